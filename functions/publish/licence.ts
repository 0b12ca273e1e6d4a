import type { SiteSettings } from './site-settings.ts';

/** Under what feeds and downloads may be used. */
export interface Licence {
  /** SPDX identifier, which is also what a Data Package names a licence by. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

/** Open licences for data, with their address as SPDX lists it. */
const KNOWN: readonly Licence[] = [
  {
    id: 'CC-BY-4.0',
    title: 'Creative Commons Attribution 4.0 International',
    url: 'https://creativecommons.org/licenses/by/4.0/',
  },
  {
    id: 'CC-BY-SA-4.0',
    title: 'Creative Commons Attribution Share Alike 4.0 International',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
  {
    id: 'CC0-1.0',
    title: 'Creative Commons Zero v1.0 Universal',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/',
  },
  {
    id: 'ODC-By-1.0',
    title: 'Open Data Commons Attribution License v1.0',
    url: 'https://opendatacommons.org/licenses/by/1-0/',
  },
  {
    id: 'ODbL-1.0',
    title: 'Open Data Commons Open Database License v1.0',
    url: 'https://opendatacommons.org/licenses/odbl/1-0/',
  },
  {
    id: 'PDDL-1.0',
    title: 'Open Data Commons Public Domain Dedication & License 1.0',
    url: 'https://opendatacommons.org/licenses/pddl/1-0/',
  },
];

const DEFAULT_LICENCE = 'CC-BY-4.0';

const known = (id: string): Licence | undefined => KNOWN.find((licence) => licence.id === id);

/** Whether it is known where a licence can be read. */
export const isKnownLicence = (id: string): boolean => known(id) !== undefined;

/** The licence of feeds and downloads: as the operator says, else attribution alone. */
export function licenceOf({ dataLicense: id = DEFAULT_LICENCE, dataLicenseUrl }: SiteSettings): Licence {
  const { title = id, url = '' } = known(id) ?? {};
  return { id, title, url: dataLicenseUrl ?? url };
}

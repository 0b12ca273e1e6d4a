import schema from '../../schemas/site.schema.json' with { type: 'json' };
import { permanent } from '../shared/errors.ts';
import { parseJson } from '../shared/parse-json.ts';
import { complainer } from '../shared/validate.ts';
import { isKnownLicence } from './licence.ts';
import type { SiteSettings } from './site-settings.ts';

/** What the schema demands of each setting, in words. */
const MUST_BE: Readonly<Record<keyof SiteSettings, string>> = {
  title: 'must not be empty',
  titleEn: 'must not be empty',
  titleHant: 'must not be empty',
  operator: 'must not be empty',
  contact: 'must be a mail address with mailto: in front, or an https: address',
  reportUrl: 'must be an https: or mailto: address; {address} and {value} are filled in',
  baseUrl:
    'must be an absolute address without a trailing slash or a query, e.g. https://minutes.agency.gov.cn',
  tagAuthority: 'must be a domain and a date, e.g. agency.gov.cn,2026',
  dataLicense: 'must be an SPDX identifier of a licence, e.g. CC-BY-4.0',
  dataLicenseUrl: 'must be an absolute address on the web',
  hubUrl: 'must be an http: or https: address',
};

/** The settings, in the order in which they are asked for. */
export const SETTINGS = Object.keys(MUST_BE).filter(isSetting);

const complaintsOf = complainer(schema);

/**
 * The operator's settings, from JSON or from anything that holds them.
 * @throws OpenMinutesError `permanent`, code `bad-site-settings`, that says of every setting what is wrong with it.
 */
export function readSiteSettings(value: string | Readonly<Record<string, unknown>>): SiteSettings {
  const given = typeof value === 'string' ? parsed(value) : value;
  const wrong = wrongIn(given);
  if (wrong.length > 0 || !isSite(given))
    throw permanent('bad-site-settings', `The settings of the site are wrong: ${wrong.join('; ')}`);
  const { $schema: _, ...settings } = given;
  return settings;
}

/** What is wrong with settings, a sentence each. */
function wrongIn(given: unknown): readonly string[] {
  const wrong = new Map<string, string>();
  for (const { keyword, instancePath, params } of complaintsOf(given)) {
    const name = instancePath.slice(1) || String(params.missingProperty ?? params.additionalProperty ?? '');
    if (!wrong.has(name))
      wrong.set(name, complaint(keyword, name, isObject(given) ? given[name] : undefined));
  }
  if (isObject(given)) {
    const { dataLicense, dataLicenseUrl } = given;
    if (typeof dataLicense === 'string' && dataLicenseUrl === undefined && !isKnownLicence(dataLicense))
      wrong.set(
        'dataLicenseUrl',
        `dataLicenseUrl is missing: where ${dataLicense} can be read is not known here`,
      );
    if (dataLicense === undefined && dataLicenseUrl !== undefined)
      wrong.set(
        'dataLicense',
        'dataLicense is missing: dataLicenseUrl does not say what the licence is called',
      );
  }
  return [...wrong.values()];
}

function complaint(keyword: string, name: string, value: unknown): string {
  if (name === '') return 'they must be a JSON object';
  if (keyword === 'required') return `${name} is missing`;
  if (!isSetting(name)) return `${name} is not a setting of the site`;
  if (keyword === 'type') return `${name} must be a text`;
  return `${name} ${MUST_BE[name]}, not ${JSON.stringify(value)}`;
}

function isSetting(name: string): name is keyof SiteSettings {
  return Object.hasOwn(MUST_BE, name);
}

const isSite = (given: unknown): given is SiteSettings & { readonly $schema?: string } =>
  complaintsOf(given).length === 0;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function parsed(json: string): unknown {
  try {
    return parseJson(json, 'site-settings');
  } catch (error) {
    throw permanent('bad-site-settings', 'The settings of the site are not JSON', error);
  }
}

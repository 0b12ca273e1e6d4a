import type { Source } from '../../../schemas/generated/source.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import { absolute, governmentFolder, sourcePage, tableFile } from '../addresses.ts';
import { contentTypeOf } from '../content-type.ts';
import { licenceOf } from '../licence.ts';
import { operatorOf } from '../operator.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { TABLES } from './tables.ts';

/**
 * A government's downloads as a schema.org Dataset, which search engines for data read. It says nothing that changes
 * with each meeting, so that the page that carries it need not wait for the files; sizes and hashes stand in the catalogue.
 */
export function schemaOrgDataset(
  id: string,
  years: readonly string[],
  { site, sources }: { readonly site: SiteSettings; readonly sources: readonly Source[] },
): object {
  const name = sourceName(sources, id);
  const source = sourceOf(id, sources);
  const english = source?.nameEn ?? name;
  const identifier = `${absolute(site, governmentFolder(id))}/catalog.jsonld#all`;
  const { mail, ...operator } = operatorOf(site);
  const organization = { '@type': 'Organization', ...operator, ...(mail !== undefined && { email: mail }) };
  const known = years.filter((year) => year !== 'undated').sort();
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': identifier,
    identifier,
    name: `${name}会议纪要数据`,
    alternateName: `Minutes of ${english}`,
    description: `从${name}公开的会议纪要中自动读出的会议、议题、决定、责任方、文件和参会人员。Meetings, agenda items, decisions, who must carry them out, documents and attendance, read automatically from the published minutes of ${english}, each with a confidence.`,
    url: absolute(site, sourcePage(id)),
    inLanguage: 'zh-Hans',
    license: licenceOf(site).url,
    creator: organization,
    publisher: organization,
    isAccessibleForFree: true,
    keywords: ['会议纪要', '常务会议', '政府信息公开', 'government minutes', 'decisions', 'attendance'],
    ...(known.length > 0 && { temporalCoverage: `${known[0]}/${known.at(-1)}` }),
    ...(source !== undefined && {
      spatialCoverage: {
        '@type': 'AdministrativeArea',
        name,
        ...(source.administrativeCode !== undefined && { identifier: source.administrativeCode }),
      },
    }),
    includedInDataCatalog: { '@type': 'DataCatalog', name: site.title, url: `${site.baseUrl}/` },
    // The name of the archive changes with its bytes: the catalogue has it.
    distribution: TABLES.map((table) => {
      const path = tableFile(id, table.name);
      return {
        '@type': 'DataDownload',
        name: `${table.title}（CSV）`,
        contentUrl: absolute(site, path),
        encodingFormat: contentTypeOf(path).replace(/;.*/, ''),
      };
    }),
  };
}

/**
 * JSON for inside `<script type="application/ld+json">`: no text in it can end the script, or begin a comment in which
 * its end would be lost.
 */
export const scriptSafe = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

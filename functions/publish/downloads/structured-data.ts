import { absolute, governmentFolder } from '../addresses.ts';
import { licenceOf } from '../licence.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { GovernmentCatalogue } from './catalogue.ts';

/** A government's downloads as a schema.org Dataset, which search engines for data read. */
export function schemaOrgDataset(catalogue: GovernmentCatalogue, site: SiteSettings): object {
  const { id, name, source, page, changedAt, all } = catalogue;
  const folder = absolute(site, governmentFolder(id));
  const organization = { '@type': 'Organization', name: site.operator, url: `${site.baseUrl}/` };
  const english = source?.nameEn ?? name;
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': `${folder}/catalog.jsonld#all`,
    identifier: `${folder}/catalog.jsonld#all`,
    name: `${name}会议纪要数据`,
    alternateName: `Minutes of ${english}`,
    description: `从${name}公开的会议纪要中自动读出的会议、议题、决定、责任方、文件和参会人员。Meetings, agenda items, decisions, who must carry them out, documents and attendance, read automatically from the published minutes of ${english}, each with a confidence.`,
    url: page,
    inLanguage: 'zh-Hans',
    license: licenceOf(site).url,
    creator: organization,
    publisher: organization,
    isAccessibleForFree: true,
    dateModified: changedAt,
    keywords: ['会议纪要', '常务会议', '政府信息公开', 'government minutes', 'decisions', 'attendance'],
    ...(all?.period !== undefined && { temporalCoverage: `${all.period.first}/${all.period.last}` }),
    ...(source !== undefined && {
      spatialCoverage: {
        '@type': 'AdministrativeArea',
        name,
        ...(source.administrativeCode !== undefined && { identifier: source.administrativeCode }),
      },
    }),
    includedInDataCatalog: { '@type': 'DataCatalog', name: site.title, url: `${site.baseUrl}/` },
    distribution: (all?.files ?? []).map(({ table, format, url, mediaType, bytes, sha256 }) => ({
      '@type': 'DataDownload',
      name: `${table.title}（${format.title}）`,
      contentUrl: url,
      encodingFormat: mediaType,
      contentSize: `${bytes} B`,
      sha256,
    })),
  };
}

/**
 * JSON for inside `<script type="application/ld+json">`: no text in it can end the script, or begin a comment in which
 * its end would be lost.
 */
export const scriptSafe = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

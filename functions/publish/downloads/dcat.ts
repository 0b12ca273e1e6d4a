import packageJson from '../../../package.json' with { type: 'json' };
import { absolute, DATA_CATALOG, governmentFolder, tableSchemaFile } from '../addresses.ts';
import { licenceOf } from '../licence.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type DataFile, type GovernmentCatalogue, newest, type TableSet } from './catalogue.ts';
import { TABLES_VERSION } from './data-package.ts';
import { CONTEXT, EU, IANA } from './dcat-context.ts';

// Classes are written out with the classes that they belong to: who checks the profile need not load the vocabularies.
type Node = Readonly<Record<string, unknown>>;

/** `data/{source}/catalog.jsonld`: a government's downloads in DCAT 3, by the application profile DCAT-AP 3.0.1. */
export function governmentCatalog(catalogue: GovernmentCatalogue, site: SiteSettings): Node {
  const { id, name, source, changedAt, all, years } = catalogue;
  const url = catalogUrl(id, site);
  const series = `${url}#years`;
  const wholeId = `${url}#all`;
  const yearIds = years.map(({ year }) => `${url}#${year}`);
  const datasets = [
    ...(all === undefined ? [] : [dataset(wholeId, catalogue, all, site)]),
    ...years.map((set, index) => ({
      ...dataset(yearIds[index] ?? '', catalogue, set, site),
      inSeries: series,
    })),
  ];
  return {
    '@context': CONTEXT,
    ...catalog(url, changedAt, site),
    title: { 'zh-Hans': `${name}会议纪要数据目录`, en: `Minutes of ${source?.nameEn ?? name}` },
    description: {
      'zh-Hans': `${name}历次会议纪要中的决定、责任单位和参会人员，分全部与各年度。`,
      en: `Decisions, those responsible and attendance from the minutes of ${source?.nameEn ?? name}: all meetings, and those of each year.`,
    },
    dataset: [
      ...datasets,
      {
        '@id': series,
        '@type': ['dcat:DatasetSeries', 'dcat:Dataset', 'dcat:Resource'],
        title: { 'zh-Hans': `${name}会议纪要年度数据`, en: `Minutes of ${source?.nameEn ?? name} by year` },
        description: {
          'zh-Hans': '每年一个数据集，按会议召开日期归入；日期不明的会议单列。',
          en: 'One dataset a year, by the day the meeting was held; meetings without a known day apart.',
        },
        publisher: publisherId(site),
        modified: changedAt,
      },
    ],
    record: [...(all === undefined ? [] : [wholeId]), ...yearIds].map((topic) =>
      record(`${topic}-record`, topic, changedAt),
    ),
  };
}

/** `data/catalog.jsonld`: the tables of all governments; those of their years stand in the catalogue of each. */
export function overallCatalog(catalogues: readonly GovernmentCatalogue[], site: SiteSettings): Node {
  const url = absolute(site, DATA_CATALOG);
  const changedAt = newest(catalogues.map((catalogue) => catalogue.changedAt));
  return {
    '@context': CONTEXT,
    ...catalog(url, changedAt, site),
    title: { 'zh-Hans': site.title, en: site.titleEn ?? 'Open government minutes' },
    description: {
      'zh-Hans': '各级政府常务会议等会议纪要中的决定、责任单位和参会人员，每个政府一个数据集。',
      en: 'Decisions, those responsible and attendance from the minutes of government meetings, one dataset a government.',
    },
    dataset: catalogues.flatMap((one) =>
      one.all === undefined ? [] : [dataset(`${catalogUrl(one.id, site)}#all`, one, one.all, site)],
    ),
    catalog: catalogues.map(({ id, name, source }) => ({
      '@id': catalogUrl(id, site),
      '@type': 'dcat:Catalog',
      title: { 'zh-Hans': `${name}会议纪要数据目录`, en: `Minutes of ${source?.nameEn ?? name}` },
      description: {
        'zh-Hans': '包括各年度数据集。',
        en: 'With a dataset for each year.',
      },
      publisher: publisherId(site),
    })),
    record: catalogues.map(({ id, changedAt: changed }) =>
      record(`${url}#${id}`, `${catalogUrl(id, site)}#all`, changed),
    ),
  };
}

const catalogUrl = (source: string, site: SiteSettings): string =>
  absolute(site, `${governmentFolder(source)}/catalog.jsonld`);

const publisherId = (site: SiteSettings): string => `${site.baseUrl}/#operator`;

/** What every catalogue says of itself. */
function catalog(url: string, changedAt: string, site: SiteSettings): Node {
  const licence = licenceOf(site);
  return {
    '@id': url,
    '@type': 'dcat:Catalog',
    publisher: {
      '@id': publisherId(site),
      '@type': 'foaf:Agent',
      name: site.operator,
      homepage: `${site.baseUrl}/`,
    },
    license: { '@id': licence.url, '@type': 'dct:LicenseDocument', identifier: licence.id },
    language: [language('ZHO'), language('ENG')],
    homepage: { '@id': `${site.baseUrl}/`, '@type': 'foaf:Document' },
    modified: changedAt,
    version: TABLES_VERSION,
  };
}

const record = (id: string, topic: string, modified: string): Node => ({
  '@id': id,
  '@type': 'dcat:CatalogRecord',
  primaryTopic: topic,
  modified,
});

function dataset(id: string, catalogue: GovernmentCatalogue, set: TableSet, site: SiteSettings): Node {
  const { name, source, page } = catalogue;
  const english = source?.nameEn ?? name;
  const { year, meetings, changedAt, period } = set;
  return {
    '@id': id,
    '@type': ['dcat:Dataset', 'dcat:Resource'],
    identifier: id,
    title: {
      'zh-Hans': `${name}会议纪要数据${year === undefined ? '' : `（${year}）`}`,
      en: `Minutes of ${english}${year === undefined ? '' : `, ${year}`}`,
    },
    description: {
      'zh-Hans': `从${name}公开的 ${meetings} 次会议纪要中自动读出：会议、议题、决定、责任方、文件、参会人员、单位和人员，每一项都注明把握。`,
      en: `Read automatically from ${meetings} published sets of minutes of ${english}: meetings, agenda items, decisions, who must carry them out, documents, attendance, organisations and people, each with a confidence.`,
    },
    keyword: {
      'zh-Hans': ['会议纪要', '常务会议', '政府信息公开', '决定', '参会人员'],
      en: ['government minutes', 'decisions', 'attendance', 'open government'],
    },
    theme: {
      '@id': `${EU}data-theme/GOVE`,
      '@type': 'skos:Concept',
      prefLabel: { en: 'Government and public sector' },
    },
    publisher: publisherId(site),
    creator: {
      '@type': ['foaf:Agent', 'foaf:Organization'],
      name,
      ...(source?.homepage !== undefined && { homepage: source.homepage }),
    },
    contactPoint: contact(site),
    landingPage: { '@id': page, '@type': 'foaf:Document' },
    language: [language('ZHO')],
    license: licenceOf(site).url,
    accrualPeriodicity: { '@id': `${EU}frequency/IRREG`, '@type': 'dct:Frequency' },
    modified: changedAt,
    version: TABLES_VERSION,
    ...(period !== undefined && {
      temporal: { '@type': 'dct:PeriodOfTime', startDate: period.first, endDate: period.last },
    }),
    ...(source?.administrativeCode !== undefined && {
      spatial: {
        '@type': 'dct:Location',
        identifier: source.administrativeCode,
        prefLabel: { 'zh-Hans': name, ...(source.nameEn !== undefined && { en: source.nameEn }) },
      },
    }),
    provenance: {
      '@type': 'dct:ProvenanceStatement',
      label: {
        'zh-Hans': '政府网站公开的会议纪要，由程序读出，经更正的另有注明。',
        en: 'Minutes published on the website of the government, read by a program; corrections are marked as such.',
      },
    },
    wasGeneratedBy: {
      '@type': 'prov:Activity',
      ...(source?.homepage !== undefined && { used: { '@id': source.homepage, '@type': 'prov:Entity' } }),
      wasAssociatedWith: {
        '@type': ['prov:SoftwareAgent', 'foaf:Agent'],
        name: `open-minutes ${packageJson.version}`,
      },
    },
    distribution: set.files.map((file) =>
      distribution(`${id}-${file.table.name}${file.format.end}`, file, page, site),
    ),
  };
}

function contact({ operator, reportUrl, baseUrl }: SiteSettings): Node {
  return {
    '@type': ['vcard:Kind', 'vcard:Organization'],
    fn: operator,
    ...(reportUrl?.startsWith('mailto:') ? { hasEmail: reportUrl } : { hasURL: reportUrl ?? `${baseUrl}/` }),
  };
}

function distribution(id: string, file: DataFile, page: string, site: SiteSettings): Node {
  const { table, format, url, mediaType, bytes, sha256, changedAt, rows } = file;
  return {
    '@id': id,
    '@type': 'dcat:Distribution',
    title: { 'zh-Hans': `${table.title}（${format.title}）`, en: `${table.titleEn} (${format.titleEn})` },
    description: { en: `${table.description} ${rows} rows.` },
    accessURL: page,
    downloadURL: url,
    mediaType: { '@id': `${IANA}${mediaType}`, '@type': 'dct:MediaType' },
    format:
      mediaType === 'text/csv'
        ? { '@id': `${EU}file-type/CSV`, '@type': 'dct:MediaTypeOrExtent' }
        : { '@type': 'dct:MediaTypeOrExtent', label: { en: format.titleEn } },
    ...(file.path.endsWith('.gz') && {
      compressFormat: { '@id': `${IANA}application/gzip`, '@type': 'dct:MediaType' },
    }),
    byteSize: bytes,
    checksum: {
      '@type': 'spdx:Checksum',
      algorithm: { '@id': 'spdx:checksumAlgorithm_sha256', '@type': 'spdx:ChecksumAlgorithm' },
      checksumValue: sha256,
    },
    license: licenceOf(site).url,
    issued: changedAt,
    conformsTo: { '@id': absolute(site, tableSchemaFile(table.name)), '@type': 'dct:Standard' },
  };
}

const language = (code: string): Node => ({
  '@id': `${EU}language/${code}`,
  '@type': 'dct:LinguisticSystem',
});

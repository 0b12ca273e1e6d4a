import packageJson from '../../../package.json' with { type: 'json' };
import {
  ALL_TABLES,
  absolute,
  CODES,
  DATA_CATALOG,
  DATABASE,
  DOWNLOADS_PAGE,
  GOVERNMENTS,
  governmentFolder,
  LATEST,
  tableSchemaFile,
} from '../addresses.ts';
import { contentTypeOf } from '../content-type.ts';
import { licenceOf } from '../licence.ts';
import { operatorOf } from '../operator.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type DataFile, type GovernmentCatalogue, newest } from './catalogue.ts';
import { TABLES_VERSION } from './data-package.ts';
import { CONTEXT, EU, IANA } from './dcat-context.ts';

// Classes are written out with the classes that they belong to: who checks the profile need not load the vocabularies.
type Node = Readonly<Record<string, unknown>>;

/** `data/{source}/catalog.jsonld`: a government's downloads in DCAT 3, by the application profile DCAT-AP 3.0.1. */
export function governmentCatalog(catalogue: GovernmentCatalogue, site: SiteSettings): Node {
  const { id, name, source, changedAt } = catalogue;
  const url = catalogUrl(id, site);
  const whole = `${url}#all`;
  return {
    '@context': CONTEXT,
    ...catalog(url, changedAt, site),
    title: { 'zh-Hans': `${name}会议纪要数据目录`, en: `Minutes of ${source?.nameEn ?? name}` },
    description: {
      'zh-Hans': `${name}历次会议纪要中的决定、责任单位和参会人员。`,
      en: `Decisions, those responsible and attendance from the minutes of ${source?.nameEn ?? name}.`,
    },
    dataset: [dataset(whole, catalogue, site)],
    record: [record(`${whole}-record`, whole, changedAt)],
  };
}

/**
 * `data/catalog.jsonld`: the catalogues of the governments, and one dataset for the list that leads to the tables of all.
 * What each government publishes stands in its own catalogue: of three thousand it would be 80 MB.
 * @param nightly Paths of the files that the night makes of all, as far as they are there.
 */
export function overallCatalog(
  catalogues: readonly GovernmentCatalogue[],
  nightly: readonly string[],
  site: SiteSettings,
): Node {
  const url = absolute(site, DATA_CATALOG);
  const changedAt = newest(catalogues.map((catalogue) => catalogue.changedAt));
  const whole = `${url}#all`;
  const title = { 'zh-Hans': site.title, en: site.titleEn ?? 'Open government minutes' };
  return {
    '@context': CONTEXT,
    ...catalog(url, changedAt, site),
    title,
    description: {
      'zh-Hans': '各级政府常务会议等会议纪要中的决定、责任单位和参会人员，每个政府一个目录。',
      en: 'Decisions, those responsible and attendance from the minutes of government meetings, one catalogue a government.',
    },
    dataset: [
      {
        '@id': whole,
        '@type': ['dcat:Dataset', 'dcat:Resource'],
        identifier: whole,
        title,
        description: {
          'zh-Hans':
            '全部政府的会议、决定、责任方、文件、参会人员、单位和人员：各表的清单，每夜合成的 Parquet 文件，以及数据库。',
          en: 'Meetings, decisions, who must carry them out, documents, attendance, organisations and people of all governments: the list of their tables, and what every night makes of them.',
        },
        publisher: publisherId(site),
        contactPoint: contactPoint(site),
        license: licenceOf(site).url,
        modified: changedAt,
        distribution: ofAll(whole, nightly, site),
      },
    ],
    catalog: catalogues.map(({ id, name, source }) => ({
      '@id': catalogUrl(id, site),
      '@type': 'dcat:Catalog',
      title: { 'zh-Hans': `${name}会议纪要数据目录`, en: `Minutes of ${source?.nameEn ?? name}` },
      description: {
        'zh-Hans': '会议、议题、决定、责任方、文件、参会人员、单位和人员。',
        en: 'Meetings, agenda items, decisions, who must carry them out, documents, attendance, organisations and people.',
      },
      publisher: publisherId(site),
    })),
    record: [record(`${whole}-record`, whole, changedAt)],
  };
}

/** The files of all governments. Those of the night change with it, and have neither size nor checksum here. */
function ofAll(whole: string, nightly: readonly string[], site: SiteSettings): readonly Node[] {
  const file = (id: string, zh: string, en: string, path: string): Node => ({
    '@id': `${whole}-${id}`,
    '@type': 'dcat:Distribution',
    title: { 'zh-Hans': zh, en },
    accessURL: absolute(site, DOWNLOADS_PAGE),
    downloadURL: absolute(site, path),
    mediaType: { '@id': `${IANA}${contentTypeOf(path).replace(/;.*/, '')}`, '@type': 'dct:MediaType' },
    license: licenceOf(site).url,
  });
  return [
    file('list', '清单（JSON）', 'List (JSON)', LATEST),
    file('governments', '政府一览（CSV）', 'Governments (CSV)', GOVERNMENTS),
    file('codes', '代码表（CSV）', 'Codes (CSV)', CODES),
    ...(nightly.includes(ALL_TABLES)
      ? [
          file(
            'parquet',
            '全部表的 Parquet 文件清单（每夜更新）',
            'List of all tables as Apache Parquet, made every night',
            ALL_TABLES,
          ),
        ]
      : []),
    ...(nightly.includes(DATABASE)
      ? [file('database', '全部表（SQLite，每夜更新）', 'All tables (SQLite), made every night', DATABASE)]
      : []),
  ];
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

function dataset(id: string, catalogue: GovernmentCatalogue, site: SiteSettings): Node {
  const { name, source, page, meetings, changedAt, period } = catalogue;
  const english = source?.nameEn ?? name;
  return {
    '@id': id,
    '@type': ['dcat:Dataset', 'dcat:Resource'],
    identifier: id,
    title: {
      'zh-Hans': `${name}会议纪要数据`,
      en: `Minutes of ${english}`,
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
    contactPoint: contactPoint(site),
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
    distribution: distributionsOf(catalogue, site).map((one) => distribution(one, catalogue, site)),
  };
}

function contactPoint(site: SiteSettings): Node {
  const { name, mail, url } = operatorOf(site);
  return {
    '@type': ['vcard:Kind', 'vcard:Organization'],
    fn: name,
    ...(mail !== undefined && { hasEmail: `mailto:${mail}` }),
    hasURL: url,
  };
}

/** What a distribution says beside where it is. */
interface Distribution {
  readonly file: DataFile;
  readonly title: Readonly<Record<'zh-Hans' | 'en', string>>;
  readonly description: string;
  /** Of the file type authority of the EU, where it has one. */
  readonly type: 'CSV' | 'XLSX' | 'ZIP' | 'JSON';
  readonly conformsTo: string;
}

function distributionsOf(
  { tables, archive, workbook, popolo }: GovernmentCatalogue,
  site: SiteSettings,
): Distribution[] {
  return [
    ...tables.map(
      ({ table, rows, ...file }): Distribution => ({
        file,
        title: { 'zh-Hans': `${table.title}（CSV）`, en: `${table.titleEn} (CSV)` },
        description: `${table.description} ${rows} rows.`,
        type: 'CSV',
        conformsTo: absolute(site, tableSchemaFile(table.name)),
      }),
    ),
    {
      file: archive,
      title: { 'zh-Hans': '全部表（Parquet，压缩包）', en: 'All tables (Apache Parquet, in one archive)' },
      description:
        'Every table with the types of its columns, in one file that never changes under its name.',
      type: 'ZIP',
      conformsTo: 'https://parquet.apache.org/docs/file-format/',
    },
    {
      file: workbook,
      title: { 'zh-Hans': '全部表（Excel）', en: 'All tables (Excel)' },
      description:
        'Every table as a sheet, headed in Chinese, without the columns that only programs can use.',
      type: 'XLSX',
      conformsTo: 'https://ecma-international.org/publications-and-standards/standards/ecma-376/',
    },
    {
      file: popolo,
      title: {
        'zh-Hans': '人员、单位、会议和决定（Popolo）',
        en: 'People, bodies, meetings, decisions (Popolo)',
      },
      description:
        'Persons, organizations, posts, memberships, events and motions, as civic technology joins them.',
      type: 'JSON',
      conformsTo: 'https://www.popoloproject.com/specs/',
    },
  ];
}

function distribution(
  { file, title, description, type, conformsTo }: Distribution,
  { page, changedAt, archive, id }: GovernmentCatalogue,
  site: SiteSettings,
): Node {
  const { url, mediaType } = file;
  return {
    '@id': `${catalogUrl(id, site)}#${file === archive ? 'tables.zip' : url.slice(url.lastIndexOf('/') + 1)}`,
    '@type': 'dcat:Distribution',
    title,
    description: { en: description },
    accessURL: page,
    downloadURL: url,
    mediaType: { '@id': `${IANA}${mediaType}`, '@type': 'dct:MediaType' },
    format: { '@id': `${EU}file-type/${type}`, '@type': 'dct:MediaTypeOrExtent' },
    ...(file === archive && {
      byteSize: archive.bytes,
      checksum: {
        '@type': 'spdx:Checksum',
        algorithm: { '@id': 'spdx:checksumAlgorithm_sha256', '@type': 'spdx:ChecksumAlgorithm' },
        checksumValue: archive.sha256,
      },
    }),
    license: licenceOf(site).url,
    issued: changedAt,
    conformsTo: { '@id': conformsTo, '@type': 'dct:Standard' },
  };
}

const language = (code: string): Node => ({
  '@id': `${EU}language/${code}`,
  '@type': 'dct:LinguisticSystem',
});

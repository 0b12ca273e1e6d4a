import { absolute, governmentFolder } from '../addresses.ts';
import { licenceOf } from '../licence.ts';
import { operatorOf } from '../operator.ts';
import type { SiteSettings } from '../site-settings.ts';
import type { GovernmentCatalogue, TableInCatalogue } from './catalogue.ts';
import { TABLES_VERSION } from './data-package.ts';
import type { ColumnDescription, TableName } from './table.ts';
import { nameInArchive } from './table-files.ts';
import { keyOf } from './tables.ts';

/** The context that Croissant 1.1 prescribes (docs.mlcommons.org/croissant). */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  containedIn: 'cr:containedIn',
  cr: 'http://mlcommons.org/croissant/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  description: { '@container': '@language' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  fileProperty: 'cr:fileProperty',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  name: { '@container': '@language' },
  parentField: 'cr:parentField',
  path: 'cr:path',
  rai: 'http://mlcommons.org/croissant/RAI/',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
} as const;

const DATA_TYPES: Readonly<Record<ColumnDescription['type'], string>> = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  date: 'sc:Date',
  instant: 'sc:DateTime',
  url: 'sc:URL',
  list: 'sc:Text',
};

/** `data/{source}/croissant.json`: the tables of all meetings for those who train and test models (Croissant 1.1). */
export function croissant(catalogue: GovernmentCatalogue, site: SiteSettings): object {
  const { id, name, source, page, changedAt, tables } = catalogue;
  const { mail, ...operator } = operatorOf(site);
  const organization = {
    '@type': 'sc:Organization',
    ...operator,
    ...(mail !== undefined && { email: mail }),
  };
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    name: `open-minutes-${id}`,
    alternateName: { '@value': `${name}会议纪要数据`, '@language': 'zh-Hans' },
    description: `Decisions, those responsible and attendance from the minutes of ${source?.nameEn ?? name}, read automatically from its website, each with a confidence.`,
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    license: licenceOf(site).url,
    url: page,
    version: TABLES_VERSION,
    datePublished: changedAt.slice(0, 10),
    dateModified: changedAt,
    inLanguage: 'zh-Hans',
    isLiveDataset: true,
    creator: organization,
    publisher: organization,
    citeAs: `${site.operator}, minutes of ${source?.nameEn ?? name}, ${absolute(site, governmentFolder(id))}/`,
    distribution: [archiveObject(catalogue), ...tables.map(fileObject)],
    recordSet: tables.map(recordSet),
  };
}

/** As the reference reader of Croissant calls Parquet; it knows no other name. */
const ENCODING = 'application/x-parquet';

const ARCHIVE = 'tables.zip';

const archiveObject = ({ archive: { url, bytes, sha256 } }: GovernmentCatalogue): object => ({
  '@type': 'cr:FileObject',
  '@id': ARCHIVE,
  name: ARCHIVE,
  description: 'Every table as Parquet.',
  contentUrl: url,
  contentSize: `${bytes} B`,
  encodingFormat: 'application/zip',
  sha256,
});

const fileObject = ({ table }: TableInCatalogue): object => ({
  '@type': 'cr:FileObject',
  '@id': nameInArchive(table.name),
  name: nameInArchive(table.name),
  description: table.description,
  containedIn: { '@id': ARCHIVE },
  contentUrl: nameInArchive(table.name),
  encodingFormat: ENCODING,
});

const fieldId = (table: TableName, column: string): string => `${table}/${column}`;

/** A column of a table's file, as a source of values. */
const cells = (table: TableName, column: string): object => ({
  fileObject: { '@id': nameInArchive(table) },
  extract: { column },
});

const recordSet = ({ table }: TableInCatalogue): object => ({
  '@type': 'cr:RecordSet',
  '@id': table.name,
  name: table.name,
  description: table.description,
  key: { '@id': fieldId(table.name, keyOf(table.name)) },
  field: table.columns.map(({ name, type, description, references }) => ({
    '@type': 'cr:Field',
    '@id': fieldId(table.name, name),
    name,
    description,
    dataType: DATA_TYPES[type],
    source: cells(table.name, name),
    // The column of the file, not the field: readers stumble over a record set that refers to one that refers on.
    ...(references !== undefined && type !== 'list' && { references: cells(references, keyOf(references)) }),
  })),
});

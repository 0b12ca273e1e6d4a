import type { Source } from '../../../schemas/generated/source.ts';
import { absolute, DATA_PACKAGE } from '../addresses.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import type { Catalogue, CataloguedFile } from './catalogue.ts';
import type { ColumnDescription, Table, TableName } from './table.ts';
import { keyOf } from './tables.ts';

const PROFILES = 'https://datapackage.org/profiles/2.0';
/** Of the shape of the tables (SemVer): a new column raises the second number, a changed or dropped one the first. */
const VERSION = '1.1.0';

/**
 * `data/datapackage.json`: the CSV files as a Data Package (v2, datapackage.org), with a Table Schema each. The edition
 * for Excel is for reading and no part of it; NDJSON has no format in the standard.
 */
export function dataPackage(
  { changedAt, files }: Catalogue,
  site: SiteSettings,
  sources: readonly Source[],
): object {
  const packaged = files.filter(({ end }) => end === '.csv');
  const governments = [...new Set(packaged.map(({ source }) => source))];
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: 'open-minutes',
    id: absolute(site, DATA_PACKAGE),
    title: site.title,
    description:
      'Decisions and attendance from the minutes of government meetings, one set of tables a government and year.',
    version: VERSION,
    created: changedAt,
    homepage: `${site.baseUrl}/`,
    sources: governments.map((id) => sourceOf(id, sources)),
    contributors: [{ title: site.operator, roles: ['publisher'] }],
    resources: packaged.map(resource),
  };
}

const sourceOf = (id: string, sources: readonly Source[]) => {
  const homepage = sources.find((source) => source.id === id)?.homepage;
  return { title: sourceName(sources, id), ...(homepage !== undefined && { path: homepage }) };
};

/** Names are unique because a source and a year name one partition. */
const resourceName = ({ source, year }: CataloguedFile, table: string): string =>
  `${source}-${year}-${table}`;

function resource(file: CataloguedFile): object {
  const { table } = file;
  return {
    $schema: `${PROFILES}/dataresource.json`,
    name: resourceName(file, table.name),
    path: file.path,
    type: 'table',
    title: table.title,
    description: table.description,
    format: 'csv',
    mediatype: file.mediaType,
    encoding: 'utf-8',
    dialect: { $schema: `${PROFILES}/tabledialect.json`, lineTerminator: '\r\n' },
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    schema: tableSchema(table, (other) => resourceName(file, other)),
  };
}

/** The Table Schema of a table; `nameOf` names the resource that holds another table of the same partition. */
function tableSchema({ name: table, columns }: Table, nameOf: (table: TableName) => string): object {
  const key = keyOf(table);
  // A list of keys is a text here, of which the standard cannot say that its parts are keys.
  const foreignKeys = columns.flatMap(({ name, type, references }) =>
    references === undefined || type === 'list'
      ? []
      : [{ fields: [name], reference: { resource: nameOf(references), fields: [keyOf(references)] } }],
  );
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: columns.map((column) => field(column, column.name === key)),
    missingValues: [''],
    primaryKey: [key],
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

/** Lists are strings: how they escape what separates their entries, the standard's type `list` cannot say. */
const FIELD_TYPES: Readonly<Record<ColumnDescription['type'], string>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  date: 'date',
  // A page may give no more than the day.
  datetime: 'string',
  url: 'string',
  list: 'string',
};

function field({ name, title, type, description, codes }: ColumnDescription, isKey: boolean): object {
  const constraints = {
    ...(isKey && { required: true, unique: true }),
    ...(codes !== undefined && type === 'string' && { enum: codes }),
  };
  return {
    name,
    title,
    description,
    type: FIELD_TYPES[type],
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

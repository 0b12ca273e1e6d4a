import { absolute, DATA_PACKAGE, governmentFolder, tableSchemaFile } from '../addresses.ts';
import { licenceOf } from '../licence.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type DataFile, type GovernmentCatalogue, newest, type TableSet, tableSets } from './catalogue.ts';
import type { TableName } from './table.ts';
import { PROFILES, tableSchema } from './table-schema.ts';

/** Of the shape of the tables (SemVer): a new column raises the second number, a changed or dropped one the first. */
export const TABLES_VERSION = '1.2.0';

/**
 * `data/{source}/datapackage.json`: the CSV files of a government as a Data Package (v2, datapackage.org), with a Table
 * Schema each: first the tables of all meetings, then those of each year. The edition for Excel is for reading and no
 * part of it; NDJSON has no format in the standard.
 */
export function governmentPackage(catalogue: GovernmentCatalogue, site: SiteSettings): object {
  const { id, name, changedAt } = catalogue;
  return {
    ...head(`open-minutes-${id}`, `${governmentFolder(id)}/datapackage.json`, [catalogue], site),
    title: `${name}：会议纪要开放数据`,
    description:
      'Decisions and attendance from the minutes of the meetings of one government: the tables of all meetings, and those of each year.',
    created: changedAt,
    resources: tableSets(catalogue).flatMap((set) =>
      set.files.filter(isPackaged).map((file) => ({
        ...resource(file),
        name: resourceName(set, file.table.name),
        path: `${set.folder}${file.table.name}.csv`,
        title: set.year === undefined ? file.table.title : `${file.table.title}（${set.year}）`,
        schema: tableSchema(file.table, (other) => resourceName(set, other)),
      })),
    ),
  };
}

/**
 * `data/datapackage.json`: the tables of all governments. Small, because it leaves columns to files of their own, and
 * years and foreign keys to the packages of the governments.
 */
export function overallPackage(catalogues: readonly GovernmentCatalogue[], site: SiteSettings): object {
  return {
    ...head('open-minutes', DATA_PACKAGE, catalogues, site),
    title: site.title,
    description:
      'Decisions and attendance from the minutes of government meetings, one set of tables a government. The package of each government, beside its tables, also has those of each year, and the keys that hold tables together.',
    created: newest(catalogues.map(({ changedAt }) => changedAt)),
    resources: catalogues.flatMap(({ id, name, all }) =>
      (all?.files ?? []).filter(isPackaged).map((file) => ({
        ...resource(file),
        name: `${id}-${file.table.name}`,
        path: file.path,
        title: `${name}：${file.table.title}`,
        schema: tableSchemaFile(file.table.name).replace(/^[^/]*\//, ''),
      })),
    ),
  };
}

const isPackaged = ({ format }: DataFile): boolean => format.id === 'csv';

/** Names are unique because a year names one set of tables. */
const resourceName = ({ year }: TableSet, table: TableName): string =>
  year === undefined ? table : `${year}-${table}`;

function head(name: string, path: string, catalogues: readonly GovernmentCatalogue[], site: SiteSettings) {
  const { id: licence, title, url } = licenceOf(site);
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name,
    id: absolute(site, path),
    version: TABLES_VERSION,
    homepage: `${site.baseUrl}/`,
    keywords: ['会议纪要', '常务会议', '政府信息公开', 'government minutes', 'decisions', 'attendance'],
    licenses: [{ name: licence, path: url, title }],
    sources: catalogues.map(({ name: title, source }) => ({
      title,
      ...(source?.homepage !== undefined && { path: source.homepage }),
    })),
    contributors: [{ title: site.operator, path: `${site.baseUrl}/`, roles: ['publisher'] }],
  };
}

const resource = ({ table, mediaType, bytes, sha256 }: DataFile) => ({
  $schema: `${PROFILES}/dataresource.json`,
  type: 'table',
  description: table.description,
  format: 'csv',
  mediatype: mediaType,
  encoding: 'utf-8',
  dialect: { $schema: `${PROFILES}/tabledialect.json`, lineTerminator: '\r\n' },
  bytes,
  hash: `sha256:${sha256}`,
});

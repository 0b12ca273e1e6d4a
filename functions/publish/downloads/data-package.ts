import { absolute, DATA_PACKAGE, governmentFolder, tableSchemaFile } from '../addresses.ts';
import { licenceOf } from '../licence.ts';
import { operatorOf } from '../operator.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type GovernmentCatalogue, newest, type TableInCatalogue } from './catalogue.ts';
import { PROFILES, tableSchema } from './table-schema.ts';
import { TABLES } from './tables.ts';

/** Of the shape of the tables (SemVer): a new column raises the second number, a changed or dropped one the first. */
export const TABLES_VERSION = '3.0.0';

/**
 * `data/{source}/datapackage.json`: the CSV files of a government as a Data Package (v2, datapackage.org), with a Table
 * Schema each. It was created when the first of them was seen, so that it says the same after one more meeting.
 */
export function governmentPackage(catalogue: GovernmentCatalogue, site: SiteSettings): object {
  const { id, name, changedAt, createdAt = changedAt, tables } = catalogue;
  return {
    ...head(`open-minutes-${id}`, `${governmentFolder(id)}/datapackage.json`, [catalogue], site),
    title: `${name}：会议纪要开放数据`,
    description: 'Decisions and attendance from the minutes of the meetings of one government.',
    created: createdAt,
    resources: tables.map((file) => ({
      ...resource(file),
      name: file.table.name,
      path: `${file.table.name}.csv`,
      title: file.table.title,
      schema: tableSchema(file.table, (other) => other),
    })),
  };
}

/**
 * `data/datapackage.json`: each table of all governments as one resource in many CSV files, one a government. Columns stand
 * in files of their own; the package of each government has the keys that hold its tables together.
 */
export function overallPackage(catalogues: readonly GovernmentCatalogue[], site: SiteSettings): object {
  return {
    ...head('open-minutes', DATA_PACKAGE, catalogues, site),
    title: site.title,
    description:
      'Decisions and attendance from the minutes of government meetings, one set of tables a government, which stand in the order of their identifiers.',
    created: newest(catalogues.map(({ changedAt }) => changedAt)),
    resources: TABLES.flatMap((table) => {
      const files = catalogues.flatMap(({ tables }) => tables.filter((file) => file.table === table));
      const [first] = files;
      if (first === undefined) return [];
      return [
        {
          ...resource(first),
          name: table.name,
          path: files.map(({ path }) => path),
          title: table.title,
          schema: tableSchemaFile(table.name).replace(/^[^/]*\//, ''),
        },
      ];
    }),
  };
}

function head(name: string, path: string, catalogues: readonly GovernmentCatalogue[], site: SiteSettings) {
  const { id: licence, title, url } = licenceOf(site);
  const operator = operatorOf(site);
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
    contributors: [
      {
        title: operator.name,
        path: operator.url,
        ...(operator.mail !== undefined && { email: operator.mail }),
        roles: ['publisher'],
      },
    ],
  };
}

const resource = ({ table, mediaType }: TableInCatalogue) => ({
  $schema: `${PROFILES}/dataresource.json`,
  type: 'table',
  description: table.description,
  format: 'csv',
  mediatype: mediaType,
  encoding: 'utf-8',
  dialect: { $schema: `${PROFILES}/tabledialect.json`, lineTerminator: '\r\n' },
});

import { absolute, governmentFolder } from '../addresses.ts';
import { licenceOf } from '../licence.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type GovernmentCatalogue, newest } from './catalogue.ts';
import { TABLES_VERSION } from './data-package.ts';
import { TABLES } from './tables.ts';

/**
 * `data/latest.json`: the files that together are all data. It is the way to the tables of all governments as they are
 * now: a program reads the addresses of a table from it, and then these files as one. The name of an archive ends in the
 * first characters of its SHA-256; the whole of it is in the manifest of the government.
 */
export function latest(catalogues: readonly GovernmentCatalogue[], site: SiteSettings): object {
  const { id: licence, url } = licenceOf(site);
  const rowsOf = (name: string) =>
    catalogues
      .flatMap(({ tables }) => tables)
      .reduce((sum, { table, rows }) => (table.name === name ? sum + rows : sum), 0);
  return {
    schemaVersion: '3.0',
    version: TABLES_VERSION,
    changedAt: newest(catalogues.map(({ changedAt }) => changedAt)),
    license: { name: licence, path: url },
    rows: Object.fromEntries(TABLES.map(({ name }) => [name, rowsOf(name)])),
    governments: catalogues.map(({ id, name, changedAt, meetings }) => ({
      source: id,
      name,
      changedAt,
      meetings,
      manifest: absolute(site, `${governmentFolder(id)}/manifest.json`),
    })),
    files: catalogues.flatMap(({ id, tables, archive }) => [
      ...tables.map(({ table, rows, url }) => ({
        source: id,
        format: 'csv',
        table: table.name,
        rows,
        url,
      })),
      { source: id, format: 'parquet', bytes: archive.bytes, url: archive.url },
    ]),
  };
}

import { licenceOf } from '../licence.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type GovernmentCatalogue, newest } from './catalogue.ts';
import { TABLES_VERSION } from './data-package.ts';
import { tableFile } from './manifest.ts';
import { TABLES } from './tables.ts';

/**
 * `data/latest.json`: the files that together are all data, in every format. It is the way to the tables of all
 * governments at once: a program reads the addresses of a table from it, and then these files as one.
 */
export function latest(catalogues: readonly GovernmentCatalogue[], site: SiteSettings): object {
  const { id: licence, url } = licenceOf(site);
  const rowsOf = (table: string) =>
    catalogues
      .map(({ files }) => files.find((file) => file.table.name === table)?.rows ?? 0)
      .reduce((sum, rows) => sum + rows, 0);
  return {
    schemaVersion: '2.0',
    version: TABLES_VERSION,
    changedAt: newest(catalogues.map(({ changedAt }) => changedAt)),
    license: { name: licence, path: url },
    rows: Object.fromEntries(TABLES.map(({ name }) => [name, rowsOf(name)])),
    files: catalogues.flatMap(({ id, files }) => files.map((file) => tableFile(id, file))),
  };
}

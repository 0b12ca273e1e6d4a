import { licenceOf } from '../licence.ts';
import type { SiteSettings } from '../site-settings.ts';
import { type DataFile, type GovernmentCatalogue, newest } from './catalogue.ts';
import { TABLES_VERSION } from './data-package.ts';
import { TABLES } from './tables.ts';

/** The edition for Excel is for people, who choose a government. */
const isRead = ({ format }: DataFile): boolean => format.id === 'csv' || format.id === 'parquet';

/**
 * `data/latest.json`: the files that together are all data. The names of Parquet files begin with what they hold, and end
 * in the first characters of their SHA-256; the whole of it is in the manifest of the government. It is the way to the tables of all
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
    files: catalogues.flatMap(({ id, files }) =>
      files.filter(isRead).map(({ table, format, rows, url, fixed }) => ({
        source: id,
        table: table.name,
        format: format.id,
        url,
        rows,
        ...(fixed !== undefined && { bytes: fixed.bytes }),
      })),
    ),
  };
}

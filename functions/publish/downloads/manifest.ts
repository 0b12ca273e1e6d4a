import type { GovernmentCatalogue } from './catalogue.ts';

/**
 * `data/{source}/manifest.json`: the files of a government's downloads. A checksum is given of the archive, which never
 * changes under its name.
 * @param withdrawn Identifiers of the meetings whose rows are gone, in ascending order: who keeps a copy deletes them.
 */
export const governmentManifest = (
  { id, name, changedAt, tables, archive, workbook, popolo }: GovernmentCatalogue,
  withdrawn: readonly string[],
): object => ({
  schemaVersion: '3.0',
  source: id,
  name,
  changedAt,
  rows: Object.fromEntries(tables.map(({ table, rows }) => [table.name, rows])),
  files: [
    ...tables.map(({ table, rows, ...file }) => ({ format: 'csv', table: table.name, rows, ...file })),
    { format: 'parquet', ...archive },
    { format: 'xlsx', ...workbook },
    { format: 'popolo', ...popolo },
  ],
  withdrawn,
});

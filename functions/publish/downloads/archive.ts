import { unzipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { GZIP } from './parquet.ts';
import type { CellValue, ColumnDescription, Table, TableRow } from './table.ts';
import { nameInArchive } from './table-files.ts';

/** A table of a government's archive, as a Parquet file; undefined where the release that wrote it had no such table. */
export function tableInArchive(archive: Uint8Array, table: string): ArrayBuffer | undefined {
  const wanted = nameInArchive(table);
  const file = unzipSync(archive, { filter: ({ name }) => name === wanted })[wanted];
  return file && new Uint8Array(file).buffer;
}

const ROWS_READ = 10_000;

/** The rows of a table in an archive, whatever columns the release had that wrote it. */
export async function* rowsInArchive(
  archive: Uint8Array,
  { name: table, columns }: Pick<Table, 'name' | 'columns'>,
): AsyncIterable<TableRow> {
  const file = tableInArchive(archive, table);
  if (file === undefined) return;
  const metadata = parquetMetadata(file);
  for (let from = 0; from < metadata.num_rows; from += ROWS_READ) {
    const read = await parquetReadObjects({
      file,
      metadata,
      rowStart: from,
      rowEnd: from + ROWS_READ,
      compressors: GZIP,
    });
    for (const row of read) yield columns.map(({ name, type }) => cellOf(row[name], type));
  }
}

function cellOf(value: unknown, type: ColumnDescription['type']): CellValue {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date) return type === 'date' ? value.toISOString().slice(0, 10) : value.toISOString();
  if (typeof value === 'string' || typeof value === 'number') return value;
  return Array.isArray(value) ? value.map(String) : String(value);
}

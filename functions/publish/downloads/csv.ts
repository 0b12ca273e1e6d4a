import { type Options, stringify } from 'csv-stringify/sync';
import type { CellValue, ColumnDescription } from './table.ts';

/** Between the entries of a list in one cell. Inside an entry it is written `\|`, and a backslash `\\`. */
const LIST_SEPARATOR = '|';

export const joinList = (entries: readonly string[]): string =>
  entries.map((entry) => entry.replace(/[\\|]/g, '\\$&')).join(LIST_SEPARATOR);

const cell = (value: CellValue): string | number | undefined =>
  typeof value === 'object' ? joinList(value) : value;

type Rows = readonly (readonly CellValue[])[];

function write(columns: readonly ColumnDescription[], rows: Rows, options: Options): Uint8Array {
  const records = [columns.map(({ name }) => name), ...rows.map((row) => row.map(cell))];
  return Buffer.from(stringify(records, { record_delimiter: '\r\n', ...options }));
}

/** RFC 4180: UTF-8 without a byte order mark, a header row, CRLF. Every value exactly as it is. */
export const csv = (columns: readonly ColumnDescription[], rows: Rows): Uint8Array =>
  write(columns, rows, {});

/**
 * The same for Excel, which needs a byte order mark to see UTF-8 and takes cells that begin with `=`, `+`, `-` or
 * `@` for formulas: they get an apostrophe in front, so this edition is for reading, not for computing.
 */
export const excelCsv = (columns: readonly ColumnDescription[], rows: Rows): Uint8Array =>
  write(columns, rows, { bom: true, escape_formulas: true });

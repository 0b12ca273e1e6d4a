import { type Options, stringify } from 'csv-stringify/sync';
import type { TableWriter } from './formats.ts';
import type { CellValue, ColumnDescription, TableRow } from './table.ts';

/** Between the entries of a list in one cell. Inside an entry it is written `\|`, and a backslash `\\`. */
const LIST_SEPARATOR = '|';

export const joinList = (entries: readonly string[]): string =>
  entries.map((entry) => entry.replace(/[\\|]/g, '\\$&')).join(LIST_SEPARATOR);

const cell = (value: CellValue): string | number | undefined =>
  typeof value === 'object' ? joinList(value) : value;

/** Of line breaks the package by itself quotes those alone that end its records; the standard wants every one quoted. */
const RFC_4180: Options = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ };

const BYTE_ORDER_MARK = '\uFEFF';

function csvWriter(columns: readonly ColumnDescription[], begin: string, options: Options): TableWriter {
  const text = (records: readonly (readonly (string | number | undefined)[])[]) =>
    Buffer.from(stringify([...records], { ...RFC_4180, ...options }));
  const parts = [Buffer.from(begin), text([columns.map(({ name }) => name)])];
  return {
    write: (rows: readonly TableRow[]) => {
      if (rows.length > 0) parts.push(text(rows.map((row) => row.map(cell))));
    },
    end: () => Buffer.concat(parts),
  };
}

/** RFC 4180: UTF-8 without a byte order mark, a header row, CRLF. Every value exactly as it is. */
export const csv = (columns: readonly ColumnDescription[]): TableWriter => csvWriter(columns, '', {});

/**
 * The same for Excel, which needs a byte order mark to see UTF-8 and takes cells that begin with `=`, `+`, `-` or
 * `@` for formulas: they get an apostrophe in front, so this edition is for reading, not for computing. It has no columns
 * that only programs can use.
 */
export function excelCsv(columns: readonly ColumnDescription[]): TableWriter {
  const read = columns.map(({ forPrograms }) => forPrograms !== true);
  const readOf = <T>(cells: readonly T[]) => cells.filter((_, index) => read[index]);
  const { write, end } = csvWriter(readOf(columns), BYTE_ORDER_MARK, { escape_formulas: true });
  return { write: (rows) => write(rows.map(readOf)), end };
}

import { type Options, stringify } from 'csv-stringify/sync';
import type { CellValue, ColumnDescription, TableRow } from './table.ts';

/** Between the entries of a list in one cell. Inside an entry it is written `\|`, and a backslash `\\`. */
const LIST_SEPARATOR = '|';

export const joinList = (entries: readonly string[]): string =>
  entries.map((entry) => entry.replace(/[\\|]/g, '\\$&')).join(LIST_SEPARATOR);

const cell = (value: CellValue): string | number | undefined =>
  typeof value === 'object' ? joinList(value) : value;

/** Of line breaks the package by itself quotes those alone that end its records; the standard wants every one quoted. */
const RFC_4180: Options = { record_delimiter: '\r\n', quoted_match: /[\r\n]/ };

/** RFC 4180: UTF-8 without a byte order mark, a header row, CRLF. Every value exactly as it is: a file for programs. */
export function csv({ columns }: { readonly columns: readonly Pick<ColumnDescription, 'name'>[] }) {
  const text = (records: readonly (readonly (string | number | undefined)[])[]) =>
    Buffer.from(stringify([...records], RFC_4180));
  const parts = [text([columns.map(({ name }) => name)])];
  return {
    write(rows: readonly TableRow[]): void {
      if (rows.length > 0) parts.push(text(rows.map((row) => row.map(cell))));
    },
    end: (): Uint8Array => Buffer.concat(parts),
  };
}

import { gzipSync } from 'node:zlib';
import type { CellValue, ColumnDescription } from './table.ts';

/** Offset of the byte of a gzip header (RFC 1952) that names the operating system, and its value for "unknown". */
const OS_BYTE = 9;
const OS_UNKNOWN = 255;

/** One JSON object a line; every column in every object, null where there is no value, so that all rows have one shape. */
export function ndjson(
  columns: readonly ColumnDescription[],
  rows: readonly (readonly CellValue[])[],
): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])),
  );
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('');
}

/** Compressed without a time or a system in the header: the same text has the same bytes. */
export function gzip(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9 });
  bytes[OS_BYTE] = OS_UNKNOWN;
  return bytes;
}

import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import type { TableWriter } from './formats.ts';
import type { ColumnDescription, TableRow } from './table.ts';

/** Offset of the byte of a gzip header (RFC 1952) that names the operating system, and its value for "unknown". */
const OS_BYTE = 9;
const OS_UNKNOWN = 255;

/**
 * One JSON object a line; every column in every object, null where there is no value, so that all rows have one shape.
 * Compressed as one member, without a time or a system in its header: the same rows have the same bytes.
 */
export function gzippedNdjson(columns: readonly ColumnDescription[]): TableWriter {
  const gzip = createGzip({ level: 9 });
  const compressed = buffer(gzip);
  return {
    write: (rows) =>
      new Promise((resolve, reject) => {
        gzip.write(ndjson(columns, rows), (error) => (error ? reject(error) : resolve()));
      }),
    end: async () => {
      gzip.end();
      const bytes = await compressed;
      bytes[OS_BYTE] = OS_UNKNOWN;
      return bytes;
    },
  };
}

const ndjson = (columns: readonly ColumnDescription[], rows: readonly TableRow[]): string =>
  rows
    .map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])))
    .map((object) => `${JSON.stringify(object)}\n`)
    .join('');

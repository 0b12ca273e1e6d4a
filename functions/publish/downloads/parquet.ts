import { gunzipSync, gzipSync } from 'node:zlib';
import { ByteWriter, type ParquetWriteOptions, ParquetWriter } from 'hyparquet-writer';
import type { TableWriter } from './formats.ts';
import type { CellValue, ColumnDescription } from './table.ts';

type Schema = NonNullable<ParquetWriteOptions['schema']>;

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

/** How each type of column is stored. A time stays text: a page may give no more than the day. */
const STORED_AS = {
  string: TEXT,
  url: TEXT,
  datetime: TEXT,
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const;

/** What hyparquet does not bring along. With gzip a table takes five eighths of what it takes with Snappy. */
export const GZIP = { GZIP: (bytes: Uint8Array): Uint8Array => new Uint8Array(gunzipSync(bytes)) };

/** Apache Parquet, compressed with gzip, which every reader knows: the same columns and rows, with null where there is no value. */
export function parquet(columns: readonly ColumnDescription[]): TableWriter {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)],
    createdBy: 'open-minutes',
    codec: 'GZIP',
    compressors: { GZIP: (bytes) => new Uint8Array(gzipSync(bytes, { level: 9 })) },
  });
  return {
    // Each call is a row group.
    write: (rows) =>
      writer.write({
        columnData: columns.map(({ name, type }, index) => ({
          name,
          data: rows.map((row) => stored(row[index], type)),
        })),
        rowGroupSize: Math.max(rows.length, 1),
      }),
    end: async () => {
      await writer.finish();
      return new Uint8Array(bytes.getBuffer());
    },
  };
}

/** A list takes the three levels that the format prescribes, so that an empty one is no null. */
function elementsOf({ name, type }: ColumnDescription): Schema {
  if (type !== 'list') return [{ name, repetition_type: 'OPTIONAL', ...STORED_AS[type] }];
  return [
    { name, repetition_type: 'REQUIRED', converted_type: 'LIST', num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', ...TEXT },
  ];
}

function stored(value: CellValue, type: ColumnDescription['type']): unknown {
  if (value === undefined) return null;
  return type === 'date' ? new Date(`${value}T00:00:00Z`) : value;
}

import { gunzipSync, gzipSync } from 'node:zlib';
import { ByteWriter, type ParquetWriteOptions, ParquetWriter } from 'hyparquet-writer';
import type { CellValue, ColumnDescription, Table, TableWriter } from './table.ts';

type Schema = NonNullable<ParquetWriteOptions['schema']>;

const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

/** How each type of column is stored: an instant as one, in UTC. */
const STORED_AS = {
  string: TEXT,
  url: TEXT,
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const;

/** What hyparquet does not bring along. With gzip a table takes five eighths of what it takes with Snappy. */
export const GZIP = { GZIP: (bytes: Uint8Array): Uint8Array => new Uint8Array(gunzipSync(bytes)) };

/** What a table and its columns are, as key and value of the file: `title`, `description`, `column.held_on`, `column.held_on.zh`. */
const metadataOf = ({ name, title, titleEn, description, columns }: Table) =>
  Object.entries({
    table: name,
    title: titleEn,
    'title.zh': title,
    description,
    ...Object.fromEntries(
      columns.flatMap((column) => [
        [`column.${column.name}`, column.description],
        [`column.${column.name}.zh`, column.title],
      ]),
    ),
  }).map(([key, value]) => ({ key, value }));

/**
 * Apache Parquet, compressed with gzip, which every reader knows: the same columns and rows, with null where there is no
 * value, and the description of each column with it.
 */
export function parquet(table: Table): TableWriter {
  const { columns } = table;
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)],
    createdBy: 'open-minutes',
    kvMetadata: metadataOf(table),
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
  if (type === 'instant') return new Date(String(value));
  return type === 'date' ? new Date(`${value}T00:00:00Z`) : value;
}

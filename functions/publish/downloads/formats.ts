import { csv, excelCsv } from './csv.ts';
import { parquet } from './parquet.ts';
import type { ColumnDescription, TableName, TableRow } from './table.ts';

/** Takes the rows of a table bit by bit, and gives its file. */
export interface TableWriter {
  write(rows: readonly TableRow[]): void | Promise<void>;
  end(): Uint8Array | Promise<Uint8Array>;
}

/** A format in which every table is published. */
export interface Format {
  /** Name of the format in the descriptions of the downloads. */
  readonly id: 'csv' | 'excel-csv' | 'parquet';
  /** End of the file's name. */
  readonly end: string;
  /** What a link to it is called. */
  readonly short: string;
  readonly title: string;
  readonly titleEn: string;
  /** The tables that have it; every one unless said. */
  readonly tables?: readonly TableName[];
  readonly writer: (columns: readonly ColumnDescription[]) => TableWriter;
}

/** The format whose files lie under names that have their hash. */
export const PARQUET = 'parquet';

export const FORMATS: readonly Format[] = [
  {
    id: 'excel-csv',
    end: '-excel.csv',
    short: 'Excel',
    title: 'CSV（Excel 版）',
    titleEn: 'CSV for Excel',
    // What people open to read; the other tables are there to be joined.
    tables: ['meetings', 'decisions'],
    writer: excelCsv,
  },
  { id: 'csv', end: '.csv', short: 'CSV', title: 'CSV', titleEn: 'CSV', writer: csv },
  {
    id: PARQUET,
    end: '.parquet',
    short: 'Parquet',
    title: 'Parquet',
    titleEn: 'Apache Parquet',
    writer: parquet,
  },
];

/** The formats in which a table is published. */
export const formatsOf = (table: TableName): readonly Format[] =>
  FORMATS.filter(({ tables }) => tables === undefined || tables.includes(table));

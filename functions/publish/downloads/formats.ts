import { csv, excelCsv } from './csv.ts';
import { gzippedNdjson } from './ndjson.ts';
import { parquet } from './parquet.ts';
import type { ColumnDescription, TableRow } from './table.ts';

/** Takes the rows of a table bit by bit, and gives its file. */
export interface TableWriter {
  write(rows: readonly TableRow[]): void | Promise<void>;
  end(): Uint8Array | Promise<Uint8Array>;
}

/** A format in which every table is published. */
export interface Format {
  /** Name of the format in the descriptions of the downloads. */
  readonly id: 'csv' | 'excel-csv' | 'ndjson' | 'parquet';
  /** End of the file's name. */
  readonly end: string;
  readonly title: string;
  readonly titleEn: string;
  readonly writer: (columns: readonly ColumnDescription[]) => TableWriter;
}

export const FORMATS: readonly Format[] = [
  { id: 'csv', end: '.csv', title: 'CSV', titleEn: 'CSV', writer: csv },
  {
    id: 'excel-csv',
    end: '-excel.csv',
    title: 'CSV（Excel 版）',
    titleEn: 'CSV for Excel',
    writer: excelCsv,
  },
  { id: 'parquet', end: '.parquet', title: 'Parquet', titleEn: 'Apache Parquet', writer: parquet },
  {
    id: 'ndjson',
    end: '.ndjson.gz',
    title: 'NDJSON（gzip 压缩）',
    titleEn: 'Newline-delimited JSON, compressed with gzip',
    writer: gzippedNdjson,
  },
];

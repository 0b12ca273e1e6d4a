import type { PublishedMeeting } from '../library.ts';
import type { SiteSettings } from '../site-settings.ts';

/** What stands in a cell; undefined where the minutes do not say. */
export type CellValue = string | number | readonly string[] | undefined;

type ColumnType = 'string' | 'integer' | 'number' | 'date' | 'datetime' | 'url' | 'list';

/** A column as the data dictionary describes it. */
export interface ColumnDescription {
  readonly name: string;
  /** In Chinese, for readers. */
  readonly title: string;
  readonly type: ColumnType;
  /** In English, for the data dictionary. */
  readonly description: string;
  /** The codes that occur, where they are fixed. */
  readonly codes?: readonly string[];
  /** The table whose key this column holds. */
  readonly references?: TableName;
}

type TableName = 'meetings' | 'decisions' | 'attendance';

/** A table of the downloads. The first column is its key: unique, never empty, and it outlives the parser. */
export interface Table {
  readonly name: TableName;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly ColumnDescription[];
  /** The rows that one meeting adds, each with one cell for each column. */
  rowsOf(meeting: PublishedMeeting, site: SiteSettings): (readonly CellValue[])[];
}

interface Column<Row> extends ColumnDescription {
  readonly value: (row: Row) => CellValue;
}

interface TableSketch<Row> extends Pick<Table, 'name' | 'title' | 'description'> {
  readonly columns: readonly Column<Row>[];
  readonly records: (meeting: PublishedMeeting, site: SiteSettings) => readonly Row[];
}

/** A table out of its columns, each of which knows how to take its value from a record. */
export function defineTable<Row>({ columns, records, ...table }: TableSketch<Row>): Table {
  return {
    ...table,
    columns,
    rowsOf: (meeting, site) =>
      records(meeting, site).map((row) => columns.map(({ value }) => wellFormed(value(row)))),
  };
}

const LONE_SURROGATE = /\p{Cs}/gu;

/** Half a surrogate pair has no UTF-8: it becomes U+FFFD, in every format alike. All else stays as parsed. */
function wellFormed(value: CellValue): CellValue {
  if (typeof value === 'string') return value.replace(LONE_SURROGATE, '\uFFFD');
  return typeof value === 'object' ? value.map((entry) => entry.replace(LONE_SURROGATE, '\uFFFD')) : value;
}

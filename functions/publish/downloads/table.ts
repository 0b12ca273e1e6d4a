import type { Source } from '../../../schemas/generated/source.ts';
import type { OrganizationNames } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import type { SiteSettings } from '../site-settings.ts';

/** What stands in a cell; undefined where the minutes do not say. */
export type CellValue = string | number | readonly string[] | undefined;

/** One cell for each column. */
export type TableRow = readonly CellValue[];

/** A `date` is a day of the calendar, an `instant` a moment with its offset (RFC 3339): neither is ever written as the other. */
type ColumnType = 'string' | 'integer' | 'number' | 'date' | 'instant' | 'url' | 'list';

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
  /** The table whose key this column holds; of a list, each of its entries. */
  readonly references?: TableName;
  /** True of a key of another table that may be empty. */
  readonly optional?: true;
  /** True of what only programs can use: the workbook leaves it out. */
  readonly forPrograms?: true;
}

export type TableName =
  | 'meetings'
  | 'items'
  | 'decisions'
  | 'responsible'
  | 'documents'
  | 'attendance'
  | 'organizations'
  | 'people'
  | 'memberships';

/** A table of the downloads. The first column is its key: unique, never empty, and it outlives the parser. */
export interface Table {
  readonly name: TableName;
  readonly title: string;
  readonly titleEn: string;
  readonly description: string;
  readonly columns: readonly ColumnDescription[];
  /** Begins to list rows: what takes the meetings of one source, in their order. */
  open(context: TableContext): TableRows;
}

/** What rows depend on beside their meetings. */
export interface TableContext {
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
  /** The bodies of the government. */
  readonly names: OrganizationNames;
  /** People who are known beforehand to sit in its meetings (schemas/source.schema.json). */
  readonly roster: readonly string[];
}

/** The rows of a table, as its meetings come. */
interface TableRows {
  /** Takes a meeting. @returns the rows that it alone makes. */
  add(meeting: PublishedMeeting): TableRow[];
  /** The rows that only all meetings together make. */
  end(): TableRow[];
}

/** Takes the rows of a table bit by bit, and gives its file. */
export interface TableWriter {
  write(rows: readonly TableRow[]): void | Promise<void>;
  end(): Uint8Array | Promise<Uint8Array>;
}

export interface Column<Row> extends ColumnDescription {
  readonly value: (row: Row) => CellValue;
}

interface TableSketch<Row> extends Pick<Table, 'name' | 'title' | 'titleEn' | 'description'> {
  readonly columns: readonly Column<Row>[];
}

/** A table whose rows each come from one meeting, out of its columns, each of which takes its value from a record. */
export function defineTable<Row>({
  columns,
  records,
  ...table
}: TableSketch<Row> & {
  readonly records: (meeting: PublishedMeeting, context: TableContext) => readonly Row[];
}): Table {
  const rowOf = cellsOf(columns);
  return {
    ...table,
    columns,
    open: (context) => ({
      add: (meeting) => records(meeting, context).map(rowOf),
      end: () => [],
    }),
  };
}

/** A table whose rows each sum up several meetings. */
export function defineSummary<Row>({
  columns,
  summary,
  ...table
}: TableSketch<Row> & {
  /** Begins to sum up: rows come in the order in which their subjects first appear. */
  readonly summary: (context: TableContext) => {
    add(meeting: PublishedMeeting): void;
    rows(): Iterable<Row>;
  };
}): Table {
  const rowOf = cellsOf(columns);
  return {
    ...table,
    columns,
    open: (context) => {
      const { add, rows } = summary(context);
      return {
        add: (meeting) => {
          add(meeting);
          return [];
        },
        end: () => Array.from(rows(), rowOf),
      };
    },
  };
}

const cellsOf =
  <Row>(columns: readonly Column<Row>[]) =>
  (row: Row): TableRow =>
    columns.map(({ value }) => wellFormed(value(row)));

const LONE_SURROGATE = /\p{Cs}/gu;

/** Half a surrogate pair has no UTF-8: it becomes U+FFFD, in every format alike. All else stays as parsed. */
function wellFormed(value: CellValue): CellValue {
  if (typeof value === 'string') return value.replace(LONE_SURROGATE, '\uFFFD');
  return typeof value === 'object' ? value.map((entry) => entry.replace(LONE_SURROGATE, '\uFFFD')) : value;
}

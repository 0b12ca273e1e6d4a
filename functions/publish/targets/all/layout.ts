// How the tables of all governments lie: one prefix a table, below it `part=…/year=…`, and no other file there whose name does
// not begin with an underscore. Athena, Spark and DuckDB take it so; infra/lake.ts tells Athena by what is said here.
import { ALL_TABLES_FOLDER } from '../../addresses.ts';
import type { Table } from '../../downloads/table.ts';

/** The part of a table that is one whole, and those of a larger one: of the governments whose hash begins so. */
export const WHOLE = 'all';
export const SHARDS: readonly string[] = [...'0123456789abcdef'];

/** Rows without a known day, and of days that hardly a page on the net tells of. */
const UNDATED = 'undated';
const OTHER = 'other';
const [FIRST, LAST] = [1990, 2049];
const YEARS = new Set(Array.from({ length: LAST - FIRST + 1 }, (_, index) => String(FIRST + index)));

/** Every value of each partition: who looks partitions up by these names lists nothing, and misses no row. */
export const PARTITIONS = {
  part: [WHOLE, ...SHARDS],
  year: [UNDATED, OTHER, ...YEARS],
} as const;

/** Place of the day of the meeting among the columns of a table; below 0 in one that knows no days and has no years. */
export const dayColumnOf = ({ columns }: Pick<Table, 'columns'>): number =>
  columns.findIndex(({ name }) => name === 'held_on');

/** The year that a row belongs to, by the day of its meeting. */
export function yearOf(day: unknown): string {
  if (typeof day !== 'string') return UNDATED;
  const year = day.slice(0, 4);
  return YEARS.has(year) ? year : OTHER;
}

/** Where a part of a table lies, or a year of it. */
export const partitionFolder = (table: string, part: string, year?: string): string =>
  `${tableFolder(table)}part=${part}/${year === undefined ? '' : `year=${year}/`}`;

/** Where everything of a table lies. */
export const tableFolder = (table: string): string => `${ALL_TABLES_FOLDER}/${table}/`;

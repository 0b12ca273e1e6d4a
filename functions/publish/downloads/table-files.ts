import type { PublishedMeeting } from '../index/published-meeting.ts';
import { csv } from './csv.ts';
import { parquet } from './parquet.ts';
import { type Period, stretch } from './summary.ts';
import type { Table, TableContext, TableRow } from './table.ts';
import { TABLES } from './tables.ts';
import { type WorkbookWriter, workbook } from './workbook.ts';
import { zipped } from './zip.ts';

/** A table in the formats that have a file a table. */
export interface TableFile {
  readonly table: Table;
  readonly csv: Uint8Array;
  readonly parquet: Uint8Array;
  /** Header not counted. */
  readonly rows: number;
}

export interface TableFiles {
  readonly tables: readonly TableFile[];
  /** Every table as Parquet, in one file: what belongs together has one name and one hash. */
  readonly archive: Uint8Array;
  /** Every table as a sheet. */
  readonly workbook: Uint8Array;
}

/** A table's name within the archive. */
export const nameInArchive = (table: string): string => `${table}.parquet`;

/** Rows that are held before they are written; also the size of a row group of Parquet. */
const ROWS_AT_A_TIME = 10_000;

/**
 * Every table of these meetings of one source in every format; all are there, also those without rows. In memory are the
 * files and some thousand rows, however many meetings come.
 */
export async function tableFiles(
  meetings: Iterable<PublishedMeeting>,
  context: TableContext,
): Promise<TableFiles> {
  const book = workbook();
  const open = TABLES.map((table) => openTable(table, context, book));
  for (const meeting of meetings) for (const table of open) await table.add(meeting);
  const tables: TableFile[] = [];
  for (const table of open) tables.push(await table.end());
  return {
    tables,
    archive: zipped(tables.map(({ table, parquet: bytes }) => [nameInArchive(table.name), bytes])),
    workbook: book.end(),
  };
}

/** The days of the first and the last of these meetings. */
export function periodOf(meetings: Iterable<PublishedMeeting>): Period {
  const days: Period = {};
  for (const { document } of meetings) stretch(days, document.heldOn);
  return days;
}

/** A table on its way into its files. */
function openTable(table: Table, context: TableContext, book: WorkbookWriter) {
  const listing = table.open(context);
  const [asCsv, asParquet, asSheet] = [csv(table), parquet(table), book.sheet(table)];
  let held: TableRow[] = [];
  let count = 0;

  async function take(rows: readonly TableRow[], atLeast: number): Promise<void> {
    for (const row of rows) held.push(row);
    if (held.length < atLeast) return;
    for (const writer of [asCsv, asParquet, asSheet]) await writer.write(held);
    count += held.length;
    held = [];
  }

  return {
    add: (meeting: PublishedMeeting) => take(listing.add(meeting), ROWS_AT_A_TIME),
    async end(): Promise<TableFile> {
      // Also where no row is left: so that a table without rows has a row group, which some readers want.
      await take(listing.end(), count === 0 ? 0 : 1);
      return { table, csv: await asCsv.end(), parquet: await asParquet.end(), rows: count };
    },
  };
}

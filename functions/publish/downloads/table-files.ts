import type { PublishedMeeting } from '../index/published-meeting.ts';
import { type Format, formatsOf } from './formats.ts';
import { type Period, stretch } from './summary.ts';
import type { Table, TableContext, TableRow } from './table.ts';
import { TABLES } from './tables.ts';

/** The file of a table in one format. */
export interface TableFile {
  readonly table: Table;
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** Header not counted. */
  readonly rows: number;
}

/** Rows that are held before they are written; also the size of a row group of Parquet. */
const ROWS_AT_A_TIME = 10_000;

/**
 * Every table of these meetings of one source in every format; all are there, also those without rows. In memory are the
 * files and some thousand rows, however many meetings come.
 */
export async function tableFiles(
  meetings: Iterable<PublishedMeeting>,
  context: TableContext,
): Promise<readonly TableFile[]> {
  const open = TABLES.map((table) => openTable(table, context));
  for (const meeting of meetings) for (const table of open) await table.add(meeting);
  const files: TableFile[] = [];
  for (const table of open) files.push(...(await table.end()));
  return files;
}

/** The days of the first and the last of these meetings. */
export function periodOf(meetings: Iterable<PublishedMeeting>): Period {
  const days: Period = {};
  for (const { document } of meetings) stretch(days, document.heldOn);
  return days;
}

/** A table on its way into its files. */
function openTable(table: Table, context: TableContext) {
  const { columns, open } = table;
  const listing = open(context);
  const writers = formatsOf(table.name).map((format) => ({ format, writer: format.writer(columns) }));
  let held: TableRow[] = [];
  let count = 0;

  async function take(rows: readonly TableRow[], atLeast: number): Promise<void> {
    for (const row of rows) held.push(row);
    if (held.length < atLeast) return;
    for (const { writer } of writers) await writer.write(held);
    count += held.length;
    held = [];
  }

  return {
    add: (meeting: PublishedMeeting) => take(listing.add(meeting), ROWS_AT_A_TIME),
    async end(): Promise<TableFile[]> {
      // Also where no row is left: so that a table without rows has a row group, which some readers want.
      await take(listing.end(), count === 0 ? 0 : 1);
      return Promise.all(
        writers.map(async ({ format, writer }) => ({
          table,
          format,
          bytes: await writer.end(),
          rows: count,
        })),
      );
    },
  };
}

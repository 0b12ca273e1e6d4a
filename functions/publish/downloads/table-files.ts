import type { PublishedMeeting } from '../index/published-meeting.ts';
import type { SiteSettings } from '../site-settings.ts';
import { FORMATS } from './formats.ts';
import { type Period, stretch } from './summary.ts';
import type { Table, TableRow } from './table.ts';
import { TABLES } from './tables.ts';

/** What the catalogue says of a table's file beside its size. */
export interface TableFacts {
  /** Header not counted. */
  readonly rows: number;
  /** When what is published of one of its meetings last changed, ISO 8601 in UTC. */
  readonly changedAt: string;
  /** Days of the first and the last of its meetings; absent where none is known. */
  readonly period?: { readonly first: string; readonly last: string };
}

export interface TableFile {
  readonly bytes: Uint8Array;
  readonly facts: TableFacts;
}

/** The names of the files of a folder of tables; all are there, also those of a table without rows. */
export const TABLE_FILES: readonly string[] = TABLES.flatMap(({ name }) =>
  FORMATS.map(({ end }) => `${name}${end}`),
);

/** Rows that are held before they are written; also the size of a row group of Parquet. */
const ROWS_AT_A_TIME = 10_000;

/**
 * The files of these meetings of one source, by name: every table in every format. In memory are the files and some
 * thousand rows, however many meetings come. None for no meeting.
 */
export async function tableFiles(
  meetings: AsyncIterable<PublishedMeeting> | Iterable<PublishedMeeting>,
  site: SiteSettings,
): Promise<ReadonlyMap<string, TableFile>> {
  const open = TABLES.map((table) => openTable(table, site));
  let changedAt = '';
  const days: Period = {};
  let any = false;
  for await (const meeting of meetings) {
    any = true;
    const changed = meeting.modifiedAt ?? meeting.firstSeenAt;
    if (changed > changedAt) changedAt = changed;
    stretch(days, meeting.document.heldOn);
    for (const table of open) await table.add(meeting);
  }
  const files = new Map<string, TableFile>();
  if (!any) return files;
  const { first, last } = days;
  const period = first === undefined || last === undefined ? {} : { period: { first, last } };
  for (const table of open) {
    for (const [name, bytes, rows] of await table.end())
      files.set(name, { bytes, facts: { rows, changedAt, ...period } });
  }
  return files;
}

/** A table on its way into its files. */
function openTable({ name, columns, open }: Table, site: SiteSettings) {
  const listing = open(site);
  const writers = FORMATS.map(({ end, writer }) => ({ end, writer: writer(columns) }));
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
    async end(): Promise<[name: string, bytes: Uint8Array, rows: number][]> {
      // Also where no row is left: so that a table without rows has a row group, which some readers want.
      await take(listing.end(), count === 0 ? 0 : 1);
      return Promise.all(
        writers.map(
          async ({ end, writer }): Promise<[string, Uint8Array, number]> => [
            `${name}${end}`,
            await writer.end(),
            count,
          ],
        ),
      );
    },
  };
}

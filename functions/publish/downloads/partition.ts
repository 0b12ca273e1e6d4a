import type { PublishedMeeting } from '../library.ts';
import type { SiteSettings } from '../site-settings.ts';
import { attendanceTable } from './attendance.ts';
import { csv, excelCsv } from './csv.ts';
import { decisionsTable } from './decisions.ts';
import { meetingsTable } from './meetings.ts';
import { gzip, ndjson } from './ndjson.ts';
import { parquet } from './parquet.ts';
import type { CellValue, ColumnDescription, Table } from './table.ts';

export const TABLES: readonly Table[] = [meetingsTable, decisionsTable, attendanceTable];

type Write = (columns: readonly ColumnDescription[], rows: readonly (readonly CellValue[])[]) => Uint8Array;

/** The formats in which every table is published, by the end of the file's name. */
const FORMATS: Readonly<Record<string, Write>> = {
  '.csv': csv,
  '-excel.csv': excelCsv,
  '.parquet': parquet,
  '.ndjson.gz': (columns, rows) => gzip(ndjson(columns, rows)),
};

/** What the catalogue says of a table's file beside its size. */
export interface TableFacts {
  /** Header not counted. */
  readonly rows: number;
  /** When what is published of one of its meetings last changed, ISO 8601 in UTC. */
  readonly changedAt: string;
}

interface TableFile {
  readonly bytes: Uint8Array;
  readonly facts: TableFacts;
}

/** The names of the files of a partition; all are there, also those of a table without rows. */
export const PARTITION_FILES: readonly string[] = TABLES.flatMap(({ name }) =>
  Object.keys(FORMATS).map((end) => `${name}${end}`),
);

/** The files of a partition, by name: every table of these meetings in every format. */
export function partitionFiles(
  meetings: readonly PublishedMeeting[],
  site: SiteSettings,
): ReadonlyMap<string, TableFile> {
  const files = new Map<string, TableFile>();
  const changedAt = newestChange(meetings);
  for (const table of TABLES) {
    const rows = meetings.flatMap((meeting) => table.rowsOf(meeting, site));
    for (const [end, write] of Object.entries(FORMATS))
      files.set(`${table.name}${end}`, {
        bytes: write(table.columns, rows),
        facts: { rows: rows.length, changedAt },
      });
  }
  return files;
}

const newestChange = (meetings: readonly PublishedMeeting[]): string =>
  meetings
    .map(({ modifiedAt, firstSeenAt }) => modifiedAt ?? firstSeenAt)
    .sort()
    .at(-1) ?? '';

import { currentDocument, currentFacts } from '../functions/shared/documents.ts';
import { isHeld, type MeetingRecord } from '../functions/shared/head.ts';
import type { ObjectStore } from '../functions/shared/object-store/object-store.ts';
import { chunksOf } from '../functions/shared/parallel.ts';
import { dynamoMeetingRows } from '../functions/shared/records/meeting-rows.dynamo.ts';
import type { Ingested } from './ingest-all.ts';
import type { Installation } from './installation.ts';

const HEADINGS = ['', 'meeting', 'held on', 'items', 'decisions', 'people', 'score', 'file'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['items', 'decisions', 'people', 'score']);
/** Of a meeting of which nothing is published. */
const UNKNOWN: readonly string[] = ['?', '?', '?', '?', '?'];
/** Records that are held at a time. */
const READ_TOGETHER = 100;
const KINDS = ['new', 'updated', 'unchanged', 'waiting', 'refused', 'under-way'] as const;
const SAID: Readonly<Partial<Record<Ingested['kind'], string>>> = {
  waiting: 'waiting for review',
  'under-way': 'not read yet',
};

/**
 * A line for each file that became a meeting, in columns, a line of totals, and what waits for review with the reasons.
 * What was refused was told before.
 */
export async function summaryOf(
  results: readonly Ingested[],
  { table: records, store }: Pick<Installation, 'table' | 'store'>,
): Promise<string> {
  const meetings = results.flatMap((result) =>
    'meeting' in result && result.kind !== 'waiting' ? [result.meeting] : [],
  );
  const shown = new Map<string, readonly string[]>();
  for (const ids of chunksOf([...new Set(meetings)], READ_TOGETHER)) {
    for (const record of (await dynamoMeetingRows(records).readMany(ids)).values())
      shown.set(record.meeting, await facts(record, store));
  }
  const rows: string[][] = [];
  const waiting: string[] = [];
  for (const result of results) {
    if (result.kind === 'waiting') waiting.push(`  ${result.meeting}: ${result.reason} (${result.input})\n`);
    else if ('meeting' in result)
      rows.push([result.kind, result.meeting, ...(shown.get(result.meeting) ?? UNKNOWN), result.input]);
  }
  const totals = KINDS.map((kind) => ({
    kind,
    count: results.filter((result) => result.kind === kind).length,
  }))
    // Said where there is something to say: it is not a number that everybody looks for.
    .filter(({ kind, count }) => SAID[kind] === undefined || count > 0)
    .map(({ kind, count }) => `${count} ${SAID[kind] ?? kind}`);
  const files = results.length === 1 ? '1 file' : `${results.length} files`;
  return [
    rows.length === 0 ? '' : table([[...HEADINGS], ...rows]),
    `${files}: ${totals.join(', ')}.\n`,
    waiting.length === 0 ? '' : `${WAITING}\n${waiting.join('')}`,
  ].join('');
}

const WAITING =
  'Waiting for review, not published before `open-minutes review approve ID` (with `--source SLUG` where it is asked which government):';

async function facts(record: MeetingRecord, store: ObjectStore): Promise<readonly string[]> {
  if (isHeld(record)) return UNKNOWN;
  const { heldOn, items, decisions, attendance, quality } =
    currentFacts(record) ?? (await currentDocument(store, record));
  return [
    heldOn ?? '?',
    String(items.length),
    String(decisions.length),
    String(new Set(attendance.map(({ name }) => name)).size),
    quality.score.toFixed(2),
  ];
}

/** Columns that line up: every column but the last holds ASCII only. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => {
      const cells = row.map((cell, column) => {
        const width = widths[column] ?? 0;
        if (column === row.length - 1) return cell;
        return NUMBERS.has(HEADINGS[column] ?? '') ? cell.padStart(width) : cell.padEnd(width);
      });
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

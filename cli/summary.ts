import { currentDocument, currentFacts } from '../functions/shared/documents.ts';
import { isHeld } from '../functions/shared/head.ts';
import type { Embedded } from './embedded.ts';
import type { Ingested } from './ingest-all.ts';

const HEADINGS = ['', 'meeting', 'held on', 'items', 'decisions', 'people', 'score', 'file'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['items', 'decisions', 'people', 'score']);
const KINDS = ['new', 'updated', 'unchanged', 'waiting', 'refused'] as const;

/**
 * A line for each file that became a meeting, in columns, a line of totals, and what waits for review with the reasons.
 * What was refused was told before.
 */
export async function summaryOf(
  results: readonly Ingested[],
  embedded: Pick<Embedded, 'rows' | 'store'>,
): Promise<string> {
  const rows: string[][] = [];
  const waiting: string[] = [];
  for (const result of results) {
    if (result.kind === 'waiting') waiting.push(`  ${result.meeting}: ${result.reason} (${result.input})\n`);
    else if (result.kind !== 'refused')
      rows.push([result.kind, ...(await facts(result.meeting, embedded)), result.input]);
  }
  const totals = KINDS.map((kind) => ({
    kind,
    count: results.filter((result) => result.kind === kind).length,
  }))
    // Said where there is something to say: it is not a number that everybody looks for.
    .filter(({ kind, count }) => kind !== 'waiting' || count > 0)
    .map(({ kind, count }) => `${count} ${kind === 'waiting' ? 'waiting for review' : kind}`);
  const files = results.length === 1 ? '1 file' : `${results.length} files`;
  return [
    rows.length === 0 ? '' : table([[...HEADINGS], ...rows]),
    `${files}: ${totals.join(', ')}.\n`,
    waiting.length === 0 ? '' : `${WAITING}\n${waiting.join('')}`,
  ].join('');
}

const WAITING =
  'Waiting for review, not published before `open-minutes review approve ID` (with `--source SLUG` where it is asked which government):';

async function facts(meeting: string, { rows, store }: Pick<Embedded, 'rows' | 'store'>): Promise<string[]> {
  const record = await rows.read(meeting);
  const document =
    record === undefined || isHeld(record)
      ? undefined
      : (currentFacts(record) ?? (await currentDocument(store, record)));
  return [
    meeting,
    document?.heldOn ?? '?',
    String(document?.items.length ?? '?'),
    String(document?.decisions.length ?? '?'),
    String(document === undefined ? '?' : new Set(document.attendance.map(({ name }) => name)).size),
    document?.quality.score.toFixed(2) ?? '?',
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

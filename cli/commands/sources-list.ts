import { existsSync } from 'node:fs';
import { isCrawled } from '../../functions/discover/schedule.ts';
import { wordsOf } from '../../functions/publish/site/words.ts';
import type { SourceState } from '../../functions/shared/crawl/source-state.ts';
import { mapParallel } from '../../functions/shared/parallel.ts';
import type { Source } from '../../schemas/generated/source.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { type Installation, type Where, working } from '../installation.ts';
import { sourcesOf } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

const READ_AT_ONCE = 16;

/** What is known of a source. */
interface Known {
  readonly state?: SourceState | undefined;
  readonly status?: SourceStatus | undefined;
}

/** `sources`: a line for each source: whether its schedule is on, how it fares, when it was read and when it will be. */
export async function listSources(options: Where, terminal: Terminal): Promise<number> {
  const known = new Map<string, Known>();
  const isThere = options.stage !== undefined || existsSync(options.data);
  const sources = isThere
    ? await working(options, (installation) => readKnown(installation, known))
    : sourcesOf(options.data);
  const lines = sources.map((source) => line(source, known.get(source.id) ?? {}));
  terminal.out(table([['id', 'schedule', 'state', 'last success', 'next due', 'name'], ...lines]));
  return 0;
}

async function readKnown(
  { sources, statuses, sourceStates }: Installation,
  known: Map<string, Known>,
): Promise<readonly Source[]> {
  const stored = new Map((await statuses.all()).map(({ status }) => [status.id, status]));
  await mapParallel(sources, READ_AT_ONCE, async ({ id, crawl }) => {
    const state = crawl === undefined ? undefined : await sourceStates.read(id);
    known.set(id, { state, status: stored.get(id) });
  });
  return sources;
}

function line(source: Source, { state, status }: Known): string[] {
  const schedule = source.crawl === undefined ? 'none' : isCrawled(source) ? 'on' : 'off';
  return [
    source.id,
    schedule,
    status === undefined ? '-' : wordsOf('en')(`state.${status.state}`),
    minute(state?.lastSuccessAt),
    isCrawled(source) ? minute(state?.nextDueAt) : '-',
    source.name,
  ];
}

/** `2026-11-24 08:45Z`; seconds say nothing here. */
const minute = (moment: string | undefined): string =>
  moment === undefined ? '-' : `${moment.slice(0, 16).replace('T', ' ')}Z`;

/** Columns as wide as their widest cell; the last one, which may hold wide characters, is not filled up. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ')}\n`,
    )
    .join('');
}

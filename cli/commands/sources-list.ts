import { existsSync } from 'node:fs';
import { isCrawled } from '../../functions/discover/schedule.ts';
import { wordsOf } from '../../functions/publish/site/words.ts';
import type { SourceState } from '../../functions/shared/crawl/source-state.ts';
import type { Source } from '../../schemas/generated/source.ts';
import type { SourceStatus } from '../../schemas/generated/status.ts';
import { openEmbedded } from '../embedded.ts';
import { sourcesOf } from '../sources.ts';
import type { Terminal } from '../terminal.ts';

/** What is known of a source in a data folder. */
interface Known {
  readonly state?: SourceState | undefined;
  readonly status?: SourceStatus | undefined;
}

/** `sources`: a line for each source: whether its schedule is on, how it fares, when it was read and when it will be. */
export async function listSources(options: { readonly data: string }, terminal: Terminal): Promise<number> {
  const known = new Map<string, Known>();
  const sources = existsSync(options.data) ? await readKnown(options.data, known) : sourcesOf(options.data);
  const lines = sources.map((source) => line(source, known.get(source.id) ?? {}));
  terminal.out(table([['id', 'schedule', 'state', 'last success', 'next due', 'name'], ...lines]));
  return 0;
}

async function readKnown(data: string, known: Map<string, Known>): Promise<readonly Source[]> {
  const embedded = await openEmbedded(data);
  try {
    const statuses = new Map((await embedded.statuses.all()).map(({ status }) => [status.id, status]));
    for (const { id, crawl } of embedded.sources) {
      const state = crawl === undefined ? undefined : await embedded.sourceStates.read(id);
      known.set(id, { state, status: statuses.get(id) });
    }
    return embedded.sources;
  } finally {
    await embedded.close();
  }
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

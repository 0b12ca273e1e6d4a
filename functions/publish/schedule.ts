import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { BuildRows } from '../shared/records/build-rows.ts';
import { everySummary, type GovernmentSummary, type Summaries } from '../shared/records/summaries.ts';
import { ALL } from '../shared/records/tables.ts';
import type { BuildMessage } from './receive.ts';

/** What the schedule needs to wake builds. */
export interface ScheduleDeps {
  readonly builds: Pick<BuildRows, 'due' | 'mark' | 'read'>;
  readonly summaries: Pick<Summaries, 'all'>;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Puts messages into the publish queue.
   * @param name Of two messages of one scope and name, one is delivered.
   */
  readonly send: (messages: readonly BuildMessage[], name: string) => Promise<void>;
  /** How far a government is compared in this night, if at all. Without it every one is, with a thirtieth of its bytes. */
  readonly tonight?: (summary: GovernmentSummary) => Promise<BuildMessage['verify']>;
}

const ASKED_IN_PARALLEL = 24;

/**
 * Wakes every scope that is due, longest waiting first: whatever a lost message or an instant in a manifest has left. Under
 * a name of its own: what was woken a moment ago, and changed since, would wait for another sweep. The first one opens the
 * site: nothing else marks the build of all before there is a meeting.
 */
export async function sweep({
  builds,
  clock,
  log,
  send,
}: Omit<ScheduleDeps, 'summaries' | 'tonight'>): Promise<void> {
  const now = clock().toISOString();
  if ((await builds.read(ALL)) === undefined) await builds.mark(ALL, now);
  const due: BuildMessage[] = [];
  for await (const scope of builds.due(now)) due.push({ scope });
  await send(due, `sweep-${now}`);
  log.info('swept', { due: due.length }, { SweepSucceeded: 1 });
}

/**
 * Once a night, without being asked: every scope's manifest is held against the records and against what is public, a
 * part of that byte for byte, and the tables and the search of all governments are marked.
 */
export async function nightly({
  builds,
  summaries,
  clock,
  log,
  send,
  tonight = async () => 'thirtieth',
}: ScheduleDeps): Promise<void> {
  const now = clock().toISOString();
  const all = await everySummary(summaries);
  // Here, because a sweep does without what makes tables.
  const { nightlyScopes } = await import('./targets/all/tables.ts');
  const tables = nightlyScopes(all);
  for (const scope of tables) await builds.mark(scope, now);
  const governments = await mapParallel(all, ASKED_IN_PARALLEL, async (summary): Promise<BuildMessage[]> => {
    const verify = await tonight(summary);
    return verify === undefined ? [] : [{ scope: summary.source, verify }];
  });
  const others = [ALL, ...tables].map((scope): BuildMessage => ({ scope, verify: 'thirtieth' }));
  await send([...governments.flat(), ...others], `nightly-${now}`);
  const counts = { governments: all.length, compared: governments.flat().length, tables: tables.length };
  log.info('sent for the night', counts, { NightSucceeded: 1 });
}

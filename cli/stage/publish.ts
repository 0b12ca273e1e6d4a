import { type Turn, turnOf } from '../../functions/publish/drain.ts';
import { readManifest } from '../../functions/publish/manifest.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { mapParallel } from '../../functions/shared/parallel.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import type { Installation, Published } from '../installation.ts';
import { stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';
import type { Stage } from './stage.ts';
import { isSoon, type WaitOptions, type Watch } from './watch.ts';

type Builder = Pick<Installation, 'builds' | 'store' | 'wake'>;

/** Later than any instant. */
const WHENEVER = '9999-12-31T23:59:59.999Z';
const AT_ONCE = 16;
const OF_NIGHT: readonly Turn[] = ['tables', 'list'];

/**
 * Lets the stage build at once what waits there, also what rests or waits for another try, and what is shown of all
 * governments after that; and waits for it.
 */
export async function publishOnStage(
  installation: Builder,
  stage: Pick<Stage, 'wait'>,
  watch: Watch,
  terminal: Terminal,
): Promise<Published> {
  // Noted before the governments are built, which mark it.
  await installation.builds.mark(ALL, systemClock().toISOString());
  const before = async (turn: Turn) => {
    // The index of what is due may lag behind what this command has just marked.
    const waiting = new Set(watch.scopes());
    for await (const scope of installation.builds.due(WHENEVER)) waiting.add(scope);
    const own = [...waiting].filter((scope) => turnOf(scope) === turn);
    await mapParallel(own, AT_ONCE, async (scope) => {
      if (await isUnpublished(scope, installation)) await wakeUp(scope, installation);
    });
  };
  return waitFor(watch, stage, terminal, { before });
}

/** Waits for what a command has marked, and for what is shown of all governments where that is due, or nearly. */
export const settleOnStage = (
  installation: Pick<Installation, 'builds' | 'wake'>,
  stage: Pick<Stage, 'wait'>,
  watch: Watch,
  terminal: Terminal,
): Promise<Published> =>
  waitFor(watch, stage, terminal, {
    onlyOwn: true,
    async before(turn) {
      if (turn === 'tables') await wakeTables(installation);
      if (turn !== 'all') return;
      const { dirtySince, wakeAt } = (await installation.builds.read(ALL)) ?? {};
      // Else it would wait for the sweep.
      if (dirtySince !== undefined && wakeAt !== undefined && isSoon(wakeAt)) await wakeUp(ALL, installation);
    },
  });

/** What a takedown makes anew of the night's tables and search: it is begun at once, and takes longer than a person waits. */
async function wakeTables({ builds, wake }: Pick<Builder, 'builds' | 'wake'>): Promise<void> {
  const due: string[] = [];
  for await (const scope of builds.due(systemClock().toISOString()))
    if (OF_NIGHT.includes(turnOf(scope))) due.push(scope);
  if (due.length > 0) await wake(due, `tables-${systemClock().getTime()}`);
}

async function waitFor(
  watch: Watch,
  { wait }: Pick<Stage, 'wait'>,
  terminal: Terminal,
  options: Pick<WaitOptions, 'before' | 'onlyOwn'>,
): Promise<Published> {
  const stop = stopOnSignals();
  try {
    return await watch.settled({ seconds: wait, signal: stop.signal, terminal, ...options });
  } finally {
    stop.dispose();
  }
}

/** What only waits to delete something, or to look at it again, goes on waiting. */
async function isUnpublished(scope: string, { builds, store }: Builder): Promise<boolean> {
  if ((await builds.read(scope))?.dirtySince !== undefined) return true;
  const { manifest } = await readManifest(store, scope);
  return (manifest?.failed.size ?? 0) > 0;
}

/** A mark that may not rest, and a message that no earlier one stands for. */
async function wakeUp(scope: string, { builds, wake }: Pick<Builder, 'builds' | 'wake'>): Promise<void> {
  const { token } = await builds.mark(scope, systemClock().toISOString());
  await wake([scope], `token-${token}`);
}

import { askFor, backfilling } from '../../functions/record/pages.ts';
import { keepSnapshot } from '../../functions/record/snapshot.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { pagesOf, refusedAs, takenIn, tellRefusal } from '../ingest-all.ts';
import { findInputs } from '../inputs.ts';
import { type Installation, working } from '../installation.ts';
import { checkSource } from '../sources.ts';
import { runOnStage } from '../stage/run.ts';
import { callOf, type Stage } from '../stage/stage.ts';
import { stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';
import { type IngestOptions, ingest } from './ingest.ts';

/**
 * `backfill PATH…`: a history of pages. A folder takes them as `ingest` does; on a stage they are stored, and read by a run,
 * as many at a time as it is allowed, instead of through the queue in which today's pages wait.
 * @returns the exit status: 1 when anything was refused, or is not done yet.
 */
export async function backfill(
  paths: readonly string[],
  options: IngestOptions,
  terminal: Terminal,
): Promise<number> {
  if (options.stage === undefined) return ingest(paths, options, terminal);
  return working(options, async (installation) => {
    checkSource(options.source, installation.sources);
    const { stage } = installation;
    return stage === undefined ? 1 : backfillOn(stage, paths, options.source, installation, terminal);
  });
}

/** The same on a stage: everything is stored first, and then read. */
export async function backfillOn(
  stage: Stage,
  paths: readonly string[],
  source: string | undefined,
  { store }: Pick<Installation, 'store'>,
  terminal: Terminal,
): Promise<number> {
  const { files, refusals } = await findInputs(paths);
  for (const refusal of refusals) tellRefusal(refusal, terminal);
  const name = systemClock()
    .toISOString()
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-');
  const stop = stopOnSignals();
  try {
    let refused = refusals.length;
    let stored = 0;
    for (const page of pagesOf(files, source)) {
      if (stop.signal.aborted) {
        terminal.progress.clear();
        terminal.err(unread(stored, paths, source, stage));
        return stop.status() ?? 1;
      }
      try {
        const { request, bytes } = await page.request();
        const kept = bytes && (await keepSnapshot(store, bytes));
        await askFor(store, name, takenIn(request, kept));
        stored += 1;
      } catch (error) {
        const result = refusedAs(page.input, error);
        if (result.kind === 'refused') tellRefusal(result, terminal);
        refused += 1;
      }
      terminal.progress.step('Storing pages', stored, files.length);
    }
    terminal.progress.clear();
    if (stored === 0) return 1;
    terminal.out(`Stored ${stored} pages.\n`);
    const status = await runOnStage(backfilling(name), { store }, stage, stop, terminal);
    return refused > 0 ? 1 : status;
  } finally {
    stop.dispose();
  }
}

/** A shell makes hundreds of one with a star in it. */
const PATHS_NAMED = 5;

/** What was stored before the command was stopped waits for nobody: no run of it has begun. */
function unread(
  stored: number,
  paths: readonly string[],
  source: string | undefined,
  stage: Pick<Stage, 'name'>,
): string {
  const again = [
    'open-minutes backfill',
    ...paths.slice(0, PATHS_NAMED).map((path) => (/^[\w./-]+$/u.test(path) ? path : JSON.stringify(path))),
    ...(paths.length > PATHS_NAMED ? ['…'] : []),
    ...(source === undefined ? [] : ['--source', source]),
    callOf(stage),
  ].join(' ');
  return `Stopped. Stored so far: ${stored}; none of it is read yet. \`${again}\` stores what is missing, and then reads all of them.\n`;
}

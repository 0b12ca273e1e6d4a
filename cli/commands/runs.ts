import { refused } from '../../functions/shared/errors.ts';
import { type Installation, type Where, working } from '../installation.ts';
import { followRun } from '../stage/run.ts';
import type { Stage } from '../stage/stage.ts';
import { type Stop, stopOnSignals } from '../stop.ts';
import type { Terminal } from '../terminal.ts';

const NEWEST = 20;

/** `runs`: the runs of a stage over everything that is stored, the newest first. */
export const listRuns = (options: Where, terminal: Terminal): Promise<number> =>
  onStage(options, async (stage) => {
    const runs = await (await stage.runs()).latest(NEWEST);
    for (const { execution, state, startedAt } of runs)
      terminal.out(`${execution}  ${state}, since ${startedAt}\n`);
    if (runs.length === 0) terminal.out('There was no run yet.\n');
    return 0;
  });

/** `runs show RUN`: follows a run to its end, and says what came of it. */
export const showRun = (execution: string, options: Where, terminal: Terminal): Promise<number> =>
  onStage(options, async (stage, installation, stop) =>
    followRun(execution, await stage.runs(), installation, stage, stop, terminal),
  );

/** `runs resume RUN`: goes on with one that failed or was stopped, with what is not done. */
export const resumeRun = (execution: string, options: Where, terminal: Terminal): Promise<number> =>
  onStage(options, async (stage, installation, stop) => {
    const runs = await stage.runs();
    await runs.redrive(execution);
    return followRun(execution, runs, installation, stage, stop, terminal);
  });

/** `runs stop RUN`: begins nothing more of it; what it has done stays done. */
export const stopRun = (execution: string, options: Where, terminal: Terminal): Promise<number> =>
  onStage(options, async (stage) => {
    await (await stage.runs()).stop(execution, 'stopped on the command line');
    terminal.out(
      `Run ${execution} is stopped. \`open-minutes runs --stage ${stage.name} resume ${execution}\` goes on with it.\n`,
    );
    return 0;
  });

async function onStage(
  where: Where,
  work: (stage: Stage, installation: Installation, stop: Stop) => Promise<number>,
): Promise<number> {
  const stop = stopOnSignals();
  try {
    if (where.stage === undefined)
      throw refused('no-runs', 'a data folder has no runs: --stage names a stage');
    return await working(where, async (installation) =>
      installation.stage === undefined ? 1 : work(installation.stage, installation, stop),
    );
  } finally {
    stop.dispose();
  }
}

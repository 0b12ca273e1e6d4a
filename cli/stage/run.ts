import {
  type RunCounts,
  type RunInput,
  type RunProgress,
  type Runs,
  reportOf,
} from '../../functions/shared/runs.ts';
import type { Installation } from '../installation.ts';
import type { Stop } from '../stop.ts';
import type { Terminal } from '../terminal.ts';
import type { Stage } from './stage.ts';

const PAUSE_MS = 2_000;
/** Items that are named where they could not be done. */
const NAMED = 20;

/** What the outcomes of a run are called to people. */
const SAID: Readonly<Record<string, string>> = {
  committed: 'new or updated',
  asked: 'waiting for their government',
  quarantined: 'put aside',
  repeated: 'read once already',
  sent: 'sent to be compared',
};

/** Starts a run over what a stage has stored, and follows it. */
export async function runOnStage(
  input: RunInput,
  installation: Pick<Installation, 'store'>,
  stage: Stage,
  stop: Stop,
  terminal: Terminal,
): Promise<number> {
  const runs = await stage.runs();
  const execution = await runs.start(input);
  terminal.out(`Run ${execution} has begun.\n`);
  return followRun(execution, runs, installation, stage, stop, terminal);
}

/**
 * Follows a run to its end, as long as a command waits, and says what came of it.
 * @returns the exit status: 1 when something could not be done, or is not done yet.
 */
export async function followRun(
  execution: string,
  runs: Pick<Runs, 'progressOf'>,
  { store }: Pick<Installation, 'store'>,
  { wait, name }: Pick<Stage, 'wait' | 'name'>,
  stop: Stop,
  terminal: Terminal,
): Promise<number> {
  const until = Date.now() + wait * 1000;
  let progress: RunProgress;
  for (;;) {
    progress = await runs.progressOf(execution);
    if (progress.state !== 'running') break;
    if (stop.signal.aborted || Date.now() >= until) {
      terminal.progress.clear();
      terminal.err(
        `It goes on without this command: \`open-minutes runs --stage ${name} show ${execution}\` tells how far it is, \`runs stop\` ends it.\n`,
      );
      return stop.status() ?? 1;
    }
    terminal.progress.step('Going over what is stored', progress.succeeded + progress.failed, progress.total);
    await Promise.race([new Promise((resolve) => setTimeout(resolve, PAUSE_MS)), stop.requested]);
  }
  terminal.progress.clear();
  const { counts, failed } = await reportOf(store, execution);
  terminal.out(`Run ${execution} has ${ENDED[progress.state]}: ${inWords(counts, progress)}.\n`);
  for (const { key, message } of failed.slice(0, NAMED)) terminal.err(`not done ${key}: ${message}\n`);
  if (failed.length > NAMED) terminal.err(`and ${failed.length - NAMED} more\n`);
  if (progress.reason !== undefined) terminal.err(`${progress.reason}\n`);
  if (progress.state !== 'succeeded')
    terminal.err(
      `\`open-minutes runs --stage ${name} resume ${execution}\` goes on with what is not done.\n`,
    );
  return progress.state === 'succeeded' && failed.length === 0 ? 0 : 1;
}

const ENDED: Readonly<Record<RunProgress['state'], string>> = {
  running: 'not ended',
  succeeded: 'ended',
  failed: 'failed',
  stopped: 'been stopped',
};

function inWords(counts: RunCounts, { failed }: RunProgress): string {
  const parts = Object.entries(counts).map(([outcome, count]) => `${count} ${SAID[outcome] ?? outcome}`);
  if (failed > 0) parts.push(`${failed} given up`);
  return parts.length === 0 ? 'there was nothing to do' : parts.join(', ');
}

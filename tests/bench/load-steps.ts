import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Spent, Step } from './load-run.ts';

/** What the engine may keep for objects, in MB: less than a build has on AWS. */
const HEAP = 1024;

/**
 * Invented meetings, recorded without parsing and built, in a process of its own; SIGTERM is passed on to it.
 * @param meetings Of each government.
 * @param steps Governments at the end of each.
 */
export async function* loadSteps(meetings: string, steps: readonly string[]): AsyncGenerator<Step> {
  const folder = mkdtempSync(join(tmpdir(), 'open-minutes-load-'));
  try {
    const run = spawn(
      process.execPath,
      [
        ...process.execArgv,
        `--max-old-space-size=${HEAP}`,
        join(import.meta.dirname, 'load-run.ts'),
        folder,
        meetings,
        ...steps,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise((resolve) => run.once('close', resolve));
    const stop = () => run.kill('SIGTERM');
    process.once('SIGTERM', stop);
    for await (const line of createInterface(run.stdout)) yield JSON.parse(line) as Step;
    process.off('SIGTERM', stop);
    if ((await ended) !== 0) throw new Error('The run of the load has failed');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Requests to the tables, each page of a query for itself, and to the object stores. */
export const callsOf = ({ kinds, calls }: Pick<Spent, 'kinds' | 'calls'>): number =>
  Object.entries(kinds).reduce((sum, [kind, count]) => sum + (kind.startsWith('table.') ? 0 : count), calls);

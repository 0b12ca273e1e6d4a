import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Said now and then, when the machine is slow. */
const PROGRESS = /^[A-Z][a-z ]+: \d+( of \d+)?\n/gm;

export const projectRoot = join(import.meta.dirname, '../..');

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcess;
  /** What it has written to standard output so far. */
  stdout(): string;
  /** Resolves when standard output holds the text. */
  says(text: string): Promise<void>;
  readonly ended: Promise<Ended>;
}

/** Starts the command line as a process of its own, as `npm run open-minutes --` does. */
export function startCommand(args: readonly string[], nodeOptions: readonly string[] = []): Running {
  const child = spawn(process.execPath, [...nodeOptions, join(projectRoot, 'cli/launch.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: projectRoot,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(
    ([status, signal]): Ended => ({
      status: status ?? null,
      signal: signal ?? null,
      stdout,
      stderr: stderr.replaceAll(PROGRESS, ''),
    }),
  );
  return {
    process: child,
    stdout: () => stdout,
    says: async (text) => {
      const gone = ended.then((end) => {
        throw new Error(`It ended (${end.status}) before it said ${JSON.stringify(text)}: ${end.stderr}`);
      });
      while (!stdout.includes(text)) await Promise.race([once(child.stdout, 'data'), gone]);
      gone.catch(() => undefined);
    },
    ended,
  };
}

/** Runs a command to its end. */
export const runCommand = (...args: string[]): Promise<Ended> => startCommand(args).ended;

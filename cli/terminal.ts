import type { Log } from '../functions/shared/log.ts';
import { type Progress, progressOn } from './progress.ts';

/** A full disk fails every file in turn, and the first few say it all. */
const ERRORS_SHOWN = 5;

/** Where a command writes: results on `out`, everything about the work itself on `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly progress: Progress;
  /** For the use cases. What went well, and what was refused, is told by the commands themselves. */
  readonly log: Log;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const progress = progressOn(process.stderr);
  const err = (text: string) => {
    progress.clear();
    process.stderr.write(text);
  };
  let errors = 0;
  const say = (message: string, fields: object = {}) => {
    errors += 1;
    if (errors > ERRORS_SHOWN) return;
    const facts = Object.entries(fields).filter(([, value]) => value !== undefined);
    const told =
      facts.length === 0 ? '' : ` (${facts.map(([name, value]) => `${name} ${value}`).join(', ')})`;
    err(`error: ${message}${told}\n`);
    if (errors === ERRORS_SHOWN) err('Further errors of this run are not shown.\n');
  };
  return {
    out: (text) => {
      progress.clear();
      process.stdout.write(text);
    },
    err,
    progress,
    log: { info: () => {}, warn: () => {}, error: say },
  };
}

import type { Log } from '../functions/shared/log.ts';
import { type Progress, progressOn } from './progress.ts';

/** Where a command writes: results on `out`, everything about the work itself on `err`. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly progress: Progress;
  /** For the use cases: what went wrong, in sentences; what went well is not worth a line here. */
  readonly log: Log;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const progress = progressOn(process.stderr);
  const err = (text: string) => {
    progress.clear();
    process.stderr.write(text);
  };
  const say =
    (level: string) =>
    (message: string, fields: object = {}) => {
      const facts = Object.entries(fields).filter(([, value]) => value !== undefined);
      const told =
        facts.length === 0 ? '' : ` (${facts.map(([name, value]) => `${name} ${value}`).join(', ')})`;
      err(`${level}: ${message}${told}\n`);
    };
  return {
    out: (text) => {
      progress.clear();
      process.stdout.write(text);
    },
    err,
    progress,
    log: { info: () => {}, warn: say('warning'), error: say('error') },
  };
}

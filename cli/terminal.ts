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

/** What a terminal would obey instead of showing: controls but line ends and tabs, and what turns the direction of text. */
const OBEYED = /[^\P{Cc}\n\t]|\p{Bidi_Control}|[\u2028\u2029]/gu;

/**
 * Text that is safe to show, wherever its parts come from (names of files, pages): what a terminal would obey stands as
 * `\u001b`, which also keeps JSON the same JSON.
 */
export const harmless = (text: string): string =>
  text.replace(OBEYED, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const progress = progressOn(process.stderr);
  const err = (text: string) => {
    progress.clear();
    process.stderr.write(harmless(text));
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
      process.stdout.write(harmless(text));
    },
    err,
    progress,
    log: { info: () => {}, warn: () => {}, error: say },
  };
}

/**
 * Where progress is shown: one line that is written over on a terminal, a plain line now and then elsewhere, and where
 * nobody knows how wide the terminal is: a line that wraps cannot be written over.
 */
export interface Progress {
  /** Says how far a step is. `total` is absent where nobody knows it. */
  step(what: string, done: number, total?: number): void;
  /** Takes the line away again, so that other output can follow. */
  clear(): void;
}

const PLAIN_EVERY_MS = 5_000;
const TERMINAL_EVERY_MS = 80;

type Output = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number };

/** Progress on a stream; `now` in milliseconds. */
export function progressOn(output: Output, now: () => number = Date.now): Progress {
  const width = output.isTTY === true ? (output.columns ?? 0) : 0;
  const terminal = width > 0;
  let last = terminal ? Number.NEGATIVE_INFINITY : now();
  let shown = false;
  return {
    step(what, done, total) {
      if (now() - last < (terminal ? TERMINAL_EVERY_MS : PLAIN_EVERY_MS)) return;
      last = now();
      const line = total === undefined ? `${what}: ${done}` : `${what}: ${done} of ${total}`;
      if (!terminal) output.write(`${line}\n`);
      else output.write(`\r\x1b[2K${line.slice(0, (output.columns || width) - 1)}`);
      shown = terminal;
    },
    clear() {
      if (shown) output.write('\r\x1b[2K');
      shown = false;
    },
  };
}

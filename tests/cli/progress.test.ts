import { describe, expect, it } from 'vitest';
import { progressOn } from '../../cli/progress.ts';

const NO_TERMINAL = -1;

function shown(
  columns: number | undefined,
  act: (step: (at: number, done: number) => void, clear: () => void) => void,
) {
  let written = '';
  let now = 0;
  const output = {
    isTTY: columns !== NO_TERMINAL,
    ...(columns !== undefined && { columns }),
    write: (text: string | Uint8Array) => {
      written += text;
      return true;
    },
  };
  const progress = progressOn(output, () => now);
  act(
    (at, done) => {
      now = at;
      progress.step('Reading', done, 1000);
    },
    () => progress.clear(),
  );
  return written;
}

describe('progress', () => {
  it('on a terminal is one line that is written over, and taken away at the end', () => {
    const written = shown(80, (step, clear) => {
      step(0, 1);
      step(10, 2);
      step(200, 3);
      clear();
      clear();
    });
    const rewritten = '\r\x1b[2K';
    expect(written).toBe(`${rewritten}Reading: 1 of 1000${rewritten}Reading: 3 of 1000${rewritten}`);
  });

  it('in a log is a plain line now and then, and nothing for quick work', () => {
    const written = shown(NO_TERMINAL, (step, clear) => {
      step(10, 1);
      step(5_000, 500);
      step(5_001, 501);
      clear();
    });
    expect(written).toBe('Reading: 500 of 1000\n');
  });

  it.each([undefined, 0])('on a terminal of unknown width (%s) is whole, plain lines', (columns) => {
    const written = shown(columns, (step, clear) => {
      step(0, 1);
      step(5_000, 500);
      clear();
    });
    expect(written).toBe('Reading: 500 of 1000\n');
  });

  it('is never wider than the terminal', () => {
    const written = shown(12, (step) => step(0, 123));
    expect(written.replace('\r\x1b[2K', '')).toBe('Reading: 12');
  });
});

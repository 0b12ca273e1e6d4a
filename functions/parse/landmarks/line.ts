import type { Range, Reading } from '../reading.ts';
import { type Mark, markOf } from './numbering.ts';

/** A line of a reading together with its words. */
export interface Line {
  readonly index: number;
  readonly range: Range;
  /** The line in matching form; empty for a blank line. */
  readonly plain: string;
  /** The numeral at its beginning: many rules ask for it. */
  readonly mark: Mark | undefined;
}

/** A line of which the words are at hand. */
export const lineOf = (index: number, range: Range, plain: string): Line => ({
  index,
  range,
  plain,
  mark: markOf(plain),
});

export const linesOf = (reading: Reading): readonly Line[] =>
  reading.lines.map((range, index) => lineOf(index, range, reading.plain.slice(range.start, range.end)));

/** A full stop stands in the words, and something behind it. */
export function holdsSentence(plain: string): boolean {
  const stop = plain.indexOf('。');
  return stop >= 0 && stop < plain.length - 1;
}

/** An alternation of words, the longest first so that it wins. */
export const alternatives = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

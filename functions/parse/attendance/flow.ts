import type { Range, Reading } from '../reading.ts';

/** What white space stands before a unit: none, one column, more, or the end of a line. */
export const BREAK = { none: 0, narrow: 1, wide: 2, line: 3 } as const;
export type Break = (typeof BREAK)[keyof typeof BREAK];

/** Lines of a page joined into one string, so that rules can match across line ends. */
export interface Flow {
  readonly text: string;
  /** Where each unit of `text` stands in `Reading.plain`. */
  readonly at: readonly number[];
  /** The white space before each unit. The first unit begins a line. */
  readonly breaks: readonly Break[];
}

/** Letters set apart (王 某 某 某) are recognised from so many characters on. */
const SHORTEST_SPACED = 6;
const HAN = /\p{Script=Han}/u;

const breakOf = (gap: number): Break => (gap === 0 ? BREAK.none : gap === 1 ? BREAK.narrow : BREAK.wide);

/** Width of the space between the characters of a line whose letters are set apart; 0 in any other line. */
function letterSpacing(reading: Reading, { start, end }: Range): number {
  const gaps: number[] = [];
  for (let i = start + 1; i < end; i++) {
    if (HAN.test(reading.plain[i] ?? '') && HAN.test(reading.plain[i - 1] ?? ''))
      gaps.push(reading.gapBefore(i));
  }
  if (gaps.length < SHORTEST_SPACED - 1) return 0;
  const spaced = gaps.filter((gap) => gap > 0).sort((a, b) => a - b);
  return spaced.length / gaps.length > 0.75 ? (spaced[0] ?? 0) : 0;
}

/** Joins ranges of a reading, each of which may hold several lines. */
export function flowOf(reading: Reading, ranges: readonly Range[]): Flow {
  let text = '';
  const at: number[] = [];
  const breaks: Break[] = [];
  for (const range of ranges) {
    for (const line of linesIn(reading, range)) {
      const spacing = letterSpacing(reading, line);
      for (let i = line.start; i < line.end; i++) {
        text += reading.plain[i] ?? '';
        at.push(i);
        breaks.push(i === line.start ? BREAK.line : breakOf(Math.max(0, reading.gapBefore(i) - spacing)));
      }
    }
  }
  return { text, at, breaks };
}

function linesIn(reading: Reading, { start, end }: Range): readonly Range[] {
  const lines: Range[] = [];
  for (let from = start; from < end; ) {
    const found = reading.plain.indexOf('\n', from);
    const to = found < 0 || found > end ? end : found;
    if (to > from) lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}

/** The range of `Reading.plain` that a stretch of a flow covers. */
export function rangeIn(flow: Flow, start: number, end: number): Range {
  const first = flow.at[start] ?? 0;
  return end > start ? { start: first, end: (flow.at[end - 1] ?? first) + 1 } : { start: first, end: first };
}

import { isHanUnit } from '../by-unit.ts';
import type { Range, Reading } from '../reading.ts';

/**
 * What white space stands before a unit: none, one column, more, the end of a line that is full, so that the line may
 * have been broken there only to fit, the end of a shorter one (a row), or lines of the page that are not in the flow.
 */
export const BREAK = { none: 0, narrow: 1, wide: 2, line: 3, row: 4, apart: 5 } as const;
export type Break = (typeof BREAK)[keyof typeof BREAK];

/** Lines of a page joined into one string, so that rules can match across line ends. */
export interface Flow {
  readonly text: string;
  /** Where each unit of `text` stands in `Reading.plain`. */
  readonly at: readonly number[];
  /** The white space before each unit. The first unit begins a line. */
  readonly breaks: readonly Break[];
}

/** So many characters standing alone with like gaps between are one word set apart (王 某 某), not words. */
const SHORTEST_SPACED = 3;

const breakOf = (gap: number): Break => (gap === 0 ? BREAK.none : gap === 1 ? BREAK.narrow : BREAK.wide);

/**
 * Takes the white space out of a line that only sets the letters of a word apart: characters that stand alone, with the
 * narrowest of the gaps around them between them, are one word (区司法局    王 某 某). `first`: where the breaks of the line
 * begin.
 */
function joinSpaced(reading: Reading, { start, end }: Range, breaks: Break[], first: number): void {
  for (let from = start; from < end; ) {
    if (!standsAlone(reading, from, start, end)) {
      from++;
      continue;
    }
    let to = from + 1;
    let spacing = Number.POSITIVE_INFINITY;
    while (to < end && reading.gapBefore(to) > 0 && standsAlone(reading, to, start, end)) {
      spacing = Math.min(spacing, reading.gapBefore(to));
      to++;
    }
    if (to - from >= SHORTEST_SPACED) {
      for (let i = from + 1; i < to; i++) breaks[first + i - start] = breakOf(reading.gapBefore(i) - spacing);
    }
    from = to;
  }
}

/** Whether a character of the line between `start` and `end` has no other right beside it. */
const standsAlone = (reading: Reading, at: number, start: number, end: number): boolean =>
  isHanUnit(reading.plain.charCodeAt(at)) === 1 &&
  (at === start || reading.gapBefore(at) > 0 || isHanUnit(reading.plain.charCodeAt(at - 1)) === 0) &&
  (at + 1 === end || reading.gapBefore(at + 1) > 0 || isHanUnit(reading.plain.charCodeAt(at + 1)) === 0);

/** Columns of the narrowest line that a page breaks to fit, and how far short of the widest a full line may fall. */
const NARROWEST_FULL = 40;
const SLACK = 6;
/** Chinese characters and marks follow it, which take two columns. */
const LAST_NARROW = 0x2e7f;

/** Joins ranges of a reading, each of which may hold several lines. */
export function flowOf(reading: Reading, ranges: readonly Range[]): Flow {
  let text = '';
  const at: number[] = [];
  const breaks: Break[] = [];
  /** Where each line begins in the flow, and how wide it is. */
  const starts: number[] = [];
  const widths: number[] = [];
  /** Where the line above ends on the page. */
  let ended = 0;
  const apart: boolean[] = [];
  for (const range of ranges) {
    for (let start = range.start; start < range.end; ) {
      const found = reading.plain.indexOf('\n', start);
      const end = found < 0 || found > range.end ? range.end : found;
      if (end > start) {
        apart.push(stretchesOver(reading.plain, ended, start));
        ended = end;
        starts.push(at.length);
        text += reading.plain.slice(start, end);
        widths.push(addLine(reading, { start, end }, at, breaks));
      }
      start = end + 1;
    }
  }
  const full = Math.max(NARROWEST_FULL, widths.reduce((most, width) => Math.max(most, width), 0) - SLACK);
  let above = 0;
  for (const [row, start] of starts.entries()) {
    breaks[start] = apart[row] === true ? BREAK.apart : above >= full ? BREAK.line : BREAK.row;
    above = widths[row] ?? 0;
  }
  return { text, at, breaks };
}

/** Whether anything but line ends stands between two places, or the second is not behind the first. */
function stretchesOver(plain: string, from: number, to: number): boolean {
  if (to < from) return true;
  for (let i = from; i < to; i++) if (plain[i] !== '\n') return true;
  return false;
}

/** Adds where the units of a line stand and the white space before each, and gives the line's width in columns. */
function addLine(reading: Reading, line: Range, at: number[], breaks: Break[]): number {
  const first = at.length;
  let width = 0;
  let spaced = false;
  for (let i = line.start; i < line.end; i++) {
    const gap = i === line.start ? 0 : reading.gapBefore(i);
    spaced ||= gap > 0;
    width += gap + (reading.plain.charCodeAt(i) > LAST_NARROW ? 2 : 1);
    at.push(i);
    breaks.push(breakOf(gap));
  }
  if (spaced) joinSpaced(reading, line, breaks, first);
  return width;
}

/** Whether a line ends before one of the units of a stretch. */
export function hasLineEnd({ breaks }: Pick<Flow, 'breaks'>, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((breaks[at] ?? BREAK.none) >= BREAK.line) return true;
  return false;
}

/** The range of `Reading.plain` that a stretch of a flow covers. */
export function rangeIn(flow: Flow, start: number, end: number): Range {
  const first = flow.at[start] ?? 0;
  return end > start ? { start: first, end: (flow.at[end - 1] ?? first) + 1 } : { start: first, end: first };
}

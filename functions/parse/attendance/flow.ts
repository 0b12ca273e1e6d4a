import { isHan } from '../by-unit.ts';
import type { Range, Reading } from '../reading.ts';

/**
 * What white space stands before a unit: none, one column, more, the end of a line that is full, so that the line may
 * have been broken there only to fit, or the end of a shorter one (a row).
 */
export const BREAK = { none: 0, narrow: 1, wide: 2, line: 3, row: 4 } as const;
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
 * The white space before each unit of a line, without that which only sets the letters of a word apart: characters
 * that stand alone, with the narrowest of the gaps around them between them, are one word (区司法局    王 某 某).
 */
function gapsIn(reading: Reading, { start, end }: Range): number[] {
  const gaps: number[] = [];
  for (let i = start; i < end; i++) gaps.push(i === start ? 0 : reading.gapBefore(i));
  const standsAlone = (i: number): boolean =>
    isHan(reading.plain[start + i] ?? '') &&
    (i === 0 || (gaps[i] ?? 0) > 0 || !isHan(reading.plain[start + i - 1] ?? '')) &&
    (i === gaps.length - 1 || (gaps[i + 1] ?? 0) > 0 || !isHan(reading.plain[start + i + 1] ?? ''));
  for (let from = 0; from < gaps.length; ) {
    if (!standsAlone(from)) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < gaps.length && (gaps[to] ?? 0) > 0 && standsAlone(to)) to++;
    if (to - from >= SHORTEST_SPACED) {
      const spacing = Math.min(...gaps.slice(from + 1, to));
      for (let i = from + 1; i < to; i++) gaps[i] = (gaps[i] ?? 0) - spacing;
    }
    from = to;
  }
  return gaps;
}

/** Columns of the narrowest line that a page breaks to fit, and how far short of the widest a full line may fall. */
const NARROWEST_FULL = 40;
const SLACK = 6;

/** Width of a line in columns, with the white space inside. */
function widthOf(reading: Reading, { start, end }: Range): number {
  let width = 0;
  for (let i = start; i < end; i++)
    width += (i > start ? reading.gapBefore(i) : 0) + ((reading.plain[i] ?? '') > '\u2e7f' ? 2 : 1);
  return width;
}

/** Joins ranges of a reading, each of which may hold several lines. */
export function flowOf(reading: Reading, ranges: readonly Range[]): Flow {
  let text = '';
  const at: number[] = [];
  const breaks: Break[] = [];
  const lines = ranges.flatMap((range) => linesIn(reading, range));
  const widths = lines.map((line) => widthOf(reading, line));
  const full = Math.max(NARROWEST_FULL, widths.reduce((most, width) => Math.max(most, width), 0) - SLACK);
  for (const [row, line] of lines.entries()) {
    const gaps = gapsIn(reading, line);
    const opening = (widths[row - 1] ?? 0) >= full ? BREAK.line : BREAK.row;
    for (let i = line.start; i < line.end; i++) {
      text += reading.plain[i] ?? '';
      at.push(i);
      breaks.push(i === line.start ? opening : breakOf(gaps[i - line.start] ?? 0));
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

import { type Range, rangeOf } from '../../text/range.ts';
import type { Reading } from '../../text/reading.ts';
import { isHan } from '../../text/scripts.ts';

/**
 * What white space stands before a unit of a list: none, one column, more, the end of a line that is full, so that the
 * line may have been broken there only to fit, the end of a shorter one (a row), or lines that are not of the list.
 */
export const BREAK = { none: 0, narrow: 1, wide: 2, line: 3, row: 4, apart: 5 } as const;
export type Break = (typeof BREAK)[keyof typeof BREAK];

/** The lines of a list and the white space in them. */
export interface Spacing {
  readonly reading: Reading;
  /** The lines, or the parts of lines that are of the list, without what is empty. */
  readonly lines: readonly Range[];
  /** The white space before a unit of one of the lines. */
  breakBefore(place: number): Break;
}

/** So many characters standing alone with like gaps between are one word set apart (王 某 某), not words. */
const SHORTEST_SPACED = 3;
/** Columns of the narrowest line that a page breaks to fit, and how far short of the widest a full line may fall. */
const NARROWEST_FULL = 40;
const SLACK = 6;
/** Chinese characters and marks follow it, which take two columns. */
const LAST_NARROW = 0x2e7f;

const breakOf = (gap: number): Break => (gap <= 0 ? BREAK.none : gap === 1 ? BREAK.narrow : BREAK.wide);

/** Looks at the white space of a list. `ranges`: its parts in the order of the page, each of any number of lines. */
export function spacingOf(reading: Reading, ranges: readonly Range[]): Spacing {
  const lines = ranges.flatMap((range) => linesOf(reading.plain, range));
  const breaks = new Map<number, Break>();
  // A list in running text is one line of a paragraph that may be long.
  const widths = lines.length > 1 ? lines.map((line) => wholeLineWidth(reading, line)) : [];
  const full = Math.max(NARROWEST_FULL, widths.reduce((most, width) => Math.max(most, width), 0) - SLACK);
  let ended = 0;
  let above = 0;
  for (const [row, line] of lines.entries()) {
    for (let at = line.start + 1; at < line.end; at++) {
      const gap = reading.gapBefore(at);
      if (gap > 0) breaks.set(at, breakOf(gap));
    }
    joinSpaced(reading, line, breaks);
    const apart = row > 0 && !/^\n*$/u.test(reading.plain.slice(ended, line.start));
    breaks.set(line.start, apart ? BREAK.apart : above >= full ? BREAK.line : BREAK.row);
    ended = line.end;
    above = widths[row] ?? 0;
  }
  return { reading, lines, breakBefore: (place) => breaks.get(place) ?? BREAK.none };
}

function linesOf(plain: string, { start, end }: Range): Range[] {
  const lines: Range[] = [];
  for (let from = start; from < end; ) {
    const found = plain.indexOf('\n', from);
    const to = found < 0 || found > end ? end : found;
    if (to > from) lines.push(rangeOf(from, to));
    from = to + 1;
  }
  return lines;
}

/** Columns of a line of the page, with what stands before its part that is of the list: a label. */
function wholeLineWidth(reading: Reading, { start, end }: Range): number {
  const { plain } = reading;
  let width = 0;
  for (let at = plain.lastIndexOf('\n', start - 1) + 1; at < end; at++)
    width += reading.gapBefore(at) + (plain.charCodeAt(at) > LAST_NARROW ? 2 : 1);
  return width;
}

/**
 * Takes the white space out of a line that only sets the letters of a word apart: characters that stand alone, with the
 * narrowest of the gaps around them between them, are one word (区司法局    王 某 某).
 */
function joinSpaced(reading: Reading, { start, end }: Range, breaks: Map<number, Break>): void {
  const standsAlone = (at: number): boolean =>
    isHan(reading.plain.charAt(at)) &&
    (at === start || reading.gapBefore(at) > 0 || !isHan(reading.plain.charAt(at - 1))) &&
    (at + 1 === end || reading.gapBefore(at + 1) > 0 || !isHan(reading.plain.charAt(at + 1)));
  for (let from = start; from < end; ) {
    if (!standsAlone(from)) {
      from++;
      continue;
    }
    let to = from + 1;
    let spacing = Number.POSITIVE_INFINITY;
    while (to < end && reading.gapBefore(to) > 0 && standsAlone(to)) {
      spacing = Math.min(spacing, reading.gapBefore(to));
      to++;
    }
    if (to - from >= SHORTEST_SPACED)
      for (let at = from + 1; at < to; at++) {
        // 文  竹　成  蹊: equally wide, but not of the same spaces as the gap inside the first word.
        const other = spaceBefore(reading, at) === spaceBefore(reading, from + 1) ? 0 : 1;
        breaks.set(at, breakOf(Math.max(reading.gapBefore(at) - spacing, other)));
      }
    from = to;
  }
}

/** The white space before a unit, as the page has it. */
const spaceBefore = (reading: Reading, at: number): string =>
  reading.text.slice(reading.span(rangeOf(at - 1, at))[1], reading.span(rangeOf(at, at + 1))[0]);

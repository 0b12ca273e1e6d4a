import type { Reading } from '../text/reading.ts';
import type { UnclassedLine } from './line.ts';
import { isAttendanceLabel, isParticular, linesForItems } from './lists.ts';
import { findOpening } from './main-content.ts';
import { isTab } from './segments.ts';
import { isDayLine, isHeadline, isMasthead, isTitle, isTitleTail } from './titles.ts';

// The places of the main content by which a line is told from one like it elsewhere.

/** Lines at the top among which a title is looked for when there is no opening sentence. */
const HEAD_LINES = 12;

/** A line that has the numeral of an item: 一、. */
export const isMajor = ({ mark }: UnclassedLine): boolean => mark?.style === 'major';

/** A line that can stand above the last line of a title. */
const beginsTitle = (line: UnclassedLine | undefined): boolean =>
  line === undefined ||
  (!isMasthead(line.plain) &&
    !isParticular(line) &&
    !isTab(line.plain) &&
    !/[：。，]/u.test(line.plain) &&
    !line.plain.endsWith('纪要'));

/** The lines of the title: the last one ends in the name of the meeting, those before it begin it; else the headline. */
function titleLines(lines: readonly UnclassedLine[], end: number): readonly UnclassedLine[] {
  const head = lines.slice(0, end);
  const last = head.findLastIndex(({ plain }, i) => {
    if (!isMasthead(plain)) return isTitle(plain);
    return isTitleTail(plain) && i > 0 && beginsTitle(lines[i - 1]);
  });
  if (last < 0) return head.filter(({ plain }) => isHeadline(plain) && !isMasthead(plain)).slice(-1);
  let first = last;
  while (first > 0 && beginsTitle(lines[first - 1])) first--;
  return lines.slice(first, last + 1);
}

/** Index of the last line that is a numbered part or a paragraph of prose: below it a signature may stand. */
const lastOfBody = (lines: readonly UnclassedLine[]): number =>
  lines.findLastIndex(
    ({ plain, mark }) =>
      (mark !== undefined && !isDayLine(plain)) || (plain.length >= 30 && plain.includes('。')),
  );

/** The lines of the main content, and the places by which a line is told from one like it elsewhere. */
export interface Layout {
  readonly reading: Reading;
  readonly lines: readonly UnclassedLine[];
  readonly forItems: ReadonlySet<UnclassedLine>;
  readonly topics: number;
  readonly opening: UnclassedLine | undefined;
  readonly openingAt: number;
  readonly title: ReadonlySet<UnclassedLine>;
  readonly titleAt: number;
  /** The line that says when the page was put up, where it reads like a particular. */
  readonly published: UnclassedLine | undefined;
  /** First index below title and opening. */
  readonly headOver: number;
  /** Last index of a numbered part or a paragraph of prose: below it a signature may stand. */
  readonly bodyOver: number;
}

/** A particular of the meeting; where topics are numbered, 议题： heads one. */
export const isDetail = (line: UnclassedLine, { topics }: Pick<Layout, 'topics'>): boolean =>
  isParticular(line) && !(topics >= 2 && line.mark?.style === 'topic');

/** 时间：2024-05-06, and no other particular above the opening of a report: no minutes write the day so. */
const DAY_OF_PAGE = /^(?:时间|日期)：\d{4}([-/.])\d{1,2}\1\d{1,2}$/u;
function dayOfPage(head: readonly UnclassedLine[]): UnclassedLine | undefined {
  const particulars = head.filter(isParticular);
  return particulars.length === 1 ? particulars.find(({ plain }) => DAY_OF_PAGE.test(plain)) : undefined;
}

/** Finds title, opening and the end of the body. */
export function layoutOf(reading: Reading, lines: readonly UnclassedLine[]): Layout {
  const topics = lines.filter(({ mark }) => mark?.style === 'topic').length;
  const forItems = linesForItems(reading, lines);
  const firstItem = lines.findIndex(
    (line) =>
      isMajor(line) &&
      !forItems.has(line) &&
      !isDetail(line, { topics }) &&
      !isAttendanceLabel(reading, line),
  );
  const headEnd = firstItem < 0 ? lines.length : firstItem;
  const opening = findOpening(lines.slice(0, headEnd));
  const openingAt = opening === undefined ? -1 : lines.indexOf(opening);
  const title = titleLines(lines, openingAt >= 0 ? openingAt : Math.min(headEnd, HEAD_LINES));
  const indexes = title.map((line) => lines.indexOf(line));
  return {
    reading,
    lines,
    forItems,
    topics,
    opening,
    openingAt,
    title: new Set(title),
    titleAt: Math.min(...indexes, lines.length) === lines.length ? 0 : Math.min(...indexes),
    published: openingAt < 0 ? undefined : dayOfPage(lines.slice(0, openingAt)),
    headOver: Math.max(openingAt, ...indexes.map((index) => index + 1)),
    bodyOver: lastOfBody(lines),
  };
}

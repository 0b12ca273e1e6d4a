import { oneOf } from '../by-unit.ts';
import { type Line, lineOf, linesOf } from '../landmarks/line.ts';
import { isParticular } from '../landmarks/lists.ts';
import { CHINESE_NUMERAL, markOfLine, withoutMark } from '../landmarks/numbering.ts';
import type { Reading } from '../reading.ts';
import { readNumeral } from '../repair/numerals.ts';
import { SUBJECT } from './draft.ts';

const INLINE_MAJOR = new RegExp(`(?<=[。；！？”：])${CHINESE_NUMERAL}{1,3}、`, 'gu');
const isNumeral = oneOf(CHINESE_NUMERAL);
/** Most lines hold no numeral before a comma at all. */
function mayHoldMajor(plain: string): boolean {
  for (let at = plain.indexOf('、', 1); at > 0; at = plain.indexOf('、', at + 1))
    if (isNumeral(plain.charCodeAt(at - 1))) return true;
  return false;
}
/** How much of an item is looked at, in characters. */
const REACH = 24;

/** 会议议定：一、同意…；二、…: what follows are its points. */
const SETTLES = /会议(?:研究|讨论|审议|一致|还|经|，)*(?:议定|商定|决定|明确|要求|强调)：$/u;
const ITEM = new RegExp(`${SUBJECT.source}|^(?:关于|《)`, 'u');

const INLINE_LIST =
  /(?<=[。；])(?:出席|参加|参会|列席|请假|缺席|记录|主持)(?:会议)?(?:人员|人|领导)?：|(?<=。)会议还(?:研究|讨论|听取)了?其[他它][^。]{0,6}。/gu;

/** A list inside a line stands behind a sentence, and so does its colon. */
const mayHoldList = (plain: string): boolean =>
  plain.includes('。会议还') ||
  (plain.includes('：') && /[。；]/u.test(plain.slice(0, plain.lastIndexOf('：'))));

/** Where the matches of a pattern begin. `matchAll` would make a copy of the pattern for every line. */
function startsOf(pattern: RegExp, plain: string): number[] {
  const starts: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) starts.push(match.index);
  return starts;
}

/** 时间：…　地点：…　主持人：某某: a label of a list that stands apart in a line of particulars. */
const LABEL_IN_PARTICULARS =
  /(?:会议)?(?:主持|召集|出席|参加|参会|列席|请假|缺席|记录)(?:会议)?(?:人员|人|领导)?：/gu;

const labelsInParticulars = (reading: Reading, { range, plain }: Line): number[] =>
  startsOf(LABEL_IN_PARTICULARS, plain).filter((at) => reading.gapBefore(range.start + at) > 0);

/** Where attendance lists begin inside a line. */
const inlineLists = (reading: Reading, line: Line): number[] => [
  ...(mayHoldList(line.plain) ? startsOf(INLINE_LIST, line.plain) : []),
  ...(isParticular(line) ? labelsInParticulars(reading, line) : []),
];

/**
 * Where a line runs several agenda items together (…。二、审议…): a numeral after a sentence counts when it carries on
 * from the last one, no line begins with it, and the line holds no list of its own from 一 on.
 */
function inlineItems(
  plain: string,
  last: number,
  atLineStarts: ReadonlySet<number>,
): { cuts: number[]; last: number } {
  const found = startsOf(INLINE_MAJOR, plain).map((at) => ({
    at,
    numeral: readNumeral(plain.slice(at, plain.indexOf('、', at))) ?? 0,
  }));
  const first = found.find(({ numeral }) => numeral === 1);
  // 会议明确：一、…；二、… numbers the points of one paragraph, unless they take up subjects.
  const points =
    first !== undefined &&
    (plain.startsWith('会议') || SETTLES.test(plain.slice(Math.max(0, first.at - REACH), first.at))) &&
    !ITEM.test(withoutMark(plain.slice(first.at, first.at + REACH)));
  const nested = points || (last > 0 && first !== undefined);
  if (nested || (last === 0 && found.length < 2)) return { cuts: [], last };
  const cuts: number[] = [];
  let reached = last;
  for (const { at, numeral } of found) {
    if (numeral !== reached + 1 || atLineStarts.has(numeral)) continue;
    cuts.push(at);
    reached = numeral;
  }
  return { cuts, last: reached };
}

/** The lines of minutes that are not blank; one that runs items or attendance lists together is parted. */
export function segmentsOf(reading: Reading): readonly Line[] {
  const lines = linesOf(reading).filter((line) => line.plain !== '');
  const marks = lines.map((line) => markOfLine(reading, line));
  const atLineStarts = new Set<number>();
  for (const mark of marks) if (mark?.style === 'major' && mark.numeral) atLineStarts.add(mark.numeral);
  const segments: Line[] = [];
  let last = 0;
  for (const [i, line] of lines.entries()) {
    const { range, plain } = line;
    const mark = marks[i];
    if (mark?.style === 'major') last = mark.numeral ?? last;
    const items = mayHoldMajor(plain) ? inlineItems(plain, last, atLineStarts) : undefined;
    if (items !== undefined) last = items.last;
    const lists = inlineLists(reading, line);
    if (lists.length === 0 && (items === undefined || items.cuts.length === 0)) {
      segments.push({ index: segments.length, range, plain, mark: line.mark });
      continue;
    }
    const cuts = [0, ...(items?.cuts ?? []), ...lists].sort((a, b) => a - b);
    for (const [k, from] of cuts.entries()) {
      const to = cuts[k + 1] ?? plain.length;
      if (to <= from) continue;
      const part = { start: range.start + from, end: range.start + to };
      segments.push(lineOf(segments.length, part, plain.slice(from, to)));
    }
  }
  return segments;
}

import { isClosing, isDistribution } from '../landmarks/ending.ts';
import { type Line, linesOf } from '../landmarks/line.ts';
import { isAttendanceLabel, isParticular, linesForItems } from '../landmarks/lists.ts';
import { markOfLine } from '../landmarks/numbering.ts';
import { isOpening } from '../landmarks/opening.ts';
import { isBodyName, isMasthead, isTitle, isTitleTail, namesMeeting } from '../landmarks/title.ts';
import type { Reading } from '../reading.ts';
import { isFooter, isFurniture } from './furniture.ts';
import { isInjected, isInjectedOutside } from './injected.ts';

/** A line of a page, and whether it is one of the site's own. */
export interface PageLine extends Line {
  readonly furniture: boolean;
}

/** The lines of a page, each held against the words of sites once. */
export const pageLinesOf = (reading: Reading): readonly PageLine[] =>
  linesOf(reading).map(({ index, range, plain, mark }) => ({
    index,
    range,
    plain,
    mark,
    furniture: isFurniture(plain),
  }));

/** Where the minutes stand on the page. */
export interface Proper {
  /** Indexes of the lines that are the minutes, in order. */
  readonly kept: readonly number[];
  /** First line of the minutes; what stands above is the page's head. */
  readonly start: number;
  /** Last line of the minutes; what stands below is the page's foot. */
  readonly end: number;
  /** Lines that do not belong on the page at all. */
  readonly injected: readonly number[];
}

/** How far above the opening its title and an attendance list may reach, in lines. */
const HEAD_LINES = 200;

const isMajor = (reading: Reading, line: Line): boolean => markOfLine(reading, line)?.style === 'major';

/** The line from which the minutes are read downwards: the opening, else the title above the first item. */
function findAnchor(reading: Reading, lines: readonly PageLine[]): number | undefined {
  const opening = lines.find((line) => !line.furniture && isOpening(line) && !isTitle(line.plain));
  const forItems = linesForItems(reading, lines);
  const firstItem = lines.find(
    (line) => isMajor(reading, line) && !isParticular(line) && !forItems.has(line),
  );
  if (opening !== undefined && (firstItem === undefined || opening.index < firstItem.index))
    return opening.index;
  const end = firstItem?.index ?? Number.POSITIVE_INFINITY;
  const title = lines.findLast(({ index, plain, furniture }) => index < end && !furniture && isTitle(plain));
  return title?.index ?? opening?.index ?? firstItem?.index;
}

/** Longest piece of a title that is wrapped over lines, and how many of them are taken. */
const LONGEST_PIECE = 30;
const MOST_PIECES = 3;
/** So many lines of the page (发布时间, 字号) may stand between a title and what it is the title of. */
const MOST_BETWEEN = 4;

/** Walks up from the anchor over what belongs to the head of the minutes: title, masthead, particulars, lists. */
function findStart(reading: Reading, lines: readonly PageLine[], anchor: number): number {
  let start = anchor;
  let titled = isTitle(lines[anchor]?.plain ?? '');
  /** How many more lines may be pieces of a title of which only 会议纪要 stood below. */
  let pieces = 0;
  /** Lines of the page that were passed over on the way to the title. */
  let between = 0;
  for (let i = anchor - 1; i >= Math.max(0, anchor - HEAD_LINES); i--) {
    const line = lines[i];
    if (line === undefined) break;
    const { plain, furniture } = line;
    if (plain === '') continue;
    if (!titled && furniture && between < MOST_BETWEEN) {
      between++;
      continue;
    }
    if (between > 0 && !titled && !(isTitle(plain) && namesMeeting(plain))) {
      // A document number may stand above the line of the page, if the title stands above it.
      if (!isMasthead(plain)) break;
      continue;
    }
    if (isTitle(plain) || isMasthead(plain)) {
      // A second whole title above the first one is the page's, not the minutes'.
      if (titled && isTitle(plain) && /纪要/u.test(plain)) break;
      pieces = isTitleTail(plain) ? MOST_PIECES : 0;
      // 2024年第7次 alone is a line of the masthead, above which the title stands.
      titled ||= isTitle(plain) && !isMasthead(plain);
    } else if (furniture) {
      break;
    } else if (isBodyName(plain) || isParticular(line) || isAttendanceLabel(reading, line)) {
      pieces = 0;
    } else if (pieces > 0 && plain.length <= LONGEST_PIECE && !/[\p{P}\p{S}]/u.test(plain)) {
      pieces--;
    } else if (titled || !continuesList(reading, lines, i)) {
      break;
    }
    start = i;
  }
  return start;
}

/** True for a line that stands under an attendance label or particular with nothing foreign in between. */
function continuesList(reading: Reading, lines: readonly PageLine[], index: number): boolean {
  for (let i = index - 1; i >= Math.max(0, index - HEAD_LINES); i--) {
    const line = lines[i];
    if (line === undefined || line.furniture || isTitle(line.plain)) return false;
    if (isAttendanceLabel(reading, line) || isParticular(line)) return true;
  }
  return false;
}

/** What only minutes have, however the site around them looks. */
const isStrongLandmark = (reading: Reading, line: Line): boolean =>
  isMajor(reading, line) ||
  line.mark?.style === 'paren' ||
  isClosing(line) ||
  isDistribution(line.plain) ||
  isAttendanceLabel(reading, line);

const isLandmark = (reading: Reading, line: Line): boolean =>
  isStrongLandmark(reading, line) ||
  line.mark !== undefined ||
  (line.plain.length >= 30 && line.plain.includes('。'));

/** The last line that only minutes have: below a footer only what is unmistakable counts. */
function findLastLandmark(reading: Reading, lines: readonly PageLine[], anchor: number, end: number): number {
  const below = lines.slice(anchor + 1, end).filter(({ plain, furniture }) => plain !== '' && !furniture);
  const strong = below.findLast((line) => isStrongLandmark(reading, line))?.index ?? anchor;
  const footer = lines.slice(strong + 1, end).find((line) => isFooter(line.plain))?.index ?? end;
  return below.findLast((line) => line.index < footer && isLandmark(reading, line))?.index ?? anchor;
}

/**
 * Finds the minutes among the lines of a page, or among those of its article. `undefined` when nothing there looks
 * like minutes.
 */
export function findProper(
  reading: Reading,
  lines: readonly PageLine[],
  [from, to]: readonly [number, number] = [0, lines.length],
): Proper | undefined {
  const anchor = findAnchor(reading, lines.slice(from, to));
  if (anchor === undefined) return undefined;
  const start = Math.max(from, findStart(reading, lines, anchor));
  const landmark = findLastLandmark(reading, lines, anchor, to);
  const kept: number[] = [];
  const injected: number[] = [];
  let ended = false;
  for (const { index, plain, mark, furniture } of lines) {
    if (plain === '') continue;
    const inside = index >= start && index < to && !ended;
    if (!inside) {
      if (!furniture && isInjectedOutside(plain)) injected.push(index);
    } else if (furniture && !isTitle(plain) && mark === undefined) {
      ended = index > anchor && index > landmark;
    } else if (isInjected(plain) || (index > landmark && isInjectedOutside(plain))) {
      injected.push(index);
    } else {
      kept.push(index);
    }
  }
  return { kept, start, end: kept.at(-1) ?? start, injected };
}

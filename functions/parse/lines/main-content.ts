import { isPageNumber } from '../page/page-number.ts';
import type { Reading } from '../text/reading.ts';
import { isByline, isClosing, isDistribution } from './endings.ts';
import type { UnclassedLine } from './line.ts';
import { isAttendanceLabel, isParticular, linesForItems } from './lists.ts';
import { markAt } from './marks.ts';
import { isMetadataLine } from './metadata.ts';
import { isOpening } from './openings.ts';
import {
  isFooter,
  isFurniture,
  isInjected,
  isInjectedOutside,
  isOfPicture,
  isPageByline,
} from './surroundings.ts';
import {
  isBodyName,
  isHeadline,
  isMasthead,
  isSeriesAlone,
  isTitle,
  isTitleTail,
  namesMeeting,
} from './titles.ts';

/** A line of a page before it is known what it is. */
export interface PageLine extends UnclassedLine {
  /** It is one of the site's own. */
  readonly furniture: boolean;
}

/** The lines of a page, each held against the words of sites once. 时间：2024-05-06 may be a particular of the meeting. */
export const pageLinesOf = (reading: Reading): readonly PageLine[] =>
  reading.lines.map((range, index) => {
    const plain = reading.plain.slice(range.start, range.end);
    const mark = markAt(reading, range, plain);
    const furniture = isFurniture(plain) && (isPageByline(plain) || !isParticular({ plain, mark }));
    return { index, range, plain, mark, furniture };
  });

/** Where the main content stands on the page. */
export interface MainContent {
  /** Indexes of the lines that are the main content, in order. */
  readonly kept: readonly number[];
  /** First line of the main content; what stands above is the page's head. */
  readonly start: number;
  /** Lines that do not belong on the page at all. */
  readonly injected: readonly number[];
}

/** How far above the opening its title and an attendance list may reach, in lines. */
const HEAD_LINES = 200;
/** How many lines below a headline the opening sentence stands at most. */
const BELOW_HEADLINE = 10;

const isSentence = (plain: string): boolean => /[。：；！]$/u.test(plain) || /。./u.test(plain);

/** ==== 正文 ====: below it the file that an archive kept of a page begins. */
const SEPARATOR = /^[-=*#]{3,}正文[-=*#]*$|^(?:正文|MarkdownContent)：$/u;

/** Where the text begins in a file with a header; 0 where it has none. */
export const endOfHeader = (lines: readonly PageLine[]): number =>
  lines.findIndex(({ plain }) => SEPARATOR.test(plain)) + 1;

/**
 * The sentence that says who held which meeting, among lines that may repeat it as a headline: the first that is a
 * sentence, or the last of those that follow each other closely. A title alone is none.
 */
export function findOpening<T extends UnclassedLine>(lines: readonly T[]): T | undefined {
  const candidates = lines.filter(({ plain, mark }) => mark === undefined && isOpening(plain));
  for (const [i, line] of candidates.entries()) {
    if (isSentence(line.plain)) return line;
    const next = candidates[i + 1];
    const repeated = next !== undefined && next.index - line.index <= BELOW_HEADLINE;
    // 2020年4月22日，区长某某主持召开了区政府第4次常务会议, without a full stop: a title has no day.
    if (!repeated && (!isTitle(line.plain) || /日.{0,6}，/u.test(line.plain))) return line;
  }
  return undefined;
}

/** The line from which the main content is read downwards: the opening, else the title above the first item. */
function findAnchor(reading: Reading, lines: readonly PageLine[]): number | undefined {
  const opening = findOpening(lines.filter(({ furniture }) => !furniture));
  const forItems = linesForItems(reading, lines);
  const firstItem = lines.find(
    (line) => line.mark?.style === 'major' && !isParticular(line) && !forItems.has(line),
  );
  if (opening !== undefined && (firstItem === undefined || opening.index < firstItem.index))
    return opening.index;
  const end = firstItem?.index ?? Number.POSITIVE_INFINITY;
  const titles = lines.filter(({ index, plain, furniture }) => index < end && !furniture && isTitle(plain));
  // 第5次 below the title ends like one.
  const title = titles.findLast(({ plain }) => !isMasthead(plain)) ?? titles.at(-1);
  return title?.index ?? opening?.index ?? firstItem?.index;
}

/** Longest piece of a title that is wrapped over lines, and how many of them are taken. */
const LONGEST_PIECE = 30;
const MOST_PIECES = 3;
/** 关于研究解决甲地块回迁安置, above 有关问题的会议纪要 */
const OPENS_TITLE = /^关于[^，。；：]{4,60}$/u;
/** So many lines of the page (发布时间, 字号) may stand between a title and what it is the title of. */
const MOST_BETWEEN = 6;

/** Walks up from the anchor over what belongs to the head: title, masthead, particulars, lists. */
function findStart(reading: Reading, lines: readonly PageLine[], anchor: number): number {
  let start = anchor;
  const own = lines[anchor]?.plain ?? '';
  let titled = isTitle(own) && !isMasthead(own) && !isOpening(own);
  /** How many more lines may be pieces of a title of which only 会议纪要 stood below. */
  let pieces = 0;
  /** Lines of the page that were passed over on the way to the title. */
  let between = 0;
  for (let i = anchor - 1; i >= Math.max(0, anchor - HEAD_LINES); i--) {
    const line = lines[i];
    if (line === undefined) break;
    const { plain, furniture } = line;
    // The number of a page that ends between the lists and the opening.
    if (plain === '' || isPageNumber(plain)) continue;
    if (!titled && (furniture || isByline(plain)) && between < MOST_BETWEEN) {
      between++;
      continue;
    }
    const headline = isHeadline(plain) && !isMasthead(plain);
    if (between > 0 && !titled && !(isTitle(plain) && namesMeeting(plain)) && !headline) {
      // A document number may stand above the line of the page, if the title stands above it.
      if (!isMasthead(plain)) break;
      continue;
    }
    if (isTitle(plain) || isMasthead(plain)) {
      // A second whole title above the first one is the page's, not the document's.
      if (titled && isTitle(plain) && (/纪要/u.test(plain) || isSeriesAlone(plain))) break;
      pieces = isTitleTail(plain) ? MOST_PIECES : 0;
      // 2024年第7次 alone is a line of the masthead, above which the title stands.
      titled ||= isTitle(plain) && !isMasthead(plain);
    } else if (furniture) {
      break;
    } else if (isBodyName(plain) || isParticular(line) || isAttendanceLabel(reading, line)) {
      pieces = 0;
    } else if (pieces > 0 && plain.length <= LONGEST_PIECE && !/[\p{P}\p{S}]/u.test(plain)) {
      pieces--;
    } else if (titled && OPENS_TITLE.test(plain) && !OPENS_TITLE.test(lines[start]?.plain ?? '')) {
      pieces = 0;
    } else if (!titled && headline && !continuesList(reading, lines, i)) {
      titled = true;
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

/** What only the main content has, however the site around it looks. */
const isStrongLandmark = (reading: Reading, line: PageLine): boolean =>
  line.mark?.style === 'major' ||
  line.mark?.style === 'paren' ||
  isClosing(line) ||
  isDistribution(line.plain) ||
  isAttendanceLabel(reading, line);

const isLandmark = (reading: Reading, line: PageLine): boolean =>
  isStrongLandmark(reading, line) ||
  line.mark !== undefined ||
  (line.plain.length >= 30 && line.plain.includes('。'));

/** The last line that only main content has: below a footer only what is unmistakable counts. */
function findLastLandmark(reading: Reading, lines: readonly PageLine[], anchor: number, end: number): number {
  const below = lines.slice(anchor + 1, end).filter(({ plain, furniture }) => plain !== '' && !furniture);
  const strong = below.findLast((line) => isStrongLandmark(reading, line))?.index ?? anchor;
  const footer = lines.slice(strong + 1, end).find(({ plain }) => isFooter(plain))?.index ?? end;
  return below.findLast((line) => line.index < footer && isLandmark(reading, line))?.index ?? anchor;
}

/** A line that begins something else where no landmark of the main content follows. */
const endsContent = ({ plain, furniture, mark }: PageLine): boolean =>
  (furniture && !isTitle(plain) && mark === undefined && !isByline(plain) && !isOfPicture(plain)) ||
  isMetadataLine(plain) ||
  (isTitle(plain) && namesMeeting(plain));

/**
 * Finds the main content among the lines of a page, or among those of its article. Where nothing there reads like
 * minutes or a report, it is all that is not the site's own.
 */
export function findMainContent(
  reading: Reading,
  lines: readonly PageLine[],
  [from, to]: readonly [number, number],
): MainContent | undefined {
  const anchor = findAnchor(reading, lines.slice(from, to));
  if (anchor === undefined) return undefined;
  const start = Math.max(from, findStart(reading, lines, anchor));
  const landmark = findLastLandmark(reading, lines, anchor, to);
  const kept: number[] = [];
  const injected: number[] = [];
  let ended = false;
  for (const line of lines) {
    const { index, plain, mark, furniture } = line;
    if (plain === '') continue;
    ended ||= index > anchor && index > landmark && endsContent(line);
    const inside = index >= start && index < to && !ended;
    if (!inside) {
      if (!furniture && isInjectedOutside(plain)) injected.push(index);
    } else if (furniture && !isTitle(plain) && mark === undefined) {
      // 字号, 发布时间 between the headline and the text.
    } else if (isInjected(plain) || (index > landmark && isInjectedOutside(plain))) {
      injected.push(index);
    } else {
      kept.push(index);
    }
  }
  return { kept, start, injected };
}

/** All that is not the site's own, of a page on which nothing reads like minutes or a report. */
export function withoutFurniture(
  lines: readonly PageLine[],
  [from, to]: readonly [number, number],
): MainContent {
  const kept = lines.slice(from, to).filter(({ plain, furniture }) => plain !== '' && !furniture);
  return { kept: kept.map(({ index }) => index), start: kept[0]?.index ?? from, injected: [] };
}

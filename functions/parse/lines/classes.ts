import { covers, type Range } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { datelineLength, isByline, isClosing, isDisclosure, isDistribution } from './endings.ts';
import { headingsOf } from './headings.ts';
import type { Line, LineClass } from './line.ts';
import { isAttendanceLabel, isParticular, linesForItems } from './lists.ts';
import { findOpening } from './main-content.ts';
import { withoutMark } from './marks.ts';
import { isTab, partArticle, type Segment, segmentsOf } from './segments.ts';
import { isFurniture } from './surroundings.ts';
import { isBodyName, isDayLine, isHeadline, isMasthead, isTitle, isTitleTail } from './titles.ts';
import { holdsSentence, SUBJECT } from './words.ts';

/** Lines at the top among which a title is looked for when there is no opening sentence. */
const HEAD_LINES = 12;

const isMajor = ({ mark }: Segment): boolean => mark?.style === 'major';

/** 研究事项：, 现将会议议定的事项纪要如下：, below which the body begins. */
const LEAD_IN =
  /^[^，。；：、（）]{0,10}(?:事项|内容|决议|决定|意见|纪要)(?:如下)?：$|^(?:会议|现|兹|经)[^。；]{0,40}(?:如下|以下[^，。]{0,8})[：。]?$/u;

/** • 各科重大事项提报: a matter set off by a bullet. People in such a list are parted by commas, or named behind a label. */
const BULLETED = /^[·•●◆■▪◎○][^：、]{8,}$/u;

/** A paragraph of prose ends an attendance list. */
const isProse = ({ plain }: Segment): boolean =>
  plain.startsWith('会议') ||
  (plain.length >= 40 && holdsSentence(plain) && !plain.startsWith('（')) ||
  LEAD_IN.test(plain) ||
  BULLETED.test(plain);

/** （一）传达…, with what the meeting did about it behind it or below: the first item, not a group of a list. */
const opensAgenda = ({ plain, mark }: Segment, next: Segment | undefined): boolean =>
  mark?.numeral === 1 &&
  !plain.includes('：') &&
  (plain.includes('。会议') ||
    (holdsSentence(plain) && SUBJECT.test(withoutMark(plain))) ||
    (next?.plain.startsWith('会议') === true && !next.plain.includes('：')));

/** A line that can stand above the last line of a title. */
const beginsTitle = (line: Segment | undefined): boolean =>
  line === undefined ||
  (!isMasthead(line.plain) &&
    !isParticular(line) &&
    !isTab(line.plain) &&
    !/[：。，]/u.test(line.plain) &&
    !line.plain.endsWith('纪要'));

/** The lines of the title: the last one ends in the name of the meeting, those before it begin it; else the headline. */
function titleLines(lines: readonly Segment[], end: number): readonly Segment[] {
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

/** 八、其他事项 is an item where the meeting did something under it. */
const headsItem = (reading: Reading, line: Segment, next: Segment | undefined): boolean =>
  (isMajor(line) || !/[。，]./u.test(line.plain)) &&
  next !== undefined &&
  next.plain.length >= 12 &&
  /。$/u.test(next.plain) &&
  !isAttendanceLabel(reading, next) &&
  !isDistribution(next.plain) &&
  (/^会议/u.test(next.plain) || /同意|决定|明确|研究|听取/u.test(next.plain));

/** A heading that stands alone, with the numeral that the items have come to: 八、其他事项. */
const carriesOn = (line: Segment, before: readonly Segment[]): boolean => {
  const last = before.findLast(isMajor);
  return (
    /^其[他它](?:有关|相关)?(?:事项|事宜|工作|议题)?$/u.test(withoutMark(line.plain)) &&
    isMajor(line) &&
    last !== undefined &&
    line.mark?.numeral === (last.mark?.numeral ?? 0) + 1
  );
};

/** Index of the last line that is a numbered part or a paragraph of prose: below it a signature may stand. */
const lastOfBody = (lines: readonly Segment[]): number =>
  lines.findLastIndex(
    ({ plain, mark }) =>
      (mark !== undefined && !isDayLine(plain)) || (plain.length >= 30 && plain.includes('。')),
  );

/** So much of what follows a dateline tells that it is one. */
const DAY_REACH = 10;
/** The dateline before the opening, or a bracket of its own that names writers. */
const isByWriter = ({ plain, mark }: Segment, next: Segment | undefined): boolean =>
  mark === undefined &&
  (isByline(plain) ||
    (next !== undefined && datelineLength(plain + next.plain.slice(0, DAY_REACH)) === plain.length));

/** 会议时间 alone: what it is stands on the next line. */
const isLabelAlone = (plain: string): boolean => !/：./u.test(plain);
/** 会议内容, below which the text itself begins. */
const isBodyLabel = (plain: string): boolean => /^(?:会议内容|内容|正文)：?$/u.test(plain);

/** What every line is, but which lines of the body head the items. */
function classOf(reading: Reading, lines: readonly Segment[]): Map<Segment, LineClass> {
  const isLabel = (line: Segment): boolean => isAttendanceLabel(reading, line);
  const topics = lines.filter(({ mark }) => mark?.style === 'topic').length;
  const isDetail = (line: Segment): boolean =>
    isParticular(line) && !(topics >= 2 && line.mark?.style === 'topic');

  const forItems = linesForItems(reading, lines);
  const isItem = (line: Segment): boolean => isMajor(line) && !forItems.has(line);

  const firstItem = lines.findIndex((line) => isItem(line) && !isDetail(line) && !isLabel(line));
  const headEnd = firstItem < 0 ? lines.length : firstItem;
  const opening = findOpening(lines.slice(0, headEnd));
  const openingAt = opening === undefined ? -1 : lines.indexOf(opening);
  const title = titleLines(lines, openingAt >= 0 ? openingAt : Math.min(headEnd, HEAD_LINES));
  const [firstOfTitle] = title;
  const lastOfTitle = title.at(-1);
  const titleAt = firstOfTitle === undefined ? 0 : lines.indexOf(firstOfTitle);
  const headOver = Math.max(openingAt, lastOfTitle === undefined ? 0 : lines.indexOf(lastOfTitle) + 1);
  const bodyOver = lastOfBody(lines);

  const classes = new Map<Segment, LineClass>();
  const body: Segment[] = [];
  /** What the lines go on with until something else begins. */
  let run: 'list' | 'end' | 'detail' | undefined;
  for (const [i, line] of lines.entries()) {
    const { plain, mark } = line;
    const next = lines[i + 1];
    const signature = i > bodyOver && (isBodyName(plain) || isMasthead(plain));
    const give = (kind: LineClass, goesOn?: typeof run): void => {
      run = goesOn;
      classes.set(line, kind);
      if (kind === 'prose') body.push(line);
    };
    if (line === opening) give('opening');
    else if (
      isTab(plain) ||
      (mark === undefined && isFurniture(plain) && !isTitle(plain) && !isByline(plain))
    )
      give('furniture', run);
    else if (title.includes(line)) give('title');
    else if (run === 'detail' && i < openingAt && !isBodyLabel(plain) && !isDetail(line) && !isLabel(line))
      give('particular', 'detail');
    else if (i < openingAt && isMasthead(plain)) give('masthead');
    else if (isLabel(line)) give('attendance', 'list');
    else if (isDetail(line)) give('particular', isLabelAlone(plain) ? 'detail' : undefined);
    else if (isDisclosure(plain)) give('distribution');
    else if (isDistribution(plain)) give('distribution', 'end');
    else if (isClosing(line) && !headsItem(reading, line, next) && !carriesOn(line, body)) give('closing');
    else if (isByWriter(line, next) && run !== 'list') give('byline');
    else if (
      i > headOver &&
      signature &&
      (run !== 'list' || isDayLine(plain) || isDayLine(next?.plain ?? ''))
    )
      give('distribution', run);
    else if (
      run === 'list' &&
      !isProse(line) &&
      !(isItem(line) && plain.length > 1) &&
      !opensAgenda(line, next)
    )
      give('attendance', 'list');
    else if (run === 'end' && !isItem(line)) give('distribution', 'end');
    else if (i < openingAt || i < titleAt || (body.length === 0 && isMasthead(plain))) give('masthead');
    else give('prose');
  }
  return classes;
}

/** The line of the page that the opening stands in, where all of the body stands in it. */
function articleOfOneLine(
  reading: Reading,
  segments: readonly Segment[],
  classes: ReadonlyMap<Segment, LineClass>,
): Range | undefined {
  const opening = segments.find((line) => classes.get(line) === 'opening');
  const own = opening && reading.lines.find((range) => covers(range, opening.range));
  if (own === undefined) return undefined;
  const elsewhere = segments.some((line) => classes.get(line) === 'prose' && !covers(own, line.range));
  return elsewhere ? undefined : own;
}

/** Every line of the main content, classed. An article of one line is parted into its sentences first. */
export function classify(reading: Reading): readonly Line[] {
  let segments = segmentsOf(reading);
  let classes = classOf(reading, segments);
  const article = articleOfOneLine(reading, segments, classes);
  if (article !== undefined) {
    segments = segments
      .flatMap((line) => (covers(article, line.range) ? partArticle(reading, line) : [line]))
      .map((line, index) => ({ ...line, index }));
    classes = classOf(reading, segments);
  }
  const headings = headingsOf(segments.filter((line) => classes.get(line) === 'prose'));
  return segments.map((line) => ({
    ...line,
    class: headings.has(line) ? 'heading' : (classes.get(line) ?? 'prose'),
  }));
}

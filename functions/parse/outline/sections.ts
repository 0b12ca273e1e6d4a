import { isClosing, isDistribution } from '../landmarks/ending.ts';
import { holdsSentence, type Line } from '../landmarks/line.ts';
import { isAttendanceLabel, isParticular, linesForItems } from '../landmarks/lists.ts';
import { markOfLine, withoutMark } from '../landmarks/numbering.ts';
import { isOpening } from '../landmarks/opening.ts';
import { isBodyName, isDayLine, isMasthead, isTitle, isTitleTail } from '../landmarks/title.ts';
import type { Reading } from '../reading.ts';
import { SUBJECT } from './draft.ts';
import { segmentsOf } from './segments.ts';

/** The lines of minutes, sorted by what they are. Each line stands in one of these. */
export interface Sections {
  readonly title: readonly Line[];
  readonly masthead: readonly Line[];
  readonly particulars: readonly Line[];
  readonly opening: Line | undefined;
  readonly attendance: readonly Line[];
  readonly body: readonly Line[];
  /** Closing sentence, distribution list, signature, date of printing. */
  readonly closing: readonly Line[];
}

/** Lines at the top among which a title is looked for when there is no opening sentence. */
const HEAD_LINES = 12;

const isMajor = (reading: Reading, line: Line): boolean => markOfLine(reading, line)?.style === 'major';

/** 研究事项：, 议定内容如下：, below which the minutes proper begin. */
const LEAD_IN = /^[^，。；：、（）]{0,10}(?:事项|内容|决议|决定|意见|纪要)(?:如下)?：$/u;

/** A paragraph of prose ends an attendance list. */
const isProse = ({ plain }: Line): boolean =>
  plain.startsWith('会议') ||
  (plain.length >= 40 && holdsSentence(plain) && !plain.startsWith('（')) ||
  LEAD_IN.test(plain);

/** （一）传达…, with what the meeting did about it behind it or below: the first item, not a group of a list. */
const opensAgenda = ({ plain, mark }: Line, next: Line | undefined): boolean =>
  mark?.numeral === 1 &&
  !plain.includes('：') &&
  (plain.includes('。会议') ||
    (holdsSentence(plain) && SUBJECT.test(withoutMark(plain))) ||
    (next?.plain.startsWith('会议') === true && !next.plain.includes('：')));

/** A line that can stand above the last line of a title. */
const beginsTitle = (line: Line | undefined): boolean =>
  line === undefined ||
  (!isMasthead(line.plain) &&
    !isParticular(line) &&
    !/[：。，]/u.test(line.plain) &&
    !line.plain.endsWith('纪要'));

/** The lines of the title: the last one ends in the name of the meeting, those before it begin it. */
function titleLines(lines: readonly Line[], end: number): readonly Line[] {
  const last = lines.slice(0, end).findLastIndex(({ plain }, i) => {
    if (!isMasthead(plain)) return isTitle(plain);
    return isTitleTail(plain) && i > 0 && beginsTitle(lines[i - 1]);
  });
  if (last < 0) return [];
  let first = last;
  for (let i = last - 1; i >= 0; i--) {
    if (!beginsTitle(lines[i])) break;
    first = i;
  }
  return lines.slice(first, last + 1);
}

/** 八、其他事项 is an item where the meeting did something under it. */
const headsItem = (reading: Reading, line: Line, next: Line | undefined): boolean =>
  (isMajor(reading, line) || !/[。，]./u.test(line.plain)) &&
  next !== undefined &&
  next.plain.length >= 12 &&
  /。$/u.test(next.plain) &&
  !isAttendanceLabel(reading, next) &&
  !isDistribution(next.plain) &&
  (/^会议/u.test(next.plain) || /同意|决定|明确|研究|听取/u.test(next.plain));

/** A heading that stands alone, with the numeral that the items have come to: 八、其他事项. */
const carriesOn = (reading: Reading, line: Line, before: readonly Line[]): boolean => {
  const numeral = markOfLine(reading, line)?.numeral;
  const last = before.findLast((other) => isMajor(reading, other));
  return (
    /^其[他它](?:有关|相关)?(?:事项|事宜|工作|议题)?$/u.test(withoutMark(line.plain)) &&
    isMajor(reading, line) &&
    last !== undefined &&
    numeral === (markOfLine(reading, last)?.numeral ?? 0) + 1
  );
};

/** Index of the last line that is a numbered part or a paragraph of prose: below it a signature may stand. */
const lastOfBody = (lines: readonly Line[]): number =>
  lines.findLastIndex(
    ({ plain, mark }) =>
      (mark !== undefined && !isDayLine(plain)) || (plain.length >= 30 && plain.includes('。')),
  );

/** Sorts the lines of minutes into head, attendance lists, body and end. */
export function findSections(reading: Reading): Sections {
  const lines = segmentsOf(reading);
  const isLabel = (line: Line): boolean => isAttendanceLabel(reading, line);
  const topics = lines.filter(({ mark }) => mark?.style === 'topic').length;
  const isDetail = (line: Line): boolean =>
    isParticular(line) && !(topics >= 2 && line.mark?.style === 'topic');

  const forItems = linesForItems(reading, lines);
  const isItem = (line: Line): boolean => isMajor(reading, line) && !forItems.has(line);

  const firstItem = lines.findIndex((line) => isItem(line) && !isDetail(line) && !isLabel(line));
  const headEnd = firstItem < 0 ? lines.length : firstItem;
  const openingAt = lines.slice(0, headEnd).findIndex((line) => isOpening(line) && !isTitle(line.plain));
  const title = titleLines(lines, openingAt >= 0 ? openingAt : Math.min(headEnd, HEAD_LINES));
  const headOver = Math.max(openingAt, (title.at(-1)?.index ?? -1) + 1);
  const bodyOver = lastOfBody(lines);

  const masthead: Line[] = [];
  const particulars: Line[] = [];
  const attendance: Line[] = [];
  const body: Line[] = [];
  const closing: Line[] = [];
  /** What the lines go on with until something else begins. */
  let run: 'list' | 'end' | undefined;
  for (const [i, line] of lines.entries()) {
    const { plain } = line;
    const next = lines[i + 1];
    const signature = i > bodyOver && (isBodyName(plain) || isMasthead(plain));
    if (i === openingAt || title.includes(line)) {
      run = undefined;
    } else if (isLabel(line)) {
      run = 'list';
      attendance.push(line);
    } else if (isDetail(line)) {
      run = undefined;
      particulars.push(line);
    } else if (isDistribution(plain)) {
      run = 'end';
      closing.push(line);
    } else if (isClosing(line) && !headsItem(reading, line, next) && !carriesOn(reading, line, body)) {
      run = undefined;
      closing.push(line);
    } else if (
      i > headOver &&
      signature &&
      (run !== 'list' || isDayLine(plain) || isDayLine(next?.plain ?? ''))
    ) {
      closing.push(line);
    } else if (
      run === 'list' &&
      !isProse(line) &&
      !(isItem(line) && plain.length > 1) &&
      !opensAgenda(line, next)
    ) {
      attendance.push(line);
    } else if (run === 'end' && !isItem(line)) {
      closing.push(line);
    } else if (i < openingAt || (body.length === 0 && isMasthead(plain))) {
      run = undefined;
      masthead.push(line);
    } else {
      run = undefined;
      body.push(line);
    }
  }
  return { title, masthead, particulars, opening: lines[openingAt], attendance, body, closing };
}

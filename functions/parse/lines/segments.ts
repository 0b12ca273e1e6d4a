import { CHINESE_NUMERAL, readNumeral } from '../text/numerals.ts';
import { rangeOf } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import { bylineIn, datelineLength } from './endings.ts';
import type { UnclassedLine } from './line.ts';
import { isLabelAlone, isParticular } from './lists.ts';
import { markAt, withoutMark } from './marks.ts';
import { goesOnToMeeting } from './several.ts';
import { SUBJECT } from './words.ts';

// Lines that run several items, lists or paragraphs together are parted here.

const INLINE_MAJOR = new RegExp(`${CHINESE_NUMERAL}{1,3}、`, 'gu');
const ENDS_SENTENCE = /[。；！？”：]/u;
/** How much of an item is looked at, in characters. */
const REACH = 24;
/** 会议议定：一、同意…；二、…: what follows are its points. */
const SETTLES = /会议(?:研究|讨论|审议|一致|还|经|，)*(?:议定|商定|决定|明确|要求|强调)：$/u;
const ITEM = new RegExp(`${SUBJECT.source}|^(?:关于|《)`, 'u');

/** Where a global expression matches: an expression of its own, as `matchAll` makes, would cost more than most lines. */
function startsOf(pattern: RegExp, plain: string): number[] {
  const starts: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) {
    starts.push(match.index);
    // Behind nothing, past the next character: in the middle of one of two units it would find the same again.
    if (match[0] === '') pattern.lastIndex += (plain.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return starts;
}

/**
 * Where a line runs several agenda items together (…。二、审议…): a numeral after a sentence counts when it carries on
 * from the last one, no line begins with it, and the line holds no list of its own from 一 on.
 */
function inlineItems(
  reading: Reading,
  { range, plain }: UnclassedLine,
  last: number,
  atLineStarts: ReadonlySet<number>,
): { cuts: number[]; last: number } {
  const found = startsOf(INLINE_MAJOR, plain)
    // White space may stand for the stop: …印发 二、研究教育工作.
    .filter((at) => ENDS_SENTENCE.test(plain.charAt(at - 1)) || reading.gapBefore(range.start + at) > 0)
    .map((at) => ({ at, numeral: readNumeral(plain.slice(at, plain.indexOf('、', at))) ?? 0 }));
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

const LIST_WORD =
  '(?:会议)?(?:主持|召集|主席|出席|参加|参会|列席|请假|缺席|记录|纪录)(?:会议)?(?:人员名单|人员|人|领导)?：';
const INLINE_LIST = new RegExp(
  `(?<=[。；])${LIST_WORD}|(?<=。)会议还(?:研究|讨论|听取)了?其[他它][^。]{0,6}。|(?<=(?:^|。)会议还(?:研究|讨论|听取)了?其[他它][^。]{0,6}。)`,
  'gu',
);
const ANY_LIST = new RegExp(LIST_WORD, 'gu');
/** A line with so many labels is a list whose lines were glued together. */
const GLUED_LISTS = 3;

const LONG_LINE = 80;

/** Where attendance lists begin inside a line. */
function inlineLists(reading: Reading, { range, plain, mark }: UnclassedLine): number[] {
  if (!plain.includes('：') && !plain.includes('会议还')) return [];
  const labels = startsOf(ANY_LIST, plain);
  if (labels.length >= GLUED_LISTS && plain.includes('。')) return labels;
  // So long a line is no list by itself: …新建实验小学 出席：甲、乙.
  const gapped =
    isParticular({ plain, mark }) || plain.length > LONG_LINE
      ? labels.filter((at) => reading.gapBefore(range.start + at) > 0)
      : [];
  return [...startsOf(INLINE_LIST, plain), ...gapped];
}

/** Units of white space between the cells of a row of a table. */
const CELL_GAP = 4;

/** Where a row of labels and their values goes on with the next label: 主持人 甲 | 记录 乙. */
function labelledCells(reading: Reading, { range, plain }: UnclassedLine): number[] {
  const starts = [0];
  for (let at = 1; at < plain.length; at++)
    if (reading.gapBefore(range.start + at) >= CELL_GAP) starts.push(at);
  if (starts.length < 4) return [];
  const labels = starts.filter((_, i) => i % 2 === 0);
  const isLabel = (from: number): boolean =>
    isLabelAlone(plain.slice(from, starts[starts.indexOf(from) + 1] ?? plain.length));
  return labels.every(isLabel) ? labels : [];
}

const DAY = '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日';
/** 某某公司办公会议纪要〔2022〕8号某某公司签发人：某某2022年9月16日，…: the head of a record glued to its opening. */
const GLUED_HEAD = new RegExp(
  `^(?<stamp>内部(?:事项|资料))?(?<title>[^。，：；]{2,60}?纪要)(?<number>[〔［（]\\d{4}[〕］）]第?\\d{1,4}号|（?第[^，。]{1,8}[期次]）?)?(?<body>[\\p{Script=Han}（）]{4,30}?(?:公司|政府|委员会|管委会|办公室|局))?(?<signer>签发人?：[\\p{Script=Han}]{2,4})?(?=${DAY}[^。]{0,80}(?:召开|举行|主持))`,
  'u',
);
/** …某某办公室2022年9月26日印发 and （此件公开发布）, behind the last list. */
const GLUED_END = new RegExp(`（此件[^（）]{2,12}）|(?<=[。）])[\\p{Script=Han}（）]{4,30}${DAY}印发$`, 'gu');

/** Where the pieces of a record begin whose lines were all glued into one. */
function gluedPieces(plain: string): number[] {
  const head = GLUED_HEAD.exec(plain);
  if (head?.groups === undefined) return [];
  const cuts: number[] = [];
  let at = 0;
  for (const name of ['stamp', 'title', 'number', 'body', 'signer']) {
    at += head.groups[name]?.length ?? 0;
    cuts.push(at);
  }
  const told = plain.indexOf('如下：', at);
  return [...cuts, ...(told < 0 ? [] : [told + '如下：'.length]), ...startsOf(GLUED_END, plain)];
}

/** What the meeting did, where a new sentence begins with it. */
const MEETING_ACTS =
  '会议(?:还|又|同时|最后|首先|随后)?(?:传达|学习|听取|审议|研究|讨论|通报|强调|指出|要求|认为|同意|决定|原则|明确|通过)';
const SPACED_ACT = new RegExp(`(?<=[^，。；：、《（“])${MEETING_ACTS}`, 'gu');

/** Where white space stands for a full stop: …等工作 会议听取…. */
const spacedSentences = (reading: Reading, { range, plain }: UnclassedLine): number[] =>
  startsOf(SPACED_ACT, plain).filter((at) => reading.gapBefore(range.start + at) > 0);

/** • 会议题目 • 某某主持召开…, 【正文】8月3日…: the name of a tab or of a field before the words. */
const TAB = /^(?:[·•●◆■▪]?(?:会议题目|会议名称|标题|题目)[·•●◆■▪|]|【(?:正文|内容)】：?|正文：)/u;

/** The name of a tab alone. */
export const isTab = (plain: string): boolean => TAB.exec(plain)?.[0] === plain;

/** Where a tab before the words ends, and where the writers of a report stand before and behind them. */
function bylines(plain: string): number[] {
  const tab = TAB.exec(plain)?.[0].length ?? 0;
  const end = bylineIn(plain);
  return [tab, tab + datelineLength(plain.slice(tab)), ...(end === undefined ? [] : [end])];
}

/** …参加会议。展开详细: a button behind the last word. */
const BUTTON = /(?<=。)(?:展开详细|展开全文|展开|收起|阅读全文|返回顶部|打印|关闭){1,8}$/gu;

/** A piece of a line. */
export function segmentOf(
  reading: Reading,
  line: UnclassedLine,
  from: number,
  to: number,
  index: number,
): UnclassedLine {
  const range = rangeOf(line.range.start + from, line.range.start + to);
  const plain = line.plain.slice(from, to);
  return { index, range, plain, mark: markAt(reading, range, plain) };
}

/** A line parted at some places; empty pieces fall away. */
export function partAt(
  reading: Reading,
  line: UnclassedLine,
  cuts: readonly number[],
  index: number,
): UnclassedLine[] {
  const places =
    cuts.length === 0 && line.plain !== ''
      ? [0, line.plain.length]
      : [...new Set([0, ...cuts, line.plain.length])].sort((a, b) => a - b);
  return places
    .slice(0, -1)
    .map((from, i) => segmentOf(reading, line, from, places[i + 1] ?? from, index + i));
}

/** The lines of the main content that are not blank; one that runs several things together is parted. */
export function segmentsOf(reading: Reading): readonly UnclassedLine[] {
  const lines: UnclassedLine[] = reading.lines
    .map((range, index) => {
      const plain = reading.plain.slice(range.start, range.end);
      return { index, range, plain, mark: markAt(reading, range, plain) };
    })
    .filter(({ plain }) => plain !== '');
  const atLineStarts = new Set<number>();
  for (const { mark } of lines) if (mark?.style === 'major' && mark.numeral) atLineStarts.add(mark.numeral);
  const segments: UnclassedLine[] = [];
  let last = 0;
  for (const line of lines) {
    const { plain, mark } = line;
    if (mark?.style === 'major') last = mark.numeral ?? last;
    const items = inlineItems(reading, line, last, atLineStarts);
    last = items.last;
    const cuts = [
      ...items.cuts,
      ...inlineLists(reading, line),
      ...labelledCells(reading, line),
      ...gluedPieces(plain),
      ...spacedSentences(reading, line),
      ...bylines(plain),
      ...goesOnToMeeting(plain),
      ...startsOf(BUTTON, plain),
    ];
    segments.push(...partAt(reading, line, cuts, segments.length));
  }
  return segments;
}

const FIRST_ACT = new RegExp(`(?<=[。；])(?=${MEETING_ACTS})`, 'gu');
/** The sentence in which a report names those who were there, behind all others. */
const LAST_SENTENCE =
  /(?<=。)(?=[^。]{4,200}(?:参加|出席|列席)(?:了)?(?:会议|本次会议|此次会议)?(?:[；。][^。]*)?。?$)/u;

/**
 * A piece of an article of one line: each sentence that says what the meeting did becomes a line of its own, and so does
 * the last one that names who was there. What stands before them is the opening.
 */
export function partArticle(reading: Reading, line: UnclassedLine): UnclassedLine[] {
  const last = LAST_SENTENCE.exec(line.plain)?.index;
  const cuts = [...startsOf(FIRST_ACT, line.plain), ...(last === undefined ? [] : [last])];
  return partAt(reading, line, cuts, line.index);
}

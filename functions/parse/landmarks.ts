import labels from './data/attendance-labels.json' with { type: 'json' };
import seriesTable from './data/meeting-series.json' with { type: 'json' };
import type { Range, Reading } from './reading.ts';

// What the lines of minutes look like. Every rule here looks at one line of `Reading.plain`.

/** A line of a reading together with its words. */
export interface Line {
  readonly index: number;
  readonly range: Range;
  /** The line in matching form; empty for a blank line. */
  readonly plain: string;
}

export const linesOf = (reading: Reading): readonly Line[] =>
  reading.lines.map((range, index) => ({ index, range, plain: reading.plain.slice(range.start, range.end) }));

const alternatives = (words: readonly string[]): string =>
  [...words].sort((a, b) => b.length - a.length).join('|');

/** Slug by kind of meeting. */
export const SERIES: Readonly<Record<string, string>> = seriesTable.series;
export const SERIES_NAME = alternatives(Object.keys(SERIES));

export const CHINESE_NUMERAL = '[〇○零一二三四五六七八九十百]';
/** 第17次, 17次, 第四十七次: `number` is the serial. */
export const SERIAL = `第?(?:\\d{1,4}|${CHINESE_NUMERAL}{1,7})次`;

const MEETING_WORDS = `(?:${SERIAL}(?:${SERIES_NAME}|会议?|[^，。；：]{0,16}会议)?|${SERIES_NAME})`;
const TITLE_END = new RegExp(
  `(?:纪要|会议记录|决定事项(?:通知)?|议定事项|${MEETING_WORDS})(?:（[^（）]{1,20}）)?(?:的通知)?$`,
  'u',
);
const MEETING_NAME = new RegExp(MEETING_WORDS, 'u');

/** Column names of a site read like titles but name no single meeting. */
const COLUMN = /[>›»;；|]|^首页/u;

/** A line that can be (the last line of) a title: it ends in the name of the meeting or of the kind of document. */
export function isTitle(plain: string): boolean {
  return (
    plain.length >= 2 &&
    plain.length <= 80 &&
    !/[。！？]/u.test(plain) &&
    !COLUMN.test(plain) &&
    TITLE_END.test(plain)
  );
}

/** A title that tells which meeting it was, not only that this is a record. */
export const namesMeeting = (plain: string): boolean => MEETING_NAME.test(plain);

const DAY =
  '(?:\\d{4}年?\\d{1,2}月?\\d{1,2}日?|\\d{1,2}月\\d{1,2}日|[〇○零一二三四五六七八九十]{4}年|月[〇一二三四五六七八九十]{1,3}日|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})';
const HELD = new RegExp(
  [
    // 8月18日上午，区长某某主持召开区政府第17次常务会议
    `^.{0,12}${DAY}.{0,120}?(?:召开|举行|主持).{0,60}?(?:${SERIES_NAME}|${SERIAL}|会议)`,
    // 区长某某主持召开区政府第17次常务会议, without a day
    `^[^。；]{2,60}?(?:主持召开|召开|召集)(?:了)?[^。；]{0,40}?(?:${SERIAL}|${SERIES_NAME})`,
    // 区政府第17次常务会议于8月18日在……召开
    `^[^。；]{0,40}?(?:${SERIAL}|${SERIES_NAME})[^。；]{0,30}?${DAY}[^。；]{0,40}?(?:召开|举行)`,
  ].join('|'),
  'u',
);

/** The sentence that says who held which meeting when. */
export function isOpening(plain: string): boolean {
  return (
    plain.length >= 16 &&
    /[，。：；、]/u.test(plain) &&
    !COLUMN.test(plain.slice(0, 40)) &&
    HELD.test(plain.slice(0, 260))
  );
}

/** 一、… or a bare 一 on its line; also 第一项, 议题一. */
export const MAJOR = new RegExp(
  `^(?:(?<numeral>${CHINESE_NUMERAL}{1,4})(?:[、．.，：]|$)|(?:第(?<ordinal>${CHINESE_NUMERAL}{1,4}|\\d{1,2})(?:项议题|个议题|项|议题)|议题(?<topic>${CHINESE_NUMERAL}{1,4}|\\d{1,2}))[、：，．.]?)`,
  'u',
);
/** （一） */
export const PAREN = new RegExp(`^（(?<numeral>${CHINESE_NUMERAL}{1,4})）[、．.]?`, 'u');
/** 1. or 1、 or （1）, but not 1.5 and not a year. */
export const ARABIC = /^(?:(?<numeral>\d{1,2})(?:[、．]|\.(?!\d))|（(?<paren>\d{1,2})）)/u;

/** A sentence after which nothing was dealt with any more. */
export const isClosing = (plain: string): boolean =>
  plain.length <= 40 &&
  /^(?:会议|此外，会议)?还(?:研究|讨论|听取|审议|通报)[^。]{0,12}(?:其他|其它|有关)[^。]{0,8}(?:事项|工作|议题|事宜)?。?$/u.test(
    plain,
  );

/** 抄送, 印发 and the end mark of a record. */
export const isDistribution = (plain: string): boolean =>
  /^(?:抄送|抄报|主送|报送|发送|分送|报：|送：|发：|呈送|呈报|送达)/u.test(plain) ||
  (plain.length <= 60 && /(?:印发|印制)$/u.test(plain)) ||
  /^（?共印\d+份）?$/u.test(plain);

const LABEL = `(?:${alternatives(labels.attendance)})`;
const PARTICULAR = new RegExp(`^(?:${alternatives(labels.particulars)})(?:：|$)`, 'u');
const LABEL_AT = new RegExp(`^[【［\\[（]?(${LABEL})(?:（[^（）]{1,16}）)?[】］\\]）]?`, 'u');
const PROSE_LIST =
  /^(?:会议)?(?:出席|参加|列席|请假|缺席|未出席)(?:本次|此次|这次)?(?:会议)?的?(?:还)?(?:有|人员有|的有|人员为|的是)/u;

/**
 * A line that opens an attendance list: a label with a colon, a label alone on its line, a label set off by a gap,
 * or 出席会议的有. A sentence that merely begins with 参加 or 记录 does not.
 */
export function isAttendanceLabel(reading: Reading, line: Line): boolean {
  const numeral =
    (MAJOR.exec(line.plain) ?? PAREN.exec(line.plain) ?? ARABIC.exec(line.plain))?.[0].length ?? 0;
  const plain = line.plain.slice(numeral);
  if (PROSE_LIST.test(plain)) return true;
  const label = LABEL_AT.exec(plain);
  if (label === null) return false;
  const after = plain[label[0].length];
  if (after === undefined || after === '：') return true;
  const gap = reading.gapBefore(line.range.start + numeral + label[0].length);
  return gap >= 1 && !/[。；]./u.test(plain);
}

/** 时间：, 地点： in a record that opens with a table of particulars. */
export const isParticular = (plain: string): boolean => PARTICULAR.test(plain.replace(MAJOR, ''));

const ORGANIZATION_END = /(?:政府|办公室|委员会|管委会|办公厅|人民政府办|政府办|局|公署|街道办事处)$/u;
/** The name of a body alone on its line: half a title or a masthead. */
export const isBodyName = (plain: string): boolean =>
  plain.length >= 3 && plain.length <= 40 && !/[。，；：>]/u.test(plain) && ORGANIZATION_END.test(plain);

const MASTHEAD = [
  new RegExp(`^（?${SERIAL}）?$`, 'u'),
  /^（?(?:\d{4}年)?第?(?:\d{1,4}|[〇零一二三四五六七八九十百]{1,6})[期号]）?$/u,
  /^[\p{Script=Han}A-Za-z（）]{0,24}[〔［[（【]\d{4}[〕］\]）】]第?\d{1,4}[号期]$/u,
  /^[\p{Script=Han}（）]{2,40}(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?:印发)?$/u,
  /^（?\d{4}年\d{1,2}月\d{1,2}日）?$/u,
  /^(?:内部资料|注意保存|会议纪要|纪要|秘密|签发人?：.{0,12})$/u,
];
/** 第47次, 〔2023〕16号, 某某办公室 2025年8月18日: the head of a printed record. */
export const isMasthead = (plain: string): boolean =>
  plain.length <= 60 && MASTHEAD.some((form) => form.test(plain));

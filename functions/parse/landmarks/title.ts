import { oneOf } from '../by-unit.ts';
import disclosure from '../data/disclosure-labels.json' with { type: 'json' };
import seriesTable from '../data/meeting-series.json' with { type: 'json' };
import { alternatives } from './line.ts';
import { CHINESE_NUMERAL, markOf } from './numbering.ts';

/** Slug by kind of meeting. */
export const SERIES: Readonly<Record<string, string>> = seriesTable.series;
export const SERIES_NAME = alternatives(Object.keys(SERIES));

/** 第17次, 17次, 第四十七次. */
export const SERIAL = `第?(?:\\d{1,4}|${CHINESE_NUMERAL}{1,7})次`;
const MEETING_WORDS = `(?:${SERIAL}(?:（[^（）]{1,12}）)?(?:${SERIES_NAME}|会议?|[^，。；：]{0,16}会议)?|${SERIES_NAME})`;
const TITLE_END = new RegExp(
  `(?:纪要|会议记录|决定事项(?:通知)?|议定事项(?:通知)?|${MEETING_WORDS}|会议召开)(?:（[^（）]{1,24}）)?》?(?:的通知)?$`,
  'u',
);
/** What it can end with. */
const closesTitle = oneOf([
  ...'要录项知次开会议）》',
  ...Object.keys(SERIES).map((name) => name.charAt(name.length - 1)),
]);
const MEETING_NAME = new RegExp(MEETING_WORDS, 'u');
/** Breadcrumbs and column names read like titles but name no single meeting. */
const COLUMN = /[>›»;；|]|^首页/u;

/** 公开目录：政府常务会议 ends like a title but is an entry of the page's catalogue. */
const ENTRY = new RegExp(`^(?:${alternatives(Object.values(disclosure.labels).flat())})：`, 'u');

/** 周某某　参加市教育工作会议: where somebody is, in a list of those on leave. */
const ATTENDS = /(?:参加|出席|列席)[^，]{0,30}会议?$/u;

/** A line that can be (the last line of) a title: it ends in the name of the meeting or of the kind of document. */
export function isTitle(plain: string): boolean {
  return (
    plain.length >= 2 &&
    plain.length <= 80 &&
    closesTitle(plain.charCodeAt(plain.length - 1)) &&
    !/[。！？]/u.test(plain) &&
    !COLUMN.test(plain) &&
    !ENTRY.test(plain) &&
    !/^(?:会议(?!纪要)|出席|列席|参加|时间|地点)/u.test(plain) &&
    TITLE_END.test(plain) &&
    !ATTENDS.test(plain) &&
    markOf(plain) === undefined
  );
}

/** 会议纪要 alone: a letterhead, or the last line of a title that is wrapped. */
export const isTitleTail = (plain: string): boolean => /^(?:常务)?(?:会议)?纪要$/u.test(plain);

/** A title that tells which meeting it was, not only that this is a record. */
export const namesMeeting = (plain: string): boolean => MEETING_NAME.test(plain);

export const isColumn = (plain: string): boolean => COLUMN.test(plain);

const ORGANIZATION_END =
  /(?:政府|办公室|委员会|管委会|办公厅|人民政府办|政府办|局|公署|街道办事处|党组|党委|党工委|有限公司|集团|集团公司|学院|大学|学校|医院|研究院|村委会|居委会)(?:（[^（）]{2,12}）)?$/u;
/** The name of a body alone on its line: half a title, a masthead or a signature. */
export const isBodyName = (plain: string): boolean =>
  plain.length >= 3 && plain.length <= 40 && !/[。，；：>]/u.test(plain) && ORGANIZATION_END.test(plain);

const closesDay = oneOf('日）');
/** A day alone on its line, in brackets or not. */
export const isDayLine = (plain: string): boolean =>
  closesDay(plain.charCodeAt(plain.length - 1)) &&
  /^（?(?:\d{4}年\d{1,2}月\d{1,2}日|(?<=（)\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)）?$/u.test(
    plain,
  );

const MASTHEAD_FORMS: readonly RegExp[] = [
  new RegExp(`^（?(?:\\d{4}年|[〔［[（【]\\d{4}[〕］\\]）】])?${SERIAL}）?$`, 'u'),
  /^（?(?:\d{4}年)?(?:总)?第?(?:\d{1,4}|[〇零一二三四五六七八九十百]{1,6})[期号]）?$/u,
  /^[\p{Script=Han}A-Za-z（）]{0,24}[〔［[（【]\d{4}[〕］\]）】]第?\d{1,4}[号期](?:签发人：.{0,8})?$/u,
  /^[\p{Script=Han}（）]{2,40}(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?:印发)?$/u,
  // 某某办公室 2025-06-27, or with lost characters: 某某办公室202495日
  /^[\p{Script=Han}（）]{2,40}(?:办公室|办公厅|政府|政府办|委员会|管委会|局)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|20\d{2}年?\d{1,2}月?\d{1,2}日?)(?:印发)?$/u,
  // 〔202418号: the closing bracket is lost
  /^[\p{Script=Han}A-Za-z（）]{0,24}[〔［[（【](?:19|20)\d{2}第?\d{1,4}号$/u,
];
/** What they end in, unless they name who signed. */
const closesMasthead = oneOf('次期号日发）0123456789');
const STAMP = /^(?:内部资料|注意保存|内部资料，注意保存|会议纪要|纪要|秘密|签发人?：.{0,12})$/u;
const opensStamp = oneOf('内注会纪秘签');
const MASTHEAD = new RegExp(MASTHEAD_FORMS.map(({ source }) => source).join('|'), 'u');
/** 第47次, 〔2023〕16号, 某某办公室 2025年8月18日: the head of a printed record. */
export const isMasthead = (plain: string): boolean =>
  plain.length <= 60 &&
  (isDayLine(plain) ||
    (opensStamp(plain.charCodeAt(0)) && STAMP.test(plain)) ||
    ((closesMasthead(plain.charCodeAt(plain.length - 1)) || plain.includes('签发人')) &&
      MASTHEAD.test(plain)));

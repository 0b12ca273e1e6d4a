import meetings from '../lexicon/zh/meeting-series.json' with { type: 'json' };
import metadata from '../lexicon/zh/metadata-labels.json' with { type: 'json' };
import taiwan from '../lexicon/zh-tw/meetings.json' with { type: 'json' };
import { CHINESE_NUMERAL, SERIAL_NUMERAL } from '../text/numerals.ts';
import { markOf } from './marks.ts';
import { alternatives } from './words.ts';

/** Slug by kind of meeting. */
export const SERIES: Readonly<Record<string, string>> = {
  ...meetings.series,
  ...taiwan.series,
};
/** The names of the kinds, as an alternation. */
export const SERIES_NAME = alternatives(Object.keys(SERIES));

/** 第17次, 第四十七次, and 17次 before the name of a meeting: 每月召开两次 is a count. */
export const SERIAL = `(?:第${SERIAL_NUMERAL}次|${SERIAL_NUMERAL}次(?=[（）]|[^，。；]{0,12}会|$))`;
const MEETING_WORDS = `(?:${SERIAL}(?:（[^（）]{1,12}）)?(?:${SERIES_NAME}|会议?|[^，。；：]{0,16}会议)?|${SERIES_NAME})`;
/** 112/03/21 glued to a title, as sites in Taiwan put the day of a meeting. */
const MINGUO_DAY = '(?:\\d{2,3}([/.-])\\d{1,2}\\1\\d{1,2})';
const TITLE_END = new RegExp(
  `(?:纪要|会议记录|会议纪录|会报纪录|会议决议|决定事项(?:通知)?|议定事项(?:通知)?|${MEETING_WORDS}|会议召开|(?:${SERIES_NAME})召开)(?:（[^（）]{1,24}）)?》?(?:的通知)?${MINGUO_DAY}?$`,
  'u',
);
const MEETING_NAME = new RegExp(MEETING_WORDS, 'u');
/** Breadcrumbs and column names read like titles but name no single meeting. */
const COLUMN = /[>›»;；|]|^首页/u;

/** 公开目录：政府常务会议 ends like a title but is an entry of the page's catalogue. */
const ENTRY = new RegExp(`^(?:${alternatives(Object.values(metadata.labels).flat())})：`, 'u');

/** An entry of the table that describes the page: 内容概述：…. */
export const isEntry = (plain: string): boolean => ENTRY.test(plain);

/** 周某某　参加市教育工作会议: where somebody is, in a list of those on leave. */
const ATTENDS = /(?:参加|出席|列席)[^，]{0,30}会议?$/u;
const LONGEST_TITLE = 80;

/** A line that can be (the last line of) a title: it ends in the name of the meeting or of the kind of document. */
export const isTitle = (plain: string): boolean =>
  plain.length >= 2 &&
  plain.length <= LONGEST_TITLE &&
  !/[。！？]/u.test(plain) &&
  !COLUMN.test(plain) &&
  !ENTRY.test(plain) &&
  !/^(?:会议(?!纪要|记录$)|出席|列席|参加|时间|地点|上一|下一|相关|图解|解读|链接|视频)/u.test(plain) &&
  TITLE_END.test(plain) &&
  !ATTENDS.test(plain) &&
  markOf(plain) === undefined;

const NEWS = new RegExp(`${SERIES_NAME}|${SERIAL}|会议(?:召开|$|，|暨)|召开`, 'u');
/** The headline of a report, which may tell what the meeting dealt with: 区政府召开常务会议，研究绿化等事项. */
export const isHeadline = (plain: string): boolean =>
  plain.length >= 6 &&
  plain.length <= LONGEST_TITLE &&
  !/[。；]|：.*：/u.test(plain) &&
  !COLUMN.test(plain) &&
  !ENTRY.test(plain) &&
  !/^(?:会议(?!纪要)|出席|列席|参加|主持|记录|时间|地点|上一|下一|相关|图解|解读|链接|视频)/u.test(plain) &&
  NEWS.test(plain) &&
  markOf(plain) === undefined;

const SERIES_ALONE = new RegExp(
  `^(?:政府|[省市区县州旗]政府|管委会)?(?:${alternatives(Object.keys(meetings.series))})$`,
  'u',
);
/** 主任办公会 alone: the column of the site that a page stands in, or half a title that is wrapped. */
export const isSeriesAlone = (plain: string): boolean => SERIES_ALONE.test(plain);

/** 会议纪要 alone: a letterhead, or the last line of a title that is wrapped. */
export const isTitleTail = (plain: string): boolean => /^(?:常务)?(?:会议)?纪要$/u.test(plain);

/** A title that tells which meeting it was, not only that this is a record. */
export const namesMeeting = (plain: string): boolean => MEETING_NAME.test(plain);

const ORGANIZATION_END =
  /(?:政府|办公室|委员会|管委会|办公厅|人民政府办|政府办|局|公署|街道办事处|党组|党委|党工委|有限公司|集团|集团公司|学院|大学|学校|医院|研究院|村委会|居委会)(?:（[^（）]{2,12}）)?$/u;
/** The name of a body alone on its line: half a title, a masthead or a signature. */
export const isBodyName = (plain: string): boolean =>
  plain.length >= 3 && plain.length <= 40 && !/[。，；：>]/u.test(plain) && ORGANIZATION_END.test(plain);

const CHINESE_DAY =
  '[〇○零OＯ一二三四五六七八九]{4}年[元一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日';
const DAY_LINE = new RegExp(
  `^（?(?:\\d{4}年\\d{1,2}月\\d{1,2}日|(?<=（)\\d{1,2}月\\d{1,2}日|${CHINESE_DAY})）?$`,
  'u',
);
/** A day alone on its line, in brackets or not. */
export const isDayLine = (plain: string): boolean => DAY_LINE.test(plain);

const YEAR_IN_BRACKETS = '[〔［（【]\\d{4}[〕］）】]';
const MASTHEAD: readonly RegExp[] = [
  new RegExp(`^（?(?:\\d{4}年|${YEAR_IN_BRACKETS})?${SERIAL}）?$`, 'u'),
  new RegExp(`^（?(?:\\d{4}年)?(?:总)?第?(?:\\d{1,4}|${CHINESE_NUMERAL}{1,6})[期号]）?$`, 'u'),
  new RegExp(
    `^[\\p{Script=Han}A-Za-z（）]{0,24}${YEAR_IN_BRACKETS}第?\\d{1,4}[号期](?:签发人：.{0,8})?$`,
    'u',
  ),
  new RegExp(`^[\\p{Script=Han}（）]{2,40}(?:\\d{4}年\\d{1,2}月\\d{1,2}日|${CHINESE_DAY})(?:印发)?$`, 'u'),
  // （2024年9月12日印发）
  new RegExp(`^（?(?:\\d{4}年\\d{1,2}月\\d{1,2}日|${CHINESE_DAY})(?:印发|签发|通过)）?$`, 'u'),
  // 某某办公室 2025-06-27, or with lost characters: 某某办公室202495日
  /^[\p{Script=Han}（）]{2,40}(?:办公室|办公厅|政府|政府办|委员会|管委会|局)(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|20\d{2}年?\d{1,2}月?\d{1,2}日?)(?:印发)?$/u,
  // 〔202418号: the closing bracket is lost
  /^[\p{Script=Han}A-Za-z（）]{0,24}[〔［（【](?:19|20)\d{2}第?\d{1,4}号$/u,
  // 某某主持, under the headline
  /^[\p{Script=Han}·]{2,12}主持(?:会议)?(?:并讲话)?$/u,
  /^(?:内部资料|注意保存|内部资料，注意保存|内部事项|会议纪要|纪要|秘密|签发人?：.{0,12}|（?此件(?:主动|不|依申请)?(?:予以)?公开(?:发布)?。?）?)$/u,
];
/** 第47次, 〔2023〕16号, 某某办公室 2025年8月18日: the head of a printed record. */
export const isMasthead = (plain: string): boolean =>
  plain.length <= 60 && (isDayLine(plain) || MASTHEAD.some((form) => form.test(plain)));

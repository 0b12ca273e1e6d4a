import type { Range } from '../reading.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import { type Passage, passageOf } from './passage.ts';

const DIGITS = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)';
const YEAR = '(?:(?<year>\\d{4})年|(?<nearYear>今年|本年度?|当年|明年|次年))';
const MONTH =
  '(?:(?<month>\\d{1,2}|十[一二]?|[一二三四五六七八九])月|(?<nearMonth>本月|当月|下月|下个月|次月))';
const BY = '(?<by>之?前|以前)';
const PERIOD = `${DIGITS}个?(?:工作日|自然日|日|天|周|星期|月|季度|年|小时)`;

/** Without one of these no limit is set; most sentences set none. */
const BEFORE = cue(['前']);
const WITHIN = cue(['内']);
const AT_MOST = cue(['超过', '晚于', '迟于']);
const NEXT = cue(['下次', '下一次']);
const LIMITS = BEFORE | WITHIN | AT_MOST | NEXT;

/** 2025年6月30日前, 12月底前, 本月底前, 年底前, 2026年内. */
const ABSOLUTE = new CuedExpression(
  new RegExp(
    `(?:${YEAR})?(?:${MONTH}(?:(?<day>\\d{1,2})[日号]|(?<monthEnd>底|末)|(?<third>上旬|中旬|下旬))?|(?<yearEnd>年底|年末|(?<=年)(?:底|末)))${BY}`,
    'u',
  ),
  BEFORE,
);
/** 831日前, 2023930日前, 20191231前: 年, 月 or 日 were lost beside the digits. */
const PACKED = new CuedExpression(
  /(?<!\d)(?<year>20\d{2})?(?<packed>\d{2,4})(?:(?<=\d{3})日|(?<=20\d{4,6}))(?:之?前|以前)/u,
  BEFORE,
);
/** 本月内, 下月内. */
const WITHIN_MONTH = new CuedExpression(/(?<nearMonth>本月|当月|下月|下个月)(?:以|之)?内/u, WITHIN);
const WITHIN_YEAR = new CuedExpression(
  /(?:(?<year>\d{4})年(?:度)?|(?<nearYear>今年|本年度|年))内(?!部|容)/u,
  WITHIN,
);
/** 一个工作日内, 自签订之日起三十日内, 自收回后最迟不超过两年. */
const RELATIVE = new RegExp(
  `(?:自(?!然|治|来|贸|查|行)[^，；。：]{1,24}?(?:起|后)[^，；。：]{0,4}?|[^，；。：、自且并于在]{0,12}(?<!先)后)?(?:${PERIOD}(?:以?内|之内)|(?:最迟)?不(?:得)?(?:超过|晚于|迟于)${PERIOD})`,
  'u',
);
/** The end of each of those: their beginnings are looked for at every character. */
const MAY_BE_RELATIVE = new CuedExpression(/[日天周期月度年时][以之]?内|超过|[晚迟]于/u, WITHIN | AT_MOST);
/** 三季度末前, 2025年一季度底前. */
const QUARTER = new CuedExpression(
  new RegExp(`(?:${YEAR})?第?(?<quarter>[一二三四1-4])季度(?<end>末|底|结束)(?:之?前|以前)`, 'u'),
  BEFORE,
);
/** 春节前, 本周五前, 汛期前: said, but without a date that the words fix. */
const NAMED_DAY = new CuedExpression(
  /(?:元旦|春节|清明节?|五一|端午节?|七一|国庆节?|中秋节?|十一|汛期|[本下]周[一二三四五六日天末]?|月底|周末|开学|两会|(?:\d{4}年)?(?:第?[一二三四]季度|上半年|下半年))(?:之?前|以前)/u,
  BEFORE,
);
/** 提交下次常务会议审议. */
const NEXT_MEETING = new CuedExpression(
  /(?<=提交|提请|报送|报请|提报|[报上在于])(?:下次|下一次)(?:[县区市旗镇]?(?:委|政府)?)(?:常务|专题|[\p{Script=Han}]{1,2}长办公|办公)?会议?(?:前)?/u,
  NEXT,
);

const TOLD = cue(['时限', '期限', '时间']);
/** 完成时限：2024年12月底: behind its label a day needs no 前. */
const LABELLED = new CuedExpression(
  new RegExp(
    `(?:完成|办理|办结|落实)?(?:时限|期限|时间)(?:要求)?：(?<limit>(?:${YEAR})?(?:${MONTH}(?:(?<day>\\d{1,2})[日号]|(?<monthEnd>底|末)|(?<third>上旬|中旬|下旬))|(?<yearEnd>年底|年末|(?<=年)(?:底|末))))(?:[，。；）\\n]|$)`,
    'u',
  ),
  TOLD,
);

const CHINESE_MONTH: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
};

const pad = (n: number): string => String(n).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A time limit: where it stands in the words, and the last day where the words fix one. */
export interface TimeLimit {
  readonly start: number;
  readonly end: number;
  readonly date?: string;
}

/**
 * The time limit stated in the words of a decision. A date is given only where the words and the day of the meeting
 * fix one: a month without year is the next one from the meeting on.
 */
export function readDeadline(
  passage: Passage,
  { start, end }: Range,
  heldOn: string | undefined,
): TimeLimit | undefined {
  const cues = cuesIn(passage, start, end);
  if ((cues & LIMITS) === 0) return undefined;
  const masked = passage.masked.slice(start, end);
  const absolute = ABSOLUTE.exec(masked, cues);
  if (absolute !== null) return limit(absolute, dateOf(absolute.groups ?? {}, heldOn));
  const packed = PACKED.exec(masked, cues);
  if (packed !== null) {
    const date = packedDate(packed.groups ?? {}, heldOn);
    if (date !== 'none') return limit(packed, date);
  }
  const within = WITHIN_YEAR.exec(masked, cues);
  if (within !== null) {
    const year = yearOf(within.groups ?? {}, heldOn);
    return limit(within, year === undefined ? undefined : `${year}-12-31`);
  }
  const month = WITHIN_MONTH.exec(masked, cues);
  if (month !== null) return limit(month, dateOf({ ...month.groups, monthEnd: '底' }, heldOn));
  const quarter = QUARTER.exec(masked, cues);
  if (quarter !== null) return limit(quarter, quarterEnd(quarter.groups ?? {}, heldOn));
  const relative = MAY_BE_RELATIVE.test(masked, cues) ? RELATIVE.exec(masked) : null;
  if (relative !== null) return limit(relative, undefined);
  const named = NAMED_DAY.exec(masked, cues) ?? NEXT_MEETING.exec(masked, cues);
  if (named === null) return undefined;
  return limit(
    named,
    named[0].startsWith('月底') ? dateOf({ nearMonth: '本月', monthEnd: '底' }, heldOn) : undefined,
  );
}

/** The time limit that a label tells: 完成时限：2024年12月底, 完成时限：下月内. */
export function readLabelledLimit(
  passage: Passage,
  range: Range,
  heldOn: string | undefined,
): TimeLimit | undefined {
  const said = readDeadline(passage, range, heldOn);
  if (said !== undefined) return said;
  const { start: from, end } = range;
  const match = LABELLED.exec(passage.masked.slice(from, end), cuesIn(passage, from, end));
  const words = match?.groups?.limit;
  if (match === null || words === undefined) return undefined;
  const start = match.index + match[0].indexOf('：') + 1;
  const date = dateOf(match.groups ?? {}, heldOn);
  return limitOf(start, start + words.length, date);
}

const IN_BRACKET = new CuedExpression(
  /(?:时限|期限|时间)(?:要求)?：(?<limit>[^；。，（）\n]{2,24})(?=[^（）]{0,40}）|$)/u,
  TOLD,
);

/** The time limit that a label in brackets tells: （责任单位：甲局；完成时限：年底前）. */
export function readBracketedLimit(
  passage: Passage,
  { start, end }: Range,
  heldOn: string | undefined,
): TimeLimit | undefined {
  const match = IN_BRACKET.exec(passage.plain.slice(start, end), cuesIn(passage, start, end));
  const words = match?.groups?.limit;
  if (match === null || words === undefined) return undefined;
  const labelled = passageOf(LABEL + words);
  const limit = readLabelledLimit(labelled, { start: 0, end: labelled.plain.length }, heldOn);
  if (limit === undefined) return undefined;
  const before = match.index + match[0].indexOf(`：${words}`) + 1 - LABEL.length;
  return { ...limit, start: before + limit.start, end: before + limit.end };
}
const LABEL = '完成时限：';

/** 2024年11月底前 in a line of its own, as a table's column of time limits has it. */
export function isLimit(passage: Passage, range: Range): boolean {
  if (range.end - range.start > LONGEST_LIMIT) return false;
  const said = readDeadline(passage, range, undefined);
  return said?.start === 0 && said.end === range.end - range.start;
}
const LONGEST_LIMIT = 20;

const limit = (match: RegExpExecArray, date: string | undefined): TimeLimit =>
  limitOf(match.index, match.index + match[0].length, date);

/** Years that minutes can mean; a page that has lost characters may tell the year 204 or 9024. */
const MEANT_YEAR = /^(?:19|20)\d{2}-/;
const limitOf = (start: number, end: number, date: string | undefined): TimeLimit => ({
  start,
  end,
  ...(date !== undefined && MEANT_YEAR.test(date) && { date }),
});

type Groups = Readonly<Record<string, string | undefined>>;

function yearOf({ year, nearYear }: Groups, heldOn: string | undefined): number | undefined {
  if (year !== undefined) return Number(year);
  if (heldOn === undefined) return undefined;
  return Number(heldOn.slice(0, 4)) + (nearYear === '明年' || nearYear === '次年' ? 1 : 0);
}

function dateOf(groups: Groups, heldOn: string | undefined): string | undefined {
  const year = yearOf(groups, heldOn);
  if (year === undefined) return undefined;
  if (groups.month === undefined && groups.nearMonth === undefined) return `${year}-12-31`;
  const held = heldOn === undefined ? undefined : Number(heldOn.slice(5, 7));
  const near = held === undefined ? undefined : held + (/下|次/u.test(groups.nearMonth ?? '') ? 1 : 0);
  const month = groups.month === undefined ? near : (CHINESE_MONTH[groups.month] ?? Number(groups.month));
  if (month === undefined || month < 1) return undefined;
  const open = groups.year === undefined && groups.nearYear === undefined;
  // A meeting of December that says 3月底前 means the next March.
  const rolled = open && groups.month !== undefined && held !== undefined && month < held;
  const inYear = year + (rolled || month > 12 ? 1 : 0);
  const inMonth = month > 12 ? month - 12 : month;
  if (inMonth > 12) return undefined;
  const day = dayOf(groups, inYear, inMonth);
  return day === undefined ? undefined : `${inYear}-${pad(inMonth)}-${pad(day)}`;
}

/** The one day that digits without 月 can mean; undefined where they can mean two, `none` where they mean no day. */
function packedDate({ year, packed = '' }: Groups, heldOn: string | undefined): string | undefined {
  const days = [1, 2].flatMap((cut) => {
    const [month, day] = [packed.slice(0, cut), packed.slice(cut)];
    if (day === '' || day.length > 2 || month.startsWith('0') || day.startsWith('0')) return [];
    if (Number(month) > 12 || Number(day) > 31) return [];
    return [dateOf({ ...(year !== undefined && { year }), month, day }, heldOn)];
  });
  if (days.length === 0) return 'none';
  return days.length === 1 ? days[0] : undefined;
}

function quarterEnd({ quarter = '', ...groups }: Groups, heldOn: string | undefined): string | undefined {
  const month = 3 * (CHINESE_MONTH[quarter] ?? Number(quarter));
  return dateOf({ ...groups, month: String(month), monthEnd: '末' }, heldOn);
}

/** Last day on which it is still in time. 9月前 fixes none: some mean the end of August, some that of September. */
function dayOf(groups: Groups, year: number, month: number): number | undefined {
  const last = lastDay(year, month);
  if (groups.day !== undefined)
    return Number(groups.day) >= 1 && Number(groups.day) <= last ? Number(groups.day) : undefined;
  if (groups.monthEnd !== undefined || groups.third === '下旬') return last;
  if (groups.third === '上旬') return 10;
  if (groups.third === '中旬') return 20;
  return undefined;
}

import { daysAfter, isoDay } from '../../text/days.ts';
import { NUMERAL_UNITS, readNumeral } from '../../text/numerals.ts';

/** Years of the Republic count from 1912. */
const MINGUO = 1911;
const N = `[${NUMERAL_UNITS}]`;
/** 民國110年7月13日, 110年7月13日, 八十六年五月六日, 2021年7月13日 */
const WRITTEN = new RegExp(`(?<y>${N}{1,4})年(?<m>${N}{1,3})月(?<d>${N}{1,3})日?`, 'u');
/** 112/03/21, 90-11-07, 114.2.18, 2021-06-15 */
const SHORT = /(?<!\d)(?<y>\d{2,4})(?<s>[-/.])(?<m>\d{1,2})\k<s>(?<d>\d{2}(?=\d{2}[:：])|\d{1,2}(?!\d))/u;

/** A day, and where it ends in the words. */
export interface FoundDay {
  readonly day: string;
  readonly end: number;
}

/** A year of the Republic has two or three digits, with or without 民國 before it. */
const yearOf = (year: number): number => (year < 1000 ? year + MINGUO : year);

/** The first whole day in some words, by the calendar of either era. */
export function dayIn(words: string): FoundDay | undefined {
  for (const form of [WRITTEN, SHORT]) {
    const match = form.exec(words);
    const { y = '', m = '', d = '' } = match?.groups ?? {};
    const [year, month, date] = [readNumeral(y), readNumeral(m), readNumeral(d)];
    if (match === null || year === undefined || month === undefined || date === undefined) continue;
    const day = isoDay(yearOf(year), month, date);
    if (day !== undefined) return { day, end: match.index + match[0].length };
  }
  return undefined;
}

/** 今（17）日, 昨日, 本（17）日, 17日: a day of the news, counted from the day on which it was written. */
export function dayOfNews(words: string, writtenOn: string | undefined): string | undefined {
  if (writtenOn === undefined) return undefined;
  const match =
    /(?<word>今|昨|本|前)(?:天|日)?（(?<m>\d{1,2}月)?(?<d>\d{1,2})日?）日?|(?<near>今|昨|前)(?:天|日|晨|晚|早)?(?=上午|下午|早|晚|召开|举行|主持|在|由)|(?<!\d|月)(?<only>\d{1,2})日/u.exec(
      words,
    );
  const { d, only, near } = match?.groups ?? {};
  if (near !== undefined) return daysAfter(writtenOn, near === '今' ? 0 : near === '昨' ? -1 : -2);
  const date = Number(d ?? only);
  if (!(date >= 1 && date <= 31)) return undefined;
  // The news is of this month, or of the last one.
  for (let back = 0; back < 31; back++) {
    const day = daysAfter(writtenOn, -back);
    if (Number(day.slice(8)) === date) return day;
  }
  return undefined;
}

export interface Limit {
  /** Where it stands in the words. */
  readonly from: number;
  readonly to: number;
  /** Its last day, where the words name one. */
  readonly day: string | undefined;
}

const YEAR = `(?:民国)?(?<y>${N}{1,4})年|(?<near>今|本|明|次)年`;
const BY = '(?:以前|之前|前)';
const WITHIN = '(?:以内|之内|内)';
const LIMITS: readonly RegExp[] = [
  // 114年6月30日前, 3月底前, 明年2月底前, 十二月十日前
  new RegExp(`(?:${YEAR})?(?<m>${N}{1,3})月(?:(?<d>${N}{1,3})日|(?<end>底)|(?<third>[上中下])旬)?${BY}`, 'u'),
  // 每月10日前
  new RegExp(`每(?:年|季|月|周|星期)(?:${N}{1,3}[日号])?${BY}`, 'u'),
  // 年底前, 114年底前, 月底前, 本月15日前
  new RegExp(`(?:${YEAR.replace('<near>', '<near2>').replace('<y>', '<y2>')}|(?<whole>年))底${BY}`, 'u'),
  new RegExp(`(?<month>本|下|次)?月(?:底|(?<day>${N}{1,3})日)${BY}`, 'u'),
  // 2個月內, 一週內
  new RegExp(`(?:会后)?${N}{1,3}(?:个?(?:日|天|周|星期|月|年)|个工作日|工作日)${WITHIN}`, 'u'),
  // 暑假前, 下次會議前, 農曆春節前
  new RegExp(
    `(?:下(?:次|周)(?:会议|会报|市政会议)?|(?:农历)?春节|年节|暑假|寒假|开学|汛期|台风季|会期|开议|连假|清明|端午|中秋|国庆)${BY}`,
    'u',
  ),
];
const pad = (n: number): string => String(n).padStart(2, '0');

/** The time limit in some words: a month without a year is the next one from the meeting on. */
export function limitIn(words: string, heldOn: string | undefined): Limit | undefined {
  const found = LIMITS.flatMap((form) => {
    const match = form.exec(words);
    return match === null ? [] : [match];
  }).sort((a, b) => a.index - b.index || b[0].length - a[0].length)[0];
  if (found === undefined) return undefined;
  return {
    from: found.index,
    to: found.index + found[0].length,
    day: lastDay(found.groups ?? {}, heldOn),
  };
}

function lastDay(
  { y, y2, near, near2, m, d, end, third, whole, month, day }: Readonly<Record<string, string | undefined>>,
  heldOn: string | undefined,
): string | undefined {
  const [heldYear, heldMonth] = [Number(heldOn?.slice(0, 4)), Number(heldOn?.slice(5, 7))];
  const named = readNumeral(y ?? y2 ?? '');
  const next = /[明次]/u.test(near ?? near2 ?? '') ? 1 : 0;
  const year = named === undefined ? heldYear + next : yearOf(named);
  if (Number.isNaN(year)) return undefined;
  const endOf = (inYear: number, inMonth: number): string | undefined => {
    const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate();
    return inMonth > 12 ? endOf(inYear + 1, inMonth - 12) : isoDay(inYear, inMonth, last);
  };
  if (whole !== undefined || y2 !== undefined || near2 !== undefined) return endOf(year, 12);
  if (m === undefined) {
    if (month === undefined && day === undefined) return undefined;
    const inMonth = heldMonth + (month === '下' || month === '次' ? 1 : 0);
    const date = readNumeral(day ?? '');
    return date === undefined ? endOf(heldYear, inMonth) : isoDay(heldYear, inMonth, date);
  }
  const inMonth = readNumeral(m);
  if (inMonth === undefined || inMonth < 1 || inMonth > 12) return undefined;
  const rolled = named === undefined && near === undefined && inMonth < heldMonth ? 1 : 0;
  if (end !== undefined || third === '下') return endOf(year + rolled, inMonth);
  const date = third === '上' ? 10 : third === '中' ? 20 : readNumeral(d ?? '');
  return date === undefined ? undefined : isoDay(year + rolled, inMonth, Number(pad(date)));
}

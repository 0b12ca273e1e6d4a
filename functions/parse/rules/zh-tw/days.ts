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

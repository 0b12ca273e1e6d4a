import type { Source } from '../../../schemas/generated/source.ts';
import { findDay, isoDay } from '../../parse/text/days.ts';
import { readMoment } from '../../parse/text/moments.ts';
import { matchingForm } from '../../parse/text/reading.ts';
import { tidy } from '../../shared/markup/words.ts';

// Days as lists give them: what stands where is put in order here, and read by the one reader of days and moments.

/** What a source says about its days. */
export type Calendar = Pick<Source, 'timeZone'> & Partial<Pick<Source, 'language'>>;

/** A day `YYYY-MM-DD`, or `--MM-DD` where the list leaves the year to the reader. */
export type EntryDay = string;

const TAIWAN = 'zh-Hant-TW';
/** 114-09-08, 114.9.8, 99-12-31: how lists in Taiwan write a day. */
const MINGUO = /(?<!\d)(1\d{2}|[7-9]\d)([-./])(\d{1,2})\2(\d{1,2})(?!\d)/u;
/** /Date(1753372800000)/, /Date(1753372800000+0800)/: a moment as .NET writes it into JSON. */
const DOT_NET = /^\\?\/Date\((\d{10,13})(?:[+-]\d{4})?\)\\?\/$/u;

/** The day of the day or moment that the words name, in the time zone of the source, `YYYY-MM-DD`. */
export function dayIn(words: string, { timeZone, language }: Calendar): string | undefined {
  const stamp = DOT_NET.exec(words.trim())?.[1];
  const text = language === TAIWAN ? words.replace(MINGUO, '民國$1年$3月$4日') : words;
  return readMoment(stamp ?? text, timeZone)?.slice(0, 'YYYY-MM-DD'.length);
}

const LABEL = /^(?:发布|發布|发文|更新|成文|公开|生成|上传)?(?:日期|时间|時間|于)\s*[:：]?\s*/u;
const BRACKETS = /^[[(【〔〖<《]\s{0,8}|\s{0,8}[\])】〕〗>》]$/gu;
const TIME = /\s{1,8}\d{1,2}:\d{2}(?::\d{2})?$/u;
const YEAR = '((?:19|20)\\d{2})';
const TWO = '(\\d{1,2})';
/** The parts of a day as they are laid out in boxes of their own, and the order of year, month and day in them. */
const LAYOUTS: readonly (readonly [RegExp, readonly [number | undefined, number, number]])[] = [
  // 04 2023-12, 04 2023年12月, 04/2023.12
  [new RegExp(`^${TWO}日?[ /]+${YEAR}[-./年]${TWO}月?$`, 'u'), [2, 3, 1]],
  // 2023-12 04, 2023年12月 04
  [new RegExp(`^${YEAR}[-./年]${TWO}月? +${TWO}日?$`, 'u'), [1, 2, 3]],
  // 12-18 2023, 12月18日 2023
  [new RegExp(`^${TWO}[-./月]${TWO}日?[ /]+${YEAR}年?$`, 'u'), [3, 1, 2]],
  // 2023 12-18, 2023 12/18
  [new RegExp(`^${YEAR}年? +${TWO}[-./ 月]${TWO}日?$`, 'u'), [1, 2, 3]],
  // 12-18, 12/18, 12.18, 12月18日
  [new RegExp(`^${TWO}[-./月]${TWO}日?$`, 'u'), [undefined, 1, 2]],
  // 18 12月
  [new RegExp(`^${TWO}日?[ /]+${TWO}月$`, 'u'), [undefined, 2, 1]],
];
/** What a day, with a time perhaps, is written with, and nothing else is. */
const NOTHING_BUT_A_DAY = /^[\d\s./:年月日号时分秒点TZ+〇○零一二三四五六七八九十廿卅民國国上下午星期周-]+$/u;
/** 8 Jan 2024, January 8, 2024 10:20, Mon Jan 08 10:20:00 CST 2024 */
const NOTHING_BUT_A_DAY_IN_ENGLISH =
  /^(?:[a-z]{3,9},? )?(?:\d{1,2}[- ][a-z]{3,9}\.?|[a-z]{3,9}\.? \d{1,2})[-, ]+(?:\d{4}(?:,? [\d:]+(?: ?[ap]m)?)?|[\d:]+ [a-z]{3} \d{4})$/iu;
const LONGEST = 40;

/** The day that words stand for which are nothing but a day; undefined for all others. */
export function dayAlone(words: string, calendar: Calendar): EntryDay | undefined {
  if (words.length > LONGEST || !/[\d一二三四五六七八九十]/u.test(words.normalize('NFKC'))) return undefined;
  const text = tidy(words.normalize('NFKC'))
    .replace(BRACKETS, '')
    .replace(LABEL, '')
    .replace(/\s{0,8}([年月])\s{0,8}(?=\d)/gu, '$1');
  for (const [layout, [year, month, date]] of LAYOUTS) {
    const match = layout.exec(text.replace(TIME, ''));
    if (match === null) continue;
    const monthAndDay = `${match[month]}月${match[date]}日`;
    const named = year === undefined ? monthAndDay : `${match[year]}年${monthAndDay}`;
    return findDay(matchingForm(named))?.candidates[0];
  }
  const isDay = NOTHING_BUT_A_DAY.test(text) || NOTHING_BUT_A_DAY_IN_ENGLISH.test(text);
  return isDay ? dayIn(text, calendar) : undefined;
}

/** The last whole day that a text names, among other words. */
export function lastDayIn(words: string): string | undefined {
  let plain = matchingForm(words);
  let last: string | undefined;
  for (;;) {
    const mention = findDay(plain);
    if (mention === undefined) return last;
    const [day] = mention.candidates;
    if (mention.candidates.length === 1 && !mention.damaged && day?.startsWith('-') === false) last = day;
    plain = plain.slice(Math.max(mention.range.end, 1));
  }
}

/** Years within which a day of February 29 comes again. */
const LEAP = 8;

/** The occurrence of a month and day that is next to a day: the latest up to it, or the earliest from it on. */
function nextTo(monthAndDay: string, day: string, towards: -1 | 1): string | undefined {
  const [month, date] = [Number(monthAndDay.slice(2, 4)), Number(monthAndDay.slice(5))];
  for (let i = 0; i <= LEAP; i++) {
    const found = isoDay(Number(day.slice(0, 4)) + i * towards, month, date);
    if (found !== undefined && (towards < 0 ? found <= day : found >= day)) return found;
  }
  return undefined;
}

const isWhole = (day: EntryDay | undefined): day is string => day !== undefined && !day.startsWith('-');

/** Days from the first of some to the last, by their places in the calendar. */
function spanOf(days: readonly (string | undefined)[]): number {
  const times = days.flatMap((day) => (day === undefined ? [] : [Date.parse(day)]));
  return times.length === 0
    ? 0
    : times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b));
}

/**
 * The days of the entries of a list, newest first or oldest first, those without a year completed from their
 * neighbours: each lies between the one above and the one below. What does not fit stays without a day. Where one pair
 * of days alone tells of a list that is oldest first, as below one that is pinned to the top, the order counts that puts
 * all days nearer to each other.
 */
export function withYears(days: readonly (EntryDay | undefined)[]): (string | undefined)[] {
  const whole = days.filter(isWhole);
  const rising = whole.filter((day, i) => day > (whole[i - 1] ?? day)).length;
  const falling = whole.filter((day, i) => day < (whole[i - 1] ?? day)).length;
  const down = newestFirst(days);
  if (rising <= falling) return down;
  const up = newestFirst(days.toReversed()).reverse();
  return rising - falling > 1 || spanOf(up) < spanOf(down) ? up : down;
}

function newestFirst(days: readonly (EntryDay | undefined)[]): (string | undefined)[] {
  const below: (string | undefined)[] = [];
  let floor: string | undefined;
  for (const [i, day] of [...days.entries()].reverse()) {
    below[i] = floor;
    if (isWhole(day)) floor = day;
  }
  const settled = days.map((day) => (isWhole(day) ? day : undefined));
  /** Those that only have something below them; one above that is older than it is pinned to the top, and tells nothing. */
  const fromBelow: number[] = [];
  let above: string | undefined;
  for (const [i, day] of days.entries()) {
    const least = below[i];
    if (day !== undefined && !isWhole(day)) {
      if (above === undefined || (least !== undefined && above < least)) fromBelow.push(i);
      else {
        const found = nextTo(day, above, -1);
        if (found !== undefined && (least === undefined || found >= least)) settled[i] = found;
      }
    }
    above = settled[i] ?? above;
  }
  for (const i of fromBelow.reverse()) {
    const beneath = settled[i + 1] ?? below[i];
    if (beneath !== undefined) settled[i] = nextTo(days[i] ?? '', beneath, 1);
  }
  return settled;
}

// Time limits of any language: its rules say where one stands, and what is read here is until which day it lasts.
import type { Finding, RuleBook, Tracer } from '../grammar/rule.ts';
import type { Surface } from '../grammar/surface.ts';
import type { Mention } from '../mentions/mention.ts';
import { dateIn, type WrittenDate, yearIn } from '../text/dates.ts';
import { readNumeral } from '../text/numerals.ts';
import type { Range } from '../text/range.ts';
import type { DeadlineFact } from './facts.ts';

/** What a time limit says; its captures tell which day. */
export type Limit =
  /** 前: up to the last day of what the captures `date`, `near-year`, `near-month`, `day`, `third` and `end` say. */
  | 'by'
  /** The last day of the same, a year alone included. */
  | 'within'
  /** A year, before which it is to be done: no day is fixed, and a year that has begun is the past that something dates from. */
  | 'before-year'
  /** 831日前: 年, 月 or 日 were lost beside the digits of `packed`. */
  | 'packed'
  /** The end of the month of the meeting. */
  | 'this-month'
  /** The end of the quarter in `quarter`. */
  | 'quarter'
  /** A span or an occasion, of which the words fix no day. */
  | 'open';

/**
 * A day, or what else has a last day; in the year of the meeting where it names none. A pattern over the classes `near-year`,
 * `near-month` and `third-of-month` of a language.
 */
export const DAY = [
  'near-year:near-year? date:date',
  'near-month:near-month (day:numeral (日 | 号) | part:(third-of-month | 底 | 末))?',
  '(near-year:near-year 年? | 年) part:(底 | 末)',
].join(' | ');

/** What a limit sees as one thing: dates, and titles, whose words set no limit. */
export const isSeenByLimits = ({ kind }: Mention): boolean => kind === 'document' || kind === 'date';

/**
 * The first time limit in a stretch of a surface of dates and titles, by the first of some books that knows one. A date is
 * given only where the words and the day of the meeting fix one: a month without a year is the next one from the meeting on.
 *
 * @param heldOn day of the meeting, ISO 8601
 */
export function firstLimit(
  books: readonly RuleBook<Limit>[],
  plain: string,
  surface: Surface,
  { start, end }: Range,
  heldOn: string | undefined,
  tracer: Tracer | undefined,
): DeadlineFact | undefined {
  for (const book of books)
    for (const finding of book.everywhere(surface, surface.indexOf(start), surface.indexOf(end), tracer)) {
      const date = dateOf(finding.yields, saidBy(finding, surface, plain), heldOn);
      if (date === 'none') continue;
      const { limit = finding } = finding.captures;
      return { rule: finding.rule, range: surface.rangeOf(limit.from, limit.to), date };
    }
  return undefined;
}

/** What a limit says of its day. */
interface Said extends WrittenDate {
  /** 今年, 明年 */
  readonly nearYear?: string | undefined;
  /** 本月, 下月 */
  readonly nearMonth?: string | undefined;
  readonly quarter?: number | undefined;
  readonly packed: string;
  /** A date whose numerals are not understood. */
  readonly isUnclear: boolean;
}

function saidBy({ captures }: Finding<Limit>, surface: Surface, plain: string): Said {
  const words = (name: string): string | undefined => {
    const { from, to } = captures[name] ?? { from: 0, to: 0 };
    const { start, end } = surface.rangeOf(from, to);
    return plain.slice(start, end) || undefined;
  };
  const numeral = (name: string): number | undefined => {
    const word = words(name);
    return word === undefined ? undefined : readNumeral(word);
  };
  const [date, year] = [words('date'), words('year')];
  const written =
    date === undefined
      ? { year: year === undefined ? undefined : yearIn(year), day: numeral('day'), part: words('part') }
      : dateIn(date);
  return {
    ...written,
    nearYear: words('near_year'),
    nearMonth: words('near_month'),
    quarter: numeral('quarter'),
    packed: words('packed') ?? '',
    isUnclear: written === undefined,
  };
}

/** The last day that is still in time; undefined where the words fix none, `none` where they are no time limit. */
function dateOf(limit: Limit, said: Said, heldOn: string | undefined): string | 'none' | undefined {
  if (said.isUnclear) return limit === 'before-year' ? 'none' : undefined;
  const isYear = said.year !== undefined && said.month === undefined && said.part === undefined;
  switch (limit) {
    case 'open':
      return undefined;
    case 'before-year':
      return isYear && heldOn !== undefined && Number(heldOn.slice(0, 4)) < (said.year ?? 0)
        ? undefined
        : 'none';
    case 'by':
      return isYear ? 'none' : lastDay(said, heldOn);
    case 'within':
      return lastDay(
        said.nearMonth !== undefined && said.day === undefined ? { ...said, part: '底' } : said,
        heldOn,
      );
    case 'packed':
      return packedDate(said, heldOn);
    case 'this-month':
      return lastDay({ ...said, nearMonth: '本月', part: '底' }, heldOn);
    case 'quarter':
      return lastDay({ ...said, month: 3 * (said.quarter ?? Number.NaN), part: '底' }, heldOn);
  }
}

/** Years that minutes can mean; a page that has lost characters may tell the year 204 or 9024. */
const MEANT_YEAR = /^(?:19|20)\d{2}$/;
/** The last day of a part of a month; 0 for the last one of the month itself. */
const LAST_DAY: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20, 下旬: 0, 底: 0, 末: 0 };

/** The last day of what is said: 2025年 ends with December. 9月前 fixes none: some mean the end of August, some that of September. */
function lastDay(
  { year, month, day, part, nearYear, nearMonth }: Said,
  heldOn: string | undefined,
): string | undefined {
  const [heldYear, heldMonth] = heldOn === undefined ? [] : heldOn.split('-').map(Number);
  const from = year ?? heldYear;
  const ofYear = month === undefined && nearMonth === undefined;
  const inMonth = ofYear ? 12 : nearMonth === undefined ? month : heldMonth;
  if (from === undefined || inMonth === undefined || !(inMonth >= 1 && inMonth <= 12)) return undefined;
  const isOpen = year === undefined && nearYear === undefined;
  // A meeting of December that says 3月底前 means the next March.
  const rolls = isOpen && heldMonth !== undefined && inMonth < heldMonth;
  const years = from + (rolls || nearYear === '明年' || nearYear === '次年' ? 1 : 0);
  const months = inMonth + (/[下次]/u.test(nearMonth ?? '') ? 1 : 0);
  const last = new Date(Date.UTC(years, months, 0));
  const named = day ?? (part === undefined && ofYear ? 0 : LAST_DAY[part ?? '']);
  const iso = last.toISOString().slice(0, 10);
  if (named === undefined || named > last.getUTCDate() || !MEANT_YEAR.test(iso.slice(0, 4))) return undefined;
  return named === 0 ? iso : `${iso.slice(0, 8)}${String(named).padStart(2, '0')}`;
}

/** The one day that digits without 月 can mean; undefined where they can mean two, `none` where they mean no day. */
function packedDate(said: Said, heldOn: string | undefined): string | 'none' | undefined {
  const days = [1, 2].flatMap((cut) => {
    const [month, day] = [said.packed.slice(0, cut), said.packed.slice(cut)];
    const may = day !== '' && day.length <= 2 && !month.startsWith('0') && !day.startsWith('0');
    return may && Number(month) <= 12 && Number(day) <= 31
      ? [{ ...said, month: Number(month), day: Number(day) }]
      : [];
  });
  const [first] = days;
  if (first === undefined) return 'none';
  return days.length === 1 ? lastDay(first, heldOn) : undefined;
}

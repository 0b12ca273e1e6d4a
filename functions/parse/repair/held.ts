import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import type { Range, Reading } from '../reading.ts';
import { type DateReading, findDate, partOfDay, weekdayAfter, weekdayOf } from './dates.ts';

/** What is known from elsewhere about when the meeting can have been held. */
export interface Bounds {
  /** The meeting was not held after this day: the day of issue, else of publication. */
  readonly notAfter: string | undefined;
  /** The day on which the page was put up, from which 昨日 counts. */
  readonly publishedOn: string | undefined;
  /** Year that the minutes count the meeting in: 2026年第1次. */
  readonly year: number | undefined;
  /** Year of the document number. */
  readonly documentYear: number | undefined;
}

interface Held {
  readonly heldOn?: string;
  readonly heldDuring?: 'morning' | 'afternoon' | 'evening';
  readonly issues: readonly QualityIssue[];
}

/** Days that a date without a year can mean. */
function withYears(monthDay: string, bounds: Bounds): string[] {
  const at = (year: number): string => `${year}${monthDay.slice(1)}`;
  if (bounds.year !== undefined) return [at(bounds.year)];
  if (bounds.notAfter !== undefined) {
    const year = Number(bounds.notAfter.slice(0, 4));
    return [at(year) <= bounds.notAfter ? at(year) : at(year - 1)];
  }
  // A document of January may record a meeting of December.
  if (bounds.documentYear !== undefined && monthDay < '--11') return [at(bounds.documentYear)];
  return [];
}

/** The part of a sentence in which the day of the meeting stands: up to the word that it was held. */
function untilHeld(plain: string): string {
  const end = plain.search(/[。\n]/u);
  const sentence = end < 0 ? plain : plain.slice(0, end);
  const verb = /召开|举行/u.exec(sentence);
  return verb === null ? sentence : sentence.slice(0, verb.index);
}

/**
 * The day on which the meeting was held, from the first of the sentences and lines that names a day. Missing characters are put back
 * only where one day alone fits the digits, the bounds and the day of the week; otherwise no day is given.
 */
export function findHeld(reading: Reading, ranges: readonly Range[], bounds: Bounds): Held {
  for (const range of ranges) {
    const plain = untilHeld(reading.plain.slice(range.start, range.end));
    const date = findDate(plain);
    if (date !== undefined) {
      const year = bounds.year ?? yearOfSameDay(reading, ranges, date);
      return settle(reading, range, plain, date, year === undefined ? bounds : { ...bounds, year });
    }
    const counted = fromPublication(reading, range, plain, bounds);
    if (counted !== undefined) return counted;
  }
  return { issues: [] };
}

/** Year of a day that stands whole in another of the places: （2024年5月9日） below the title, 5月9日 in the opening. */
function yearOfSameDay(
  reading: Reading,
  ranges: readonly Range[],
  { candidates }: DateReading,
): number | undefined {
  const [monthDay = ''] = candidates;
  if (!monthDay.startsWith('--') || candidates.length > 1) return undefined;
  for (const { start, end } of ranges) {
    const whole = findDate(reading.plain.slice(start, end));
    if (whole?.damaged === false && whole.candidates[0]?.slice(4) === monthDay.slice(1))
      return Number(whole.candidates[0].slice(0, 4));
  }
  return undefined;
}

/** 昨日, at the beginning of a report or after its dateline. */
const DAY_BEFORE =
  /(?:^|[，。）：])(?<word>昨日|昨天|今日|今天|前日|前天)(?=[上下]午|晚|，|[\p{Script=Han}])/u;
const DAYS_BEFORE: Readonly<Record<string, number>> = {
  今日: 0,
  今天: 0,
  昨日: 1,
  昨天: 1,
  前日: 2,
  前天: 2,
};
const DAY_IN_MS = 86_400_000;

/** A report says 昨日 of the day before it was published. 近日 says nothing. */
function fromPublication(
  reading: Reading,
  range: Range,
  plain: string,
  { publishedOn }: Bounds,
): Held | undefined {
  const match = DAY_BEFORE.exec(plain);
  const word = match?.groups?.word;
  if (match === null || word === undefined || publishedOn === undefined) return undefined;
  const end = match.index + match[0].length;
  const before = (DAYS_BEFORE[word] ?? 0) * DAY_IN_MS;
  const heldOn = new Date(Date.parse(`${publishedOn}T00:00:00Z`) - before).toISOString().slice(0, 10);
  const during = partOfDay(plain, end);
  return {
    heldOn,
    ...(during && { heldDuring: during }),
    issues: [
      {
        code: 'date-completed',
        severity: 'info',
        span: reading.span({ start: range.start + end - word.length, end: range.start + end }),
        message: `The day of the meeting reads “${word}”; counted from the day of publication, ${publishedOn}, it is ${heldOn}.`,
      },
    ],
  };
}

function settle(reading: Reading, range: Range, plain: string, date: DateReading, bounds: Bounds): Held {
  const place: Range = { start: range.start + date.start, end: range.start + date.end };
  const span = reading.span(place);
  const words = reading.value(place);
  const during = partOfDay(plain, date.end);
  const heldDuring = during && { heldDuring: during };
  const weekday = weekdayAfter(plain, date.end);

  const yearless = date.candidates[0]?.startsWith('--') === true;
  const days = yearless ? date.candidates.flatMap((one) => withYears(one, bounds)) : date.candidates;
  const fitting = days.filter(
    (day) =>
      (bounds.notAfter === undefined || day <= bounds.notAfter) &&
      (weekday === undefined || weekdayOf(day) === weekday),
  );

  const [only] = fitting;
  if (!date.damaged) {
    const [heldOn = ''] = days;
    const issues: QualityIssue[] = [];
    if (bounds.notAfter !== undefined && heldOn > bounds.notAfter)
      issues.push({
        code: 'date-order',
        severity: 'warning',
        span,
        message: `The meeting (${heldOn}) is later than its minutes (${bounds.notAfter}); both dates stand as on the page.`,
      });
    if (weekday !== undefined && weekdayOf(heldOn) !== weekday)
      issues.push({
        code: 'weekday-mismatch',
        severity: 'warning',
        span,
        message: `${heldOn} is not the day of the week that the page names.`,
      });
    return { heldOn, ...heldDuring, issues };
  }
  if (only === undefined || fitting.length > 1) {
    const reason =
      yearless && days.length === 0
        ? 'no year stands near it'
        : fitting.length > 1
          ? `it can mean ${fitting.join(' or ')}`
          : 'no day fits the other dates of the page';
    return {
      ...heldDuring,
      issues: [
        {
          code: 'date-unreadable',
          severity: 'error',
          span,
          message: `The day of the meeting reads “${words}”; ${reason}, so none is given.`,
        },
      ],
    };
  }
  return {
    heldOn: only,
    ...heldDuring,
    issues: [
      yearless
        ? {
            code: 'date-completed',
            severity: 'info',
            span,
            message: `The day of the meeting reads “${words}”; its year follows from the rest of the page: ${only}.`,
          }
        : {
            code: 'date-repaired',
            severity: 'warning',
            span,
            message: `The day of the meeting reads “${words}”; with the lost characters put back it is ${only}.`,
          },
    ],
  };
}

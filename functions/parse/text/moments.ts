import { findDay, isoDay } from './days.ts';
import { readNumeral } from './numerals.ts';
import { matchingForm } from './reading.ts';

// Moments as metadata, lists, feeds and maps of sites state them.

/** A formatter takes long to make and is the same for every page of a government. */
function formatsBy(options: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const formats = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...options });
    formats.set(timeZone, format);
    return format;
  };
}

const clockOf = formatsBy({
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const zoneOf = formatsBy({ timeZoneName: 'longOffset' });

/** How far the clock of a zone is from that of Greenwich at a moment: `+08:00`. */
function offsetAt(timeZone: string, moment: Date): string {
  const words = zoneOf(timeZone).format(moment);
  return words.slice(words.indexOf('GMT') + 'GMT'.length) || '+00:00';
}

/** A moment on the clock of a zone, with its offset: `2025-09-08T00:30:00+08:00`. */
function onClockOf(timeZone: string, moment: Date): string {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}${offsetAt(timeZone, moment)}`;
}

const pad = (n: number): string => String(n).padStart(2, '0');

/** A time on a day, on the clock of a zone. */
function clockTime(day: string, time: string, timeZone: string): string {
  // The offset at that time, asked for twice: the first answer is that of the same time in UTC.
  const once = offsetAt(timeZone, new Date(`${day}T${time}Z`));
  const offset = offsetAt(timeZone, new Date(`${day}T${time}${once}`));
  return `${day}T${time}${offset}`;
}

/** Seconds, milliseconds or microseconds since 1970. */
const EPOCH = /^(\d{10})(?:(?:\d{3}){0,2}|\.\d{1,9}|\d{3}\.\d{1,9})$/;
/** Of them the milliseconds. */
const EPOCH_MS = /^\d{10,13}/;
/** 20250908003000, 202509080030, 2025090800, 20250907T163000Z, 20250908 */
const GLUED = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(?:(\d{2})(\d{2})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;
/** Mon Sep 08 00:30:00 CST 2025, 8 September 2025, Sunday, 07-Sep-25, Sep 8, 2025, 08 九月 2025: the day in the words of programs. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?|[一二三四五六七八九十]{1,2}月)';
const NAMED: readonly RegExp[] = [
  new RegExp(`(?<![\\d:])(?<date>\\d{1,2})[- ]${MONTH}[- ](?<year>\\d{4}|\\d{2})(?!\\d)`, 'iu'),
  new RegExp(`${MONTH} {1,2}(?<date>\\d{1,2}),? .{0,40}?(?<![\\d:+-])(?<year>(?:19|20)\\d{2})(?!\\d)`, 'iu'),
];
/** 9/8/2025 3:30:00 PM, as programs of American make write it; without AM or PM, only where it cannot be another day. */
const AMERICAN = /(?<!\d)(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2})(?!\d)/;

const PART = '(?<part>上午|下午|中午|凌晨|晚上?|[AP]\\.?M\\.?)';
const CLOCK = new RegExp(
  `(?:${PART}\\s{0,8})?(?<![\\d:])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?<rest>:(?<second>\\d{1,2})(?:[.,]\\d{1,9})?)?(?![\\d:])\\s{0,8}${PART.replace('<part>', '<behind>')}?\\s{0,8}\\(?(?<zone>Z(?![a-z])|(?:UTC|GMT|UT)?\\s?[+-]\\d{1,2}(?::?\\d{2})?(?![\\d:])|[A-Z]{2,4}(?![A-Za-z]))?`,
  'iu',
);
/** 上午9时30分, 15点 */
const SPOKEN = /([上下]午|晚上?|凌晨|中午)?\s{0,8}(\d{1,2})[时点](?:(\d{1,2})分?|半)?/u;
/** Hours from Greenwich of the zones that feeds call by name; CST is that of China here, the clock of the source. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  EST: -5,
  EDT: -4,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  JST: 9,
  KST: 9,
};

/** The hour of a day by that of its half: 3 in the afternoon is 15, 12 at night is 0. */
function hourOfDay(hour: number, part: string): number {
  if (/下午|晚|^p/iu.test(part) && hour < 12) return hour + 12;
  return /凌晨|^a/iu.test(part) && hour === 12 ? 0 : hour;
}

function spokenTime(text: string): string | undefined {
  const match = SPOKEN.exec(text);
  if (match === null) return undefined;
  const [all, part = '', hour = '', minute] = match;
  const [h, m] = [hourOfDay(Number(hour), part), all.endsWith('半') ? 30 : Number(minute ?? 0)];
  return h > 23 || m > 59 ? undefined : `${pad(h)}:${pad(m)}:00`;
}

/** Z, GMT+8, UTC+08:00, +0800 as an offset of ISO 8601; undefined for what is none, as a time that something lasts to. */
function offsetOf(zone: string, hasSeconds: boolean): string | undefined {
  const named = ZONES[zone.toUpperCase()];
  if (named !== undefined) return `${named < 0 ? '-' : '+'}${pad(Math.abs(named))}:00`;
  const [, name = '', sign = '', hours = '', minutes = '00'] =
    /^([A-Z]*)\s?([+-])(\d{1,2}):?(\d{2})?$/iu.exec(zone) ?? [];
  // 10:30-12:00 is a time from and to.
  const isRange = sign === '-' && name === '' && !hasSeconds;
  return sign === '' || isRange || Number(hours) > 14 || Number(minutes) > 59
    ? undefined
    : `${sign}${pad(Number(hours))}:${minutes}`;
}

/** A time on a day in a zone, on the clock of the source; without a zone it is on that clock already. */
function momentOf(day: string, time: string, offset: string | undefined, timeZone: string): string {
  return offset === undefined
    ? clockTime(day, time, timeZone)
    : onClockOf(timeZone, new Date(`${day}T${time}${offset}`));
}

/** The day that words of a program name by the name of its month, or in American order. */
function programmed(text: string): string | undefined {
  for (const form of NAMED) {
    const { month = '', date = '', year = '' } = form.exec(text)?.groups ?? {};
    if (month === '') continue;
    const number = month.endsWith('月')
      ? readNumeral(month.slice(0, -1))
      : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    return isoDay(Number(year) + (year.length === 2 ? 2000 : 0), number ?? 0, Number(date));
  }
  const [, one = '', other = '', year = ''] = AMERICAN.exec(text) ?? [];
  if (year === '') return undefined;
  if (Number(one) > 12) return isoDay(Number(year), Number(other), Number(one));
  return Number(other) > 12 || /\d\s{0,4}[AP]M\b/iu.test(text)
    ? isoDay(Number(year), Number(one), Number(other))
    : undefined;
}

/** The one whole day that words name as Chinese pages do. */
function writtenDay(text: string): string | undefined {
  const plain = matchingForm(text.replace(/T(?=\d{2}:)/, ' ').replace(/\s{1,8}(?=\d{1,2}:\d{2})/, ' @'));
  const mention = findDay(plain.replace(/@/g, '，'));
  const [day, ...others] = mention?.candidates ?? [];
  return others.length > 0 || day?.startsWith('-') ? undefined : day;
}

/** What programs state that know of no day: the beginning of their time. */
const NO_DAY = '1970-01-01';

/**
 * A day, `YYYY-MM-DD`, or a moment with its offset where the words hold a time. A moment without a zone is on the clock of
 * the source; one with a zone is put on that clock, so that its day is the day of the source. Understands ISO 8601, days
 * as Chinese pages write them, digits side by side, seconds to microseconds since 1970, RFC 822 and 850, and what Java,
 * JavaScript and .NET print. `undefined` for words that name no whole day, or several, and for the first day of 1970.
 *
 * @param timeZone name of the source's zone in the IANA database
 */
export function readMoment(words: string, timeZone: string): string | undefined {
  const moment = momentIn(words, timeZone);
  return moment?.startsWith(NO_DAY) ? undefined : moment;
}

function momentIn(words: string, timeZone: string): string | undefined {
  // 2022- 11- 18 09: 10
  const text = words
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d)\s{0,8}([-/:])\s{0,8}(?=\d)/g, '$1');
  const glued = GLUED.exec(text);
  if (glued !== null) {
    const [, y, m, d, hour, minute = '00', second = '00', zone = ''] = glued;
    const day = isoDay(Number(y), Number(m), Number(d));
    const isTime = hour === undefined || (hour <= '23' && minute <= '59' && second <= '59');
    if (day !== undefined && hour === undefined) return day;
    if (day !== undefined && isTime)
      return momentOf(day, `${hour}:${minute}:${second}`, offsetOf(zone, true), timeZone);
  }
  const epoch = EPOCH.exec(text);
  if (epoch !== null) return onClockOf(timeZone, new Date(Number(EPOCH_MS.exec(text)?.[0].padEnd(13, '0'))));
  const day = programmed(text) ?? writtenDay(text);
  if (day === undefined) return undefined;
  const clock = CLOCK.exec(text)?.groups;
  if (clock === undefined) {
    const spoken = spokenTime(text);
    return spoken === undefined ? day : clockTime(day, spoken, timeZone);
  }
  const { hour = '', minute = '', second = '00', rest, part, behind, zone = '' } = clock;
  const ofDay = hourOfDay(Number(hour), part ?? behind ?? '');
  if (ofDay > 23 || Number(minute) > 59 || Number(second) > 59) return day;
  const time = `${pad(ofDay)}:${minute}:${pad(Number(second))}`;
  return momentOf(day, time, offsetOf(zone.trim(), rest !== undefined), timeZone);
}

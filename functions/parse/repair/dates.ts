import { readNumeral } from './numerals.ts';

/** What a date on the page can mean. One candidate: certain. */
export interface DateReading {
  /** Possible days, `YYYY-MM-DD`, or `--MM-DD` where the page gives no year. */
  readonly candidates: readonly string[];
  /** True when characters are missing on the page, or the form had to be completed. */
  readonly damaged: boolean;
  /** Where it stands in the text that was searched. */
  readonly start: number;
  readonly end: number;
}

const CN = '〇○零一二三四五六七八九十';
const WHOLE =
  /(?<!\d)(?<y>(?:19|20)\d{2})(?:年|[-./])(?<m>\d{1,2})(?:月|[-./])(?<d>\d{1,2})(?:日|号|(?![\d年月]))/u;
const CHINESE = new RegExp(`(?<y>[${CN}]{4})年(?<m>[${CN}]{1,3})月(?<d>[${CN}]{1,3})[日号]`, 'u');
const NO_YEAR = new RegExp(
  `(?<![\\d年${CN}])(?<m>\\d{1,2}|[${CN}]{1,3})月(?<d>\\d{1,2}|[${CN}]{1,3})[日号]`,
  'u',
);
/** 2023818上午, 2023年818日, 20238月18日, 2023年8月18上午: 年, 月 or 日 is gone. */
const DAMAGED =
  /(?<!\d)(?<y>(?:19|20)\d{2})年?(?:(?<m>\d{1,2})月(?<d>\d{1,2})|(?<md>\d{2,4}))日?(?=上午|下午|晚|早|中午|凌晨|，|、|在|，|（|[\p{Script=Han}]|$)/u;

/** 818日下午: 年 and 月 are gone. Of two digits the day alone is as likely. */
const DAMAGED_YEARLESS = /(?<![\d年月.])(?<md>\d{3,4})日(?=[上下]午|晚|早|中午|，|（|在)/u;

const pad = (n: number): string => String(n).padStart(2, '0');

/** `YYYY-MM-DD`, or `undefined` where the calendar has no such day. */
export function day(year: number, month: number, date: number): string | undefined {
  if (month < 1 || month > 12 || date < 1 || date > 31 || year < 1949 || year > 2100) return undefined;
  const real = new Date(Date.UTC(year, month - 1, date));
  return real.getUTCMonth() === month - 1 ? `${year}-${pad(month)}-${pad(date)}` : undefined;
}

const numbers = (groups: Record<string, string | undefined>): [number, number, number] => [
  readNumeral(groups.y ?? '') ?? 0,
  readNumeral(groups.m ?? '') ?? 0,
  readNumeral(groups.d ?? '') ?? 0,
];

/** Every way to part 111 into a month and a day. */
function partings(year: number, digits: string): string[] {
  const days: string[] = [];
  for (let cut = 1; cut <= 2 && cut < digits.length; cut++) {
    if (digits.length - cut > 2 || (digits[cut] === '0' && digits.length - cut === 1)) continue;
    const found = day(year, Number(digits.slice(0, cut)), Number(digits.slice(cut)));
    if (found !== undefined) days.push(found);
  }
  return days;
}

/** The first date in a text in matching form, whole or damaged. */
export function findDate(plain: string): DateReading | undefined {
  const holdsDigit = /\d/u.test(plain);
  if (!holdsDigit && !plain.includes('月')) return undefined;
  const found: DateReading[] = [];
  for (const form of holdsDigit ? [WHOLE, CHINESE] : [CHINESE]) {
    const match = form.exec(plain);
    if (match?.groups === undefined) continue;
    const exact = day(...numbers(match.groups));
    if (exact === undefined) continue;
    found.push({
      candidates: [exact],
      damaged: form === WHOLE && /月\d+$/u.test(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  const damaged = holdsDigit ? DAMAGED.exec(plain) : null;
  if (damaged?.groups !== undefined) {
    const [year, month, date] = numbers(damaged.groups);
    const exact = damaged.groups.m === undefined ? undefined : day(year, month, date);
    const candidates = exact === undefined ? partings(year, damaged.groups.md ?? '') : [exact];
    if (candidates.length > 0) {
      found.push({ candidates, damaged: true, start: damaged.index, end: damaged.index + damaged[0].length });
    }
  }
  const yearless = NO_YEAR.exec(plain);
  if (yearless?.groups !== undefined) {
    const [, month, date] = numbers(yearless.groups);
    if (day(2024, month, date) !== undefined) {
      found.push({
        candidates: [`--${pad(month)}-${pad(date)}`],
        damaged: true,
        start: yearless.index,
        end: yearless.index + yearless[0].length,
      });
    }
  }
  const digits = holdsDigit ? DAMAGED_YEARLESS.exec(plain) : null;
  if (digits !== null) {
    const candidates = partings(2024, digits.groups?.md ?? '').map((iso) => `-${iso.slice(4)}`);
    if (candidates.length > 0)
      found.push({ candidates, damaged: true, start: digits.index, end: digits.index + digits[0].length });
  }
  return found.sort((a, b) => a.start - b.start || Number(a.damaged) - Number(b.damaged))[0];
}

const WEEKDAYS = '日一二三四五六';
/** Day of the week named right after a date, 0 for Sunday. */
export function weekdayAfter(plain: string, end: number): number | undefined {
  const name = /^[（]?(?:星期|周|礼拜)([一二三四五六日天])/u.exec(plain.slice(end, end + 6))?.[1];
  return name === undefined ? undefined : WEEKDAYS.indexOf(name === '天' ? '日' : name);
}

export const weekdayOf = (iso: string): number => new Date(`${iso}T00:00:00Z`).getUTCDay();

/** Part of the day named right after a date. */
export function partOfDay(plain: string, end: number): 'morning' | 'afternoon' | 'evening' | undefined {
  const after = plain.slice(end, end + 16);
  const named = /(上午|早上|早晨|下午|晚上|晚间|晚|(\d{1,2})(?:：|时|点))/u.exec(after);
  if (named === null || /[。]/u.test(after.slice(0, named.index))) return undefined;
  const [word = '', , hour] = named;
  if (hour !== undefined) {
    const h = Number(hour);
    if (h > 23) return undefined;
    return h < 12 ? 'morning' : h < 18 ? 'afternoon' : 'evening';
  }
  if (/^(?:上午|早)/u.test(word)) return 'morning';
  return word === '下午' ? 'afternoon' : 'evening';
}

/** A formatter takes long to make and is the same for every page of a government. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  const known = offsetFormats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  offsetFormats.set(timeZone, made);
  return made;
}

/** Offsets by zone and day. Many pages are put up on one day, and asking takes as long as reading a paragraph. */
const offsets = new Map<string, string>();
const MOST_OFFSETS = 10_000;

/** Offset of a time zone on a day, `+08:00`. */
function utcOffset(timeZone: string, iso: string): string {
  const key = `${timeZone} ${iso}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const found = findOffset(timeZone, iso);
  offsets.set(key, found);
  return found;
}

function findOffset(timeZone: string, iso: string): string {
  const name = offsetFormat(timeZone)
    .formatToParts(new Date(`${iso}T12:00:00Z`))
    .find((part) => part.type === 'timeZoneName')?.value;
  return name === undefined || name === 'GMT' ? '+00:00' : name.replace('GMT', '');
}

/** `YYYY-MM-DD`, with time and offset where the words hold a time: `2023-09-04 12:48`. */
export function readMoment(words: string, timeZone: string): string | undefined {
  const text = words.normalize('NFKC');
  const date = findDate(text.replace(/\s*([年月])\s*/gu, '$1'))?.candidates;
  const iso = date?.length === 1 ? date[0] : undefined;
  if (iso === undefined || iso.startsWith('--')) return undefined;
  const time = /(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?/u.exec(text);
  if (time === null || Number(time[1]) > 23 || Number(time[2]) > 59 || Number(time[3] ?? 0) > 59) return iso;
  return `${iso}T${pad(Number(time[1]))}:${time[2]}:${time[3] ?? '00'}${utcOffset(timeZone, iso)}`;
}

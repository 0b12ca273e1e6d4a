import { NUMERAL_UNITS, readNumeral } from './numerals.ts';
import { type Range, rangeOf } from './range.ts';

// Days as pages write them. Everything here works on the matching form: one width, simplified script, dashes as `-`.

/** A day as the page writes it. One candidate: certain as far as it goes. */
export interface DayMention {
  /** Where it stands in the text that was searched. */
  readonly range: Range;
  /**
   * What it can mean, in the forms of ISO 8601 and XML Schema: `YYYY-MM-DD`; `--MM-DD` where the year is not said;
   * `---DD` where the month is not. Empty for a day that is counted from another one.
   */
  readonly candidates: readonly string[];
  /** Characters are missing beside the digits. */
  readonly damaged: boolean;
  /** 昨天: days from the day on which it was written. */
  readonly counted?: number;
  /** What 14日 means where 月 is lost between its digits: `--MM-DD`. */
  readonly parted?: readonly string[];
}

export const NUMBER = `[${NUMERAL_UNITS}]{1,4}`;
/** 一百一十四 is longer than 二〇二五. */
const YEAR = `[${NUMERAL_UNITS}]{1,6}`;
/** 元月 is January; 正月 is none of this calendar. */
export const MONTH = `(?:元|${NUMBER})`;
/** The year before the dates that follow: 2024年, 二〇二四年, 民国114年. Nothing that could be part of a numeral stands before. */
const ERA = '(?<era>(?:中华)?民国)?';
export const YEAR_BEFORE = `${ERA}(?<y>${YEAR})年`;
export const NOT_IN_NUMERAL = `(?<![${NUMERAL_UNITS}.])`;
const NO_DIGIT = '(?!\\d)';

/** 2024-05-09, 2024.5.9, 2024/5/9 */
export const SEPARATED = `(?<!\\d)(?<y>(?:19|20)\\d{2})(?<sep>[-./·])(?<m>\\d{1,2})\\k<sep>(?<d>\\d{1,2}?)(?:日|(?=\\d{2}：\\d{2})|(?![\\d年月]))`;
const FORMS: readonly RegExp[] = [
  // 2024年5月9日, 二〇二四年五月九日, 民国114年9月5日; 日 may be lost
  new RegExp(
    `${NOT_IN_NUMERAL}${YEAR_BEFORE}(?:度)?(?<m>${MONTH})月(?:份)?(?<d>${NUMBER})(?<day>[日号]|${NO_DIGIT})`,
    'u',
  ),
  new RegExp(SEPARATED, 'u'),
  // 民国114.9.5
  new RegExp(`(?<era>民国)(?<y>\\d{2,3})(?<sep>[-./])(?<m>\\d{1,2})\\k<sep>(?<d>\\d{1,2})${NO_DIGIT}`, 'u'),
  // 5月9日; not that of the moon's calendar
  new RegExp(`(?<![年${NUMERAL_UNITS}]|[农阴旧]历)(?<m>${MONTH})月(?<d>${NUMBER})(?<day>[日号])`, 'u'),
];

/** What may stand behind a day of which characters are lost. */
const BEHIND_DAMAGED = '(?=上午|下午|晚|早|中午|凌晨|，|、|在|，|（|[\\p{Script=Han}]|$)';
/** 2023818上午, 2023年818日, 20238月18日, 2023年8月18上午: 年, 月 or 日 is gone. */
const DAMAGED = new RegExp(
  `(?<![\\d.])(?<y>(?:19|20)\\d{2})年?(?:(?<m>\\d{1,2})月(?<d>\\d{1,2})|(?<md>\\d{2,4}))日?${BEHIND_DAMAGED}`,
  'u',
);
/** 818日下午: 年 and 月 are gone. Of two digits the day alone is as likely. */
const DAMAGED_YEARLESS = /(?<![\d年月.])(?<md>\d{3,4})日(?=[上下]午|晚|早|中午|，|（|在)/u;
/** 6-11，县长…: 月 and 日 were replaced, at the beginning of a sentence alone. */
const DASHED = /(?:^|[，。）])(?<m>\d{1,2})-(?<d>\d{1,2})(?=，|[上下]午|晚)/u;
/** 25日，甲主持…: the day of this month or the last. */
const DAY_ALONE = new RegExp(
  `(?<![年月${NUMERAL_UNITS}.-])(?<d>\\d{1,2}|[〇一二三四五六七八九十廿]{1,3})日(?=[上下]午|晚|早|中午|凌晨|，|（|[\\p{Script=Han}]|$)(?!前|内|均|起|常|后)`,
  'u',
);
const COUNTED =
  /(?<word>昨日|昨天|昨晚|今日|今天|今晨|今晚|今早|前日|前天)(?=[上下]午|晚|，|[\p{Script=Han}])/u;
const COUNTS: Readonly<Record<string, number>> = {
  今日: 0,
  今天: 0,
  今晨: 0,
  今晚: 0,
  今早: 0,
  昨日: -1,
  昨天: -1,
  昨晚: -1,
  前日: -2,
  前天: -2,
};

const pad = (n: number): string => String(n).padStart(2, '0');

/** `YYYY-MM-DD`, or `undefined` where the calendar has no such day. Years before 1949 are none of a meeting on the net. */
export function isoDay(year: number, month: number, date: number): string | undefined {
  if (month < 1 || month > 12 || date < 1 || date > 31 || year < 1949 || year > 2100) return undefined;
  const real = new Date(Date.UTC(year, month - 1, date));
  return real.getUTCMonth() === month - 1 ? `${year}-${pad(month)}-${pad(date)}` : undefined;
}

/** A leap year, in which every day that a year can have stands. */
const ANY_YEAR = 2024;
/** Years of the Republic count from 1912. Those of three digits need no 民国 before them: none of our era has three. */
const MINGUO = { before: 1911, first: 100, last: 149 } as const;

/** What the forms of a day take out of a text, by the names of their groups. */
export type Groups = Readonly<Record<string, string | undefined>>;

export function yearOf({ era, y = '' }: Groups): number | undefined {
  const year = readNumeral(y);
  if (year === undefined) return undefined;
  const isMinguo = era !== undefined || (year >= MINGUO.first && year <= MINGUO.last);
  if (isMinguo) return year + MINGUO.before;
  return year >= 1000 ? year : undefined;
}

export const monthOf = ({ m = '' }: Groups): number | undefined => (m === '元' ? 1 : readNumeral(m));

/** The candidates of a day of which no character is lost; `undefined` where it is none. */
function wholeDay(groups: Groups): string | undefined {
  const month = monthOf(groups);
  const date = readNumeral(groups.d ?? '');
  if (month === undefined || date === undefined) return undefined;
  if (groups.y === undefined) {
    const day = isoDay(ANY_YEAR, month, date);
    return day && `-${day.slice(4)}`;
  }
  const year = yearOf(groups);
  return year === undefined ? undefined : isoDay(year, month, date);
}

/** Every way to part 111 into a month and a day. */
function partings(year: number, digits: string): string[] {
  const days: string[] = [];
  for (let cut = 1; cut <= 2 && cut < digits.length; cut++) {
    if (digits.length - cut > 2 || (digits[cut] === '0' && digits.length - cut === 1)) continue;
    const found = isoDay(year, Number(digits.slice(0, cut)), Number(digits.slice(cut)));
    if (found !== undefined) days.push(found);
  }
  return days;
}

function damagedDay({ y = '', m, d, md = '' }: Groups): string[] {
  if (m === undefined) return partings(Number(y), md);
  const day = isoDay(Number(y), Number(m), Number(d));
  return day === undefined ? [] : [day];
}

type Found = Omit<DayMention, 'range'> & { readonly at: number; readonly length: number };

/** What each form makes of a text, the forms of whole days first. */
function* readings(plain: string): Generator<Found> {
  const hasDigit = /\d/.test(plain);
  for (const form of FORMS) {
    const match = form.exec(plain);
    const day = match?.groups && wholeDay(match.groups);
    if (match === null || day === undefined) continue;
    const damaged = match.groups?.day === '';
    yield { candidates: [day], damaged, at: match.index, length: match[0].length };
  }
  const damaged = hasDigit ? DAMAGED.exec(plain) : null;
  if (damaged?.groups !== undefined) {
    const candidates = damagedDay(damaged.groups);
    if (candidates.length > 0)
      yield { candidates, damaged: true, at: damaged.index, length: damaged[0].length };
  }
  const yearless = hasDigit ? DAMAGED_YEARLESS.exec(plain) : null;
  if (yearless !== null) {
    const candidates = partings(ANY_YEAR, yearless.groups?.md ?? '').map((day) => `-${day.slice(4)}`);
    if (candidates.length > 0)
      yield { candidates, damaged: true, at: yearless.index, length: yearless[0].length };
  }
  const dashed = hasDigit ? DASHED.exec(plain) : null;
  if (dashed?.groups !== undefined) {
    const day = wholeDay(dashed.groups);
    const lead = /^\d/.test(dashed[0]) ? 0 : 1;
    if (day !== undefined)
      yield {
        candidates: [day],
        damaged: true,
        at: dashed.index + lead,
        length: dashed[0].length - lead,
      };
  }
  const alone = DAY_ALONE.exec(plain);
  if (alone !== null) {
    const date = readNumeral(alone.groups?.d ?? '');
    const digits = /^\d{2}/u.exec(alone.groups?.d ?? '')?.[0] ?? '';
    if (date !== undefined && date >= 1 && date <= 31)
      yield {
        candidates: [`---${pad(date)}`],
        parted: partings(ANY_YEAR, digits).map((day) => `-${day.slice(4)}`),
        damaged: false,
        at: alone.index,
        length: alone[0].length,
      };
  }
  const counted = COUNTED.exec(plain);
  const word = counted?.groups?.word ?? '';
  const days = COUNTS[word];
  if (counted !== null && days !== undefined)
    yield { candidates: [], damaged: false, counted: days, at: counted.index, length: word.length };
}

/** The first day that a text in matching form names, whole, damaged, in part or by counting. */
export function findDay(plain: string): DayMention | undefined {
  if (!/[\d月日今昨前]/.test(plain)) return undefined;
  let first: Found | undefined;
  for (const found of readings(plain)) {
    const before =
      first === undefined ||
      found.at < first.at ||
      (found.at === first.at && first.damaged && !found.damaged && found.length >= first.length);
    if (before) first = found;
  }
  if (first === undefined) return undefined;
  const { at, length, ...day } = first;
  return { ...day, range: rangeOf(at, at + length) };
}

const WEEKDAYS = '日一二三四五六';
/** Day of the week named right after a date, 0 for Sunday. */
export function weekdayAfter(plain: string, end: number): number | undefined {
  const name = /^（?(?:星期|周|礼拜)([一二三四五六日天])/u.exec(plain.slice(end, end + 6))?.[1];
  return name === undefined ? undefined : WEEKDAYS.indexOf(name === '天' ? '日' : name);
}

/** Day of the week of `YYYY-MM-DD`, 0 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The day so many days after `YYYY-MM-DD`. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Part of the day named right after a date. */
export function partOfDay(plain: string, end: number): 'morning' | 'afternoon' | 'evening' | undefined {
  const after = plain.slice(end, end + 16);
  const named = /(上午|早上|早晨|下午|晚上|晚间|晚|(\d{1,2})(?:：|时|点))/u.exec(after);
  if (named === null || /。/u.test(after.slice(0, named.index))) return undefined;
  const [word = '', , hour] = named;
  if (hour !== undefined) {
    const h = Number(hour);
    if (h > 23) return undefined;
    return h < 12 ? 'morning' : h < 18 ? 'afternoon' : 'evening';
  }
  if (/^(?:上午|早)/u.test(word)) return 'morning';
  return word === '下午' ? 'afternoon' : 'evening';
}

/** What is known from elsewhere about a day. All days `YYYY-MM-DD`. */
export interface DayBounds {
  /** It is not after this day: that of issue, else of publication. */
  readonly notAfter?: string | undefined;
  /** The day on which the page was written, from which 昨天 and a day without a month are counted. */
  readonly writtenOn?: string | undefined;
  /** The year that it lies in, where the page says so elsewhere: 2026年第1次. */
  readonly year?: number | undefined;
  /** Day of the week, 0 for Sunday. */
  readonly weekday?: number | undefined;
}

/** Days that one candidate can mean. */
function meanings(candidate: string, { notAfter, writtenOn, year }: DayBounds): string[] {
  const last = notAfter ?? writtenOn;
  if (candidate.startsWith('---')) {
    if (last === undefined) return [];
    const [y, m] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))];
    const date = Number(candidate.slice(3));
    const own = isoDay(y, m, date);
    const day =
      own !== undefined && own <= last ? own : isoDay(m === 1 ? y - 1 : y, m === 1 ? 12 : m - 1, date);
    return day === undefined || (year !== undefined && Number(day.slice(0, 4)) !== year) ? [] : [day];
  }
  if (!candidate.startsWith('--')) return [candidate];
  const inYear = (y: number): string[] =>
    isoDay(y, Number(candidate.slice(2, 4)), Number(candidate.slice(5))) === undefined
      ? []
      : [`${y}${candidate.slice(1)}`];
  if (year !== undefined) return inYear(year);
  if (last === undefined) return [];
  const own = Number(last.slice(0, 4));
  const days = inYear(own);
  return days.some((day) => day <= last) ? days : inYear(own - 1);
}

/** Days within which a page is put up after what it tells of, where damage leaves the choice between days. */
const SOON = 45;

/** What a mention comes to. */
export interface SettledDay {
  /** `YYYY-MM-DD`; absent where none or several fit. */
  readonly day?: string;
  /** How it was arrived at: it stands on the page; follows from another day or year on the page; lost characters were put back. */
  readonly how: 'stated' | 'inferred' | 'repaired' | 'unclear';
  /** The days that fit, where they are not one. */
  readonly fitting: readonly string[];
}

/**
 * The day that a mention means within what is known. A stated day stays, whatever the bounds say; missing characters are
 * put back only where one day alone fits the digits, the bounds and the day of the week.
 */
export function settleDay(mention: DayMention, bounds: DayBounds): SettledDay {
  const { candidates, damaged, counted, parted = [] } = mention;
  if (counted !== undefined) {
    if (bounds.writtenOn === undefined) return { how: 'unclear', fitting: [] };
    return { day: daysAfter(bounds.writtenOn, counted), how: 'inferred', fitting: [] };
  }
  const [stated] = candidates;
  if (!damaged && stated !== undefined && !stated.startsWith('-'))
    return { day: stated, how: 'stated', fitting: [] };
  const fitting = candidates
    .flatMap((candidate) => meanings(candidate, bounds))
    .filter(
      (day) =>
        (bounds.notAfter === undefined || day <= bounds.notAfter) &&
        (bounds.weekday === undefined || weekdayOf(day) === bounds.weekday),
    );
  // Of several days, the one shortly before the page was written: news of a meeting is not months old.
  const near =
    fitting.length > 1 && bounds.writtenOn !== undefined
      ? fitting.filter((day) => day >= daysAfter(bounds.writtenOn ?? day, -SOON))
      : fitting;
  // 14日 on a page of 9 January that tells of the first meeting of its year.
  const notAfter = bounds.notAfter ?? bounds.writtenOn;
  if (fitting.length === 0 && parted.length > 0 && bounds.year !== undefined && notAfter !== undefined)
    return settleDay({ range: mention.range, candidates: parted, damaged: true }, { ...bounds, notAfter });
  const [day] = near;
  if (day === undefined || near.length > 1) return { how: 'unclear', fitting };
  return { day, how: damaged ? 'repaired' : 'inferred', fitting: [] };
}

// Numbers and days in folded texts, which are written in many ways and looked for in as many.

export type Said =
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'date'; readonly month: number; readonly day: number }
  | { readonly kind: 'year' | 'ordinal' | 'number'; readonly value: number };

interface Reader {
  readonly pattern: RegExp;
  read(...parts: string[]): Said | undefined;
}

/** What a number may say where it stands, the longest reading first. */
const READERS: readonly Reader[] = [
  // 2023年8月18日, 2023-08-18, 2023.8.18
  {
    pattern: /(\d{4})[年-]0?(\d{1,2})[月-]0?(\d{1,2})(?!\d)日?/y,
    read: (year, month, day) => ({ kind: 'day', year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    pattern: /(\d{4})年0?(\d{1,2})(?!\d)月?/y,
    read: (year, month) => ({ kind: 'month', year: Number(year), month: Number(month) }),
  },
  {
    pattern: /(\d{1,2})[月-]0?(\d{1,2})(?!\d)日?/y,
    read: (month, day) => ({ kind: 'date', month: Number(month), day: Number(day) }),
  },
  { pattern: /(\d{4})年/y, read: (year) => ({ kind: 'year', value: Number(year) }) },
  { pattern: /(\d+)/y, read: (number) => ({ kind: 'number', value: Number(number) }) },
];
const ORDINALS: readonly Reader[] = [
  { pattern: /第(\d+)/y, read: (number) => ({ kind: 'ordinal', value: Number(number) }) },
  {
    pattern: /第([零〇一二三四五六七八九十百]+)/y,
    read(numeral = '') {
      const value = valueOfNumeral(numeral);
      return value === undefined ? undefined : { kind: 'ordinal', value };
    },
  },
];

/** Where a number may begin. */
const BEGINS = /(?<!\d)\d|第/g;

export interface SaidAt {
  readonly said: Said;
  readonly start: number;
  readonly end: number;
}

/** Every reading of every number in a folded text: 2023年8月18日 is also 8月18日, and 18. */
export function readingsIn(text: string): SaidAt[] {
  return [...text.matchAll(BEGINS)].flatMap(({ 0: first, index: start }) =>
    (first === '第' ? ORDINALS : READERS).flatMap(({ pattern, read }) => {
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      const said = match === null ? undefined : read(...match.slice(1));
      return match === null || said === undefined ? [] : [{ said, start, end: start + match[0].length }];
    }),
  );
}

/** Numbers one after the other, each in its longest reading. */
export function numbersIn(text: string): SaidAt[] {
  const found: SaidAt[] = [];
  for (const one of readingsIn(text)) if (one.start >= (found.at(-1)?.end ?? 0)) found.push(one);
  return found;
}

/** The token under which a reading is found. */
export function tokenOfNumber(said: Said): string {
  switch (said.kind) {
    case 'day':
      return `${said.year}-${said.month}-${said.day}`;
    case 'month':
      return `${said.year}-${said.month}`;
    case 'date':
      return `${said.month}-${said.day}`;
    case 'ordinal':
      return `第${said.value}`;
    case 'year':
    case 'number':
      return String(said.value);
  }
}

/** A regular expression for every way of writing it, and for nothing longer. */
export function patternOfNumber(said: Said): string {
  switch (said.kind) {
    case 'day':
      return `(?<!\\d)${said.year}[年-]0?${said.month}[月-]0?${said.day}(?!\\d)日?`;
    case 'month':
      return `(?<!\\d)${said.year}[年-]0?${said.month}(?!\\d)月?`;
    case 'date':
      return `(?<!\\d)0?${said.month}[月-]0?${said.day}(?!\\d)日?`;
    case 'year':
      return `(?<!\\d)${said.value}[年-]`;
    case 'ordinal':
      return `第(?:0*${said.value}(?!\\d)${said.value < 1000 ? `|${inChinese(said.value)}(?![零〇一二三四五六七八九十百])` : ''})`;
    case 'number':
      return `(?<!\\d)0*${said.value}(?!\\d)`;
  }
}

const DIGITS = '零一二三四五六七八九';

/** 十七 → 17, below a thousand; undefined for what is no numeral. */
function valueOfNumeral(numeral: string): number | undefined {
  const match =
    /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
      numeral,
    );
  if (match === null) return undefined;
  const [, hundreds = '零', tens = '一', ten, ones = '零'] = match;
  return (
    DIGITS.indexOf(hundreds) * 100 +
    (ten === undefined ? 0 : DIGITS.indexOf(tens) * 10) +
    DIGITS.indexOf(ones)
  );
}

/** 17 → 十七, below a thousand. */
function inChinese(value: number): string {
  const digit = (of: number): string => DIGITS.charAt(of);
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  if (value < 10) return digit(value);
  const below = `${tens > 1 || (tens === 1 && hundreds > 0) ? digit(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digit(ones) : ''}`;
  return hundreds === 0 ? below : `${digit(hundreds)}百${tens === 0 && ones > 0 ? '零' : ''}${below}`;
}

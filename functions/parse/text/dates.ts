import {
  type Groups,
  MONTH,
  monthOf,
  NOT_IN_NUMERAL,
  NUMBER,
  SEPARATED,
  YEAR_BEFORE,
  yearOf,
} from './days.ts';
import { NUMERAL_UNITS, readNumeral } from './numerals.ts';
import { UnitSet } from './unit-set.ts';

/** A date as far as it is written: a day, a part of a month, a month or a year. Nothing says that the calendar has it. */
export interface WrittenDate {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  /** 底, 末, 初, 上旬, 中旬, 下旬 of a month; 底, 末, 初, 上半年, 下半年 of a year. */
  readonly part?: string | undefined;
}

const OF_MONTH = `份?(?:(?<d>${NUMBER})[日号]|(?<part>[上中下]旬|[底初末]))?`;
/** 两月 is a span. */
const MONTH_ALONE = `(?!两)(?<m>${MONTH})月${OF_MONTH}`;
const OF_YEAR = '(?:年?(?<part>[底末])|(?<half>初|[上下]半年))';
/** A year alone is none of so many years: 2024, 二〇二四, with its era 114. */
const YEAR_ALONE = '(?=民|中|[\\dOo〇○◯零一二三四五六七八九]{4}年)';

/** 2024年5月9日, 二〇二四年五月, 5月底, 民国114年, 2024年底, 2024-05-09. What stands behind it (前, 以前) is not part of it. */
const FORMS: readonly RegExp[] = [
  new RegExp(`${NOT_IN_NUMERAL}${YEAR_BEFORE}度?(?<m>${MONTH})月${OF_MONTH}`, 'uy'),
  new RegExp(SEPARATED, 'uy'),
  new RegExp(`${NOT_IN_NUMERAL}${MONTH_ALONE}`, 'uy'),
  new RegExp(`${NOT_IN_NUMERAL}${YEAR_ALONE}${YEAR_BEFORE}(?:度|${OF_YEAR})?`, 'uy'),
];

const BEGINS = new UnitSet(`${NUMERAL_UNITS.replace('\\d', '0123456789')}元中民`);

function matchAt(text: string, at: number): RegExpExecArray | undefined {
  if (!BEGINS.isAt(text, at)) return undefined;
  for (const form of FORMS) {
    form.lastIndex = at;
    const match = form.exec(text);
    if (match !== null) return match;
  }
  return undefined;
}

/** Where the date ends that begins at a place of a text in matching form; undefined where none does. */
export function endOfDate(text: string, at: number): number | undefined {
  const match = matchAt(text, at);
  return match && at + match[0].length;
}

/** What a date says, in whatever numerals and era; undefined where the words are none, or a numeral is not understood. */
export function dateIn(words: string): WrittenDate | undefined {
  const groups: Groups | undefined = matchAt(words, 0)?.groups;
  if (groups === undefined) return undefined;
  const { y, m, d, part, half } = groups;
  const year = y === undefined ? undefined : yearOf(groups);
  const month = m === undefined ? undefined : monthOf(groups);
  const day = d === undefined ? undefined : readNumeral(d);
  const isUnderstood =
    (y === undefined || year !== undefined) &&
    (m === undefined || month !== undefined) &&
    (d === undefined || day !== undefined);
  return isUnderstood ? { year, month, day, part: part ?? half } : undefined;
}

/** The year that a numeral before 年 means: 2025, 二〇二五, and 114 of the Republic. */
export const yearIn = (numeral: string): number | undefined => yearOf({ y: numeral });

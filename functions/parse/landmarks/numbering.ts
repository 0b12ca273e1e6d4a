import { oneOf, rememberedByUnit } from '../by-unit.ts';
import type { Reading } from '../reading.ts';
import { readNumeral } from '../repair/numerals.ts';
import type { Line } from './line.ts';

/** Ways to number the parts of minutes, as GB/T 9704-2012 section 7.3.3 ranks them, and what sites make of them. */
export type Style = 'major' | 'paren' | 'arabic' | 'paren-arabic' | 'topic';

/** The numeral at the beginning of a line. */
export interface Mark {
  readonly style: Style;
  readonly numeral?: number;
  /** Length of the mark in units of `plain`. */
  readonly length: number;
}

export const CHINESE_NUMERAL = '[〇○零一二三四五六七八九十百]';
/** The numeral itself is the first group of every form. */
const CHINESE = `(${CHINESE_NUMERAL}{1,4})`;
const NUMERAL_OPENS = new RegExp(`[【［]|${CHINESE_NUMERAL}`, 'u');
const ANY = `(${CHINESE_NUMERAL}{1,4}|\\d{1,2})`;

/**
 * The units that may open a form, behind 会议 where that stands before, so that most lines need no form at all; then the
 * style and the form.
 */
const FORMS: readonly (readonly [RegExp, Style, RegExp])[] = [
  // 一、 or 一 alone on its line
  [NUMERAL_OPENS, 'major', new RegExp(`^[【［]?${CHINESE}(?:[、．.，：】］]|$)`, 'u')],
  // 第一项, 第1个议题, 第一、, 会议第一项：
  [/第/u, 'major', new RegExp(`^(?:会议)?第${ANY}(?:项议题|个议题|项议程|项|议题|、)[、：，．.]?`, 'u')],
  // 议题一：, 【事项1】, 议题一　审议…
  [
    /[【［议事]/u,
    'major',
    new RegExp(
      `^[【［]?(?:会议)?(?:议题|事项|议程)（?${ANY}）?(?:[、：，．.】］]|$|(?=传达|学习|听取|审议|研究|讨论|审定|关于|其他事项))`,
      'u',
    ),
  ],
  // （一）, 一）
  [/（/u, 'paren', new RegExp(`^（${CHINESE}）[、．.：]?`, 'u')],
  [NUMERAL_OPENS, 'paren', new RegExp(`^${CHINESE}）`, 'u')],
  // 1. but neither 1.5 nor a year
  [/\d/u, 'arabic', /^(\d{1,2})(?:[、．]|\.(?!\d))/u],
  // （1）, 1）
  [/（/u, 'paren-arabic', /^（(\d{1,2})）[、．.]?/u],
  [/\d/u, 'paren-arabic', /^(\d{1,2})）/u],
  // 议题：, without a numeral
  [/[【［议]/u, 'topic', /^[【［]?议题(?:[：】］]|内容：)/u],
];

/** ㈠ ⒈ ⑴ ①: numerals that are one character. The code of the first, how many there are, and their style. */
const ENCLOSED: readonly (readonly [number, number, Style])[] = [
  [0x3220, 10, 'paren'],
  [0x2488, 20, 'arabic'],
  [0x2474, 20, 'paren-arabic'],
  [0x2460, 20, 'paren-arabic'],
];

/** A numeral set off by white space instead of a comma (一　审议…) opens an item if what follows takes up a subject. */
const SPACED = new RegExp(`^${CHINESE}(?=传达|学习|听取|审议|研究|讨论|审定|关于|会议|《)`, 'u');

const isChineseNumeral = oneOf(CHINESE_NUMERAL);

/** What a unit can be the beginning of: some of the forms, or a whole mark. */
interface Opened {
  readonly forms: typeof FORMS;
  readonly enclosed?: Mark;
}

const NO_MARK: Opened = { forms: [] };

const openedBy = rememberedByUnit((unit): Opened => {
  const forms = FORMS.filter(([opens]) => opens.test(unit));
  const code = unit.charCodeAt(0);
  const range = ENCLOSED.find(([first, count]) => code >= first && code < first + count);
  if (range === undefined) return forms.length === 0 ? NO_MARK : { forms };
  const [first, , style] = range;
  return { forms, enclosed: { style, numeral: code - first + 1, length: 1 } };
});

const markWith = (style: Style, length: number, numeral: number | undefined): Mark =>
  numeral === undefined ? { style, length } : { style, length, numeral };

/** The numeral at the beginning of words in matching form. */
export function markOf(plain: string): Mark | undefined {
  if (plain === '') return undefined;
  const at = plain.startsWith('会议') ? 2 : 0;
  const opened = openedBy(plain.charCodeAt(at));
  if (opened === NO_MARK) return undefined;
  for (const [, style, form] of opened.forms) {
    const match = form.exec(plain);
    if (match !== null) return markWith(style, match[0].length, readNumeral(match[1] ?? ''));
  }
  return at === 0 ? opened.enclosed : undefined;
}

/** The numeral at the beginning of a line, which may be set off by white space alone. */
export function markOfLine(reading: Reading, line: Line): Mark | undefined {
  if (line.mark !== undefined || !isChineseNumeral(line.plain.charCodeAt(0))) return line.mark;
  const spaced = SPACED.exec(line.plain);
  if (spaced === null || reading.gapBefore(line.range.start + spaced[0].length) === 0) return undefined;
  const numeral = readNumeral(spaced[1] ?? '');
  return numeral === undefined ? undefined : { style: 'major', numeral, length: spaced[0].length };
}

/** The words of a line without its numeral. */
export const withoutMark = (plain: string): string => plain.slice(markOf(plain)?.length ?? 0);

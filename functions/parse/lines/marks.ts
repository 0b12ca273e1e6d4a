import { CHINESE_NUMERAL, readNumeral } from '../text/numerals.ts';
import type { Range } from '../text/range.ts';
import type { Reading } from '../text/reading.ts';
import type { Mark, MarkStyle } from './line.ts';

/** The numeral itself is the first group of every form. */
const CHINESE = `(${CHINESE_NUMERAL}{1,4})`;
const ANY = `(${CHINESE_NUMERAL}{1,4}|\\d{1,2})`;

const FORMS: readonly (readonly [MarkStyle, RegExp])[] = [
  // 一、 or 一 alone on its line
  ['major', new RegExp(`^［?${CHINESE}(?:[、.，：］]|$)`, 'u')],
  ['major', new RegExp(`^【${CHINESE}[、.，：】]`, 'u')],
  // 第一项, 第1个议题, 第一、, 会议第一项：, but not the first of several that a sentence names (第一、第二项议题通过)
  ['major', new RegExp(`^(?:会议)?第${ANY}(?!、第)(?:项议题|个议题|项议程|项|议题|、)[、：，.]?`, 'u')],
  // 议题一：, 【事项1】, 议题一　审议…, but not 议题一、议题二通过
  [
    'major',
    new RegExp(
      `^[【［]?(?:会议)?(?:议题|事项|议程)（?${ANY}）?(?!、(?:议题|事项|议程))(?:[、：，.】］]|$|(?=传达|学习|听取|审议|研究|讨论|审定|关于|其他事项))`,
      'u',
    ),
  ],
  // （一）, 一）
  ['paren', new RegExp(`^（${CHINESE}）[、.：]?`, 'u')],
  ['paren', new RegExp(`^${CHINESE}）`, 'u')],
  // 1. but neither 1.5 nor a year
  ['arabic', /^(\d{1,2})(?:、|\.(?!\d))/u],
  // （1）, 1）
  ['paren-arabic', /^（(\d{1,2})）[、.]?/u],
  ['paren-arabic', /^(\d{1,2})）/u],
  // 议题：, without a numeral
  ['topic', /^[【［]?议题(?:[：】］]|内容：)/u],
];
/** What any of the forms begins with. */
const OPENS = new RegExp(`^(?:会议)?[【［（第议事\\d]|^${CHINESE_NUMERAL}`, 'u');

/** ㈠ ⒈ ⑴ ①: numerals that are one character. The code of the first, how many there are, and their style. */
const ENCLOSED: readonly (readonly [number, number, MarkStyle])[] = [
  [0x3220, 10, 'paren'],
  [0x2488, 20, 'arabic'],
  [0x2474, 20, 'paren-arabic'],
  [0x2460, 20, 'paren-arabic'],
];

/** A numeral set off by white space instead of a comma (一　审议…) opens an item if what follows takes up a subject. */
const SPACED = new RegExp(`^${CHINESE}(?=传达|学习|听取|审议|研究|讨论|审定|关于|会议|《)`, 'u');

const markWith = (style: MarkStyle, length: number, numeral: number | undefined): Mark =>
  numeral === undefined ? { style, length } : { style, length, numeral };

function enclosed(plain: string): Mark | undefined {
  const code = plain.charCodeAt(0);
  // Nearly every line begins with a Han character.
  if (!(code >= 0x2460 && code < 0x3300)) return undefined;
  const range = ENCLOSED.find(([first, count]) => code >= first && code < first + count);
  return range && markWith(range[2], 1, code - range[0] + 1);
}

/** The numeral at the beginning of words in matching form. */
export function markOf(plain: string): Mark | undefined {
  if (OPENS.test(plain)) {
    for (const [style, form] of FORMS) {
      const match = form.exec(plain);
      if (match !== null) return markWith(style, match[0].length, readNumeral(match[1] ?? ''));
    }
  }
  return enclosed(plain);
}

/** The numeral at the beginning of a line of a reading, which may be set off by white space alone. */
export function markAt(reading: Reading, range: Range, plain: string): Mark | undefined {
  const mark = markOf(plain);
  if (mark !== undefined) return mark;
  const spaced = SPACED.exec(plain);
  if (spaced === null || reading.gapBefore(range.start + spaced[0].length) === 0) return undefined;
  return markWith('major', spaced[0].length, readNumeral(spaced[1] ?? ''));
}

/** The words of a line without its numeral. */
export const withoutMark = (plain: string): string => plain.slice(markOf(plain)?.length ?? 0);

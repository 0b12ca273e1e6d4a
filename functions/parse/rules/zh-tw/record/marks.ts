import { readNumeral } from '../../../text/numerals.ts';
import type { Reading } from '../../../text/reading.ts';

/**
 * Ways to number the parts of a record, as 文書處理手冊 ranks them (一、 （一） 1. （1）), with what stands above them in older
 * and longer records (壹、 甲、), the numbers of motions (第一案, 提案一) and bullets.
 */
export type MarkStyle =
  | 'formal'
  | 'stem'
  | 'chinese'
  | 'paren'
  | 'arabic-comma'
  | 'arabic'
  | 'paren-arabic'
  | 'case'
  | 'bullet';

/** The number at the beginning of a piece. */
export interface Mark {
  readonly style: MarkStyle;
  readonly numeral: number | undefined;
  /** Its length in units of the matching form. */
  readonly length: number;
}

const CHINESE = '[一二三四五六七八九十]{1,3}';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
/** 提案一, 案由二, 第3案: what is told behind the number may be in a bracket. */
const CASE =
  '(?:第(?<a>[一二三四五六七八九十百]{1,4}|\\d{1,3})案|(?:临时)?(?:提案|案由|讨论事项|报告事项|报告案|讨论案|审议案|议题|案)(?:第?(?<b>[一二三四五六七八九十]{1,3}|\\d{1,2})案?))(?:（[^（）]{0,40}）)?(?:：|、|$)?';

const FORMS: readonly (readonly [MarkStyle, RegExp])[] = [
  ['case', new RegExp(`^${CASE}`, 'u')],
  ['formal', /^([壹贰叁参肆伍陆柒捌玖拾]{1,3})[、.．：]/u],
  ['stem', new RegExp(`^([${STEMS}])[、.．]`, 'u')],
  ['chinese', new RegExp(`^(${CHINESE})[、.．]`, 'u')],
  ['paren', new RegExp(`^（(${CHINESE})）[、.：]?`, 'u')],
  ['arabic-comma', /^(\d{1,2})、/u],
  ['arabic', /^(\d{1,2})[.．](?!\d)/u],
  ['paren-arabic', /^（(\d{1,2})）[、.]?/u],
  ['bullet', /^[·•●◆■▪◎○※]/u],
];
/** 一　報告本府…: a numeral set off by white space alone. */
const SPACED = new RegExp(`^(${CHINESE})(?=\\p{Script=Han}|“)`, 'u');

const numeralOf = (words: string): number | undefined => {
  const stem = STEMS.indexOf(words);
  return words.length === 1 && stem >= 0 ? stem + 1 : readNumeral(words);
};

/** The number at the beginning of some words of a reading; `at`: where they stand. */
export function markAt(reading: Reading, at: number, plain: string): Mark | undefined {
  for (const [style, form] of FORMS) {
    const match = form.exec(plain);
    if (match === null) continue;
    const { a, b } = match.groups ?? {};
    return { style, numeral: numeralOf(a ?? b ?? match[1] ?? ''), length: match[0].length };
  }
  const spaced = SPACED.exec(plain)?.[1];
  return spaced !== undefined && reading.gapBefore(at + spaced.length) > 0
    ? { style: 'chinese', numeral: numeralOf(spaced), length: spaced.length }
    : undefined;
}

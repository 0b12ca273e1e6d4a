import { simplify } from './scripts.ts';

// One reader of numerals: it understands a numeral as a whole or not at all.

/** 大写 and what typists write for 〇, by the ordinary character. */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  [
    ['壹弌', '一'],
    ['贰弍貳', '二'],
    ['叁弎叄参', '三'],
    ['肆', '四'],
    ['伍', '五'],
    ['陆', '六'],
    ['柒', '七'],
    ['捌', '八'],
    ['玖', '九'],
    ['拾', '十'],
    ['佰陌', '百'],
    ['仟阡', '千'],
    ['零○◯oO0', '〇'],
    ['两俩', '二'],
    ['廾', '廿'],
    ['丗', '卅'],
    ['萬', '万'],
  ].flatMap(([forms = '', plain = '']) => [...forms].map((form) => [form, plain] as const)),
);

const DIGITS = '〇一二三四五六七八九';
const TENS: ReadonlyMap<string, number> = new Map([
  ['廿', 20],
  ['卅', 30],
  ['卌', 40],
]);
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
]);

/**
 * Every unit that a numeral may hold in matching form, as the inside of a character class. A pattern that takes a numeral
 * out of a text takes all of these, and none may stand before it: else it would read part of one.
 */
export const NUMERAL_UNITS = '\\dOo〇○◯零一二三四五六七八九十百千廿卅卌两壹贰叁肆伍陆柒捌玖拾佰仟';

/** The numerals of Chinese writing alone: those that count items and lines. */
export const CHINESE_NUMERAL = '[〇○零一二三四五六七八九十百]';

/** Digits side by side, 二〇二四 or 2024, also mixed as in 二0二四. */
function readDigits(numeral: string): number | undefined {
  let value = 0;
  for (const unit of numeral) {
    const digit = DIGITS.indexOf(unit);
    if (digit < 0) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/** 一百零三, 廿五, 两千〇四: digits and their units in falling order. A last digit of the unit below (一百二) is not clear. */
function readUnits(numeral: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  let below = Number.POSITIVE_INFINITY;
  let skipped = false;
  for (const unit of numeral) {
    const worth = UNITS.get(unit);
    const ten = TENS.get(unit);
    if (worth !== undefined) {
      // 十 alone is ten; 百 alone is no numeral.
      if (worth >= below || (digit === undefined && (worth > 10 || skipped))) return undefined;
      total += (digit ?? 1) * worth;
      below = worth;
      digit = undefined;
      skipped = false;
    } else if (ten !== undefined) {
      if (below <= 10 || digit !== undefined) return undefined;
      total += ten;
      below = 10;
      skipped = false;
    } else if (unit === '〇') {
      if (digit !== undefined || skipped || below === Number.POSITIVE_INFINITY) return undefined;
      skipped = true;
    } else {
      const value = DIGITS.indexOf(unit);
      if (value < 0 || digit !== undefined) return undefined;
      digit = value;
    }
  }
  if (digit === undefined) return skipped ? undefined : total;
  return below > 10 && !skipped ? undefined : total + digit;
}

const MIXED_UNITS = /[十百千万廿卅卌]/;
const ARABIC = /^[0-9]{1,9}$/;
/** Most numerals are written so, and are their own simplified form. A 0 beside them stands for 〇. */
const USUAL = /^[〇一二三四五六七八九十百千万1-9]+$/;
/** 第128次 beside 一百二十八: digits of both writings stand side by side for zero alone. */
const TWO_WRITINGS = /[1-9].{0,24}[一二三四五六七八九]|[一二三四五六七八九].{0,24}[1-9]/;

/**
 * Reads a numeral: 47, ４７, 四十七, 一百零三, 一〇三, 一O三, 廿五, 两百, 壹佰零三, 二〇二六. `undefined` where it is not
 * understood as a whole, ranges and parts (17-1, 十七-十八) among them.
 */
export function readNumeral(words: string): number | undefined {
  if (words === '') return undefined;
  const isUsual = USUAL.test(words);
  const numeral = isUsual ? words : words.normalize('NFKC');
  if (ARABIC.test(numeral)) return Number(numeral);
  const folded = isUsual
    ? numeral
    : Array.from(simplify(numeral), (unit) => VARIANTS.get(unit) ?? unit).join('');
  if (!/[^oO]/.test(numeral) || TWO_WRITINGS.test(folded)) return undefined;
  if (MIXED_UNITS.test(folded)) return /[1-9]/.test(folded) ? undefined : readUnits(folded);
  const digits = folded.replace(/[1-9]/g, (unit) => DIGITS.charAt(Number(unit)));
  return digits.length > 9 ? undefined : readDigits(digits);
}

/**
 * What may stand as the serial number of a meeting: a numeral, and what would make it another one. As the inside of a
 * pattern over the matching form, in which all dashes are `-`.
 */
export const SERIAL_NUMERAL = `[${NUMERAL_UNITS}]{1,9}(?:(?:-|至|到|、|和|之|\\.)第?[${NUMERAL_UNITS}]{1,9})?`;

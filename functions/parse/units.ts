import { Converter } from 'opencc-js/t2cn';
import { byUnit, isHan } from './by-unit.ts';

const toSimplified = Converter({ from: 't', to: 'cn' });

/** Folded on purpose to the Chinese form, because minutes mix both within one sentence. */
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['(', '（'],
  [')', '）'],
  [',', '，'],
  [':', '：'],
  [';', '；'],
  ['?', '？'],
  ['!', '！'],
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
  ['﹕', '：'],
  ['∶', '：'],
  ['︰', '：'],
  ['﹐', '，'],
  ['﹑', '、'],
  ['､', '、'],
  ['｡', '。'],
  ['－', '-'],
  ['–', '-'],
  ['—', '-'],
  ['─', '-'],
  ['━', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['−', '-'],
  ['~', '-'],
  ['～', '-'],
]);

const SPACE = /[\s\p{Z}\p{Cc}\p{Cf}]/u;
const WIDE_ASCII = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0e\uff0f]/;

function foldUnit(unit: string): string {
  const folded = FOLDED.get(unit);
  if (folded !== undefined) return folded;
  if (WIDE_ASCII.test(unit)) return unit.normalize('NFKC');
  // Kangxi radicals and compatibility ideographs, as PDF extraction leaves them.
  if ((unit >= '\u2e80' && unit <= '\u2fdf') || (unit >= '\uf900' && unit <= '\ufaff')) {
    const normal = unit.normalize('NFKC');
    return normal.length === 1 ? normal : unit;
  }
  return unit;
}

function columns(unit: string): number {
  if (unit === '\u3000') return 2;
  if (unit === '\t') return 4;
  return /[\p{Cc}\p{Cf}]/u.test(unit) ? 0 : 1;
}

/** The unit that matching sees in the place of another one: one width, one form. */
export const fold = byUnit((unit) => foldUnit(unit).charCodeAt(0));

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** What a unit is, in one number, so that a text is looked at once. White space: its columns and one. */
export const SPACE_MASK = 7;
export const HAN = 8;
/** Han that stands in traditional script only. */
export const TRADITIONAL = 16;
/** First half of a character, which may be Han. */
export const FIRST_HALF = 32;
/** {@link fold} changes it. */
export const FOLDS = 64;
export const classOf = byUnit((unit) => {
  if (isHighSurrogate(unit.charCodeAt(0))) return FIRST_HALF;
  const space = SPACE.test(unit) ? columns(unit) + 1 : 0;
  const folds = foldUnit(unit) === unit ? 0 : FOLDS;
  if (!isHan(unit)) return space | folds;
  return folds | HAN | (toSimplified(unit) === unit ? 0 : TRADITIONAL);
});

/** Simplified script, unit by unit: where the conversion of a line changes its length, its characters go one by one. */
function simplifyLine(line: string): string {
  const whole = toSimplified(line);
  if (whole.length === line.length) return whole;
  let out = '';
  for (const character of line) {
    const converted = toSimplified(character);
    out += converted.length === character.length ? converted : character;
  }
  return out;
}

/** A text in simplified script, as long as before. */
export const simplify = (text: string): string => text.split('\n').map(simplifyLine).join('\n');

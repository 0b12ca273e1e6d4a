import { whenAsked } from '../../shared/when-asked.ts';
import radicals from './radicals.json' with { type: 'json' };
import { simplify } from './scripts.ts';

// What one UTF-16 unit is taken for. Every fold gives one unit for one unit, so that offsets stay.

/** Folded to the Chinese form, because minutes mix both within one sentence. */
const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ['(', '（'],
  [')', '）'],
  ['[', '［'],
  [']', '］'],
  [',', '，'],
  [':', '：'],
  [';', '；'],
  ['?', '？'],
  ['!', '！'],
  ['「', '“'],
  ['」', '”'],
  ['『', '‘'],
  ['』', '’'],
  ['∶', '：'],
  ...[...'－–—─━‐‑−~～'].map((dash) => [dash, '-'] as const),
  // What typists find who look for 〇: the O of Cyrillic and Greek script, and circles.
  ...[...'ОοоΟ'].map((letter) => [letter, 'O'] as const),
  ...[...'⭕⚪'].map((circle) => [circle, '〇'] as const),
]);

/** A character that looks like a radical, by what Unicode calls its equivalent unified ideograph. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: radicals.pairs.length / 2 }, (_, i) => [
    radicals.pairs.charAt(2 * i),
    radicals.pairs.charAt(2 * i + 1),
  ]),
);

const RADICAL = /[\u2e80-\u2fdf]/;
const COMPATIBLE = /[\uf900-\ufaff]/g;
const RADICAL_OR_COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff]/g;
const ANY_FOLDED =
  /[\u2e80-\u2fdf\uf900-\ufaff\ufe10-\ufe6f\uff01-\uff9f(),:;?!「」『』[\]∶–—─━‐‑−~ОоΟο⭕⚪]/;

/** True for a text in which radicals or compatibility forms stand for ordinary characters. */
export const hasRadicals = (text: string): boolean => /[\u2e80-\u2fdf\uf900-\ufaff]/.test(text);

/** The compatibility form of a unit, where that is one unit. */
function compatible(unit: string): string {
  const normal = unit.normalize('NFKC');
  return normal.length === 1 ? normal : unit;
}

/**
 * A text with radicals and compatibility ideographs as the ordinary characters that they stand for: what is published.
 * The fonts of a page in simplified script draw 户 with the code of ⼾, whose equivalent is 戶: it is simplified again.
 */
export function foldIdeographs(text: string, simplified: boolean): string {
  if (!RADICAL.test(text)) return text.replace(COMPATIBLE, compatible);
  return text.replace(RADICAL_OR_COMPATIBLE, (unit) => {
    const folded = RADICALS.get(unit) ?? compatible(unit);
    return simplified ? simplify(folded) : folded;
  });
}

function foldUnit(unit: string): string {
  const normal = RADICALS.get(unit) ?? compatible(unit);
  return PUNCTUATION.get(unit) ?? PUNCTUATION.get(normal) ?? normal;
}

/** By unit, what it is folded to: mostly itself. Made when a text comes: many who load this read none. */
const foldedUnits = whenAsked(() =>
  Uint16Array.from({ length: 0x10000 }, (_, code) => {
    const unit = String.fromCharCode(code);
    return ANY_FOLDED.test(unit) ? foldUnit(unit).charCodeAt(0) : code;
  }),
);

/** A text in which every unit that is written in several ways stands in one: what is matched. */
export function foldAll(text: string): string {
  const ideographs = foldIdeographs(text, true);
  const units = foldedUnits();
  let folded = '';
  let from = 0;
  for (let at = 0; at < ideographs.length; at++) {
    const code = ideographs.charCodeAt(at);
    const other = units[code] ?? code;
    if (other === code) continue;
    folded += ideographs.slice(from, at) + String.fromCharCode(other);
    from = at + 1;
  }
  return from === 0 ? ideographs : folded + ideographs.slice(from);
}

/** The dot of names written from other languages, U+00B7, and what stands in its place (W3C clreq: 间隔号 is U+00B7). */
export const DOT = '·';
const MIDDLE_DOTS =
  '\u02d9\u0387\u16eb\u2043\u2218\u25e6\u26ac\u2981\u2b1d\u318d\ua78f\u22c6\u2022\u2027\u2219\u22c5\u2e31\u30fb\uff65\u26ab\u25cf\u2e33';
const LOW_DOTS = '.\u2024';
const ANY_DOT = new RegExp(`[${MIDDLE_DOTS}${LOW_DOTS}]`);
/**
 * Between Han characters; a full stop behind a numeral that opens a line (一．审议) is none. The dot stands first, and what
 * stands before it is looked at from behind it: so no other character of a text is looked at twice.
 */
const DOT_OF_NAME = new RegExp(
  `[${MIDDLE_DOTS}](?<=\\p{Script=Han}.)(?=\\p{Script=Han})|[${LOW_DOTS}](?<=\\p{Script=Han}.)(?<!(?:^|[\\n（、，。；：])[第〇○零一二三四五六七八九十百]{1,4}.)(?=\\p{Script=Han})`,
  'gu',
);

/** A matching form in which all dots of names are {@link DOT}. */
export const foldDots = (plain: string): string =>
  ANY_DOT.test(plain) ? plain.replace(DOT_OF_NAME, DOT) : plain;

import { Converter } from 'opencc-js/t2cn';
import type { Span } from '../../schemas/generated/minutes.ts';
import { byUnit, isHan, isHanUnit } from './by-unit.ts';

/** A half-open range of {@link Reading.plain}, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Script = 'hans' | 'hant';

/**
 * A document text prepared for matching. Rules match on `plain`; what is published is taken back from
 * `text` through `span` and `value`, so that no rule can put a character on the page that is not there.
 */
export interface Reading {
  /** The document's text: the page's own characters in its own script. */
  readonly text: string;
  /**
   * The matching form: simplified script, letters, digits and brackets folded to one width, white space and
   * control characters left out. Lines are separated by one `\n`. One unit here is one unit of `text`.
   */
  readonly plain: string;
  readonly script: Script;
  /** The lines of `plain`, without their line ends. */
  readonly lines: readonly Range[];
  /** Where a unit of `plain` stands in `text`. */
  offsetOf(index: number): number;
  /** Where a range of `plain` stands in `text`. Trailing white space is not part of it. */
  span(range: Range): Span;
  /** The published form of a range: the page's characters in simplified script, without padding. */
  value(range: Range): string;
  /** The characters on the page in a range, without padding, in the page's own script. */
  asPublished(range: Range): string;
  /** Width of the white space before a unit of `plain`, in columns: an ideographic space counts 2, a tab 4. */
  gapBefore(index: number): number;
}

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

const fold = byUnit((unit) => foldUnit(unit).charCodeAt(0));
/** Columns of a unit of white space, and one; 0 of any other. */
const spaceOf = byUnit((unit) => (SPACE.test(unit) ? columns(unit) + 1 : 0));
const isTraditional = byUnit((unit) => (isHan(unit) && toSimplified(unit) !== unit ? 1 : 0));

/** Simplified script, unit by unit: where the conversion of a line changes its length, its characters go one by one. */
function simplify(line: string): string {
  const whole = toSimplified(line);
  if (whole.length === line.length) return whole;
  let out = '';
  for (const character of line) {
    const converted = toSimplified(character);
    out += converted.length === character.length ? converted : character;
  }
  return out;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

/** More than one Han character in fifty that exists in traditional script only: the page is in traditional script. */
export function detectScript(text: string): Script {
  let han = 0;
  let traditional = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHighSurrogate(code)) {
      if (isHan(String.fromCodePoint(text.codePointAt(i) ?? code))) han++;
    } else {
      han += isHanUnit(code);
      traditional += isTraditional(code);
    }
  }
  return traditional / Math.max(han, 1) > 0.02 ? 'hant' : 'hans';
}

const LATIN = /[A-Za-z]/;

const LINE_END = 10;

/** The text of UTF-16 units. Far quicker for a page than `String.fromCharCode`. */
export const textOf = ({ buffer, byteOffset, byteLength }: Uint16Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');

/** Prepares a text for matching. Linear in the length of the text. */
export function read(text: string, script: Script = detectScript(text)): Reading {
  const simplified = script === 'hant' ? text.split('\n').map(simplify).join('\n') : text;
  const units = new Uint16Array(text.length);
  const offsets = new Uint32Array(text.length);
  const gaps = new Uint32Array(text.length);
  const lines: Range[] = [];
  let length = 0;
  let gap = 0;
  let lineStart = 0;
  for (let i = 0; i < text.length; i++) {
    const code = simplified.charCodeAt(i);
    const space = code === LINE_END ? 0 : spaceOf(code);
    if (space > 0) {
      gap += space - 1;
      continue;
    }
    offsets[length] = i;
    if (code === LINE_END) {
      lines.push({ start: lineStart, end: length });
      units[length] = code;
      lineStart = length + 1;
    } else {
      gaps[length] = gap;
      units[length] = fold(code);
    }
    gap = 0;
    length++;
  }
  lines.push({ start: lineStart, end: length });
  const plain = textOf(units.subarray(0, length));
  const offsetOf = (index: number): number => (index < length ? (offsets[index] ?? 0) : text.length);

  const join = (from: string, range: Range): string => {
    const first = offsetOf(range.start);
    const end = Math.min(range.end, length);
    // Nothing was left out inside: the range is a piece of the page as it stands.
    if (end > range.start && offsetOf(end - 1) - first === end - 1 - range.start) {
      const piece = from.slice(first, first + end - range.start);
      if (!piece.includes('\n')) return piece;
    }
    let out = '';
    for (let i = range.start; i < end; i++) {
      if (units[i] === LINE_END) continue;
      const unit = from[offsetOf(i)] ?? '';
      const separated = (gaps[i] ?? 0) > 0 && i > range.start;
      if (separated && LATIN.test(unit) && LATIN.test(out.at(-1) ?? '')) out += ' ';
      out += unit;
    }
    return out;
  };

  return {
    text,
    plain,
    script,
    lines,
    offsetOf,
    span: ({ start, end }) => {
      const from = offsetOf(start);
      return end > start ? [from, offsetOf(end - 1) + 1] : [from, from];
    },
    value: (range) => join(simplified, range),
    asPublished: (range) => join(text, range),
    gapBefore: (index) => (index < length ? (gaps[index] ?? 0) : 0),
  };
}

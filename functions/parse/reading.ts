import type { Span } from '../../schemas/generated/minutes.ts';
import { isHan } from './by-unit.ts';
import { classOf, FIRST_HALF, FOLDS, fold, HAN, SPACE_MASK, simplify, TRADITIONAL } from './units.ts';

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
  /** Where in `plain` something of `text` was left out before the unit, in rising order. */
  readonly breaks: readonly number[];
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
  /** The reading of some of the lines, without their padding: what {@link read} makes of their text. */
  excerpt(lines: readonly Range[]): Reading;
}

/** Counts what tells the script of a text. */
class ScriptCounts {
  han = 0;
  traditional = 0;

  /** Counts a unit that is more than a Han character of both scripts. */
  add(kind: number, text: string, at: number): void {
    if ((kind & FIRST_HALF) !== 0) {
      if (isHan(String.fromCodePoint(text.codePointAt(at) ?? 0))) this.han++;
    } else if ((kind & HAN) !== 0) {
      this.han++;
      if ((kind & TRADITIONAL) !== 0) this.traditional++;
    }
  }

  /** More than one Han character in fifty that stands in traditional script only: the page is in that script. */
  get script(): Script {
    return this.traditional / Math.max(this.han, 1) > 0.02 ? 'hant' : 'hans';
  }
}

/** The script that a text is written in. */
export function detectScript(text: string): Script {
  const counts = new ScriptCounts();
  for (let i = 0; i < text.length; i++) counts.add(classOf(text.charCodeAt(i)), text, i);
  return counts.script;
}

const LATIN = /[A-Za-z]/;

const LINE_END = 10;

/** The text of UTF-16 units. Far quicker for a page than `String.fromCharCode`. */
const textOf = ({ buffer, byteOffset, byteLength }: Uint16Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('utf16le');

/** The units of a text that are matched, and where each stands. */
interface Units {
  readonly plain: string;
  readonly offsets: Uint32Array;
  readonly gaps: Uint32Array;
  readonly breaks: readonly number[];
  readonly lines: readonly Range[];
}

/** The one pass over all characters of a text. */
function unitsOf(text: string): Units & { readonly counts: ScriptCounts } {
  const units = new Uint16Array(text.length);
  const offsets = new Uint32Array(text.length);
  const gaps = new Uint32Array(text.length);
  const lines: Range[] = [];
  const breaks: number[] = [];
  const counts = new ScriptCounts();
  /** Han characters of both scripts: nearly all there are. */
  let han = 0;
  let length = 0;
  /** How much was left out. */
  let shift = 0;
  let gap = 0;
  let lineStart = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (code === LINE_END) {
      lines.push({ start: lineStart, end: length });
      lineStart = length + 1;
      gap = 0;
    } else {
      const space = kind & SPACE_MASK;
      if (space > 0) {
        gap += space - 1;
        continue;
      }
      if (kind === HAN) han++;
      else if (kind !== 0) counts.add(kind, text, i);
      if (gap > 0) gaps[length] = gap;
      gap = 0;
    }
    units[length] = (kind & FOLDS) === 0 ? code : fold(code);
    offsets[length] = i;
    if (i - length !== shift) {
      shift = i - length;
      breaks.push(length);
    }
    length++;
  }
  lines.push({ start: lineStart, end: length });
  counts.han += han;
  return { plain: textOf(units.subarray(0, length)), offsets, gaps, breaks, lines, counts };
}

/** Prepares a text for matching. Linear in the length of the text. */
export function read(text: string, known?: Script): Reading {
  if (known === 'hant') return readSimplified(text);
  const found = unitsOf(text);
  if (known === undefined && found.counts.script === 'hant') return readSimplified(text);
  return readingOf({ text, simplified: text, script: 'hans', mixed: found.counts.traditional > 0 }, found);
}

function readSimplified(text: string): Reading {
  const simplified = simplify(text);
  return readingOf({ text, simplified, script: 'hant', mixed: true }, unitsOf(simplified));
}

/** A text as it stands, and how it is read. */
interface Text {
  readonly text: string;
  /** As long as the text itself. */
  readonly simplified: string;
  readonly script: Script;
  /** It holds traditional characters, so that a part of it may be in the other script. */
  readonly mixed: boolean;
}

function readingOf(source: Text, units: Units): Reading {
  const { text, simplified, script } = source;
  const { plain, offsets, gaps, breaks, lines } = units;
  const { length } = plain;
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
      if (plain.charCodeAt(i) === LINE_END) continue;
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
    breaks,
    offsetOf,
    span: ({ start, end }) => {
      const from = offsetOf(start);
      return end > start ? [from, offsetOf(end - 1) + 1] : [from, from];
    },
    value: (range) => join(simplified, range),
    asPublished: (range) => join(text, range),
    gapBefore: (index) => (index < length ? (gaps[index] ?? 0) : 0),
    excerpt: (kept) => excerptOf(source, units, kept),
  };
}

function excerptOf(source: Text, units: Units, kept: readonly Range[]): Reading {
  if (kept.length === 0) return read('');
  const { offsets } = units;
  const textsOf = (whole: string): string =>
    kept
      .map(({ start, end }) => (end > start ? whole.slice(offsets[start], (offsets[end - 1] ?? 0) + 1) : ''))
      .join('\n');
  const text = textsOf(source.text);
  const script = source.mixed ? detectScript(text) : source.script;
  if (script !== source.script) return read(text, script);
  const simplified = script === 'hant' ? textsOf(source.simplified) : text;
  return readingOf({ text, simplified, script, mixed: source.mixed }, unitsIn(units, kept));
}

/** The units of some of the lines. Nothing is left out before a line any more. */
function unitsIn(units: Units, kept: readonly Range[]): Units {
  const plain = kept.map(({ start, end }) => units.plain.slice(start, end)).join('\n');
  const offsets = new Uint32Array(plain.length);
  const gaps = new Uint32Array(plain.length);
  const breaks: number[] = [];
  const lines: Range[] = [];
  /** Where the line begins in the new text and in its `plain`. */
  let offset = 0;
  let at = 0;
  /** The next break of the whole text. */
  let next = 0;
  for (const { start, end } of kept) {
    const shift = offset - (units.offsets[start] ?? 0);
    for (let i = start; i < end; i++) offsets[at + i - start] = (units.offsets[i] ?? 0) + shift;
    if (end > start) {
      gaps.set(units.gaps.subarray(start + 1, end), at + 1);
      offset = (units.offsets[end - 1] ?? 0) + shift + 1;
    }
    while ((units.breaks[next] ?? Number.POSITIVE_INFINITY) <= start) next++;
    for (; (units.breaks[next] ?? Number.POSITIVE_INFINITY) < end; next++)
      breaks.push(at + (units.breaks[next] ?? 0) - start);
    lines.push({ start: at, end: at + end - start });
    at += end - start;
    // The line end. Behind the last line stands none.
    if (at < plain.length) offsets[at] = offset;
    offset++;
    at++;
  }
  return { plain, offsets, gaps, breaks, lines };
}

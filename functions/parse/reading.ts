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
  /** Those of `plain`, `length` of them. */
  readonly units: Uint16Array;
  readonly length: number;
  readonly offsets: Uint32Array;
  readonly gaps: Uint32Array;
  readonly breaks: readonly number[];
  readonly lines: readonly Range[];
  /** As {@link detectScript} has it. */
  readonly script: Script;
}

/** The one pass over all characters of a text. */
function unitsOf(text: string): Units {
  const units = new Uint16Array(text.length);
  const offsets = new Uint32Array(text.length);
  const gaps = new Uint32Array(text.length);
  const lines: Range[] = [];
  const breaks: number[] = [];
  const counts = new ScriptCounts();
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
      if (kind === HAN) counts.han++;
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
  return { units, length, offsets, gaps, breaks, lines, script: counts.script };
}

/** Prepares a text for matching. Linear in the length of the text. */
export function read(text: string, known?: Script): Reading {
  let simplified = known === 'hant' ? simplify(text) : text;
  let found = unitsOf(simplified);
  const script = known ?? found.script;
  if (known === undefined && script === 'hant') {
    simplified = simplify(text);
    found = unitsOf(simplified);
  }
  const { units, length, offsets, gaps, breaks, lines } = found;
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
    breaks,
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

import { DOT, foldAll, foldDots, foldIdeographs } from './folds.ts';
import { type Range, rangeOf } from './range.ts';
import { detectScript, isHan, type Script, simplify } from './scripts.ts';
import { endOfSpace, withoutSpace } from './space.ts';

export type { Script };

/**
 * A text prepared for matching. Rules match on `plain`; what is published is taken back from `text` through `span` and
 * `value`, so that no rule can put a character on the page that is not there.
 */
export interface Reading {
  /** The text: the page's own characters in its own script. */
  readonly text: string;
  /**
   * The matching form: simplified script; letters, digits, brackets and dots of names in one form each; white space and
   * control characters left out. Lines are separated by one `\n`. One unit here is one unit of `text`.
   */
  readonly plain: string;
  readonly script: Script;
  /** The lines of `plain`, without their line ends. */
  readonly lines: readonly Range[];
  /** Where a unit of `plain` stands in `text`; the end of `text` behind the last one. */
  offsetOf(index: number): number;
  /** Where a range of `plain` stands in `text`, in UTF-16 units. Trailing white space is not part of it. */
  span(range: Range): [number, number];
  /** The published form of a range: the page's characters in simplified script, without padding, compatibility forms folded. */
  value(range: Range): string;
  /** The published form of a range in the page's own script. */
  ownValue(range: Range): string;
  /** The characters on the page in a range, without padding, in the page's own script. */
  asPublished(range: Range): string;
  /** Width of the white space before a unit of `plain`, in columns: an ideographic space counts 2, a tab 4. */
  gapBefore(index: number): number;
  /** The reading of some of the ranges, a line each, without their padding. */
  excerpt(ranges: readonly Range[]): Reading;
}

const NO_WIDTH = /[\p{Cc}\p{Cf}]/u;
const LATIN = /[A-Za-z]/;
const LINE_END = '\n'.charCodeAt(0);
const DOT_CODE = DOT.charCodeAt(0);

function columnsOf(space: string): number {
  let columns = 0;
  for (const unit of space)
    columns += unit === '\u3000' ? 2 : unit === '\t' ? 4 : NO_WIDTH.test(unit) ? 0 : 1;
  return columns;
}

/** Which units of a text are matched: where each stands, and how wide a gap stands before it. */
interface Kept {
  readonly plain: string;
  /** By unit of `plain`. */
  readonly offsets: Int32Array;
  /** By unit of `plain`, where there is a gap. */
  readonly gaps: ReadonlyMap<number, number>;
}

function keep(folded: string): Kept {
  const offsets = new Int32Array(folded.length);
  const gaps = new Map<number, number>();
  const pieces: string[] = [];
  let length = 0;
  let from = 0;
  for (let at = 0; at < folded.length; at++) {
    const end = endOfSpace(folded, at);
    if (end === at) {
      offsets[length++] = at;
      continue;
    }
    pieces.push(folded.slice(from, at));
    const columns = columnsOf(folded.slice(at, end));
    if (columns > 0) gaps.set(length, columns);
    from = end;
    at = end - 1;
  }
  pieces.push(folded.slice(from));
  const plain = foldDots(pieces.join(''));
  if (gaps.size > 0) closeUp(plain, gaps);
  return { plain, offsets, gaps };
}

/** Between Han characters the dot of a name joins what it stands between, however wide it is set: 买买提　·　艾力. */
function closeUp(plain: string, gaps: Map<number, number>): void {
  for (let at = plain.indexOf(DOT); at >= 0; at = plain.indexOf(DOT, at + 1)) {
    if (!isHan(plain.charAt(at - 1)) || !isHan(plain.charAt(at + 1))) continue;
    gaps.delete(at);
    gaps.delete(at + 1);
  }
}

function linesOf(plain: string): Range[] {
  const lines: Range[] = [];
  let start = 0;
  for (let end = plain.indexOf('\n'); end >= 0; end = plain.indexOf('\n', start)) {
    lines.push(rangeOf(start, end));
    start = end + 1;
  }
  lines.push(rangeOf(start, plain.length));
  return lines;
}

/**
 * Prepares a text for matching. Linear in the length of the text.
 *
 * @param script the script that the text is known to be in; looked for where it is not given
 */
export function read(text: string, script: Script = detectScript(text)): Reading {
  const simplified = script === 'hant' ? simplify(text) : text;
  const published = foldIdeographs(simplified, true);
  const ownPublished = script === 'hans' ? published : foldIdeographs(text, false);
  const { plain, offsets, gaps } = keep(foldAll(simplified));
  const offsetOf = (index: number): number => (index < plain.length ? (offsets[index] ?? 0) : text.length);

  /** The units of a range as a text of the same length has them. */
  const unitsOf = (from: string, { start, end }: Range, dots: boolean): string => {
    let words = '';
    /** The stretch of the text that is taken as it stands. */
    let first = 0;
    let behind = 0;
    const last = Math.min(end, plain.length);
    for (let i = start; i < last; i++) {
      const code = plain.charCodeAt(i);
      if (code === LINE_END) continue;
      const offset = offsetOf(i);
      const isDot = dots && code === DOT_CODE;
      const isParted = i > start && (gaps.get(i) ?? 0) > 0;
      if (offset === behind && behind > first && !isDot && !isParted) {
        behind++;
        continue;
      }
      words += from.slice(first, behind);
      if (isParted && LATIN.test(isDot ? DOT : from.charAt(offset)) && LATIN.test(words.at(-1) ?? ''))
        words += ' ';
      if (isDot) words += DOT;
      first = isDot ? offset + 1 : offset;
      behind = offset + 1;
    }
    return words + from.slice(first, behind);
  };
  const spanOf = ({ start, end }: Range): [number, number] => {
    const from = offsetOf(start);
    return end > start ? [from, offsetOf(end - 1) + 1] : [from, from];
  };

  return {
    text,
    plain,
    script,
    lines: linesOf(plain),
    offsetOf,
    span: spanOf,
    value: (range) => unitsOf(published, range, true),
    ownValue: (range) => unitsOf(ownPublished, range, true),
    asPublished: (range) => unitsOf(text, range, false),
    gapBefore: (index) => gaps.get(index) ?? 0,
    excerpt: (ranges) => read(ranges.map((range) => text.slice(...spanOf(range))).join('\n')),
  };
}

/** Words from outside a text in matching form: like the `plain` of a reading, without line ends. */
export function matchingForm(words: string, script: Script = detectScript(words)): string {
  const simplified = script === 'hant' ? simplify(words) : words;
  return foldDots(withoutSpace(foldAll(simplified))).replaceAll('\n', '');
}

/** Words from outside a text as they are published: in simplified script, without padding. */
export function publishedForm(words: string, script?: Script): string {
  const reading = read(words, script);
  return reading.value(rangeOf(0, reading.plain.length));
}

/** A range in matching form, its line ends left out; nothing for no range. */
export const plainOf = (reading: Reading, range: Range | undefined): string =>
  range === undefined ? '' : reading.plain.slice(range.start, range.end).replaceAll('\n', '');

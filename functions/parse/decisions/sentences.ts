import { oneOf } from '../by-unit.ts';
import type { Range } from '../reading.ts';
import { cue, placesOf } from './cues.ts';
import { guarded, skipGuarded } from './lexicon.ts';
import type { Passage } from './passage.ts';

/** What stands between two commas. */
export interface Clause {
  /** The words, without numeral and closing punctuation. */
  readonly range: Range;
  /** With both. */
  readonly outer: Range;
  /** Opens with a numeral: （一）, 1., 一是. */
  readonly enumerated: boolean;
  /** Closed by ：. */
  readonly colon: boolean;
}

/** What stands between two semicolons or full stops. */
export interface Segment {
  readonly clauses: readonly Clause[];
  readonly range: Range;
  /** Number of the sentence it belongs to; several segments can share one. */
  readonly sentence: number;
  readonly enumerated: boolean;
}

const NUMERAL = '[一二三四五六七八九十]{1,3}';
const ENUMERATOR = guarded(
  [
    `（(?:${NUMERAL}|\\d{1,2})）[、.．]?`,
    `(?:${NUMERAL}|\\d{1,2})）`,
    `${NUMERAL}[、.．]`,
    `第${NUMERAL}[，、：]`,
    `${NUMERAL}是`,
    `${NUMERAL}(?=要|应|须)`,
    '\\d{1,2}(?:[、．]|\\.(?!\\d)|\\.(?=20\\d{2}[年-]))',
    '[①-⑳]',
    '[●■◆★·]',
  ].join('|'),
  '（第一二三四五六七八九十0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●■◆★·',
);

/** True where a numeral opens a point: （一）, 1., 一是. */
export const isPoint = (text: string, at: number): boolean => skipGuarded(ENUMERATOR, text, at) > at;

const SEPARATORS = '，：；。！？\n';
const SEPARATOR = cue(SEPARATORS);
const separates = oneOf(SEPARATORS);
const [COMMA, COLON, SEMICOLON] = ['，', '：', '；'].map((mark) => mark.charCodeAt(0));
const LINE_END = '\n'.charCodeAt(0);
/** Left out at the beginning of a clause. */
const isLeadingMark = oneOf('，。；：、！？\n');

const isDigit = oneOf('0123456789');
/** 1,000 and 12:30: the mark stands inside a number. */
const insideNumber = (text: string, at: number): boolean =>
  isDigit(text.charCodeAt(at - 1)) &&
  (text.charCodeAt(at) === COLON ? /^\d\d/u : /^\d{3}(?!\d)/u).test(text.slice(at + 1, at + 5));

/** Gathers the clauses and segments of a range while its marks are gone through. */
class Parts {
  readonly segments: Segment[] = [];
  readonly #passage: Passage;
  #clauses: Clause[] = [];
  #sentence = 0;
  /** Where the clause begins that is read. */
  #start: number;
  /** Where a numeral was looked for last, and where it ends. */
  #numeralAt = -1;
  #numeralEnd = -1;

  constructor(passage: Passage, start: number) {
    this.#passage = passage;
    this.#start = start;
  }

  closeClause(end: number, outerEnd: number, colon: boolean): void {
    const { masked } = this.#passage;
    let from = this.#start;
    while (from < end && isLeadingMark(masked.charCodeAt(from))) from++;
    if (from < end) {
      const words = Math.min(this.afterNumeral(from), end);
      this.#clauses.push({
        range: { start: words, end },
        outer: { start: from, end: outerEnd },
        enumerated: words > from,
        colon,
      });
    }
    this.#start = outerEnd;
  }

  closeSegment(): void {
    const first = this.#clauses[0];
    const last = this.#clauses.at(-1);
    if (first !== undefined && last !== undefined) {
      this.segments.push({
        clauses: this.#clauses,
        range: { start: first.outer.start, end: last.outer.end },
        sentence: this.#sentence,
        enumerated: first.enumerated,
      });
      this.#clauses = [];
    }
  }

  /** Ends a segment, and the sentence with it unless a semicolon stands there. */
  close(end: number, outerEnd: number, ofSentence: boolean): void {
    this.closeClause(end, outerEnd, false);
    this.closeSegment();
    if (ofSentence) this.#sentence++;
  }

  /** The place after the numeral at a place; that place itself where none stands there. */
  afterNumeral(at: number): number {
    if (this.#numeralAt !== at) {
      this.#numeralAt = at;
      this.#numeralEnd = skipGuarded(ENUMERATOR, this.#passage.plain, at);
    }
    return this.#numeralEnd;
  }

  /** What is read next begins here. */
  skipTo(at: number): void {
    this.#start = at;
  }
}

/** Takes a range apart into segments and clauses. Linear in its length. */
export function segmentsOf(passage: Passage, range: Range): Segment[] {
  const { plain, masked } = passage;
  const parts = new Parts(passage, range.start);
  let from = parts.afterNumeral(range.start);
  for (const at of placesOf(passage.cues, SEPARATOR, range)) {
    const code = masked.charCodeAt(at);
    if (at < from || !separates(code)) continue;
    const after = at + 1;
    if (code === COMMA || code === COLON) {
      if (insideNumber(plain, at)) continue;
      parts.closeClause(at, after, code === COLON);
    } else {
      parts.close(at, code === LINE_END ? at : after, code !== SEMICOLON);
      parts.skipTo(after);
    }
    // 一、 and 1.: the mark of a numeral parts nothing.
    from = parts.afterNumeral(after);
  }
  parts.close(range.end, range.end, false);
  return parts.segments;
}

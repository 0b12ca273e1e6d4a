import { characterTest } from '../by-unit.ts';
import type { Range } from '../reading.ts';
import { skip } from './lexicon.ts';
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
const ENUMERATOR = new RegExp(
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
  'uy',
);

/** What an enumerator can begin with. */
const mayEnumerate = characterTest(/^[（\d第一二三四五六七八九十①-⑳●■◆★·]$/u);
const afterEnumerator = (text: string, at: number): number =>
  mayEnumerate(text.charAt(at)) ? skip(ENUMERATOR, text, at) : at;

const SEPARATOR = /[，：；。！？\n]/gu;

/** 1,000 and 12:30: the mark stands inside a number. */
const insideNumber = (text: string, at: number): boolean =>
  /\d/u.test(text[at - 1] ?? '') &&
  (text[at] === '：' ? /^\d\d/u : /^\d{3}(?!\d)/u).test(text.slice(at + 1, at + 5));

/** Takes a range apart into segments and clauses. Linear in its length. */
export function segmentsOf({ plain, masked }: Passage, range: Range): Segment[] {
  const segments: Segment[] = [];
  let clauses: Clause[] = [];
  let sentence = 0;
  let start = range.start;

  const closeClause = (end: number, outerEnd: number, colon: boolean): void => {
    let from = start;
    while (from < end && /[，。；：、！？\n]/u.test(masked[from] ?? '')) from++;
    const words = Math.min(afterEnumerator(plain, from), end);
    if (from < end) {
      clauses.push({
        range: { start: words, end },
        outer: { start: from, end: outerEnd },
        enumerated: words > from,
        colon,
      });
    }
    start = outerEnd;
  };
  const closeSegment = (): void => {
    const first = clauses[0];
    const last = clauses.at(-1);
    if (first !== undefined && last !== undefined) {
      segments.push({
        clauses,
        range: { start: first.outer.start, end: last.outer.end },
        sentence,
        enumerated: first.enumerated,
      });
    }
    clauses = [];
  };

  SEPARATOR.lastIndex = afterEnumerator(plain, range.start);
  for (
    let mark = SEPARATOR.exec(masked);
    mark !== null && mark.index < range.end;
    mark = SEPARATOR.exec(masked)
  ) {
    const i = mark.index;
    const unit = mark[0];
    const after = i + 1;
    if (unit === '，' || unit === '：') {
      if (insideNumber(plain, i)) continue;
      closeClause(i, after, unit === '：');
    } else {
      closeClause(i, unit === '\n' ? i : after, false);
      closeSegment();
      if (unit !== '；') sentence++;
      start = after;
    }
    // 一、 and 1.: the mark of a numeral parts nothing.
    SEPARATOR.lastIndex = Math.max(after, afterEnumerator(plain, after));
  }
  closeClause(range.end, range.end, false);
  closeSegment();
  return segments;
}

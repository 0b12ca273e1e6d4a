import { byUnit } from '../by-unit.ts';
import { type Cues, cue, placesOf } from './cues.ts';

/** Stands for a character that is quoted, named or bracketed; no rule of the grammar matches it. */
export const HIDDEN = '\u25a1';

const PAIRS = ['《》', '〈〉', '“”', '‘’', '（）', '【】', '〔〕', '[]'];
const LINE_END = 1;
const MARK = cue(`${PAIRS.join('')}\n`);

/** What a unit is to brackets: 0 nothing, 1 a line end; else its pair opens with an even number and closes with the next. */
const markOf = byUnit((unit) => {
  if (unit === '\n') return LINE_END;
  const at = PAIRS.join('').indexOf(unit);
  return at < 0 ? 0 : at + 2;
});

interface Pair {
  readonly open: number;
  readonly close: number;
}

/** How many brackets of each kind are open. */
const counts = new Uint32Array(2 * PAIRS.length + 2);

/** Pairs of brackets that close on their line and lie in no other pair, in their order. */
function outermostPairs(plain: string, cues: Cues): Pair[] {
  const pairs: Pair[] = [];
  /** The brackets that are open: what each is, and where it stands. */
  const opened: number[] = [];
  const places: number[] = [];
  counts.fill(0);
  for (const at of placesOf(cues, MARK, { start: 0, end: plain.length })) {
    const mark = markOf(plain.charCodeAt(at));
    if (mark === LINE_END) {
      if (opened.length === 0) continue;
      opened.length = 0;
      places.length = 0;
      counts.fill(0);
    } else if (mark % 2 === 0) {
      opened.push(mark);
      places.push(at);
      counts[mark] = (counts[mark] ?? 0) + 1;
    } else if ((counts[mark - 1] ?? 0) > 0) {
      let opener: number | undefined;
      let open = at;
      while (opener !== mark - 1) {
        opener = opened.pop() ?? 0;
        open = places.pop() ?? 0;
        counts[opener] = (counts[opener] ?? 0) - 1;
      }
      while ((pairs.at(-1)?.open ?? -1) > open) pairs.pop();
      pairs.push({ open, close: at });
    }
  }
  return pairs;
}

const MOSTLY = HIDDEN.repeat(64);
const hidden = (length: number): string =>
  length <= MOSTLY.length ? MOSTLY.slice(0, length) : HIDDEN.repeat(length);

/**
 * The text with everything inside brackets and quotation marks hidden, character for character, so that a verb in
 * the title of a document is not taken for the meeting's. A bracket that is not closed on its line hides nothing.
 * Linear in the length of the text. `cues`: those of the text.
 */
export function mask(plain: string, cues: Cues): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { open, close } of outermostPairs(plain, cues)) {
    pieces.push(plain.slice(from, open + 1), hidden(close - open - 1));
    from = close;
  }
  pieces.push(plain.slice(from));
  return pieces.join('');
}

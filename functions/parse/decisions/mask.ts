/** Stands for a character that is quoted, named or bracketed; no rule of the grammar matches it. */
export const HIDDEN = '\u25a1';

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  ['《', '》'],
  ['〈', '〉'],
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['【', '】'],
  ['〔', '〕'],
  ['[', ']'],
]);
const MARK = /[《》〈〉“”‘’（）【】〔〕[\]\n]/gu;

interface Pair {
  readonly open: number;
  readonly close: number;
}

/** Pairs of brackets that close on their line and lie in no other pair, in their order. */
function outermostPairs(plain: string): Pair[] {
  const pairs: Pair[] = [];
  let waiting: { closer: string; at: number }[] = [];
  const counts = new Map<string, number>();
  for (const { 0: mark, index } of plain.matchAll(MARK)) {
    const closer = CLOSER_OF.get(mark);
    if (mark === '\n') {
      waiting = [];
      counts.clear();
    } else if (closer !== undefined) {
      waiting.push({ closer, at: index });
      counts.set(closer, (counts.get(closer) ?? 0) + 1);
    } else if ((counts.get(mark) ?? 0) > 0) {
      for (let top = waiting.pop(); top !== undefined; top = waiting.pop()) {
        counts.set(top.closer, (counts.get(top.closer) ?? 0) - 1);
        if (top.closer !== mark) continue;
        while ((pairs.at(-1)?.open ?? -1) > top.at) pairs.pop();
        pairs.push({ open: top.at, close: index });
        break;
      }
    }
  }
  return pairs;
}

/**
 * The text with everything inside brackets and quotation marks hidden, character for character, so that a verb in
 * the title of a document is not taken for the meeting's. A bracket that is not closed on its line hides nothing.
 * Linear in the length of the text.
 */
export function mask(plain: string): string {
  let out = '';
  let from = 0;
  for (const { open, close } of outermostPairs(plain)) {
    out += plain.slice(from, open + 1) + HIDDEN.repeat(close - open - 1);
    from = close;
  }
  return out + plain.slice(from);
}

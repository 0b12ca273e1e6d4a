/** Stands for a character that is quoted, named or bracketed; no rule of the grammar matches it. */
export const HIDDEN = '\u25a1';

const CLOSER_OF: Readonly<Record<string, string>> = {
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
  '（': '）',
  '【': '】',
  '〔': '〕',
  '[': ']',
};
const CLOSERS = new Set(Object.values(CLOSER_OF));

/**
 * The text with everything inside brackets and quotation marks hidden, character for character, so that a verb in
 * the title of a document is not taken for the meeting's. A bracket that is not closed on its line hides nothing.
 * Linear in the length of the text.
 */
export function mask(plain: string): string {
  const rises = new Int32Array(plain.length + 1);
  const open: { closer: string; at: number }[] = [];
  const waiting = new Map<string, number>();
  const count = (closer: string, by: number): void => {
    waiting.set(closer, (waiting.get(closer) ?? 0) + by);
  };
  for (let i = 0; i < plain.length; i++) {
    const unit = plain[i] as string;
    const closer = CLOSER_OF[unit];
    if (unit === '\n') {
      open.length = 0;
      waiting.clear();
    } else if (closer !== undefined) {
      open.push({ closer, at: i });
      count(closer, 1);
    } else if (CLOSERS.has(unit) && (waiting.get(unit) ?? 0) > 0) {
      for (let top = open.pop(); top !== undefined; top = open.pop()) {
        count(top.closer, -1);
        if (top.closer !== unit) continue;
        rises[top.at + 1] = (rises[top.at + 1] ?? 0) + 1;
        rises[i] = (rises[i] ?? 0) - 1;
        break;
      }
    }
  }
  let depth = 0;
  let out = '';
  let from = 0;
  for (let i = 0; i < plain.length; i++) {
    const before = depth;
    depth += rises[i] ?? 0;
    if (before === 0 && depth > 0) {
      out += plain.slice(from, i);
      from = i;
    } else if (before > 0 && depth === 0) {
      out += HIDDEN.repeat(i - from);
      from = i;
    }
  }
  return out + (depth > 0 ? HIDDEN.repeat(plain.length - from) : plain.slice(from));
}

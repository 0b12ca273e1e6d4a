// Turns the word lists of `data/decision-*.json` into matchers.

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/** Alternatives of a regular expression, the longest word first. */
export const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');

/** Alternatives of which none counts when it goes on into one of its exceptions. */
export const anyUnless = (words: Readonly<Record<string, readonly string[]>>): string =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .map((word) => {
      const exceptions = words[word] ?? [];
      return exceptions.length === 0 ? literal(word) : `${literal(word)}(?!${anyOf(exceptions)})`;
    })
    .join('|');

/** Matches a sticky expression at a place and gives the place after it; `at` itself when it does not match. */
export function skip(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

/** Like {@link skip}, with what was matched. */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}

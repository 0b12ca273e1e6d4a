// Turns the word lists of `data/decision-*.json` into matchers.

import { oneOf } from '../by-unit.ts';

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

/** A sticky expression that need not be tried where no unit stands with which it can begin. */
export interface Guarded {
  readonly sticky: RegExp;
  readonly opens: (code: number) => boolean;
}

/** @param openers words or units; whatever the expression matches begins with the first unit of one of them */
export const guarded = (source: string, openers: Iterable<string>): Guarded => ({
  sticky: new RegExp(source, 'uy'),
  opens: oneOf(openers),
});

/** As {@link skip}. */
export const skipGuarded = ({ sticky, opens }: Guarded, text: string, at: number): number =>
  opens(text.charCodeAt(at)) ? skip(sticky, text, at) : at;

/** As {@link matchAt}. */
export const matchGuarded = (
  { sticky, opens }: Guarded,
  text: string,
  at: number,
): RegExpExecArray | undefined => (opens(text.charCodeAt(at)) ? matchAt(sticky, text, at) : undefined);

/** The longest of some words that stands right before a place, and not before `from`. */
export type Ending = (text: string, from: number, at: number) => string | undefined;

export function endingAmong(words: readonly string[]): Ending {
  const byLast = new Map<number, string[]>();
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const last = word.charCodeAt(word.length - 1);
    byLast.set(last, [...(byLast.get(last) ?? []), word]);
  }
  return (text, from, at) =>
    byLast
      .get(text.charCodeAt(at - 1))
      ?.find((word) => at - word.length >= from && text.startsWith(word, at - word.length));
}

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

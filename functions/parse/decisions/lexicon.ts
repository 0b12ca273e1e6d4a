// Turns the word lists of `data/decision-*.json` into matchers.

import { byUnit, oneOf } from '../by-unit.ts';
import { NOWHERE, ROOT, WordTree } from '../word-tree.ts';

const literal = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/** Alternatives of a regular expression, the longest word first. */
export const anyOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');

/** Alternatives of which none counts when it goes on into one of its exceptions. */
export const anyUnless = (words: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(words)
    .sort(([a], [b]) => b.length - a.length)
    .map(([word, ends]) => (ends.length === 0 ? literal(word) : `${literal(word)}(?!${anyOf(ends)})`))
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

/** True where an expression matches, which matches no empty string, and its match ends no later than at `end`. */
export const standsAt = ({ sticky, opens }: Guarded, text: string, at = 0, end = text.length): boolean => {
  if (!opens(text.charCodeAt(at))) return false;
  sticky.lastIndex = at;
  return sticky.test(text) && sticky.lastIndex <= end;
};

/** As {@link matchAt}. */
export const matchGuarded = (
  { sticky, opens }: Guarded,
  text: string,
  at: number,
): RegExpExecArray | undefined => (opens(text.charCodeAt(at)) ? matchAt(sticky, text, at) : undefined);

/** The longest of some words that stands right before a place, and not before `from`. */
export type Ending = (text: string, from: number, at: number) => string | undefined;

export function endingAmong(words: readonly string[]): Ending {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const lasts = [...new Set(words.map((word) => word.slice(-1)))];
  const byLast = lasts.map((last) => longestFirst.filter((word) => word.endsWith(last)));
  const numberOf = byUnit((unit) => lasts.indexOf(unit) + 1);
  return (text, from, at) => {
    const number = numberOf(text.charCodeAt(at - 1));
    if (number === 0) return undefined;
    for (const word of byLast[number - 1] ?? []) {
      if (at - word.length >= from && text.startsWith(word, at - word.length)) return word;
    }
    return undefined;
  };
}

/**
 * Whether one of many words stands at a place that does not go on into one of its exceptions: a tree of words,
 * which is several times as quick as an expression of so many alternatives.
 */
export function standsUnless(words: Readonly<Record<string, readonly string[]>>): Test {
  const tree = new WordTree(Object.entries(words));
  const opens = oneOf(Object.keys(words));
  return (text, at) => {
    const first = text.charCodeAt(at);
    if (!opens(first)) return false;
    let node = tree.next(ROOT, first);
    for (let next = at + 1; node !== NOWHERE; next++) {
      const exceptions = tree.valueOf(node);
      if (exceptions !== undefined && !startsWithAny(text, next, exceptions)) return true;
      if (next === text.length) return false;
      node = tree.next(node, text.charCodeAt(next));
    }
    return false;
  };
}

function startsWithAny(text: string, at: number, words: readonly string[]): boolean {
  for (const word of words) if (text.startsWith(word, at)) return true;
  return false;
}

/** Of a place in a text. */
export type Test = (text: string, at: number) => boolean;

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

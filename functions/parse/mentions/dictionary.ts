import { prefixes, type Word } from '../lexicon/zh/words.ts';

/** A word of the dictionary in a text. */
export interface WordAt {
  readonly end: number;
  readonly is: Word;
}

/** By place of a text: the words of the dictionary that begin there, the shortest first. */
export type TextWords = readonly (readonly WordAt[])[];

const NONE: readonly WordAt[] = [];

/** Looks up all words of a text: once for all who ask. */
export function wordsOfText(text: string): TextWords {
  const found: (readonly WordAt[])[] = [];
  for (let at = 0; at < text.length; at++) {
    const words = prefixes(text, at);
    found.push(words.length === 0 ? NONE : words.map(({ word, is }) => ({ end: at + word.length, is })));
  }
  return found;
}

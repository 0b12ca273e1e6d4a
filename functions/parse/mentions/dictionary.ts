import { eachWord, type Word } from '../lexicon/zh/words.ts';

/** A word of the dictionary in a text. */
export interface WordAt {
  readonly end: number;
  readonly is: Word;
}

/** By place of a text: the words of the dictionary that begin there, the shortest first. */
export type TextWords = readonly (readonly WordAt[])[];

const NO_WORDS: readonly WordAt[] = [];

/** Looks up all words of a text: once for all who ask. */
export function wordsOfText(text: string): TextWords {
  const all: (readonly WordAt[])[] = [];
  let found: WordAt[] | undefined;
  const take = (is: Word, end: number): void => {
    if (found === undefined) found = [{ end, is }];
    else found.push({ end, is });
  };
  for (let at = 0; at < text.length; at++) {
    found = undefined;
    eachWord(text, at, take);
    all.push(found ?? NO_WORDS);
  }
  return all;
}

import { eachWord, type Word } from '../lexicon/zh/words.ts';

/** A word of the dictionary in a text. */
export interface WordAt {
  readonly end: number;
  readonly is: Word;
}

/** By place of a text: the words of the dictionary that begin there, the shortest first. */
export type TextWords = readonly (readonly WordAt[])[];

/** Looks up all words of a text: once for all who ask. */
export function wordsOfText(text: string): TextWords {
  const all: WordAt[][] = [];
  let found: WordAt[] = [];
  const take = (is: Word, end: number): void => {
    found.push({ end, is });
  };
  for (let at = 0; at < text.length; at++) {
    found = [];
    eachWord(text, at, take);
    all.push(found);
  }
  return all;
}

import { eachWord, type Word } from '../lexicon/zh/words.ts';

/** The words of the dictionary that stand in a text: looked up once for all who ask. By the place where each begins, the shortest first. */
export class TextWords {
  /** By place: the number of the first word that begins there or behind it. */
  readonly #firsts: number[] = [];
  readonly #ends: number[] = [];
  readonly #words: Word[] = [];

  constructor(text: string) {
    const take = (is: Word, end: number): void => {
      this.#words.push(is);
      this.#ends.push(end);
    };
    for (let at = 0; at < text.length; at++) {
      this.#firsts.push(this.#words.length);
      eachWord(text, at, take);
    }
    this.#firsts.push(this.#words.length);
  }

  /** The number of the first word that begins at a place or behind it: those at a place end where those at the next begin. */
  firstAt(place: number): number {
    return this.#firsts[place] ?? this.#words.length;
  }

  endOf(word: number): number {
    return this.#ends[word] ?? 0;
  }

  /** What a word is, by its number. */
  wordOf(word: number): Word | undefined {
    return this.#words[word];
  }

  /** What the word between two places is; undefined where they hold none. */
  between(start: number, end: number): Word | undefined {
    const last = this.firstAt(start + 1);
    for (let word = this.firstAt(start); word < last; word++)
      if (this.#ends[word] === end) return this.#words[word];
    return undefined;
  }
}

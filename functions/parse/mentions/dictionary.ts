import { addWordsAt, type Word } from '../lexicon/zh/words.ts';

/**
 * The words of the dictionary that stand in a text: looked up once for all who ask. By the place where each begins, the
 * shortest first. One serves text after text.
 */
export class TextWords {
  #length = 0;
  /** By place: the number of the first word that begins there or behind it. */
  readonly #firsts: number[] = [0];
  #count = 0;
  readonly #ends: number[] = [];
  readonly #words: Word[] = [];

  /** Begins anew, with the words of a text. */
  read(text: string): void {
    this.#length = text.length;
    this.#count = 0;
    for (let at = 0; at < text.length; at++) {
      this.#firsts[at] = this.#count;
      this.#count = addWordsAt(text, at, this.#words, this.#ends, this.#count);
    }
    this.#firsts[text.length] = this.#count;
  }

  /** The number of the first word that begins at a place or behind it: those at a place end where those at the next begin. */
  firstAt(place: number): number {
    return place <= this.#length ? (this.#firsts[place] ?? 0) : this.#count;
  }

  endOf(word: number): number {
    return word < this.#count ? (this.#ends[word] ?? 0) : 0;
  }

  /** What a word is, by its number. */
  wordOf(word: number): Word | undefined {
    return word < this.#count ? this.#words[word] : undefined;
  }

  /** What the word between two places is; undefined where they hold none. */
  between(start: number, end: number): Word | undefined {
    const last = this.firstAt(start + 1);
    for (let word = this.firstAt(start); word < last; word++)
      if (this.#ends[word] === end) return this.#words[word];
    return undefined;
  }
}

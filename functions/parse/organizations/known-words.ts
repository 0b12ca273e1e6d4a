import { hasLength, type WordSet } from '../word-tree.ts';

/** Lengths that {@link WordSet} can tell. */
const LONGEST = 30;

/** Where known words stand in a text, by the place where they end. Serves one text after the other. */
export class KnownWords {
  /** By end: the lengths of the words, as bits. */
  #lengths = new Int32Array(256);
  #some = false;

  find(text: string, words: WordSet): void {
    this.#some = !words.isEmpty;
    if (words.isEmpty) return;
    if (this.#lengths.length <= text.length) this.#lengths = new Int32Array(2 * text.length);
    this.#lengths.fill(0, 0, text.length + 1);
    for (let start = 0; start < text.length; start++) {
      const lengths = words.lengthsAt(text, start);
      if (lengths > 0) this.#place(start, lengths);
    }
  }

  #place(start: number, lengths: number): void {
    for (let length = 1; length <= LONGEST; length++) {
      if (!hasLength(lengths, length)) continue;
      const end = start + length;
      this.#lengths[end] = (this.#lengths[end] ?? 0) | (1 << length);
    }
  }

  /** The lengths of the words that end at a place, each as a bit: 1 << length. */
  lengthsAt(end: number): number {
    return this.#some ? (this.#lengths[end] ?? 0) : 0;
  }
}

import { hasLength, type WordSet } from '../word-tree.ts';

/** Lengths that {@link WordSet} can tell. */
const LONGEST = 30;

/** Where known words stand in a stretch of text, by the place where they end. Serves one stretch after the other. */
export class KnownWords {
  /** By end, from the beginning of the stretch: the lengths of the words, as bits. */
  #lengths = new Int32Array(256);
  #from = 0;
  #some = false;

  find(text: string, from: number, to: number, words: WordSet): void {
    this.#from = from;
    this.#some = !words.isEmpty;
    if (words.isEmpty) return;
    if (this.#lengths.length <= to - from) this.#lengths = new Int32Array(2 * (to - from));
    this.#lengths.fill(0, 0, to - from + 1);
    for (let start = from; start < to; start++) {
      const lengths = words.lengthsAt(text, start);
      if (lengths > 0) this.#place(start - from, to - from, lengths);
    }
  }

  #place(start: number, limit: number, lengths: number): void {
    for (let length = 1; length <= LONGEST && start + length <= limit; length++) {
      if (hasLength(lengths, length)) {
        const end = start + length;
        this.#lengths[end] = (this.#lengths[end] ?? 0) | (1 << length);
      }
    }
  }

  /** The lengths of the words that end at a place of the stretch, each as a bit: 1 << length. */
  lengthsAt(end: number): number {
    return this.#some ? (this.#lengths[end - this.#from] ?? 0) : 0;
  }
}

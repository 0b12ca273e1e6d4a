/** A place in a tree of words: what the units on the way to it spell, and how words go on from there. */
export interface WordNode<T> {
  /** What the word that ends here stands for; `undefined` where none does. */
  value: T | undefined;
  readonly next: Map<number, WordNode<T>>;
}

export const newNode = <T>(): WordNode<T> => ({ value: undefined, next: new Map() });

/** The node of a word, which is made where it is missing. */
export function nodeOf<T>(root: WordNode<T>, word: string): WordNode<T> {
  let node = root;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    let next = node.next.get(code);
    if (next === undefined) {
      next = newNode();
      node.next.set(code, next);
    }
    node = next;
  }
  return node;
}

/** Lengths are told as bits, so words are shorter than a number has bits. */
const LONGEST = 30;
const BEGINNINGS = 1024;

/**
 * Words that are looked for at every place of a text: most places are ruled out by their first unit, and no place needs
 * a string of its own.
 */
export class WordSet {
  readonly #root = newNode<true>();
  /** By the last bits of a unit: whether any word begins with one that has them. */
  readonly #begins = new Uint8Array(BEGINNINGS);
  readonly isEmpty: boolean;

  /** Words of more than 30 units are left out. */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word === '' || word.length > LONGEST) continue;
      nodeOf(this.#root, word).value = true;
      this.#begins[word.charCodeAt(0) % BEGINNINGS] = 1;
    }
    this.isEmpty = this.#root.next.size === 0;
  }

  /** The lengths of the words that begin at a place, each as a bit: 1 << length. */
  lengthsAt(text: string, at: number): number {
    const first = text.charCodeAt(at);
    if (this.#begins[first % BEGINNINGS] === 0) return 0;
    let node = this.#root.next.get(first);
    let lengths = 0;
    for (let length = 1; node !== undefined; length++) {
      if (node.value) lengths |= 1 << length;
      node = node.next.get(text.charCodeAt(at + length));
    }
    return lengths;
  }
}

/** Whether a word of some length is among those of {@link WordSet.lengthsAt}. */
export const hasLength = (lengths: number, length: number): boolean => ((lengths >> length) & 1) === 1;

export const NO_WORDS = new WordSet([]);

import { Trie } from '../lexicon/trie.ts';
import type { Surface } from './surface.ts';

/** Number of a set of words that patterns ask for: a class of the lexicon, a mention, or a word by itself. */
export type WordSet = number;

/** Where the words of a set stand on a surface, in their order. */
interface Standing {
  readonly starts: number[];
  readonly ends: number[];
}

/** Which words of the patterns stand where on a surface. */
export class WordsOn {
  readonly #standings: ReadonlyMap<WordSet, Standing>;

  constructor(standings: ReadonlyMap<WordSet, Standing>) {
    this.#standings = standings;
  }

  /** The sets of which any word stands there. */
  get sets(): Iterable<WordSet> {
    return this.#standings.keys();
  }

  /** Whether a word of one of the sets stands anywhere. */
  has(sets: readonly WordSet[]): boolean {
    for (const set of sets) if (this.#standings.has(set)) return true;
    return false;
  }

  /** Whether a word of one of the sets stands within the units from `from` up to `to`. */
  hasWithin(sets: readonly WordSet[], from: number, to: number): boolean {
    for (const set of sets) {
      const standing = this.#standings.get(set);
      if (standing === undefined) continue;
      const { starts, ends } = standing;
      for (let i = firstFrom(starts, from); i < starts.length && (starts[i] ?? to) < to; i++)
        if ((ends[i] ?? 0) <= to) return true;
    }
    return false;
  }

  /** Whether a word of one of the sets begins at `at` and ends no later than at `to`. */
  hasAt(sets: readonly WordSet[], at: number, to: number): boolean {
    for (const set of sets) {
      const standing = this.#standings.get(set);
      if (standing === undefined) continue;
      const { starts, ends } = standing;
      for (let i = firstFrom(starts, at); starts[i] === at; i++) if ((ends[i] ?? 0) <= to) return true;
    }
    return false;
  }

  /** Where words of the sets begin within the units from `from` up to `to`: each place once, in order. */
  placesWithin(sets: readonly WordSet[], from: number, to: number): readonly number[] {
    const places = new Set<number>();
    for (const set of sets) {
      const standing = this.#standings.get(set);
      if (standing === undefined) continue;
      const { starts, ends } = standing;
      for (let i = firstFrom(starts, from); i < starts.length && (starts[i] ?? to) < to; i++)
        if ((ends[i] ?? 0) <= to) places.add(starts[i] ?? 0);
    }
    return places.size < 2 ? [...places] : [...places].sort((a, b) => a - b);
  }
}

/** Index of the first of some rising numbers that is not below a limit. */
function firstFrom(rising: readonly number[], limit: number): number {
  // Most words stand once or twice in a sentence.
  if (rising.length <= 8) {
    let i = 0;
    while (i < rising.length && (rising[i] ?? 0) < limit) i++;
    return i;
  }
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All words that the patterns of a lexicon ask for: they are found on a surface by one walk over it, for all patterns together. */
export class Vocabulary {
  readonly #sets = new Map<string, WordSet>();
  readonly #trie = new Trie<WordSet[]>();
  /** By set: about how many of its words stand among so many characters, for comparison. */
  readonly #frequencies: number[] = [];

  /** The number of a set of words. */
  setOf(words: readonly string[]): WordSet {
    const key = words.join(' ');
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    const set = this.#sets.size;
    this.#sets.set(key, set);
    this.#frequencies.push(words.reduce((sum, word) => sum + 0.05 ** word.length, 0));
    for (const word of new Set(words)) {
      const sets = this.#trie.get(word);
      if (sets === undefined) this.#trie.add(word, [set]);
      else sets.push(set);
    }
    return set;
  }

  /** About how often a word of a set is met: one of a single character is far commoner than one of two. */
  frequencyOf(set: WordSet): number {
    return this.#frequencies[set] ?? 0;
  }

  /** The words that stand on a surface. */
  on(surface: Surface): WordsOn {
    return surface.derive(this, () => new WordsOn(this.#standingsIn(surface.text)));
  }

  #standingsIn(text: string): ReadonlyMap<WordSet, Standing> {
    const standings = new Map<WordSet, Standing>();
    let start = 0;
    const take = (sets: readonly WordSet[], end: number): void => {
      for (const set of sets) {
        const standing = standings.get(set);
        if (standing === undefined) standings.set(set, { starts: [start], ends: [end] });
        else {
          standing.starts.push(start);
          standing.ends.push(end);
        }
      }
    };
    for (; start < text.length; start++) this.#trie.each(text, start, text.length, take);
    return standings;
  }
}

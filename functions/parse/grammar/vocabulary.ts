import { Trie } from '../lexicon/trie.ts';
import type { Surface } from './surface.ts';

/** Number of a set of words that patterns ask for: a class of the lexicon, a mention, or a word by itself. */
export type WordSet = number;

/** Where the words of a set stand on a surface, in their order: of each where it begins and where it ends. */
type Standing = number[];

/** Index of the first word of a set that begins no sooner than at `from`. */
function firstFrom(standing: Standing, from: number): number {
  let low = 0;
  let high = standing.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((standing[2 * middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which words of the patterns stand where on a surface. */
export class WordsOn {
  /** By set, in the order of the surface. */
  readonly #standings: ReadonlyMap<WordSet, Standing>;

  constructor(standings: ReadonlyMap<WordSet, Standing>) {
    this.#standings = standings;
  }

  /** Whether no word of any pattern stands there. */
  get isEmpty(): boolean {
    return this.#standings.size === 0;
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
      const standing = this.#standings.get(set) ?? NOWHERE;
      for (let i = 2 * firstFrom(standing, from); (standing[i] ?? to) < to; i += 2)
        if ((standing[i + 1] ?? 0) <= to) return true;
    }
    return false;
  }

  /** Whether a word of one of the sets begins at `from` and ends no later than at `to`. */
  hasAt(sets: readonly WordSet[], from: number, to: number): boolean {
    for (const set of sets) {
      const standing = this.#standings.get(set) ?? NOWHERE;
      for (let i = 2 * firstFrom(standing, from); standing[i] === from; i += 2)
        if ((standing[i + 1] ?? 0) <= to) return true;
    }
    return false;
  }

  /** Where words of the sets begin within the units from `from` up to `to`: each place once, in order. */
  placesWithin(sets: readonly WordSet[], from: number, to: number): readonly number[] {
    const places = new Set<number>();
    for (const set of sets) {
      const standing = this.#standings.get(set) ?? NOWHERE;
      for (let i = 2 * firstFrom(standing, from); (standing[i] ?? to) < to; i += 2)
        if ((standing[i + 1] ?? 0) <= to) places.add(standing[i] ?? 0);
    }
    return places.size < 2 ? [...places] : [...places].sort((a, b) => a - b);
  }
}

const NOWHERE: Standing = [];
const NOTHING_MET: ReadonlyMap<object, readonly number[]> = new Map();

/** Something that is worth a look only where some words stand. */
export interface Waiting {
  readonly owner: object;
  /** A number that says to its owner what it is. */
  readonly what: number;
  readonly isMet: (words: WordsOn) => boolean;
}

/** All words that the patterns of a lexicon ask for: they are found on a surface by one walk over it, for all patterns together. */
export class Vocabulary {
  readonly #sets = new Map<string, WordSet>();
  readonly #trie = new Trie<WordSet[]>();
  /** By set: about how many of its words stand among so many characters, for comparison. */
  readonly #frequencies: number[] = [];

  /** By set: who waits for one of its words. */
  readonly #waiting: Waiting[][] = [];

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

  /** Tells {@link metOn} of something that waits for a word of one of some sets. */
  wait(sets: readonly WordSet[], waiting: Waiting): void {
    for (const set of sets) {
      const known = this.#waiting[set];
      if (known === undefined) this.#waiting[set] = [waiting];
      else known.push(waiting);
    }
  }

  /** What waits for words that stand on a surface, by its owner: each once, in order. */
  metOn(surface: Surface): ReadonlyMap<object, readonly number[]> {
    return surface.derive(this.#waiting, () => {
      const words = this.on(surface);
      if (words.isEmpty) return NOTHING_MET;
      const met = new Map<object, number[]>();
      for (const set of words.sets)
        for (const { owner, what, isMet } of this.#waiting[set] ?? []) {
          if (!isMet(words)) continue;
          const known = met.get(owner);
          if (known === undefined) met.set(owner, [what]);
          else if (!known.includes(what)) known.push(what);
        }
      for (const found of met.values()) if (found.length > 1) found.sort((a, b) => a - b);
      return met;
    });
  }

  #standingsIn(text: string): ReadonlyMap<WordSet, Standing> {
    const standings = new Map<WordSet, Standing>();
    let start = 0;
    const take = (sets: readonly WordSet[], end: number): void => {
      for (const set of sets) {
        const standing = standings.get(set);
        if (standing === undefined) standings.set(set, [start, end]);
        else standing.push(start, end);
      }
    };
    for (; start < text.length; start++) this.#trie.each(text, start, text.length, take);
    return standings;
  }
}

import { NOWHERE, ROOT, Trie } from '../lexicon/trie.ts';
import { lowerBound } from '../text/search.ts';
import type { Surface } from './surface.ts';

/** Some of the words that patterns ask for: those of a class of the lexicon, a mention, or a word by itself. */
export class WordSet {
  /** Numbers of the words, in their vocabulary. */
  readonly words: readonly number[];
  /** About how many of the words stand among so many characters, for comparison. */
  readonly frequency: number;
  /** A bit by word. */
  readonly #bits: Int32Array;

  constructor(words: readonly number[], frequency: number) {
    this.words = words;
    this.frequency = frequency;
    this.#bits = new Int32Array((Math.max(0, ...words) >> 5) + 1);
    for (const word of words) this.#bits[word >> 5] = (this.#bits[word >> 5] ?? 0) | (1 << (word & 31));
  }

  has(word: number): boolean {
    return (((this.#bits[word >> 5] ?? 0) >> (word & 31)) & 1) === 1;
  }
}

/** All words of some sets. */
export const unionOf = (sets: readonly WordSet[]): WordSet =>
  sets.length === 1 && sets[0] !== undefined
    ? sets[0]
    : new WordSet(
        [...new Set(sets.flatMap(({ words }) => words))],
        sets.reduce((sum, { frequency }) => sum + frequency, 0),
      );

/** Which words of the patterns stand where on a surface: by the order in which they begin. */
export class WordsOn {
  readonly words: readonly number[];
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];

  constructor(words: readonly number[], starts: readonly number[], ends: readonly number[]) {
    this.words = words;
    this.#starts = starts;
    this.#ends = ends;
  }

  /** Whether a word of a set stands within the units from `from` up to `to`. */
  hasWithin(set: WordSet, from: number, to: number): boolean {
    return this.#next(set, this.#firstFrom(from), to) < this.words.length;
  }

  /** Whether a word of a set begins at `from` and ends no later than at `to`. */
  hasAt(set: WordSet, from: number, to: number): boolean {
    return this.#starts[this.#next(set, this.#firstFrom(from), to)] === from;
  }

  /** Where words of a set begin within the units from `from` up to `to`: each place once, in order. */
  placesWithin(set: WordSet, from: number, to: number): readonly number[] {
    const places: number[] = [];
    let last = -1;
    for (
      let i = this.#next(set, this.#firstFrom(from), to);
      i < this.words.length;
      i = this.#next(set, i + 1, to)
    ) {
      const start = this.#starts[i] ?? 0;
      if (start !== last) places.push(start);
      last = start;
    }
    return places;
  }

  /** Index of the next word of a set, from an index on, that ends no later than at `to`; else the number of all words. */
  #next(set: WordSet, from: number, to: number): number {
    const { length } = this.words;
    for (let i = from; i < length; i++) {
      if ((this.#starts[i] ?? to) >= to) return length;
      if ((this.#ends[i] ?? 0) <= to && set.has(this.words[i] ?? 0)) return i;
    }
    return length;
  }

  /** Index of the first word that begins no sooner than at a place. */
  #firstFrom(place: number): number {
    return place === 0 ? 0 : lowerBound(this.#starts, place);
  }
}

/** Lists of numbers in one array, so that those who go through many short ones find them side by side. */
class Lists {
  readonly #starts: Int32Array;
  readonly #numbers: Int32Array;

  constructor(lists: readonly (readonly number[])[]) {
    this.#starts = new Int32Array(lists.length + 1);
    for (const [i, list] of lists.entries()) this.#starts[i + 1] = this.startOf(i) + list.length;
    this.#numbers = Int32Array.from(lists.flat());
  }

  /** The place of the first number of a list; that of the next list ends it. */
  startOf(list: number): number {
    return this.#starts[list] ?? 0;
  }

  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }
}

/** Something that is worth a look only where some words stand: where each of some sets has one. */
interface Waiting {
  readonly number: number;
  /** Numbers of the sets. */
  readonly needs: readonly number[];
}

const NOBODY: readonly Waiting[] = [];
const NONE: readonly number[] = [];

/**
 * All words that the patterns of a lexicon ask for: they are found on a surface by one walk over it, for all patterns
 * together, and lead to the patterns that can match there.
 */
export class Vocabulary {
  readonly #sets = new Map<string, WordSet>();
  /** The number of each word. */
  readonly #trie = new Trie<number>();
  /** By number: the word. */
  readonly #texts: string[] = [];
  /** The number of each set that somebody waits for. */
  readonly #needs = new Map<WordSet, number>();
  /** By word: the numbers of these sets that it belongs to. */
  readonly #needsOf: number[][] = [];
  /** The same, put together when all who wait are known. */
  #needsByWord: Lists | undefined;
  /** By the number of a set: who waits for it. */
  readonly #waiting: (readonly Waiting[])[] = [];
  #waiters = 0;
  /** How many surfaces were asked; and of sets and waiters, on which of these they were last met: nothing is to be cleared. */
  #asked = 0;
  readonly #needMet: number[] = [];
  readonly #waiterMet: number[] = [];
  readonly #wordMet: number[] = [];
  /** Where the words of one surface are put together, so that what is kept of them is no longer than they are. */
  readonly #found = { words: [] as number[], starts: [] as number[], ends: [] as number[] };

  /** The set of some words. */
  setOf(words: readonly string[]): WordSet {
    const key = words.join(' ');
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    const numbers = [...new Set(words)].map((word) => this.#numberOf(word));
    const set = new WordSet(
      numbers,
      // One of a single character is far commoner than one of two.
      words.reduce((sum, word) => sum + 0.05 ** word.length, 0),
    );
    this.#sets.set(key, set);
    return set;
  }

  #numberOf(word: string): number {
    const known = this.#trie.get(word);
    if (known !== undefined) return known;
    const number = this.#texts.push(word) - 1;
    this.#trie.add(word, number);
    this.#needsOf.push([]);
    this.#needsByWord = undefined;
    this.#wordMet.push(0);
    return number;
  }

  /** The words of a set. */
  textsOf({ words }: WordSet): readonly string[] {
    return words.map((word) => this.#texts[word] ?? '');
  }

  /** The words that stand on a surface. */
  on(surface: Surface): WordsOn {
    return surface.derive(this, this.#wordsOn);
  }

  /** A number for whoever waits for words: those who ask one behind the other get numbers one behind the other. */
  newWaiter(): number {
    this.#waiterMet.push(0);
    return this.#waiters++;
  }

  /** Tells {@link metOn} that a waiter is met where all these sets have a word. Without any, it is never told. */
  wait(number: number, needs: readonly WordSet[]): void {
    const numbers = needs.map((need) => this.#needOf(need));
    const [rarest] = numbers;
    if (rarest === undefined) return;
    const waiting = { number, needs: numbers };
    this.#waiting[rarest] = [...(this.#waiting[rarest] ?? NOBODY), waiting];
  }

  #needOf(set: WordSet): number {
    const known = this.#needs.get(set);
    if (known !== undefined) return known;
    const need = this.#needs.size;
    this.#needs.set(set, need);
    this.#waiting.push(NOBODY);
    this.#needMet.push(0);
    for (const word of set.words) this.#needsOf[word]?.push(need);
    this.#needsByWord = undefined;
    return need;
  }

  /** The waiters that are met by the words that stand on a surface: each once. */
  metOn(surface: Surface): readonly number[] {
    return surface.derive(this.#waiting, this.#metOn);
  }

  readonly #metOn = (surface: Surface): readonly number[] => {
    this.#needsByWord ??= new Lists(this.#needsOf);
    const needsByWord = this.#needsByWord;
    const { words } = this.on(surface);
    const wordMet = this.#wordMet;
    const needMet = this.#needMet;
    const waiting = this.#waiting;
    const asked = ++this.#asked;
    const rarest: number[] = [];
    for (const word of words) {
      if (wordMet[word] === asked) continue;
      wordMet[word] = asked;
      const end = needsByWord.startOf(word + 1);
      for (let i = needsByWord.startOf(word); i < end; i++) {
        const need = needsByWord.at(i);
        if (needMet[need] === asked) continue;
        needMet[need] = asked;
        if (waiting[need] !== NOBODY) rarest.push(need);
      }
    }
    const met: number[] = [];
    for (const need of rarest)
      for (const one of waiting[need] ?? NOBODY) {
        if (this.#waiterMet[one.number] === asked || !this.#areMet(one, asked)) continue;
        this.#waiterMet[one.number] = asked;
        met.push(one.number);
      }
    return met.length === 0 ? NONE : met;
  };

  #areMet({ needs }: Waiting, asked: number): boolean {
    for (const need of needs) if (this.#needMet[need] !== asked) return false;
    return true;
  }

  readonly #wordsOn = ({ text }: Surface): WordsOn => {
    const trie = this.#trie;
    const { words, starts, ends } = this.#found;
    let count = 0;
    for (let start = 0; start < text.length; start++) {
      let node = trie.next(ROOT, text.charCodeAt(start));
      for (let end = start + 1; node !== NOWHERE; end++) {
        const word = trie.valueAt(node);
        if (word !== undefined) {
          words[count] = word;
          starts[count] = start;
          ends[count++] = end;
        }
        node = end < text.length ? trie.next(node, text.charCodeAt(end)) : NOWHERE;
      }
    }
    return new WordsOn(words.slice(0, count), starts.slice(0, count), ends.slice(0, count));
  };
}

/** The node of a trie in which every word begins; no other leads to it. */
export const ROOT = 0;
/** Where no word goes on. */
export const NOWHERE = 0;

const FEWEST_STEPS = 16;
const BITS_A_STEP = 4;
/** Units that begin a word are told apart by so many of their last bits. */
const FIRST_BITS = 8192;

function hashOf(node: number, unit: number): number {
  const hash = Math.imul(Math.imul(node, 0x9e3779b1) ^ unit, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/**
 * Words by their units, to find those that begin at a place of a text. Its nodes are numbers, and the steps between them
 * lie in one hash table: a text is walked without touching an object. Nodes that are added together stand side by side, so
 * that a walk touches little memory.
 */
export class Trie<T> {
  /** By node: what the word that ends there stands for. */
  readonly #values: (T | undefined)[] = [undefined];
  /** By node: the one before it, and the unit that leads from there to it. */
  #before: Int32Array;
  #units: Uint16Array;
  /** The nodes by the hash of the step that leads to each; {@link NOWHERE} where there is none. */
  #table: Int32Array;
  /** Number of places in the table less one: a power of two, so that it masks a hash. */
  #mask: number;
  /** A bit for each step, by its hash: most steps that are asked for are none, and are not looked for in the table. */
  #bits: Int32Array;
  #bitMask: number;
  /** A bit for each last bits of a unit with which some word begins: at most places of a text none of a few words does. */
  readonly #firsts = new Int32Array(FIRST_BITS / 32);

  /** @param places A power of two: with twice as many as steps are to come, the table is laid out once. */
  constructor(entries: Iterable<readonly [string, T]> = [], places = FEWEST_STEPS) {
    this.#before = new Int32Array(places);
    this.#units = new Uint16Array(places);
    this.#table = new Int32Array(places);
    this.#mask = places - 1;
    this.#bits = new Int32Array((BITS_A_STEP * places) / 32);
    this.#bitMask = BITS_A_STEP * places - 1;
    for (const [word, value] of entries) this.add(word, value);
  }

  add(word: string, value: T): void {
    const first = word.charCodeAt(0) % FIRST_BITS;
    this.#firsts[first >> 5] = (this.#firsts[first >> 5] ?? 0) | (1 << (first & 31));
    let node = ROOT;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      node = this.next(node, unit) || this.#grow(node, unit);
    }
    this.#values[node] = value;
  }

  /** Whether a word may begin with a unit: where it is false, none does. */
  mayBegin(unit: number): boolean {
    const first = unit & (FIRST_BITS - 1);
    return (((this.#firsts[first >> 5] ?? 0) >> (first & 31)) & 1) === 1;
  }

  /** The node behind a unit; {@link NOWHERE} where no word goes on so. */
  next(node: number, unit: number): number {
    const hash = hashOf(node, unit);
    const bit = hash & this.#bitMask;
    if ((((this.#bits[bit >> 5] ?? 0) >> (bit & 31)) & 1) === 0) return NOWHERE;
    return this.#table[this.#slotOf(node, unit, hash)] ?? NOWHERE;
  }

  /** What the word stands for that ends at a node. */
  valueAt(node: number): T | undefined {
    return this.#values[node];
  }

  /** What a word stands for. */
  get(word: string): T | undefined {
    let node = ROOT;
    for (let at = 0; at < word.length; at++) {
      node = this.next(node, word.charCodeAt(at));
      if (node === NOWHERE) return undefined;
    }
    return this.#values[node];
  }

  /** Calls back for every word that begins at a place and ends no later than at `limit`, the shortest first. */
  each(text: string, at: number, limit: number, found: (value: T, end: number) => void): void {
    if (at >= limit || !this.mayBegin(text.charCodeAt(at))) return;
    let end = at + 1;
    for (let node = this.next(ROOT, text.charCodeAt(at)); node !== NOWHERE; ) {
      const value = this.#values[node];
      if (value !== undefined) found(value, end);
      if (end >= limit) return;
      node = this.next(node, text.charCodeAt(end++));
    }
  }

  /** The place in the table of a step, or the free one where it would lie. */
  #slotOf(node: number, unit: number, hash: number): number {
    const table = this.#table;
    const mask = this.#mask;
    let slot = hash & mask;
    for (let next = table[slot] ?? NOWHERE; next !== NOWHERE; next = table[slot] ?? NOWHERE) {
      if (this.#before[next] === node && this.#units[next] === unit) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(node: number, unit: number): number {
    const added = this.#values.push(undefined) - 1;
    // Never more than half full, so that what is looked for lies near.
    if (2 * added > this.#mask) this.#spread();
    this.#before[added] = node;
    this.#units[added] = unit;
    this.#put(added);
    return added;
  }

  #put(added: number): void {
    const node = this.#before[added] ?? ROOT;
    const unit = this.#units[added] ?? 0;
    const hash = hashOf(node, unit);
    const bit = hash & this.#bitMask;
    this.#bits[bit >> 5] = (this.#bits[bit >> 5] ?? 0) | (1 << (bit & 31));
    this.#table[this.#slotOf(node, unit, hash)] = added;
  }

  #spread(): void {
    const known = this.#values.length - 1;
    this.#mask = 2 * this.#mask + 1;
    this.#table = new Int32Array(this.#mask + 1);
    this.#bitMask = 2 * this.#bitMask + 1;
    this.#bits = new Int32Array(2 * this.#bits.length);
    const before = this.#before;
    this.#before = new Int32Array(this.#table.length);
    this.#before.set(before);
    const units = this.#units;
    this.#units = new Uint16Array(this.#table.length);
    this.#units.set(units);
    for (let node = ROOT + 1; node < known; node++) this.#put(node);
  }
}

/** A set of words, to be found at places of texts. */
export class WordTrie {
  readonly #trie: Trie<true>;
  readonly #words: ReadonlySet<string>;

  constructor(words: Iterable<string>) {
    this.#words = new Set([...words].filter((word) => word !== ''));
    this.#trie = new Trie([...this.#words].map((word) => [word, true]));
  }

  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** Whether any of the words stands anywhere in a text. */
  isIn(text: string): boolean {
    for (let at = 0; at < text.length; at++) if (this.longestEnd(text, at) !== undefined) return true;
    return false;
  }

  /** The ends of all words that begin at a place, the nearest first. */
  endsAt(text: string, at: number, limit: number = text.length): readonly number[] {
    const trie = this.#trie;
    if (at < limit && !trie.mayBegin(text.charCodeAt(at))) return NONE;
    let ends: number[] | undefined;
    let node = ROOT;
    for (let end = at; end < limit; ) {
      node = trie.next(node, text.charCodeAt(end));
      if (node === NOWHERE) break;
      end++;
      if (trie.valueAt(node) === undefined) continue;
      if (ends === undefined) ends = [end];
      else ends.push(end);
    }
    return ends ?? NONE;
  }

  /** The end of the longest word that begins at a place; undefined where none does. */
  longestEnd(text: string, at: number, limit: number = text.length): number | undefined {
    const trie = this.#trie;
    if (at < limit && !trie.mayBegin(text.charCodeAt(at))) return undefined;
    let longest: number | undefined;
    let node = ROOT;
    for (let end = at; end < limit; ) {
      node = trie.next(node, text.charCodeAt(end));
      if (node === NOWHERE) break;
      end++;
      if (trie.valueAt(node) !== undefined) longest = end;
    }
    return longest;
  }
}

const NONE: readonly number[] = [];
export const NO_WORDS = new WordTrie([]);

/** The children of a node are looked through one by one up to so many. */
const FEW = 8;
/** The node of the empty word. */
export const ROOT = 0;
/** No word goes on so. */
export const NOWHERE = -1;

/**
 * Words as a tree of their units, to find those that begin at a place of a text unit by unit. The children of a node lie
 * side by side in flat arrays, in the order of their units.
 */
export class WordTree<T> {
  /** By node: its unit, the number of its first child, and what the word that ends there stands for. */
  readonly #units: number[] = [0];
  readonly #children: number[] = [];
  readonly #values: (T | undefined)[] = [];

  constructor(entries: Iterable<readonly [string, T]>) {
    const values = new Map(entries);
    const words = [...values.keys()].sort();
    // Level by level, so that the children of a node follow each other: by node, the words that begin with it.
    const froms = [0];
    const tos = [words.length];
    const depths = [0];
    for (let node = 0; node < this.#units.length; node++) {
      const depth = depths[node] ?? 0;
      const to = tos[node] ?? 0;
      let from = froms[node] ?? 0;
      const own = words[from] ?? '';
      const ends = from < to && own.length === depth;
      this.#values.push(ends ? values.get(own) : undefined);
      if (ends) from++;
      this.#children.push(this.#units.length);
      while (from < to) {
        const unit = (words[from] ?? '').charCodeAt(depth);
        let next = from + 1;
        while (next < to && (words[next] ?? '').charCodeAt(depth) === unit) next++;
        this.#units.push(unit);
        froms.push(from);
        tos.push(next);
        depths.push(depth + 1);
        from = next;
      }
    }
    this.#children.push(this.#units.length);
  }

  /** The node to which a unit leads on from another one; {@link NOWHERE} where no word goes on so. */
  next(node: number, unit: number): number {
    const units = this.#units;
    let low = this.#children[node] ?? 0;
    let high = this.#children[node + 1] ?? 0;
    while (high - low > FEW) {
      const middle = (low + high) >> 1;
      if ((units[middle] ?? 0) <= unit) low = middle;
      else high = middle;
    }
    for (let child = low; child < high; child++) if (units[child] === unit) return child;
    return NOWHERE;
  }

  /** What the word that ends at a node stands for; `undefined` where none does. */
  valueOf(node: number): T | undefined {
    return this.#values[node];
  }
}

/** Lengths are told as bits, so words are shorter than a number has bits. */
const LONGEST = 30;
const BEGINNINGS = 1024;

/**
 * Words that are looked for at every place of a text: most places are ruled out by their first unit, and no place needs
 * a string of its own.
 */
export class WordSet {
  readonly #tree: WordTree<true>;
  /** By the last bits of a unit: whether any word begins with one that has them. */
  readonly #begins = new Uint8Array(BEGINNINGS);
  readonly isEmpty: boolean;

  /** Words of more than 30 units are left out. */
  constructor(words: Iterable<string>) {
    const entries: [string, true][] = [];
    for (const word of words) {
      if (word === '' || word.length > LONGEST) continue;
      entries.push([word, true]);
      this.#begins[word.charCodeAt(0) % BEGINNINGS] = 1;
    }
    this.#tree = new WordTree(entries);
    this.isEmpty = entries.length === 0;
  }

  /** The lengths of the words that begin at a place, each as a bit: 1 << length. */
  lengthsAt(text: string, at: number): number {
    const first = text.charCodeAt(at);
    if (this.#begins[first % BEGINNINGS] === 0) return 0;
    let lengths = 0;
    let node = this.#tree.next(ROOT, first);
    for (let end = at + 1; node !== NOWHERE; end++) {
      if (this.#tree.valueOf(node) === true) lengths |= 1 << (end - at);
      if (end === text.length) break;
      node = this.#tree.next(node, text.charCodeAt(end));
    }
    return lengths;
  }
}

/** Whether a word of some length is among those of {@link WordSet.lengthsAt}. */
export const hasLength = (lengths: number, length: number): boolean => ((lengths >> length) & 1) === 1;

/** Whether the shortest word of those of {@link WordSet.lengthsAt} is no longer than so much. */
export const isWithin = (lengths: number, most: number): boolean =>
  lengths !== 0 && 31 - Math.clz32(lengths & -lengths) <= most;

export const NO_WORDS = new WordSet([]);

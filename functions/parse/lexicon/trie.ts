/** A node of a trie; the word that ends there stands for `value`. */
export interface TrieNode<T> {
  /** By unit; undefined where no word goes on. */
  children: Map<number, TrieNode<T>> | undefined;
  value: T | undefined;
}

const newNode = <T>(): TrieNode<T> => ({ children: undefined, value: undefined });

/** Words by their units, to find those that begin at a place of a text. */
export class Trie<T> {
  readonly root: TrieNode<T> = newNode();

  constructor(entries: Iterable<readonly [string, T]> = []) {
    for (const [word, value] of entries) this.add(word, value);
  }

  add(word: string, value: T): void {
    let node = this.root;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      let next = node.children?.get(unit);
      if (next === undefined) {
        next = newNode();
        node.children ??= new Map();
        node.children.set(unit, next);
      }
      node = next;
    }
    node.value = value;
  }

  /** What a word stands for. */
  get(word: string): T | undefined {
    let node: TrieNode<T> | undefined = this.root;
    for (let at = 0; at < word.length && node !== undefined; at++)
      node = node.children?.get(word.charCodeAt(at));
    return node?.value;
  }

  /** Calls back for every word that begins at a place and ends no later than at `limit`, the shortest first. */
  each(text: string, at: number, limit: number, found: (value: T, end: number) => void): void {
    let node: TrieNode<T> | undefined = this.root;
    for (let end = at; end < limit; ) {
      node = node.children?.get(text.charCodeAt(end));
      if (node === undefined) return;
      end++;
      if (node.value !== undefined) found(node.value, end);
    }
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

  /** The ends of all words that begin at a place, the nearest first. */
  endsAt(text: string, at: number, limit: number = text.length): readonly number[] {
    let node = this.#trie.root.children?.get(text.charCodeAt(at));
    let ends: number[] | undefined;
    for (let end = at + 1; node !== undefined && end <= limit; end++) {
      if (node.value !== undefined) {
        ends ??= [];
        ends.push(end);
      }
      node = node.children?.get(text.charCodeAt(end));
    }
    return ends ?? NONE;
  }
}

const NONE: readonly number[] = [];
export const NO_WORDS = new WordTrie([]);

import { Vocabulary } from './vocabulary.ts';

/** A word of a class, with what makes another word of it: both are regular expressions over the matching form. */
export interface GuardedWord {
  readonly word: string;
  /** Followed by one of these, it is another word: 同意 in 同意率. */
  readonly notBefore?: readonly string[];
  /** Preceded by one of these, it is another word or says something else: 通过 in 验收通过. */
  readonly notAfter?: readonly string[];
}

/** A word; a guarded word; or, as `@name`, all words of another class. */
export type Entry = string | GuardedWord;

/** A file of word classes. */
export interface WordClasses {
  /** What the words are, and where they come from. */
  readonly about: string;
  readonly classes: Readonly<Record<string, readonly Entry[]>>;
  /** Patterns that other patterns use by their name, captures among them: `meeting-name`. */
  readonly phrases?: Readonly<Record<string, string>>;
}

const REFERENCE = '@';
const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** The word classes of one language. */
export class Lexicon {
  readonly #classes = new Map<string, readonly GuardedWord[]>();
  readonly #sources = new Map<string, string>();
  readonly #phrases = new Map<string, string>();
  /** The words that the patterns over this lexicon ask for. */
  readonly vocabulary = new Vocabulary();

  /**
   * @throws Error when two files define one class, or a class refers to one that is not defined: defects of the data,
   *   found when the module is loaded.
   */
  constructor(files: readonly WordClasses[]) {
    const entries = new Map<string, readonly Entry[]>();
    for (const { classes, phrases = {} } of files) {
      for (const [name, words] of Object.entries(classes)) {
        if (entries.has(name)) throw new Error(`The word class “${name}” is defined twice.`);
        entries.set(name, words);
      }
      for (const [name, phrase] of Object.entries(phrases)) {
        if (this.#phrases.has(name)) throw new Error(`The phrase “${name}” is defined twice.`);
        this.#phrases.set(name, phrase);
      }
    }
    const resolve = (name: string, above: readonly string[]): readonly GuardedWord[] => {
      const known = this.#classes.get(name);
      if (known !== undefined) return known;
      const own = entries.get(name);
      if (own === undefined || above.includes(name))
        throw new Error(`There is no word class “${name}”, or it holds itself.`);
      const words = own.flatMap((entry) =>
        typeof entry !== 'string'
          ? [entry]
          : entry.startsWith(REFERENCE)
            ? resolve(entry.slice(1), [...above, name])
            : [{ word: entry }],
      );
      // The longest first: an alternation takes the first that fits.
      const sorted = [...words].sort((a, b) => b.word.length - a.word.length);
      this.#classes.set(name, sorted);
      return sorted;
    };
    for (const name of entries.keys()) resolve(name, []);
  }

  has(name: string): boolean {
    return this.#classes.has(name);
  }

  /** The pattern that a phrase stands for. */
  phraseOf(name: string): string | undefined {
    return this.#phrases.get(name);
  }

  /** @throws Error when there is no such class. */
  wordsOf(name: string): readonly string[] {
    return this.#wordsOf(name).map(({ word }) => word);
  }

  /**
   * The words of a class as the source of a regular expression.
   *
   * @throws Error when there is no such class.
   */
  sourceOf(name: string): string {
    const known = this.#sources.get(name);
    if (known !== undefined) return known;
    const words = this.#wordsOf(name).map(({ word, notBefore = [], notAfter = [] }) => {
      const before = notAfter.length === 0 ? '' : `(?<!${notAfter.join('|')})`;
      const after = notBefore.length === 0 ? '' : `(?!${notBefore.join('|')})`;
      return `${before}${escaped(word)}${after}`;
    });
    const source = `(?:${words.join('|')})`;
    this.#sources.set(name, source);
    return source;
  }

  #wordsOf(name: string): readonly GuardedWord[] {
    const words = this.#classes.get(name);
    if (words === undefined) throw new Error(`There is no word class “${name}”.`);
    return words;
  }
}

import table from './names.json' with { type: 'json' };
import { prefixes } from './words.ts';

// How likely characters are to be the name of a person, from counts. All costs are negative natural logarithms of a
// probability.

/** By cost in tenths: the characters, then, each after a space, what is longer. */
export type CostTable = Readonly<Record<string, string>>;

/** Where a character stands in a given name: alone, or first or second of two. */
export type GivenPosition = 'single' | 'first' | 'second';

/** The committed table, as `npm run lexicon` writes it. */
export interface NameTable {
  readonly surnames: CostTable;
  readonly given: Readonly<Record<GivenPosition, CostTable>>;
  /** Characters of names of other languages: those that begin a part of a name, and those of any place. */
  readonly foreign: Readonly<Record<'first' | 'any', CostTable>>;
  /** Words that names of other languages are put together from: 扎西, 次仁. */
  readonly elements: string;
  /** Family names of the Yi, which a given name follows: 吉克. */
  readonly families: string;
  /** The share of given names that have one character. */
  readonly single: number;
}

/** Rarer than anything that was counted. */
const UNKNOWN_SURNAME = 14;
const UNKNOWN_GIVEN = 14;
const UNKNOWN_FOREIGN = 11;
/** A character of running text that is no word by itself. */
const UNKNOWN_WORD = 15;
/** How many names are of other languages, and how much each further character adds: they are three to ten long. */
const FOREIGN = -Math.log(0.01);
const FURTHER = -Math.log(0.75);
const SHORTEST_FOREIGN = 3;
const LONGEST_ELEMENT = 5;
const DOT = /[·•・‧]/;
const HAN = /^\p{Script=Han}+$/u;
const NEVER = Number.POSITIVE_INFINITY;

type Costs = ReadonlyMap<string, number>;

/** What a table of names knows of characters. */
export class Names {
  readonly #surnames: Costs;
  readonly #given: Readonly<Record<GivenPosition, Costs>>;
  readonly #first: Costs;
  readonly #any: Costs;
  readonly #elements: ReadonlySet<string>;
  readonly #families: ReadonlySet<string>;
  /** By the number of characters of a given name. */
  readonly #lengths: readonly number[];

  constructor({ surnames, given, foreign, elements, families, single }: NameTable) {
    this.#surnames = decode(surnames);
    this.#given = { single: decode(given.single), first: decode(given.first), second: decode(given.second) };
    this.#first = decode(foreign.first);
    this.#any = decode(foreign.any);
    this.#elements = new Set(elements.split(' '));
    this.#families = new Set(families.split(' '));
    this.#lengths = [NEVER, -Math.log(single), -Math.log(1 - single)];
  }

  /** What a surname costs; `undefined` where it is none that is known. */
  surnameCost(surname: string): number | undefined {
    return this.#surnames.get(surname);
  }

  /** What a character costs in its place in a given name. */
  givenCost(character: string, position: GivenPosition): number {
    return this.#given[position].get(character) ?? UNKNOWN_GIVEN;
  }

  /** What the cheapest reading of some characters as the name of a person costs, Chinese or transliterated. */
  nameCost(characters: string): number {
    return Math.min(this.#chineseCost(characters), this.#foreignCost(characters));
  }

  /**
   * How much likelier some characters are as a name than as running text: the natural logarithm of the ratio. It knows
   * nothing of what stands around them, nor how many names to expect there: add the logarithm of the odds of that.
   */
  nameScore(characters: string): number {
    return textCost(characters) - this.nameCost(characters);
  }

  #chineseCost(characters: string): number {
    const [first = ''] = characters;
    const compound = characters.slice(0, 2);
    const single =
      (this.surnameCost(first) ?? UNKNOWN_SURNAME) + this.#givenNameCost(characters.slice(first.length));
    const double = (this.surnameCost(compound) ?? NEVER) + this.#givenNameCost(characters.slice(2));
    return Math.min(single, double);
  }

  #givenNameCost(given: string): number {
    const [first = '', second, ...more] = given;
    const length = this.#lengths[second === undefined ? first.length : 2] ?? NEVER;
    if (more.length > 0) return NEVER;
    if (second === undefined) return length + this.givenCost(first, 'single');
    return length + this.givenCost(first, 'first') + this.givenCost(second, 'second');
  }

  #foreignCost(characters: string): number {
    if (characters.length < SHORTEST_FOREIGN) return NEVER;
    const parts = characters.split(DOT);
    const cost = parts.reduce((sum, part) => sum + this.#partCost(part), FOREIGN);
    const family = characters.slice(0, 2);
    if (!this.#families.has(family)) return cost;
    const given = this.#givenNameCost(characters.slice(2));
    return Math.min(cost, FOREIGN + Math.log(this.#families.size) + given);
  }

  /** The cheapest way to put a part together from known words and characters. */
  #partCost(part: string): number {
    if (!HAN.test(part)) return NEVER;
    const element = Math.log(this.#elements.size);
    const best: number[] = [0];
    for (let at = 0; at < part.length; at++) {
      const here = best[at] ?? NEVER;
      const reach = (length: number, cost: number) => {
        best[at + length] = Math.min(best[at + length] ?? NEVER, here + cost);
      };
      const character = part.charAt(at);
      reach(1, ((at === 0 ? this.#first : this.#any).get(character) ?? UNKNOWN_FOREIGN) + FURTHER);
      for (let length = 2; length <= LONGEST_ELEMENT && at + length <= part.length; length++)
        if (this.#elements.has(part.slice(at, at + length))) reach(length, element);
    }
    return best[part.length] ?? NEVER;
  }
}

function decode(bands: CostTable): Costs {
  const found = new Map<string, number>();
  for (const [cost, keys] of Object.entries(bands)) {
    const [short = '', ...long] = keys.split(' ');
    for (const key of [...short, ...long]) found.set(key, Number(cost) / 10);
  }
  return found;
}

let known: Names | undefined;

/** What is known of names from the committed table. */
export function names(): Names {
  known ??= new Names(table);
  return known;
}

/** `names().nameScore`. */
export const nameScore = (characters: string): number => names().nameScore(characters);

/** What the cheapest way costs to put some characters together from words of the dictionary. */
export function textCost(characters: string): number {
  const best: number[] = [0];
  for (let at = 0; at < characters.length; at++) {
    const here = best[at] ?? NEVER;
    const reach = (length: number, cost: number) => {
      best[at + length] = Math.min(best[at + length] ?? NEVER, here + cost);
    };
    reach(1, UNKNOWN_WORD);
    for (const { word, is } of prefixes(characters, at)) {
      if (is.pos !== 'person') reach(word.length, -is.logFreq);
    }
  }
  return best[characters.length] ?? NEVER;
}

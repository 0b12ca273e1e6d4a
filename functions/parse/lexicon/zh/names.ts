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
const DOT = /[·•・‧]/;
const HAN = /^\p{Script=Han}+$/u;

const { single }: NameTable = table;
const LENGTHS = [Number.POSITIVE_INFINITY, -Math.log(single), -Math.log(1 - single)];

type Costs = ReadonlyMap<string, number>;
interface Known {
  readonly surnames: Costs;
  readonly given: Readonly<Record<GivenPosition, Costs>>;
  readonly first: Costs;
  readonly any: Costs;
}
let known: Known | undefined;

function costs(): Known {
  if (known) return known;
  const { surnames, given, foreign }: NameTable = table;
  known = {
    surnames: decode(surnames),
    given: { single: decode(given.single), first: decode(given.first), second: decode(given.second) },
    first: decode(foreign.first),
    any: decode(foreign.any),
  };
  return known;
}

function decode(bands: CostTable): Costs {
  const found = new Map<string, number>();
  for (const [cost, keys] of Object.entries(bands)) {
    const [short = '', ...long] = keys.split(' ');
    for (const key of [...short, ...long]) found.set(key, Number(cost) / 10);
  }
  return found;
}

/** What a surname costs; `undefined` where it is none that was counted. */
export const surnameCost = (surname: string): number | undefined => costs().surnames.get(surname);

/** What a character costs in its place in a given name. */
export const givenCost = (character: string, position: GivenPosition): number =>
  costs().given[position].get(character) ?? UNKNOWN_GIVEN;

/** What the cheapest reading of some characters as the name of a person costs, Chinese or transliterated. */
export function nameCost(characters: string): number {
  return Math.min(chineseCost(characters), foreignCost(characters));
}

/**
 * How much likelier some characters are as a name than as running text: the natural logarithm of the ratio. It knows
 * nothing of what stands around them, nor how many names to expect there: add the logarithm of the odds of that.
 */
export const nameScore = (characters: string): number => textCost(characters) - nameCost(characters);

function chineseCost(characters: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (const length of [1, 2]) {
    const surname = characters.slice(0, length);
    const given = [...characters.slice(length)];
    const lengths = LENGTHS[given.length] ?? Number.POSITIVE_INFINITY;
    const cost = surnameCost(surname) ?? (length === 1 ? UNKNOWN_SURNAME : Number.POSITIVE_INFINITY);
    best = Math.min(best, cost + lengths + givenNameCost(given));
  }
  return best;
}

function givenNameCost([first = '', second]: readonly string[]): number {
  if (second === undefined) return givenCost(first, 'single');
  return givenCost(first, 'first') + givenCost(second, 'second');
}

function foreignCost(characters: string): number {
  if ([...characters].length < SHORTEST_FOREIGN) return Number.POSITIVE_INFINITY;
  let cost = FOREIGN;
  for (const part of characters.split(DOT)) {
    if (!HAN.test(part)) return Number.POSITIVE_INFINITY;
    const [first = '', ...rest] = part;
    cost += (costs().first.get(first) ?? UNKNOWN_FOREIGN) + FURTHER;
    for (const character of rest) cost += (costs().any.get(character) ?? UNKNOWN_FOREIGN) + FURTHER;
  }
  return cost;
}

/** What the cheapest way costs to put some characters together from words of the dictionary. */
export function textCost(characters: string): number {
  const best: number[] = [0];
  for (let at = 0; at < characters.length; at++) {
    const here = best[at] ?? Number.POSITIVE_INFINITY;
    const reach = (length: number, cost: number) => {
      const before = best[at + length] ?? Number.POSITIVE_INFINITY;
      best[at + length] = Math.min(before, here + cost);
    };
    reach(1, UNKNOWN_WORD);
    for (const { word, is } of prefixes(characters, at)) {
      if (is.pos !== 'person') reach(word.length, -is.logFreq);
    }
  }
  return best[characters.length] ?? Number.POSITIVE_INFINITY;
}

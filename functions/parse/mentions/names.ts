import type { WordTrie } from '../lexicon/trie.ts';
import { foreignNames } from './foreign-names.ts';
import type { Excess } from './lattice.ts';
import { compoundSurnames, type NameCharacter, nameCharacter } from './name-characters.ts';

/** A reading of some characters as the name of a person. */
export interface NameCandidate {
  readonly start: number;
  readonly end: number;
  /** Negative natural logarithm of the probability that a name has these characters. */
  readonly cost: number;
  /** A surname without a given name, or with a hidden one. */
  readonly truncated: boolean;
}

/** How many characters follow the surname: shares among officials of the last decades. By their number. */
const GIVEN_LENGTH = [0, -Math.log(0.36), -Math.log(0.63), -Math.log(0.0001)] as const;
const LONGEST_GIVEN = 3;
/** A page cuts a name off (a character its font lacks) about once in a thousand names. */
const TRUNCATED = -Math.log(0.0006);
/** A name that stands elsewhere on the page, or on the roster, is one of a few hundred. */
const KNOWN = 5;

/** Which names are looked for. */
export interface NameOptions {
  /** A name of a surname of one character that costs as much is left out. */
  readonly dearest?: number;
  /** Names of a single unit are left out, and those that something else explains better by more than so much. */
  readonly likely?: { readonly excess: Excess; readonly most: number };
}

/**
 * All readings of stretches of a text as a name: at most a few dozen for each place. `limits`: the places, in order, that
 * no name reaches across, the last of them the end of the text; `known`: names that are known to occur.
 */
export function nameCandidates(
  text: string,
  limits: readonly number[],
  known: WordTrie,
  options: NameOptions = {},
): readonly NameCandidate[] {
  const { dearest = Number.POSITIVE_INFINITY } = options;
  const search = new NameSearch(charactersOf(text), options.likely);
  const dotted = text.includes('·');
  const addCompound = (cost: number, end: number): void =>
    search.addGiven(end, cost, Number.POSITIVE_INFINITY);
  let at = 0;
  for (const limit of limits)
    for (; at < limit; at++) {
      const surname = search.characters[at];
      if (surname === undefined) continue;
      search.begin(at, limit);
      compoundSurnames.each(text, at, limit, addCompound);
      const end = at + sizeOf(text, at);
      if (surname.surname < dearest && end <= limit) search.addGiven(end, surname.surname, dearest);
      for (const name of foreignNames(text, at, limit, dotted)) search.add(name.end, name.cost, false);
      for (const end of known.endsAt(text, at, limit)) search.add(end, KNOWN, false);
      search.keepCheapest();
    }
  return search.found;
}

/** The names that are found so far, and those that begin at one place. */
class NameSearch {
  readonly characters: readonly (NameCharacter | undefined)[];
  readonly found: NameCandidate[] = [];
  readonly #likely: NameOptions['likely'];
  #start = 0;
  #limit = 0;
  /** The index of the first name that begins there. */
  #first = 0;

  constructor(characters: readonly (NameCharacter | undefined)[], likely: NameOptions['likely']) {
    this.characters = characters;
    this.#likely = likely;
  }

  /** Goes on to the names that begin at a place and do not reach across another. */
  begin(start: number, limit: number): void {
    this.#start = start;
    this.#limit = limit;
    this.#first = this.found.length;
  }

  add(end: number, cost: number, truncated: boolean): void {
    const start = this.#start;
    const likely = this.#likely;
    if (likely !== undefined && (end - start < 2 || likely.excess.of(start, end, cost) > likely.most)) return;
    this.found.push({ start, end, cost, truncated });
  }

  /** Adds the names of a surname that ends at a place, by itself and with the characters that follow, unless one costs as much as `dearest`. */
  addGiven(end: number, surname: number, dearest: number): void {
    const { characters } = this;
    const limit = this.#limit;
    if (surname + TRUNCATED < dearest) this.add(end, surname + TRUNCATED, true);
    let hidden = false;
    let before = 0;
    let at = end;
    for (let count = 1; count <= LONGEST_GIVEN && at < limit; count++) {
      const given = characters[at];
      if (given === undefined) return;
      at++;
      // The second half of a character of two units.
      while (at < limit && !(at in characters)) at++;
      hidden ||= given.hidden;
      const last = count === 1 ? given.single : given.second;
      const cost = surname + (GIVEN_LENGTH[count] ?? 0) + before + last;
      if (cost < dearest) this.add(at, cost, hidden);
      before += count === 1 ? given.first : given.second;
    }
  }

  /** Of several readings of the same characters keeps the cheapest. */
  keepCheapest(): void {
    const { found } = this;
    for (let i = found.length - 1; i > this.#first; i--) {
      const one = found[i];
      if (one === undefined) continue;
      for (let j = this.#first; j < i; j++) {
        const other = found[j];
        if (other === undefined || other.end !== one.end) continue;
        if (one.cost < other.cost) found[j] = { ...one, truncated: other.truncated && one.truncated };
        found.splice(i, 1);
        break;
      }
    }
  }
}

const sizeOf = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** What the character that begins at each place is in names. */
function charactersOf(text: string): readonly (NameCharacter | undefined)[] {
  const characters: (NameCharacter | undefined)[] = new Array(text.length);
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    characters[at] = nameCharacter(point);
    at += point > 0xffff ? 2 : 1;
  }
  return characters;
}

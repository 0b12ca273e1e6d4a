import type { WordTrie } from '../lexicon/trie.ts';
import { foreignNames } from './foreign-names.ts';
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
  /** Others are left out. */
  readonly isWanted?: (start: number, end: number, cost: number) => boolean;
}

/**
 * All readings of stretches of a text as a name: at most a few dozen for each place. `limits`: the places, in order, that
 * no name reaches across, the last of them the end of the text; `known`: names that are known to occur.
 */
export function nameCandidates(
  text: string,
  limits: readonly number[],
  known: WordTrie,
  { dearest = Number.POSITIVE_INFINITY, isWanted = () => true }: NameOptions = {},
): readonly NameCandidate[] {
  const characters = charactersOf(text);
  const dotted = text.includes('·');
  const found: NameCandidate[] = [];
  let at = 0;
  const add = (end: number, cost: number, truncated: boolean): void => {
    if (isWanted(at, end, cost)) found.push({ start: at, end, cost, truncated });
  };
  const addUsual: typeof add = (end, cost, truncated) => {
    if (cost < dearest) add(end, cost, truncated);
  };
  let before = 0;
  const addCompound = (cost: number, end: number): void => {
    addGiven(characters, end, before, cost, add);
  };
  for (const limit of limits) {
    before = limit;
    for (; at < limit; at++) {
      const surname = characters[at];
      if (surname === undefined) continue;
      const first = found.length;
      compoundSurnames.each(text, at, limit, addCompound);
      const end = at + sizeOf(text, at);
      if (surname.surname < dearest && end <= limit)
        addGiven(characters, end, limit, surname.surname, addUsual);
      for (const name of foreignNames(text, at, limit, dotted)) add(name.end, name.cost, false);
      for (const end of known.endsAt(text, at, limit)) add(end, KNOWN, false);
      keepCheapest(found, first);
    }
  }
  return found;
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

/** Adds the names of a surname that ends at a place: by itself, and with the characters that follow. */
function addGiven(
  characters: readonly (NameCharacter | undefined)[],
  end: number,
  limit: number,
  surname: number,
  add: (end: number, cost: number, truncated: boolean) => void,
): void {
  add(end, surname + TRUNCATED, true);
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
    add(at, surname + (GIVEN_LENGTH[count] ?? 0) + before + last, hidden);
    before += count === 1 ? given.first : given.second;
  }
}

/** Of several readings of the same characters keeps the cheapest: those found from an index on, which begin at one place. */
function keepCheapest(found: NameCandidate[], first: number): void {
  for (let i = found.length - 1; i > first; i--) {
    const one = found[i];
    if (one === undefined) continue;
    for (let j = first; j < i; j++) {
      const other = found[j];
      if (other === undefined || other.end !== one.end) continue;
      if (one.cost < other.cost) found[j] = { ...one, truncated: other.truncated && one.truncated };
      found.splice(i, 1);
      break;
    }
  }
}

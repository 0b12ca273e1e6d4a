import {
  characterAt,
  givenCost,
  isMasked,
  isNameCharacter,
  isOrdinaryWord,
  surnamesAt,
} from './characters.ts';
import { foreignNames } from './foreign.ts';

/** A reading of the characters from some place on as the name of a person. */
export interface NameCandidate {
  readonly end: number;
  /** Negative natural logarithm of the probability that a name has these characters. */
  readonly cost: number;
  /** A surname without a given name. */
  readonly truncated: boolean;
}

/** Names that are known to occur, e.g. from the opening of the minutes or the source's roster. */
export type KnownNames = ReadonlySet<string>;

/** How many characters follow the surname: shares among officials of the last decades. */
const GIVEN_LENGTH = { 1: -Math.log(0.36), 2: -Math.log(0.63), 3: -Math.log(0.0004) } as const;
/** A page cuts a name off (a character its font lacks) about once in a thousand names. */
const TRUNCATED = -Math.log(0.0006);
/** 方案, 关于: hardly ever a name. */
const ORDINARY = 9;
/** A name that stands elsewhere on the page, or on the roster, is one of a few hundred. */
const KNOWN = 5;
/** The characters from `at` on that can stand in a name, at most `count`, not beyond `limit`. */
function following(text: string, at: number, limit: number, count: number): string[] {
  const characters: string[] = [];
  for (let i = at; i < limit && characters.length < count; ) {
    const character = characterAt(text, i);
    if (!isNameCharacter(character)) break;
    characters.push(character);
    i += character.length;
  }
  return characters;
}

/** All readings of `text` from `start` on as a name that ends at or before `limit`. At most a few dozen. */
export function nameCandidates(
  text: string,
  start: number,
  limit: number,
  known: KnownNames = new Set(),
): readonly NameCandidate[] {
  // The best reading for each end; there are too few for a map to be worth its while.
  const best: NameCandidate[] = [];
  const offer = (end: number, cost: number, truncated = false): void => {
    const name = text.slice(start, end);
    const usual = cost + (isOrdinaryWord(name) ? ORDINARY : 0);
    const weighed = known.has(name) ? Math.min(usual, KNOWN) : usual;
    const present = best.findIndex((one) => one.end === end);
    if (present < 0) best.push({ end, cost: weighed, truncated });
    else if (weighed < (best[present]?.cost ?? 0)) best[present] = { end, cost: weighed, truncated };
  };
  for (const { length, cost } of surnamesAt(text, start, limit)) {
    offerGiven(text, start + length, limit, cost, offer);
  }
  for (const { end, cost } of foreignNames(text, start, limit)) offer(end, cost);
  return best;
}

type Offer = (end: number, cost: number, truncated?: boolean) => void;

function offerGiven(text: string, at: number, limit: number, surnameCost: number, offer: Offer): void {
  offer(at, surnameCost + TRUNCATED, true);
  const given = following(text, at, limit, 3);
  let end = at;
  let masked = false;
  for (let count = 1; count <= given.length; count++) {
    const last = given[count - 1] ?? '';
    end += last.length;
    masked ||= isMasked(last) && last !== '某';
    let cost = surnameCost + (GIVEN_LENGTH[count as 1 | 2 | 3] ?? 0);
    for (let j = 0; j < count; j++) {
      cost += givenCost(given[j] ?? '', count === 1 ? 'alone' : j === 0 ? 'first' : 'second');
    }
    offer(end, cost, masked);
  }
}

import { hasLength, type WordSet } from '../word-tree.ts';
import {
  canBeginCompound,
  characterAt,
  firstGivenCost,
  GIVEN_UNIT,
  givenCost,
  givenUnit,
  hidesName,
  isNameCharacter,
  onlyGivenCost,
  ordinaryWords,
  secondGivenCost,
  surnamesAt,
  surnameUnitCost,
} from './characters.ts';
import { type ForeignName, foreignNames, hasDot } from './foreign.ts';

/**
 * Takes a reading of some characters as the name of a person. `cost`: negative natural logarithm of the probability that
 * a name has these characters; `truncated`: a surname without a given name, or with a hidden one.
 */
export type OfferName = (start: number, end: number, cost: number, truncated: boolean) => void;

/** How many characters follow the surname: shares among officials of the last decades. By their number. */
const GIVEN_LENGTH = [0, -Math.log(0.36), -Math.log(0.63), -Math.log(0.0004)] as const;
const LONGEST_GIVEN = 3;
/** A page cuts a name off (a character its font lacks) about once in a thousand names. */
const TRUNCATED = -Math.log(0.0006);
/** 方案, 关于: hardly ever a name. */
const ORDINARY = 9;
/** A name that stands elsewhere on the page, or on the roster, is one of a few hundred. */
const KNOWN = 5;

/**
 * Offers all readings of `text` as a name that begins at `from` or after and ends at or before `to`: at most a few dozen
 * for each place. `known`: names that are known to occur, e.g. from the opening of the minutes or the source's roster.
 */
export function nameCandidates(
  text: string,
  from: number,
  to: number,
  known: WordSet,
  offer: OfferName,
): void {
  const dotted = hasDot(text, from, to);
  for (let at = from; at < to; at++) {
    const ordinary = ordinaryWords.lengthsAt(text, at);
    const expected = known.lengthsAt(text, at);
    const foreign = foreignNames(text, at, to, dotted);
    if (foreign.length === 0 && isPlain(text, at, to)) offerPlain(text, at, to, ordinary, expected, offer);
    else offerBest(text, at, to, foreign, ordinary, expected, offer);
  }
}

/** Whether there is one surname at most, and no character that is written in two units. */
function isPlain(text: string, at: number, limit: number): boolean {
  if (canBeginCompound(text.charCodeAt(at))) return false;
  for (let i = at; i < limit && i <= at + LONGEST_GIVEN; i++) {
    if (givenUnit(text.charCodeAt(i)) === GIVEN_UNIT.half) return false;
  }
  return true;
}

/** What a name of some length costs, where it may be an ordinary word or one that is expected. */
function weighed(cost: number, length: number, ordinary: number, expected: number): number {
  const usual = hasLength(ordinary, length) ? cost + ORDINARY : cost;
  return hasLength(expected, length) ? Math.min(usual, KNOWN) : usual;
}

/** The names that begin with a surname of one unit. */
function offerPlain(
  text: string,
  at: number,
  limit: number,
  ordinary: number,
  expected: number,
  offer: OfferName,
): void {
  const surname = surnameUnitCost(text.charCodeAt(at));
  if (surname === Number.POSITIVE_INFINITY) return;
  offer(at, at + 1, weighed(surname + TRUNCATED, 1, ordinary, expected), true);
  let hidden = false;
  let first = 0;
  let second = 0;
  for (let count = 1; count <= LONGEST_GIVEN && at + count < limit; count++) {
    const code = text.charCodeAt(at + count);
    const unit = givenUnit(code);
    if (unit === GIVEN_UNIT.none) return;
    hidden ||= unit === GIVEN_UNIT.hidden;
    let cost = surname + (GIVEN_LENGTH[count] ?? 0);
    if (count === 1) {
      cost += onlyGivenCost(code);
      first = firstGivenCost(code);
    } else if (count === 2) {
      second = secondGivenCost(code);
      cost += first;
      cost += second;
    } else {
      cost += first;
      cost += second;
      cost += secondGivenCost(code);
    }
    offer(at, at + count + 1, weighed(cost, count + 1, ordinary, expected), hidden);
  }
}

interface Best {
  readonly end: number;
  readonly cost: number;
  readonly truncated: boolean;
}

/** Of all names that begin at a place, the best for each end; there are too few for a map to be worth its while. */
function offerBest(
  text: string,
  at: number,
  limit: number,
  foreign: readonly ForeignName[],
  ordinary: number,
  expected: number,
  offer: OfferName,
): void {
  const best: Best[] = [];
  const consider = (end: number, cost: number, truncated = false): void => {
    const one = { end, cost: weighed(cost, end - at, ordinary, expected), truncated };
    const present = best.findIndex((other) => other.end === end);
    if (present < 0) best.push(one);
    else if (one.cost < (best[present]?.cost ?? 0)) best[present] = one;
  };
  for (const { length, cost } of surnamesAt(text, at, limit))
    considerGiven(text, at + length, limit, cost, consider);
  for (const { end, cost } of foreign) consider(end, cost);
  for (const { end, cost, truncated } of best) offer(at, end, cost, truncated);
}

/** The characters from `at` on that can stand in a given name, not beyond `limit`. */
function following(text: string, at: number, limit: number): string[] {
  const characters: string[] = [];
  for (let i = at; i < limit && characters.length < LONGEST_GIVEN; ) {
    const character = characterAt(text, i);
    if (!isNameCharacter(character)) break;
    characters.push(character);
    i += character.length;
  }
  return characters;
}

function considerGiven(
  text: string,
  at: number,
  limit: number,
  surnameCost: number,
  consider: (end: number, cost: number, truncated?: boolean) => void,
): void {
  consider(at, surnameCost + TRUNCATED, true);
  const given = following(text, at, limit);
  let end = at;
  let hidden = false;
  for (let count = 1; count <= given.length; count++) {
    const last = given[count - 1] ?? '';
    end += last.length;
    hidden ||= hidesName(last);
    let cost = surnameCost + (GIVEN_LENGTH[count] ?? 0);
    for (let j = 0; j < count; j++) {
      cost += givenCost(given[j] ?? '', count === 1 ? 'alone' : j === 0 ? 'first' : 'second');
    }
    consider(end, cost, hidden);
  }
}

import { hasLength, type WordSet } from '../word-tree.ts';
import {
  COMPOUND_SURNAME,
  characterAt,
  compoundSurnames,
  firstGivenCost,
  GIVEN_UNIT,
  givenCost,
  givenUnit,
  isNameCharacter,
  onlyGivenCost,
  ordinaryWords,
  secondGivenCost,
  surnameCost,
  surnameUnitCost,
} from './characters.ts';
import { foreignNames, hasDot } from './foreign.ts';

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
 * Offers all readings of stretches of `text` as a name: at most a few dozen for each place. `ends`: the places, in order,
 * that no name reaches across, the last of them the end of the text; `known`: names that are known to occur, e.g. from
 * the opening of the minutes or the source's roster.
 */
export function nameCandidates(
  text: string,
  ends: readonly number[],
  known: WordSet,
  offer: OfferName,
): void {
  weighCharacters(text);
  const dotted = hasDot(text);
  let at = 0;
  for (const end of ends) {
    for (; at < end; at++) {
      considerCompound(text, at, end);
      considerSingle(text, at, end);
      for (const name of foreignNames(text, at, end, dotted)) consider(name.end - at, name.cost, false);
      if (longest > 0) offerBest(text, at, known, offer);
    }
  }
}

// By place of the text: what its unit is in a given name, and what it costs in each place of one. Every unit stands in the
// names of several places before it. These serve one text after the other.

let units = new Uint8Array(256);
let firstCosts = new Float64Array(256);
let secondCosts = new Float64Array(256);
let onlyCosts = new Float64Array(256);

function weighCharacters(text: string): void {
  const { length } = text;
  if (units.length < length) {
    units = new Uint8Array(2 * length);
    firstCosts = new Float64Array(2 * length);
    secondCosts = new Float64Array(2 * length);
    onlyCosts = new Float64Array(2 * length);
  }
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    units[at] = givenUnit(code);
    firstCosts[at] = firstGivenCost(code);
    secondCosts[at] = secondGivenCost(code);
    onlyCosts[at] = onlyGivenCost(code);
  }
}

// Of all names that begin at a place, the best of each length. They serve one place after the other.

const LENGTHS = 32;
const costs = new Float64Array(LENGTHS).fill(Number.POSITIVE_INFINITY);
const truncations = new Uint8Array(LENGTHS);
/** 0 where no name begins. */
let longest = 0;

function consider(length: number, cost: number, truncated: boolean): void {
  if (length >= LENGTHS || cost >= (costs[length] ?? 0)) return;
  costs[length] = cost;
  truncations[length] = truncated ? 1 : 0;
  if (length > longest) longest = length;
}

function offerBest(text: string, at: number, known: WordSet, offer: OfferName): void {
  const ordinary = ordinaryWords.lengthsAt(text, at);
  const expected = known.lengthsAt(text, at);
  for (let length = 1; length <= longest; length++) {
    const cost = costs[length] ?? Number.POSITIVE_INFINITY;
    if (cost === Number.POSITIVE_INFINITY) continue;
    const usual = hasLength(ordinary, length) ? cost + ORDINARY : cost;
    const weighed = hasLength(expected, length) ? Math.min(usual, KNOWN) : usual;
    offer(at, at + length, weighed, truncations[length] === 1);
    costs[length] = Number.POSITIVE_INFINITY;
  }
  longest = 0;
}

function considerCompound(text: string, at: number, limit: number): void {
  const lengths = compoundSurnames.lengthsAt(text, at);
  if (lengths === 0) return;
  for (let length = 2; at + length <= limit && 1 << length <= lengths; length++) {
    if (hasLength(lengths, length)) considerGiven(text, at, at + length, limit, COMPOUND_SURNAME);
  }
}

function considerSingle(text: string, at: number, limit: number): void {
  if (units[at] === GIVEN_UNIT.half) {
    const character = characterAt(text, at);
    const cost = surnameCost(character);
    const end = at + character.length;
    if (end <= limit && cost < Number.POSITIVE_INFINITY) considerGiven(text, at, end, limit, cost);
    return;
  }
  const cost = surnameUnitCost(text.charCodeAt(at));
  if (cost < Number.POSITIVE_INFINITY) considerGiven(text, at, at + 1, limit, cost);
}

/** Considers the names of a surname that ends at `end`: by itself, and with the characters that follow. */
function considerGiven(text: string, at: number, end: number, limit: number, surname: number): void {
  consider(end - at, surname + TRUNCATED, true);
  let hidden = false;
  let first = 0;
  let second = 0;
  let i = end;
  for (let count = 1; count <= LONGEST_GIVEN && i < limit; count++) {
    const place = i;
    const unit = units[place] ?? GIVEN_UNIT.none;
    if (unit === GIVEN_UNIT.none) return;
    const character = unit === GIVEN_UNIT.half ? characterAt(text, place) : '';
    if (unit === GIVEN_UNIT.half && !isNameCharacter(character)) return;
    i += Math.max(1, character.length);
    hidden ||= unit === GIVEN_UNIT.hidden;
    let cost = surname + (GIVEN_LENGTH[count] ?? 0);
    if (count === 1) {
      cost += character === '' ? (onlyCosts[place] ?? 0) : givenCost(character, 'alone');
      first = character === '' ? (firstCosts[place] ?? 0) : givenCost(character, 'first');
    } else {
      const last = character === '' ? (secondCosts[place] ?? 0) : givenCost(character, 'second');
      cost += first;
      if (count === 2) second = last;
      else cost += second;
      cost += last;
    }
    consider(i - at, cost, hidden);
  }
}

import { byUnit, characterTest, isHan, numberByUnit } from '../by-unit.ts';
import given from '../data/given-names.json' with { type: 'json' };
import ordinary from '../data/ordinary-words.json' with { type: 'json' };
import surnames from '../data/surnames.json' with { type: 'json' };
import { WordSet } from '../word-tree.ts';

// What is known of the characters of names. All costs are negative natural logarithms of a probability.

/** A character that no list knows still turns up in names: about one name in a few thousand has it. */
const UNKNOWN_GIVEN = -Math.log(0.00004);
const UNKNOWN_SURNAME = -Math.log(0.000001);
/** Characters of offices and grammar are as good as never given as names. */
const UNUSUAL_GIVEN = -Math.log(0.0000008);
export const COMPOUND_SURNAME = -Math.log(0.00008);
/** A generation character is that much likelier in its usual place than in the other. */
const PLACE_TILT = Math.log(2);
/** Single given names draw on a smaller stock: its characters are likelier, all others rarer. */
const ALONE_BONUS = Math.log(3);

/** 某 and the marks with which a page hides or fails to show a character of a name. */
const MASKED = /^[某×XxⅩ＊*○〇□■●▢�\ue000-\uf8ff]$/u;
const MASKED_GIVEN = -Math.log(0.02);

const surnameCosts = new Map<string, number>();
for (const { share, surnames: characters } of surnames.bands) {
  for (const character of characters) surnameCosts.set(character, -Math.log(share));
}
const compound = new Set(surnames.compound);

const givenCosts = new Map<string, number>();
for (const { share, characters } of given.bands) {
  for (const character of characters) givenCosts.set(character, -Math.log(share));
}
for (const character of given.unusual) {
  if (!givenCosts.has(character)) givenCosts.set(character, UNUSUAL_GIVEN);
}
const usual = {
  first: new Set(given.usualFirst),
  second: new Set(given.usualSecond),
  alone: new Set(given.usualAlone),
};
export type GivenPlace = 'first' | 'second' | 'alone';

/** What a character weighs in its place, before the weights of all characters are brought to a sum of one. */
function weightOf(character: string, place: GivenPlace): number {
  const cost = givenCosts.get(character) ?? UNKNOWN_GIVEN;
  if (place === 'alone') return usual.alone.has(character) ? cost - ALONE_BONUS : cost + PLACE_TILT;
  const first = usual.first.has(character);
  const second = usual.second.has(character);
  if (first === second) return cost;
  return (place === 'first') === first ? cost - PLACE_TILT : cost + PLACE_TILT;
}

/** Logarithm of the sum of all weights of a place: the shares of the data are rough and add up to more than one. */
const sumOf = (place: GivenPlace): number =>
  Math.log([...givenCosts.keys()].reduce((sum, character) => sum + Math.exp(-weightOf(character, place)), 0));
const SUM: Readonly<Record<GivenPlace, number>> = {
  first: sumOf('first'),
  second: sumOf('second'),
  alone: sumOf('alone'),
};

/** The character at a place, which may be two units long. */
export const characterAt = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

/** True for 某, ×, □ and the like: the page does not show this character of a name. */
export const isMasked = characterTest(MASKED);
/** True for a mark that does not even say, as 某 does, that the name is not told. */
const hidesName = (character: string): boolean => isMasked(character) && character !== '某';
/** True for a character that can stand in a name. */
export const isNameCharacter = (character: string): boolean => isHan(character) || isMasked(character);
/** What a character costs as a surname; infinite where it is no Chinese one. */
export const surnameCost = (character: string): number =>
  isHan(character) ? (surnameCosts.get(character) ?? UNKNOWN_SURNAME) : Number.POSITIVE_INFINITY;
/** What a unit costs as a surname; infinite where it is half a character or no Chinese one. */
export const surnameUnitCost = numberByUnit(surnameCost);
/** Surnames of several characters. */
export const compoundSurnames = new WordSet(surnames.compound);

/** Ordinary words of prose that begin like a name: 方案, 关于. */
export const ordinaryWords = new WordSet(ordinary.words);

export const isSurname = (character: string): boolean =>
  surnameCosts.has(character) || compound.has(character);

/** What a character costs in its place in a given name. */
export const givenCost = (character: string, place: GivenPlace): number =>
  isMasked(character) ? MASKED_GIVEN : weightOf(character, place) + SUM[place];
/** The same of single units. */
export const firstGivenCost = numberByUnit((unit) => givenCost(unit, 'first'));
export const secondGivenCost = numberByUnit((unit) => givenCost(unit, 'second'));
export const onlyGivenCost = numberByUnit((unit) => givenCost(unit, 'alone'));

/** What a unit is in a given name: nothing, a character, one that the page hides, or half of one. */
export const GIVEN_UNIT = { none: 0, shown: 1, hidden: 2, half: 3 } as const;
const SURROGATE = /^[\ud800-\udfff]$/;
export const givenUnit = byUnit((unit) => {
  if (SURROGATE.test(unit)) return GIVEN_UNIT.half;
  if (!isNameCharacter(unit)) return GIVEN_UNIT.none;
  return hidesName(unit) ? GIVEN_UNIT.hidden : GIVEN_UNIT.shown;
});

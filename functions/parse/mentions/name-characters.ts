// TODO: the measured tables of lexicon/zh once they are there.
import given from '../data/given-names.json' with { type: 'json' };
import surnames from '../data/surnames.json' with { type: 'json' };
import { isHan } from '../text/scripts.ts';

// What is known of the characters of names. All costs are negative natural logarithms of a probability.

/** What a character costs in each part of a name; infinite where it cannot stand there. */
export interface NameCharacter {
  readonly surname: number;
  /** As the first and the last of two given characters, and as the only one. */
  readonly first: number;
  readonly second: number;
  readonly alone: number;
  /** The page does not show the character: ×, □. */
  readonly hidden: boolean;
}

/** A character that no list knows still turns up in names: about one name in a few thousand has it. */
const UNKNOWN_GIVEN = -Math.log(0.00004);
const UNKNOWN_SURNAME = -Math.log(0.000001);
/** Characters of offices and grammar are as good as never given as names. */
const UNUSUAL_GIVEN = -Math.log(0.0000008);
/** A generation character is that much likelier in its usual place than in the other. */
const PLACE_TILT = Math.log(2);
/** Single given names draw on a smaller stock: its characters are likelier, all others rarer. */
const ALONE_BONUS = Math.log(3);
export const COMPOUND_SURNAME = -Math.log(0.00008);

/** 某 and the marks with which a page hides or fails to show a character of a name. */
const MASKED = /^[某×XxⅩ＊*○〇□■●▢�\ue000-\uf8ff]$/u;
const MASKED_GIVEN = -Math.log(0.02);

const surnameCosts = new Map<string, number>();
for (const { share, surnames: characters } of surnames.bands)
  for (const character of characters) surnameCosts.set(character, -Math.log(share));

const givenCosts = new Map<string, number>();
for (const { share, characters } of given.bands)
  for (const character of characters) givenCosts.set(character, -Math.log(share));
for (const character of given.unusual)
  if (!givenCosts.has(character)) givenCosts.set(character, UNUSUAL_GIVEN);

const usual = {
  first: new Set(given.usualFirst),
  second: new Set(given.usualSecond),
  alone: new Set(given.usualAlone),
};
type GivenPlace = keyof typeof usual;

/** What a character weighs in its place, before the weights of all characters are brought to a sum of one. */
function weightOf(character: string, place: GivenPlace): number {
  const cost = givenCosts.get(character) ?? UNKNOWN_GIVEN;
  if (place === 'alone') return usual.alone.has(character) ? cost - ALONE_BONUS : cost + PLACE_TILT;
  const first = usual.first.has(character);
  if (first === usual.second.has(character)) return cost;
  return (place === 'first') === first ? cost - PLACE_TILT : cost + PLACE_TILT;
}

/** Logarithm of the sum of all weights of a place: the shares of the data are rough and add up to more than one. */
const sumOf = (place: GivenPlace): number =>
  Math.log([...givenCosts.keys()].reduce((sum, character) => sum + Math.exp(-weightOf(character, place)), 0));
const SUMS = { first: sumOf('first'), second: sumOf('second'), alone: sumOf('alone') };
const givenCost = (character: string, place: GivenPlace): number => weightOf(character, place) + SUMS[place];

const MASKED_CHARACTER: Omit<NameCharacter, 'hidden'> = {
  surname: Number.POSITIVE_INFINITY,
  first: MASKED_GIVEN,
  second: MASKED_GIVEN,
  alone: MASKED_GIVEN,
};

const known = new Map<string, NameCharacter | undefined>();

/** What a character is in names; undefined where it can stand in none. */
export function nameCharacter(character: string): NameCharacter | undefined {
  if (known.has(character)) return known.get(character);
  const found = weigh(character);
  known.set(character, found);
  return found;
}

function weigh(character: string): NameCharacter | undefined {
  if (MASKED.test(character)) return { ...MASKED_CHARACTER, hidden: character !== '某' };
  if (!isHan(character)) return undefined;
  return {
    surname: surnameCosts.get(character) ?? UNKNOWN_SURNAME,
    first: givenCost(character, 'first'),
    second: givenCost(character, 'second'),
    alone: givenCost(character, 'alone'),
    hidden: false,
  };
}

/** Surnames of several characters. */
export const COMPOUND_SURNAMES: readonly string[] = surnames.compound;
export const isSurname = (words: string): boolean =>
  surnameCosts.has(words) || COMPOUND_SURNAMES.includes(words);

import { byUnit, characterTest, isHan, rememberedByUnit } from '../by-unit.ts';
import given from '../data/given-names.json' with { type: 'json' };
import ordinary from '../data/ordinary-words.json' with { type: 'json' };
import surnames from '../data/surnames.json' with { type: 'json' };
import transliterations from '../data/transliterations.json' with { type: 'json' };

// What is known of the characters of names. All costs are negative natural logarithms of a probability.

/** A character that no list knows still turns up in names: about one name in a few thousand has it. */
const UNKNOWN_GIVEN = -Math.log(0.00004);
const UNKNOWN_SURNAME = -Math.log(0.000001);
/** Characters of offices and grammar are as good as never given as names. */
const UNUSUAL_GIVEN = -Math.log(0.0000008);
const COMPOUND_SURNAME = -Math.log(0.00008);
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
const longestCompound = Math.max(...surnames.compound.map((surname) => surname.length));

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

const foreign = new Set(transliterations.characters);
const dots = new Set(transliterations.dots);
const elements = new Set(transliterations.elements);
const families = new Set(transliterations.families);

/** A test whether a character is one of a set. */
function characterOf(set: ReadonlySet<string>): (character: string) => boolean {
  const test = byUnit((unit) => (set.has(unit) ? 1 : 0));
  return (character) => (character.length === 1 ? test(character.charCodeAt(0)) === 1 : set.has(character));
}

/** The character at a place, which may be two units long. */
export const characterAt = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

/** True for 某, ×, □ and the like: the page does not show this character of a name. */
export const isMasked = characterTest(MASKED);
/** True for a character that can stand in a name. */
export const isNameCharacter = (character: string): boolean => isHan(character) || isMasked(character);
export const isDot = characterOf(dots);
/** True for a character usual in names written from another language. */
export const isTransliteration = characterOf(foreign);

/** Whether any word of {@link isForeignElement} or {@link isForeignFamily} begins with a unit. */
const beginsForeign = byUnit((unit) =>
  [...elements, ...families].some((word) => word.startsWith(unit)) ? 1 : 0,
);
export const canBeginForeign = (text: string, at: number): boolean =>
  beginsForeign(text.charCodeAt(at)) === 1;

/** True for a word that names of other languages are put together from: 扎西, 巴雅尔. */
export const isForeignElement = (word: string): boolean => elements.has(word);
/** True for a family name of the Yi, which a given name follows: 吉克. */
export const isForeignFamily = (word: string): boolean => families.has(word);

export interface Surname {
  readonly length: number;
  readonly cost: number;
}

/** The single surname that a unit is; none where it is half a character or no Chinese one. */
const singleSurname = rememberedByUnit((unit): readonly Surname[] =>
  isHan(unit) ? [{ length: 1, cost: surnameCosts.get(unit) ?? UNKNOWN_SURNAME }] : [],
);
const beginsCompound = byUnit((unit) =>
  surnames.compound.some((surname) => surname.startsWith(unit)) ? 1 : 0,
);

/** The surnames with which `text` goes on at a place, before `limit`; at most a compound and a single one. */
export function surnamesAt(text: string, at: number, limit: number): readonly Surname[] {
  const code = text.charCodeAt(at);
  const character = characterAt(text, at);
  const single =
    character.length === 1
      ? singleSurname(code)
      : at + character.length <= limit && isHan(character)
        ? [{ length: character.length, cost: surnameCosts.get(character) ?? UNKNOWN_SURNAME }]
        : [];
  if (beginsCompound(code) === 0) return single;
  const found: Surname[] = [];
  for (let length = longestCompound; length >= 2; length--) {
    if (at + length <= limit && compound.has(text.slice(at, at + length)))
      found.push({ length, cost: COMPOUND_SURNAME });
  }
  return [...found, ...single];
}

const ordinaryWords = new Set(ordinary.words);
/** True for an ordinary word of prose that begins like a name: 方案, 关于. */
export const isOrdinaryWord = (word: string): boolean => ordinaryWords.has(word);

export const isSurname = (character: string): boolean =>
  surnameCosts.has(character) || compound.has(character);

const costsOf = (character: string): Readonly<Record<GivenPlace, number>> => {
  const cost = (place: GivenPlace): number =>
    isMasked(character) ? MASKED_GIVEN : weightOf(character, place) + SUM[place];
  return { first: cost('first'), second: cost('second'), alone: cost('alone') };
};
const costsOfUnit = rememberedByUnit(costsOf);

/** What a character costs in its place in a given name. */
export function givenCost(character: string, place: GivenPlace): number {
  return (character.length === 1 ? costsOfUnit(character.charCodeAt(0)) : costsOf(character))[place];
}

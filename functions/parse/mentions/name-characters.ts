import { Trie } from '../lexicon/trie.ts';
import table from '../lexicon/zh/names.json' with { type: 'json' };
import { names } from '../lexicon/zh/names.ts';
import { isHan } from '../text/scripts.ts';

// What is known of the characters of names. All costs are negative natural logarithms of a probability.

/** What a character costs in each part of a name; infinite where it cannot stand there. */
export interface NameCharacter {
  readonly surname: number;
  /** As the first and the last of two given characters, and as the only one. */
  readonly first: number;
  readonly second: number;
  readonly single: number;
  /** The page does not show the character: ×, □. */
  readonly hidden: boolean;
}

/** A surname that no table knows. */
const UNKNOWN_SURNAME = 14;
/** 某 and the marks with which a page hides or fails to show a character of a name. */
const MASKED = /^[某×XxⅩ＊*○〇□■●▢�\ue000-\uf8ff]$/u;
const MASKED_GIVEN = -Math.log(0.02);

/** What is known of characters that have been asked for: a page has the same few hundred again and again. */
const weighed: (NameCharacter | undefined)[] = [undefined];
/** By code point, the index of what is known; 0 where it has not been asked for. Few characters lie beyond the first plane. */
const indices = new Uint16Array(0x10000);
const beyond = new Map<number, NameCharacter | undefined>();

/** What a character, given as its code point, is in names; undefined where it can stand in none. */
export function nameCharacter(point: number): NameCharacter | undefined {
  if (point >= indices.length) {
    if (!beyond.has(point)) beyond.set(point, weigh(String.fromCodePoint(point)));
    return beyond.get(point);
  }
  const known = indices[point] ?? 0;
  if (known > 0) return weighed[known];
  const found = weigh(String.fromCodePoint(point));
  indices[point] = weighed.push(found) - 1;
  return found;
}

function weigh(character: string): NameCharacter | undefined {
  if (MASKED.test(character))
    return {
      surname: Number.POSITIVE_INFINITY,
      first: MASKED_GIVEN,
      second: MASKED_GIVEN,
      single: MASKED_GIVEN,
      hidden: character !== '某',
    };
  if (!isHan(character)) return undefined;
  const measured = names();
  return {
    surname: measured.surnameCost(character) ?? UNKNOWN_SURNAME,
    first: measured.givenCost(character, 'first'),
    second: measured.givenCost(character, 'second'),
    single: measured.givenCost(character, 'single'),
    hidden: false,
  };
}

/** Surnames of several characters, and what each costs. */
export const compoundSurnames = new Trie<number>(
  Object.entries(table.surnames).flatMap(([cost, keys]) =>
    keys
      .split(' ')
      .slice(1)
      .map((surname) => [surname, Number(cost) / 10] as const),
  ),
);
export const isSurname = (characters: string): boolean => names().surnameCost(characters) !== undefined;

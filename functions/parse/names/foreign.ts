import { isHan } from '../by-unit.ts';
import {
  canBeginForeign,
  characterAt,
  isDot,
  isForeignElement,
  isForeignFamily,
  isTransliteration,
} from './characters.ts';

/** A reading of the characters from some place on as a name of another language. */
export interface ForeignName {
  readonly end: number;
  /** Negative natural logarithm of the probability that a name has these characters. */
  readonly cost: number;
}

/** How rare such names are over all, and what a character or word of one costs. */
const NAME = -Math.log(0.004);
const CHARACTER = 3.9;
const OTHER_CHARACTER = 8;
const WORD = -Math.log(1 / 200);
/** Without a dot and without a known word the same characters are rather something else. */
const UNKNOWN = 5;
const SHORTEST_PART = 2;
const LONGEST_PART = 9;
const LONGEST = 24;
const UNDOTTED = { shortest: 3, longest: 6 } as const;
const WORD_LENGTHS = [2, 3, 4] as const;
/** Characters of a given name after the family name of a Yi. */
const GIVEN = 2;

/** The cheapest ways to some place in a name: in known words alone, and in words and characters. */
interface Ways {
  words: number;
  any: number;
  /** Whether all characters so far are usual in such names. */
  usual: boolean;
}

/**
 * All readings of `text` from `start` on as a name written from another language, not beyond `limit`: with dots between
 * its parts (阿不都拉·买买提), put together from known words (扎西|旺堆), or of usual characters alone (巴特尔).
 */
export function foreignNames(text: string, start: number, limit: number): readonly ForeignName[] {
  if (!mayBegin(text, start, limit)) return [];
  const found: ForeignName[] = [];
  const ways = new Map<number, Ways>([[start, { words: NAME, any: NAME, usual: true }]]);
  const reach = (at: number, words: number, any: number, usual: boolean): void => {
    const known = ways.get(at);
    ways.set(at, {
      words: Math.min(words, known?.words ?? Number.POSITIVE_INFINITY),
      any: Math.min(any, known?.any ?? Number.POSITIVE_INFINITY),
      usual,
    });
  };
  let dotted = false;
  let part = start;
  for (let at = start; at < Math.min(limit, start + LONGEST) && at - part <= LONGEST_PART; ) {
    const here = ways.get(at);
    const character = characterAt(text, at);
    if (here === undefined) return found;
    if (isDot(character)) {
      if (at - part < SHORTEST_PART) return found;
      dotted = true;
      part = at + 1;
      reach(part, here.words, here.any, here.usual);
      at = part;
      continue;
    }
    if (!isHan(character)) return found;
    for (const length of WORD_LENGTHS) {
      if (at + length <= limit && isForeignElement(text.slice(at, at + length)))
        reach(at + length, here.words + WORD, here.any + WORD, here.usual);
    }
    const usual = here.usual && isTransliteration(character);
    const end = at + character.length;
    reach(
      end,
      Number.POSITIVE_INFINITY,
      here.any + (isTransliteration(character) ? CHARACTER : OTHER_CHARACTER),
      usual,
    );
    const way = ways.get(end);
    if (way !== undefined) found.push(...endingAt(end, end - start, way, dotted));
    at = end;
  }
  found.push(...familyNames(text, start, limit));
  return found;
}

/**
 * Whether there can be a name at all: most places have neither a character or word of such names, nor a dot further on.
 */
function mayBegin(text: string, start: number, limit: number): boolean {
  if (canBeginForeign(text, start) || isTransliteration(characterAt(text, start))) return true;
  for (let at = start; at < Math.min(limit, start + LONGEST); ) {
    const character = characterAt(text, at);
    if (isDot(character)) return true;
    if (!isHan(character)) return false;
    at += character.length;
  }
  return false;
}

function endingAt(end: number, length: number, { words, any, usual }: Ways, dotted: boolean): ForeignName[] {
  if (dotted) return [{ end, cost: any }];
  const found: ForeignName[] = [];
  if (words < Number.POSITIVE_INFINITY) found.push({ end, cost: words });
  if (usual && length >= UNDOTTED.shortest && length <= UNDOTTED.longest)
    found.push({ end, cost: any + UNKNOWN });
  return found;
}

/** 吉克|阿依: a family name of the Yi and a given name. */
function familyNames(text: string, start: number, limit: number): readonly ForeignName[] {
  const end = start + 2 + GIVEN;
  const given = text.slice(start + 2, end);
  return end <= limit && isForeignFamily(text.slice(start, start + 2)) && [...given].every(isTransliteration)
    ? [{ end, cost: NAME + WORD + GIVEN * CHARACTER }]
    : [];
}

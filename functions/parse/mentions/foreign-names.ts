import { WordTrie } from '../lexicon/trie.ts';
import transliterations from '../lexicon/zh/transliterations.json' with { type: 'json' };
import { UnitSet } from '../text/unit-set.ts';
import { UNIT, unitKind } from './units.ts';

// Names of other languages (Uyghur, Kazakh, Mongolian, Tibetan, Yi and others) as they are written in Chinese.

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
/** A known word and as many characters of another that no table has: 才项|卓玛, 多杰|东智. */
const HALF_KNOWN = { length: 4, cost: 2 } as const;
/** Characters of the family name of a Yi and of the given name after it. */
const FAMILY = 2;
const GIVEN = 2;

const characters = new UnitSet(transliterations.characters);
const dots = new UnitSet(transliterations.dots);
/** Words that names of other languages are put together from: 扎西, 巴雅尔. */
export const foreignElements = new WordTrie(transliterations.elements);
/** Family names of the Yi, which a given name follows: 吉克. */
const families = new WordTrie(transliterations.families);
const begins = new UnitSet([
  ...transliterations.characters,
  ...[...transliterations.elements, ...transliterations.families].map((word) => word.charAt(0)),
]);

/** True where a dot stands between the parts of a name. */
export const isDotAt = (text: string, at: number): boolean => dots.isAt(text, at);

const NO_NAMES: readonly ForeignName[] = [];
const NOWHERE = Number.POSITIVE_INFINITY;

/**
 * All readings of a text from `start` on as a name written from another language, not beyond `limit`: with dots between
 * its parts (阿不都拉·买买提), put together from known words (扎西|旺堆), or of usual characters alone (巴特尔).
 * `dotted`: there is a dot somewhere in the text, and none has to be looked for where there is not.
 */
export function foreignNames(
  text: string,
  start: number,
  limit: number,
  dotted: boolean,
): readonly ForeignName[] {
  const can = begins.isAt(text, start)
    ? dotted || goesOn(text, start, limit)
    : dotted && dotFollows(text, start, limit);
  return can || endsKnown(text, start, Math.min(limit, start + HALF_KNOWN.length))
    ? namesFrom(text, start, limit)
    : NO_NAMES;
}

/** Whether a name without dots can begin: with a known word, or with as many usual characters as it needs. */
function goesOn(text: string, start: number, limit: number): boolean {
  if (
    foreignElements.longestEnd(text, start, limit) !== undefined ||
    families.longestEnd(text, start, limit) !== undefined
  )
    return true;
  if (start + UNDOTTED.shortest > limit) return false;
  for (let at = start; at < start + UNDOTTED.shortest; at++) if (!characters.isAt(text, at)) return false;
  return true;
}

/** Whether Chinese characters lead to a dot. */
function dotFollows(text: string, start: number, limit: number): boolean {
  const last = Math.min(limit, start + LONGEST_PART + 1);
  for (let at = start; at < last; at++) {
    if (isDotAt(text, at)) return true;
    if (unitKind(text.charCodeAt(at)) !== UNIT.han) return false;
  }
  return false;
}

function namesFrom(text: string, start: number, limit: number): readonly ForeignName[] {
  const found: ForeignName[] = [];
  /** By distance from the beginning: what the cheapest way there costs, in known words alone, and in words and characters. */
  const inWords: number[] = [NAME];
  const inAny: number[] = [NAME];
  const offer = (ways: number[], distance: number, cost: number): void => {
    if (cost < (ways[distance] ?? NOWHERE)) ways[distance] = cost;
  };
  let usual = true;
  let dotted = false;
  let part = start;
  const last = Math.min(limit, start + LONGEST);
  for (let at = start; at < last && at - part <= LONGEST_PART; at++) {
    const here = at - start;
    const words = inWords[here] ?? NOWHERE;
    const any = inAny[here] ?? NOWHERE;
    if (isDotAt(text, at)) {
      if (at - part < SHORTEST_PART) break;
      dotted = true;
      part = at + 1;
      offer(inWords, here + 1, words);
      offer(inAny, here + 1, any);
      continue;
    }
    if (unitKind(text.charCodeAt(at)) !== UNIT.han) break;
    for (const end of foreignElements.endsAt(text, at, limit)) {
      offer(inWords, end - start, words + WORD);
      offer(inAny, end - start, any + WORD);
    }
    const isUsual = characters.isAt(text, at);
    usual &&= isUsual;
    offer(inAny, here + 1, any + (isUsual ? CHARACTER : OTHER_CHARACTER));
    const length = here + 1;
    const ownWords = inWords[length] ?? NOWHERE;
    const ownAny = inAny[length] ?? NOWHERE;
    if (dotted) found.push({ end: at + 1, cost: ownAny });
    else if (ownWords < NOWHERE) found.push({ end: at + 1, cost: ownWords });
    else if (length === HALF_KNOWN.length && isHalfKnown(text, start, at + 1))
      found.push({ end: at + 1, cost: ownAny + HALF_KNOWN.cost });
    if (!dotted && usual && length >= UNDOTTED.shortest && length <= UNDOTTED.longest)
      found.push({ end: at + 1, cost: ownAny + UNKNOWN });
  }
  const family = familyName(text, start, limit);
  return family === undefined ? found : [...found, family];
}

/** Whether the second half of four characters is a known word. */
const endsKnown = (text: string, start: number, end: number): boolean =>
  begins.isAt(text, start + 2) &&
  unitKind(text.charCodeAt(start)) === UNIT.han &&
  foreignElements.endsAt(text, start + 2, end).includes(start + HALF_KNOWN.length);

/** Whether one half of four characters is a known word. */
const isHalfKnown = (text: string, start: number, end: number): boolean =>
  foreignElements.endsAt(text, start, end).includes(start + 2) || endsKnown(text, start, end);

/** 吉克|阿依: a family name of the Yi and a given name. */
function familyName(text: string, start: number, limit: number): ForeignName | undefined {
  const end = start + FAMILY + GIVEN;
  if (end > limit || !families.endsAt(text, start, limit).includes(start + FAMILY)) return undefined;
  for (let at = start + FAMILY; at < end; at++) if (!characters.isAt(text, at)) return undefined;
  return { end, cost: NAME + WORD + GIVEN * CHARACTER };
}

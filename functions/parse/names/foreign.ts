import { isHan } from '../by-unit.ts';
import { hasLength } from '../word-tree.ts';
import {
  beginsForeign,
  FOREIGN_UNIT,
  foreignElements,
  foreignFamilies,
  foreignUnit,
  isTransliteration,
} from './transliterations.ts';

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
const LONGEST_WORD = 4;
/** Characters of the family name of a Yi that is looked for, and of the given name after it. */
const FAMILY = 2;
const GIVEN = 2;

const NOWHERE = Number.POSITIVE_INFINITY;
const NO_NAMES: readonly ForeignName[] = [];
// By distance from the beginning of a name: what the cheapest way there costs, in known words alone, and in words and
// characters. They serve one name after the other.
const inWords = new Float64Array(LONGEST + LONGEST_WORD + 1);
const inAny = new Float64Array(LONGEST + LONGEST_WORD + 1);

/** Whether there is a dot of a name in a text. */
export function hasDot(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (foreignUnit(text.charCodeAt(i)) === FOREIGN_UNIT.dot) return true;
  return false;
}

/**
 * All readings of `text` from `start` on as a name written from another language, not beyond `limit`: with dots between
 * its parts (阿不都拉·买买提), put together from known words (扎西|旺堆), or of usual characters alone (巴特尔).
 * `dotted`: there is a dot somewhere in the text, and none has to be looked for where there is not.
 */
export function foreignNames(
  text: string,
  start: number,
  limit: number,
  dotted: boolean,
): readonly ForeignName[] {
  const begins = beginsForeign(text.charCodeAt(start)) === 1;
  const can = dotted ? begins || dotFollows(text, start, limit) : begins && goesOn(text, start, limit);
  return can ? namesFrom(text, start, limit, dotted) : NO_NAMES;
}

const isFamilyAt = (text: string, at: number): boolean =>
  hasLength(foreignFamilies.lengthsAt(text, at), FAMILY);

/** Whether a name without dots can begin: with a known word, or with as many usual characters as it needs. */
function goesOn(text: string, start: number, limit: number): boolean {
  if (foreignElements.lengthsAt(text, start) > 0 || isFamilyAt(text, start)) return true;
  if (start + UNDOTTED.shortest > limit) return false;
  for (let i = start; i < start + UNDOTTED.shortest; i++)
    if (foreignUnit(text.charCodeAt(i)) !== FOREIGN_UNIT.usual) return false;
  return true;
}

function namesFrom(text: string, start: number, limit: number, dotted: boolean): readonly ForeignName[] {
  const found: ForeignName[] = [];
  const family = familyName(text, start, limit);
  inWords.fill(NOWHERE);
  inAny.fill(NOWHERE);
  inWords[0] = NAME;
  inAny[0] = NAME;
  let usual = true;
  let dots = 0;
  let part = start;
  let lastWordEnd = start;
  const last = Math.min(limit, start + LONGEST);
  for (let at = start; at < last && at - part <= LONGEST_PART; ) {
    const here = at - start;
    const unit = foreignUnit(text.charCodeAt(at));
    if (unit === FOREIGN_UNIT.dot) {
      if (at - part < SHORTEST_PART) return found;
      dots++;
      at++;
      part = at;
      offer(inWords, here + 1, inWords[here] ?? NOWHERE);
      offer(inAny, here + 1, inAny[here] ?? NOWHERE);
      continue;
    }
    const size = unit === FOREIGN_UNIT.half ? sizeOfHan(text, at) : unit === FOREIGN_UNIT.none ? 0 : 1;
    if (size === 0) return found;
    const words = foreignElements.lengthsAt(text, at);
    for (let length = 2; words > 0 && length <= LONGEST_WORD && at + length <= limit; length++) {
      if (!hasLength(words, length)) continue;
      offer(inWords, here + length, (inWords[here] ?? NOWHERE) + WORD);
      offer(inAny, here + length, (inAny[here] ?? NOWHERE) + WORD);
      if (inWords[here + length] !== NOWHERE) lastWordEnd = Math.max(lastWordEnd, at + length);
    }
    usual &&= unit === FOREIGN_UNIT.usual;
    const cost = unit === FOREIGN_UNIT.usual ? CHARACTER : OTHER_CHARACTER;
    offer(inAny, here + size, (inAny[here] ?? NOWHERE) + cost);
    at += size;
    addEnding(found, start, at, usual, dots > 0);
    // Only a word or a dot could still make a name of what follows.
    const onlyWords = !usual || at - start >= UNDOTTED.longest;
    if (onlyWords && lastWordEnd < at && !dotted && family === undefined) return found;
  }
  if (family !== undefined) found.push(family);
  return found;
}

function offer(ways: Float64Array, distance: number, cost: number): void {
  if (cost < (ways[distance] ?? NOWHERE)) ways[distance] = cost;
}

/** Units of a character that is written in two; 0 where it is no Chinese one. */
function sizeOfHan(text: string, at: number): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return isHan(character) ? character.length : 0;
}

/** Whether Chinese characters lead to a dot. */
function dotFollows(text: string, start: number, limit: number): boolean {
  const last = Math.min(limit, start + LONGEST);
  for (let at = start; at < last; ) {
    const unit = foreignUnit(text.charCodeAt(at));
    if (unit === FOREIGN_UNIT.dot) return true;
    const size = unit === FOREIGN_UNIT.half ? sizeOfHan(text, at) : unit === FOREIGN_UNIT.none ? 0 : 1;
    if (size === 0) return false;
    at += size;
  }
  return false;
}

function addEnding(found: ForeignName[], start: number, end: number, usual: boolean, dotted: boolean): void {
  const length = end - start;
  const any = inAny[length] ?? NOWHERE;
  if (dotted) {
    found.push({ end, cost: any });
    return;
  }
  const words = inWords[length] ?? NOWHERE;
  if (words < NOWHERE) found.push({ end, cost: words });
  if (usual && length >= UNDOTTED.shortest && length <= UNDOTTED.longest)
    found.push({ end, cost: any + UNKNOWN });
}

/** 吉克|阿依: a family name of the Yi and a given name. */
function familyName(text: string, start: number, limit: number): ForeignName | undefined {
  const end = start + FAMILY + GIVEN;
  if (end > limit || !isFamilyAt(text, start)) return undefined;
  const given = [...text.slice(start + FAMILY, end)];
  return given.every(isTransliteration) ? { end, cost: NAME + WORD + GIVEN * CHARACTER } : undefined;
}

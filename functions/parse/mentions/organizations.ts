import { NO_WORDS, WordTrie } from '../lexicon/trie.ts';
import lexicon from '../lexicon/zh/organizations.json' with { type: 'json' };
import { LONGEST_WORD, WORD_CLASSES, type WordClass } from '../lexicon/zh/words.ts';
import { UnitSet } from '../text/unit-set.ts';
import type { TextWords } from './dictionary.ts';
import { foreignElements } from './foreign-names.ts';
import {
  BRAND_LENGTH,
  hasBrand,
  INNER_BRACKET_PIECE,
  innerBracketEnd,
  isFinal,
  isPlace,
  jointCost,
  OPENING,
  OPENING_COUNT,
  type Opening,
  openingCost,
  type Piece,
  PLACE_LENGTH,
  piecesFor,
  takesProper,
} from './organization-pieces.ts';
import { UNIT, unitKind } from './units.ts';

/** What is known to occur, from the source's configuration or from the page itself. */
export interface KnownOrganizations {
  /** Whole names. */
  readonly names: WordTrie;
  /** Names of the government's own area and those above it, without 区 or 县. */
  readonly places: WordTrie;
  /** 区, 县, 镇: the level of the government, with which it begins the names of its own organizations. */
  readonly level?: string;
}

export const NO_ORGANIZATIONS: KnownOrganizations = { names: NO_WORDS, places: NO_WORDS };

/** A reading of some characters as the name of an organization. */
export interface OrganizationCandidate {
  readonly start: number;
  readonly end: number;
  /** Negative natural logarithm of the probability that the name of an organization has these characters. */
  readonly cost: number;
  /** 财政, 发改: a field of work that stands for its organization; 县财政 with the word of a level before it. */
  readonly short?: 'field' | 'level';
}

const LONGEST = 24;
/** One that the source lists, or that the page names elsewhere, is one of a hundred. */
const KNOWN = 4.5;
const KNOWN_PLACE = 3;
/** 发改、财政等部门: a field of work stands for its organization. */
const NO_ENDING = 6;
/** 投资发展有限公司: a company without a brand. */
const NO_BRAND = 4;
/** 建设公司, 发展集团: the short name of a company may leave it out. */
const NO_SHORT_BRAND = 2;
const COMPANY = /(?:有限|责任|股份)公司$/u;
const SHORT_COMPANY = /(?:公司|集团)$/u;
/** 城投集团, 交投公司: known by what they do. */
const KNOWN_BY_WORK = /^.[投发]/u;

/** 额尔敦|苏木: a word of another language names a place as well as a person. */
const FOREIGN_PLACE = 8;
/** 乌兰|塔拉|旗 */
const FURTHER = 4;
/** 阿克苏: a place that the dictionary has. */
const DICTIONARY_PLACE = 8;
const PROPER = 2;
const PLACE_CHARACTER = 5.6;
const OTHER_CHARACTER = 7;
/** 由, 各, 责: words of grammar and of giving tasks, which stand before a name rather than in it. */
const STRANGE_CHARACTER = 12;
const placeCharacters = new UnitSet(lexicon.placeCharacters);
const weakFields = new Set([...lexicon.weakFields, ...lexicon.vagueFields]);
const strangeCharacters = new UnitSet(lexicon.notInPlaces);

/** What a unit of a proper name costs; undefined of what is no Chinese character. */
function properCost(code: number): number | undefined {
  if (unitKind(code) !== UNIT.han) return undefined;
  if (placeCharacters.has(code)) return PLACE_CHARACTER;
  return strangeCharacters.has(code) ? STRANGE_CHARACTER : OTHER_CHARACTER;
}

const VERB = 8;
/** 推进|政府|党风廉政建设: a name that begins with a field of work that is a verb as well. */
const VERB_OPENS = 3;
/** 办|理: the last word of the name goes on to another one. */
const INSIDE = 5;
/** 城东泵站: something built. */
const WORKS = 8;
const works = new Set(lexicon.works);
const worksLengths = [...new Set(lexicon.works.map((word) => word.length))];
const endsWorks = new UnitSet(lexicon.works.map((word) => word.slice(-1)));
const isWorks = (text: string, end: number): boolean =>
  endsWorks.isAt(text, end - 1) &&
  worksLengths.some((length) => works.has(text.slice(Math.max(0, end - length), end)));
const insides = new Map(
  Object.entries(lexicon.inside).map(([ending, words]) => [ending, new WordTrie(words)] as const),
);
function isInsideWord(text: string, end: number): boolean {
  const words = insides.get(text.charAt(end - 1)) ?? insides.get(text.slice(end - 2, end));
  return words !== undefined && words.endsAt(text, end).length > 0;
}
const VERBS: readonly WordClass[] = ['verb', 'verbal-noun', 'adverb', 'function', 'number'];
/** By the number of a class of words. */
const IS_VERB = WORD_CLASSES.map((pos) => VERBS.includes(pos));

/** A piece that ends somewhere. */
interface PlacedPiece {
  readonly piece: Piece;
  readonly start: number;
}

/** Where things begin, by the place where they end. */
type StartsByEnd = readonly (readonly number[] | undefined)[];

/** What is found in a text before any name is read. By the place where each ends. */
interface Found {
  readonly text: string;
  readonly pieces: readonly (readonly PlacedPiece[] | undefined)[];
  readonly words: TextWords;
  readonly places: StartsByEnd;
  /** Whole names that are known. */
  readonly names: StartsByEnd;
  readonly foreign: StartsByEnd;
}

/**
 * All readings of stretches of a text as names of organizations. `limits`: the places, in order, that no name reaches
 * across, the last of them the end of the text. Linear in the length.
 */
export function organizationCandidates(
  text: string,
  limits: readonly number[],
  words: TextWords,
  { names, places, level }: KnownOrganizations,
  rests: Rests,
): readonly OrganizationCandidate[] {
  const found: Found = {
    text,
    pieces: piecesIn(text, limits, level),
    words,
    places: startsByEnd(text, places),
    names: startsByEnd(text, names),
    foreign: startsByEnd(text, foreignElements),
  };
  const candidates: OrganizationCandidate[] = [];
  let from = 0;
  for (const to of limits) {
    for (let end = from + 1; end <= to; end++) {
      const first = Math.max(from, end - LONGEST);
      const starts = found.names[end]?.filter((start) => start >= from) ?? NO_STARTS;
      for (const start of starts) candidates.push({ start, end, cost: KNOWN });
      for (const candidate of namesEndingAt(found, rests, first, end))
        if (!starts.includes(candidate.start)) candidates.push(candidate);
    }
    from = to;
  }
  return candidates;
}

const NO_STARTS: readonly number[] = [];
/** Most texts have nothing of the kind. */
const NOWHERE: StartsByEnd = [];

/** By the place where they end, with one more. */
function withStart(
  starts: (number[] | undefined)[] | undefined,
  text: string,
  start: number,
  end: number,
): (number[] | undefined)[] {
  const all: (number[] | undefined)[] = starts ?? new Array(text.length + 1);
  const known = all[end];
  if (known === undefined) all[end] = [start];
  else known.push(start);
  return all;
}

/** Where words of a set stand in a text. */
function startsByEnd(text: string, set: WordTrie): StartsByEnd {
  if (set === NO_WORDS) return NOWHERE;
  let starts: (number[] | undefined)[] | undefined;
  for (let start = 0; start < text.length; start++)
    for (const end of set.endsAt(text, start)) starts = withStart(starts, text, start, end);
  return starts ?? NOWHERE;
}

/** 石门县|县 */
const isArea = (unit: string): boolean => '省市区县州盟旗镇乡村'.includes(unit);

/** Whether a verb of two characters begins at a place. */
function isVerbAt(words: TextWords, start: number): boolean {
  const word = words.between(start, start + 2);
  return word !== undefined && IS_VERB[word.posNumber] === true;
}

/** Whether the dictionary has a place of that name, which says no more of it than its name. */
const isListedPlace = ({ text, words }: Found, start: number, end: number): boolean =>
  words.between(start, end)?.pos === 'place' && !isArea(text.charAt(end - 1));

function piecesIn(text: string, limits: readonly number[], level: string | undefined): Found['pieces'] {
  const byEnd: (PlacedPiece[] | undefined)[] = new Array(text.length + 1);
  const trie = piecesFor(level);
  let start = 0;
  const place = (piece: Piece, end: number): void => {
    // 局|局长: the second of two like characters begins the post.
    const short = piece.kind === OPENING.ending && end === start + 1;
    if (short && text.charAt(start) === text.charAt(start - 1)) return;
    // 部|署 is a word of its own.
    if (short && text.startsWith('部署', start - 1)) return;
    const there = byEnd[end];
    if (there === undefined) byEnd[end] = [{ piece, start }];
    else there.push({ piece, start });
  };
  const placeAll = (pieces: readonly Piece[], end: number): void => {
    for (const piece of pieces) place(piece, end);
  };
  for (const limit of limits) {
    for (; start < limit; start++) {
      trie.each(text, start, limit, placeAll);
      const bracket = innerBracketEnd(text, start);
      if (bracket !== undefined && bracket <= limit) place(INNER_BRACKET_PIECE, bracket);
    }
  }
  return byEnd;
}

/** What a company costs that has no brand of its own. */
function costWithoutBrand(text: string, first: number, end: number): number {
  const last = text.charAt(end - 1);
  if (last !== '司' && last !== '团') return 0;
  const named = text.slice(first, end);
  return COMPANY.test(named) ? NO_BRAND : SHORT_COMPANY.test(named) ? NO_SHORT_BRAND : 0;
}

const NO_CANDIDATES: readonly OrganizationCandidate[] = [];
const NO_PIECES: readonly PlacedPiece[] = [];

/**
 * What the cheapest rests cost of names that end at one place: by where they begin, and what they begin with. One serves
 * text after text.
 */
export class Rests {
  readonly #costs = new Float64Array((LONGEST + 1) * OPENING_COUNT).fill(Number.POSITIVE_INFINITY);
  #end = 0;
  #first = 0;
  /** Where the longest begins. */
  farthest = 0;

  /** Begins anew, for names that end at a place and do not begin before `first`. */
  clear(first: number, end: number): void {
    this.#costs.fill(Number.POSITIVE_INFINITY, 0, (this.#end - this.farthest + 1) * OPENING_COUNT);
    this.#first = first;
    this.#end = end;
    this.farthest = end;
  }

  cost(start: number, opening: Opening): number {
    return this.#costs[(this.#end - start) * OPENING_COUNT + opening] ?? Number.POSITIVE_INFINITY;
  }

  reach(start: number, opening: Opening, cost: number): void {
    if (start < this.#first || cost >= this.cost(start, opening)) return;
    this.#costs[(this.#end - start) * OPENING_COUNT + opening] = cost;
    if (start < this.farthest) this.farthest = start;
  }
}

/** The names that end at a place, read backwards piece by piece from their last, and not from before `first`. */
function namesEndingAt(
  found: Found,
  rests: Rests,
  first: number,
  end: number,
): readonly OrganizationCandidate[] {
  const { text, pieces, words } = found;
  const last = pieces[end];
  if (last === undefined) return NO_CANDIDATES;
  const names: OrganizationCandidate[] = [];
  rests.clear(first, end);
  for (const { piece, start } of last) {
    const { kind, cost } = piece;
    if (isFinal(kind)) rests.reach(start, kind, cost);
    else if (kind === OPENING.subject && end - start > 1 && start >= first) {
      names.push({ start, end, cost: cost + NO_ENDING, short: 'field' });
      // 由县财政解决
      if (weakFields.has(text.slice(start, end)))
        for (const level of pieces[start] ?? [])
          if (level.piece.kind === OPENING.level && level.start >= first)
            names.push({
              start: level.start,
              end,
              cost: cost + NO_ENDING + level.piece.cost,
              short: 'level',
            });
    }
  }
  const unbranded = costWithoutBrand(text, first, end);
  const otherwise = (isInsideWord(text, end) ? INSIDE : 0) + (isWorks(text, end) ? WORKS : 0);
  for (let start = end - 1; start >= rests.farthest; start--) {
    const byWork = unbranded > 0 && KNOWN_BY_WORK.test(text.slice(start, end));
    let whole = Number.POSITIVE_INFINITY;
    let afterPlace = Number.POSITIVE_INFINITY;
    let afterBrand = Number.POSITIVE_INFINITY;
    for (let opening = 0; opening < OPENING_COUNT; opening++) {
      const cost = rests.cost(start, opening);
      if (cost === Number.POSITIVE_INFINITY) continue;
      const brandless = unbranded === 0 || byWork || hasBrand(opening) ? 0 : unbranded;
      const verb = opening === OPENING.subject && isVerbAt(words, start) ? VERB_OPENS : 0;
      whole = Math.min(whole, cost + openingCost(opening, end - start) + brandless + verb + otherwise);
      for (const { piece, start: from } of pieces[start] ?? NO_PIECES)
        rests.reach(from, piece.kind, cost + piece.cost + jointCost(piece.kind, opening));
      for (const known of found.names[start] ?? NO_STARTS)
        rests.reach(known, OPENING.unit, cost + KNOWN + jointCost(OPENING.unit, opening));
      if (!takesProper(opening)) continue;
      if (isPlace(opening)) afterPlace = Math.min(afterPlace, cost);
      else afterBrand = Math.min(afterBrand, cost);
    }
    if (afterPlace < Number.POSITIVE_INFINITY) reachProper(found, rests, start, PLACE_LENGTH, afterPlace);
    if (afterBrand < Number.POSITIVE_INFINITY) reachProper(found, rests, start, BRAND_LENGTH, afterBrand);
    if (whole < Number.POSITIVE_INFINITY) names.push({ start, end, cost: whole });
  }
  return names;
}

/** Tries proper names of one to five characters before the rest of a name. `lengths`: what their lengths cost. */
function reachProper(
  found: Found,
  rests: Rests,
  end: number,
  lengths: readonly number[],
  cost: number,
): void {
  const { text, words, places, foreign } = found;
  for (const start of places[end] ?? NO_STARTS) rests.reach(start, OPENING.place, cost + KNOWN_PLACE);
  for (let start = end - 2; start >= Math.max(0, end - LONGEST_WORD); start--)
    if (isListedPlace(found, start, end)) rests.reach(start, OPENING.proper, cost + DICTIONARY_PLACE);
  for (const start of foreign[end] ?? NO_STARTS) {
    rests.reach(start, OPENING.proper, cost + FOREIGN_PLACE);
    for (const first of foreign[start] ?? NO_STARTS)
      rests.reach(first, OPENING.proper, cost + FOREIGN_PLACE + FURTHER);
  }
  let characters = PROPER;
  for (let length = 1; length < lengths.length && length <= end; length++) {
    const proper = properCost(text.charCodeAt(end - length));
    if (proper === undefined) return;
    characters += proper;
    // 责成|虹溪镇, 研究|县政府: what is a verb is rather one than the name of a place.
    if ((length === 2 || length === 4) && isVerbAt(words, end - length)) characters += VERB;
    rests.reach(end - length, OPENING.proper, cost + characters + (lengths[length] ?? 0));
  }
}

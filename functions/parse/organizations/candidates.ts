import { byUnit, isHan, oneOf } from '../by-unit.ts';
import { foreignElements } from '../names/transliterations.ts';
import { SpanTable } from '../span-table.ts';
import { hasLength, NO_WORDS, type WordSet } from '../word-tree.ts';
import {
  BRAND_LENGTH,
  hasBrand,
  isPlace,
  jointCost,
  OPENING,
  OPENINGS,
  type Opening,
  openingCost,
  PLACE_LENGTH,
  takesProper,
} from './joints.ts';
import { KnownWords } from './known-words.ts';
import { innerBracketAt, isFinal, isPlaceCharacter, PIECE, type Piece, piecesFor } from './pieces.ts';

/**
 * Takes a reading of some characters as the name of a body. `cost`: negative natural logarithm of the probability that
 * the name of a body has these characters.
 */
export type OfferOrganization = (start: number, end: number, cost: number) => void;

/** What is known to occur, from the source's configuration or from the page itself. */
export interface KnownOrganizations {
  /** Whole names of bodies. */
  readonly bodies: WordSet;
  /** Names of the government's own area and those above it, without 区 or 县. */
  readonly places: WordSet;
  /** 区, 县, 镇: the level of the government, with which it begins the names of its own bodies. */
  readonly level?: string;
}

export const NOTHING_KNOWN: KnownOrganizations = { bodies: NO_WORDS, places: NO_WORDS };

const LONGEST = 24;
const LONGEST_KNOWN = 16;
/** A body that the source lists, or that the page names elsewhere, is one of a hundred. */
const KNOWN = 4.5;
const KNOWN_PLACE = 3;
/** 发改、财政等部门: a field of work stands for its body. */
const NO_ENDING = 6;
/** 投资发展有限公司: a company without a brand. */
const NO_BRAND = 4;
/** 建设公司, 发展集团: the short name of a company may leave it out. */
const NO_SHORT_BRAND = 2;
const COMPANY = /(?:有限|责任|股份)公司$/u;
const SHORT_COMPANY = /(?:公司|集团)$/u;
const endsCompany = oneOf('司团');
/** 城投集团, 交投公司: known by what they do. */
const KNOWN_BY_WORK = /^.[投发]/u;

/** 额尔敦|苏木: a word of another language names a place as well as a person. */
const FOREIGN_PLACE = 8;
const PROPER = 2.5;
const PLACE_CHARACTER = 5.6;
const OTHER_CHARACTER = 7.4;
/** 0 of what is no Chinese character, 1 of one usual in the names of places, 2 of any other. */
const properUnit = byUnit((unit) => (!isHan(unit) ? 0 : isPlaceCharacter(unit) ? 1 : 2));

const FORBIDDEN = Number.POSITIVE_INFINITY;

/**
 * Offers all readings of stretches of `text` as names of bodies. `ends`: the places, in order, that no name reaches
 * across, the last of them the end of the text. Linear in the length.
 */
export function organizationCandidates(
  text: string,
  ends: readonly number[],
  known: KnownOrganizations,
  offer: OfferOrganization,
): void {
  placePieces(text, ends, known.level);
  placeProper(text);
  places.find(text, known.places);
  bodies.find(text, known.bodies);
  foreignWords.find(text, foreignElements);
  let from = 0;
  for (const to of ends) {
    for (let end = from + 1; end <= to; end++) {
      if (pieces.endingAt(end) < 0 && bodies.lengthsAt(end) === 0) continue;
      const first = Math.max(from, end - LONGEST);
      if (beginAt(end)) readBackwards(text, first, end);
      offerNames(first, end, offer);
    }
    from = to;
  }
}

// What follows serves one text after the other, and one end of a name after the other: there are too many of them to make
// tables for each.

/** The pieces of names. */
const pieces = new SpanTable();
const places = new KnownWords();
const bodies = new KnownWords();
const foreignWords = new KnownWords();
/** By place of the text: {@link properUnit}. Every unit is looked at from several places after it. */
let propers = new Uint8Array(256);
/** By distance from the end of a name, and by what the rest of the name from there on begins with: its cost. */
const rests = new Float64Array((LONGEST + 1) * OPENINGS);
/** By distance: with what a rest can begin there, as bits. */
const reached = new Uint16Array(LONGEST + 1);
/** By distance: the cost of a whole name, and of a field of work that stands for its body. */
const wholes = new Float64Array(LONGEST + 1).fill(FORBIDDEN);
const fields = new Float64Array(LONGEST + 1).fill(FORBIDDEN);
/** The greatest distance that has anything in these. */
let farthest = 0;

function placeProper(text: string): void {
  if (propers.length < text.length) propers = new Uint8Array(2 * text.length);
  for (let at = 0; at < text.length; at++) propers[at] = properUnit(text.charCodeAt(at));
}

function placePieces(text: string, ends: readonly number[], level: string | undefined): void {
  pieces.begin(text.length);
  const tree = piecesFor(level);
  let start = 0;
  for (const to of ends) {
    for (; start < to; start++) {
      let node = tree.begin(text.charCodeAt(start));
      for (let end = start + 1; node >= 0; end++) {
        const found = tree.piecesAt(node);
        if (found !== undefined) for (const piece of found) placePiece(text, piece, start);
        node = end < to ? tree.next(node, text.charCodeAt(end)) : -1;
      }
      const bracket = innerBracketAt(text, start);
      if (bracket !== undefined && start + bracket.length <= to) placePiece(text, bracket, start);
    }
  }
}

function placePiece(text: string, { kind, length, cost }: Piece, start: number): void {
  // 局|局长: the second of two like characters begins the post.
  const doubled =
    kind === PIECE.ending &&
    length === 1 &&
    start > 0 &&
    text.charCodeAt(start) === text.charCodeAt(start - 1);
  if (!doubled) pieces.add(kind, start, start + length, cost);
}

function reach(distance: number, opening: Opening, cost: number): void {
  if (distance > LONGEST || cost === FORBIDDEN) return;
  const index = distance * OPENINGS + opening;
  const bit = 1 << opening;
  const already = reached[distance] ?? 0;
  if ((already & bit) !== 0 && cost >= (rests[index] ?? FORBIDDEN)) return;
  rests[index] = cost;
  reached[distance] = already | bit;
  if (distance > farthest) farthest = distance;
}

/** Begins with the last pieces of the names that end at `end`; true where a name of several pieces can end so. */
function beginAt(end: number): boolean {
  let some = false;
  for (let piece = pieces.endingAt(end); piece >= 0; piece = pieces.nextOf(piece)) {
    const kind = pieces.kindOf(piece);
    const distance = end - pieces.startOf(piece);
    if (isFinal(kind)) {
      reach(distance, kind, pieces.costOf(piece));
      some = true;
    } else if (kind === PIECE.subject && distance > 1 && distance <= LONGEST) {
      fields[distance] = pieces.costOf(piece) + NO_ENDING;
      if (distance > farthest) farthest = distance;
    }
  }
  return some;
}

/** What a company costs that has no brand of its own. */
function costWithoutBrand(text: string, first: number, end: number): number {
  if (!endsCompany(text.charCodeAt(end - 1))) return 0;
  const named = text.slice(first, end);
  return COMPANY.test(named) ? NO_BRAND : SHORT_COMPANY.test(named) ? NO_SHORT_BRAND : 0;
}

/** Finds the names that end at `end`, piece by piece from their last. */
function readBackwards(text: string, first: number, end: number): void {
  const unbranded = costWithoutBrand(text, first, end);
  for (let start = end - 1; start >= first && end - start <= farthest; start--) {
    const distance = end - start;
    const openings = reached[distance] ?? 0;
    if (openings === 0) continue;
    const byWork = unbranded > 0 && KNOWN_BY_WORK.test(text.slice(start, end));
    let whole = FORBIDDEN;
    let afterPlace = FORBIDDEN;
    let afterBrand = FORBIDDEN;
    for (let left = openings; left > 0; left &= left - 1) {
      const opening = 31 - Math.clz32(left & -left);
      const cost = rests[distance * OPENINGS + opening] ?? FORBIDDEN;
      const brandless = unbranded === 0 || byWork || hasBrand(opening) ? 0 : unbranded;
      whole = Math.min(whole, cost + openingCost(opening, distance) + brandless);
      if (start > first) reachPieces(start, end, opening, cost);
      if (!takesProper(opening)) continue;
      if (isPlace(opening)) afterPlace = Math.min(afterPlace, cost);
      else afterBrand = Math.min(afterBrand, cost);
    }
    if (afterPlace < FORBIDDEN) reachProper(first, start, end, PLACE_LENGTH, afterPlace);
    if (afterBrand < FORBIDDEN) reachProper(first, start, end, BRAND_LENGTH, afterBrand);
    wholes[distance] = whole;
  }
}

/** Goes back over the pieces that stand before the rest of a name. */
function reachPieces(start: number, end: number, rest: Opening, cost: number): void {
  for (let piece = pieces.endingAt(start); piece >= 0; piece = pieces.nextOf(piece)) {
    const kind = pieces.kindOf(piece);
    reach(end - pieces.startOf(piece), kind, cost + pieces.costOf(piece) + jointCost(kind, rest));
  }
}

/** Tries proper names of one to five characters before the rest of a name. `lengths`: what their lengths cost. */
function reachProper(
  first: number,
  start: number,
  end: number,
  lengths: readonly number[],
  cost: number,
): void {
  const known = places.lengthsAt(start);
  const foreign = foreignWords.lengthsAt(start);
  let characters = 0;
  for (let length = 1; length < lengths.length && start - length >= first; length++) {
    const unit = propers[start - length] ?? 0;
    if (unit === 0) return;
    characters += unit === 1 ? PLACE_CHARACTER : OTHER_CHARACTER;
    const unlisted = PROPER + characters + (lengths[length] ?? FORBIDDEN);
    reach(end - start + length, OPENING.proper, cost + unlisted);
    if (hasLength(foreign, length)) reach(end - start + length, OPENING.proper, cost + FOREIGN_PLACE);
    if (hasLength(known, length)) reach(end - start + length, OPENING.place, cost + KNOWN_PLACE);
  }
}

/**
 * Offers the names that end at `end`, the longest first, and then the known ones that no pieces make up. Leaves the tables
 * empty for the next end.
 */
function offerNames(first: number, end: number, offer: OfferOrganization): void {
  const known = bodies.lengthsAt(end);
  let unread = known;
  for (let distance = farthest; distance > 0; distance--) {
    const field = fields[distance] ?? FORBIDDEN;
    const whole = wholes[distance] ?? FORBIDDEN;
    reached[distance] = 0;
    if (field === FORBIDDEN && whole === FORBIDDEN) continue;
    fields[distance] = FORBIDDEN;
    wholes[distance] = FORBIDDEN;
    const most = hasLength(known, distance) ? KNOWN : FORBIDDEN;
    unread &= ~(1 << distance);
    if (field < FORBIDDEN) offer(end - distance, end, Math.min(field, most));
    if (whole < FORBIDDEN) offer(end - distance, end, Math.min(whole, most));
  }
  farthest = 0;
  if (unread === 0) return;
  for (let length = 2; length <= LONGEST_KNOWN && end - length >= first; length++) {
    if (hasLength(unread, length)) offer(end - length, end, KNOWN);
  }
}

import { Trie } from '../lexicon/trie.ts';
import words from '../lexicon/zh/organizations.json' with { type: 'json' };

// What names of organizations are put together from, and what may stand before what. All costs are negative natural
// logarithms of a probability.

/** What a part of a name is. */
const PIECES = [
  'level',
  'subject',
  'unit',
  'ending',
  'placeEnding',
  'areaEnding',
  'companyEnding',
  'joiner',
  'link',
  'bracket',
] as const;
type PieceName = (typeof PIECES)[number];

/**
 * What a name, or the rest of one, begins with: a piece, or the name of a place or a brand: `proper` where no list has
 * it, `place` where it is known to occur.
 */
const OPENINGS = [...PIECES, 'proper', 'place'] as const;
type OpeningName = (typeof OPENINGS)[number];

/** Openings, and the kinds of pieces among them, are told apart by number: they are compared for every ending of a text. */
export type Opening = number;
export const OPENING = Object.fromEntries(OPENINGS.map((name, i) => [name, i])) as Readonly<
  Record<OpeningName, Opening>
>;
/** How many openings there are. */
export const OPENING_COUNT = OPENINGS.length;

/** A stretch of text that can be part of the name of an organization. */
export interface Piece {
  readonly kind: Opening;
  readonly cost: number;
}

/** What a piece costs: one of so many words of its kind, the commonest of them a little less. */
const COST: Readonly<Record<PieceName, number>> = {
  level: 1,
  subject: 5,
  unit: 5.5,
  ending: 1.5,
  placeEnding: 2,
  /** A county or city by itself, as in the minutes of the level above. */
  areaEnding: 4,
  companyEnding: 2.5,
  joiner: 1.5,
  /** 纪委监委|驻|教育局|纪检监察组 */
  link: 1,
  bracket: 5,
};
const RARE_LEVEL = 3.5;
/** Most organizations are a 局, 委 or 办; the other endings are rarer, those of institutions rarer still. */
const RARE_ENDING = 1;
const RARER_ENDING = 2.5;

const LISTS: readonly (readonly [PieceName, readonly string[], number?])[] = [
  ['level', words.levels],
  ['level', words.rareLevels, RARE_LEVEL],
  ['subject', words.subjects],
  ['unit', words.units],
  ['unit', words.bareAreas],
  ['ending', words.endings.common],
  ['ending', words.endings.department, RARE_ENDING],
  ['ending', words.endings.institution, RARER_ENDING],
  ['placeEnding', words.placeEndings],
  ['areaEnding', words.areas],
  ['companyEnding', words.companyEndings],
  ['joiner', words.joiners],
  ['link', words.links],
];

/** 市税务局 among the organizations of a 区: now and then. */
const OTHER_LEVEL = 1.5;
/** 新区审计局 among those of a 区, which says 新区 for no place of its own: hardly ever. */
const OTHER_ZONE = 5;
const ZONE = /^[新园片景]区$/u;
/** 镇 in the minutes of a 镇, where it opens a name as 区 does elsewhere. */
const OWN_LEVEL = 1;

function piecesOf(level: string | undefined): Trie<readonly Piece[]> {
  const table = new Map<string, Piece[]>();
  for (const [name, list, rarity = 0] of LISTS)
    for (const word of list) {
      const pieces = table.get(word) ?? [];
      const kind = OPENING[name];
      if (!pieces.some((piece) => piece.kind === kind))
        pieces.push({ kind, cost: COST[name] + rarity + strangeness(name, word, level) });
      table.set(word, pieces);
    }
  const own = level === undefined ? undefined : (table.get(level) ?? []);
  if (level !== undefined && own !== undefined && !own.some(({ kind }) => kind === OPENING.level))
    table.set(level, [...own, { kind: OPENING.level, cost: OWN_LEVEL }]);
  return new Trie(table);
}

/** What a word costs more for not being of the government's own level. */
function strangeness(kind: PieceName, word: string, level: string | undefined): number {
  if (level === undefined || word === level) return 0;
  if (ZONE.test(word) && (kind === 'level' || kind === 'subject')) return OTHER_ZONE;
  return kind === 'level' ? OTHER_LEVEL : 0;
}

/** There are hardly more than a dozen levels, each of which goes through the lists once. */
const tries = new Map<string | undefined, Trie<readonly Piece[]>>();

/** All pieces, weighed for a government of some level (区, 县, 镇). */
export function piecesFor(level: string | undefined): Trie<readonly Piece[]> {
  const known = tries.get(level) ?? piecesOf(level);
  tries.set(level, known);
  return known;
}

/** 名城（集团）有限公司: a bracket inside a name. */
const INNER_BRACKET = /（(?![一二三四五六七八九十\d]{1,3}）)[^（）]{1,8}）(?=[\p{Script=Han}])/uy;

/** Where the bracket inside a name ends that opens at a place. */
export function innerBracketEnd(text: string, at: number): number | undefined {
  if (text.charAt(at) !== '（') return undefined;
  INNER_BRACKET.lastIndex = at;
  return INNER_BRACKET.test(text) ? INNER_BRACKET.lastIndex : undefined;
}
export const INNER_BRACKET_PIECE: Piece = { kind: OPENING.bracket, cost: COST.bracket };

const isFinalName = (name: OpeningName): boolean =>
  name === 'unit' ||
  name === 'ending' ||
  name === 'placeEnding' ||
  name === 'areaEnding' ||
  name === 'companyEnding';
const isPlaceName = (name: OpeningName): boolean => name === 'placeEnding' || name === 'areaEnding';
const isProperName = (name: OpeningName): boolean => name === 'proper' || name === 'place';

const FINAL = OPENINGS.map(isFinalName);
/** True for a kind of piece with which the name of an organization can end. */
export const isFinal = (opening: Opening): boolean => FINAL[opening] === true;
const PLACE = OPENINGS.map(isPlaceName);
/** True where what stands before is the name of a place. */
export const isPlace = (opening: Opening): boolean => PLACE[opening] === true;
const BRANDED = OPENINGS.map((name) => isProperName(name) || name === 'level' || name === 'unit');
/** True where a company that begins so needs no brand. */
export const hasBrand = (opening: Opening): boolean => BRANDED[opening] === true;
const TAKES_PROPER = OPENINGS.map((name) => !isProperName(name) && name !== 'level' && name !== 'joiner');
/** True for what can have a proper name before it. */
export const takesProper = (rest: Opening): boolean => TAKES_PROPER[rest] === true;

/** Another organization inside the name of one: 区委|组织部, 公安局|交警大队. */
const INNER = 1.5;
/** And after it a name of its own: 公安局|城关派出所. */
const INNER_PROPER = 6;
/** 委员会|局: hardly ever. */
const TWO_ENDINGS = 4;
/** 资源规划|姑苏|分局: a name of a place after the field of work. */
const SUBJECT_PROPER = 2;
/** 区 inside a name: 县委|县政府. Rare, it mostly opens the next name. */
const INNER_LEVEL = 6;
/** 市局, 区中心: a level and an ending without a field of work. */
const NO_SUBJECT = 4;
/** An ending by itself: 分局, 集团. */
const BARE_ENDING = 6;

/** What it costs that a piece stands before the rest of a name; infinite where it cannot. */
function costOfJoint(kind: PieceName, rest: OpeningName): number {
  if (kind === 'joiner')
    return rest === 'subject' || rest === 'unit' || isProperName(rest) ? 0 : Number.POSITIVE_INFINITY;
  if (kind === 'link') return rest === 'joiner' || rest === 'areaEnding' ? Number.POSITIVE_INFINITY : 0;
  if (rest === 'link') return isFinalName(kind) ? 0 : Number.POSITIVE_INFINITY;
  if (rest === 'joiner' && isFinalName(kind)) return Number.POSITIVE_INFINITY;
  // 人武部|区 is no area, 姑苏|区 is one.
  if (rest === 'areaEnding') return Number.POSITIVE_INFINITY;
  if (kind === 'level') {
    if (rest === 'level' || rest === 'joiner') return Number.POSITIVE_INFINITY;
    return rest === 'ending' || rest === 'placeEnding' || rest === 'companyEnding' ? NO_SUBJECT : 0;
  }
  if (rest === 'level') return isFinalName(kind) ? INNER_LEVEL : Number.POSITIVE_INFINITY;
  if (!isFinalName(kind)) return rest === 'proper' ? SUBJECT_PROPER : 0;
  if (kind === 'ending' && rest === 'ending') return INNER + TWO_ENDINGS;
  return rest === 'proper' && !isPlaceName(kind) ? INNER + INNER_PROPER : INNER;
}

/** At the number of the piece times that of all openings, and that of what the rest begins with. */
const JOINTS = Float64Array.from(PIECES.flatMap((kind) => OPENINGS.map((rest) => costOfJoint(kind, rest))));
/** What it costs that a piece stands before the rest of a name; infinite where it cannot. */
export const jointCost = (kind: Opening, rest: Opening): number =>
  JOINTS[kind * OPENING_COUNT + rest] ?? Number.POSITIVE_INFINITY;

const OPENS_NONE = OPENINGS.map((name) => name === 'joiner' || name === 'link' || name === 'bracket');
const BARE = OPENINGS.map((name) => name === 'ending' || name === 'companyEnding' || isPlaceName(name));
/** What it costs that a whole name of so many units begins so. */
export function openingCost(opening: Opening, length: number): number {
  if (OPENS_NONE[opening] === true) return Number.POSITIVE_INFINITY;
  if (BARE[opening] !== true) return 0;
  return length >= 2 ? BARE_ENDING : Number.POSITIVE_INFINITY;
}

/** What the lengths of proper names cost, by length from 0: of places (平江, 吴门桥), of all else (名城, 楚之晟). */
export const PLACE_LENGTH: readonly number[] = [0, 4, 0.25, 1.8, 4, 6];
export const BRAND_LENGTH: readonly number[] = [0, 4, 0.3, 1.6, 3.5, 5];

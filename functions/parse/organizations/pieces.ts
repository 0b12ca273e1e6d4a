import words from '../data/organization-words.json' with { type: 'json' };
import { newNode, nodeOf, type WordNode } from '../word-tree.ts';

// What names of bodies are put together from. All costs are negative natural logarithms of a probability.

/** What a part of a name is. Numbers, since tables are kept by them. */
export const PIECE = {
  level: 0,
  subject: 1,
  unit: 2,
  ending: 3,
  placeEnding: 4,
  areaEnding: 5,
  companyEnding: 6,
  joiner: 7,
} as const;
export type PieceKind = (typeof PIECE)[keyof typeof PIECE];
export const PIECE_KINDS: readonly PieceKind[] = Object.values(PIECE);

/** A stretch of text that can be part of the name of a body. */
export interface Piece {
  readonly kind: PieceKind;
  readonly length: number;
  readonly cost: number;
}

/** What a piece costs: one of so many words of its kind, the commonest of them a little less. */
const COST: Readonly<Record<PieceKind, number>> = {
  [PIECE.level]: 1,
  [PIECE.subject]: 5,
  [PIECE.unit]: 5.5,
  [PIECE.ending]: 1.5,
  [PIECE.placeEnding]: 2,
  /** A county or city by itself, as in the minutes of the level above. */
  [PIECE.areaEnding]: 4,
  [PIECE.companyEnding]: 2.5,
  [PIECE.joiner]: 1.5,
};
const RARE_LEVEL = 3.5;
/** Most bodies are a 局, 委 or 办; the other endings are rarer, those of institutions rarer still. */
const RARE_ENDING = 1;
const RARER_ENDING = 2.5;
const AREAS = new Set(['区', '县', '市', '州', '旗', '盟', '村', '地区']);

const table = new Map<string, Piece[]>();

function enter(kind: PieceKind, list: readonly string[], rarity = 0): void {
  for (const word of list) {
    const pieces = table.get(word) ?? [];
    if (!pieces.some((piece) => piece.kind === kind))
      pieces.push({ kind, length: word.length, cost: COST[kind] + rarity });
    table.set(word, pieces);
  }
}

enter(PIECE.level, words.levels);
enter(PIECE.level, words.rareLevels, RARE_LEVEL);
enter(PIECE.subject, words.subjects);
enter(PIECE.unit, words.units);
enter(PIECE.unit, words.bareAreas);
enter(PIECE.ending, words.endings.common);
enter(PIECE.ending, words.endings.department, RARE_ENDING);
enter(PIECE.ending, words.endings.institution, RARER_ENDING);
enter(
  PIECE.placeEnding,
  words.placeEndings.filter((word) => !AREAS.has(word)),
);
enter(
  PIECE.areaEnding,
  words.placeEndings.filter((word) => AREAS.has(word)),
);
enter(PIECE.companyEnding, words.companyEndings);
enter(PIECE.joiner, words.joiners);

/** 市税务局 among the bodies of a 区: now and then. */
const OTHER_LEVEL = 1.5;
/** 新区审计局 among the bodies of a 区, which says 新区 for no place of its own: hardly ever. */
const OTHER_ZONE = 5;
const ZONE = /^[新园片景]区$/u;
/** 镇 in the minutes of a 镇, where it opens a name as 区 does elsewhere. */
const OWN_LEVEL = 1;

/** A piece of the table, weighed by what is known of the government. */
function weighed(piece: Piece, word: string, level: string): Piece {
  if (word === level) return piece;
  if (ZONE.test(word) && (piece.kind === PIECE.level || piece.kind === PIECE.subject))
    return { ...piece, cost: piece.cost + OTHER_ZONE };
  return piece.kind === PIECE.level ? { ...piece, cost: piece.cost + OTHER_LEVEL } : piece;
}

function treeOf(level: string | undefined): WordNode<readonly Piece[]> {
  const root = newNode<readonly Piece[]>();
  for (const [word, pieces] of table) {
    nodeOf(root, word).value =
      level === undefined ? pieces : pieces.map((piece) => weighed(piece, word, level));
  }
  if (level !== undefined) {
    const own = nodeOf(root, level);
    const listed = own.value?.some(({ kind }) => kind === PIECE.level) === true;
    if (!listed)
      own.value = [...(own.value ?? []), { kind: PIECE.level, length: level.length, cost: OWN_LEVEL }];
  }
  return root;
}

/** There are hardly more than a dozen levels, each of which goes through the table once. */
const trees = new Map<string | undefined, WordNode<readonly Piece[]>>();

/** All pieces, weighed for a government of some level (区, 县, 镇). */
export function piecesFor(level: string | undefined): WordNode<readonly Piece[]> {
  const known = trees.get(level) ?? treeOf(level);
  trees.set(level, known);
  return known;
}

/** 名城（集团）有限公司: a bracket inside a name. */
const INNER_BRACKET = /（[^（）]{1,8}）/uy;
const BRACKET_OPENS = '（'.charCodeAt(0);

/** The bracket inside a name that begins at a place. */
export function innerBracketAt(text: string, at: number): Piece | undefined {
  if (text.charCodeAt(at) !== BRACKET_OPENS) return undefined;
  INNER_BRACKET.lastIndex = at;
  const length = INNER_BRACKET.exec(text)?.[0].length ?? 0;
  return length > 0 ? { kind: PIECE.subject, length, cost: COST[PIECE.subject] } : undefined;
}

const places = new Set(words.placeCharacters);
/** True for a character usual in the names of places. */
export const isPlaceCharacter = (character: string): boolean => places.has(character);

const FINAL: readonly PieceKind[] = [
  PIECE.unit,
  PIECE.ending,
  PIECE.placeEnding,
  PIECE.areaEnding,
  PIECE.companyEnding,
];
const finalKinds = PIECE_KINDS.map((kind) => FINAL.includes(kind));
/** True for a kind of piece with which the name of a body can end. */
export const isFinal = (kind: number): boolean => finalKinds[kind] === true;

import { byUnit } from '../by-unit.ts';
import words from '../data/organization-words.json' with { type: 'json' };
import { NOWHERE, ROOT, WordTree } from '../word-tree.ts';

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

/** The pieces that begin at a place of a text are found unit by unit. */
export class PieceTree {
  readonly #tree: WordTree<readonly Piece[]>;
  /** The node of each unit that begins a word, and one; 0 for any other unit. */
  readonly #begin: (code: number) => number;

  constructor(entries: Iterable<readonly [string, readonly Piece[]]>) {
    const tree = new WordTree(entries);
    this.#tree = tree;
    this.#begin = byUnit((unit) => tree.next(ROOT, unit.charCodeAt(0)) - NOWHERE);
  }

  /** The node of a first unit; below 0 where no piece begins with it. */
  begin(unit: number): number {
    return this.#begin(unit) + NOWHERE;
  }

  /** The node to which a unit leads on; below 0 where no piece goes on so. */
  next(node: number, unit: number): number {
    return this.#tree.next(node, unit);
  }

  /** The pieces that end at a node. */
  piecesAt(node: number): readonly Piece[] | undefined {
    return this.#tree.valueOf(node);
  }
}

function treeOf(level: string | undefined): PieceTree {
  if (level === undefined) return new PieceTree(table);
  const pieces = new Map<string, readonly Piece[]>();
  for (const [word, listed] of table)
    pieces.set(
      word,
      listed.map((piece) => weighed(piece, word, level)),
    );
  const own = pieces.get(level) ?? [];
  if (!own.some(({ kind }) => kind === PIECE.level))
    pieces.set(level, [...own, { kind: PIECE.level, length: level.length, cost: OWN_LEVEL }]);
  return new PieceTree(pieces);
}

/** There are hardly more than a dozen levels, each of which goes through the table once. */
const trees = new Map<string | undefined, PieceTree>();

/** All pieces, weighed for a government of some level (区, 县, 镇). */
export function piecesFor(level: string | undefined): PieceTree {
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

import words from '../data/organization-words.json' with { type: 'json' };

// What names of bodies are put together from. All costs are negative natural logarithms of a probability.

export type PieceKind =
  | 'level'
  | 'subject'
  | 'unit'
  | 'ending'
  | 'place-ending'
  | 'area-ending'
  | 'company-ending'
  | 'joiner';

/** A stretch of text that can be part of the name of a body. */
export interface Piece {
  readonly kind: PieceKind;
  readonly length: number;
  readonly cost: number;
}

/** What a piece costs: one of so many words of its kind, the commonest of them a little less. */
const COST: Readonly<Record<PieceKind, number>> = {
  level: 1,
  subject: 5,
  unit: 5.5,
  ending: 1.5,
  'place-ending': 2,
  /** A county or city by itself, as in the minutes of the level above. */
  'area-ending': 4,
  'company-ending': 2.5,
  joiner: 1.5,
};
const RARE_LEVEL = 3.5;
/** Most bodies are a 局, 委 or 办; the other endings are rarer, those of institutions rarer still. */
const RARE_ENDING = 1;
const RARER_ENDING = 2.5;
const AREAS = new Set(['区', '县', '市', '州', '旗', '盟', '村', '地区']);

const table = new Map<string, Piece[]>();
let longest = 0;

function enter(kind: PieceKind, list: readonly string[], rarity = 0): void {
  for (const word of list) {
    const cost = COST[kind] + rarity;
    const pieces = table.get(word) ?? [];
    if (!pieces.some((piece) => piece.kind === kind)) pieces.push({ kind, length: word.length, cost });
    table.set(word, pieces);
    longest = Math.max(longest, word.length);
  }
}

enter('level', words.levels);
enter('level', words.rareLevels, RARE_LEVEL);
enter('subject', words.subjects);
enter('unit', words.units);
enter('unit', words.bareAreas);
enter('ending', words.endings.common);
enter('ending', words.endings.department, RARE_ENDING);
enter('ending', words.endings.institution, RARER_ENDING);
enter(
  'place-ending',
  words.placeEndings.filter((word) => !AREAS.has(word)),
);
enter(
  'area-ending',
  words.placeEndings.filter((word) => AREAS.has(word)),
);
enter('company-ending', words.companyEndings);
enter('joiner', words.joiners);

const lengthsByFirst = new Map<string, readonly number[]>();
for (const word of table.keys()) {
  const first = word[0] ?? '';
  const lengths = new Set(lengthsByFirst.get(first));
  lengthsByFirst.set(first, [...lengths.add(word.length)]);
}

/** 名城（集团）有限公司: a bracket inside a name. */
const INNER_BRACKET = /（[^（）]{1,8}）/uy;

/** All pieces that begin at a place and end at or before `limit`. */
export function piecesAt(text: string, at: number, limit: number): readonly Piece[] {
  const found: Piece[] = [];
  for (const length of lengthsByFirst.get(text[at] ?? '') ?? []) {
    if (at + length > limit) continue;
    const pieces = table.get(text.slice(at, at + length));
    if (pieces !== undefined) found.push(...pieces);
  }
  if (text[at] === '（') {
    INNER_BRACKET.lastIndex = at;
    const length = INNER_BRACKET.exec(text)?.[0].length ?? 0;
    if (length > 0 && at + length <= limit) found.push({ kind: 'subject', length, cost: COST.subject });
  }
  return found;
}

const places = new Set(words.placeCharacters);
/** True for a character usual in the names of places. */
export const isPlaceCharacter = (character: string): boolean => places.has(character);

const FINAL: ReadonlySet<PieceKind> = new Set([
  'unit',
  'ending',
  'place-ending',
  'area-ending',
  'company-ending',
]);
/** True for a piece with which the name of a body can end. */
export const isFinal = (piece: Piece): boolean => FINAL.has(piece.kind);

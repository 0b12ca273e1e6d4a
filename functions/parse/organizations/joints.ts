import { isFinal, PIECE, PIECE_KINDS, type PieceKind } from './pieces.ts';

// What may stand before what in the name of a body. All costs are negative natural logarithms of a probability.

/**
 * What a name, or the rest of one, begins with: a piece, or the name of a place or a brand: `proper` where no list has
 * it, `place` where it is known to occur.
 */
export const OPENING = { ...PIECE, proper: PIECE_KINDS.length, place: PIECE_KINDS.length + 1 } as const;
/** One of {@link OPENING}. */
export type Opening = number;
export const OPENINGS = PIECE_KINDS.length + 2;

/** Another body inside the name of one: 区委|组织部, 公安局|交警大队. */
const INNER_BODY = 1.5;
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

const FORBIDDEN = Number.POSITIVE_INFINITY;

/** True where what stands before is the name of a place. */
export const isPlace = (opening: Opening): boolean =>
  opening === PIECE.placeEnding || opening === PIECE.areaEnding;
const isProper = (opening: Opening): boolean => opening >= PIECE_KINDS.length;

/** What it costs that a piece stands before the rest of a name; infinite where it cannot. */
function costOfJoint(kind: PieceKind, rest: Opening): number {
  if (kind === PIECE.joiner)
    return rest === PIECE.subject || isProper(rest) || rest === PIECE.unit ? 0 : FORBIDDEN;
  // 人武部|区 is no area, 姑苏|区 is one.
  if (rest === PIECE.areaEnding) return FORBIDDEN;
  if (kind === PIECE.level) {
    if (rest === PIECE.level || rest === PIECE.joiner) return FORBIDDEN;
    return rest === PIECE.ending || rest === PIECE.placeEnding || rest === PIECE.companyEnding
      ? NO_SUBJECT
      : 0;
  }
  if (rest === PIECE.level) return isFinal(kind) ? INNER_LEVEL : FORBIDDEN;
  if (!isFinal(kind)) return rest === OPENING.proper ? SUBJECT_PROPER : 0;
  if (kind === PIECE.ending && rest === PIECE.ending) return INNER_BODY + TWO_ENDINGS;
  return rest === OPENING.proper && !isPlace(kind) ? INNER_BODY + INNER_PROPER : INNER_BODY;
}

const JOINTS = Float64Array.from(
  PIECE_KINDS.flatMap((kind) => Array.from({ length: OPENINGS }, (_, rest) => costOfJoint(kind, rest))),
);
/** {@link costOfJoint}, looked up. */
export const jointCost = (kind: number, rest: Opening): number => JOINTS[kind * OPENINGS + rest] ?? FORBIDDEN;

/** What it costs that a whole name of so many units begins so. */
export function openingCost(opening: Opening, length: number): number {
  switch (opening) {
    case PIECE.joiner:
      return FORBIDDEN;
    case PIECE.ending:
    case PIECE.placeEnding:
    case PIECE.areaEnding:
    case PIECE.companyEnding:
      return length >= 2 ? BARE_ENDING : FORBIDDEN;
    default:
      return 0;
  }
}

/** True where a company that begins so needs no brand. */
export const hasBrand = (opening: Opening): boolean =>
  isProper(opening) || opening === PIECE.level || opening === PIECE.unit;

/** What the lengths of proper names cost, by length from 0: of places (平江, 吴门桥), of all else (名城, 楚之晟). */
export const PLACE_LENGTH: readonly number[] = [0, 4, 0.25, 1.8, 4, 6];
export const BRAND_LENGTH: readonly number[] = [0, 4, 0.3, 1.6, 3.5, 5];

/** True for what can have a proper name before it. */
export const takesProper = (rest: Opening): boolean =>
  !isProper(rest) && rest !== PIECE.level && rest !== PIECE.joiner;

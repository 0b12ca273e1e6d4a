import { isHan } from '../by-unit.ts';
import { isFinal, isPlaceCharacter, type Piece, type PieceKind, piecesAt } from './pieces.ts';

/** A reading of some characters as the name of a body. */
export interface OrganizationCandidate {
  readonly start: number;
  readonly end: number;
  /** Negative natural logarithm of the probability that the name of a body has these characters. */
  readonly cost: number;
}

/** What is known to occur, from the source's configuration or from the page itself. */
export interface KnownOrganizations {
  /** Whole names of bodies. */
  readonly bodies: ReadonlySet<string>;
  /** Names of the government's own area and those above it, without 区 or 县. */
  readonly places: ReadonlySet<string>;
  /** 区, 县, 镇: the level of the government, with which it begins the names of its own bodies. */
  readonly level?: string;
}

export const NOTHING_KNOWN: KnownOrganizations = { bodies: new Set(), places: new Set() };

/**
 * What a name, or the rest of one, begins with. `proper`: the name of a place or a brand that no list has; `place`: one
 * that is known to occur.
 */
type Opening = PieceKind | 'proper' | 'place';

interface PlacedPiece extends Piece {
  readonly start: number;
}

const LONGEST = 24;
const LONGEST_KNOWN = 16;
/** A body that the source lists, or that the page names elsewhere, is one of a hundred. */
const KNOWN = 4.5;
const KNOWN_PLACE = 3;
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
/** 发改、财政等部门: a field of work stands for its body. */
const NO_ENDING = 6;
/** 市局, 区中心: a level and an ending without a field of work. */
const NO_SUBJECT = 4;
/** An ending by itself: 分局, 集团. */
const BARE_ENDING = 6;
/** 投资发展有限公司: a company without a brand. */
const NO_BRAND = 4;
/** 建设公司, 发展集团: the short name of a company may leave it out. */
const NO_SHORT_BRAND = 2;
/** 镇 in the minutes of a 镇, where it opens a name as 区 does elsewhere. */
const OWN_LEVEL = 1;
const COMPANY = /(?:有限|责任|股份)公司$/u;
const SHORT_COMPANY = /(?:公司|集团)$/u;
/** 城投集团, 交投公司: known by what they do. */
const KNOWN_BY_WORK = /^.[投发]/u;

const PROPER = 2.5;
const PLACE_CHARACTER = 5.6;
const OTHER_CHARACTER = 7.4;
/** How long proper names are: of places (平江, 吴门桥), of everything else (名城, 楚之晟). By length from 0. */
const PLACE_LENGTH = [0, 4, 0.25, 1.8, 4, 6];
const BRAND_LENGTH = [0, 4, 0.3, 1.6, 3.5, 5];

const FORBIDDEN = Number.POSITIVE_INFINITY;

const isPlace = (opening: Opening): boolean => opening === 'place-ending' || opening === 'area-ending';
const isProper = (opening: Opening): boolean => opening === 'proper' || opening === 'place';

/** What it costs that a piece stands before the rest of a name; infinite where it cannot. */
function jointCost(piece: Piece, rest: Opening): number {
  if (piece.kind === 'joiner') return rest === 'subject' || isProper(rest) || rest === 'unit' ? 0 : FORBIDDEN;
  // 人武部|区 is no area, 姑苏|区 is one.
  if (rest === 'area-ending') return FORBIDDEN;
  if (piece.kind === 'level') {
    if (rest === 'level' || rest === 'joiner') return FORBIDDEN;
    return rest === 'ending' || rest === 'place-ending' || rest === 'company-ending' ? NO_SUBJECT : 0;
  }
  if (rest === 'level') return isFinal(piece) ? INNER_LEVEL : FORBIDDEN;
  if (!isFinal(piece)) return rest === 'proper' ? SUBJECT_PROPER : 0;
  if (piece.kind === 'ending' && rest === 'ending') return INNER_BODY + TWO_ENDINGS;
  return rest === 'proper' && !isPlace(piece.kind) ? INNER_BODY + INNER_PROPER : INNER_BODY;
}

/** What it costs that a whole name begins so. */
function openingCost(opening: Opening, length: number): number {
  switch (opening) {
    case 'joiner':
      return FORBIDDEN;
    case 'ending':
    case 'place-ending':
    case 'area-ending':
    case 'company-ending':
      return length >= 2 ? BARE_ENDING : FORBIDDEN;
    default:
      return 0;
  }
}

/** 市税务局 among the bodies of a 区: now and then. */
const OTHER_LEVEL = 1.5;
/** 新区审计局 among the bodies of a 区, which says 新区 for no place of its own: hardly ever. */
const OTHER_ZONE = 5;
const ZONE = /^[新园片景]区$/u;

/** The pieces at a place, those that say a level weighed by what is known of the government. */
function weighedPiecesAt(
  text: string,
  at: number,
  limit: number,
  level: string | undefined,
): readonly Piece[] {
  const pieces = piecesAt(text, at, limit);
  if (level === undefined) return pieces;
  const weighed = pieces.map((piece) => {
    const word = text.slice(at, at + piece.length);
    if (word === level) return piece;
    if (ZONE.test(word) && (piece.kind === 'level' || piece.kind === 'subject'))
      return { ...piece, cost: piece.cost + OTHER_ZONE };
    return piece.kind === 'level' ? { ...piece, cost: piece.cost + OTHER_LEVEL } : piece;
  });
  const own = text.startsWith(level, at) && at + level.length <= limit;
  const listed = pieces.some(({ kind, length }) => kind === 'level' && length === level.length);
  return own && !listed ? [...weighed, { kind: 'level', length: level.length, cost: OWN_LEVEL }] : weighed;
}

/** All readings of stretches of `text` between `from` and `to` as names of bodies. Linear in the length. */
export function organizationCandidates(
  text: string,
  from: number,
  to: number,
  known: KnownOrganizations = NOTHING_KNOWN,
): readonly OrganizationCandidate[] {
  const byEnd: PlacedPiece[][] = Array.from({ length: to - from + 1 }, () => []);
  for (let start = from; start < to; start++) {
    for (const piece of weighedPiecesAt(text, start, to, known.level)) {
      // 局|局长: the second of two like characters begins the post.
      if (piece.kind === 'ending' && piece.length === 1 && text[start] === text[start - 1]) continue;
      byEnd[start + piece.length - from]?.push({ ...piece, start });
    }
  }
  const candidates: OrganizationCandidate[] = [];
  for (let end = from + 1; end <= to; end++) {
    if (byEnd[end - from]?.some((piece) => isFinal(piece) || piece.kind === 'subject'))
      readBackwards(text, from, end, byEnd, known.places, candidates);
  }
  if (known.bodies.size === 0) return candidates;
  const found = candidates.map((one) =>
    known.bodies.has(text.slice(one.start, one.end)) ? { ...one, cost: Math.min(one.cost, KNOWN) } : one,
  );
  return [
    ...found,
    ...knownCandidates(
      text,
      from,
      to,
      known.bodies,
      new Set(candidates.map(({ start, end }) => `${start}-${end}`)),
    ),
  ];
}

/** Finds the names that end at `end`, piece by piece from their last. */
function readBackwards(
  text: string,
  from: number,
  end: number,
  byEnd: readonly (readonly PlacedPiece[])[],
  places: ReadonlySet<string>,
  candidates: OrganizationCandidate[],
): void {
  const first = Math.max(from, end - LONGEST);
  const named = text.slice(first, end);
  const unbranded = COMPANY.test(named) ? NO_BRAND : SHORT_COMPANY.test(named) ? NO_SHORT_BRAND : 0;
  const rests: Map<Opening, number>[] = Array.from({ length: end - first }, () => new Map());
  const reach = (start: number, opening: Opening, cost: number): void => {
    const here = rests[start - first];
    if (here !== undefined && cost < (here.get(opening) ?? FORBIDDEN)) here.set(opening, cost);
  };
  for (const piece of byEnd[end - from] ?? []) {
    if (isFinal(piece)) reach(piece.start, piece.kind, piece.cost);
    else if (piece.kind === 'subject' && piece.length > 1)
      candidates.push({ start: piece.start, end, cost: piece.cost + NO_ENDING });
  }
  for (let start = end - 1; start >= first; start--) {
    let whole = FORBIDDEN;
    for (const [opening, cost] of rests[start - first] ?? []) {
      const branded =
        isProper(opening) ||
        opening === 'level' ||
        opening === 'unit' ||
        KNOWN_BY_WORK.test(text.slice(start, end));
      const brandless = branded ? 0 : unbranded;
      whole = Math.min(whole, cost + openingCost(opening, end - start) + brandless);
      for (const piece of byEnd[start - from] ?? []) {
        reach(piece.start, piece.kind, cost + piece.cost + jointCost(piece, opening));
      }
      if (!isProper(opening) && opening !== 'level' && opening !== 'joiner') {
        reachProper(text, first, start, opening, cost, places, reach);
      }
    }
    if (whole < FORBIDDEN) candidates.push({ start, end, cost: whole });
  }
}

/** Tries proper names of one to five characters before the rest of a name. */
function reachProper(
  text: string,
  first: number,
  start: number,
  rest: Opening,
  cost: number,
  places: ReadonlySet<string>,
  reach: (start: number, opening: Opening, cost: number) => void,
): void {
  const lengths = isPlace(rest) ? PLACE_LENGTH : BRAND_LENGTH;
  let characters = 0;
  for (let length = 1; length < lengths.length && start - length >= first; length++) {
    const character = text[start - length] ?? '';
    if (!isHan(character)) return;
    characters += isPlaceCharacter(character) ? PLACE_CHARACTER : OTHER_CHARACTER;
    const unlisted = PROPER + characters + (lengths[length] ?? FORBIDDEN);
    reach(start - length, 'proper', cost + unlisted);
    if (places.has(text.slice(start - length, start))) reach(start - length, 'place', cost + KNOWN_PLACE);
  }
}

/** Known names that are not put together from known pieces. */
function knownCandidates(
  text: string,
  from: number,
  to: number,
  known: ReadonlySet<string>,
  present: ReadonlySet<string>,
): readonly OrganizationCandidate[] {
  const found: OrganizationCandidate[] = [];
  for (let start = from; start < to; start++) {
    for (let length = 2; length <= LONGEST_KNOWN && start + length <= to; length++) {
      const end = start + length;
      if (known.has(text.slice(start, end)) && !present.has(`${start}-${end}`))
        found.push({ start, end, cost: KNOWN });
    }
  }
  return found;
}

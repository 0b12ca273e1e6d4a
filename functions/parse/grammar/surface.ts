import type { Mention, MentionKind } from '../mentions/mention.ts';
import { type Range, rangeOf } from '../text/range.ts';

/**
 * The characters that stand for mentions where patterns are matched: noncharacters of Unicode (section 23.7), which no
 * text holds.
 */
export const MENTION_UNITS: Readonly<Record<MentionKind | 'unnamed', string>> = {
  person: '\ufdd0',
  organization: '\ufdd1',
  post: '\ufdd2',
  document: '\ufdd3',
  date: '\ufdd4',
  amount: '\ufdd5',
  unnamed: '\ufdd6',
};

const KIND_OF_UNIT: ReadonlyMap<string, string> = new Map(
  Object.entries(MENTION_UNITS).map(([kind, unit]) => [unit, kind]),
);
const MENTION_UNIT = new RegExp(`[${Object.values(MENTION_UNITS).join('')}]`, 'gu');

/** What stands for a mention. */
export const unitOf = ({ kind, unnamed = false }: Mention): string =>
  MENTION_UNITS[unnamed ? 'unnamed' : kind];

/**
 * A stretch of the reading as patterns see it: every mention is one character, so that no pattern matches inside a name
 * or a title, and each can ask for “an organization” as for a word.
 */
export interface Surface {
  readonly text: string;
  /** The mentions of the stretch, in order. */
  readonly mentions: readonly Mention[];
  /** Where a unit of {@link text} begins in the reading; behind the last one, where the stretch ends. */
  placeOf(index: number): number;
  /** The first unit of {@link text} that begins at a place of the reading or behind it. */
  indexOf(place: number): number;
  /** The range of the reading that units of {@link text} stand for. */
  rangeOf(from: number, to: number): Range;
  /** Units of {@link text} for people to read: each mention as its kind in brackets. */
  tokens(from: number, to: number): string;
  /** The mention that a unit of {@link text} stands for. */
  mentionAt(index: number): Mention | undefined;
  /** The mentions among the units from `from` up to `to`. */
  mentionsWithin(from: number, to: number): readonly Mention[];
  /** What somebody makes of this surface: made when it is first asked for, and kept for whoever asks with the same key. */
  derive<T>(key: object, make: () => T): T;
}

/** The surface of a stretch. `mentions`: those of the stretch, in order and without overlap. */
export function surfaceOf(plain: string, range: Range, mentions: readonly Mention[]): Surface {
  const pieces: string[] = [];
  /** By mention: the unit that stands for it. */
  const indices: number[] = [];
  let length = 0;
  let at = range.start;
  for (const mention of mentions) {
    pieces.push(plain.slice(at, mention.range.start), unitOf(mention));
    length += mention.range.start - at;
    indices.push(length++);
    at = mention.range.end;
  }
  pieces.push(plain.slice(at, range.end));
  const text = pieces.join('');
  let derived: Map<object, unknown> | undefined;

  const mentionAt = (index: number): Mention | undefined => {
    const nearest = lowerBound(indices, index);
    return indices[nearest] === index ? mentions[nearest] : undefined;
  };
  const placeOf = (index: number): number => {
    if (index >= text.length) return range.end;
    const before = lowerBound(indices, index);
    const last = before - 1;
    const mention = mentions[last];
    const from = indices[last];
    return mention === undefined || from === undefined
      ? range.start + index
      : mention.range.end + (index - from - 1);
  };
  /** Where a unit ends: the next may not follow at once, since mentions are longer than what stands for them. */
  const endOf = (index: number): number => mentionAt(index)?.range.end ?? placeOf(index) + 1;
  return {
    text,
    mentions,
    placeOf,
    indexOf: (place) => {
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (placeOf(middle) < place) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    tokens: (from, to) => text.slice(from, to).replace(MENTION_UNIT, (unit) => `[${KIND_OF_UNIT.get(unit)}]`),
    rangeOf: (from, to) => rangeOf(placeOf(from), to > from ? endOf(to - 1) : placeOf(from)),
    mentionAt,
    mentionsWithin: (from, to) => mentions.slice(lowerBound(indices, from), lowerBound(indices, to)),
    derive: <T>(key: object, make: () => T): T => {
      // What is kept under a key is what its `make` has made.
      if (derived?.has(key)) return derived.get(key) as T;
      const made = make();
      derived ??= new Map();
      derived.set(key, made);
      return made;
    },
  };
}

/** Index of the first of some rising numbers that is not below a limit. */
function lowerBound(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

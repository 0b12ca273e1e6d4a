import type { Mention, MentionKind } from '../mentions/mention.ts';
import { type Range, rangeOf } from '../text/range.ts';
import { lowerBound } from '../text/search.ts';

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

export const isMentionUnit = (unit: string): boolean => KIND_OF_UNIT.has(unit);

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
  /**
   * What somebody makes of this surface: made when it is first asked for, and kept for whoever asks with the same key. A
   * `make` that is a function of its own, and not a new one for each surface, costs nothing where it is kept already.
   */
  derive<T>(key: object, make: (surface: Surface) => T): T;
  /** Lets go of all that was made of it. */
  forget(): void;
}

/** More sentences than minutes have. */
const MOST_RECENT = 2000;

/**
 * The surfaces of one page that were asked last. A page keeps all of its sentences; of one that has more than any minutes,
 * what was found in the first is let go.
 */
export class Shelf {
  readonly #recent: Surface[] = [];

  put(surface: Surface): void {
    this.#recent.push(surface);
    if (this.#recent.length > 2 * MOST_RECENT)
      for (const old of this.#recent.splice(0, MOST_RECENT)) old.forget();
  }
}

/**
 * The surface of a stretch. `mentions`: those of the stretch, in order and without overlap; `shelf`: of the page that keeps
 * it, where one does.
 */
export function surfaceOf(plain: string, range: Range, mentions: readonly Mention[], shelf?: Shelf): Surface {
  if (mentions.length === 0)
    return new StretchSurface(range, plain.slice(range.start, range.end), mentions, NO_PLACES, shelf);
  const pieces: string[] = [];
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
  return new StretchSurface(range, pieces.join(''), mentions, indices, shelf);
}

const NO_PLACES: readonly number[] = [];

class StretchSurface implements Surface {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly #range: Range;
  /** By mention: the unit that stands for it. */
  readonly #indices: readonly number[];
  readonly #shelf: Shelf | undefined;
  #derived: Map<object, unknown> | undefined;

  constructor(
    range: Range,
    text: string,
    mentions: readonly Mention[],
    indices: readonly number[],
    shelf: Shelf | undefined,
  ) {
    this.#shelf = shelf;
    this.#range = range;
    this.text = text;
    this.mentions = mentions;
    this.#indices = indices;
  }

  placeOf(index: number): number {
    if (index >= this.text.length) return this.#range.end;
    const last = lowerBound(this.#indices, index) - 1;
    const mention = this.mentions[last];
    const from = this.#indices[last];
    return mention === undefined || from === undefined
      ? this.#range.start + index
      : mention.range.end + (index - from - 1);
  }

  indexOf(place: number): number {
    let low = 0;
    let high = this.text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.placeOf(middle) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  rangeOf(from: number, to: number): Range {
    return rangeOf(this.placeOf(from), to > from ? this.#endOf(to - 1) : this.placeOf(from));
  }

  /** Where a unit ends: the next may not follow at once, since mentions are longer than what stands for them. */
  #endOf(index: number): number {
    return this.mentionAt(index)?.range.end ?? this.placeOf(index) + 1;
  }

  tokens(from: number, to: number): string {
    return this.text.slice(from, to).replace(MENTION_UNIT, (unit) => `[${KIND_OF_UNIT.get(unit)}]`);
  }

  mentionAt(index: number): Mention | undefined {
    const nearest = lowerBound(this.#indices, index);
    return this.#indices[nearest] === index ? this.mentions[nearest] : undefined;
  }

  mentionsWithin(from: number, to: number): readonly Mention[] {
    return this.mentions.slice(lowerBound(this.#indices, from), lowerBound(this.#indices, to));
  }

  derive<T>(key: object, make: (surface: Surface) => T): T {
    // What is kept under a key is what its `make` has made.
    const known = this.#derived?.get(key) as T | undefined;
    if (known !== undefined) return known;
    const made = make(this);
    if (this.#derived === undefined) {
      this.#derived = new Map();
      this.#shelf?.put(this);
    }
    this.#derived.set(key, made);
    return made;
  }

  forget(): void {
    this.#derived = undefined;
  }
}

import { canonical } from '../shared/documents.ts';
import { sha256 } from '../shared/hash.ts';
import type { Correction, Head, PlaceHistory, SeenPage, Version, Withdrawal } from '../shared/head.ts';

/**
 * Everything that was ever seen or decided of a meeting. What is published is computed from it alone. Pieces of it are
 * put together by {@link join}, in whatever order they come (docs/adr/0003).
 */
export interface Known {
  readonly places: Head['places'];
  readonly schemaVersion: number;
  readonly approved: readonly string[];
  readonly approvedAt: Readonly<Record<string, string>>;
  readonly doubted: readonly string[];
  readonly aliases: readonly string[];
  readonly corrections: readonly Correction[];
  /** In the order of the revisions that they answer. */
  readonly withdrawals: readonly Withdrawal[];
  readonly absences: Readonly<Record<string, string>>;
  readonly unitedWith: string | undefined;
}

export const NOTHING: Known = {
  places: {},
  schemaVersion: 0,
  approved: [],
  approvedAt: {},
  doubted: [],
  aliases: [],
  corrections: [],
  withdrawals: [],
  absences: {},
  unitedWith: undefined,
};

export const knownOf = (head: Head): Known => ({
  places: head.places,
  schemaVersion: head.schemaVersion,
  approved: head.approved ?? [],
  approvedAt: head.approvedAt ?? {},
  doubted: head.doubted ?? [],
  aliases: head.aliases ?? [],
  corrections: head.corrections ?? [],
  withdrawals: head.withdrawals ?? [],
  absences: head.absences ?? {},
  unitedWith: head.unitedWith,
});

/** What is known by both: commutative, associative and idempotent. */
export const join = (one: Known, other: Known): Known => ({
  places: joinEach(one.places, other.places, joinPlaces),
  schemaVersion: Math.max(one.schemaVersion, other.schemaVersion),
  approved: union(one.approved, other.approved),
  approvedAt: joinEach(one.approvedAt, other.approvedAt, minimum),
  doubted: union(one.doubted, other.doubted),
  aliases: union(one.aliases, other.aliases),
  corrections: inOrder([...one.corrections, ...other.corrections], () => 0),
  withdrawals: inOrder([...one.withdrawals, ...other.withdrawals], (a, b) => a.answers - b.answers),
  absences: joinEach(one.absences, other.absences, maximum),
  unitedWith: [one.unitedWith, other.unitedWith].sort().at(0),
});

/** What one reading of a page adds. */
export function sightingOf(place: string, version: Version, takenInAt?: string): Known['places'] {
  const { observedAt, sha256: page } = version;
  const seen: SeenPage = {
    firstSeenAt: observedAt,
    lastSeenAt: observedAt,
    ...(takenInAt !== undefined && { takenInAt }),
    reading: version,
  };
  return { [sha256(place)]: { place, pages: { [page]: seen } } };
}

const joinPlaces = ({ place, pages }: PlaceHistory, other: PlaceHistory): PlaceHistory => ({
  place,
  pages: joinEach(pages, other.pages, joinPages),
});

/**
 * First seen is a minimum, last seen a maximum, and what is read in the bytes is that of the newest parser: so is what it
 * reads in them without asking for review, which is kept where the newest reading asks.
 */
function joinPages(one: SeenPage, other: SeenPage): SeenPage {
  const reading = betterOf(one.reading, other.reading);
  const takenInAt = earlierEntry(one, other);
  const settled = [one, other].flatMap(settledIn).reduce<Version | undefined>(betterOf, undefined);
  return {
    firstSeenAt: minimum(one.firstSeenAt, other.firstSeenAt),
    lastSeenAt: maximum(one.lastSeenAt, other.lastSeenAt),
    ...(takenInAt !== undefined && { takenInAt }),
    reading,
    ...(reading.needsReview === true && settled !== undefined && { settled }),
  };
}

/** When a page came to us at first; a sighting that says nothing of it came as it was fetched. */
function earlierEntry(one: SeenPage, other: SeenPage): string | undefined {
  const entry = minimum(one.takenInAt ?? one.firstSeenAt, other.takenInAt ?? other.firstSeenAt);
  return entry > minimum(one.firstSeenAt, other.firstSeenAt) ? entry : undefined;
}

const settledIn = ({ reading, settled }: SeenPage): readonly Version[] =>
  reading.needsReview === true ? (settled === undefined ? [] : [settled]) : [reading];

/** The newest parser's; of one parser's, the first of the page. The first of two that say the same of the same sighting. */
function betterOf(one: Version | undefined, other: Version): Version {
  if (one === undefined) return other;
  const order =
    compareParsers(other.parser, one.parser) ||
    compareText(one.observedAt, other.observedAt) ||
    compareText(one.contentHash, other.contentHash);
  return order > 0 ? other : one;
}

/** Each once, by what comes first, then in the order in which they were decided. */
const inOrder = <T extends { readonly at: string }>(
  decisions: readonly T[],
  first: (one: T, other: T) => number,
): readonly T[] =>
  [...new Map(decisions.map((one) => [canonical(one), one])).values()].sort(
    (one, other) =>
      first(one, other) || compareText(one.at, other.at) || compareText(canonical(one), canonical(other)),
  );

/**
 * Whether a meeting is withdrawn: of what was said, what answers the latest revision counts (clocks go back, revisions do
 * not). Who says once more what is so already changes nothing.
 */
export function withdrawalIn(withdrawals: readonly Withdrawal[]): Withdrawal | undefined {
  const last = withdrawals.at(-1);
  const turn = withdrawals.findLastIndex(({ withdrawn }) => withdrawn !== last?.withdrawn);
  return withdrawals[turn + 1];
}

function joinEach<T>(
  some: Readonly<Record<string, T>>,
  others: Readonly<Record<string, T>>,
  joined: (one: T, other: T) => T,
): Readonly<Record<string, T>> {
  const all: Record<string, T> = { ...some };
  for (const [key, other] of Object.entries(others)) {
    const one = all[key];
    all[key] = one === undefined ? other : joined(one, other);
  }
  return all;
}

const union = (some: readonly string[], others: readonly string[]): readonly string[] =>
  [...new Set([...some, ...others])].sort();
const minimum = (one: string, other: string): string => (one < other ? one : other);
const maximum = (one: string, other: string): string => (one > other ? one : other);

/** Versions of the form 1.4.0, number by number. */
export const compareParsers = (one: string, other: string): number =>
  one.localeCompare(other, 'en', { numeric: true }) || compareText(one, other);

export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

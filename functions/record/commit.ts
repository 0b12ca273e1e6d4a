import { sha256 } from '../shared/hash.ts';
import type { Head, Observation, PlaceHistory, Revision, SeenContent, Version } from '../shared/head.ts';

/** A version of a meeting that was found at a place, and wants to become part of its head. */
export interface Candidate {
  readonly meeting: string;
  readonly place: string;
  readonly version: Version;
  readonly schemaVersion: number;
}

/**
 * The head with the candidate taken into account, or `unchanged` when it says nothing new.
 *
 * A join (docs/adr/0003): commutative, associative and idempotent, so that deliveries in any order, any number of
 * times, end in the same head. What is kept of each content at each place is a minimum (its first version) and a
 * maximum (when it was seen last); everything else is computed from those. Only `rev`, `pendingRevisions` and
 * `undrainedSince` tell of the order of arrival.
 * @param at Now, ISO 8601 in UTC.
 */
export function merge(head: Head | undefined, candidate: Candidate, at: string): Head | 'unchanged' {
  const key = sha256(candidate.place);
  const before = head?.places[key];
  const contents = joined(before?.contents ?? {}, candidate.version);
  if (head !== undefined && contents === before?.contents) return 'unchanged';

  const places = { ...head?.places, [key]: { place: candidate.place, contents } };
  const shown = publishedOf(places);
  const rev = (head?.rev ?? 0) + 1;
  const news =
    head === undefined ||
    head.current.documentKey !== shown.current.documentKey ||
    head.firstSeenAt !== shown.firstSeenAt ||
    head.modifiedAt !== shown.modifiedAt;
  const revision = {
    rev,
    at,
    reason: reasonOf(head, before, candidate.version),
    contentHash: shown.current.contentHash,
  };
  const undrainedSince = head?.undrainedSince ?? (news ? at : undefined);
  return {
    meeting: candidate.meeting,
    source: shown.current.source,
    rev,
    places,
    ...shown,
    ...(shown.current.heldOn !== undefined && { heldOn: shown.current.heldOn }),
    schemaVersion: Math.max(head?.schemaVersion ?? 0, candidate.schemaVersion),
    pendingRevisions: [...(head?.pendingRevisions ?? []), ...(news ? [revision] : [])],
    ...(undrainedSince !== undefined && { undrainedSince }),
    ...(head?.projected !== undefined && { projected: head.projected }),
  };
}

/** True when the last commit changed what is published, and not only what is known of the past. */
export const changedPublication = (head: Head): boolean => head.pendingRevisions.at(-1)?.rev === head.rev;

type Contents = PlaceHistory['contents'];

/** The contents with one more version; the very same object when it adds nothing. */
function joined(contents: Contents, version: Version): Contents {
  const known = contents[version.contentHash];
  const seen = { observedAt: version.observedAt, parser: version.parser };
  if (known === undefined) return { ...contents, [version.contentHash]: { first: version, last: seen } };
  const earlier = compareVersions(version, known.first) < 0;
  const later = compareObservations(seen, known.last) > 0;
  if (!earlier && !later) return contents;
  const updated = { first: earlier ? version : known.first, last: later ? seen : known.last };
  return { ...contents, [version.contentHash]: updated };
}

/** What is to be published, from all that was seen. */
function publishedOf(places: Head['places']): Pick<Head, 'current' | 'firstSeenAt' | 'modifiedAt'> {
  const histories = Object.values(places);
  const shown = histories
    .flatMap((history) => {
      const latest = latestOf(history);
      return latest === undefined ? [] : [{ place: history.place, version: latest.first }];
    })
    .reduce((best, other) => (comparePrecedence(other, best) > 0 ? other : best));
  const current = shown.version;
  const everything = histories.flatMap(({ contents }) => Object.values(contents)).map(({ first }) => first);
  const firstSeenAt = earliest(everything) ?? current.observedAt;
  const modifiedAt = lastChange(histories, shown, everything);
  return { current, firstSeenAt, ...(modifiedAt !== undefined && { modifiedAt }) };
}

interface Sighting {
  readonly place: string;
  readonly version: Version;
}

/**
 * When what is published now replaced something else: when it was first seen, but not before every place had stopped
 * showing what would be published in its stead. Absent when nothing else was published before.
 */
function lastChange(
  histories: readonly PlaceHistory[],
  shown: Sighting,
  everything: readonly Version[],
): string | undefined {
  const isShown = ({ contentHash }: Version) => contentHash === shown.version.contentHash;
  const since = earliest(everything.filter(isShown)) ?? shown.version.observedAt;
  const stops = histories.flatMap((history) => stopOf(history, shown));
  const cameLater = everything.some(({ observedAt }) => observedAt < since);
  return stops.length > 0 || cameLater ? [since, ...stops].sort().at(-1) : undefined;
}

/**
 * When a place stopped showing what would be published in the stead of `shown`: another content of the same place, or
 * a better version elsewhere. That is when the content that it shows now was first seen; where it only went back to
 * that content, it stopped at some time after the last sight of the other, and a second after is the earliest.
 */
function stopOf(history: PlaceHistory, shown: Sighting): string[] {
  const { place } = history;
  const lastOtherwise = Object.values(history.contents)
    .filter(
      ({ first: version }) =>
        version.contentHash !== shown.version.contentHash &&
        (place === shown.place || comparePrecedence({ place, version }, shown) > 0),
    )
    .map(({ last }) => last.observedAt)
    .sort()
    .at(-1);
  if (lastOtherwise === undefined) return [];
  const now = latestOf(history)?.first.observedAt;
  if (now !== undefined && now > lastOtherwise) return [now];
  return [new Date(Date.parse(lastOtherwise) + 1000).toISOString()];
}

/** The content that a place shows: the one seen last. */
const latestOf = ({ contents }: PlaceHistory): SeenContent | undefined =>
  Object.values(contents)
    .sort(
      (one, other) =>
        compareObservations(one.last, other.last) ||
        compareText(one.first.contentHash, other.first.contentHash),
    )
    .at(-1);

function reasonOf(
  head: Head | undefined,
  before: PlaceHistory | undefined,
  version: Version,
): Revision['reason'] {
  if (head === undefined) return 'first';
  const latest = before && latestOf(before);
  if (latest === undefined) return 'address-added';
  if (compareObservations(version, latest.last) < 0) return 'late-arrival';
  return version.sha256 === latest.first.sha256 ? 'parser' : 'page-changed';
}

/** Positive when the first is to be published rather than the second: it tells more, or else its place comes first. */
const comparePrecedence = (one: Sighting, other: Sighting): number =>
  compareText(one.version.rank, other.version.rank) || compareText(other.place, one.place);

const compareVersions = (one: Version, other: Version): number =>
  compareObservations(one, other) || compareText(one.documentKey, other.documentKey);

/** By time of fetching, then by version of the parser. */
const compareObservations = (one: Observation, other: Observation): number =>
  compareText(one.observedAt, other.observedAt) || compareParsers(one.parser, other.parser);

/** Versions of the form 1.4.0, number by number. */
function compareParsers(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true }) || compareText(one, other);
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const earliest = (versions: readonly Version[]): string | undefined =>
  versions.map(({ observedAt }) => observedAt).sort()[0];

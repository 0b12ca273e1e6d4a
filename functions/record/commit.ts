import { canonical } from '../shared/documents.ts';
import { sha256 } from '../shared/hash.ts';
import type {
  Correction,
  Head,
  Observation,
  PlaceHistory,
  Revision,
  SeenContent,
  Version,
  Withdrawal,
} from '../shared/head.ts';

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

  const known: Known = {
    meeting: candidate.meeting,
    places: { ...head?.places, [key]: { place: candidate.place, contents } },
    approved: head?.approved ?? [],
    corrections: head?.corrections ?? [],
    withdrawal: head?.withdrawal,
    absences: head?.absences ?? {},
    schemaVersion: Math.max(head?.schemaVersion ?? 0, candidate.schemaVersion),
  };
  return successor(head, known, reasonOf(head, before, candidate.version), at);
}

/**
 * The head with a page approved: whatever is read from it need not wait any more, now and after it is read again. A
 * join like `merge`: approval and readings may come in any order.
 * @param page SHA-256 of its bytes.
 * @param at Now, ISO 8601 in UTC.
 */
export function approve(head: Head, page: string, at: string): Head | 'unchanged' {
  const approved = head.approved ?? [];
  if (approved.includes(page)) return 'unchanged';
  return successor(head, { ...knownOf(head), approved: [...approved, page].sort() }, 'approved', at);
}

/** The head with one more correction; those that are there stay, in the order in which they were decided. A join. */
export function correct(head: Head, correction: Correction, at: string): Head | 'unchanged' {
  const before = head.corrections ?? [];
  if (before.some((other) => canonical(other) === canonical(correction))) return 'unchanged';
  const corrections = [...before, correction].sort(
    (one, other) => compareText(one.at, other.at) || compareText(canonical(one), canonical(other)),
  );
  return successor(head, { ...knownOf(head), corrections }, 'correction', at);
}

/** The head withdrawn, or restored; of what was decided, the latest counts. A join. */
export function withdraw(head: Head, withdrawal: Withdrawal, at: string): Head | 'unchanged' {
  const before = head.withdrawal;
  const order =
    before === undefined
      ? 1
      : compareText(withdrawal.at, before.at) || compareText(canonical(withdrawal), canonical(before));
  if (order <= 0) return 'unchanged';
  const reason = withdrawal.withdrawn ? 'withdrawn' : 'restored';
  return successor(head, { ...knownOf(head), withdrawal }, reason, at);
}

/**
 * The head with a page found to be gone. What was published stays: that a page is there no more is a fact about the
 * page. Seen again later, it is there again. A join.
 * @param seenAt When it was looked for, ISO 8601 in UTC.
 */
export function miss(head: Head, place: string, seenAt: string, at: string): Head | 'unchanged' {
  const key = sha256(place);
  const before = head.absences?.[key];
  if (head.places[key] === undefined || (before !== undefined && before >= seenAt)) return 'unchanged';
  const absences = { ...head.absences, [key]: seenAt };
  return successor(head, { ...knownOf(head), absences }, 'page-gone', at);
}

/** What a head is computed from. */
interface Known extends Pick<Head, 'meeting' | 'places' | 'schemaVersion'> {
  readonly approved: readonly string[];
  readonly corrections: readonly Correction[];
  readonly withdrawal: Withdrawal | undefined;
  readonly absences: Readonly<Record<string, string>>;
}

const knownOf = (head: Head): Known => ({
  meeting: head.meeting,
  places: head.places,
  schemaVersion: head.schemaVersion,
  approved: head.approved ?? [],
  corrections: head.corrections ?? [],
  withdrawal: head.withdrawal,
  absences: head.absences ?? {},
});

/** The head that follows when so much is known. */
function successor(head: Head | undefined, known: Known, reason: Revision['reason'], at: string): Head {
  const { meeting, places, approved, corrections, withdrawal, absences, schemaVersion } = known;
  const { modifiedAt: changedAt, place, ...shown } = publishedOf(places, new Set(approved));
  const decidedAt = [
    ...corrections.map((one) => one.at),
    ...(withdrawal === undefined ? [] : [withdrawal.at]),
  ];
  const modifiedAt = [...(changedAt === undefined ? [] : [changedAt]), ...decidedAt].sort().at(-1);
  const goneAt = goneSince(places[sha256(place)], absences[sha256(place)]);
  const heldOn = correctedDay(corrections) ?? shown.current.heldOn;
  const rev = (head?.rev ?? 0) + 1;
  const news =
    head === undefined ||
    head.current.documentKey !== shown.current.documentKey ||
    head.waiting?.documentKey !== shown.waiting?.documentKey ||
    head.firstSeenAt !== shown.firstSeenAt ||
    head.modifiedAt !== modifiedAt ||
    head.published !== shown.published ||
    (head.corrections ?? []).length !== corrections.length ||
    head.withdrawal !== withdrawal ||
    (head.goneAt === undefined) !== (goneAt === undefined);
  const revision = { rev, at, reason, contentHash: shown.current.contentHash };
  const undrainedSince = head?.undrainedSince ?? (news ? at : undefined);
  return {
    meeting,
    source: shown.current.source,
    rev,
    places,
    ...shown,
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(approved.length > 0 && { approved }),
    ...(corrections.length > 0 && { corrections }),
    ...(withdrawal !== undefined && { withdrawal }),
    ...(Object.keys(absences).length > 0 && { absences }),
    ...(goneAt !== undefined && { goneAt }),
    ...(heldOn !== undefined && heldOn !== '' && { heldOn }),
    schemaVersion,
    pendingRevisions: [...(head?.pendingRevisions ?? []), ...(news ? [revision] : [])],
    ...(undrainedSince !== undefined && { undrainedSince }),
    ...(head?.projected !== undefined && { projected: head.projected }),
  };
}

/** When a place was found empty, unless something was seen there after that. */
function goneSince(history: PlaceHistory | undefined, absentAt: string | undefined): string | undefined {
  const sightings = Object.values(history?.contents ?? {}).map(({ last }) => last.observedAt);
  return absentAt !== undefined && sightings.every((seenAt) => seenAt < absentAt) ? absentAt : undefined;
}

/** The day of the meeting as the last correction of it has it; the empty text where it was taken away. */
function correctedDay(corrections: readonly Correction[]): string | undefined {
  const last = corrections.filter(({ patch }) => 'heldOn' in patch).at(-1)?.patch.heldOn;
  return typeof last === 'string' ? last : last === null ? '' : undefined;
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

/**
 * What is to be published, from all that was seen. What waits for review counts as not seen at all, unless there is
 * nothing else: so a page that was published from a better reading stays as it is.
 */
function publishedOf(
  places: Head['places'],
  approved: ReadonlySet<string>,
): Pick<Head, 'current' | 'waiting' | 'firstSeenAt' | 'modifiedAt' | 'published'> & {
  readonly place: string;
} {
  const mustWait = (version: Version) => version.needsReview === true && !approved.has(version.sha256);
  const all = Object.values(places);
  const visible = all.map((history) => without(history, mustWait)).filter(latestOf);
  const histories = visible.length > 0 ? visible : all;
  const best = bestOf(all);
  const waiting = mustWait(best.version) ? best.version : undefined;
  const shown = waiting === undefined ? best : bestOf(histories);
  const current = shown.version;
  const everything = histories.flatMap(({ contents }) => Object.values(contents)).map(({ first }) => first);
  const firstSeenAt = earliest(everything) ?? current.observedAt;
  const modifiedAt = lastChange(histories, shown, everything);
  const published = firstStated(histories.find(({ place }) => place === shown.place));
  return {
    place: shown.place,
    current,
    ...(published !== undefined && { published }),
    ...(waiting !== undefined && { waiting }),
    firstSeenAt,
    ...(modifiedAt !== undefined && { modifiedAt }),
  };
}

/**
 * When a place first said that it was published: what it says later is the day of a change. Of readings of one page the
 * newest parser's counts.
 */
function firstStated(history: PlaceHistory | undefined): string | undefined {
  return Object.values(history?.contents ?? {})
    .map(({ first }) => first)
    .filter(({ published }) => published !== undefined)
    .sort(
      (one, other) =>
        compareText(one.observedAt, other.observedAt) ||
        compareParsers(other.parser, one.parser) ||
        compareText(one.documentKey, other.documentKey),
    )[0]?.published;
}

/** Of what each place shows, the one to be published. */
const bestOf = (histories: readonly PlaceHistory[]): Sighting =>
  histories
    .flatMap((history) => {
      const latest = latestOf(history);
      return latest === undefined ? [] : [{ place: history.place, version: latest.first }];
    })
    .reduce((best, other) => (comparePrecedence(other, best) > 0 ? other : best));

function without({ place, contents }: PlaceHistory, leaveOut: (version: Version) => boolean): PlaceHistory {
  const kept = Object.entries(contents).filter(([, { first }]) => !leaveOut(first));
  return { place, contents: Object.fromEntries(kept) };
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

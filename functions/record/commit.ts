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
  /** Another identifier that leads to the meeting from now on. */
  readonly alias?: string;
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
  const aliases = union(head?.aliases, candidate.alias === undefined ? [] : [candidate.alias]);
  const isKnown = contents === before?.contents && aliases.length === (head?.aliases ?? []).length;
  if (head !== undefined && isKnown) return 'unchanged';

  const known: Known = {
    ...(head === undefined ? { ...NOTHING, meeting: candidate.meeting } : knownOf(head)),
    places: { ...head?.places, [key]: { place: candidate.place, contents } },
    aliases,
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
  return successor(head, { ...knownOf(head), approved: union(approved, [page]) }, 'approved', at);
}

/**
 * The head with an address doubted: its page may be about another meeting of the same day, and waits until a person has
 * approved it, or it tells a number. A join.
 * @param address Its hash.
 */
export function doubt(head: Head, address: string, at: string): Head | 'unchanged' {
  const doubted = union(head.doubted, [address]);
  if (doubted.length === head.doubted?.length) return 'unchanged';
  return successor(head, { ...knownOf(head), doubted }, 'doubted', at);
}

/**
 * The head with everything that is known of another one, which turned out to be the same meeting: what was decided
 * about its decisions is about this one's. A join.
 */
export function absorb(head: Head, other: Head, at: string): Head | 'unchanged' {
  const { meeting, ...known } = knownOf(head);
  const more = knownOf(other);
  const both: Known = {
    meeting,
    places: joinedPlaces(known.places, more.places),
    approved: union(known.approved, more.approved),
    doubted: union(known.doubted, more.doubted),
    aliases: union(known.aliases, more.aliases),
    corrections: inOrder([
      ...known.corrections,
      ...more.corrections.map((one) => readdressed(one, other.meeting, meeting)),
    ]),
    withdrawal: [known.withdrawal, more.withdrawal].reduce(laterOf),
    absences: latestEach(known.absences, more.absences),
    unitedWith: undefined,
    schemaVersion: Math.max(known.schemaVersion, more.schemaVersion),
  };
  if (canonical(both) === canonical({ ...known, meeting })) return 'unchanged';
  return successor(head, both, 'united', at);
}

/** The head of a meeting that turned out to be another one: nothing of it is published any more, and it leads there. */
export const uniteWith = (head: Head, meeting: string, at: string): Head =>
  successor(head, { ...knownOf(head), unitedWith: meeting }, 'united', at);

/** The head with one more correction; those that are there stay, in the order in which they were decided. A join. */
export function correct(head: Head, correction: Correction, at: string): Head | 'unchanged' {
  const before = head.corrections ?? [];
  if (before.some((other) => canonical(other) === canonical(correction))) return 'unchanged';
  return successor(
    head,
    { ...knownOf(head), corrections: inOrder([...before, correction]) },
    'correction',
    at,
  );
}

/** The head withdrawn, or restored; of what was decided, the latest counts. A join. */
export function withdraw(head: Head, withdrawal: Withdrawal, at: string): Head | 'unchanged' {
  const before = head.withdrawal;
  if (laterOf(before, withdrawal) === before) return 'unchanged';
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
  readonly doubted: readonly string[];
  readonly aliases: readonly string[];
  readonly corrections: readonly Correction[];
  readonly withdrawal: Withdrawal | undefined;
  readonly absences: Readonly<Record<string, string>>;
  readonly unitedWith: string | undefined;
}

const NOTHING: Omit<Known, 'meeting'> = {
  places: {},
  schemaVersion: 0,
  approved: [],
  doubted: [],
  aliases: [],
  corrections: [],
  withdrawal: undefined,
  absences: {},
  unitedWith: undefined,
};

const knownOf = (head: Head): Known => ({
  meeting: head.meeting,
  places: head.places,
  schemaVersion: head.schemaVersion,
  approved: head.approved ?? [],
  doubted: head.doubted ?? [],
  aliases: head.aliases ?? [],
  corrections: head.corrections ?? [],
  withdrawal: head.withdrawal,
  absences: head.absences ?? {},
  unitedWith: head.unitedWith,
});

const union = (some: readonly string[] = [], others: readonly string[]): readonly string[] =>
  [...new Set([...some, ...others])].sort();

/** Each once, in the order in which they were decided. */
const inOrder = (corrections: readonly Correction[]): readonly Correction[] =>
  [...new Map(corrections.map((one) => [canonical(one), one])).values()].sort(
    (one, other) => compareText(one.at, other.at) || compareText(canonical(one), canonical(other)),
  );

/** A correction of decisions that have got another meeting's identifiers. */
export function readdressed(correction: Correction, from: string, to: string): Correction {
  const { decisions } = correction.patch;
  if (typeof decisions !== 'object' || decisions === null || Array.isArray(decisions)) return correction;
  const entries = Object.entries(decisions).map(([id, change]) => [
    id.startsWith(`${from}/`) ? to + id.slice(from.length) : id,
    change,
  ]);
  return { ...correction, patch: { ...correction.patch, decisions: Object.fromEntries(entries) } };
}

/** Of two decisions about one thing, the later; the first of two that are the same. */
function laterOf(one: Withdrawal | undefined, other: Withdrawal | undefined): Withdrawal | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const order = compareText(other.at, one.at) || compareText(canonical(other), canonical(one));
  return order > 0 ? other : one;
}

/** The later moment of each. */
const latestEach = (
  some: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    union(Object.keys(some), Object.keys(others)).map((key) => {
      const moments = [some[key], others[key]].flatMap((moment) => moment ?? []);
      return [key, moments.sort().at(-1) ?? ''];
    }),
  );

/** The places of both, each with all that was seen there. */
function joinedPlaces(some: Head['places'], others: Head['places']): Head['places'] {
  const all: Record<string, PlaceHistory> = { ...some };
  for (const [key, { place, contents }] of Object.entries(others)) {
    const more = Object.values(contents).reduce(
      (known, { first, last }) => joined(joined(known, first), { ...first, ...last }),
      all[key]?.contents ?? {},
    );
    all[key] = { place, contents: more };
  }
  return all;
}

/** The head that follows when so much is known. */
function successor(head: Head | undefined, known: Known, reason: Revision['reason'], at: string): Head {
  const { meeting, places, approved, doubted, aliases, corrections, withdrawal, absences } = known;
  const { unitedWith, schemaVersion } = known;
  const {
    modifiedAt: changedAt,
    place,
    ...shown
  } = publishedOf(places, {
    approved: new Set(approved),
    doubted: new Set(doubted),
  });
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
    head.unitedWith !== unitedWith ||
    (head.aliases ?? []).length !== aliases.length ||
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
    ...(doubted.length > 0 && { doubted }),
    ...(aliases.length > 0 && { aliases }),
    ...(unitedWith !== undefined && { unitedWith }),
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
  { approved, doubted }: { readonly approved: ReadonlySet<string>; readonly doubted: ReadonlySet<string> },
): Pick<Head, 'current' | 'waiting' | 'firstSeenAt' | 'modifiedAt' | 'published'> & {
  readonly place: string;
} {
  const mustWait = ({ place, version }: Sighting) =>
    (version.needsReview === true || (version.number === undefined && isDoubted(place, version, doubted))) &&
    !approved.has(version.sha256);
  const all = Object.values(places);
  const visible = all.map((history) => without(history, mustWait)).filter(latestOf);
  const histories = visible.length > 0 ? visible : all;
  const best = bestOf(all);
  const waiting = mustWait(best) ? best.version : undefined;
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

/** Whether the address of a version is among those that are doubted; that of a local file is its bytes (address.ts). */
const isDoubted = (place: string, version: Version, doubted: ReadonlySet<string>): boolean =>
  doubted.size > 0 && (doubted.has(sha256(place)) || doubted.has(sha256(`urn:sha256:${version.sha256}`)));

function without({ place, contents }: PlaceHistory, leaveOut: (sighting: Sighting) => boolean): PlaceHistory {
  const kept = Object.entries(contents).filter(([, { first }]) => !leaveOut({ place, version: first }));
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
export const latestOf = ({ contents }: PlaceHistory): SeenContent | undefined =>
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
export const compareObservations = (one: Observation, other: Observation): number =>
  compareText(one.observedAt, other.observedAt) || compareParsers(one.parser, other.parser);

/** Versions of the form 1.4.0, number by number. */
function compareParsers(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true }) || compareText(one, other);
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const earliest = (versions: readonly Version[]): string | undefined =>
  versions.map(({ observedAt }) => observedAt).sort()[0];

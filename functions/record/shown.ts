import { sha256 } from '../shared/hash.ts';
import type { Head, PlaceHistory, SeenPage, Version } from '../shared/head.ts';
import { compareParsers, compareText, type Known } from './known.ts';

/** A content that a place has shown, on one page or on several that differ in nothing that is read. */
interface Content {
  readonly place: string;
  /** As it was read from the page that showed it first. */
  readonly version: Version;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** When it came to us at first. */
  readonly takenInAt: string;
}

/** What is to be published of a meeting. */
export interface Shown
  extends Pick<Head, 'current' | 'waiting' | 'firstSeenAt' | 'enteredAt' | 'modifiedAt' | 'published'> {
  /** Where it stands. */
  readonly place: string;
}

/**
 * What is to be published, from all that was seen. What waits for review counts as not seen at all, unless there is
 * nothing else: so a page that was published from a better reading stays as it is.
 */
export function shownOf({
  places,
  approved,
  approvedAt,
  doubted,
}: Pick<Known, 'places' | 'approved' | 'approvedAt' | 'doubted'>): Shown {
  const mayBeShown = (place: string, version: Version): boolean =>
    approved.includes(version.sha256) ||
    (version.needsReview !== true && !(version.number === undefined && isDoubted(place, version, doubted)));
  const histories = Object.values(places);
  const all = histories.map((history) => contentsOf(history, ({ reading }) => reading));
  const visible = histories
    .map((history) =>
      contentsOf(history, ({ reading, settled }) =>
        [reading, settled].find((version) => version !== undefined && mayBeShown(history.place, version)),
      ),
    )
    .filter((contents) => contents.length > 0);

  const best = bestOf(all);
  const waiting = mayBeShown(best.place, best.version) ? undefined : best.version;
  const published = visible.length > 0 ? visible : all;
  const shown = waiting === undefined ? best : bestOf(published);
  const everything = published.flat();
  const modifiedAt = lastChange(published, shown, everything);
  const firstSeenAt = earliest(everything);
  const enteredAt = visible.length === 0 ? undefined : firstEntry(visible.flat(), approvedAt);
  const stated = firstStated(published.find(([content]) => content?.place === shown.place) ?? []);
  return {
    place: shown.place,
    current: shown.version,
    ...(stated !== undefined && { published: stated }),
    ...(waiting !== undefined && { waiting }),
    firstSeenAt,
    ...(enteredAt !== undefined && enteredAt > firstSeenAt && { enteredAt }),
    ...(modifiedAt !== undefined && { modifiedAt }),
  };
}

/** What a place has shown, by what is chosen of each page; pages of which nothing is chosen count as not seen. */
function contentsOf(
  { place, pages }: PlaceHistory,
  choose: (page: SeenPage) => Version | undefined,
): readonly Content[] {
  const contents = new Map<string, Content>();
  for (const page of Object.values(pages)) {
    const version = choose(page);
    if (version === undefined) continue;
    const { firstSeenAt, lastSeenAt, takenInAt = firstSeenAt } = page;
    const known = contents.get(version.contentHash);
    const now = { place, version, firstSeenAt, lastSeenAt, takenInAt };
    contents.set(version.contentHash, known === undefined ? now : bothOf(known, now));
  }
  return [...contents.values()];
}

function bothOf(one: Content, other: Content): Content {
  const [first] = [one, other].sort(
    (a, b) =>
      compareText(a.firstSeenAt, b.firstSeenAt) || compareText(a.version.documentKey, b.version.documentKey),
  );
  const lastSeenAt = [one.lastSeenAt, other.lastSeenAt].sort().at(-1) ?? one.lastSeenAt;
  const takenInAt = [one.takenInAt, other.takenInAt].sort()[0] ?? one.takenInAt;
  return { ...(first ?? one), lastSeenAt, takenInAt };
}

/**
 * When a place first said that it was published: what it says later is the day of a change. Of readings of one page the
 * newest parser's counts.
 */
const firstStated = (contents: readonly Content[]): string | undefined =>
  contents
    .filter(({ version }) => version.published !== undefined)
    .sort(
      (one, other) =>
        compareText(one.firstSeenAt, other.firstSeenAt) ||
        compareParsers(other.version.parser, one.version.parser) ||
        compareText(one.version.documentKey, other.version.documentKey),
    )[0]?.version.published;

/** Of what each place shows, the one to be published. */
const bestOf = (places: readonly (readonly Content[])[]): Content =>
  places
    .flatMap((contents) => lastOf(contents) ?? [])
    .reduce((best, other) => (comparePrecedence(other, best) > 0 ? other : best));

/** The content that a place shows: the one seen last. */
const lastOf = (contents: readonly Content[]): Content | undefined =>
  [...contents]
    .sort(
      (one, other) =>
        compareText(one.lastSeenAt, other.lastSeenAt) ||
        compareParsers(one.version.parser, other.version.parser) ||
        compareText(one.version.contentHash, other.version.contentHash),
    )
    .at(-1);

/** What a place shows, whether it waits for review or not. */
export const lastReadAt = (history: PlaceHistory): Version | undefined =>
  lastOf(contentsOf(history, ({ reading }) => reading))?.version;

/** Every reading of a place that still counts. */
export const readingsAt = ({ pages }: PlaceHistory): readonly Version[] =>
  Object.values(pages).flatMap(({ reading, settled }) =>
    settled === undefined ? [reading] : [reading, settled],
  );

/** Whether the address of a version is among those that are doubted; that of a local file is its bytes (address.ts). */
const isDoubted = (place: string, version: Version, doubted: readonly string[]): boolean =>
  doubted.length > 0 &&
  [place, `urn:sha256:${version.sha256}`].some((address) => doubted.includes(sha256(address)));

/**
 * When what is published now replaced something else: when it was first seen, but not before every place had stopped
 * showing what would be published in its stead. Absent when nothing else was published before.
 */
function lastChange(
  places: readonly (readonly Content[])[],
  shown: Content,
  everything: readonly Content[],
): string | undefined {
  const since = earliest(
    everything.filter(({ version }) => version.contentHash === shown.version.contentHash),
  );
  const stops = places.flatMap((contents) => stopOf(contents, shown));
  const cameLater = everything.some(({ firstSeenAt }) => firstSeenAt < since);
  return stops.length > 0 || cameLater ? [since, ...stops].sort().at(-1) : undefined;
}

/**
 * When a place stopped showing what would be published in the stead of `shown`: another content of the same place, or
 * a better version elsewhere. That is when the content that it shows now was first seen; where it only went back to
 * that content, it stopped at some time after the last sight of the other, and a second after is the earliest.
 */
function stopOf(contents: readonly Content[], shown: Content): string[] {
  const lastOtherwise = contents
    .filter(
      (content) =>
        content.version.contentHash !== shown.version.contentHash &&
        (content.place === shown.place || comparePrecedence(content, shown) > 0),
    )
    .map(({ lastSeenAt }) => lastSeenAt)
    .sort()
    .at(-1);
  if (lastOtherwise === undefined) return [];
  const now = lastOf(contents)?.firstSeenAt;
  if (now !== undefined && now > lastOtherwise) return [now];
  return [new Date(Date.parse(lastOtherwise) + 1000).toISOString()];
}

/** Positive when the first is to be published rather than the second: it tells more, or else its place comes first. */
const comparePrecedence = (one: Content, other: Content): number =>
  compareText(one.version.rank, other.version.rank) || compareText(other.place, one.place);

/** When something that may be shown first could be: when it came to us, or when its page was approved after that. */
const firstEntry = (contents: readonly Content[], approvedAt: Known['approvedAt']): string | undefined =>
  contents
    .map(({ takenInAt, version: { needsReview, sha256: page } }) =>
      needsReview === true ? ([takenInAt, approvedAt[page] ?? ''].sort().at(-1) ?? takenInAt) : takenInAt,
    )
    .sort()[0];

const earliest = (contents: readonly Content[]): string =>
  contents.map(({ firstSeenAt }) => firstSeenAt).sort()[0] ?? '';

/** When a place was found empty, unless something was seen there after that. */
export function goneSince(
  history: PlaceHistory | undefined,
  absentAt: string | undefined,
): string | undefined {
  const sightings = Object.values(history?.pages ?? {}).map(({ lastSeenAt }) => lastSeenAt);
  return absentAt !== undefined && sightings.every((seenAt) => seenAt < absentAt) ? absentAt : undefined;
}

import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { Redirect } from '../../../schemas/generated/redirect.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import type { Tombstone } from '../../../schemas/generated/tombstone.ts';
import { sourceOf } from '../../parse/lexicon/governments.ts';
import { isKind } from '../../shared/errors.ts';
import { isHeld, type MeetingRecord } from '../../shared/head.ts';
import { mapParallel } from '../../shared/parallel.ts';
import { partitionOf, publicationInstant } from '../../shared/publication.ts';
import { TOPICS, type Topic, topicsOf } from '../../shared/topics.ts';
import { cleanOnce } from '../text.ts';
import { earlierReadings, type History, historyOf } from './history.ts';
import { versionHash } from './name-id.ts';
import {
  hasPage,
  type OrganizationName,
  type OrganizationNames,
  organizationNames,
} from './organizations.ts';
import { peopleWithPages } from './people.ts';
import type { Presence } from './presences.ts';
import {
  type LoadDocument,
  type PublishedDecision,
  type PublishedMeeting,
  publishedDocument,
  publishedMeeting,
  type WithdrawnMeeting,
} from './published-meeting.ts';
import { isRecurring, type Thread, threadsOf } from './threads.ts';
import { isWithdrawn, withdrawnOf } from './withdrawn.ts';

/** What one body was told to do. */
export interface Organization extends OrganizationName {
  /** Newest publication first. */
  readonly decisions: readonly PublishedDecision[];
}

/** What was decided in one subject area. */
export interface TopicDecisions {
  readonly topic: Topic;
  /** Newest publication first. */
  readonly decisions: readonly PublishedDecision[];
}

/** A further identifier of a meeting, or of one that turned out to be another. */
export type Moved = Pick<Redirect, 'id' | 'source'> & { readonly to: string };

/** One government as publish sees it: what its records say, put in order once, in memory. */
export interface GovernmentIndex {
  readonly source: string;
  /** What is known of it beforehand. */
  readonly about: Source | undefined;
  /** Newest publication first. */
  readonly published: readonly PublishedMeeting[];
  /** Those of them that pages which look at many meetings look at: ten years of a government that meets twice a month. */
  readonly surveyed: readonly PublishedMeeting[];
  /** The years in which meetings were held, ascending; `undated` last. */
  readonly years: readonly string[];
  /** The meetings of a year, by day held, then by id. */
  heldIn(year: string): readonly PublishedMeeting[];
  /** The meetings that were held before and after one whose day is known. */
  besides(
    meeting: string,
  ): readonly [before: PublishedMeeting | undefined, after: PublishedMeeting | undefined];
  /** Every body that the meetings name. */
  readonly names: OrganizationNames;
  /** The bodies that were told to do several things, by their ids. */
  readonly organizations: readonly Organization[];
  /** In the order of the areas. */
  readonly topics: readonly TopicDecisions[];
  /** Documents that came to the surveyed meetings, those touched last first. */
  readonly documents: readonly Thread[];
  /** Those of them that came to several, and have a page. */
  readonly threads: readonly Thread[];
  /** Whoever the surveyed meetings name more than once. */
  readonly people: ReadonlyMap<string, Presence>;
  /** What stands in the place of each meeting that was withdrawn. */
  readonly tombstones: readonly Tombstone[];
  /** What feeds tell of meetings and decisions that are gone, newest first. */
  readonly withdrawn: readonly WithdrawnMeeting[];
  readonly moved: readonly Moved[];
  /** Short hash of what people have decided of its meetings: corrections and withdrawals. */
  readonly amendments: string;
  /** Why a meeting can not be read, by its id. */
  readonly damaged: ReadonlyMap<string, unknown>;
  /** Meetings that wait for a person. */
  readonly waiting: number;
  /** The whole document of a published meeting. */
  document(meeting: string): Promise<MinutesDocument>;
  /** What was said of it before. */
  history(meeting: string): Promise<History>;
  /** As an input: the documents that this is taken from. */
  earlierReadings(meeting: string): readonly string[];
}

export interface IndexDeps {
  readonly load: LoadDocument;
  readonly sources: readonly Source[];
  /** Why a row can not be read, by its meeting. */
  readonly broken?: ReadonlyMap<string, unknown>;
}

/** See {@link GovernmentIndex.surveyed}. */
const SURVEYED_MEETINGS = 240;
/** Enough to tell one from the next. */
const EDITION_LENGTH = 8;
/** Documents that are loaded side by side. */
const IN_PARALLEL = 16;

/**
 * The index of a government out of its records. One that cannot be read, or whose document is needed and cannot, is left
 * out and named in `damaged`: it harms nobody else.
 */
export async function governmentIndex(
  source: string,
  records: Iterable<MeetingRecord>,
  { load, sources, broken = new Map() }: IndexDeps,
): Promise<GovernmentIndex> {
  const all = [...records];
  const damaged = new Map(broken);
  const meetings = await mapParallel(all, IN_PARALLEL, async (record) => {
    try {
      return await publishedMeeting(record, load);
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
      damaged.set(record.meeting, error);
      return undefined;
    }
  });
  const published = meetings.filter((meeting) => meeting !== undefined).sort(descendingBy(placeOf));
  const surveyed = published.slice(0, SURVEYED_MEETINGS);
  const held = new Map<string, PublishedMeeting[]>();
  const byDay = [...published].sort(ascendingBy(dayOf));
  const inOrder = byDay.filter(({ document }) => document.heldOn !== undefined);
  const places = new Map(inOrder.map(({ document }, index) => [document.id, index]));
  for (const meeting of byDay) {
    const year = partitionOf(meeting.document);
    held.set(year, [...(held.get(year) ?? []), meeting]);
  }
  const documents = threadsOf(surveyed);
  const about = sourceOf(source, sources);
  const names = organizationNames(
    about,
    published.map(({ document }) => document),
  );
  const byId = new Map(all.map((record) => [record.meeting, record]));
  const recordOf = (meeting: string): MeetingRecord => {
    const record = byId.get(meeting);
    if (record === undefined) throw new Error(`No record of ${meeting}`);
    return record;
  };

  return {
    source,
    about,
    published,
    surveyed,
    years: [...held.keys()].sort(),
    heldIn: (year) => held.get(year) ?? [],
    besides(meeting) {
      const at = places.get(meeting);
      return at === undefined ? [undefined, undefined] : [inOrder[at - 1], inOrder[at + 1]];
    },
    names,
    organizations: organizationsIn(published, names),
    topics: topicsIn(published),
    documents,
    threads: documents.filter(isRecurring),
    people: peopleWithPages(surveyed.map(({ document }) => cleanOnce(document))),
    tombstones: all
      .filter(isWithdrawn)
      .flatMap(({ meeting, withdrawal }) =>
        withdrawal === undefined ? [] : [tombstoneOf(meeting, source, withdrawal)],
      ),
    withdrawn: (await mapParallel(all, IN_PARALLEL, (record) => withdrawnOf(record, load)))
      .flat()
      .sort(descendingBy(({ meeting, at }) => `${at}#${meeting}`)),
    moved: all.flatMap((record) => movedTo(record, byId)),
    amendments: amendmentsIn(all),
    damaged,
    waiting: all.filter(({ waiting, unitedWith }) => waiting !== undefined && unitedWith === undefined)
      .length,
    document: (meeting) => publishedDocument(recordOf(meeting), load),
    history: (meeting) => historyOf(recordOf(meeting), load),
    earlierReadings: (meeting) => earlierReadings(recordOf(meeting)),
  };
}

/** A record as it would be if nobody had withdrawn it. */
export function asIfNotWithdrawn({ withdrawal: _, ...record }: MeetingRecord): MeetingRecord {
  return record;
}

/** Where a meeting stands in what is ordered by publication: `<instant>#<id>`. */
export const placeOf = ({ document }: Pick<PublishedMeeting, 'document'>): string =>
  `${publicationInstant(document)}#${document.id}`;

const dayOf = ({ document }: PublishedMeeting): string => `${document.heldOn ?? '0000'}#${document.id}`;

const ascendingBy =
  <T>(keyOf: (value: T) => string) =>
  (one: T, other: T): number => {
    const [a, b] = [keyOf(one), keyOf(other)];
    return a < b ? -1 : a > b ? 1 : 0;
  };

const descendingBy = <T>(keyOf: (value: T) => string) => {
  const ascending = ascendingBy(keyOf);
  return (one: T, other: T): number => ascending(other, one);
};

function organizationsIn(published: readonly PublishedMeeting[], names: OrganizationNames): Organization[] {
  const found = new Map<string, OrganizationName & { decisions: PublishedDecision[] }>();
  for (const meeting of published) {
    for (const decision of meeting.document.decisions) {
      const charged = new Set(decision.responsible.map(({ name }) => names.of(name)));
      for (const one of charged) {
        if (one === undefined) continue;
        const organization = found.get(one.id) ?? { ...one, decisions: [] };
        organization.decisions.push({ meeting, decision });
        found.set(one.id, organization);
      }
    }
  }
  return [...found.values()].filter(hasPage).sort(ascendingBy(({ id }) => id));
}

function topicsIn(published: readonly PublishedMeeting[]): TopicDecisions[] {
  const found = new Map<string, PublishedDecision[]>();
  for (const meeting of published) {
    const { document } = meeting;
    for (const decision of document.decisions) {
      for (const code of topicsOf(document, decision)) {
        const decisions = found.get(code) ?? [];
        decisions.push({ meeting, decision });
        found.set(code, decisions);
      }
    }
  }
  return TOPICS.flatMap((topic) => {
    const decisions = found.get(topic.code);
    return decisions === undefined ? [] : [{ topic, decisions }];
  });
}

const tombstoneOf = (
  id: string,
  source: string,
  { at, by, why }: NonNullable<MeetingRecord['withdrawal']>,
): Tombstone => ({ id, schemaVersion: 1, source, withdrawn: { at, by, why } });

function amendmentsIn(records: readonly MeetingRecord[]): string {
  const decided = records.flatMap(({ meeting, withdrawal, corrections = [] }) =>
    withdrawal === undefined && corrections.length === 0
      ? []
      : [[meeting, withdrawal?.withdrawn, withdrawal?.at, ...corrections.map(({ at }) => at)]],
  );
  return decided.length === 0 ? '' : versionHash(decided).slice(0, EDITION_LENGTH);
}

/** The identifiers that lead to a meeting; none where nothing of it is public. */
function movedTo(record: MeetingRecord, byId: ReadonlyMap<string, MeetingRecord>): Moved[] {
  const seen = new Set<string>();
  let last = record;
  let to = record.meeting;
  while (last.unitedWith !== undefined && !seen.has(to)) {
    seen.add(to);
    to = last.unitedWith;
    const next = byId.get(to);
    // A meeting of another government: its own build says what is public of it.
    if (next === undefined) break;
    last = next;
  }
  if (last.meeting === to && isHeld(last) && !isWithdrawn(last)) return [];
  const { source } = record;
  return [...(record.meeting === to ? [] : [record.meeting]), ...(record.aliases ?? [])].map((id) => ({
    id,
    source,
    to,
  }));
}

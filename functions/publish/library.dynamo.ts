import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { dynamoStatusStore } from '../health/status-store.dynamo.ts';
import { headOfRow } from '../record/head-row.ts';
import { dynamoHeadStore } from '../record/head-store.dynamo.ts';
import { BoundedCache } from '../shared/bounded-cache.ts';
import { corrected } from '../shared/corrections.ts';
import { loadDocument, underMeeting } from '../shared/documents.ts';
import { type Head, isHeld } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { mapParallel } from '../shared/parallel.ts';
import { asFirstPublished, type PublicationId, partitionOf } from '../shared/publication.ts';
import { type Group, groupsOf, nameId } from '../shared/records/groups.ts';
import {
  LISTS,
  meetingOf,
  type Pointer,
  periodOf,
  placesIn,
  pointerKey,
  pointersOf,
  withdrawalPointersOf,
} from '../shared/records/listings.ts';
import { type Rows, readOnce } from '../shared/records/read-once.ts';
import type { Table } from '../shared/records/table.ts';
import { headKey } from '../shared/records/tables.ts';
import { TOPICS } from '../shared/topics.ts';
import type {
  Library,
  Published,
  PublishedDecision,
  PublishedMeeting,
  Scope,
  WithdrawnMeeting,
} from './library.ts';
import { dynamoPublicationStore } from './publication-store.dynamo.ts';

/** Documents kept in memory; they never change under their key. */
const CACHED_DOCUMENTS = 512;
/** Objects read side by side. */
const IN_PARALLEL = 8;
/** Pointers followed at a time. */
const CHUNK = 50;
/** Pointers followed at a time where few are wanted, or it is not known how many. */
const FEW = 12;
/** Pointers asked for at a time where nothing but their names is needed. */
const NAMES_PAGE = 500;

/** The library over the pointers and heads of the records table and the documents of the private store. */
export const dynamoLibrary = (table: Table, store: ObjectStore): Library =>
  libraryOver(table, { table, store, documents: new BoundedCache<MinutesDocument>(CACHED_DOCUMENTS) });

interface Behind {
  readonly table: Table;
  readonly store: ObjectStore;
  readonly documents: BoundedCache<MinutesDocument>;
}

/** @param rows where pointers and heads are read */
function libraryOver(rows: Rows, behind: Behind): Library {
  const { table, store, documents } = behind;
  const publications = dynamoPublicationStore(table);
  const heads = dynamoHeadStore(table);

  async function load(key: string): Promise<MinutesDocument> {
    const document = documents.get(key) ?? (await loadDocument(store, key));
    documents.set(key, document);
    return document;
  }

  async function publishedOf(head: Head): Promise<PublishedMeeting | undefined> {
    if (isHeld(head)) return undefined;
    const { current, corrections = [], firstSeenAt, modifiedAt, goneAt } = head;
    const read = underMeeting(await load(current.documentKey), head.meeting);
    const document = corrected(asFirstPublished(read, head.published), corrections);
    return {
      document,
      firstSeenAt,
      ...(modifiedAt !== undefined && { modifiedAt }),
      ...(goneAt !== undefined && { goneAt }),
    };
  }

  async function headsOf(meetings: readonly string[]): Promise<Map<string, Head>> {
    const found = await rows.getMany([...new Set(meetings)].map(headKey));
    return new Map(found.map(headOfRow).map((head) => [head.meeting, head]));
  }

  /** The meetings that the pointers rightly stand for, in their order. */
  async function* follow(pointers: AsyncIterable<Pointer>, chunk: number): AsyncGenerator<PublishedMeeting> {
    for await (const some of inChunks(pointers, chunk)) {
      const heads = await headsOf(some.map(meetingOf));
      const meetings = await mapParallel(some, IN_PARALLEL, async (pointer) => {
        const head = heads.get(meetingOf(pointer));
        const meeting = head && (await publishedOf(head));
        return meeting !== undefined && isRight(pointer, meeting.document) ? [meeting] : [];
      });
      yield* meetings.flat();
    }
  }

  async function* pointersIn(
    list: string,
    descending: boolean,
    pageSize: number,
    between?: readonly [string, string],
  ): AsyncGenerator<Pointer> {
    const { pk } = pointerKey({ list, sk: '' });
    const range = { descending, pageSize, ...(between !== undefined && { between }) };
    for await (const { sk } of rows.range(pk, range)) yield { list, sk };
  }

  const newest = (list: string, chunk: number, between?: readonly [string, string]) =>
    follow(pointersIn(list, true, chunk, between), chunk);

  /** Whether some meeting still stands in the list; its head says so, without its document. */
  async function holdsAny(list: string, belongs: (head: Head) => boolean): Promise<boolean> {
    for await (const some of inChunks(pointersIn(list, false, FEW), FEW)) {
      const heads = await headsOf(some.map(meetingOf));
      if ([...heads.values()].some((head) => !isHeld(head) && belongs(head))) return true;
    }
    return false;
  }

  async function namesIn(list: string): Promise<string[]> {
    const names: string[] = [];
    for await (const { sk } of pointersIn(list, false, NAMES_PAGE)) names.push(sk);
    return names;
  }

  async function newestOfGroup(source: string, group: Group, limit: number): Promise<PublishedDecision[]> {
    const meetings = newest(LISTS.group(source, group), Math.min(limit, FEW));
    return firstOf(decisionsOf(meetings, inGroup(group)), limit);
  }

  return {
    async meeting(id) {
      const row = await rows.get(headKey(id));
      return row && publishedOf(headOfRow(row));
    },

    async tombstone(id) {
      const row = await rows.get(headKey(id));
      const head = row && headOfRow(row);
      if (head?.withdrawal?.withdrawn !== true || head.unitedWith !== undefined) return undefined;
      const { at, by, why } = head.withdrawal;
      return { id, schemaVersion: 1, source: head.source, withdrawn: { at, by, why } };
    },

    async moved(id) {
      const head = await heads.find(id);
      if (head === undefined || head.meeting === id) return undefined;
      const isShown = !isHeld(head) || head.withdrawal?.withdrawn === true;
      return isShown ? { meeting: head.meeting, source: head.source } : undefined;
    },

    async withdrawals(scope, limit) {
      const list = scope === 'all' ? LISTS.withdrawn() : LISTS.sourceWithdrawn(scope);
      const found: WithdrawnMeeting[] = [];
      for await (const some of inChunks(pointersIn(list, true, limit), limit)) {
        const heads = await headsOf(some.map(meetingOf));
        for (const { sk, ...pointer } of some) {
          const head = heads.get(meetingOf({ ...pointer, sk }));
          const isRight = head !== undefined && withdrawalPointersOf(head).some((one) => one.sk === sk);
          if (!isRight || head.withdrawal === undefined || found.length === limit) continue;
          const document = underMeeting(await load(head.current.documentKey), head.meeting);
          found.push({ document, at: head.withdrawal.at });
        }
        if (found.length === limit) break;
      }
      return found;
    },

    async newestMeetings(scope, limit) {
      return firstOf(newest(publishedList(scope, 'meetings'), Math.min(limit, CHUNK)), limit);
    },

    async newestDecisions(scope, limit) {
      const meetings = newest(publishedList(scope, 'deciding'), FEW);
      return firstOf(decisionsOf(meetings), limit);
    },

    groupDecisions: newestOfGroup,

    async chargedOrganizations(source) {
      const ids = await namesIn(LISTS.groups(source, 'organizations'));
      const charged = await mapParallel(ids, IN_PARALLEL, async (id) => {
        const [newest] = await newestOfGroup(source, { kind: 'organizations', id }, 1);
        const name = newest?.decision.responsible.find((one) => nameId(one.name) === id)?.name;
        return newest === undefined || name === undefined ? [] : [{ id, name, newest }];
      });
      return charged.flat();
    },

    async topics(source) {
      const listed = new Set(await namesIn(LISTS.groups(source, 'topics')));
      const codes = TOPICS.map(({ code }) => code).filter((code) => listed.has(code));
      const held = await mapParallel(codes, IN_PARALLEL, async (id) => {
        const [any] = await newestOfGroup(source, { kind: 'topics', id }, 1);
        return any !== undefined;
      });
      return codes.filter((_, index) => held[index]);
    },

    published: (scope, of, upTo) =>
      newest(publishedList(scope, of), FEW, upTo === undefined ? undefined : [BEFORE_ALL, placesIn(upTo)[1]]),

    async periodAfter(scope, of, period) {
      const between = [placesIn(period)[1], AFTER_ALL] as const;
      const later = follow(pointersIn(publishedList(scope, of), false, 1, between), 1);
      const [first] = await firstOf(later, 1);
      return first && periodOf(first.document, scope);
    },

    heldIn: (source, year) => follow(pointersIn(LISTS.held(source, year), false, CHUNK), CHUNK),

    async sources() {
      const names = await namesIn(LISTS.sources());
      const held = await mapParallel(names, IN_PARALLEL, (source) =>
        holdsAny(LISTS.sourceMeetings(source), (head) => head.source === source),
      );
      return names.filter((_, index) => held[index]);
    },

    async years(source) {
      const names = await namesIn(LISTS.years(source));
      const held = await mapParallel(names, IN_PARALLEL, (year) =>
        holdsAny(LISTS.held(source, year), (head) => head.source === source && partitionOf(head) === year),
      );
      return names.filter((_, index) => held[index]);
    },

    async *meetingIds(source) {
      const seen = new Set<string>();
      for await (const pointer of pointersIn(LISTS.sourceMeetings(source), false, NAMES_PAGE)) {
        const id = meetingOf(pointer);
        if (!seen.has(id)) yield id;
        seen.add(id);
      }
    },

    everySource: () => namesIn(LISTS.sources()),
    everyYear: (source) => namesIn(LISTS.years(source)),
    async sourcesWithDownloads() {
      const names = await namesIn(LISTS.sources());
      const written = await publications.filesOf(names.map((source): PublicationId => `data/${source}/all`));
      return names.filter((_, index) => Object.keys(written[index] ?? {}).length > 0);
    },
    writtenFiles: (ids) => publications.filesOf(ids),
    atOnce: () => libraryOver(readOnce(table), behind),

    statuses: async () => (await dynamoStatusStore(table).all()).map(({ status }) => status),
  };
}

/** A pointer is right when the current document yields it. */
const isRight = (pointer: Pointer, document: MinutesDocument): boolean =>
  pointersOf(document).some(({ list, sk }) => list === pointer.list && sk === pointer.sk);

/** Before and after every place in a listing by publication. */
const BEFORE_ALL = '0';
const AFTER_ALL = '~';

const publishedList = (scope: Scope, of: Published): string => {
  if (scope === 'all') return of === 'meetings' ? LISTS.meetings() : LISTS.deciding();
  return of === 'meetings' ? LISTS.sourceMeetings(scope) : LISTS.sourceDeciding(scope);
};

async function* decisionsOf(
  meetings: AsyncIterable<PublishedMeeting>,
  counts: (found: PublishedDecision) => boolean = () => true,
): AsyncGenerator<PublishedDecision> {
  for await (const meeting of meetings) {
    yield* meeting.document.decisions.map((decision) => ({ meeting, decision })).filter(counts);
  }
}

const inGroup =
  ({ kind, id }: Group) =>
  ({ meeting, decision }: PublishedDecision): boolean =>
    groupsOf(meeting.document, decision).some((group) => group.kind === kind && group.id === id);

async function firstOf<T>(values: AsyncIterable<T>, limit: number): Promise<T[]> {
  const first: T[] = [];
  if (limit <= 0) return first;
  for await (const value of values) {
    first.push(value);
    if (first.length === limit) break;
  }
  return first;
}

async function* inChunks<T>(values: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const value of values) {
    chunk.push(value);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

// Governments with records, what is public of them, and an index that may lag behind the records.

import { type BuildDeps, type BuildOutcome, build } from '../../../functions/publish/build.ts';
import { placesOf } from '../../../functions/publish/places.ts';
import { lastGenerationIn, type PlanDeps, planner } from '../../../functions/publish/plan.ts';
import { encodeDocument, loadDocument } from '../../../functions/shared/documents.ts';
import type { MeetingRecord } from '../../../functions/shared/head.ts';
import { silentLog } from '../../../functions/shared/log.ts';
import { memoryStore } from '../../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../../functions/shared/object-store/object-store.ts';
import { calendarAt, publicationInstant } from '../../../functions/shared/publication.ts';
import type { MeetingRows } from '../../../functions/shared/records/meeting-rows.ts';
import type { GovernmentSummary, Summaries } from '../../../functions/shared/records/summaries.ts';
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import type { SourceStatus } from '../../../schemas/generated/status.ts';
import { memoryBuildRows } from '../build/rows.ts';
import { site, sources } from '../settings.ts';
import { type Sketch, smallMeeting } from '../small-meeting.ts';

/** Summaries in memory, in the order of the governments' ids. */
export function memorySummaries(): Summaries & { readonly rows: Map<string, GovernmentSummary> } {
  const rows = new Map<string, GovernmentSummary>();
  return {
    rows,
    async put(summary) {
      const before = rows.get(summary.source);
      if (before !== undefined && before.generation >= summary.generation) return false;
      rows.set(summary.source, summary);
      return true;
    },
    read: async (source) => rows.get(source),
    async *all() {
      yield* [...rows.values()].sort((one, other) => (one.source < other.source ? -1 : 1));
    },
  };
}

/** A record of a document that is published as it was read. */
export function recordOf(document: MinutesDocument, key: string, firstSeenAt: string): MeetingRecord {
  const { text: _, ...facts } = document;
  const { heldOn } = document;
  return {
    meeting: document.id,
    source: document.source,
    rev: 1,
    places: {},
    current: {
      documentKey: key,
      contentHash: '0'.repeat(64),
      sha256: '0'.repeat(64),
      observedAt: firstSeenAt,
      parser: '1.0.0',
      rank: '',
      source: document.source,
    },
    firstSeenAt,
    schemaVersion: 1,
    facts,
    instant: publicationInstant(document),
    ...(heldOn !== undefined && { heldOn }),
  };
}

export class AllWorld {
  now = Date.parse('2024-12-01T00:00:00Z');
  readonly records = new Map<string, MeetingRecord>();
  /** What the index shows: places by month. It knows of a change once it has caught up. */
  index = new Map<string, string[]>();
  isLagging = false;
  sources: readonly Source[] = sources;
  statuses: SourceStatus[] = [];
  readonly store = memoryStore();
  readonly publicStore: ObjectStore = memoryStore();
  readonly builds = memoryBuildRows();
  readonly summaries = memorySummaries();
  /** Records that were read one by one. */
  readonly read: string[] = [];

  time = (): string => new Date(this.now).toISOString();

  /** Records a meeting as published. */
  async publish(id: string, sketch: Sketch = {}): Promise<void> {
    const { document, firstSeenAt } = smallMeeting(id, sketch);
    const whole = { ...document, text: 'text' in document ? String(document.text) : '' };
    const { key, bytes } = encodeDocument(whole);
    await this.store.put(key, bytes);
    await this.set(recordOf(whole, key, firstSeenAt));
  }

  async withdraw(id: string, at = this.time()): Promise<void> {
    const { instant: _, ...record } = this.record(id);
    const withdrawal = {
      withdrawn: true,
      by: '审核员',
      why: '依申请撤下',
      at,
      answers: record.rev,
    };
    await this.set({ ...record, rev: record.rev + 1, withdrawal });
  }

  record(id: string): MeetingRecord {
    const record = this.records.get(id);
    if (record === undefined) throw new Error(`no record of ${id}`);
    return record;
  }

  async set(record: MeetingRecord): Promise<void> {
    this.records.set(record.meeting, record);
    if (!this.isLagging) this.catchUp();
    await this.builds.mark(record.source, this.time());
  }

  /** The index shows what the records say. */
  catchUp(): void {
    this.index = new Map();
    for (const { instant, meeting } of this.records.values()) {
      if (instant === undefined) continue;
      const month = calendarAt(instant, 'month');
      this.index.set(month, [...(this.index.get(month) ?? []), `${instant}#${meeting}`]);
    }
    for (const places of this.index.values()) places.sort().reverse();
  }

  readonly rows: MeetingRows = {
    of: (source) => this.#of(source),
    read: async (id) => {
      this.read.push(id);
      return this.records.get(id);
    },
    readMany: async (ids) => {
      const found = ids.flatMap((id) => this.records.get(id) ?? []);
      this.read.push(...ids);
      return new Map(found.map((record) => [record.meeting, record]));
    },
    publishedIn: (month) => this.#publishedIn(month),
  };

  async *#of(source: string) {
    const ids = [...this.records.keys()].filter((id) => id.startsWith(`${source}/`)).sort();
    yield* ids.map((id) => this.record(id));
  }

  async *#publishedIn(month: string) {
    yield* this.index.get(month) ?? [];
  }

  planDeps(more: Partial<PlanDeps> = {}): PlanDeps {
    return {
      rows: this.rows,
      summaries: this.summaries,
      builds: this.builds,
      statuses: { all: async () => this.statuses.map((status) => ({ status })) },
      load: ({ current }) => loadDocument(this.store, current.documentKey),
      manifests: this.store,
      publicStore: this.publicStore,
      sources: this.sources,
      site,
      renderingVersion: '1',
      clock: () => new Date(this.now),
      log: silentLog,
      ...more,
    };
  }

  buildDeps(): BuildDeps {
    return {
      builds: this.builds,
      manifests: this.store,
      publicStore: this.publicStore,
      plan: planner(this.planDeps()),
      placesOf,
      isRestoring: async () => false,
      lastGeneration: lastGenerationIn(this.summaries),
      servedAs: () => ({ contentType: 'text/plain', cacheControl: 'no-store' }),
      clock: () => new Date(this.now),
      timeoutMs: 60_000,
      renderingVersion: '1',
      settings: site,
      log: silentLog,
    };
  }

  build = (scope: string): Promise<BuildOutcome> => build(scope, this.buildDeps());

  /** Builds whatever is due, the governments first. */
  async settle(): Promise<void> {
    for (let rounds = 0; rounds < 20; rounds++) {
      const due: string[] = [];
      for await (const scope of this.builds.due(this.time())) due.push(scope);
      if (due.length === 0) return;
      due.sort((one, other) => Number(one === 'all') - Number(other === 'all'));
      for (const scope of due) await this.build(scope);
    }
    throw new Error('nothing comes to rest');
  }

  async text(path: string): Promise<string> {
    const object = await this.publicStore.get(path);
    if (object === undefined) throw new Error(`no ${path}`);
    return new TextDecoder().decode(object.body);
  }

  /** Titles of meetings in the feed of all, newest first, by their ids. */
  async listed(): Promise<string[]> {
    const feed = JSON.parse(await this.text('feeds/meetings.json'));
    return feed.items.map(({ id }: { id: string }) => id.slice(id.indexOf('meetings/') + 'meetings/'.length));
  }

  async paths(): Promise<string[]> {
    const paths: string[] = [];
    for await (const path of this.publicStore.list('')) paths.push(path);
    return paths;
  }
}

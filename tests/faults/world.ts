// The stores of the embedded run, in memory, with the invented minutes of the sample, and processes over them that can be
// held up and killed in the middle of their work.
import { readdirSync, readFileSync } from 'node:fs';
import { type BuildDeps, type BuildOutcome, build } from '../../functions/publish/build.ts';
import { type BuildParts, buildDeps } from '../../functions/publish/build-parts.ts';
import { type DrainOutcome, drain } from '../../functions/publish/drain.ts';
import type { BuildMessage } from '../../functions/publish/receive.ts';
import { nightly, type ScheduleDeps } from '../../functions/publish/schedule.ts';
import { verify } from '../../functions/publish/verify.ts';
import { correctMeeting, withdrawMeeting } from '../../functions/record/amend.ts';
import type { IngestOutcome, Parse, RecordDeps } from '../../functions/record/deps.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { keepSnapshot } from '../../functions/record/snapshot.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { dynamoMeetingRows } from '../../functions/shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../../functions/shared/records/summaries.dynamo.ts';
import type { Table } from '../../functions/shared/records/table.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { readSources } from '../../functions/shared/sources.ts';
import { site } from '../publish/settings.ts';

const TIMEOUT_MS = 60_000;
export const sources = readSources('samples/sources');
export const GOVERNMENTS: readonly string[] = ['linlan-qingyu', 'yunze'];

export interface Page {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly source: string;
}

/** The minutes of the sample, or of one government of it. */
export const samplePages = (of: readonly string[] = GOVERNMENTS): Page[] =>
  of.flatMap((source) =>
    readdirSync(`samples/minutes/${source}`).map((name) => ({
      name,
      bytes: readFileSync(`samples/minutes/${source}/${name}`),
      contentType: name.endsWith('html') ? 'text/html' : 'text/plain',
      source,
    })),
  );

/** What one process differs in from the others. */
export type Particulars = Partial<Pick<BuildParts, 'table' | 'store' | 'publicStore' | 'site'>> &
  Partial<Pick<BuildDeps, 'renderingVersion'>>;

/** Who decided something, for corrections and withdrawals. */
const by = { by: '青屿区政务公开办', why: '登记有误' };

export async function openWorld() {
  const local = await openLocalRecords();
  const { table } = local;
  const [store, publicStore] = [memoryStore(), memoryStore()];
  let now = Date.UTC(2025, 9, 1);
  // No two moments are the same.
  const clock = () => new Date(now++);
  const builds = dynamoBuildRows(table);
  const summaries = dynamoSummaries(table);

  const recordDeps = (over: Table = table, parse?: Parse): RecordDeps => ({
    store,
    records: dynamoRecordStore(over),
    builds: dynamoBuildRows(over),
    wake: async () => {},
    sources,
    clock,
    log: silentLog,
    ...(parse !== undefined && { parse }),
  });
  const depsOf = ({ renderingVersion, ...particulars }: Particulars = {}): BuildDeps => {
    const parts = { table, store, publicStore, sources, site, clock, log: silentLog, timeoutMs: TIMEOUT_MS };
    const deps = buildDeps({ ...parts, ...particulars });
    return renderingVersion === undefined ? deps : { ...deps, renderingVersion };
  };
  const records = dynamoRecordStore(table);

  return {
    table,
    store,
    publicStore,
    builds,
    summaries,
    rows: dynamoMeetingRows(table),
    clock,
    log: silentLog,
    recordDeps,
    depsOf,
    /** Time passes. */
    advance(ms: number): void {
      now += ms;
    },
    async ingest(page: Page, deps: RecordDeps = recordDeps()): Promise<IngestOutcome> {
      const snapshot = await keepSnapshot(store, page.bytes);
      const { contentType, source, name } = page;
      const url = `https://www.${source}.example/${name}`;
      const fetchedAt = '2025-09-01T00:00:00Z';
      return ingest({ sha256: snapshot.sha256, contentType, source, url, fetchedAt }, deps, snapshot);
    },
    async correct(meeting: string, patch: Record<string, unknown>): Promise<boolean> {
      return correctMeeting({ correct: meeting, patch, ...by, at: clock().toISOString() }, recordDeps());
    },
    /** Withdraws, or restores, what is there now. */
    async withdraw(
      meeting: string,
      withdrawn: boolean,
      { at = clock().toISOString(), deps = recordDeps() } = {},
    ): Promise<boolean> {
      const answers = (await records.find(meeting))?.rev ?? 0;
      return withdrawMeeting({ withdraw: meeting, withdrawn, ...by, at, answers }, deps);
    },
    build: (scope: string, particulars: Particulars = {}): Promise<BuildOutcome> =>
      build(scope, depsOf(particulars)),
    async publish(particulars: Particulars = {}): Promise<DrainOutcome> {
      await builds.mark(ALL, clock().toISOString());
      return drain(depsOf(particulars));
    },
    /** What the schedule does at night, and what comes of it. */
    async night(particulars: Particulars = {}): Promise<DrainOutcome> {
      const deps = depsOf(particulars);
      for (const message of await messagesOf(nightly, { builds, summaries, clock, log: silentLog }))
        await verify(message.scope, deps, { bytes: 'thirtieth' });
      return drain(deps);
    },
    text: async (path: string): Promise<string | undefined> => {
      const object = await publicStore.get(path);
      return object && new TextDecoder().decode(object.body);
    },
    /** SHA-256 of every public file by its path. */
    published: () => hashesOf(publicStore),
    close: () => local.close(),
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** The messages that a schedule sends. */
export async function messagesOf(
  schedule: (deps: ScheduleDeps) => Promise<void>,
  deps: Omit<ScheduleDeps, 'send'>,
): Promise<readonly BuildMessage[]> {
  const sent: BuildMessage[] = [];
  await schedule({ ...deps, send: async (messages) => void sent.push(...messages) });
  return sent;
}

export async function hashesOf(store: ObjectStore): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for await (const key of store.list('')) {
    const object = await store.get(key);
    if (object !== undefined) hashes[key] = sha256(object.body);
  }
  return hashes;
}

/** A call of a store that is held up until it is let go; who made it dies when it has come back. */
export interface HeldUp<T> {
  readonly store: T;
  /** Resolves when the call was made. */
  readonly reached: Promise<void>;
  go(): void;
  /** A further store of the same process: it dies with it. */
  dyingWith<U extends object>(other: U): U;
}

/**
 * A store whose first call of a method takes its time. With that answer its process is dead: it calls nothing any more.
 * @param isMeant Which calls of the method count.
 */
export function heldUp<T extends object>(
  target: T,
  method: keyof T,
  isMeant: (...given: readonly unknown[]) => boolean = () => true,
): HeldUp<T> {
  const reached = gate();
  const go = gate();
  let state: 'fresh' | 'held' | 'dead' = 'fresh';
  const watched = <U extends object>(object: U, isThis: boolean): U =>
    new Proxy(object, {
      get(one, name, receiver) {
        const member: unknown = Reflect.get(one, name, receiver);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]): unknown => {
          if (state === 'dead') return new Promise(() => {});
          if (state !== 'fresh' || !isThis || name !== method || !isMeant(...given))
            return member.apply(one, given);
          state = 'held';
          reached.open();
          return go.opened.then(async () => {
            try {
              return await member.apply(one, given);
            } finally {
              state = 'dead';
            }
          });
        };
      },
    });
  return {
    store: watched(target, true),
    reached: reached.opened,
    go: go.open,
    dyingWith: (other) => watched(other, false),
  };
}

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

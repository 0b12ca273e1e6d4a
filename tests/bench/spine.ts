import { type BuildDeps, type BuildOutcome, build } from '../../functions/publish/build.ts';
import { buildDeps } from '../../functions/publish/build-parts.ts';
import { drain } from '../../functions/publish/drain.ts';
import { type VerifyOutcome, verify } from '../../functions/publish/verify.ts';
import type { IngestOutcome, Parse } from '../../functions/record/deps.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { keepSnapshot } from '../../functions/record/snapshot.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { dynamoSummaries } from '../../functions/shared/records/summaries.dynamo.ts';
import type { Table } from '../../functions/shared/records/table.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { site } from '../publish/settings.ts';

export interface Stores {
  readonly store: ObjectStore;
  readonly publicStore: ObjectStore;
  readonly table: Table;
}
type Opened = Stores & { close(): Promise<void> };

/** The stores of the embedded default, in memory. */
export async function memoryStores(): Promise<Opened> {
  const records = await openLocalRecords();
  return {
    store: memoryStore(),
    publicStore: memoryStore(),
    table: records.table,
    close: () => records.close(),
  };
}

/** One call of a store: whose, which, and what it was given. */
export interface Call {
  readonly store: keyof Stores;
  readonly method: string;
  readonly given: readonly unknown[];
}

const WRITES = new Set(['put', 'update', 'write', 'delete']);
export const isWrite = ({ method }: Call): boolean => WRITES.has(method);
export const writesFile = (call: Call): boolean => call.store === 'publicStore' && isWrite(call);

/** The stores, with every call of them noted. */
export function watchedStores(stores: Stores, calls: Call[]): Stores {
  const watched = <T extends ObjectStore | Table>(target: T, store: Call['store']): T =>
    new Proxy(target, {
      get(object, method, receiver) {
        const member: unknown = Reflect.get(object, method, receiver);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]): unknown => {
          calls.push({ store, method: String(method), given });
          return member.apply(object, given);
        };
      },
    });
  return {
    store: watched(stores.store, 'store'),
    publicStore: watched(stores.publicStore, 'publicStore'),
    table: watched(stores.table, 'table'),
  };
}

export interface Delivered {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: string;
}

export function openSpine(stores: Stores, sources: readonly Source[], parse?: Parse) {
  const calls: Call[] = [];
  const { store, publicStore, table } = watchedStores(stores, calls);
  let minute = 0;
  const clock = () => new Date(Date.UTC(2025, 0, 1, 0, minute));
  const builds = dynamoBuildRows(table);
  const common = { store, sources, clock, log: silentLog };
  const recordDeps = {
    ...common,
    records: dynamoRecordStore(table),
    builds,
    wake: async () => {},
    ...(parse !== undefined && { parse }),
  };
  const deps: BuildDeps = buildDeps({ ...common, table, publicStore, site, timeoutMs: 60_000 });
  return {
    /** Every call so far. */
    calls,
    builds,
    summaries: dynamoSummaries(table),
    clock,
    /** Each page is recorded a minute after the one before. */
    async record(page: Delivered): Promise<IngestOutcome> {
      minute += 1;
      const snapshot = await keepSnapshot(store, page.bytes);
      const { contentType, url } = page;
      const fetchedAt = clock().toISOString();
      return ingest({ sha256: snapshot.sha256, contentType, fetchedAt, url }, recordDeps, snapshot);
    },
    build: (scope: string): Promise<BuildOutcome> => build(scope, deps),
    verify: (scope: string): Promise<VerifyOutcome> => verify(scope, deps, { bytes: 'thirtieth' }),
    /** Builds what is due, all governments last. */
    async publish(): Promise<void> {
      await builds.mark(ALL, clock().toISOString());
      const { failed } = await drain(deps);
      if (failed.length > 0) throw new Error(`Not published: ${JSON.stringify(failed.slice(0, 3))}`);
    },
  };
}

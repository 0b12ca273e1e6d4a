// The whole way from a page to the published files, over stores that count and remember what is asked of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drainOutbox } from '../../functions/project/drain.ts';
import { dynamoProjectionStore } from '../../functions/project/projection-store.dynamo.ts';
import { drainPublications } from '../../functions/publish/drain.ts';
import { dynamoLibrary } from '../../functions/publish/library.dynamo.ts';
import { dynamoPublicationStore } from '../../functions/publish/publication-store.dynamo.ts';
import type { PublishDeps } from '../../functions/publish/publish.ts';
import type { Parse } from '../../functions/record/deps.ts';
import { dynamoHeadStore } from '../../functions/record/head-store.dynamo.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { folderStore } from '../../functions/shared/object-store/folder.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { Table } from '../../functions/shared/records/table.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { site } from '../publish/settings.ts';

/** Both stores of the embedded default, on disk. */
export async function openStores() {
  const folder = mkdtempSync(join(tmpdir(), 'open-minutes-bench-'));
  const records = await openLocalRecords(join(folder, 'records'));
  return {
    store: folderStore(join(folder, 'store')),
    publicStore: folderStore(join(folder, 'public')),
    table: records.table,
    async close() {
      await records.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Stores = Omit<Awaited<ReturnType<typeof openStores>>, 'close'>;

/** One call of a store: whose, which, and what it was given. */
export interface Call {
  readonly store: keyof Stores;
  readonly method: string;
  readonly given: readonly unknown[];
}

const WRITES = new Set(['put', 'update', 'write', 'delete']);
export const isWrite = ({ method }: Call): boolean => WRITES.has(method);

function watched<T extends ObjectStore | Table>(target: T, store: Call['store'], calls: Call[]): T {
  return new Proxy(target, {
    get(object, method, receiver) {
      const member: unknown = Reflect.get(object, method, receiver);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        calls.push({ store, method: String(method), given });
        return member.apply(object, given);
      };
    },
  });
}

export interface Delivered {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: string;
}

export function openSpine(stores: Stores, sources: readonly Source[], parse?: Parse) {
  const calls: Call[] = [];
  const store = watched(stores.store, 'store', calls);
  const publicStore = watched(stores.publicStore, 'publicStore', calls);
  const table = watched(stores.table, 'table', calls);
  const heads = dynamoHeadStore(table);
  const publications = dynamoPublicationStore(table);
  const wake = async () => {};
  const project = () => {
    const projections = dynamoProjectionStore(table);
    return drainOutbox({ store, heads, projections, publications, wake, log: silentLog });
  };
  const publishDeps = (): PublishDeps => ({
    publications,
    library: dynamoLibrary(table, store),
    publicStore,
    sources,
    site,
    wake,
    log: silentLog,
  });
  let minute = 0;
  return {
    /** Every call so far. */
    calls,
    async record(page: Delivered): Promise<void> {
      minute += 1;
      const now = new Date(Date.UTC(2025, 0, 1, 0, minute));
      const sha256 = await storeSnapshot(store, page.bytes);
      const request = {
        sha256,
        contentType: page.contentType,
        fetchedAt: now.toISOString(),
        url: page.url,
      };
      const deps = { store, heads, sources, clock: () => now, log: silentLog };
      await ingest(request, parse === undefined ? deps : { ...deps, parse });
    },
    project,
    /** Projects what is left to be, and publishes. */
    async publish(): Promise<void> {
      await project();
      await drainPublications(publishDeps());
    },
    publishDeps,
  };
}

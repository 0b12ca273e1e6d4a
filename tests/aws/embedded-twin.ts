import { drainOutbox } from '../../functions/project/drain.ts';
import { dynamoProjectionStore } from '../../functions/project/projection-store.dynamo.ts';
import { drainPublications } from '../../functions/publish/drain.ts';
import { dynamoLibrary } from '../../functions/publish/library.dynamo.ts';
import { dynamoPublicationStore } from '../../functions/publish/publication-store.dynamo.ts';
import type { SiteSettings } from '../../functions/publish/site-settings.ts';
import { dynamoHeadStore } from '../../functions/record/head-store.dynamo.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { readSources } from '../../functions/shared/sources.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';

export interface Page {
  readonly bytes: Uint8Array;
  readonly request: Omit<ParseRequest, 'sha256'>;
}

/**
 * What the embedded run publishes of the same pages, in memory and in this process: SHA-256 of every file by its path.
 */
export async function embeddedTwin(
  pages: readonly Page[],
  site: SiteSettings,
): Promise<Record<string, string>> {
  const records = await openLocalRecords();
  const [store, publicStore] = [memoryStore(), memoryStore()];
  const heads = dynamoHeadStore(records.table);
  const publications = dynamoPublicationStore(records.table);
  const common = { log: silentLog, wake: async () => {}, publications };
  const sources = readSources('samples/sources');
  try {
    for (const { bytes, request } of pages) {
      const hash = await storeSnapshot(store, bytes);
      await ingest(
        { ...request, sha256: hash },
        { store, heads, sources, clock: systemClock, log: silentLog },
      );
    }
    await publications.markDirty(['static', 'page/index', 'feed/decisions', 'feed/meetings']);
    await drainOutbox({ ...common, store, heads, projections: dynamoProjectionStore(records.table) });
    await drainPublications({
      ...common,
      library: dynamoLibrary(records.table, store),
      publicStore,
      sources,
      site,
    });
    const hashes: Record<string, string> = {};
    for await (const key of publicStore.list('')) {
      const object = await publicStore.get(key);
      if (object !== undefined) hashes[key] = sha256(object.body);
    }
    return hashes;
  } finally {
    await records.close();
  }
}

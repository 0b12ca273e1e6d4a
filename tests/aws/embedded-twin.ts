import { buildDeps } from '../../functions/publish/build-parts.ts';
import { drain } from '../../functions/publish/drain.ts';
import { nightly } from '../../functions/publish/schedule.ts';
import type { SiteSettings } from '../../functions/publish/site-settings.ts';
import { receive } from '../../functions/record/receive.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { keepSnapshot } from '../../functions/record/snapshot.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { dynamoSummaries } from '../../functions/shared/records/summaries.dynamo.ts';
import { ALL } from '../../functions/shared/records/tables.ts';
import { readSources } from '../../functions/shared/sources.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import { withoutReplaced } from '../end-to-end/published-folder.ts';

export interface Page {
  readonly bytes: Uint8Array;
  readonly request: Omit<ParseRequest, 'sha256'>;
}

/**
 * What the embedded run publishes of the same pages, in memory and in this process: SHA-256 of every file by its path. How
 * the sources fare is not among it.
 * @param amendments Messages of the parse queue that come after a build of the pages.
 */
export async function embeddedTwin(
  pages: readonly Page[],
  site: SiteSettings,
  amendments: readonly object[] = [],
): Promise<Record<string, string>> {
  const local = await openLocalRecords();
  const [store, publicStore] = [memoryStore(), memoryStore()];
  const sources = readSources('samples/sources');
  const builds = dynamoBuildRows(local.table);
  const common = { store, sources, clock: systemClock, log: silentLog };
  const records = { ...common, records: dynamoRecordStore(local.table), builds, wake: async () => {} };
  try {
    for (const { bytes, request } of pages) {
      const snapshot = await keepSnapshot(store, bytes);
      await receive(JSON.stringify({ ...request, sha256: snapshot.sha256 }), records);
    }
    const deps = buildDeps({ ...common, table: local.table, publicStore, site, timeoutMs: 60_000 });
    await builds.mark(ALL, systemClock().toISOString());
    await drain(deps);
    for (const amendment of amendments) await receive(JSON.stringify(amendment), records);
    await drain(deps);
    // The tables of all governments are made every night.
    const summaries = dynamoSummaries(local.table);
    await nightly({ builds, summaries, clock: systemClock, log: silentLog, send: async () => {} });
    await drain(deps);
    const hashes: Record<string, string> = {};
    for await (const key of publicStore.list('')) {
      if (/(?:^|\/)status\.(?:html|json)$/.test(key)) continue;
      const object = await publicStore.get(key);
      if (object !== undefined) hashes[key] = sha256(object.body);
    }
    return hashes;
  } finally {
    await local.close();
  }
}

/**
 * Paths under which two runs have published something else. Tables and parts of the search under the names of their
 * contents are left out: those that were replaced stay for a while, and nobody makes them anew; what is compared names the
 * others.
 */
export function differing(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string[] {
  const [before, after] = [one, other].map((files) => withoutReplaced(withoutParts(files)));
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .filter((path) => before?.[path] !== after?.[path])
    .map(
      (path) =>
        `${path}${before?.[path] === undefined ? ' (more)' : after?.[path] === undefined ? ' (lacks)' : ''}`,
    )
    .sort();
}

const withoutParts = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).filter(([path]) => !/^search\/all\/[\w-]{22}\/\d+\.json$/.test(path)),
  );

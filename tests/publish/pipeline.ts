// The real way of a document into the public folder, from the commit on: dynalite, stores in memory, and a parser that
// gives the document that the test has in mind.
import { type BuildDeps, type BuildOutcome, build } from '../../functions/publish/build.ts';
import { type BuildParts, buildDeps } from '../../functions/publish/build-parts.ts';
import { type DrainOutcome, drain } from '../../functions/publish/drain.ts';
import type { SiteSettings } from '../../functions/publish/site-settings.ts';
import { correctMeeting, withdrawMeeting } from '../../functions/record/amend.ts';
import type { RecordDeps } from '../../functions/record/deps.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { site, sources } from './settings.ts';

export type Pipeline = Awaited<ReturnType<typeof openPipeline>>;

interface PipelineOptions extends Pick<BuildParts, 'announce'> {
  readonly site?: SiteSettings;
}

export async function openPipeline(options: PipelineOptions = {}) {
  const { table, close } = await openLocalRecords();
  const store = memoryStore();
  const publicStore = memoryStore();
  const builds = dynamoBuildRows(table);
  const records = dynamoRecordStore(table);
  let minute = 0;
  const clock = () => new Date(Date.UTC(2024, 8, 1, 0, minute));
  const deps: BuildDeps = buildDeps({
    table,
    store,
    publicStore,
    sources,
    site: options.site ?? site,
    ...(options.announce !== undefined && { announce: options.announce }),
    clock,
    log: silentLog,
    timeoutMs: 60_000,
  });
  const recordDeps: RecordDeps = {
    store,
    records,
    builds,
    wake: async () => {},
    sources,
    clock,
    log: silentLog,
  };

  return {
    publicStore,
    store,
    deps,
    close,

    /**
     * Commits a document as if its page had just been read.
     * @param file When its file was last written, where it is one that lay on a disk.
     */
    async commit(document: MinutesDocument, file?: string): Promise<void> {
      minute += 1;
      const snapshot = await storeSnapshot(store, Buffer.from(JSON.stringify(document)));
      const url = `https://www.example.org/${document.id}.html`;
      const fetchedAt = file ?? clock().toISOString();
      const provenance = { ...document.provenance, sha256: snapshot, url, fetchedAt };
      const takenInAt = clock().toISOString();
      const request = { sha256: snapshot, contentType: 'text/html', fetchedAt, takenInAt, url };
      const parse = () => ({ ...document, provenance });
      await ingest(request, { ...recordDeps, parse });
    },

    /** Withdraws a meeting as an operator does, or restores it. */
    async withdraw(meeting: string, withdrawn = true): Promise<void> {
      minute += 1;
      const record = await records.find(meeting);
      const request = {
        withdraw: meeting,
        withdrawn,
        by: 'editor',
        why: 'a test',
        at: clock().toISOString(),
        answers: record?.rev ?? 0,
      };
      await withdrawMeeting(request, recordDeps);
    },

    /** Corrects a meeting as an operator does. */
    async correct(meeting: string, patch: Partial<MinutesDocument>): Promise<void> {
      minute += 1;
      const at = clock().toISOString();
      await correctMeeting({ correct: meeting, patch, by: 'editor', why: 'a test', at }, recordDeps);
    },

    /** Builds whatever waits, also what has failed. */
    async publish(): Promise<DrainOutcome> {
      minute += 1;
      return drain(deps, { isImpatient: true });
    },

    build: (scope: string): Promise<BuildOutcome> => build(scope, deps),

    /** A day later: what is obsolete has gone. */
    async later(days = 1): Promise<void> {
      minute += days * 24 * 60 + 1;
      await drain(deps, { isImpatient: true });
    },

    async text(path: string): Promise<string> {
      const object = await publicStore.get(path);
      return object === undefined ? '' : new TextDecoder().decode(object.body);
    },

    /** Hashes of the public folder. */
    async folder(): Promise<Record<string, string>> {
      const files: Record<string, string> = {};
      for await (const path of publicStore.list(''))
        files[path] = sha256((await publicStore.get(path))?.body ?? '');
      return files;
    },
  };
}

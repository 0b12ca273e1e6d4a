// The embedded run: the same use cases as on AWS, over folders and a DynamoDB in this process.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dynamoStatusStore } from '../functions/health/status-store.dynamo.ts';
import type { StatusStore } from '../functions/health/status-store.ts';
import type { RecordDeps } from '../functions/record/deps.ts';
import { dynamoRecordStore } from '../functions/record/record-store.dynamo.ts';
import type { RecordStore } from '../functions/record/record-store.ts';
import { refuseHalfRestored, refuseLostRecords } from '../functions/record/restore.ts';
import { type WaitingMeeting, waitingMeetings } from '../functions/record/review-list.ts';
import { systemClock } from '../functions/shared/clock.ts';
import {
  dynamoHostStore,
  dynamoLedger,
  dynamoSourceStates,
} from '../functions/shared/crawl/crawl-stores.dynamo.ts';
import type { Ledger } from '../functions/shared/crawl/ledger.ts';
import type { SourceStates } from '../functions/shared/crawl/source-state.ts';
import type { HostStore } from '../functions/shared/http/hosts.ts';
import { folderStore } from '../functions/shared/object-store/folder.ts';
import { handingOn } from '../functions/shared/object-store/handing-on.ts';
import { INTERNAL_SEGMENT } from '../functions/shared/object-store/keys.ts';
import type { ObjectStore } from '../functions/shared/object-store/object-store.ts';
import { dynamoBuildRows } from '../functions/shared/records/build-rows.dynamo.ts';
import type { BuildRows } from '../functions/shared/records/build-rows.ts';
import { dynamoMeetingRows } from '../functions/shared/records/meeting-rows.dynamo.ts';
import type { MeetingRows } from '../functions/shared/records/meeting-rows.ts';
import { dynamoSummaries } from '../functions/shared/records/summaries.dynamo.ts';
import type { Summaries } from '../functions/shared/records/summaries.ts';
import type { Table } from '../functions/shared/records/table.ts';
import { isGovernment } from '../functions/shared/records/tables.ts';
import type { Source } from '../schemas/generated/source.ts';
import { lockFolder } from './folder-lock.ts';
import { haveRecords, openRecords } from './records-folder.ts';
import { sourcesOf } from './sources.ts';
import type { Terminal } from './terminal.ts';

/** What is recorded is built a moment later, and each page of a meeting takes its document: some thousand of them. */
export const FRESH_DOCUMENTS = { prefix: 'documents/', mostBytes: 16 * 1024 * 1024 };

/** Everything that the use cases need from outside, in one data folder. */
export interface Embedded {
  readonly folder: string;
  /** raw/, documents/, decisions/, quarantine/, builds/. */
  readonly store: ObjectStore;
  /** Exactly the published files. */
  readonly publicStore: ObjectStore;
  readonly publicFolder: string;
  /** The `records` table. */
  readonly table: Table;
  readonly records: RecordStore;
  readonly rows: MeetingRows;
  readonly builds: BuildRows;
  readonly summaries: Summaries;
  /** The sources of this folder. */
  readonly sources: readonly Source[];
  /** Files to be read from a list of kind `folder`. */
  readonly drop: ObjectStore;
  readonly ledger: Ledger;
  readonly sourceStates: SourceStates;
  readonly hosts: HostStore;
  /** What waits for review. */
  waiting(): AsyncIterable<WaitingMeeting>;
  /** How the sources fared when that was last looked at. */
  readonly statuses: StatusStore;
  /** Lets go of the folder, so that another process may open it. */
  close(): Promise<void>;
}

/**
 * Opens a data folder for this process alone, and makes it where there is none. What a process that was killed has
 * left half-written is cleared away first.
 *
 * @throws OpenMinutesError `transient` when another process uses it, `refused` when it cannot be written to,
 * `permanent` when its database is damaged, or is not there although documents are.
 * @param isRestoring The database is to be made anew from what is stored.
 */
export async function openEmbedded(
  folder: string,
  { isRestoring = false }: { readonly isRestoring?: boolean } = {},
): Promise<Embedded> {
  const lock = await lockFolder(folder);
  try {
    const [storeFolder, publicFolder] = [join(folder, 'store'), join(folder, 'public')];
    const clearAsides = () =>
      Promise.all(
        [storeFolder, publicFolder].map((root) =>
          rm(join(root, INTERNAL_SEGMENT), { recursive: true, force: true }),
        ),
      );
    await clearAsides();
    const sources = sourcesOf(folder);
    const store = handingOn(folderStore(storeFolder), FRESH_DOCUMENTS);
    if (!isRestoring && !(await haveRecords(folder))) await refuseLostRecords(store);
    const { table, ...records } = await openRecords(folder, async (fresh) => {
      if (isRestoring) await dynamoRecordStore(fresh.table).setRestoring(true);
    });
    const recordStore = dynamoRecordStore(table);
    if (!isRestoring) {
      await refuseHalfRestored(recordStore).catch(async (error: unknown) => {
        await records.close();
        throw error;
      });
    }
    const rows = dynamoMeetingRows(table);
    const builds = dynamoBuildRows(table);
    const summaries = dynamoSummaries(table);
    return {
      folder,
      store,
      publicStore: folderStore(publicFolder),
      publicFolder,
      table,
      records: recordStore,
      rows,
      builds,
      summaries,
      sources,
      drop: folderStore(join(folder, 'drop')),
      ledger: dynamoLedger(records.sources),
      sourceStates: dynamoSourceStates(records.sources),
      hosts: dynamoHostStore(records.sources),
      waiting: () => waitingMeetings({ store, rows, summaries, builds, clock: systemClock }),
      statuses: dynamoStatusStore(table),
      close: async () => {
        try {
          await records.close();
          await clearAsides();
        } finally {
          await lock.release();
        }
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** What `record` needs, in a data folder. Nobody is to be woken: this process builds what is due itself. */
export const recordDepsOf = (
  { store, records, builds, sources }: Embedded,
  { log }: Pick<Terminal, 'log'>,
): RecordDeps => ({ store, records, builds, wake: async () => {}, sources, clock: systemClock, log });

/** The governments of which something is recorded: those that were built, and those that wait for it. */
export async function sourcesIn({
  summaries,
  builds,
}: Pick<Embedded, 'summaries' | 'builds'>): Promise<string[]> {
  const found = new Set<string>();
  for await (const { source, meetings } of summaries.all()) if (meetings > 0) found.add(source);
  for await (const scope of builds.due(systemClock().toISOString()))
    if (isGovernment(scope)) found.add(scope);
  return [...found].sort();
}

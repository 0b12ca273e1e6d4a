// A data folder: the same use cases as on AWS, over folders and a DynamoDB in this process.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dynamoStatusStore } from '../functions/health/status-store.dynamo.ts';
import { dynamoRecordStore } from '../functions/record/record-store.dynamo.ts';
import { refuseHalfRestored, refuseLostRecords } from '../functions/record/restore.ts';
import { waitingMeetings } from '../functions/record/review-list.ts';
import { systemClock } from '../functions/shared/clock.ts';
import {
  dynamoHostStore,
  dynamoLedger,
  dynamoSourceStates,
} from '../functions/shared/crawl/crawl-stores.dynamo.ts';
import type { HostStore } from '../functions/shared/http/hosts.ts';
import { folderStore } from '../functions/shared/object-store/folder.ts';
import { handingOn } from '../functions/shared/object-store/handing-on.ts';
import { INTERNAL_SEGMENT } from '../functions/shared/object-store/keys.ts';
import type { ObjectStore } from '../functions/shared/object-store/object-store.ts';
import { dynamoBuildRows } from '../functions/shared/records/build-rows.dynamo.ts';
import { dynamoMeetingRows } from '../functions/shared/records/meeting-rows.dynamo.ts';
import { dynamoSummaries } from '../functions/shared/records/summaries.dynamo.ts';
import { lockFolder } from './folder-lock.ts';
import type { Installation, OpenOptions, Where } from './installation.ts';
import { haveRecords, openRecords } from './records-folder.ts';
import { siteOf } from './site.ts';
import { sourcesOf } from './sources.ts';

/** What is recorded is built a moment later, and each page of a meeting takes its document: some thousand of them. */
export const FRESH_DOCUMENTS = { prefix: 'documents/', mostBytes: 16 * 1024 * 1024 };

/** An installation in one data folder, which this process has to itself. */
export interface Folder extends Installation {
  readonly folder: string;
  readonly publicFolder: string;
  /** Files to be read from a list of kind `folder`. */
  readonly drop: ObjectStore;
  readonly hosts: HostStore;
}

/**
 * Opens a data folder for this process alone, and makes it where there is none. What a process that was killed has
 * left half-written is cleared away first.
 *
 * @throws OpenMinutesError `transient` when another process uses it, `refused` when it cannot be written to,
 * `permanent` when its database is damaged, or is not there although documents are.
 */
export async function openFolder(
  folder: string,
  { isRestoring = false, baseUrl, port }: OpenOptions & Pick<Where, 'baseUrl' | 'port'> = {},
): Promise<Folder> {
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
    const site = () =>
      siteOf({
        data: folder,
        ...(baseUrl !== undefined && { baseUrl }),
        ...(port !== undefined && { port }),
      });
    const opened: Folder = {
      name: folder,
      folder,
      store,
      publicStore: folderStore(publicFolder),
      publicFolder,
      publicPlace: publicFolder,
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
      // This process builds what is due itself.
      wake: async () => {},
      site,
      placeOf: (key) => `${folder}/store/${key}`,
      async take(pages, { terminal, signal, again = false }) {
        const { ingestAll } = await import('./ingest-all.ts');
        const { nothingRead, pagesRead } = await import('./pages-read.ts');
        return ingestAll(pages, opened, terminal, signal, again ? nothingRead : await pagesRead(opened));
      },
      async publish(terminal) {
        const { publishFolder } = await import('./publish-folder.ts');
        return { ...(await publishFolder(opened, site(), terminal)), unfinished: [] };
      },
      async settle(what, terminal) {
        terminal.out(`\`open-minutes publish\` shows ${what}.\n`);
        return 0;
      },
      close: async () => {
        try {
          await records.close();
          await clearAsides();
        } finally {
          await lock.release();
        }
      },
    };
    return opened;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

// The embedded run: the same use cases as on AWS, over folders and a DynamoDB in this process.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dynamoStatusStore } from '../functions/health/status-store.dynamo.ts';
import type { StatusStore } from '../functions/health/status-store.ts';
import { dynamoProjectionStore } from '../functions/project/projection-store.dynamo.ts';
import type { ProjectionStore } from '../functions/project/projection-store.ts';
import { dynamoLibrary } from '../functions/publish/library.dynamo.ts';
import type { Library } from '../functions/publish/library.ts';
import { dynamoPublicationStore } from '../functions/publish/publication-store.dynamo.ts';
import type { PublicationStore } from '../functions/publish/publication-store.ts';
import { dynamoHeadStore } from '../functions/record/head-store.dynamo.ts';
import type { HeadStore } from '../functions/record/head-store.ts';
import { type WaitingMeeting, waitingMeetings } from '../functions/record/review-list.dynamo.ts';
import {
  dynamoHostStore,
  dynamoLedger,
  dynamoSourceStates,
} from '../functions/shared/crawl/crawl-stores.dynamo.ts';
import type { Ledger } from '../functions/shared/crawl/ledger.ts';
import type { SourceStates } from '../functions/shared/crawl/source-state.ts';
import type { HostStore } from '../functions/shared/http/hosts.ts';
import { folderStore } from '../functions/shared/object-store/folder.ts';
import { INTERNAL_SEGMENT } from '../functions/shared/object-store/keys.ts';
import type { ObjectStore } from '../functions/shared/object-store/object-store.ts';
import type { Source } from '../schemas/generated/source.ts';
import { lockFolder } from './folder-lock.ts';
import { openRecords } from './records-folder.ts';
import { sourcesOf } from './sources.ts';

/** Everything that the use cases need from outside, in one data folder. */
export interface Embedded {
  readonly folder: string;
  /** raw/, documents/, quarantine/. */
  readonly store: ObjectStore;
  /** Exactly the published files. */
  readonly publicStore: ObjectStore;
  readonly publicFolder: string;
  readonly heads: HeadStore;
  readonly projections: ProjectionStore;
  readonly publications: PublicationStore;
  readonly library: Library;
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
 * `permanent` when its database is damaged.
 */
export async function openEmbedded(folder: string): Promise<Embedded> {
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
    const records = await openRecords(folder);
    const store = folderStore(storeFolder);
    return {
      folder,
      store,
      publicStore: folderStore(publicFolder),
      publicFolder,
      heads: dynamoHeadStore(records.table),
      projections: dynamoProjectionStore(records.table),
      publications: dynamoPublicationStore(records.table),
      library: dynamoLibrary(records.table, store),
      sources,
      drop: folderStore(join(folder, 'drop')),
      ledger: dynamoLedger(records.sources),
      sourceStates: dynamoSourceStates(records.sources),
      hosts: dynamoHostStore(records.sources),
      waiting: () => waitingMeetings(records.table, store),
      statuses: dynamoStatusStore(records.table),
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

// The real way of a document into the public folder, from the commit on: dynalite, stores in memory, and a parser that
// gives the document that the test has in mind.
import { drainOutbox } from '../../functions/project/drain.ts';
import { dynamoProjectionStore } from '../../functions/project/projection-store.dynamo.ts';
import { drainPublications } from '../../functions/publish/drain.ts';
import { dynamoLibrary } from '../../functions/publish/library.dynamo.ts';
import { dynamoPublicationStore } from '../../functions/publish/publication-store.dynamo.ts';
import { parsePublication } from '../../functions/publish/publications.ts';
import { type PublishDeps, publish } from '../../functions/publish/publish.ts';
import { withdrawMeeting } from '../../functions/record/amend.ts';
import { dynamoHeadStore } from '../../functions/record/head-store.dynamo.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { silentLog } from '../../functions/shared/log.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { PublicationId } from '../../functions/shared/publication.ts';
import { openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { nameId } from '../../functions/shared/records/groups.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { site, sources } from './settings.ts';

export type Pipeline = Awaited<ReturnType<typeof openPipeline>>;

const noWake = async () => {};

export async function openPipeline() {
  const { table, close } = await openLocalRecords();
  const store = memoryStore();
  const publicStore = memoryStore();
  const heads = dynamoHeadStore(table);
  const projections = dynamoProjectionStore(table);
  const publications = dynamoPublicationStore(table);
  const library = dynamoLibrary(table, store);
  const publishDeps: PublishDeps = {
    publications,
    library,
    publicStore,
    sources,
    site,
    wake: noWake,
    log: silentLog,
  };
  let minute = 0;

  return {
    publishDeps,
    close,

    /** Commits a document as if its page had just been read, and derives its rows. */
    async commit(document: MinutesDocument): Promise<void> {
      minute += 1;
      const now = new Date(Date.UTC(2024, 8, 1, 0, minute));
      const snapshot = await storeSnapshot(store, Buffer.from(JSON.stringify(document)));
      const url = `https://www.example.org/${document.id}.html`;
      const parse = () => ({ ...document, provenance: { ...document.provenance, sha256: snapshot, url } });
      const request = { sha256: snapshot, contentType: 'text/html', fetchedAt: now.toISOString(), url };
      await ingest(request, { store, heads, sources, clock: () => now, log: silentLog, parse });
      await drainOutbox({ store, heads, projections, publications, wake: noWake, log: silentLog });
    },

    /** Withdraws a meeting as an operator does. */
    async withdraw(meeting: string): Promise<void> {
      const clock = () => new Date('2024-09-02T00:00:00Z');
      const request = {
        withdraw: meeting,
        withdrawn: true,
        by: 'editor',
        why: 'a test',
        at: clock().toISOString(),
      };
      await withdrawMeeting(request, { heads, clock, log: silentLog });
      await drainOutbox({ store, heads, projections, publications, wake: noWake, log: silentLog });
    },

    publish: () => drainPublications(publishDeps),

    /** Publishes the pages of meetings and what else has such an id, until nothing of it is due; the rest stays due. */
    async publishOnly(kinds: RegExp): Promise<void> {
      const isMeant = (id: PublicationId) => id.startsWith('meeting/') || kinds.test(id);
      for (;;) {
        const due = (await publications.due(1000)).filter(isMeant);
        const outcomes = [];
        for (const id of due) outcomes.push(await publish(id, publishDeps));
        if (!outcomes.some(({ rendered }) => rendered)) return;
      }
    },

    /** Hashes of the public folder as it is, and as it must be for these publications, whatever was published before. */
    folder: () => contents(publicStore),
    async expected(ids: readonly PublicationId[]): Promise<Record<string, string>> {
      const files: Record<string, string> = {};
      for (const id of ids) {
        for (const [path, bytes] of (await parsePublication(id).render(publishDeps)).files) {
          files[path] = sha256(bytes);
        }
      }
      return files;
    },
  };
}

async function contents(store: PublishDeps['publicStore']): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const path of store.list('')) {
    files[path] = sha256((await store.get(path))?.body ?? '');
  }
  return files;
}

/** Everything that is published of these small meetings of one source in these years. */
export const publicationsOf = (
  source: string,
  years: readonly string[],
  meetings: readonly string[],
): PublicationId[] => [
  'data/catalog',
  'page/index',
  'feed/decisions',
  'feed/meetings',
  `page/${source}`,
  `feed/${source}/decisions`,
  `feed/${source}/meetings`,
  `feed/${source}/attendance`,
  'opml/all',
  `opml/${source}`,
  `calendar/${source}`,
  'archive/all/2024-03-05',
  'archive/all/2024-04-05',
  `archive/${source}/2024-03`,
  `archive/${source}/2024-04`,
  `organization/${source}/${nameId('县交通运输局')}`,
  `topic/${source}/transport`,
  `data/${source}/all`,
  `data/${source}/catalog`,
  `listing/${source}`,
  `people/${source}`,
  ...years.flatMap((year): PublicationId[] => [`data/${source}/${year}`, `search/${source}/${year}`]),
  ...meetings.map((meeting): PublicationId => `meeting/${meeting}`),
];

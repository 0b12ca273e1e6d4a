// Pages of a test server on their real way: lists, fetch, record, build; and the canary that follows one of them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CanaryDeps, follow } from '../../functions/canary/follow.ts';
import { discover } from '../../functions/discover/discover.ts';
import { discoverDue } from '../../functions/discover/discover-due.ts';
import type { Crawled } from '../../functions/discover/schedule.ts';
import { fetchAddress } from '../../functions/fetch/fetch.ts';
import { buildDeps } from '../../functions/publish/build-parts.ts';
import { drain } from '../../functions/publish/drain.ts';
import { ingest } from '../../functions/record/ingest.ts';
import { dynamoRecordStore } from '../../functions/record/record-store.dynamo.ts';
import { dynamoFollowed } from '../../functions/shared/crawl/followed.ts';
import type { Log, LogFields } from '../../functions/shared/log.ts';
import type { Measures } from '../../functions/shared/metrics.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { type Entry, entry, publishList } from '../crawl/pages.ts';
import { type Replica, startReplica } from '../crawl/replica.ts';
import { openWorld, sourceOn } from '../crawl/world.ts';
import { site } from '../publish/settings.ts';

interface Line {
  readonly room: string;
  readonly event: string;
  readonly fields: LogFields;
  readonly measures: Measures | undefined;
}

let records: LocalRecords;
let crawl: Awaited<ReturnType<typeof openWorld>>;
let replica: Replica;
let source: Crawled;
let lines: Line[];
let canary: CanaryDeps;
const publicStore = memoryStore();

const logOf = (room: string): Log => {
  const say: Log['info'] = (event, fields = {}, measures) => lines.push({ room, event, fields, measures });
  return { info: say, warn: say, error: say };
};

beforeEach(async () => {
  records = await openLocalRecords();
  crawl = await openWorld(records);
  replica = await startReplica();
  source = { ...sourceOn(replica, {}, { limits: { spacingSeconds: 0, timeoutSeconds: 10 } }), id: 'qingxi' };
  lines = [];
  canary = {
    followed: dynamoFollowed(records.sources),
    ledger: crawl.ledger,
    records: dynamoRecordStore(records.table),
    store: crawl.store,
    publicStore,
    clock: crawl.deps.clock,
    log: logOf('canary'),
  };
  // The history is read, and nothing of it followed.
  publishList(replica, [entry(34), entry(33), entry(32)]);
  await look();
  await fetchAll();
  await recordAll();
  await publish();
  expect(await canary.followed.read()).toBeUndefined();
  crawl.advance(1);
  lines.length = 0;
});
afterEach(async () => {
  await replica.close();
  await crawl.close();
  await records.close();
  for await (const path of publicStore.list('')) await publicStore.delete(path);
});

async function look(): Promise<void> {
  await discover(source, { ...crawl.deps, followed: canary.followed, log: logOf('discover') });
}

async function fetchAll(): Promise<void> {
  const deps = { ...crawl.deps, log: logOf('fetch') };
  for (const { url } of await crawl.entries(source)) await fetchAddress(source, url, deps);
}

async function recordAll(): Promise<void> {
  const deps = {
    ...{
      store: crawl.store,
      records: dynamoRecordStore(records.table),
      builds: dynamoBuildRows(records.table),
    },
    ...{ wake: async () => {}, sources: [source], clock: crawl.deps.clock, log: logOf('record') },
  };
  for (const request of crawl.handedOver.splice(0)) await ingest(request, deps);
}

async function publish(): Promise<void> {
  const parts = { table: records.table, store: crawl.store, publicStore, sources: [source], site };
  const deps = buildDeps({ ...parts, clock: crawl.deps.clock, log: logOf('publish'), timeoutMs: 60_000 });
  const { failed } = await drain(deps);
  expect(failed).toEqual([]);
}

/** What the canary says of its page. */
async function where(): Promise<[string, LogFields, Measures | undefined]> {
  const before = lines.length;
  await follow(canary);
  const [line] = lines.slice(before);
  if (line === undefined) throw new Error('it said nothing');
  return [line.event, line.fields, line.measures];
}

const listed = (one: Entry): string => `${replica.origin}${one.path}`;
const news = entry(35);

describe('the canary', () => {
  it('follows a page that is news from the list to the feed, and says the minutes that it took', async () => {
    publishList(replica, [news, entry(34), entry(33)]);
    expect(await where()).toEqual(['no page to follow', {}, { CanarySucceeded: 1 }]);

    await look();
    crawl.wait(4 * 60_000);
    const underWay = { url: listed(news), source: 'qingxi' };
    expect(await where()).toEqual([
      'under way',
      { ...underWay, at: 'fetch', minutes: 4 },
      { CanarySucceeded: 1, MinutesFromListToFeed: 4 },
    ]);
    await fetchAll();
    crawl.wait(60_000);
    expect((await where())[1]).toEqual({ ...underWay, at: 'record', minutes: 5 });
    await recordAll();
    crawl.wait(60_000);
    expect((await where())[1]).toEqual({ ...underWay, at: 'publish', minutes: 6 });
    await publish();
    crawl.wait(60_000);
    expect(await where()).toEqual([
      'arrived',
      { ...underWay, meeting: 'qingxi/2024/35', path: 'qingxi/new.json', minutes: 7 },
      { CanarySucceeded: 1, MinutesFromListToFeed: 7 },
    ]);
    expect((await where())[0]).toBe('no page to follow');
  });

  it('notices when what readers get does not have it, whatever the rooms say', async () => {
    publishList(replica, [news, entry(34), entry(33)]);
    await look();
    await fetchAll();
    await recordAll();
    await publish();
    for (const feed of ['new', 'meetings']) await publicStore.delete(`qingxi/${feed}.json`);
    crawl.wait(5 * 3_600_000);
    expect(await where()).toMatchObject(['under way', { at: 'publish' }, { MinutesFromListToFeed: 300 }]);
  });

  it('finds it among the newest where others came after it', async () => {
    publishList(replica, [news, entry(34), entry(33)]);
    await look();
    await fetchAll();
    await recordAll();
    await publish();
    await publicStore.delete('qingxi/new.json');
    expect(await where()).toMatchObject(['arrived', { path: 'qingxi/meetings.json' }, {}]);
  });

  it('gives a page up after a day, and follows another', async () => {
    publishList(replica, [news, entry(34), entry(33)]);
    await look();
    crawl.advance(24);
    expect(await where()).toMatchObject([
      'has not arrived',
      { at: 'fetch' },
      { MinutesFromListToFeed: 1440 },
    ]);
    publishList(replica, [{ ...entry(36), day: '2024-09-03' }, news, entry(34)]);
    await look();
    expect(await canary.followed.read()).toMatchObject({ url: listed(entry(36)) });
  });

  it('follows one page at a time, the first that was listed', async () => {
    publishList(replica, [news, entry(34), entry(33)]);
    await look();
    publishList(replica, [{ ...entry(36), day: news.day }, news, entry(34)]);
    crawl.advance(1);
    await look();
    expect(await canary.followed.read()).toMatchObject({ url: listed(news) });
  });

  it.each([
    [
      'is not given by its host',
      () => replica.pages.set(news.path, (_, response) => response.writeHead(503).end()),
      'server-error',
    ],
    ['is gone before it is fetched', () => replica.pages.delete(news.path), 'missing'],
    [
      'is no minutes',
      () => replica.pages.set(news.path, '<html><body><p>维护中</p></body></html>'),
      'quarantined',
    ],
  ])('leaves a page alone that %s', async (_what, happen, reason) => {
    publishList(replica, [news, entry(34), entry(33)]);
    await look();
    happen();
    await fetchAll();
    await recordAll();
    const measures = reason === 'quarantined' ? [{ PageBecameDocument: 0, PutAsideBeyondDocuments: 1 }] : [];
    expect(lines.flatMap((line) => line.measures ?? [])).toEqual(measures);
    expect(await where()).toMatchObject(['not followed on', { reason }, { CanarySucceeded: 1 }]);
    expect(await canary.followed.read()).toBeUndefined();
  });

  it('takes nothing for news that its list dates weeks back', async () => {
    publishList(replica, [entry(34), entry(33), entry(30)]);
    await look();
    expect(await canary.followed.read()).toBeUndefined();
  });
});

it('every room names a page by its address, from the list to the file', async () => {
  publishList(replica, [news, entry(34), entry(33)]);
  await look();
  await fetchAll();
  await recordAll();
  await publish();
  await follow(canary);

  const ofPage = lines.filter(({ fields }) => fields.url === listed(news));
  expect(ofPage.map(({ room, event }) => [room, event])).toEqual([
    ['discover', 'listed'],
    ['fetch', 'fetched'],
    ['record', 'committed'],
    ['publish', 'published'],
    ['canary', 'arrived'],
  ]);
  // What the runbook tells to ask for, and to look for.
  const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8');
  const chapter = runbook.split('## From an address to the file\n')[1]?.split('\n## ')[0] ?? '';
  expect(chapter).toContain('filter message.url = "https://…"');
  for (const { room, event } of ofPage.slice(0, -1)) expect(chapter).toContain(`\`${event}\` (${room}`);
  // The bytes and the meeting are the same wherever they are named.
  const only = (name: string) => new Set(ofPage.flatMap(({ fields }) => fields[name] ?? []));
  expect(only('sha256').size).toBe(1);
  expect([...only('meeting')]).toEqual(['qingxi/2024/35']);
  expect(ofPage[3]?.fields).toMatchObject({
    scope: 'qingxi',
    path: 'qingxi/meetings/2024/35.json',
  });
  expect(ofPage[2]?.measures).toEqual({ PageBecameDocument: 1, PutAsideBeyondDocuments: -1 });
});

it('a look at the lists says that it ended well, but not where a store has failed', async () => {
  const deps = { ...crawl.deps, log: logOf('discover') };
  const until = new Date(crawl.deps.clock().getTime() + 60_000);
  await discoverDue([source], until, deps);
  expect(lines.at(-1)?.measures).toEqual({ DiscoverSucceeded: 1 });

  lines.length = 0;
  const failing = { ...crawl.states, read: () => Promise.reject(new Error('the table is away')) };
  await expect(discoverDue([source], until, { ...deps, states: failing })).rejects.toThrow(
    'the table is away',
  );
  expect(lines.filter(({ measures }) => measures !== undefined)).toEqual([]);
});

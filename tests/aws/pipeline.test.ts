import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingDocument } from '../../functions/publish/addresses.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { entries, entry, listPage, minutesPage } from '../crawl/pages.ts';
import { type Replica, startReplica } from '../crawl/replica.ts';
import { doubtfulPage } from '../doubtful-page.ts';
import { LIST_PATH, replicaPort } from './crawled-source.ts';
import { differing, embeddedTwin } from './embedded-twin.ts';
import { eventually, output } from './stack.ts';
import {
  doubtful,
  feed,
  fifthMeeting,
  invoke,
  json,
  leftToBuild,
  listing,
  NOTHING_SET_ASIDE,
  nightly,
  notice,
  otherGovernment,
  privateStore,
  publicStore,
  published,
  quiet,
  recorded,
  reset,
  send,
  setAside,
  site,
  submit,
  sweep,
  sweepWhenIdle,
  work,
} from './world.ts';

const sqs = new SQSClient({});
const s3 = new S3Client({});

/** The site of the source that is crawled; it lists nothing yet, and the schedule looks at it every minute. */
let replica: Replica;
beforeAll(async () => {
  await reset();
  replica = await startReplica(replicaPort());
  replica.pages.set(LIST_PATH, listPage([]));
});
afterAll(() => replica.close());

describe('the deployed pipeline', () => {
  it('opens the site with the first sweep, before there is any meeting', async () => {
    await sweep();

    await eventually('stylesheet', () => publicStore.get('style.css'));
    const empty = await eventually('empty feed', () => feed('feeds/decisions.json'));
    expect(empty.items).toEqual([]);
  });

  it('publishes the decisions of a page that was asked for', async () => {
    await quiet();
    const began = performance.now();

    await submit(fifthMeeting);

    const published = await eventually('feed with decisions', async () => {
      const found = await feed('linlan-qingyu/decisions.json');
      if (found !== undefined && found.items.length > 0) return found;
      // Where a test before has woken this government a moment ago, SQS drops the message.
      await sweepWhenIdle();
      return undefined;
    });
    console.info(`from the parse queue to the feed in ${Math.round(performance.now() - began)} ms`);
    for (const { id } of published.items) expect(id).toMatch(/^tag:.*:decisions\/linlan-qingyu\/2024\/5\//);
    await quiet();
    console.info(`everything published in ${Math.round(performance.now() - began)} ms`);
    expect((await feed('feeds/decisions.json'))?.items.map(({ id }) => id)).toEqual(
      published.items.map(({ id }) => id),
    );
  });

  it('publishes nothing that leads nowhere', async () => {
    const keys = new Set((await listing(output('PublicBucket'))).map((line) => line.split(' ')[0]));

    for (const { url } of (await feed('linlan-qingyu/decisions.json'))?.items ?? []) {
      expect(url.startsWith(`${site.baseUrl}/`)).toBe(true);
      expect(keys).toContain(new URL(url).pathname.slice(1));
    }
  });

  it.each([
    ['feeds/decisions.xml', 'application/rss+xml; charset=utf-8'],
    ['feeds/decisions.json', 'application/json'],
    ['index.html', 'text/html; charset=utf-8'],
  ])('stores %s as %s, which is what CloudFront compresses', async (key, contentType) => {
    const head = await s3.send(new HeadObjectCommand({ Bucket: output('PublicBucket'), Key: key }));

    expect(head.ContentType).toBe(contentType);
    expect(head.CacheControl).toMatch(/^public, max-age=\d+$/);
  });

  it('changes not a byte, and writes nothing, when the same page is delivered ten times more', async () => {
    const before = await listing(output('PublicBucket'));
    const stored = async () =>
      (await listing(output('PrivateBucket'))).filter((line) => !line.startsWith('builds/'));
    const documents = await stored();

    for (let delivery = 0; delivery < 10; delivery += 1) {
      await submit(fifthMeeting);
    }
    await quiet();

    expect(await listing(output('PublicBucket'))).toEqual(before);
    expect(await stored()).toEqual(documents);
  });

  it('writes nothing, not even of builds, for a sweep that finds nothing', async () => {
    const both = () => Promise.all([output('PublicBucket'), output('PrivateBucket')].map(listing));
    const before = await both();

    await sweep();
    await quiet();

    expect(await both()).toEqual(before);
  });

  it('puts a page that is no minutes aside, with the reason', async () => {
    const hash = await submit(notice);

    const entry = await eventually('quarantine entry', () => json(`quarantine/${hash}.json`, privateStore));
    expect(entry).toMatchObject({ sha256: hash, code: expect.any(String), message: expect.any(String) });
  });

  it.each([
    ['is not JSON', 'minutes, please'],
    ['is no parse request', JSON.stringify({ sha256: 'abc' })],
  ])('puts a message that %s aside, and does not take it again', async (_what, body) => {
    await send(body);

    const entry = await eventually('quarantine entry', () =>
      json(`quarantine/${sha256(body)}.json`, privateStore),
    );
    expect(entry).toMatchObject({ code: 'invalid-parse-request' });
    await quiet();
  });

  it('loses nothing when whoever is to build is not woken: the next sweep finds it', async () => {
    await quiet();
    await work(false);
    await submit(otherGovernment);
    await eventually('mark', async () => (await leftToBuild()).includes('yunze') || undefined);
    // The wake is sent before the message is acknowledged.
    await recorded();
    await sqs.send(new PurgeQueueCommand({ QueueUrl: output('PublishQueueUrl') }));
    await work(true);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await feed('yunze/meetings.json')).toBeUndefined();

    await sweep();

    const found = await eventually('feed of the other government', () => feed('yunze/meetings.json'));
    expect(found.items).toHaveLength(1);
    await quiet();
  });

  it('publishes nothing of a page that the parser doubts', async () => {
    const before = await listing(output('PublicBucket'));

    await submit(doubtful);
    await quiet();

    expect(await listing(output('PublicBucket'))).toEqual(before);
    const documents = (await listing(output('PrivateBucket'))).filter((line) =>
      line.startsWith(`documents/${doubtfulPage.meeting}/`),
    );
    expect(documents).toHaveLength(1);
  });

  it('has published after a night, byte for byte, what the embedded run publishes of the same pages', async () => {
    await nightly();
    await quiet();
    const twin = await embeddedTwin([fifthMeeting, otherGovernment, notice, doubtful], site);

    expect(await published()).toEqual(twin);
  });

  it('finds, fetches and publishes what a source lists, when its schedule says so', async () => {
    const all = entries(4, 1);
    for (const one of all) replica.pages.set(one.path, minutesPage(one));
    replica.pages.set(LIST_PATH, listPage(all));
    replica.forget();
    const listed = (count: number) =>
      eventually(
        `feed of ${count} meetings`,
        async () => {
          if ((await feed('yunling-qingxi/meetings.json'))?.items.length === count) return true;
          await sweepWhenIdle();
          return undefined;
        },
        240_000,
      );

    await listed(4);

    const fetched = replica.requests.filter((request) => request.endsWith('.html'));
    expect(fetched.sort()).toEqual(all.map(({ path }) => `GET ${path}`).sort());
    expect(replica.mostAtOnce()).toBe(1);

    // One more set of minutes: it alone is fetched.
    replica.forget();
    replica.pages.set(entry(5).path, minutesPage(entry(5)));
    replica.pages.set(LIST_PATH, listPage(entries(5, 1)));
    await listed(5);
    expect(replica.requests.filter((request) => request.endsWith('.html'))).toEqual([`GET ${entry(5).path}`]);
    // Who follows a page from the list to the feed may read all that it looks at.
    expect(await invoke('canary', {})).toMatchObject({ error: undefined });
    await quiet();
  });

  it('publishes what the parser doubts when a person has approved its page', async () => {
    await send(JSON.stringify({ approve: doubtfulPage.meeting, sha256: sha256(doubtful.bytes) }));

    // Its government was woken a moment ago: then the sweep finds what is marked since.
    const document = await eventually(
      'approved meeting',
      async () => {
        const found = await json(meetingDocument(doubtfulPage.meeting));
        if (found === undefined) await sweepWhenIdle();
        return found;
      },
      240_000,
    );
    expect(document).toMatchObject({ id: doubtfulPage.meeting, quality: { review: expect.any(String) } });
    await quiet();
    expect((await feed('yunze/meetings.json'))?.items).toHaveLength(2);
  });

  it('has the same files again the night after the public bucket was emptied', async () => {
    // The tables of all governments are those of the night before.
    await nightly();
    await quiet();
    const before = await published();
    for (const key of Object.keys(before)) await publicStore.delete(key);
    expect(await published()).toEqual({});

    await nightly();
    await eventually('what was lost', async () => (await publicStore.get('style.css')) && true);
    await quiet();

    expect(differing(before, await published())).toEqual([]);
  });

  it('sets nothing aside as a dead letter in all this', async () => {
    expect(await setAside()).toEqual(NOTHING_SET_ASIDE);
  });
});

import { readFileSync } from 'node:fs';
import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import {
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { App } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingDocument } from '../../functions/publish/addresses.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { s3ObjectStore } from '../../functions/shared/object-store/object-store.s3.ts';
import { projectWork, publishWork, RECORDS_TABLE, SHARDS } from '../../functions/shared/records/tables.ts';
import { readSettings } from '../../infra/settings.ts';
import { entries, entry, listPage, minutesPage } from '../crawl/pages.ts';
import { type Replica, startReplica } from '../crawl/replica.ts';
import { doubtfulPage } from '../doubtful-page.ts';
import { cdkContext } from '../infra/synthesize.ts';
import { LIST_PATH, replicaPort } from './crawled-source.ts';
import { embeddedTwin, type Page } from './embedded-twin.ts';
import { eventually, output } from './stack.ts';

const sqs = new SQSClient({});
const s3 = new S3Client({});
const dynamo = new DynamoDBClient({});
const lambda = new LambdaClient({});
const privateStore = s3ObjectStore(output('PrivateBucket'));
const publicStore = s3ObjectStore(output('PublicBucket'));

/** The site that the stack was deployed for. */
const { site } = readSettings(new App({ context: cdkContext }).node);

const DEAD_LETTERS = [
  'open-minutes-fetch-dead-letters.fifo',
  'open-minutes-parse-dead-letters',
  'open-minutes-project-dead-letters',
  'open-minutes-publish-dead-letters.fifo',
];

const fetchedAt = '2026-01-05T02:00:00Z';

/** Invented minutes of the sample. */
const fifthMeeting: Page = {
  bytes: readFileSync('samples/minutes/linlan-qingyu/2024-05.html'),
  request: {
    fetchedAt,
    contentType: 'text/html; charset=utf-8',
    url: 'https://www.qingyu.example/zwgk/hygk/202403/t20240325_10512.html',
  },
};
const otherGovernment: Page = {
  bytes: readFileSync('samples/minutes/yunze/2024-31.txt'),
  request: { fetchedAt, contentType: 'text/plain; charset=utf-8', source: 'yunze' },
};
const notice: Page = {
  bytes: new TextEncoder().encode(
    '<html><body><h1>停水通知</h1><p>明日上午九时起停水两小时。</p></body></html>',
  ),
  request: { fetchedAt, contentType: 'text/html; charset=utf-8' },
};

const doubtful: Page = {
  bytes: new TextEncoder().encode(doubtfulPage.text),
  request: { fetchedAt, contentType: 'text/plain; charset=utf-8', source: doubtfulPage.source },
};

/** Puts a page into raw/ and asks for it to be recorded, as `fetch` does. */
async function submit({ bytes, request }: Page): Promise<string> {
  const hash = await storeSnapshot(privateStore, bytes);
  await send(JSON.stringify({ ...request, sha256: hash }));
  return hash;
}

const send = (body: string) =>
  sqs.send(new SendMessageCommand({ QueueUrl: output('ParseQueueUrl'), MessageBody: body }));

const json = async (key: string, store = publicStore): Promise<unknown> => {
  const object = await store.get(key);
  return object === undefined ? undefined : JSON.parse(new TextDecoder().decode(object.body));
};

interface Feed {
  readonly items: readonly { readonly id: string; readonly url: string }[];
}
const feed = async (path: string): Promise<Feed | undefined> => (await json(path)) as Feed | undefined;

/** How many messages a queue holds, those under way included. */
async function held(queueUrl: string): Promise<number> {
  const { Attributes: attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(attributes ?? {}).reduce((sum, count) => sum + Number(count), 0);
}

/** How many meetings and publications have work left to do. */
async function leftToDo(): Promise<number> {
  const shards = Array.from({ length: SHARDS }, (_, shard) => [
    projectWork(shard),
    publishWork(shard),
  ]).flat();
  const counts = await Promise.all(
    shards.map(async (work) => {
      const { Count: count = 0 } = await dynamo.send(
        new QueryCommand({
          TableName: output('RecordsTable'),
          IndexName: RECORDS_TABLE.workIndex.name,
          KeyConditionExpression: '#work = :work',
          ExpressionAttributeNames: { '#work': RECORDS_TABLE.workIndex.hashKey },
          ExpressionAttributeValues: { ':work': { S: work } },
        }),
      );
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * What is woken seldom is left to the sweep. That comes every five minutes; here it comes when nothing else moves.
 * @returns whether nothing is left to do.
 */
async function sweepWhenIdle(): Promise<boolean> {
  const waiting = await Promise.all([output('ParseQueueUrl'), output('PublishQueueUrl')].map(held));
  if (waiting.some((count) => count > 0)) return false;
  if ((await leftToDo()) === 0) return true;
  await sweep();
  return false;
}

/** Waits until every queue is empty and nothing is left to do. */
const quiet = () => eventually('quiet', async () => (await sweepWhenIdle()) || undefined);

/** Every object of a bucket with its etag and the time it was last written. */
async function listing(bucket: string): Promise<string[]> {
  const { Contents: contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  return contents.map(({ Key, ETag, LastModified }) => `${Key} ${ETag} ${LastModified?.toISOString()}`);
}

const sweep = async () => {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({
      FunctionName: output('ProjectFunction'),
      Payload: new TextEncoder().encode('{"sweep":true}'),
    }),
  );
  expect([FunctionError, new TextDecoder().decode(Payload)]).toEqual([undefined, 'null']);
};

/** The site of the source that is crawled; it lists nothing yet, and the schedule looks at it every minute. */
let replica: Replica;
beforeAll(async () => {
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
      return found !== undefined && found.items.length > 0 ? found : undefined;
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
    ['feeds/decisions.json', 'application/feed+json; charset=utf-8'],
    ['index.html', 'text/html; charset=utf-8'],
  ])('serves %s as %s', async (key, contentType) => {
    const head = await s3.send(new HeadObjectCommand({ Bucket: output('PublicBucket'), Key: key }));

    expect(head.ContentType).toBe(contentType);
    expect(head.CacheControl).toMatch(/^public, max-age=\d+$/);
  });

  it('changes not a byte, and writes nothing, when the same page is delivered ten times more', async () => {
    const before = await listing(output('PublicBucket'));
    const documents = await listing(output('PrivateBucket'));

    for (let delivery = 0; delivery < 10; delivery += 1) {
      await submit(fifthMeeting);
    }
    await quiet();

    expect(await listing(output('PublicBucket'))).toEqual(before);
    expect(await listing(output('PrivateBucket'))).toEqual(documents);
  });

  it('writes nothing for a sweep that finds nothing', async () => {
    const before = await listing(output('PublicBucket'));

    await sweep();
    await quiet();

    expect(await listing(output('PublicBucket'))).toEqual(before);
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

  it('loses nothing when the stream does not tell: the next sweep finds it', async () => {
    const { EventSourceMappings: mappings = [] } = await lambda.send(
      new ListEventSourceMappingsCommand({ FunctionName: output('ProjectFunction') }),
    );
    const stream = mappings[0]?.UUID;
    const follow = (enabled: boolean) =>
      lambda.send(new UpdateEventSourceMappingCommand({ UUID: stream, Enabled: enabled }));
    await quiet();
    await follow(false);

    await submit(otherGovernment);
    await eventually('meeting in the outbox', async () => (await leftToDo()) > 0 || undefined);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await feed('yunze/meetings.json')).toBeUndefined();
    await sweep();

    const found = await eventually('feed of the other government', () => feed('yunze/meetings.json'));
    expect(found.items).toHaveLength(1);
    await follow(true);
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

  it('has published, byte for byte, what the embedded run publishes of the same pages', async () => {
    const deployed: Record<string, string> = {};
    for await (const key of publicStore.list('')) {
      // How the sources fare is told of each run, by its own times.
      if (/^status\.(?:html|json)$/.test(key)) continue;
      const object = await publicStore.get(key);
      if (object !== undefined) deployed[key] = sha256(object.body);
    }

    expect(deployed).toEqual(await embeddedTwin([fifthMeeting, otherGovernment, notice, doubtful], site));
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
    await quiet();
  }, 300_000);

  it('publishes what the parser doubts when a person has approved its page', async () => {
    await send(JSON.stringify({ approve: doubtfulPage.meeting, sha256: sha256(doubtful.bytes) }));

    const document = await eventually('approved meeting', () => json(meetingDocument(doubtfulPage.meeting)));
    expect(document).toMatchObject({ id: doubtfulPage.meeting, quality: { review: expect.any(String) } });
    await quiet();
    expect((await feed('yunze/meetings.json'))?.items).toHaveLength(2);
  });

  it('sets nothing aside as a dead letter in all this', async () => {
    for (const name of DEAD_LETTERS) {
      const { QueueUrl: url = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
      expect([name, await held(url)]).toEqual([name, 0]);
    }
  });
});

// The deployed stack as a test uses it: pages go in, one waits until everything is quiet, and looks at what is published.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  InvokeCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { DeleteObjectsCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  PurgeQueueCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { BatchWriteCommand, DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { readSiteSettings } from '../../functions/publish/read-site-settings.ts';
import type { BuildMessage } from '../../functions/publish/receive.ts';
import { sqsSend } from '../../functions/publish/wake.sqs.ts';
import { storeSnapshot } from '../../functions/record/snapshot.ts';
import { sha256 } from '../../functions/shared/hash.ts';
import { s3ObjectStore } from '../../functions/shared/object-store/object-store.s3.ts';
import { chunksOf } from '../../functions/shared/parallel.ts';
import { dynamoBuildRows } from '../../functions/shared/records/build-rows.dynamo.ts';
import { dynamoTable } from '../../functions/shared/records/client.dynamo.ts';
import { doubtfulPage } from '../doubtful-page.ts';
import type { Page } from './embedded-twin.ts';
import { BUILDERS, functionOf, type Room } from './rooms.ts';
import { eventually, output, outputNames } from './stack.ts';

const sqs = new SQSClient({});
const s3 = new S3Client({});
const lambda = new LambdaClient({});
export const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const privateStore = s3ObjectStore(output('PrivateBucket'));
export const publicStore = s3ObjectStore(output('PublicBucket'));
const recordsTable = dynamoTable({ name: output('RecordsTable') });
const builds = dynamoBuildRows(recordsTable);

/** The site that the stack was deployed for. */
export const site = readSiteSettings(output('Site'));

/** The queues of the stage, as the outputs of their addresses begin. */
const QUEUES = outputNames().flatMap((name) => /^(.+)DeadLettersUrl$/.exec(name)?.[1] ?? []);
const workQueues = () => QUEUES.map((queue) => output(`${queue}QueueUrl`));
const deadLetters = () => QUEUES.map((queue) => output(`${queue}DeadLettersUrl`));

const sample = (file: string, request: Omit<Page['request'], 'fetchedAt'>, day: string): Page => ({
  bytes: readFileSync(`samples/minutes/${file}`),
  request: { fetchedAt: `2026-01-${day}T02:00:00Z`, ...request },
});
const html = 'text/html; charset=utf-8';
const text = 'text/plain; charset=utf-8';

/** Invented minutes of the sample. */
export const fifthMeeting = sample(
  'linlan-qingyu/2024-05.html',
  { contentType: html, url: 'https://www.qingyu.example/zwgk/hygk/202403/t20240325_10512.html' },
  '05',
);
export const otherGovernment = sample('yunze/2024-31.txt', { contentType: text, source: 'yunze' }, '05');
export const doubtful: Page = {
  bytes: new TextEncoder().encode(doubtfulPage.text),
  request: { fetchedAt: '2026-01-05T02:00:00Z', contentType: text, source: doubtfulPage.source },
};
export const notice: Page = {
  bytes: new TextEncoder().encode(
    '<html><body><h1>停水通知</h1><p>明日上午九时起停水两小时。</p></body></html>',
  ),
  request: { fetchedAt: '2026-01-05T02:00:00Z', contentType: html },
};

/** All of the sample: two governments, one meeting of which comes from two places. */
export const samplePages: readonly Page[] = [
  fifthMeeting,
  sample('linlan-qingyu/2024-11.html', { contentType: html, source: 'linlan-qingyu' }, '06'),
  sample('linlan-qingyu/2024-16-mirror.txt', { contentType: text, source: 'linlan-qingyu' }, '07'),
  sample('linlan-qingyu/2025-03.html', { contentType: html, source: 'linlan-qingyu' }, '08'),
  sample('linlan-qingyu/2025-14.txt', { contentType: text, source: 'linlan-qingyu' }, '09'),
  otherGovernment,
  sample('yunze/2024-38.txt', { contentType: text, source: 'yunze' }, '06'),
  sample('yunze/2025-46.html', { contentType: html, source: 'yunze' }, '07'),
  sample('yunze/2025-52.txt', { contentType: text, source: 'yunze' }, '08'),
  sample('yunze/2025-special-03.txt', { contentType: text, source: 'yunze' }, '09'),
];

/** Puts a page into raw/ and asks for it to be recorded, as `fetch` does. */
export async function submit(page: Page): Promise<string> {
  const hash = await storeSnapshot(privateStore, page.bytes);
  await ask(requestFor(page));
  return hash;
}

/** The message by which a page is asked for. */
export const requestFor = ({ bytes, request }: Page): object => ({ ...request, sha256: sha256(bytes) });

/** Puts a message into the parse queue. */
export const ask = (message: object): Promise<unknown> => send(JSON.stringify(message));
export const send = (body: string): Promise<unknown> =>
  sqs.send(new SendMessageCommand({ QueueUrl: output('ParseQueueUrl'), MessageBody: body }));

/** Puts messages into the parse queue, in that order as far as a queue without one keeps it. */
export async function askAll(messages: readonly object[]): Promise<void> {
  for (const batch of chunksOf(messages, 10)) {
    const entries = batch.map((message, i) => ({ Id: String(i), MessageBody: JSON.stringify(message) }));
    const { Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({ QueueUrl: output('ParseQueueUrl'), Entries: entries }),
    );
    expect(Failed).toEqual([]);
  }
}

const sendBuild = sqsSend({
  governments: output('PublishQueueUrl'),
  heavy: output('HeavyPublishQueueUrl'),
});
/** Wakes a build, under a name that no other message has. */
export const wake = (message: BuildMessage): Promise<void> => sendBuild([message], randomUUID());

export const json = async (key: string, store = publicStore): Promise<unknown> => {
  const object = await store.get(key);
  return object === undefined ? undefined : JSON.parse(new TextDecoder().decode(object.body));
};

interface Feed {
  readonly items: readonly { readonly id: string; readonly url: string }[];
}
export const feed = async (path: string): Promise<Feed | undefined> => (await json(path)) as Feed | undefined;

/** How many messages a queue holds, those under way included. */
export async function held(queueUrl: string): Promise<number> {
  const { Attributes: attributes } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(attributes ?? {}).reduce((sum, count) => sum + Number(count), 0);
}

/** How many messages were set aside, by the queue that they were in. */
export const setAside = async (): Promise<Readonly<Record<string, number>>> =>
  Object.fromEntries(
    await Promise.all(QUEUES.map(async (queue) => [queue, await held(output(`${queue}DeadLettersUrl`))])),
  );

/** What {@link setAside} says where nothing was. */
export const NOTHING_SET_ASIDE = Object.fromEntries(QUEUES.map((queue) => [queue, 0]));

/** What was marked and is not built yet. What only waits to be looked at again, or deleted tomorrow, is done. */
export async function leftToBuild(): Promise<string[]> {
  const left: string[] = [];
  for await (const scope of builds.due('9999')) {
    if ((await builds.read(scope))?.dirtySince !== undefined) left.push(scope);
  }
  return left;
}

/**
 * The sweep wakes what was woken a moment ago, and all governments. It comes every five minutes; here it comes when
 * nothing else moves.
 * @returns whether nothing is left to do.
 */
export async function sweepWhenIdle(): Promise<boolean> {
  const working = workQueues().filter((url) => url !== output('FetchQueueUrl'));
  const waiting = await Promise.all(working.map(held));
  if (waiting.some((count) => count > 0)) return false;
  if ((await leftToBuild()).length === 0) return true;
  await sweep();
  // What is gathered for a moment is not due yet.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return false;
}

/** Waits until every queue is empty and nothing is left to do. */
export const quiet = (): Promise<true> =>
  eventually('quiet', async () => (await sweepWhenIdle()) || undefined, 240_000);

/** Waits until every message of the parse queue is worked off. */
export const recorded = (): Promise<true> =>
  eventually(
    'end of recording',
    async () => (await held(output('ParseQueueUrl'))) === 0 || undefined,
    120_000,
  );

/** Every object of a bucket with its etag and the time it was last written. */
export async function listing(bucket: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    for (const { Key, ETag, LastModified } of Contents)
      lines.push(`${Key} ${ETag} ${LastModified?.toISOString()}`);
  }
  return lines;
}

/** Calls the function of a room as its schedule, its queue or a person does. */
export async function invoke(
  room: Room,
  payload: object,
): Promise<{ readonly error: string | undefined; readonly answer: unknown }> {
  const { FunctionError: error, Payload } = await lambda.send(
    new InvokeCommand({
      FunctionName: await functionOf(room),
      Payload: new TextEncoder().encode(JSON.stringify(payload)),
    }),
  );
  return { error, answer: JSON.parse(new TextDecoder().decode(Payload)) };
}

async function call(payload: object): Promise<void> {
  expect(await invoke('publish', payload)).toEqual({ error: undefined, answer: null });
}
export const sweep = (): Promise<void> => call({ sweep: true });
export const nightly = (more: { readonly every?: true } = {}): Promise<void> =>
  call({ nightly: true, ...more });

/** Lets the queues of rooms be worked off, or not. */
export async function work(enabled: boolean, rooms: readonly Room[] = BUILDERS): Promise<void> {
  for (const room of rooms) await updateMapping(room, { Enabled: enabled });
}

async function updateMapping(
  room: Room,
  change: Omit<UpdateEventSourceMappingCommand['input'], 'UUID'>,
): Promise<void> {
  const { EventSourceMappings: mappings = [] } = await lambda.send(
    new ListEventSourceMappingsCommand({ FunctionName: await functionOf(room) }),
  );
  for (const { UUID } of mappings)
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, ...change }));
}

/** SHA-256 of every public file by its path. How the sources fare is told of each run, by its own times. */
export async function published(): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for await (const key of publicStore.list('')) {
    if (/(?:^|\/)status\.(?:html|json)$/.test(key)) continue;
    const object = await publicStore.get(key);
    if (object !== undefined) hashes[key] = sha256(object.body);
  }
  return hashes;
}

/** After a night: whatever was wrong by the records is mended, and what is made nightly is made. */
export async function afterANight(): Promise<Record<string, string>> {
  await nightly({ every: true });
  await quiet();
  return published();
}

/**
 * Empties the stack: its queues, tables and buckets are as they were when it was deployed. What SQS remembers of names of
 * messages stays, so that a first wake may be dropped; the sweep finds its mark.
 */
export async function reset(): Promise<void> {
  // A backfill of many at once is not what a machine of two processors is for.
  await updateMapping('record', { ScalingConfig: { MaximumConcurrency: 2 } });
  await eventually(
    'end of what is under way',
    async () => (await Promise.all(workQueues().map(held))).every((count) => count === 0) || undefined,
    60_000,
  ).catch(() => undefined);
  for (const QueueUrl of [...workQueues(), ...deadLetters()])
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  await emptyTable(output('RecordsTable'));
  await emptyTable(output('SourcesTable'));
  await emptyBucket(output('PublicBucket'));
  await emptyBucket(output('PrivateBucket'));
}

/** Loses all rows of a table. */
export async function emptyTable(name: string): Promise<void> {
  const keys: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateScan(
    { client: dynamo },
    { TableName: name, ProjectionExpression: 'pk, sk' },
  ))
    keys.push(...Items);
  for (const chunk of chunksOf(keys, 25)) {
    await dynamo.send(
      new BatchWriteCommand({ RequestItems: { [name]: chunk.map((Key) => ({ DeleteRequest: { Key } })) } }),
    );
  }
}

/** Loses all objects of a bucket, whatever versions it keeps. */
export async function emptyBucket(bucket: string): Promise<void> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    const Objects = Contents.map(({ Key }) => ({ Key }));
    if (Objects.length > 0)
      await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }));
  }
}

/** Lets a queue deliver again after so many seconds what its function did not work off, until the work is done. */
export async function redeliveringAfter<T>(
  queue: string,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const QueueUrl = output(`${queue}QueueUrl`);
  const { Attributes: { VisibilityTimeout = '30' } = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['VisibilityTimeout'] }),
  );
  const set = (value: string) =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: value } }));
  await set(String(seconds));
  try {
    return await work();
  } finally {
    await set(VisibilityTimeout);
  }
}

/** The same of the queues of builds. */
export const redeliveringBuildsAfter = <T>(seconds: number, work: () => Promise<T>): Promise<T> =>
  redeliveringAfter('Publish', seconds, () => redeliveringAfter('HeavyPublish', seconds, work));

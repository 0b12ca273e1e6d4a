import { type SendMessageBatchCommand, type SendMessageBatchResult, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { sqsSend, sqsWake } from '../../functions/publish/wake.sqs.ts';
import { isKind } from '../../functions/shared/errors.ts';

type Entry = NonNullable<SendMessageBatchCommand['input']['Entries']>[number];

/** A client whose queue takes or refuses messages as the test says; what SQS itself does is tested in tests/aws. */
function queue(refuses: (entry: Entry, request: number) => boolean = () => false) {
  const requests: Entry[][] = [];
  const urls: (string | undefined)[] = [];
  const client = new SQSClient({ region: 'us-east-1' });
  client.send = async ({ input }: SendMessageBatchCommand): Promise<SendMessageBatchResult> => {
    const entries = input.Entries ?? [];
    urls.push(input.QueueUrl);
    requests.push(entries);
    const failed = entries.filter((entry) => refuses(entry, requests.length));
    return {
      Successful: [],
      Failed: failed.map(({ Id }) => ({ Id, Code: 'Throttled', SenderFault: false })),
    };
  };
  return { client, requests, urls };
}

const queues = { governments: 'q', heavy: 'h' };
const scopes = (count: number) => Array.from({ length: count }, (_, index) => `source-${index}`);
const clock = () => new Date('2024-09-02T08:00:00Z');
const namesOf = (requests: Entry[][]) =>
  requests.flat().map(({ MessageDeduplicationId }) => MessageDeduplicationId);

it('sends one message for each scope, in its own group', async () => {
  const { client, requests } = queue();

  await sqsWake(queues, clock, client)(['qingyu', 'all', 'qingyu']);

  expect(requests.flat().map(({ MessageBody }) => MessageBody)).toEqual([
    '{"scope":"qingyu"}',
    '{"scope":"all"}',
  ]);
  expect(requests.flat().map(({ MessageGroupId }) => MessageGroupId)).toEqual(['qingyu', 'all']);
});

it('lets no government wait behind what is published of all of them', async () => {
  const { client, requests, urls } = queue();

  await sqsWake(queues, clock, client)(['all/data/meetings/0', 'qingyu', 'all', 'all/search']);

  expect(urls).toEqual(['q', 'h']);
  expect(requests.map((entries) => entries.map(({ MessageGroupId }) => MessageGroupId))).toEqual([
    ['qingyu'],
    ['all/data/meetings/0', 'all', 'all/search'],
  ]);
});

it('wakes governments all the same where the other queue refuses', async () => {
  const { client, requests } = queue(({ MessageGroupId }) => MessageGroupId === 'all');

  await expect(sqsWake(queues, clock, client)(['all', 'qingyu'])).rejects.toThrow(
    '1 builds could not be sent',
  );

  expect(requests.flat().map(({ MessageGroupId }) => MessageGroupId)).toContain('qingyu');
});

it('sends no more at once than SQS takes', async () => {
  const { client, requests } = queue();

  await sqsWake(queues, clock, client)(scopes(23));

  expect(requests.map((entries) => entries.length)).toEqual([10, 10, 3]);
});

it('wakes a scope once in five minutes', async () => {
  const { client, requests } = queue();
  let now = clock().getTime();
  const wake = sqsWake(queues, () => new Date(now), client);

  for (const minutes of [0, 1, 3, 2]) {
    now += minutes * 60_000;
    await wake(['qingyu']);
  }

  const names = namesOf(requests);
  expect(new Set(names.slice(0, 3)).size).toBe(1);
  expect(names[3]).not.toBe(names[0]);
});

it('wakes at once what is named, whatever was woken a moment ago', async () => {
  const { client, requests } = queue();
  const wake = sqsWake(queues, clock, client);

  await wake(['qingyu']);
  await wake(['qingyu'], 'token-7');
  await wake(['qingyu'], 'token-8');

  expect(new Set(namesOf(requests)).size).toBe(3);
});

it('does not take a message of the night for a wake-up', async () => {
  const { client, requests } = queue();

  await sqsWake(queues, clock, client)(['qingyu']);
  await sqsSend(queues, client)([{ scope: 'qingyu', verify: 'thirtieth' }], 'nightly 2024-09-02');

  expect(new Set(namesOf(requests)).size).toBe(2);
  expect(requests[1]?.[0]).toMatchObject({
    MessageBody: '{"scope":"qingyu","verify":"thirtieth"}',
    MessageGroupId: 'qingyu',
  });
});

it('sends what was refused again, and only that, as the same message', async () => {
  const { client, requests } = queue((entry, request) => request === 1 && entry.Id === '1');

  await sqsWake(queues, clock, client)(scopes(3));

  expect(requests.map((entries) => entries.length)).toEqual([3, 1]);
  expect(requests[1]?.[0]).toEqual(requests[0]?.[1]);
});

it('fails for now when the queue keeps refusing', async () => {
  const { client, requests } = queue(() => true);

  const failure = await sqsWake(queues, clock, client)(scopes(2)).catch((error: unknown) => error);

  expect(isKind(failure, 'transient')).toBe(true);
  expect(requests).toHaveLength(3);
});

it('asks nothing of SQS when nothing is to be woken', async () => {
  const { client, requests } = queue();

  await sqsWake(queues, clock, client)([]);

  expect(requests).toEqual([]);
});

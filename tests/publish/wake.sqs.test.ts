import { type SendMessageBatchCommand, type SendMessageBatchResult, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { sqsWake, sqsWakeSeldom } from '../../functions/publish/wake.sqs.ts';
import { isKind } from '../../functions/shared/errors.ts';

type Entry = NonNullable<SendMessageBatchCommand['input']['Entries']>[number];

/** A client whose queue takes or refuses messages as the test says; what SQS itself does is tested in tests/aws. */
function queue(refuses: (entry: Entry, request: number) => boolean = () => false) {
  const requests: Entry[][] = [];
  const client = new SQSClient({ region: 'us-east-1' });
  client.send = async ({ input }: SendMessageBatchCommand): Promise<SendMessageBatchResult> => {
    const entries = input.Entries ?? [];
    requests.push(entries);
    const failed = entries.filter((entry) => refuses(entry, requests.length));
    return {
      Successful: [],
      Failed: failed.map(({ Id }) => ({ Id, Code: 'Throttled', SenderFault: false })),
    };
  };
  return { client, requests };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `meeting/qingyu/2025/${index}`);

it('sends one message for each publication, in its own group', async () => {
  const { client, requests } = queue();

  await sqsWake('q', client)(['feed/decisions', 'page/index', 'feed/decisions']);

  expect(requests.flat().map(({ MessageBody }) => MessageBody)).toEqual(['feed/decisions', 'page/index']);
  expect(requests.flat().map(({ MessageGroupId }) => MessageGroupId)).toEqual([
    'feed/decisions',
    'page/index',
  ]);
});

it('sends no more at once than SQS takes', async () => {
  const { client, requests } = queue();

  await sqsWake('q', client)(ids(23));

  expect(requests.map((entries) => entries.length)).toEqual([10, 10, 3]);
});

it('is never taken for an earlier wake-up of the same publication', async () => {
  const { client, requests } = queue();
  const wake = sqsWake('q', client);

  await wake(['feed/decisions']);
  await wake(['feed/decisions']);

  expect(new Set(requests.flat().map(({ MessageDeduplicationId }) => MessageDeduplicationId)).size).toBe(2);
});

it('is taken for an earlier one within five minutes where it wakes seldom', async () => {
  const { client, requests } = queue();
  let now = Date.parse('2024-09-02T08:00:00Z');
  const wake = sqsWakeSeldom('q', () => new Date(now), client);

  for (const minutes of [0, 1, 3, 2]) {
    now += minutes * 60_000;
    await wake(['feed/decisions']);
  }

  const names = requests.flat().map(({ MessageDeduplicationId }) => MessageDeduplicationId);
  expect(new Set(names.slice(0, 3)).size).toBe(1);
  expect(names[3]).not.toBe(names[0]);
});

it('gives a group that fits to a publication with a very long id', async () => {
  const { client, requests } = queue();

  await sqsWake('q', client)([`meeting/qingyu/${'9'.repeat(200)}`]);

  expect(requests[0]?.[0]?.MessageGroupId?.length).toBeLessThanOrEqual(128);
});

it('sends what was refused again, and only that, as the same message', async () => {
  const { client, requests } = queue((entry, request) => request === 1 && entry.Id === '1');

  await sqsWake('q', client)(ids(3));

  expect(requests.map((entries) => entries.length)).toEqual([3, 1]);
  expect(requests[1]?.[0]).toEqual(requests[0]?.[1]);
});

it('fails for now when the queue keeps refusing', async () => {
  const { client, requests } = queue(() => true);

  const failure = await sqsWake('q', client)(ids(2)).catch((error: unknown) => error);

  expect(isKind(failure, 'transient')).toBe(true);
  expect(requests).toHaveLength(3);
});

it('asks nothing of SQS when nothing is to be woken', async () => {
  const { client, requests } = queue();

  await sqsWake('q', client)([]);

  expect(requests).toEqual([]);
});

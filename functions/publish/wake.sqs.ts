import { createHash, randomUUID } from 'node:crypto';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { fromAws } from '../shared/aws-errors.ts';
import { transient } from '../shared/errors.ts';

/** What SQS takes at once. */
const BATCH = 10;
const TRIES = 3;
/** What SQS takes as the name of a group (SendMessage, MessageGroupId). */
const LONGEST_GROUP = 128;

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
  readonly MessageGroupId: string;
  readonly MessageDeduplicationId: string;
}

/**
 * Wakes publications through the FIFO queue, one group of messages each, so that no two renderings of one publication
 * run side by side. Every call is a message of its own: were two wake-ups taken for one, a change that comes while the
 * first is worked off would wait for the sweep.
 * @throws OpenMinutesError when some messages could not be sent; what they name stays dirty, and the sweep finds it.
 */
export function sqsWake(
  queueUrl: string,
  client = new SQSClient({}),
): (ids: readonly string[]) => Promise<void> {
  return async (ids) => {
    const unique = [...new Set(ids)];
    for (let start = 0; start < unique.length; start += BATCH) {
      await sendAll(client, queueUrl, unique.slice(start, start + BATCH).map(toEntry));
    }
  };
}

const toEntry = (id: string, index: number): Entry => ({
  Id: String(index),
  MessageBody: id,
  MessageGroupId: id.length <= LONGEST_GROUP ? id : createHash('sha256').update(id).digest('hex'),
  MessageDeduplicationId: randomUUID(),
});

async function sendAll(client: SQSClient, queueUrl: string, entries: readonly Entry[]): Promise<void> {
  let left = entries;
  let reason: string | undefined;
  for (let tries = 0; tries < TRIES && left.length > 0; tries += 1) {
    const { Failed = [] } = await send(client, queueUrl, left);
    const failed = new Set(Failed.map((failure) => failure.Id));
    reason = Failed[0]?.Message ?? Failed[0]?.Code;
    left = left.filter((entry) => failed.has(entry.Id));
  }
  if (left.length > 0) {
    throw transient(
      'wake-failed',
      `${left.length} publications could not be woken: ${reason ?? 'no reason given'}`,
    );
  }
}

async function send(client: SQSClient, queueUrl: string, entries: readonly Entry[]) {
  try {
    return await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [...entries] }));
  } catch (error) {
    throw fromAws(error, `Waking publications through ${queueUrl}`);
  }
}

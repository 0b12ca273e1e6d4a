import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { fromAws } from './aws-errors.ts';
import { transient } from './errors.ts';
import { chunksOf } from './parallel.ts';

/** What SQS takes at once. */
const BATCH = 10;
const TRIES = 3;

/** A message, without the name by which SQS tells those of one batch apart. */
export type Message = Omit<SendMessageBatchRequestEntry, 'Id'>;

/**
 * Sends messages to a queue, in batches.
 * @param what What the messages are, for the error.
 * @throws OpenMinutesError `transient`, code `queue-refused`, when some could not be sent; the others are.
 */
export async function sendAll(
  client: SQSClient,
  queueUrl: string,
  messages: readonly Message[],
  what: string,
): Promise<void> {
  for (const batch of chunksOf(messages, BATCH)) {
    let left = batch.map((message, index) => ({ ...message, Id: String(index) }));
    let reason: string | undefined;
    for (let tries = 0; tries < TRIES && left.length > 0; tries += 1) {
      const { Failed = [] } = await send(client, queueUrl, left, what);
      const failed = new Set(Failed.map(({ Id }) => Id));
      reason = Failed[0]?.Message ?? Failed[0]?.Code;
      left = left.filter(({ Id }) => failed.has(Id));
    }
    if (left.length > 0) {
      throw transient(
        'queue-refused',
        `${left.length} ${what} could not be sent: ${reason ?? 'no reason given'}`,
      );
    }
  }
}

async function send(
  client: SQSClient,
  queueUrl: string,
  entries: readonly SendMessageBatchRequestEntry[],
  what: string,
) {
  try {
    return await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [...entries] }));
  } catch (error) {
    throw fromAws(error, `Sending ${what} to ${queueUrl}`);
  }
}

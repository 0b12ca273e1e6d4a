import { createHash, randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { sendAll } from '../shared/send-all.sqs.ts';

/** What SQS takes as the name of a group (SendMessage, MessageGroupId). */
const LONGEST_GROUP = 128;

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
  return (ids) => sendAll(client, queueUrl, [...new Set(ids)].map(messageFor), 'wake-ups of publications');
}

const messageFor = (id: string) => ({
  MessageBody: id,
  MessageGroupId: id.length <= LONGEST_GROUP ? id : createHash('sha256').update(id).digest('hex'),
  MessageDeduplicationId: randomUUID(),
});

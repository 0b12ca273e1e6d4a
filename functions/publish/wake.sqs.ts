import { createHash, randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Clock } from '../shared/clock.ts';
import { sendAll } from '../shared/send-all.sqs.ts';

/** What SQS takes as the name of a group (SendMessage, MessageGroupId). */
const LONGEST_GROUP = 128;

/** SQS forgets a message's name after so long (SendMessage, MessageDeduplicationId). */
const FORGOTTEN_AFTER_MS = 5 * 60_000;

type Wake = (ids: readonly string[]) => Promise<void>;

/**
 * Wakes publications through the FIFO queue, one group of messages each, so that no two renderings of one publication
 * run side by side. Every call is a message of its own: were two wake-ups taken for one, a change that comes while the
 * first is worked off would wait for the sweep.
 * @throws OpenMinutesError when some messages could not be sent; what they name stays dirty, and the sweep finds it.
 */
export const sqsWake = (queueUrl: string, client = new SQSClient({})): Wake =>
  wakeWith(queueUrl, client, randomUUID);

/**
 * Wakes publications that gather what many meetings say: each at most once in five minutes, whatever comes in. What
 * comes after stays dirty until the next sweep. A history of a thousand minutes would otherwise have the feeds and
 * tables of its government written a thousand times.
 */
export const sqsWakeSeldom = (queueUrl: string, clock: Clock, client = new SQSClient({})): Wake =>
  wakeWith(queueUrl, client, () => String(Math.floor(clock().getTime() / FORGOTTEN_AFTER_MS)));

const wakeWith =
  (queueUrl: string, client: SQSClient, name: () => string): Wake =>
  (ids) =>
    sendAll(
      client,
      queueUrl,
      [...new Set(ids)].map((id) => messageFor(id, name())),
      'wake-ups of publications',
    );

const messageFor = (id: string, name: string) => ({
  MessageBody: id,
  MessageGroupId: id.length <= LONGEST_GROUP ? id : createHash('sha256').update(id).digest('hex'),
  // Counts within the group.
  MessageDeduplicationId: name,
});

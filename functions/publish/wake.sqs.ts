import { SQSClient } from '@aws-sdk/client-sqs';
import type { Clock } from '../shared/clock.ts';
import type { Wake } from '../shared/records/build-rows.ts';
import { sendAll } from '../shared/send-all.sqs.ts';
import type { BuildMessage } from './receive.ts';

/** SQS forgets a message's name after so long (SendMessage, MessageDeduplicationId). */
const FORGOTTEN_AFTER_MS = 5 * 60_000;

/**
 * Wakes builds through the FIFO queue, one group of messages a scope, so that no two builds of a scope run side by
 * side. Without a name each scope is woken at most once in five minutes, whatever comes in: what comes after stays marked
 * until the next sweep.
 * @throws OpenMinutesError when some messages could not be sent.
 */
export const sqsWake =
  (queueUrl: string, clock: Clock, client = new SQSClient({})): Wake =>
  (scopes, name = `turn-${Math.floor(clock().getTime() / FORGOTTEN_AFTER_MS)}`) => {
    const messages = [...new Set(scopes)].map((scope) => ({ scope }));
    return sqsSend(queueUrl, client)(messages, name);
  };

/**
 * Puts messages into the queue.
 * @param name Of two messages of one scope and name, one is delivered.
 * @throws OpenMinutesError when some messages could not be sent.
 */
export const sqsSend =
  (queueUrl: string, client = new SQSClient({})) =>
  (messages: readonly BuildMessage[], name: string): Promise<void> =>
    sendAll(
      client,
      queueUrl,
      messages.map((message) => messageFor(message, name)),
      'builds',
    );

/** A message of a scope's group; `name` counts within the group. */
const messageFor = (message: BuildMessage, name: string) => ({
  MessageBody: JSON.stringify(message),
  MessageGroupId: message.scope,
  MessageDeduplicationId: name,
});

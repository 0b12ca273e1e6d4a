import { SQSClient } from '@aws-sdk/client-sqs';
import type { Clock } from '../shared/clock.ts';
import type { Wake } from '../shared/records/build-rows.ts';
import { isGovernment } from '../shared/records/tables.ts';
import { sendAll } from '../shared/send-all.sqs.ts';
import type { BuildMessage } from './receive.ts';

/** SQS forgets a message's name after so long (SendMessage, MessageDeduplicationId). */
const FORGOTTEN_AFTER_MS = 5 * 60_000;

/** Addresses of the queues of builds. */
export interface BuildQueues {
  readonly governments: string;
  /** Of what is published of all governments: it takes longer the more there are, and keeps none of them waiting. */
  readonly heavy: string;
}

/**
 * Wakes builds through the FIFO queues, one group of messages a scope, so that no two builds of a scope run side by
 * side. Without a name each scope is woken at most once in five minutes, whatever comes in: what comes after stays marked
 * until the next sweep.
 * @throws OpenMinutesError when some messages could not be sent.
 */
export const sqsWake =
  (queues: BuildQueues, clock: Clock, client = new SQSClient({})): Wake =>
  (scopes, name = `turn-${Math.floor(clock().getTime() / FORGOTTEN_AFTER_MS)}`) => {
    const messages = [...new Set(scopes)].map((scope) => ({ scope }));
    return sqsSend(queues, client)(messages, name);
  };

/**
 * Puts messages into the queues that build what they name.
 * @param name Of two messages of one scope and name, one is delivered.
 * @throws OpenMinutesError when some messages could not be sent.
 */
export const sqsSend =
  ({ governments, heavy }: BuildQueues, client = new SQSClient({})) =>
  async (messages: readonly BuildMessage[], name: string): Promise<void> => {
    const sendTo = (queue: string, own: readonly BuildMessage[]) => {
      const written = own.map((message) => messageFor(message, name));
      return sendAll(client, queue, written, 'builds');
    };
    const ofGovernments = messages.filter(({ scope }) => isGovernment(scope));
    const ofAll = messages.filter(({ scope }) => !isGovernment(scope));
    // Side by side: a queue that refuses keeps nothing from the other.
    await Promise.all([sendTo(governments, ofGovernments), sendTo(heavy, ofAll)]);
  };

/** A message of a scope's group; `name` counts within the group. */
const messageFor = (message: BuildMessage, name: string) => ({
  MessageBody: JSON.stringify(message),
  MessageGroupId: message.scope,
  MessageDeduplicationId: name,
});

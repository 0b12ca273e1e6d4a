import type { SQSRecord } from 'aws-lambda';
import { type Clock, systemClock } from './clock.ts';
import { stackOf } from './errors.ts';
import type { Log } from './log.ts';
import type { ObjectStore } from './object-store/object-store.ts';
import { parseJson } from './parse-json.ts';
import { validator } from './validate.ts';

/** Why a message was not worked off when it was tried last: a queue knows only that it was not. */
export interface Failure {
  /** Name of the queue. */
  readonly queue: string;
  readonly messageId: string;
  /** What was to be done: the body of the message. */
  readonly key: string;
  /** The error, with its trace. */
  readonly error: string;
  /** When that was, ISO 8601 in UTC. */
  readonly at: string;
  /** How often it was tried, as far as the queue counts. */
  readonly tries?: number;
}

/** Writes down why messages were not worked off. It never fails: it must not stand in the way of the work. */
export type NoteFailure = (records: readonly SQSRecord[], error: unknown) => Promise<void>;

/** Prefix of the private store under which failures lie; they go by themselves after a month. */
export const FAILURES = 'failures/';

const text = { type: 'string' };
const asFailure = validator<Failure>(
  {
    type: 'object',
    required: ['queue', 'messageId', 'key', 'error', 'at'],
    properties: {
      queue: text,
      messageId: text,
      key: text,
      error: text,
      at: text,
      tries: { type: 'integer' },
    },
  },
  'failure',
);

const failureKey = (queue: string, messageId: string): string => `${FAILURES}${queue}/${messageId}.json`;

/** The name of a queue, out of its ARN or its address. */
export const queueNameIn = (place: string): string =>
  place.slice(Math.max(place.lastIndexOf(':'), place.lastIndexOf('/')) + 1);

/** See {@link NoteFailure}: one object a message, over that of the try before. */
export const failureNotes =
  (store: Pick<ObjectStore, 'put'>, log: Log, clock: Clock = systemClock): NoteFailure =>
  async (records, error) => {
    for (const { eventSourceARN, messageId, body: key, attributes } of records) {
      const tries = Number(attributes.ApproximateReceiveCount);
      const failure: Failure = {
        queue: queueNameIn(eventSourceARN),
        messageId,
        key,
        error: stackOf(error),
        at: clock().toISOString(),
        ...(tries > 0 && { tries }),
      };
      try {
        await store.put(
          failureKey(failure.queue, messageId),
          new TextEncoder().encode(JSON.stringify(failure)),
          {
            contentType: 'application/json',
          },
        );
      } catch (reason) {
        log.warn('failure not noted', { messageId, reason: String(reason) });
      }
    }
  };

/**
 * Why a message failed last; undefined where nobody wrote it down: the function was killed, or ran out of time.
 * @throws OpenMinutesError `permanent` for a note that breaks its schema.
 */
export async function readFailure(
  store: Pick<ObjectStore, 'get'>,
  queue: string,
  messageId: string,
): Promise<Failure | undefined> {
  const object = await store.get(failureKey(queue, messageId));
  return object && asFailure(parseJson(new TextDecoder().decode(object.body), 'failure'));
}

import type { SQSRecord } from 'aws-lambda';
import { stackOf, transient } from './errors.ts';
import type { NoteFailure } from './failures.ts';
import type { Log } from './log.ts';

/** What Lambda wants to hear about a batch: which of its records are to be delivered again. */
export interface BatchResponse {
  batchItemFailures: { itemIdentifier: string }[];
}

/** What a batch needs from outside. */
export interface BatchDeps {
  readonly log: Log;
  /** Without it the log alone tells why something failed. */
  readonly noteFailure?: NoteFailure;
  /** Milliseconds until the function is ended; what is not done shortly before is given back, like what has failed. */
  readonly leftMs?: () => number;
}

/** Kept to note what was not done, and to say so, in milliseconds. */
const TO_ANSWER_MS = 5_000;

/**
 * What comes of some work, if it comes in time. A function that runs out of time would have failed with all of its batch, and
 * said nothing; so what is done counts, and the rest is tried again. The work itself is not broken off: it goes on when the
 * function is called next, so that only work may be done so that may be done twice.
 * @param leftMs See {@link BatchDeps}.
 * @throws OpenMinutesError `transient`, code `out-of-time`; what the work throws.
 */
export async function inTime<T>(work: Promise<T>, leftMs: BatchDeps['leftMs']): Promise<T> {
  if (leftMs === undefined) return work;
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const end = () => reject(transient('out-of-time', 'It was not done when the function had to end'));
    timer = setTimeout(end, Math.max(0, leftMs() - TO_ANSWER_MS));
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Works off a batch of a queue, all of it side by side, and names the records whose work failed. Equal messages are one
 * piece of work: they fail or succeed together, so that a FIFO group is never carried on past a failed message of it.
 * Why something failed is written down beside the queue, for who looks at its dead letters (`open-minutes redrive`).
 */
export async function workOff(
  records: readonly SQSRecord[],
  work: (body: string) => Promise<unknown>,
  { log, noteFailure, leftMs }: BatchDeps,
): Promise<BatchResponse> {
  const groups = new Map<string, SQSRecord[]>();
  for (const record of records) groups.set(record.body, [...(groups.get(record.body) ?? []), record]);
  const failed = await Promise.all(
    [...groups].map(async ([key, group]) => {
      try {
        await inTime(work(key), leftMs);
        return [];
      } catch (error) {
        log.error('failed, comes back', { key, error: stackOf(error) });
        await noteFailure?.(group, error);
        return group;
      }
    }),
  );
  return { batchItemFailures: failed.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

import type { SQSRecord } from 'aws-lambda';
import { stackOf } from './errors.ts';
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
}

/**
 * Works off a batch of a queue, all of it side by side, and names the records whose work failed. Equal messages are one
 * piece of work: they fail or succeed together, so that a FIFO group is never carried on past a failed message of it.
 * Why something failed is written down beside the queue, for who looks at its dead letters (`open-minutes redrive`).
 */
export async function workOff(
  records: readonly SQSRecord[],
  work: (body: string) => Promise<unknown>,
  { log, noteFailure }: BatchDeps,
): Promise<BatchResponse> {
  const groups = new Map<string, SQSRecord[]>();
  for (const record of records) groups.set(record.body, [...(groups.get(record.body) ?? []), record]);
  const failed = await Promise.all(
    [...groups].map(async ([key, group]) => {
      try {
        await work(key);
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

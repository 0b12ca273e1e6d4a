import type { SQSRecord } from 'aws-lambda';
import type { Log } from './log.ts';

/** What Lambda wants to hear about a batch: which of its records are to be delivered again. */
export interface BatchResponse {
  batchItemFailures: { itemIdentifier: string }[];
}

/** How `workOff` reads the records of a queue: equal messages are one piece of work. */
export const messages = {
  key: ({ body }: SQSRecord): string => body,
  identifier: ({ messageId }: SQSRecord): string => messageId,
};

/**
 * Works off a batch, all of it side by side, and names the records whose work failed. Records of one key are one
 * piece of work: they fail or succeed together, so that a FIFO group is never carried on past a failed message of it.
 */
export async function workOff<Item>(
  records: readonly Item[],
  of: { key: (record: Item) => string; identifier: (record: Item) => string },
  work: (key: string) => Promise<unknown>,
  log: Log,
): Promise<BatchResponse> {
  const groups = new Map<string, string[]>();
  for (const record of records) {
    const key = of.key(record);
    const group = groups.get(key) ?? [];
    group.push(of.identifier(record));
    groups.set(key, group);
  }
  const failed = await Promise.all(
    [...groups].map(async ([key, identifiers]) => {
      try {
        await work(key);
        return [];
      } catch (error) {
        log.error('failed, comes back', {
          key,
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
        return identifiers;
      }
    }),
  );
  return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
}

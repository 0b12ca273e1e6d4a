import type { SQSRecord } from 'aws-lambda';
import schema from '../../schemas/fetch-request.schema.json' with { type: 'json' };
import type { FetchRequest } from '../../schemas/generated/fetch-request.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { isCrawled } from '../discover/schedule.ts';
import { type BatchDeps, type BatchResponse, inTime } from '../shared/batch.ts';
import { isKind } from '../shared/errors.ts';
import { retryAt } from '../shared/http/polite.ts';
import { mapParallel } from '../shared/parallel.ts';
import { parseJson } from '../shared/parse-json.ts';
import { validator } from '../shared/validate.ts';
import type { FetchDeps } from './deps.ts';
import { fetchAddress } from './fetch.ts';
import type { Postpone } from './postpone.sqs.ts';

const asRequest = validator<FetchRequest>(schema, 'fetch-request');

/**
 * Works off a batch of the fetch queue: the messages of one host one after the other, the hosts side by side. After a
 * message that fails, the others of its host come back with it, since their order is kept; after one whose turn at the
 * host has not come, when it has.
 */
export async function receiveFetches(
  records: readonly SQSRecord[],
  sources: readonly Source[],
  deps: FetchDeps & BatchDeps,
  postpone: Postpone,
): Promise<BatchResponse> {
  const groups = new Map<string, SQSRecord[]>();
  for (const record of records) {
    const group = record.attributes.MessageGroupId ?? '';
    groups.set(group, [...(groups.get(group) ?? []), record]);
  }
  const failed = await mapParallel([...groups.values()], groups.size, async (group) => {
    for (const [done, record] of group.entries()) {
      try {
        await inTime(receiveFetch(record.body, sources, deps), deps.leftMs);
      } catch (error) {
        const left = group.slice(done);
        const turn = isKind(error, 'conflict') ? retryAt(error) : undefined;
        if (turn === undefined) {
          deps.log.error('failed, comes back', { key: record.body, error: String(error) });
          await deps.noteFailure?.(left, error);
        } else await postponeAll(left, Math.ceil((turn.getTime() - deps.clock().getTime()) / 1000), postpone);
        return left;
      }
    }
    return [];
  });
  return { batchItemFailures: failed.flat().map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

async function postponeAll(
  records: readonly SQSRecord[],
  seconds: number,
  postpone: Postpone,
): Promise<void> {
  for (const { receiptHandle } of records) await postpone(receiptHandle, Math.max(1, seconds));
}

/** Fetches what a message names. One that names nothing we know is only a wake-up that has lost its meaning. */
async function receiveFetch(body: string, sources: readonly Source[], deps: FetchDeps): Promise<void> {
  let request: FetchRequest;
  try {
    request = asRequest(parseJson(body, 'fetch-request'));
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    deps.log.error('no fetch request', { body, reason: error.message });
    return;
  }
  const source = sources.find(({ id }) => id === request.source);
  if (source === undefined) deps.log.warn('unknown source', { source: request.source, url: request.url });
  // It stays due, and is woken again once the source is switched on.
  else if (!isCrawled(source)) deps.log.info('source switched off', { source: source.id, url: request.url });
  else await fetchAddress(source, request.url, deps);
}

import { SQSClient } from '@aws-sdk/client-sqs';
import type { FetchRequest } from '../../schemas/generated/fetch-request.ts';
import { sha256 } from '../shared/hash.ts';
import { sendAll } from '../shared/send-all.sqs.ts';
import type { DiscoverDeps } from './deps.ts';

/** Group of the files that were dropped: they are asked of no host. */
const DROPPED = 'drop';

/**
 * Wakes the fetching of addresses through the FIFO queue, one group of messages a host, so that a host is asked for
 * one thing at a time. An address that is woken twice within minutes is one message.
 */
export function sqsWakeFetch(queueUrl: string, client = new SQSClient({})): DiscoverDeps['wake'] {
  return (source, urls) => {
    const messages = urls.map((url) => {
      const body = JSON.stringify({ source: source.id, url } satisfies FetchRequest);
      return {
        MessageBody: body,
        MessageGroupId: new URL(url).host || DROPPED,
        MessageDeduplicationId: sha256(body),
      };
    });
    return sendAll(client, queueUrl, messages, 'fetch requests');
  };
}

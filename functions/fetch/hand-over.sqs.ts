import { SQSClient } from '@aws-sdk/client-sqs';
import { sendAll } from '../shared/send-all.sqs.ts';
import type { FetchDeps } from './deps.ts';

/** Hands stored bytes over through the parse queue. */
export function sqsHandOver(queueUrl: string, client = new SQSClient({})): FetchDeps['handOver'] {
  return (request) => sendAll(client, queueUrl, [{ MessageBody: JSON.stringify(request) }], 'parse requests');
}

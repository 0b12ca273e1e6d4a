import { SQSClient } from '@aws-sdk/client-sqs';
import { sendAll } from '../shared/send-all.sqs.ts';
import type { FetchDeps } from './deps.ts';

/** What fetch has to say to record, through the parse queue. */
export function sqsToRecord(
  queueUrl: string,
  client = new SQSClient({}),
): Pick<FetchDeps, 'handOver' | 'tellGone'> {
  const send = (message: object) =>
    sendAll(client, queueUrl, [{ MessageBody: JSON.stringify(message) }], 'messages for record');
  return { handOver: send, tellGone: send };
}

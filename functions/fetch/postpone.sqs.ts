import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { fromAws } from '../shared/aws-errors.ts';

/** Lets a message that comes back come so many seconds later, and those of its group after it. */
export type Postpone = (receiptHandle: string, seconds: number) => Promise<void>;

/** See {@link Postpone}, for messages of a queue of SQS. */
export const sqsPostpone =
  (queueUrl: string, client = new SQSClient({})): Postpone =>
  async (receiptHandle, seconds) => {
    try {
      await client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: seconds,
        }),
      );
    } catch (error) {
      throw fromAws(error, 'Postponing a message of the fetch queue');
    }
  };

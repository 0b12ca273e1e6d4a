import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { sqsWake } from '../../functions/publish/wake.sqs.ts';
import { fromAws } from '../../functions/shared/aws-errors.ts';
import { systemClock } from '../../functions/shared/clock.ts';
import { queueNameIn } from '../../functions/shared/failures.ts';
import type { Wake } from '../../functions/shared/records/build-rows.ts';
import { sendAll } from '../../functions/shared/send-all.sqs.ts';
import type { Outputs } from './outputs.cloudformation.ts';
import type { Access, DeadLetter, Depth, Queue, QueueName, Stage } from './stage.ts';

/** What SQS hands out at once. */
const AT_ONCE = 10;

/** The queues of a stage, and who wakes its builds through them. */
export function queuesOf(outputs: Outputs, access: Access): Pick<Stage, 'queues'> & { readonly wake: Wake } {
  const client = new SQSClient(access);
  const { PublishQueueUrl: publish, HeavyPublishQueueUrl: heavy } = outputs;
  return {
    queues: {
      fetch: sqsQueue('fetch', outputs.FetchQueueUrl, outputs.FetchDeadLettersUrl, client),
      parse: sqsQueue('parse', outputs.ParseQueueUrl, outputs.ParseDeadLettersUrl, client),
      publish: sqsQueue('publish', publish, outputs.PublishDeadLettersUrl, client),
      heavy: sqsQueue('heavy', heavy, outputs.HeavyPublishDeadLettersUrl, client),
    },
    wake: sqsWake({ governments: publish, heavy }, systemClock, client),
  };
}

/** A queue of a stage, and the one that its dead letters go to. */
function sqsQueue(name: QueueName, url: string, deadLettersUrl: string, client: SQSClient): Queue {
  const fullName = queueNameIn(url);

  async function attempt<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw fromAws(error, `${doing} ${fullName}`);
    }
  }

  const depthOf = (queueUrl: string): Promise<Depth> =>
    attempt('Looking at queue', async () => {
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl: queueUrl,
          AttributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
            'ApproximateNumberOfMessagesDelayed',
          ],
        }),
      );
      const attributes: Readonly<Record<string, string>> = Attributes ?? {};
      const count = (kind: string) => Number(attributes[`ApproximateNumberOfMessages${kind}`] ?? 0);
      return { waiting: count('') + count('Delayed'), underWay: count('NotVisible') };
    });

  return {
    name,
    fullName,
    deadLettersName: queueNameIn(deadLettersUrl),
    depth: () => depthOf(url),
    deadLetters: () => depthOf(deadLettersUrl),
    send: (bodies, what) =>
      sendAll(
        client,
        url,
        bodies.map((body) => ({ MessageBody: body })),
        what,
      ),
    receiveDead: (seconds) =>
      attempt('Looking at dead letters of', async () => {
        const { Messages: messages = [] } = await client.send(
          new ReceiveMessageCommand({
            QueueUrl: deadLettersUrl,
            MaxNumberOfMessages: AT_ONCE,
            VisibilityTimeout: seconds,
            WaitTimeSeconds: 1,
            MessageSystemAttributeNames: ['All'],
          }),
        );
        return messages.map(letterOf);
      }),
    async sendBack({ id, body, group }) {
      // Two commands that send the same one back within five minutes send it once.
      const ofGroup =
        group === undefined ? {} : { MessageGroupId: group, MessageDeduplicationId: `redrive-${id}` };
      await sendAll(client, url, [{ MessageBody: body, ...ofGroup }], 'dead letters');
    },
    async remove({ handle }) {
      await attempt('Removing a dead letter of', () =>
        client.send(new DeleteMessageCommand({ QueueUrl: deadLettersUrl, ReceiptHandle: handle })),
      );
    },
    async release({ handle }) {
      await attempt('Leaving a dead letter of', () =>
        client.send(
          new ChangeMessageVisibilityCommand({
            QueueUrl: deadLettersUrl,
            ReceiptHandle: handle,
            VisibilityTimeout: 0,
          }),
        ),
      );
    },
  };
}

function letterOf({
  MessageId: id = '',
  Body: body = '',
  ReceiptHandle: handle = '',
  Attributes: attributes = {},
}: Message): DeadLetter {
  const { MessageGroupId: group, SentTimestamp: sent } = attributes;
  return {
    id,
    body,
    handle,
    ...(group !== undefined && { group }),
    ...(sent !== undefined && { sentAt: new Date(Number(sent)).toISOString() }),
  };
}

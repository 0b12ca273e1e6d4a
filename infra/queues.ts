import { Duration, Validations } from 'aws-cdk-lib';
import { type IQueue, Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Alarms, alarmPeriod, type Severity } from './alarms.ts';
import { nameOf } from './names.ts';

/** The name of a queue: AWS wants `.fifo` at the end of one that keeps the order. */
const queueNameOf = (scope: Construct, name: string, fifo: boolean | undefined): string =>
  `${nameOf(scope, name)}${fifo ? '.fifo' : ''}`;

const locked = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/** A queue that holds what could not be worked off, for as long as SQS can, and an alarm as soon as it holds anything. */
export function deadLetterQueue(
  scope: Construct,
  id: string,
  props: {
    room: string;
    /** Without the prefix of the stage, as that of {@link workQueue}. */
    name: string;
    alarms: Alarms;
    severity: Severity;
    meaning: string;
    fifo?: true;
  },
): Queue {
  const queue = new Queue(scope, id, {
    ...locked,
    queueName: queueNameOf(scope, props.name, props.fifo),
    ...(props.fifo ? { fifo: true } : {}),
    retentionPeriod: Duration.days(14),
  });
  for (const id of ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy']) {
    Validations.of(queue).acknowledge({ id, reason: 'It is itself the place where things are set aside.' });
  }
  props.alarms.add(`${props.room}-dead-letters`, {
    severity: props.severity,
    meaning: props.meaning,
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' }),
    threshold: 1,
    periods: 1,
  });
  return queue;
}

/**
 * A work queue. A message comes back five times before it is set aside: an outage of minutes passes unnoticed, a
 * message that kills its worker does not circle for days.
 */
export function workQueue(
  scope: Construct,
  id: string,
  props: { name: string; deadLetters: Queue; workerTimeout: Duration } & Omit<QueueProps, 'queueName'>,
): Queue {
  const { name, deadLetters, workerTimeout, ...rest } = props;
  return new Queue(scope, id, {
    ...locked,
    queueName: queueNameOf(scope, name, props.fifo),
    retentionPeriod: Duration.days(14),
    // Six times the worker's timeout, as Lambda asks for, so that a throttled batch is not delivered twice.
    visibilityTimeout: Duration.seconds(6 * workerTimeout.toSeconds()),
    ...rest,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
  });
}

/** Where a work queue sets aside what could not be worked off. */
export function deadLettersOf({ deadLetterQueue, node }: Queue): IQueue {
  if (deadLetterQueue === undefined) throw new Error(`${node.path} sets nothing aside`);
  return deadLetterQueue.queue;
}

/**
 * Rings when the oldest message has waited too long: work comes in faster than it is done, or not at all.
 * @param patience How long a message may wait while all is well.
 */
export function alarmOnBacklog(
  alarms: Alarms,
  room: string,
  queue: Queue,
  meaning: string,
  patience = Duration.minutes(30),
): void {
  alarms.add(`${room}-behind`, {
    severity: 'normal',
    meaning,
    metric: queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: 'Maximum' }),
    threshold: patience.toSeconds(),
    periods: 3,
  });
}

import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { DeduplicationScope, FifoThroughputLimit, type Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { PUBLISH_TIMEOUT_MS } from '../functions/publish/timeout.ts';
import type { PublishVariable } from '../functions/shared/environment.ts';
import { RECORDS_TABLE } from '../functions/shared/records/tables.ts';
import type { Alarms } from './alarms.ts';
import { allow, allowObjects } from './grants.ts';
import { alarmOnBacklog, deadLetterQueue, workQueue } from './queues.ts';
import { RoomFunction } from './room-function.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

const timeout = Duration.millis(PUBLISH_TIMEOUT_MS);

/** The queue of woken builds: one group of messages for each government, so that no two builds of it race. */
export class PublishQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: { alarms: Alarms }) {
    super(scope, id);
    const deadLetters = deadLetterQueue(this, 'DeadLetters', {
      room: 'publish',
      name: 'publish-dead-letters',
      fifo: true,
      alarms: props.alarms,
      severity: 'normal',
      meaning: 'Builds failed five times; their marks stay, and the sweep wakes them again.',
    });
    this.queue = workQueue(this, 'Queue', {
      name: 'publish',
      fifo: true,
      // Thousands of groups at once instead of 300 messages a second for the queue as a whole.
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      workerTimeout: timeout,
      // One message a call, and a government waits behind the message of a build that was killed.
      visibilityTimeout: timeout.plus(Duration.minutes(1)),
      deadLetters,
    });
    alarmOnBacklog(props.alarms, 'publish', this.queue, 'Builds wait longer than half an hour.');
  }
}

/** Records become files: the publish function behind its queue. */
export class Publisher extends Construct {
  readonly function: LambdaFunction;

  constructor(
    scope: Construct,
    id: string,
    props: { storage: Storage; publishQueue: Queue; settings: Settings; alarms: Alarms },
  ) {
    super(scope, id);
    const { storage, publishQueue, settings, alarms } = props;
    const { privateBucket, publicBucket, records } = storage;
    const publisher = new RoomFunction<PublishVariable>(this, 'Publish', {
      room: 'publish',
      memoryMb: 1769, // Rendering and compressing are computing on one thread: one whole CPU.
      timeout,
      environment: {
        PRIVATE_BUCKET: privateBucket.bucketName,
        PUBLIC_BUCKET: publicBucket.bucketName,
        RECORDS_TABLE: records.tableName,
        PUBLISH_QUEUE_URL: publishQueue.queueUrl,
        REST_MINUTES: String(settings.restMinutes),
        SITE: JSON.stringify(settings.site),
      },
      sources: settings.sources,
      alarms,
    });
    this.function = publisher.function;
    publisher.function.addEventSource(
      new SqsEventSource(publishQueue, {
        // One build for each call: a batch of them could not be sure to end in time.
        batchSize: 1,
        reportBatchItemFailures: true,
        // Governments side by side; bounds what a backfill reads at once.
        maxConcurrency: 20,
      }),
    );

    allowObjects(publisher.role, privateBucket, ['s3:GetObject'], ['documents/', 'accepted-losses/']);
    allowObjects(publisher.role, privateBucket, ['s3:GetObject', 's3:PutObject'], ['builds/']);
    allowObjects(publisher.role, publicBucket, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], ['']);
    // Without it S3 answers «forbidden» where an object is missing; and what is public is listed every night.
    allow(publisher.role, ['s3:ListBucket'], [privateBucket.bucketArn, publicBucket.bucketArn]);
    allow(
      publisher.role,
      [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
      ],
      [records.tableArn],
    );
    allow(
      publisher.role,
      ['dynamodb:Query'],
      RECORDS_TABLE.indexes.map(({ name }) => `${records.tableArn}/index/${name}`),
    );
    allow(publisher.role, ['sqs:SendMessage'], [publishQueue.queueArn]);
  }
}

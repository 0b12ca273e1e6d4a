import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { DeduplicationScope, FifoThroughputLimit, type Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { PublishVariable } from '../functions/shared/environment.ts';
import type { Alarms } from './alarms.ts';
import { allow, allowObjects } from './grants.ts';
import { alarmOnBacklog, deadLetterQueue, workQueue } from './queues.ts';
import { RoomFunction } from './room-function.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

// A year of one source's downloads is the largest publication: hundreds of documents to read, seconds to render.
const timeout = Duration.seconds(90);

/** The queue of woken publications: one group of messages a publication, so that no two renderings of it race. */
export class PublishQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: { alarms: Alarms }) {
    super(scope, id);
    const deadLetters = deadLetterQueue(this, 'DeadLetters', {
      room: 'publish',
      name: 'open-minutes-publish-dead-letters',
      fifo: true,
      alarms: props.alarms,
      severity: 'normal',
      meaning:
        'Publications could not be rendered after five tries; they stay dirty and the sweep wakes them again.',
    });
    this.queue = workQueue(this, 'Queue', {
      queueName: 'open-minutes-publish.fifo',
      fifo: true,
      // Thousands of groups at once instead of 300 messages a second for the queue as a whole.
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      workerTimeout: timeout,
      deadLetters,
    });
    alarmOnBacklog(
      props.alarms,
      'publish',
      this.queue,
      'Publications wait longer than half an hour to be rendered.',
    );
  }
}

/** Dirty publications become files: the publish function behind its queue. */
export class Publisher extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: { storage: Storage; publishQueue: Queue; settings: Settings; alarms: Alarms },
  ) {
    super(scope, id);
    const { storage, publishQueue, settings, alarms } = props;
    const publisher = new RoomFunction<PublishVariable>(this, 'Publish', {
      room: 'publish',
      memoryMb: 1769, // Rendering and compressing are computing on one thread: one whole CPU.
      timeout,
      environment: {
        PRIVATE_BUCKET: storage.privateBucket.bucketName,
        PUBLIC_BUCKET: storage.publicBucket.bucketName,
        RECORDS_TABLE: storage.records.tableName,
        PUBLISH_QUEUE_URL: publishQueue.queueUrl,
        SITE: JSON.stringify(settings.site),
      },
      sources: settings.sources,
      alarms,
    });
    publisher.function.addEventSource(
      new SqsEventSource(publishQueue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        // Enough for a source's feeds, pages and downloads side by side; bounds what a backfill reads at once.
        maxConcurrency: 20,
      }),
    );

    allowObjects(publisher.role, storage.privateBucket, ['s3:GetObject'], ['documents/']);
    allowObjects(publisher.role, storage.publicBucket, ['s3:PutObject', 's3:DeleteObject'], ['']);
    // Tables that would lose many rows are compared with those that are published.
    allowObjects(publisher.role, storage.publicBucket, ['s3:GetObject'], ['data/']);
    // Without it S3 answers «forbidden» where an object is missing.
    allow(publisher.role, ['s3:ListBucket'], [storage.privateBucket.bucketArn]);
    allow(
      publisher.role,
      ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:UpdateItem'],
      [storage.records.tableArn],
    );
    allow(publisher.role, ['sqs:SendMessage'], [publishQueue.queueArn]);
  }
}

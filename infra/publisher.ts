import { Duration } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { DeduplicationScope, FifoThroughputLimit, type Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { HEAVY_TIMEOUT_MS, PUBLISH_TIMEOUT_MS } from '../functions/publish/timeout.ts';
import type { PublishVariable } from '../functions/shared/environment.ts';
import { FAILURES } from '../functions/shared/failures.ts';
import { RECORDS_TABLE } from '../functions/shared/records/tables.ts';
import type { Alarms } from './alarms.ts';
import { allow, allowObjects } from './grants.ts';
import { alarmOnBacklog, deadLetterQueue, workQueue } from './queues.ts';
import { RoomFunction } from './room-function.ts';
import { type Settings, siteAsJson } from './settings.ts';
import type { Storage } from './storage.ts';

const timeout = Duration.millis(PUBLISH_TIMEOUT_MS);
const heavyTimeout = Duration.millis(HEAVY_TIMEOUT_MS);

/** A message whose worker was killed comes back when the worker would have ended anyway: its government waits behind it. */
const afterTimeout = (workerTimeout: Duration): Duration => workerTimeout.plus(Duration.minutes(1));

interface BuildQueueProps {
  /** Of the queue, and of the room in alarms. */
  readonly name: 'publish' | 'heavy';
  readonly workerTimeout: Duration;
  readonly alarms: Alarms;
  readonly failed: string;
  readonly behind: string;
  /** How long a message may wait while all is well. */
  readonly patience?: Duration;
}

/** The queues of woken builds: one group of messages for each scope, so that no two builds of it race. */
export class PublishQueues extends Construct {
  readonly governments: Queue;
  /** Of what is published of all governments: nothing of one government waits behind it. */
  readonly heavy: Queue;

  constructor(scope: Construct, id: string, { alarms }: { alarms: Alarms }) {
    super(scope, id);
    this.governments = this.createQueue('', {
      name: 'publish',
      workerTimeout: timeout,
      alarms,
      failed: 'Builds failed five times; their marks stay, and the sweep wakes them again.',
      behind: 'Builds wait longer than half an hour.',
    });
    this.heavy = this.createQueue('Heavy', {
      name: 'heavy',
      workerTimeout: heavyTimeout,
      alarms,
      failed:
        'Builds of what is shown of all governments failed five times; the sweep wakes them again, the night the tables.',
      behind: 'Home page, tables or search of all governments wait longer than two hours to be built.',
      // Every night wakes some hundred of them at once.
      patience: Duration.hours(2),
    });
  }

  private createQueue(prefix: string, props: BuildQueueProps): Queue {
    const { name, workerTimeout, alarms, failed, behind, patience } = props;
    const deadLetters = deadLetterQueue(this, `${prefix}DeadLetters`, {
      room: name,
      name: `${name}-dead-letters`,
      fifo: true,
      alarms,
      severity: 'normal',
      meaning: failed,
    });
    const queue = workQueue(this, `${prefix}Queue`, {
      name,
      fifo: true,
      // Thousands of groups at once instead of 300 messages a second for the queue as a whole.
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      workerTimeout,
      // One message a call.
      visibilityTimeout: afterTimeout(workerTimeout),
      deadLetters,
    });
    alarmOnBacklog(alarms, name, queue, behind, patience);
    return queue;
  }
}

interface PublisherProps {
  readonly storage: Storage;
  readonly publishQueues: PublishQueues;
  readonly settings: Settings;
  readonly alarms: Alarms;
}

interface BuilderProps {
  readonly room: 'publish' | 'heavy';
  readonly memoryMb: number;
  readonly timeout: Duration;
  readonly queue: Queue;
  readonly maxConcurrency: number;
}

/** Records become files: one program as two functions, each behind its queue. */
export class Publisher extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: PublisherProps) {
    super(scope, id);
    const { governments, heavy } = props.publishQueues;
    this.function = this.createBuilder('Publish', props, {
      room: 'publish',
      // Rendering and compressing are computing on one thread: one whole CPU. 5,000 meetings fit in (docs/speed.md).
      memoryMb: 1769,
      timeout,
      queue: governments,
      // Governments side by side; bounds what a backfill reads at once.
      maxConcurrency: 20,
    });
    this.createBuilder('Heavy', props, {
      room: 'heavy',
      // The SQLite file of 20,000 meetings takes 1.7 GB (docs/speed.md).
      memoryMb: 3008,
      timeout: heavyTimeout,
      queue: heavy,
      // So that home page and feeds find a place beside the tables of a night, and governments keep most of what the tables give.
      maxConcurrency: 5,
    });
  }

  private createBuilder(id: string, props: PublisherProps, builder: BuilderProps): LambdaFunction {
    const { storage, publishQueues, settings, alarms } = props;
    const { privateBucket, publicBucket, records } = storage;
    const publisher = new RoomFunction<PublishVariable>(this, id, {
      room: builder.room,
      handlerOf: 'publish',
      memoryMb: builder.memoryMb,
      timeout: builder.timeout,
      triedAgainAfter: afterTimeout(builder.timeout),
      environment: {
        PRIVATE_BUCKET: privateBucket.bucketName,
        PUBLIC_BUCKET: publicBucket.bucketName,
        RECORDS_TABLE: records.tableName,
        PUBLISH_QUEUE_URL: publishQueues.governments.queueUrl,
        HEAVY_PUBLISH_QUEUE_URL: publishQueues.heavy.queueUrl,
        REST_MINUTES: String(settings.restMinutes),
        SITE: siteAsJson(settings.site),
      },
      sources: settings.sources,
      alarms,
    });
    publisher.function.addEventSource(
      new SqsEventSource(builder.queue, {
        // One build for each call: a batch of them could not be sure to end in time.
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: builder.maxConcurrency,
      }),
    );
    grantBuilds(publisher.role, props);
    return publisher.function;
  }
}

function grantBuilds(role: Role, { storage, publishQueues }: PublisherProps): void {
  const { privateBucket, publicBucket, records } = storage;
  allowObjects(role, privateBucket, ['s3:GetObject'], ['documents/', 'accepted-losses/']);
  allowObjects(role, privateBucket, ['s3:GetObject', 's3:PutObject'], ['builds/']);
  allowObjects(role, privateBucket, ['s3:PutObject'], [FAILURES]);
  allowObjects(role, publicBucket, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], ['']);
  // Without it S3 answers «forbidden» where an object is missing; and what is public is listed every night.
  allow(role, ['s3:ListBucket'], [privateBucket.bucketArn, publicBucket.bucketArn]);
  allow(
    role,
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
    role,
    ['dynamodb:Query'],
    RECORDS_TABLE.indexes.map(({ name }) => `${records.tableArn}/index/${name}`),
  );
  allow(role, ['sqs:SendMessage'], [publishQueues.governments.queueArn, publishQueues.heavy.queueArn]);
}

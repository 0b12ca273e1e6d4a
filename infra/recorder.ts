import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { RECEIPTS } from '../functions/record/receipts.ts';
import type { RecordVariable } from '../functions/shared/environment.ts';
import { FAILURES } from '../functions/shared/failures.ts';
import { type Alarms, measured } from './alarms.ts';
import { allow, allowObjects } from './grants.ts';
import type { PublishQueues } from './publisher.ts';
import { alarmOnBacklog, deadLetterQueue, workQueue } from './queues.ts';
import { RoomFunction } from './room-function.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/** Parse requests become documents and records of meetings: the parse queue and the record function behind it. */
export class Recorder extends Construct {
  readonly parseQueue: Queue;
  readonly function: LambdaFunction;

  constructor(
    scope: Construct,
    id: string,
    props: { storage: Storage; publishQueues: PublishQueues; settings: Settings; alarms: Alarms },
  ) {
    super(scope, id);
    const { storage, publishQueues, settings, alarms } = props;
    // Ten pages take a second or two; ten of the largest, of 10 MB, 270 s, which is the most that reading them may take
    // (functions/parse/bounded). What is not done by then is given back.
    const timeout = Duration.minutes(5);

    const deadLetters = deadLetterQueue(this, 'DeadLetters', {
      room: 'record',
      name: 'parse-dead-letters',
      alarms,
      severity: 'urgent',
      meaning: 'Pages could not be recorded after five tries and are set aside.',
    });
    this.parseQueue = workQueue(this, 'ParseQueue', {
      name: 'parse',
      workerTimeout: timeout,
      deadLetters,
    });
    alarmOnBacklog(
      alarms,
      'record',
      this.parseQueue,
      'Pages wait longer than half an hour to be parsed and recorded.',
    );

    const recorder = new RoomFunction<RecordVariable>(this, 'Record', {
      room: 'record',
      memoryMb: 1769, // Parsing is computing on one thread: one whole CPU, and not a second one that would idle.
      timeout,
      environment: {
        PRIVATE_BUCKET: storage.privateBucket.bucketName,
        RECORDS_TABLE: storage.records.tableName,
        PUBLISH_QUEUE_URL: publishQueues.governments.queueUrl,
        HEAVY_PUBLISH_QUEUE_URL: publishQueues.heavy.queueUrl,
        REST_MINUTES: String(settings.restMinutes),
      },
      sources: settings.sources,
      alarms,
    });
    this.function = recorder.function;
    recorder.function.addEventSource(
      new SqsEventSource(this.parseQueue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        // A backfill of millions of pages leaves the account's concurrency, and the table, to the others.
        maxConcurrency: 20,
      }),
    );

    alarms.add('parse-yield-low', {
      severity: 'normal',
      meaning:
        'Within six hours, twenty more pages were put aside than became documents: sites may have changed.',
      // Of fewer than twenty pages it cannot be so many: few pages end the alarm, as none do.
      metric: measured(this, 'PutAsideBeyondDocuments', { period: Duration.hours(6), statistic: 'Sum' }),
      threshold: 20,
      periods: 1,
    });

    const written = ['raw/', 'documents/', 'decisions/', 'quarantine/'];
    allowObjects(recorder.role, storage.privateBucket, ['s3:PutObject'], [FAILURES, RECEIPTS]);
    allowObjects(recorder.role, storage.privateBucket, ['s3:GetObject', 's3:PutObject'], written);
    allowObjects(recorder.role, storage.privateBucket, ['s3:DeleteObject'], ['quarantine/']);
    // Runs over what is stored (runs.ts): what a backfill asks for, and what came of each batch.
    allowObjects(recorder.role, storage.privateBucket, ['s3:GetObject'], ['requests/']);
    allowObjects(recorder.role, storage.privateBucket, ['s3:PutObject'], ['runs/']);
    // Without it S3 answers «forbidden» where an object is missing.
    allow(recorder.role, ['s3:ListBucket'], [storage.privateBucket.bucketArn]);
    allow(
      recorder.role,
      ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      [storage.records.tableArn],
    );
    allow(
      recorder.role,
      ['sqs:SendMessage'],
      [publishQueues.governments.queueArn, publishQueues.heavy.queueArn],
    );
  }
}

import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ProjectVariable } from '../functions/shared/environment.ts';
import { headKey, RECORDS_TABLE } from '../functions/shared/records/tables.ts';
import { type Alarms, alarmPeriod } from './alarms.ts';
import { allow, allowEverywhere, allowObjects } from './grants.ts';
import { deadLetterQueue } from './queues.ts';
import { RoomFunction } from './room-function.ts';
import type { Storage } from './storage.ts';

/** Changed heads become rows and dirty publications: the project function behind the table's stream. */
export class Projector extends Construct {
  readonly function: NodejsFunction;

  constructor(
    scope: Construct,
    id: string,
    props: { storage: Storage; publishQueue: Queue; alarms: Alarms },
  ) {
    super(scope, id);
    const { storage, publishQueue, alarms } = props;
    const { records } = storage;

    const projector = new RoomFunction<ProjectVariable>(this, 'Project', {
      room: 'project',
      memoryMb: 1024, // Waits for DynamoDB most of the time; half a CPU reads and hashes the documents.
      timeout: Duration.minutes(4), // The sweep comes every five minutes and must not overtake itself.
      environment: {
        PRIVATE_BUCKET: storage.privateBucket.bucketName,
        RECORDS_TABLE: records.tableName,
        PUBLISH_QUEUE_URL: publishQueue.queueUrl,
      },
      alarms,
    });
    this.function = projector.function;

    const deadLetters = deadLetterQueue(this, 'DeadLetters', {
      room: 'project',
      name: 'open-minutes-project-dead-letters',
      alarms,
      severity: 'normal',
      meaning: 'Changed heads could not be projected when the stream told of them; the sweep keeps trying.',
    });
    if (records.tableStreamArn === undefined) throw new Error('The records table has no stream');
    new EventSourceMapping(this, 'Stream', {
      target: this.function,
      eventSourceArn: records.tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      // Heads that stand in the outbox. Neither derived rows nor the clearing of the outbox wake anybody.
      filters: [
        FilterCriteria.filter({
          dynamodb: {
            Keys: { [RECORDS_TABLE.rangeKey]: { S: FilterRule.isEqual(headKey('').sk) } },
            NewImage: { [RECORDS_TABLE.workIndex.hashKey]: { S: FilterRule.exists() } },
          },
        }),
      ],
      batchSize: 25,
      parallelizationFactor: 10,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      // The stream only wakes: after a few tries the sweep takes over, and the shard goes on.
      retryAttempts: 3,
      maxRecordAge: Duration.hours(1),
      onFailure: new SqsDlq(deadLetters),
    });
    alarms.add('project-behind', {
      severity: 'normal',
      meaning: 'Recorded meetings wait longer than a quarter of an hour to be projected.',
      metric: this.function.metric('IteratorAge', { period: alarmPeriod, statistic: 'Maximum' }),
      threshold: Duration.minutes(15).toMilliseconds(),
      periods: 3,
    });

    allowObjects(projector.role, storage.privateBucket, ['s3:GetObject'], ['documents/']);
    allow(projector.role, ['s3:ListBucket'], [storage.privateBucket.bucketArn]);
    allow(
      projector.role,
      [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:BatchWriteItem',
      ],
      [records.tableArn],
    );
    allow(projector.role, ['dynamodb:Query'], [`${records.tableArn}/index/${RECORDS_TABLE.workIndex.name}`]);
    allow(projector.role, ['sqs:SendMessage'], [publishQueue.queueArn]);
    allow(
      projector.role,
      ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      [records.tableStreamArn],
    );
    allowEverywhere(
      projector.role,
      ['dynamodb:ListStreams'],
      'Lambda asks for it before it follows a stream, and it cannot be narrowed to one.',
    );
  }
}

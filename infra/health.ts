import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HealthVariable } from '../functions/shared/environment.ts';
import { type Alarms, alarmOnSilence } from './alarms.ts';
import { allow, allowObjects } from './grants.ts';
import { RoomFunction } from './room-function.ts';
import { Every, neverTwice } from './schedules.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

/** How every source fares, hourly: the status page, and an alarm while any source calls for a person. */
export class Health extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: { storage: Storage; settings: Settings; alarms: Alarms }) {
    super(scope, id);
    const { storage, settings, alarms } = props;
    const { privateBucket, records, sources } = storage;

    const health = new RoomFunction<HealthVariable>(this, 'Health', {
      room: 'health',
      memoryMb: 512, // Facts of a few sources at a time; waits for DynamoDB most of it.
      timeout: Duration.minutes(5),
      environment: {
        PRIVATE_BUCKET: privateBucket.bucketName,
        RECORDS_TABLE: records.tableName,
        SOURCES_TABLE: sources.tableName,
      },
      sources: settings.sources,
      alarms,
    });
    this.function = health.function;
    neverTwice(this, health.function, Duration.hours(1));
    const { groupName } = new Every(this, 'Every', {
      name: 'health',
      every: 60,
      call: health.function,
      description: 'says how every source fares',
    });
    alarmOnSilence(alarms, 'health-silent', groupName, {
      meaning: 'The schedule that looks after the sources has not run for three hours.',
      periods: 36,
    });

    new MetricFilter(this, 'Unwell', {
      logGroup: health.logGroup,
      filterPattern: FilterPattern.stringValue('$.message.event', '=', 'health checked'),
      metricNamespace: 'OpenMinutes',
      metricName: 'SourcesUnwell',
      metricValue: '$.message.unwell',
    });
    alarms.add('sources-unwell', {
      severity: 'normal',
      meaning:
        'At least one source fails, is silent or has changed its pages: status.html says which and why.',
      metric: new Metric({
        namespace: 'OpenMinutes',
        metricName: 'SourcesUnwell',
        period: Duration.hours(1),
        statistic: 'Maximum',
      }),
      threshold: 1,
      periods: 2,
    });

    allow(
      health.role,
      [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        // The status of a source that is gone is taken away in a batch.
        'dynamodb:BatchWriteItem',
      ],
      [records.tableArn],
    );
    allow(health.role, ['dynamodb:GetItem', 'dynamodb:Query'], [sources.tableArn]);
    allowObjects(health.role, privateBucket, ['s3:GetObject'], ['documents/', 'quarantine/']);
    allow(health.role, ['s3:ListBucket'], [privateBucket.bucketArn]);
  }
}

import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { CanaryVariable } from '../functions/shared/environment.ts';
import { type Alarms, measured } from './alarms.ts';
import { allow, allowObjects } from './grants.ts';
import { RoomFunction } from './room-function.ts';
import { Every, neverTwice } from './schedules.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

const EVERY_MINUTES = 5;
/** Beyond the time for which a government that was built a moment ago gathers more. */
const SLOW_MINUTES = 180;

/** Follows one page at a time from the list that named it to the feed that readers get (docs/adr/0033). */
export class Canary extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: { storage: Storage; settings: Settings; alarms: Alarms }) {
    super(scope, id);
    const { storage, settings, alarms } = props;
    const { privateBucket, publicBucket, records, sources } = storage;
    const canary = new RoomFunction<CanaryVariable>(this, 'Canary', {
      room: 'canary',
      memoryMb: 256, // Four reads.
      timeout: Duration.minutes(1),
      triedAgainAfter: Duration.minutes(EVERY_MINUTES),
      environment: {
        PRIVATE_BUCKET: privateBucket.bucketName,
        PUBLIC_BUCKET: publicBucket.bucketName,
        RECORDS_TABLE: records.tableName,
        SOURCES_TABLE: sources.tableName,
      },
      alarms,
    });
    this.function = canary.function;
    neverTwice(this, canary.function, Duration.minutes(EVERY_MINUTES));
    new Every(this, 'Every', {
      name: 'canary',
      every: EVERY_MINUTES,
      call: canary.function,
      description: 'looks where the page is that is followed',
    });
    alarms.addHeartbeat('canary-silent', {
      severity: 'normal',
      meaning:
        'For a quarter of an hour the canary has not ended well: a page that never arrives is not noticed.',
      beat: 'CanarySucceeded',
      everyMinutes: EVERY_MINUTES,
    });
    alarms.add('list-to-feed-slow', {
      severity: 'urgent',
      meaning:
        'A page that a list has named is not in the feed after hours: some room on its way stands still.',
      metric: measured(this, 'MinutesFromListToFeed', { period: Duration.minutes(15), statistic: 'Maximum' }),
      threshold: SLOW_MINUTES + settings.restMinutes,
      periods: 2,
    });

    allow(canary.role, ['dynamodb:GetItem'], [records.tableArn]);
    allow(canary.role, ['dynamodb:GetItem', 'dynamodb:BatchWriteItem'], [sources.tableArn]);
    allowObjects(canary.role, privateBucket, ['s3:GetObject'], ['quarantine/']);
    allowObjects(canary.role, publicBucket, ['s3:GetObject'], ['']);
    // Without it S3 answers «forbidden» where an object is missing.
    allow(canary.role, ['s3:ListBucket'], [privateBucket.bucketArn, publicBucket.bucketArn]);
  }
}

import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { HealthVariable } from '../functions/shared/environment.ts';
import { DIRTY_INDEX } from '../functions/shared/records/tables.ts';
import { type Alarms, measured } from './alarms.ts';
import { allow, allowObjects } from './grants.ts';
import { RoomFunction } from './room-function.ts';
import { Every, neverTwice } from './schedules.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage.ts';

const EVERY_MINUTES = 60;
/** Of thousands of sources some come to be unwell every day: so many of a hundred within an hour are an alarm, of a few each. */
const NEWLY_UNWELL_PERCENT = 0.5;

/** How every source fares, hourly: the status page, and what a person is told of. */
export class Health extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: { storage: Storage; settings: Settings; alarms: Alarms }) {
    super(scope, id);
    const { storage, settings, alarms } = props;
    const { privateBucket, records, sources } = storage;

    const health = new RoomFunction<HealthVariable>(this, 'Health', {
      room: 'health',
      // More than half a CPU: of thousands of sources, rows are read and checked all the time. It ends by itself before its time
      // is over, and the next call goes on (measured in tests/health/scale.test.ts).
      memoryMb: 1024,
      timeout: Duration.minutes(10),
      triedAgainAfter: Duration.minutes(EVERY_MINUTES),
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
    new Every(this, 'Every', {
      name: 'health',
      every: EVERY_MINUTES,
      call: health.function,
      description: 'says how every source fares',
    });
    alarms.addHeartbeat('health-silent', {
      severity: 'urgent',
      meaning:
        'For three hours no look after the sources has ended well: nobody would notice what falls silent.',
      beat: 'HealthSucceeded',
      everyMinutes: EVERY_MINUTES,
    });
    this.watch(alarms);

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
    // Builds that wait too long are found by it.
    allow(health.role, ['dynamodb:Query'], [`${records.tableArn}/index/${DIRTY_INDEX.name}`]);
    allow(health.role, ['dynamodb:GetItem', 'dynamodb:Query'], [sources.tableArn]);
    allowObjects(health.role, privateBucket, ['s3:GetObject'], ['documents/', 'quarantine/']);
    allow(health.role, ['s3:ListBucket'], [privateBucket.bucketArn]);
  }

  /** What a person is to look at: each ends once somebody has, or by itself. */
  private watch(alarms: Alarms): void {
    const period = Duration.hours(1);
    alarms.add('sources-unwell', {
      severity: 'normal',
      meaning:
        'Within an hour, sources came to fail, fell silent or changed their pages: status.html says which.',
      metric: measured(this, 'SourcesNewlyUnwellPercent', { period, statistic: 'Sum' }),
      threshold: NEWLY_UNWELL_PERCENT,
      periods: 1,
    });
    alarms.add('sources-silent', {
      severity: 'normal',
      meaning: 'A fifth of all sources fell silent within two weeks: a recess, or a fault of ours.',
      metric: measured(this, 'SourcesSilentPercent', { period, statistic: 'Maximum' }),
      threshold: 20,
      periods: 3,
    });
    alarms.add('review-old', {
      severity: 'normal',
      meaning: 'A meeting has waited for review for two weeks.',
      metric: measured(this, 'ReviewAgeDays', { period, statistic: 'Maximum' }),
      threshold: 14,
      periods: 3,
    });
    alarms.add('quarantine-old', {
      severity: 'normal',
      meaning: 'A page has asked for two weeks which government it is of.',
      metric: measured(this, 'QuarantineAgeDays', { period, statistic: 'Maximum' }),
      threshold: 14,
      periods: 3,
    });
  }
}

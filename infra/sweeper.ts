import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type Alarms, measured } from './alarms.ts';
import { Every, neverTwice } from './schedules.ts';

const SWEEP_MINUTES = 5;
const DAY_MINUTES = 24 * 60;

/**
 * What nobody needs to remember. Every five minutes, the builds that are due are woken: what a lost message left behind,
 * what is to be looked at again, what is to be deleted. Every night, what is public is held against manifests and records
 * (docs/adr/0031). Every promise that nothing stands still rests on the first, so that its silence is an alarm; and what is
 * shown of all governments is built at least hourly, so that its age is one.
 */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, props: { publish: IFunction; alarms: Alarms }) {
    super(scope, id);
    const { publish: call, alarms } = props;
    neverTwice(this, call, Duration.minutes(5));
    new Every(this, 'Every', {
      name: 'sweep',
      every: SWEEP_MINUTES,
      call,
      description: 'wakes the builds that are due',
      input: { sweep: true },
    });
    alarms.addHeartbeat('sweep-silent', {
      severity: 'urgent',
      meaning: 'For a quarter of an hour no sweep has ended well: what was left behind stays so.',
      beat: 'SweepSucceeded',
      everyMinutes: SWEEP_MINUTES,
    });
    new Every(this, 'Nightly', {
      name: 'nightly',
      // The small hours in China, whenever it was deployed.
      every: '18:30',
      call,
      description: 'holds what is public against manifests and records, a seventh of the governments a night',
      input: { nightly: true },
    });
    alarms.addHeartbeat('night-silent', {
      severity: 'normal',
      meaning:
        'The night has not ended well for more than a day: what is public is not compared, tables are old.',
      beat: 'NightSucceeded',
      everyMinutes: DAY_MINUTES,
    });
    this.watchFeeds(alarms);
  }

  private watchFeeds(alarms: Alarms): void {
    const period = Duration.hours(1);
    alarms.add('feed-old', {
      severity: 'urgent',
      meaning:
        'For six hours no build of what is shown of all governments has ended: feeds and home page are old.',
      metric: measured(this, 'FeedAgeHours', { period, statistic: 'Maximum' }),
      threshold: 6,
      periods: 2,
    });
    alarms.add('feed-broken', {
      severity: 'urgent',
      meaning:
        'For two hours every build of all governments has left something out that it could not render.',
      metric: measured(this, 'FeedTargetsFailed', { period, statistic: 'Minimum' }),
      threshold: 1,
      periods: 2,
    });
    alarms.add('builds-old', {
      severity: 'urgent',
      meaning: 'A build has waited for more than two hours: what was recorded is not published.',
      metric: measured(this, 'BuildAgeMinutes', { period, statistic: 'Maximum' }),
      threshold: 120,
      periods: 2,
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type Alarms, alarmOnSilence } from './alarms.ts';
import { Every, neverTwice } from './schedules.ts';

/**
 * What nobody needs to remember. Every five minutes, the builds that are due are woken: what a lost message left behind,
 * what is to be looked at again, what is to be deleted. Every night, what is public is held against manifests and records
 * (docs/adr/0031). Every promise that nothing stands still rests on the first, so that its silence is an alarm.
 */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, props: { publish: IFunction; alarms: Alarms }) {
    super(scope, id);
    const { publish: call, alarms } = props;
    neverTwice(this, call, Duration.minutes(5));
    const { groupName } = new Every(this, 'Every', {
      name: 'sweep',
      every: 5,
      call,
      description: 'wakes the builds that are due',
      input: { sweep: true },
    });
    alarmOnSilence(alarms, 'sweep-silent', groupName, {
      meaning: 'The schedule that finds what was left behind has not run for a quarter of an hour.',
      periods: 3,
    });
    new Every(this, 'Nightly', {
      name: 'nightly',
      // The small hours in China, whenever it was deployed.
      every: '18:30',
      call,
      description: 'holds what is public against manifests and records, a seventh of the governments a night',
      input: { nightly: true },
    });
  }
}

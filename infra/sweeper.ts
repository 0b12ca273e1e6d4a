import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type Alarms, alarmOnSilence } from './alarms.ts';
import { Every } from './schedules.ts';

/**
 * Every five minutes, what a lost wake-up left behind: the outbox is drained and due publications are woken. Every
 * promise that nothing stands still rests on this schedule, so that its silence is an alarm.
 */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, props: { project: IFunction; alarms: Alarms }) {
    super(scope, id);
    const { groupName } = new Every(this, 'Every', {
      name: 'open-minutes',
      minutes: 5,
      call: props.project,
      description: 'drains the outbox and wakes due publications',
      input: { sweep: true },
    });
    alarmOnSilence(props.alarms, 'sweep-silent', groupName, {
      meaning: 'The schedule that finds what was left behind has not run for a quarter of an hour.',
      periods: 3,
    });
  }
}

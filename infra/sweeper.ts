import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { type Alarms, alarmPeriod } from './alarms.ts';
import { allow } from './grants.ts';

const groupName = 'open-minutes';

/**
 * Every five minutes, what a lost wake-up left behind: the outbox is drained and due publications are woken. Every
 * promise that nothing stands still rests on this schedule, so that its silence is an alarm.
 */
export class Sweeper extends Construct {
  constructor(scope: Construct, id: string, props: { project: IFunction; alarms: Alarms }) {
    super(scope, id);
    const { project, alarms } = props;
    const stack = Stack.of(this);

    const group = new CfnScheduleGroup(this, 'Group', { name: groupName });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
    });
    allow(role, ['lambda:InvokeFunction'], [project.functionArn]);

    const schedule = new CfnSchedule(this, 'Schedule', {
      groupName,
      description: 'open-minutes: drains the outbox and wakes due publications',
      scheduleExpression: 'rate(5 minutes)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: project.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ sweep: true }),
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    schedule.addResourceDependency(group);
    // A sweep that fails is not tried again: the next one comes in five minutes and does the same.
    new EventInvokeConfig(this, 'Once', {
      function: project,
      retryAttempts: 0,
      maxEventAge: Duration.minutes(5),
    });

    alarms.add('sweep-silent', {
      severity: 'urgent',
      meaning: 'The schedule that finds what was left behind has not run for a quarter of an hour.',
      metric: new Metric({
        namespace: 'AWS/Scheduler',
        metricName: 'InvocationAttemptCount',
        dimensionsMap: { ScheduleGroup: groupName },
        period: alarmPeriod,
        statistic: 'Sum',
      }),
      threshold: 1,
      below: true,
      periods: 3,
      missingData: TreatMissingData.BREACHING,
    });
  }
}

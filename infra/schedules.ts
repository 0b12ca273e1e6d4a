import { Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { allow } from './grants.ts';

/**
 * Calls a function every so many minutes, and never twice for one time: a call that fails is not tried again, since the
 * next one does the same. A group of its own, so that its silence can be told from that of other schedules.
 */
export class Every extends Construct {
  /** The dimension of the schedule's metrics. */
  readonly groupName: string;

  constructor(
    scope: Construct,
    id: string,
    props: {
      readonly name: string;
      readonly minutes: number;
      readonly call: IFunction;
      readonly description: string;
      readonly input?: object;
    },
  ) {
    super(scope, id);
    this.groupName = props.name;
    const group = new CfnScheduleGroup(this, 'Group', { name: props.name });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    allow(role, ['lambda:InvokeFunction'], [props.call.functionArn]);
    const schedule = new CfnSchedule(this, 'Schedule', {
      groupName: props.name,
      description: `open-minutes: ${props.description}`,
      scheduleExpression: `rate(${props.minutes} ${props.minutes === 1 ? 'minute' : 'minutes'})`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: props.call.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify(props.input ?? {}),
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    schedule.addResourceDependency(group);
    new EventInvokeConfig(this, 'Once', {
      function: props.call,
      retryAttempts: 0,
      maxEventAge: Duration.minutes(props.minutes),
    });
  }
}

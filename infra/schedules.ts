import { type Duration, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { allow } from './grants.ts';
import { nameOf } from './names.ts';

/**
 * Keeps Lambda from trying a scheduled call of this function again, once for all of its schedules: the next call does
 * the same.
 * @param within How long a call may wait for its turn, at most six hours.
 */
export function neverTwice(scope: Construct, call: IFunction, within: Duration): void {
  const once = new EventInvokeConfig(scope, 'Once', {
    function: call,
    retryAttempts: 0,
    maxEventAge: within,
  });
  Validations.of(once).acknowledge({
    id: 'Serverless-LambdaAsyncFailureDestination',
    reason:
      'There is nothing to keep of a call that failed: the next one does the same. Its silence is an alarm.',
  });
}

/**
 * Calls a function every so many minutes, or at an hour of the day, never twice for one time (see {@link neverTwice}). A group of its own, whose
 * metrics say where calls were lost (docs/runbook.md).
 */
export class Every extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: {
      /** Of its group, without the prefix of the stage. */
      readonly name: string;
      /** Minutes, counted from the deployment; or an hour of UTC, as `18:30`. */
      readonly every: number | `${number}:${number}`;
      readonly call: IFunction;
      readonly description: string;
      readonly input?: object;
    },
  ) {
    super(scope, id);
    const groupName = nameOf(this, props.name);
    const group = new CfnScheduleGroup(this, 'Group', { name: groupName });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    allow(role, ['lambda:InvokeFunction'], [props.call.functionArn]);
    const schedule = new CfnSchedule(this, 'Schedule', {
      groupName,
      description: `open-minutes: ${props.description}`,
      scheduleExpression: expressionOf(props.every),
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: props.call.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify(props.input ?? {}),
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    schedule.addResourceDependency(group);
  }
}

function expressionOf(every: number | string): string {
  if (typeof every === 'number') return `rate(${every} ${every === 1 ? 'minute' : 'minutes'})`;
  const [hour, minute] = every.split(':').map(Number);
  return `cron(${minute} ${hour} * * ? *)`;
}

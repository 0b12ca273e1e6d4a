import { Duration, Validations } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { headingOf, nameOf } from './names.ts';

/**
 * urgent: minutes or publications stand still until a person acts.
 * normal: nothing is lost and the rest goes on; look into it on the next working day.
 */
export type Severity = 'urgent' | 'normal';

export interface AlarmProps {
  readonly severity: Severity;
  /** What it means that this alarm rings, in one sentence. */
  readonly meaning: string;
  readonly metric: IMetric;
  /** Rings when the metric reaches this value, or falls below it with `below`. */
  readonly threshold: number;
  readonly below?: boolean;
  /** How many periods of the metric in a row. */
  readonly periods: number;
  /** What no data says; by default that all is well. */
  readonly missingData?: TreatMissingData;
}

export interface AlarmsProps {
  /** Who is told by mail; without it the topic has no subscriber of ours. */
  readonly operatorEmail?: string;
}

/** The period that the alarms look at. */
export const alarmPeriod = Duration.minutes(5);

/**
 * The registry of alarms: each has a fixed name, goes to one topic, and points at its heading in the runbook.
 * tests/infra holds names and headings together.
 */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    // Not encrypted by a key of ours: CloudWatch may not use the key that AWS manages for SNS, and an alarm's
    // text holds nothing that its name does not say.
    this.topic = new Topic(this, 'Topic', { displayName: 'open-minutes alarms', enforceSSL: true });
    if (props.operatorEmail !== undefined) {
      this.topic.addSubscription(new EmailSubscription(props.operatorEmail));
      Validations.of(this.topic).acknowledge({
        id: 'Serverless-SNSRedrivePolicy',
        reason:
          'SNS tries a mail for hours by itself; what rings after that is seen in CloudWatch, not in a queue.',
      });
    }
  }

  /** @param name The alarm's name without the prefix of the stage, unique in the deployment. */
  add(name: string, props: AlarmProps): Alarm {
    const alarm = new Alarm(this, name, {
      alarmName: nameOf(this, name),
      alarmDescription: `[${props.severity}] ${props.meaning} Runbook: docs/runbook.md#${headingOf(name)}`,
      metric: props.metric,
      threshold: props.threshold,
      comparisonOperator: props.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: props.periods,
      treatMissingData: props.missingData ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }
}

/** Rings when a schedule has not called for so many periods. */
export function alarmOnSilence(
  alarms: Alarms,
  name: string,
  scheduleGroup: string,
  { meaning, periods }: { meaning: string; periods: number },
): void {
  alarms.add(name, {
    severity: 'urgent',
    meaning,
    metric: new Metric({
      namespace: 'AWS/Scheduler',
      metricName: 'InvocationAttemptCount',
      dimensionsMap: { ScheduleGroup: scheduleGroup },
      period: alarmPeriod,
      statistic: 'Sum',
    }),
    threshold: 1,
    below: true,
    periods,
    missingData: TreatMissingData.BREACHING,
  });
}

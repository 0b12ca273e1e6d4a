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
import { type MetricName, NAMESPACE } from '../functions/shared/metrics.ts';
import { headingOf, nameOf, stageOf } from './names.ts';

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
  /** What no data says; by default that all is well, so that an alarm ends with what it rings for. */
  readonly missingData?: TreatMissingData;
}

export interface AlarmsProps {
  /** Who is told by mail; without it the topic has no subscriber of ours. */
  readonly operatorEmail?: string;
}

/** The period that the alarms on queues and tables look at: these tell every minute. */
export const alarmPeriod = Duration.minutes(5);

/**
 * The registry of alarms: each has a fixed name, goes to one topic, and points at its heading in the runbook. tests/infra holds
 * names and headings together, and periods and what is watched: an alarm must be able to ring, and to end.
 */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly #all: Alarm[] = [];

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

  /** Those that were added so far. */
  get all(): readonly Alarm[] {
    return this.#all;
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
    this.#all.push(alarm);
    return alarm;
  }

  /** Rings when a function that is called every so many minutes has not ended well for some calls. */
  addHeartbeat(
    name: string,
    { severity, meaning, beat, everyMinutes }: Pick<AlarmProps, 'severity' | 'meaning'> & Heartbeat,
  ): Alarm {
    const { period, periods } = patienceWith(everyMinutes);
    return this.add(name, {
      severity,
      meaning,
      metric: measured(this, beat, { period, statistic: 'Sum' }),
      threshold: 1,
      below: true,
      periods,
      missingData: TreatMissingData.BREACHING,
    });
  }
}

interface Heartbeat {
  /** What tells of a call that ended well. */
  readonly beat: MetricName;
  /** Minutes between two calls; at most five days. */
  readonly everyMinutes: number;
}

/** One of our own metrics, as the rooms of the stage measure it. */
export const measured = (
  scope: Construct,
  metricName: MetricName,
  options: { readonly period: Duration; readonly statistic: string },
): Metric =>
  new Metric({ namespace: NAMESPACE, metricName, dimensionsMap: { Stage: stageOf(scope) }, ...options });

/**
 * For how long a heartbeat may stay away: three calls, or one and a quarter of those that come less than hourly. Within what
 * CloudWatch takes: a period of at most a day, seven days together, one day with periods of less than an hour.
 */
export function patienceWith(everyMinutes: number): { readonly period: Duration; readonly periods: number } {
  if (everyMinutes <= 60)
    return { period: Duration.minutes(Math.max(5, Math.ceil(everyMinutes))), periods: 3 };
  const hours = Math.min(24, Math.ceil(everyMinutes / 4 / 60));
  const periods = Math.ceil((everyMinutes * 1.25) / (hours * 60));
  return { period: Duration.hours(hours), periods };
}

/** How often something may go wrong before an alarm rings, however seldom it is tried. */
const TOO_OFTEN = 3;

/**
 * How long to look back for failures of what is tried again and again, and how many are too many.
 * @param everyMinutes Minutes between two tries.
 */
export function failuresOf(everyMinutes: number): { readonly period: Duration; readonly threshold: number } {
  const minutes = Math.min(24 * 60, Math.max(30, TOO_OFTEN * everyMinutes));
  const threshold = Math.max(1, Math.min(TOO_OFTEN, Math.floor(minutes / everyMinutes)));
  return { period: Duration.minutes(Math.ceil(minutes)), threshold };
}

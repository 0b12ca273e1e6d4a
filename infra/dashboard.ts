import { Duration, Stack } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Metric,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { MetricName } from '../functions/shared/metrics.ts';
import { type Alarms, measured } from './alarms.ts';
import { nameOf, stageOf } from './names.ts';
import { RoomFunction } from './room-function.ts';

export interface StageDashboardProps {
  readonly alarms: Alarms;
  /** Where the site is served. */
  readonly baseUrl: string;
  readonly tables: Readonly<Record<string, Pick<ITable, 'metric'>>>;
}

/** Widgets stand in rows of 24 columns. */
const FULL = 24;
const HALF = 12;
const THIRD = 8;

/** What a stack has that is to be looked at, whoever made it: nothing is left out because nobody thought of it. */
function partsOf(scope: Construct) {
  const all = Stack.of(scope).node.findAll();
  const queues = all.filter((one) => one instanceof Queue);
  return {
    rooms: all.filter((one) => one instanceof RoomFunction),
    queues: queues.filter(({ deadLetterQueue }) => deadLetterQueue !== undefined),
    deadLetters: queues.filter(({ deadLetterQueue }) => deadLetterQueue === undefined),
  };
}

/**
 * Whether all is well, in ten seconds: the alarms and some numbers at the top; below, what they follow from, a room a line as
 * pages go through them. One for each stage.
 */
export class StageDashboard extends Construct {
  constructor(scope: Construct, id: string, props: StageDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: nameOf(this, 'overview'),
      defaultInterval: Duration.days(1),
    });
    for (const row of [this.atOnce(props), this.onTheWay(), this.atWork(props), this.costs(props)])
      dashboard.addWidgets(...row);
  }

  private atOnce({ alarms, baseUrl }: StageDashboardProps): IWidget[] {
    const numbers: readonly [label: string, metric: MetricName][] = [
      ['Feeds built, hours ago', 'FeedAgeHours'],
      ['From list to feed, minutes', 'MinutesFromListToFeed'],
      ['Oldest build waits, minutes', 'BuildAgeMinutes'],
      ['Oldest review waits, days', 'ReviewAgeDays'],
      ['Oldest question waits, days', 'QuarantineAgeDays'],
      ['Sources unwell', 'SourcesUnwell'],
      ['Sources silent of late, %', 'SourcesSilentPercent'],
      ['Sources not read in time', 'SourcesLeft'],
    ];
    return [
      new TextWidget({
        width: FULL,
        height: 2,
        markdown: [
          `**open-minutes, stage ${stageOf(this)}**: all is well while no alarm below is red.`,
          `[How each source fares](${baseUrl}/status.html) ·`,
          'What each alarm means and what to do: docs/runbook.md, under the name of the alarm.',
        ].join(' '),
      }),
      new AlarmStatusWidget({ title: 'Alarms', width: FULL, height: 6, alarms: [...alarms.all] }),
      new SingleValueWidget({
        title: 'Now',
        width: FULL,
        height: 3,
        metrics: numbers.map(([label, name]) => this.ours(name, label, Duration.hours(1))),
      }),
    ];
  }

  /** What comes of pages: from the list to the feed. */
  private onTheWay(): IWidget[] {
    const { queues, deadLetters } = partsOf(this);
    const day = Duration.days(1);
    return [
      this.graph('From list to feed, minutes (canary)', [
        this.ours('MinutesFromListToFeed', 'the page that is followed'),
      ]),
      this.graph('Pages that became documents', [
        this.ours('PageBecameDocument', 'documents', day, 'Sum'),
        this.ours('PageBecameDocument', 'pages', day, 'SampleCount'),
        this.ours('PutAsideBeyondDocuments', 'put aside, less documents', day, 'Sum'),
      ]),
      this.graph('Age of the feeds (hours), failed targets', [
        this.ours('FeedAgeHours', 'hours'),
        this.ours('FeedTargetsFailed', 'failed'),
      ]),
      this.graph(
        'Oldest message, seconds',
        queues.map((queue) =>
          queue.metricApproximateAgeOfOldestMessage({ label: queue.queueName, statistic: 'Maximum' }),
        ),
      ),
      this.graph(
        'Messages set aside',
        deadLetters.map((queue) =>
          queue.metricApproximateNumberOfMessagesVisible({ label: queue.queueName, statistic: 'Maximum' }),
        ),
      ),
      this.graph('Sources', [
        this.ours('SourcesUnwell', 'unwell'),
        this.ours('SourcesNewlyUnwell', 'newly', day, 'Sum'),
        this.ours('SourcesNewlyUnwellPercent', 'newly, of 100'),
        this.ours('SourcesLeft', 'not read in time'),
      ]),
    ];
  }

  private atWork({ tables }: StageDashboardProps): IWidget[] {
    const { rooms } = partsOf(this);
    const throttled = Object.entries(tables).flatMap(([label, table]) =>
      (['Read', 'Write'] as const).map((kind) =>
        table.metric(`${kind}ThrottleEvents`, {
          label: `${label}: ${kind.toLowerCase()}s`,
          statistic: 'Sum',
        }),
      ),
    );
    return [
      this.graph(
        'Errors of the functions',
        rooms.map(({ room, function: it }) => it.metricErrors({ label: room, statistic: 'Sum' })),
      ),
      this.graph('Calls and reads turned away', [
        ...rooms.map(({ room, function: it }) => it.metricThrottles({ label: room, statistic: 'Sum' })),
        ...throttled,
      ]),
      this.graph(
        'Longest run, milliseconds',
        rooms.map(({ room, function: it }) => it.metricDuration({ label: room, statistic: 'Maximum' })),
      ),
    ];
  }

  /** What drives the bill, by the day; and the bill of the account, which AWS tells in one region only. */
  private costs({ tables }: StageDashboardProps): IWidget[] {
    const day = { period: Duration.days(1), statistic: 'Sum' };
    const billed = new Metric({
      namespace: 'AWS/Billing',
      metricName: 'EstimatedCharges',
      dimensionsMap: { Currency: 'USD' },
      statistic: 'Maximum',
      period: Duration.hours(6),
      label: 'USD of the month so far',
    });
    return [
      new GraphWidget({
        title: 'Bill of the account (needs billing alerts to be on)',
        width: HALF,
        left: [billed],
        region: 'us-east-1',
      }),
      new GraphWidget({
        title: 'What it follows from, a day',
        width: HALF,
        region: Stack.of(this).region,
        left: partsOf(this).rooms.map(({ room, function: it }) =>
          it.metricInvocations({ ...day, label: `${room}: calls` }),
        ),
        right: Object.entries(tables).flatMap(([label, table]) => [
          table.metric('ConsumedReadCapacityUnits', { ...day, label: `${label}: read units` }),
          table.metric('ConsumedWriteCapacityUnits', { ...day, label: `${label}: write units` }),
        ]),
      }),
    ];
  }

  private graph(title: string, left: IMetric[]): GraphWidget {
    return new GraphWidget({ title, width: THIRD, left, leftYAxis: { min: 0 } });
  }

  private ours(name: MetricName, label: string, period = Duration.hours(1), statistic = 'Maximum'): Metric {
    return measured(this, name, { period, statistic }).with({ label });
  }
}

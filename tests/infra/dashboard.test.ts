import { describe, expect, it } from 'vitest';
import { METRICS } from '../../functions/shared/metrics.ts';
import { resources, synthesize } from './synthesize.ts';

const { data } = synthesize({ stage: 'trial' });
const dashboards = Object.values(resources(data, 'AWS::CloudWatch::Dashboard'));
const functions = resources(data, 'AWS::Lambda::Function');
const queues = resources(data, 'AWS::SQS::Queue');
const alarms = resources(data, 'AWS::CloudWatch::Alarm');

/** The body as CloudWatch gets it, each reference by the logical id that it is to. */
function bodyOf(dashboard: unknown): string {
  const { 'Fn::Join': join } = dashboard as { 'Fn::Join': [string, unknown[]] };
  return join[1]
    .map((part) => {
      if (typeof part === 'string') return part;
      const [reference] = Object.values(part as Record<string, unknown>);
      return Array.isArray(reference) ? String(reference[0]) : String(reference);
    })
    .join('');
}

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly metrics?: readonly unknown[][];
    readonly alarms?: readonly string[];
    readonly markdown?: string;
    readonly region?: string;
  };
}

const { widgets } = JSON.parse(bodyOf(dashboards[0]?.Properties.DashboardBody)) as {
  widgets: readonly Widget[];
};
const metrics = widgets
  .flatMap(({ properties }) => properties.metrics ?? [])
  .map((one) => JSON.stringify(one));
const shown = (metric: string, of: string) =>
  metrics.some((one) => one.includes(`"${metric}"`) && one.includes(`"${of}"`));

describe('the dashboard', () => {
  it('is one, of its stage', () => {
    expect(dashboards.map(({ Properties }) => Properties.DashboardName)).toEqual([
      'open-minutes-trial-overview',
    ]);
  });

  it('shows the state of every alarm before anything else but its title', () => {
    const [title, states] = widgets;
    expect(title?.properties.markdown).toContain('stage trial');
    expect(states).toMatchObject({ type: 'alarm', x: 0, width: 24 });
    expect(states?.properties.alarms?.toSorted()).toEqual(Object.keys(alarms).toSorted());
  });

  it('shows everything that the rooms measure but the heartbeats, which have alarms; of its own stage', () => {
    const ours = Object.keys(METRICS).filter((name) => !name.endsWith('Succeeded'));
    expect(ours.filter((name) => !shown(name, 'trial'))).toEqual([]);
    expect(metrics.filter((one) => one.includes('OpenMinutes') && !one.includes('"trial"'))).toEqual([]);
  });

  it('shows errors, calls turned away, time and calls of every function', () => {
    for (const id of Object.keys(functions))
      for (const metric of ['Errors', 'Throttles', 'Duration', 'Invocations'])
        expect(shown(metric, id), `${metric} of ${id}`).toBe(true);
  });

  it('shows the oldest message of every work queue, and what lies in every dead letter queue', () => {
    for (const [id, { Properties }] of Object.entries(queues)) {
      const metric =
        Properties.RedrivePolicy === undefined
          ? 'ApproximateNumberOfMessagesVisible'
          : 'ApproximateAgeOfOldestMessage';
      expect(shown(metric, id), `${metric} of ${id}`).toBe(true);
    }
  });

  it('shows what the tables take, and the bill where AWS tells it', () => {
    expect(metrics.filter((one) => one.includes('ConsumedWriteCapacityUnits'))).toHaveLength(2);
    const bill = widgets.find(({ properties }) => properties.title?.startsWith('Bill'));
    expect(bill?.properties.region).toBe('us-east-1');
  });

  it('has no two widgets in one place, and none beside the page', () => {
    const taken = new Set<string>();
    for (const { x, y, width, height } of widgets) {
      expect(x + width).toBeLessThanOrEqual(24);
      for (let column = x; column < x + width; column++)
        for (let row = y; row < y + height; row++) {
          expect(taken.has(`${column},${row}`), `${column},${row}`).toBe(false);
          taken.add(`${column},${row}`);
        }
    }
  });
});

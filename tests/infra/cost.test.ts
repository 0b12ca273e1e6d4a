// Whether docs/cost.md reckons with what is deployed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../functions/shared/metrics.ts';
import { resources, root, synthesize } from './synthesize.ts';

const costs = readFileSync(join(root, 'docs/cost.md'), 'utf8');
const { data } = synthesize();
const countOf = (type: string): number => Object.keys(resources(data, type)).length;

describe('what a month costs', () => {
  it('has the alarms, the metrics and the queues of a stage in it', () => {
    const [, alarms, metrics, queues] =
      /^\| (\d+) alarms, (\d+) metrics, .* polling of (\w+) queues/m.exec(costs) ?? [];
    expect(Number(alarms)).toBe(countOf('AWS::CloudWatch::Alarm'));
    expect(Number(metrics)).toBe(Object.keys(METRICS).length);
    expect(['one', 'two', 'three', 'four', 'five', 'six'].indexOf(queues ?? '') + 1).toBe(
      countOf('AWS::Lambda::EventSourceMapping'),
    );
  });

  it('has the dashboards that cost nothing, and no others', () => {
    expect(countOf('AWS::CloudWatch::Dashboard')).toBeLessThanOrEqual(3);
  });

  // Of the arithmetic, what stands in its last column.
  it.each(['To take everything in', 'A month', 'What is not billed'])('adds up: %s', (title) => {
    const chapter = costs.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
    const figures = chapter
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => Number(line.split('|').at(-2)?.replaceAll('*', '').trim() || Number.NaN));
    const sums = figures.filter((figure) => Number.isFinite(figure));
    const together = sums.pop() ?? 0;
    expect(sums.length).toBeGreaterThan(3);
    expect(sums.reduce((sum, figure) => sum + figure, 0)).toBeCloseTo(together, 1);
  });
});

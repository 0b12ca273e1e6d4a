import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METRICS } from '../../functions/shared/metrics.ts';
import { failuresOf, patienceWith } from '../../infra/alarms.ts';
import { headingOf } from '../../infra/names.ts';
import { type Resource, resources, root, synthesize } from './synthesize.ts';

const { data } = synthesize({ alarmEmail: 'operator@agency.example.org', monthlyBudgetUsd: 40 });

interface Alarm {
  readonly name: string;
  readonly description: string;
  readonly actions: unknown;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly statistic: string;
  /** Seconds. */
  readonly period: number;
  readonly periods: number;
  readonly threshold: number;
  readonly rings: string;
  readonly missing: string;
  readonly lowSamples: unknown;
}

const all = Object.values(resources(data, 'AWS::CloudWatch::Alarm')).map(
  ({ Properties: of }): Alarm => ({
    name: String(of.AlarmName).replace(/^open-minutes-prod-/, ''),
    description: String(of.AlarmDescription),
    actions: of.AlarmActions,
    namespace: String(of.Namespace),
    metric: String(of.MetricName),
    dimensions: (of.Dimensions ?? []) as Alarm['dimensions'],
    statistic: String(of.Statistic ?? of.ExtendedStatistic),
    period: Number(of.Period),
    periods: Number(of.EvaluationPeriods),
    threshold: Number(of.Threshold),
    rings: String(of.ComparisonOperator),
    missing: String(of.TreatMissingData),
    lowSamples: of.EvaluateLowSampleCountPercentile,
  }),
);
const names = all.map(({ name }) => name).sort();

/** The runbook's chapters on alarms: a heading for each name, with what stands under it. */
const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
const chapters = new Map(
  runbook
    .split(/^### /m)
    .slice(1)
    .map((chapter) => {
      const [heading = '', ...body] = chapter.split('\n');
      return [heading.trim(), body.join('\n').split(/^## /m)[0] ?? ''] as const;
    })
    .filter(([heading]) => heading.startsWith('open-minutes-')),
);
/** AWS Budgets sends mails by itself. */
const BUDGET = 'budget';

describe('every alarm', () => {
  it('has a name of its own', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });

  it('has a chapter in the runbook, and every chapter an alarm', () => {
    const [budget] = Object.values(resources(data, 'AWS::Budgets::Budget'));
    expect(budget?.Properties.Budget).toMatchObject({ BudgetName: `open-minutes-prod-${BUDGET}` });
    expect([...chapters.keys()].sort()).toEqual([...names, BUDGET].sort().map(headingOf));
  });

  it.each(all)('$name says how urgent it is and where to read on', ({ name, description }) => {
    expect(description).toMatch(/^\[(urgent|normal)\] [A-Z].*\. Runbook: /);
    expect(description.endsWith(`docs/runbook.md#${headingOf(name)}`)).toBe(true);
  });

  it.each(all)('$name is told to the operator', ({ actions }) => {
    expect(actions).toHaveLength(1);
  });

  it.each(all)('$name looks at one metric, which every imitation of AWS understands', ({ metric }) => {
    expect(metric).not.toBe('undefined');
  });

  it.each(all.filter(({ namespace }) => namespace === 'OpenMinutes'))(
    '$name looks at a metric that a room of its stage measures',
    ({ metric, dimensions }) => {
      expect(Object.keys(METRICS)).toContain(metric);
      expect(dimensions).toEqual([{ Name: 'Stage', Value: 'prod' }]);
    },
  );
});

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds between two calls of a schedule, by the name of its group. */
const schedules = new Map(
  Object.values(resources(data, 'AWS::Scheduler::Schedule')).map(({ Properties: of }) => {
    const [, number = '', unit] = /^rate\((\d+) (minute|hour)s?\)$/.exec(String(of.ScheduleExpression)) ?? [];
    const every = unit === undefined ? DAY : Number(number) * (unit === 'hour' ? HOUR : MINUTE);
    return [String(of.GroupName).replace(/^open-minutes-prod-/, ''), { every, target: of.Target }] as const;
  }),
);
const everyOf = (schedule: string): number => {
  const found = schedules.get(schedule);
  if (found === undefined) throw new Error(`no schedule ${schedule} among ${[...schedules.keys()]}`);
  return found.every;
};

/** Which schedule calls who measures what. What pages measure, and builds, comes with them. */
const MEASURED_BY: Readonly<Record<string, string | 'pages'>> = {
  SweepSucceeded: 'sweep',
  NightSucceeded: 'nightly',
  DiscoverSucceeded: 'discover',
  HealthSucceeded: 'health',
  CanarySucceeded: 'canary',
  MinutesFromListToFeed: 'canary',
  FeedAgeHours: 'health',
  BuildAgeMinutes: 'health',
  ReviewAgeDays: 'health',
  QuarantineAgeDays: 'health',
  SourcesNewlyUnwell: 'health',
  SourcesUnwell: 'health',
  SourcesNewlyUnwellPercent: 'health',
  SourcesSilentPercent: 'health',
  SourcesLeft: 'health',
  // Each check of health marks the build of all.
  FeedTargetsFailed: 'health',
  PageBecameDocument: 'pages',
  PutAsideBeyondDocuments: 'pages',
};

/** How often a function that fails is tried again, in seconds: by its schedule, or when its queue shows the message again. */
function triedEvery(functionId: string): number {
  for (const { every, target } of schedules.values())
    if (JSON.stringify(target).includes(`"${functionId}"`) && !JSON.stringify(target).includes('nightly')) {
      const isQueued = mappingOf(functionId) !== undefined;
      if (!isQueued) return every;
    }
  const mapping = mappingOf(functionId);
  const queue = /"([A-Za-z0-9]+)"/.exec(
    JSON.stringify(mapping?.Properties.EventSourceArn).replace('Fn::GetAtt', ''),
  );
  const timeout = resources(data, 'AWS::SQS::Queue')[queue?.[1] ?? '']?.Properties.VisibilityTimeout;
  if (typeof timeout !== 'number') throw new Error(`nothing calls ${functionId}`);
  return timeout;
}

const mappingOf = (functionId: string): Resource | undefined =>
  Object.values(resources(data, 'AWS::Lambda::EventSourceMapping')).find(({ Properties }) =>
    JSON.stringify(Properties.FunctionName).includes(`"${functionId}"`),
  );

describe('every alarm can ring and end', () => {
  it('every metric has somebody who measures it', () => {
    expect(Object.keys(MEASURED_BY).sort()).toEqual(Object.keys(METRICS).sort());
  });

  it.each(all)('$name stays within what CloudWatch takes', ({ period, periods }) => {
    expect(period % MINUTE).toBe(0);
    expect(period).toBeLessThanOrEqual(DAY);
    expect(period * periods).toBeLessThanOrEqual(period < HOUR ? DAY : 7 * DAY);
  });

  const beats = all.filter(({ metric }) => metric.endsWith('Succeeded'));
  it('each schedule of the stage has a heartbeat', () => {
    const watched = beats.map(({ metric }) => MEASURED_BY[metric]).sort();
    expect(watched).toEqual([...schedules.keys()].sort());
  });

  it.each(beats)(
    '$name misses calls that did not end well, and soon, but none that are only late',
    (alarm) => {
      const every = everyOf(MEASURED_BY[alarm.metric] ?? '');
      const window = alarm.period * alarm.periods;
      expect(alarm).toMatchObject({ rings: 'LessThanThreshold', threshold: 1, statistic: 'Sum' });
      // Silence is what it rings for.
      expect(alarm.missing).toBe('breaching');
      expect(window).toBeGreaterThanOrEqual(1.25 * every);
      expect(window).toBeLessThanOrEqual(4 * every);
      // One call that ends well ends it: the last period has it.
      expect(alarm.period).toBeLessThanOrEqual(Math.max(every, 5 * MINUTE));
    },
  );

  const others = all.filter(({ metric }) => !metric.endsWith('Succeeded'));
  it.each(others)('$name ends when nothing tells any more what it rings for', ({ missing }) => {
    expect(missing).toBe('notBreaching');
  });

  const gauges = others.filter(({ metric }) => metric in METRICS && MEASURED_BY[metric] !== 'pages');
  it.each(gauges)('$name has a value in each of its periods', ({ metric, period, periods, statistic }) => {
    // What is told of an event as it happens needs one period; what is told by the hour, each of them.
    if (statistic === 'Sum') expect(periods).toBe(1);
    else expect(period).toBeGreaterThanOrEqual(everyOf(MEASURED_BY[metric] ?? ''));
  });

  it.each(all.filter(({ metric }) => metric === 'Errors'))(
    '$name looks back far enough for as many failures as it takes to ring',
    ({ dimensions, period, periods, threshold, statistic }) => {
      const functionId = /"Ref":"(\w+)"/.exec(JSON.stringify(dimensions))?.[1] ?? '';
      expect(statistic).toBe('Sum');
      expect(periods).toBe(1);
      expect(period).toBeGreaterThanOrEqual(threshold * triedEvery(functionId));
    },
  );

  it.each(all)('$name has no state that few values leave as it is', ({ lowSamples, statistic }) => {
    expect(lowSamples).toBeUndefined();
    expect(statistic).not.toMatch(/^p\d/);
  });
});

interface Value {
  /** Seconds. */
  readonly at: number;
  readonly value: number;
}

/** A period's statistic of its values; undefined where there are none. */
function statisticOf(values: readonly number[], statistic: string): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((one, other) => one - other);
  if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0);
  if (statistic === 'Maximum') return sorted.at(-1);
  if (statistic === 'Minimum') return sorted[0];
  if (statistic === 'p50') return sorted[Math.floor(values.length / 2)];
  throw new Error(`nobody computes ${statistic}`);
}

/** Whether it rings, as CloudWatch says of the last periods before a moment; the state before where too few values tell. */
function ringsAt(alarm: Alarm, told: readonly Value[], now: number, before: boolean): boolean {
  for (let i = 0; i < alarm.periods; i += 1) {
    const [from, to] = [now - (i + 1) * alarm.period, now - i * alarm.period];
    const values = told.filter(({ at }) => at >= from && at < to).map(({ value }) => value);
    if (alarm.lowSamples === 'ignore' && values.length > 0 && values.length < 20) return before;
    const value = statisticOf(values, alarm.statistic);
    const breaches =
      value === undefined
        ? alarm.missing === 'breaching'
        : alarm.rings === 'LessThanThreshold'
          ? value < alarm.threshold
          : value >= alarm.threshold;
    if (!breaches) return false;
  }
  return true;
}

/** Seconds between two values while there are any. */
function toldEvery(alarm: Alarm): number {
  const by = MEASURED_BY[alarm.metric];
  if (by === 'pages') return 10 * MINUTE;
  if (by !== undefined) return everyOf(by);
  if (alarm.metric !== 'Errors') return MINUTE;
  return triedEvery(/"Ref":"(\w+)"/.exec(JSON.stringify(alarm.dimensions))?.[1] ?? '');
}

/** Of the pages that come while all is well: `many` become documents; `few`, five a window, are put aside. */
type Pages = 'many' | 'few';

/** What an alarm does over a time in which all is well, one of trouble, and one in which it is mended. */
function courseOf(
  alarm: Alarm,
  pages: Pages = 'many',
): {
  readonly isSilent: boolean;
  readonly rings: boolean;
  readonly ends: boolean;
} {
  const every = toldEvery(alarm);
  const window = alarm.period * alarm.periods;
  const phase = 6 * Math.max(window, every);
  const isBeat = alarm.metric.endsWith('Succeeded');
  const isShare = alarm.rings === 'LessThanThreshold' && !isBeat;
  const isBalance = alarm.metric === 'PutAsideBeyondDocuments';
  // What AWS counts is told when it happens; the others say also that all is well.
  const isEvent = alarm.statistic === 'Sum' && !isBeat;
  const aside = isShare ? 0 : 1;
  const become = isBalance ? -1 : isBeat || isShare ? 1 : isEvent ? undefined : 0;
  const well = pages === 'few' ? aside : become;
  const trouble = isBeat
    ? undefined
    : isShare || isBalance || alarm.metric === 'Errors'
      ? aside
      : alarm.threshold;
  const told: Value[] = [];
  for (let at = 0, n = 0; at < 3 * phase; n += 1) {
    const isTrouble = at >= phase && at < 2 * phase;
    const value = isTrouble ? trouble : well;
    // Some calls are late by a tenth.
    if (value !== undefined) told.push({ at: at + (n % 3 === 1 ? every / 10 : 0), value });
    at += pages === 'few' && !isTrouble ? alarm.period / 5 : every;
  }
  const states: { at: number; rings: boolean }[] = [];
  for (let now = window; now <= 3 * phase; now += MINUTE)
    states.push({ at: now, rings: ringsAt(alarm, told, now, states.at(-1)?.rings ?? false) });
  const isQuiet = (from: number, to: number) =>
    states.every(({ at, rings }) => at <= from || at > to || !rings);
  return {
    isSilent: isQuiet(0, phase),
    rings: states.findLast(({ at }) => at <= 2 * phase)?.rings ?? false,
    ends: isQuiet(2 * phase + 2 * window + every, 3 * phase),
  };
}

describe('while all is well, in trouble and after it', () => {
  it.each(all)('$name is silent, rings, and ends', (alarm) => {
    expect(courseOf(alarm)).toEqual({ isSilent: true, rings: true, ends: true });
  });

  const ofPages = all.filter(({ metric }) => MEASURED_BY[metric] === 'pages');
  it('an alarm looks at pages', () => {
    expect(ofPages.map(({ name }) => name)).toEqual(['parse-yield-low']);
  });
  it.each(ofPages)('$name is silent and ends also where five pages a window come, all put aside', (alarm) => {
    expect(courseOf(alarm, 'few')).toEqual({ isSilent: true, rings: true, ends: true });
  });
  it('an alarm that few values leave as it is would not end', () => {
    const { period, periods } = like('parse-yield-low');
    const percentile = { statistic: 'p50', rings: 'LessThanThreshold', threshold: 1, lowSamples: 'ignore' };
    const alarm = {
      ...like('parse-yield-low'),
      ...percentile,
      metric: 'PageBecameDocument',
      period,
      periods,
    };
    expect(courseOf(alarm)).toEqual({ isSilent: true, rings: true, ends: true });
    expect(courseOf(alarm, 'few')).toMatchObject({ rings: true, ends: false });
  });

  const like = (name: string): Alarm => {
    const found = all.find((alarm) => alarm.name === name);
    if (found === undefined) throw new Error(`no alarm ${name}`);
    return found;
  };
  it.each([
    [
      'three short periods of an hourly function',
      { ...like('health-failing'), period: 300, periods: 3, threshold: 1 },
      { rings: false },
    ],
    [
      'a day on which a nightly run is late',
      { ...like('night-silent'), period: DAY, periods: 1 },
      { isSilent: false },
    ],
    [
      'short periods of a nightly run',
      { ...like('night-silent'), period: 300, periods: 12 },
      { isSilent: false },
    ],
    ['what nobody tells in time', { ...like('review-old'), period: 300 }, { rings: false }],
  ])('an alarm on %s would not do', (_what, alarm, why) => {
    expect(courseOf(alarm)).toMatchObject(why);
  });
});

describe('an alarm on what is called every so many minutes', () => {
  it.each([1, 5, 15, 60, 61, 90, 360, 720, 1440, 2880, 7200])('%i: heartbeat', (minutes) => {
    const { period, periods } = patienceWith(minutes);
    const seconds = period.toSeconds();
    expect(seconds * periods).toBeLessThanOrEqual(seconds < HOUR ? DAY : 7 * DAY);
    expect(seconds).toBeLessThanOrEqual(DAY);
    expect(seconds * periods).toBeGreaterThanOrEqual(1.25 * minutes * MINUTE);
    expect(seconds * periods).toBeLessThanOrEqual(Math.max(15, 4 * minutes) * MINUTE);
  });

  it.each([1, 6, 15, 30, 60, 360, 1440, 2880])('%i: failures', (minutes) => {
    const { period, threshold } = failuresOf(minutes);
    expect(period.toSeconds()).toBeLessThanOrEqual(DAY);
    expect(threshold).toBeGreaterThanOrEqual(1);
    // So many failures fit into the period, unless not even one does: then one rings.
    if (threshold > 1) expect(period.toMinutes()).toBeGreaterThanOrEqual(threshold * minutes);
  });
});

describe.each([...chapters])('the chapter on %s', (_name, body) => {
  it.each(['Description', 'Investigation', 'Resolution'])(
    'has a part called %s, with something in it',
    (part) => {
      const text = body.split(`#### ${part}\n`)[1]?.split('\n#### ')[0]?.trim() ?? '';
      expect(text.length).toBeGreaterThan(40);
    },
  );
});

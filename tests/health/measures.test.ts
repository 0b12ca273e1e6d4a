import { describe, expect, it } from 'vitest';
import { type Measured, measuresOf } from '../../functions/health/measures.ts';
import { statusOf } from './status.ts';

const now = new Date('2024-12-01T08:00:00Z');
const measure = (more: Partial<Measured> = {}) =>
  measuresOf({
    ...{ statuses: [], allBuiltAt: undefined, buildWaitsSince: undefined, askedSince: undefined },
    ...{ left: 0, newlyUnwell: 0, now, ...more },
  });
const silent = (since: string, n: number) =>
  Array.from({ length: n }, (_, i) => statusOf({ id: `s-${since}-${i}`, state: 'silent', since }));
const well = (n: number) => Array.from({ length: n }, (_, i) => statusOf({ id: `w-${i}` }));

describe('what a check measures', () => {
  it('is nothing of a deployment that is new', () => {
    expect(measure()).toEqual({
      ...{ HealthSucceeded: 1, FeedAgeHours: 0, BuildAgeMinutes: 0, ReviewAgeDays: 0, QuarantineAgeDays: 0 },
      ...{ SourcesUnwell: 0, SourcesNewlyUnwellPercent: 0, SourcesSilentPercent: 0, SourcesLeft: 0 },
    });
  });

  it('is the age of the last build of all, and of the build that has waited longest', () => {
    const { FeedAgeHours, BuildAgeMinutes } = measure({
      allBuiltAt: '2024-12-01T05:30:00Z',
      buildWaitsSince: '2024-12-01T07:20:00Z',
    });
    expect({ FeedAgeHours, BuildAgeMinutes }).toEqual({ FeedAgeHours: 2.5, BuildAgeMinutes: 40 });
  });

  it('is no negative age, where a clock is ahead', () => {
    expect(measure({ allBuiltAt: '2024-12-01T08:00:01Z' }).FeedAgeHours).toBe(0);
  });

  it.each([
    ['a share of all', [...silent('2024-11-20', 3), ...well(9)], 25],
    ['nothing of what fell silent long ago', [...silent('2024-11-01', 9), ...well(3)], 0],
    ['nothing of one or two', [...silent('2024-11-30', 2), ...well(2)], 0],
  ])('counts the sources that fell silent lately: %s', (_what, statuses, percent) => {
    expect(measure({ statuses }).SourcesSilentPercent).toBe(percent);
  });

  it.each([
    [1, 1, 100],
    [1, 5, 20],
    [1, 100, 1],
    // Of many, so few are no news.
    [1, 101, 0],
    [2, 400, 0],
    [3, 400, 0.75],
    [16, 3200, 0.5],
  ])('is %i newly unwell of %i, as a share: %d', (newlyUnwell, n, percent) => {
    expect(measure({ statuses: well(n), newlyUnwell }).SourcesNewlyUnwellPercent).toBe(percent);
  });
});

// How often a source publishes, from the days on which it did.

import { DAY_MS } from '../shared/clock.ts';

/** Gaps between days that a cadence is taken from. */
const GAPS = 24;
const FEWEST_GAPS = 5;
/** The newest gaps, which are compared with those before. */
const RECENT = 5;
const SLOWER_BY_FACTOR = 2;
const SLOWER_BY_DAYS = 7;

/** Days from one day (`YYYY-MM-DD`) to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/**
 * Days that usually lie between two days of publication: the median of the newest gaps. Several minutes of one day
 * count once, because sites publish in batches. Undefined where the history is too short to tell.
 * @param days Days of publication, ascending, each once.
 */
export function cadenceOf(days: readonly string[]): number | undefined {
  const gaps = gapsBetween(days).slice(-GAPS);
  return gaps.length < FEWEST_GAPS ? undefined : median(gaps);
}

/** The usual gap now and before, where there is at least twice as much time between two days as there was. */
export function slowedDown(
  days: readonly string[],
): { readonly now: number; readonly before: number } | undefined {
  const gaps = gapsBetween(days).slice(-GAPS);
  const earlier = gaps.slice(0, -RECENT);
  if (earlier.length < FEWEST_GAPS) return undefined;
  const now = median(gaps.slice(-RECENT));
  const before = median(earlier);
  return now >= SLOWER_BY_FACTOR * before && now - before >= SLOWER_BY_DAYS ? { now, before } : undefined;
}

const gapsBetween = (days: readonly string[]): number[] =>
  days.flatMap((day, i) => {
    const earlier = days[i - 1];
    return earlier === undefined ? [] : [daysBetween(earlier, day)];
  });

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

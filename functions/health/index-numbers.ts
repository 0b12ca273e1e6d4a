import type { Gap } from '../../schemas/generated/status.ts';
import { groupBy } from './group.ts';
import { inRuns, missingBetween } from './runs.ts';

/** An index number ends in a count within what stands before: 320508/2024-00017. */
const COUNTED = /^(.*\D)(\d{2,8})$/u;
const FEWEST = 5;
/**
 * Most offices count everything that they publish, so that most numbers belong to something else than minutes. Only
 * where this share of a stretch is there are its gaps worth telling.
 */
const DENSE = 0.8;

/** The numbers that are missing where index numbers (索引号) count nothing but the minutes. */
export function missingIndexNumbers(indexNumbers: readonly string[]): Gap[] {
  const counted = indexNumbers.flatMap((text) => {
    const [, prefix, count] = COUNTED.exec(text.trim()) ?? [];
    return prefix === undefined || count === undefined ? [] : [{ prefix, count: Number(count) }];
  });
  const gaps: Gap[] = [];
  for (const [prefix, all] of groupBy(counted, (one) => one.prefix)) {
    const there = new Set(all.map(({ count }) => count));
    const [first, last] = [Math.min(...there), Math.max(...there)];
    if (there.size < FEWEST || there.size / (last - first + 1) < DENSE) continue;
    const missing = missingBetween(first, last, there);
    if (missing.length === 0) continue;
    gaps.push({ of: 'index-number', sequence: prefix, missing: inRuns(missing), count: missing.length });
  }
  return gaps.sort((a, b) => (a.sequence < b.sequence ? -1 : 1));
}

import { Random } from '../generator/random.ts';
import type { Result } from './cases.ts';
import type { Field } from './compare.ts';
import type { Claim } from './fields/confidence.ts';
import { Tally } from './tally.ts';

/** An estimate with the interval in which it lies, were other documents of the kind drawn, with 95 % probability. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** One field over all documents of a set. */
export interface FieldSummary {
  /** Documents in which there was something to find or something was found. */
  readonly documents: number;
  /** Means over these documents. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: Estimate;
  /** All documents counted as one. */
  readonly pooled: Tally;
}

const RESAMPLES = 1000;
const TAIL = 0.025;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Percentile bootstrap of a mean (Efron 1979); the seed is fixed, so the same values give the same interval. */
export function bootstrap(values: readonly number[]): Estimate {
  const value = mean(values);
  if (values.length < 2) return { value, low: Number.NaN, high: Number.NaN };
  const random = new Random('bootstrap');
  const means = Array.from({ length: RESAMPLES }, () => mean(values.map(() => random.pick(values))));
  means.sort((a, b) => a - b);
  const at = (share: number): number => means[Math.round(share * (RESAMPLES - 1))] ?? value;
  return { value, low: at(TAIL), high: at(1 - TAIL) };
}

/** Undefined when no document has the field. */
export function summarise(results: readonly Result[], field: Field): FieldSummary | undefined {
  const tallies = results.map(({ fields }) => fields[field]).filter(({ size }) => size > 0);
  if (tallies.length === 0) return undefined;
  const pooled = new Tally();
  for (const tally of tallies) pooled.add(tally);
  return {
    documents: tallies.length,
    precision: mean(tallies.map(({ precision }) => precision)),
    recall: mean(tallies.map(({ recall }) => recall)),
    f1: bootstrap(tallies.map(({ f1 }) => f1)),
    pooled,
  };
}

/** The results by the layouts that their pages show; a page stands under each of its layouts. */
export function byLayout(results: readonly Result[]): ReadonlyMap<string, readonly Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results)
    for (const layout of result.layouts) groups.set(layout, [...(groups.get(layout) ?? []), result]);
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Statements that carry about the same confidence. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly claims: number;
  readonly meanConfidence: number;
  /** Shares of the statements. */
  readonly exists: number;
  readonly exact: number;
}

const EDGES = [0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1];

/** The reliability of what documents say of their own confidence; bins without statements are left out. */
export function calibration(claims: readonly Claim[]): Bin[] {
  const last = EDGES.length - 2;
  return EDGES.slice(0, -1).flatMap((from, at): Bin[] => {
    const to = EDGES[at + 1] ?? 1;
    const inside = claims.filter(
      ({ confidence }) => confidence >= from && (confidence < to || (at === last && confidence <= to)),
    );
    if (inside.length === 0) return [];
    const share = (holds: (claim: Claim) => boolean): number => inside.filter(holds).length / inside.length;
    return [
      {
        from,
        to,
        claims: inside.length,
        meanConfidence: mean(inside.map(({ confidence }) => confidence)),
        exists: share(({ exists }) => exists),
        exact: share(({ exact }) => exact),
      },
    ];
  });
}

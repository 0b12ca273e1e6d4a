import { Random } from '../generator/random.ts';
import type { Result } from './cases.ts';
import type { Field } from './compare.ts';
import { type Claim, SURE } from './fields/confidence.ts';
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

/** Statements that carry the same confidence. */
export interface Band {
  readonly says: number;
  /** Of those that were judged. */
  readonly right: Proportion;
  /** How many do not exist at all. */
  readonly invented: number;
}

/** A share with the interval in which it lies with 95 % probability. */
export interface Proportion {
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959964;

/** The score interval of a proportion (Wilson 1927): holds where all or nearly all are right, too. */
export function proportion(right: number, of: number): Proportion {
  const share = right / of;
  const middle = (share + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of);
  const wide = (Z / (1 + (Z * Z) / of)) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  return { of, share, low: Math.max(0, middle - wide), high: Math.min(1, middle + wide) };
}

/** Values by a key, in the order in which the keys were met. */
export function grouped<K, V>(values: readonly V[], keyOf: (value: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

/** How often statements are right, by the confidence that they carry, the surest first. */
export const bands = (claims: readonly Claim[]): readonly Band[] =>
  [...grouped(claims, ({ confidence }) => confidence)]
    .sort(([a], [b]) => b - a)
    .map(([says, own]) => {
      const judged = own.filter(({ right }) => right !== undefined);
      return {
        says,
        right: proportion(judged.filter(({ right }) => right).length, judged.length),
        invented: own.filter(({ exists }) => !exists).length,
      };
    });

/** Of what says 0.9 and more, how much exists. */
export function sure(claims: readonly Claim[]): Proportion {
  const own = claims.filter(({ confidence }) => confidence >= SURE);
  return proportion(own.filter(({ exists }) => exists).length, own.length);
}

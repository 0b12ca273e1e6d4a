import type { Evidence } from '../rules/facts.ts';
import table from './confidence.json' with { type: 'json' };

type Family = 'decisions' | 'attendance';
const MEASURED: Readonly<Record<string, Readonly<Record<string, number>>>> = table.families;
/** What no figure stands for is not sure. */
const UNMEASURED = 0.8;
/** No reading of characters is surer than this. */
const SUREST = 0.99;
/** Published in five steps, so that a new measurement seldom moves a fact. */
const STEPS = [0.5, 0.7, 0.8, 0.9, 0.99] as const;

/**
 * Confidence of a fact: how often facts of its family on this class of evidence were right when they were measured
 * (`npm run eval -- --calibrate`), backing off to the family; a rule with figures of its own overrides both. `probability`:
 * of the characters themselves, where the recogniser of names has a doubt. In five steps.
 */
export function confidenceOf(family: Family, { rule, evidence }: Evidence, probability: number): number {
  const figures = MEASURED[family] ?? {};
  const measured = figures[rule] ?? figures[evidence] ?? figures['*'] ?? UNMEASURED;
  const value = Math.min(measured, SUREST, probability);
  return STEPS.findLast((step) => step <= value) ?? STEPS[0];
}

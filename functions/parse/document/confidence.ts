import type { Evidence } from '../rules/facts.ts';
import table from './confidence.json' with { type: 'json' };

/** The families of facts that carry a confidence. */
export type Family = 'decisions' | 'attendance';

/** How often facts were judged, and how often they were right. */
export interface Count {
  readonly uses: number;
  readonly right: number;
}

/** What was measured of a family: of all of it, by evidence class, and by rule where a rule was used often enough. */
export interface FamilyFigures {
  readonly all: Count;
  readonly evidence: Readonly<Record<string, Count>>;
  readonly rules: Readonly<Record<string, Count>>;
}

export type Figures = Readonly<Record<Family, FamilyFigures>>;

const MEASURED: Figures = table.families;

/** From so many uses on a rule speaks for itself. */
export const RULE_USES = 60;
/** With fewer uses than this, a class of evidence counts as its family does. */
export const CLASS_USES = 10;

/** What a confidence was measured of. */
export interface Basis extends Count {
  /** `rule approve/meeting`, `evidence meeting-named`, or `family decisions`. */
  readonly of: string;
}

/** The narrowest figures that are known of a fact: of its rule, of its class of evidence, of its family. */
export function basisOf(family: Family, { rule, evidence }: Evidence, figures: Figures = MEASURED): Basis {
  const { all, evidence: classes, rules } = figures[family];
  const ofRule = rules[rule];
  if (ofRule !== undefined && ofRule.uses >= RULE_USES) return { of: `rule ${rule}`, ...ofRule };
  const ofClass = classes[evidence];
  if (ofClass !== undefined && ofClass.uses >= CLASS_USES) return { of: `evidence ${evidence}`, ...ofClass };
  return { of: `family ${family}`, ...all };
}

/**
 * The share that is to be expected right of what comes next: Laplace’s rule of succession, which keeps what was seen a few
 * times from being certain.
 */
export const shareOf = ({ right, uses }: Count): number => (right + 1) / (uses + 2);

/** What is published, and from which share on: no share is further from its step than the bands are wide. */
const STEPS = [
  { from: 0.97, says: 0.99 },
  { from: 0.9, says: 0.95 },
  { from: 0.8, says: 0.85 },
  { from: 0.6, says: 0.7 },
  { from: 0, says: 0.5 },
] as const;

/** A share in the five steps in which it is published, so that a new measurement seldom moves a fact. */
export const inSteps = (share: number): number => STEPS.find(({ from }) => share >= from)?.says ?? 0.5;

/**
 * Confidence of a fact, in five steps: how often facts like it were right when they were measured
 * (`npm run eval -- --calibrate`). `probability`: of the characters themselves, where the recogniser of names has a doubt.
 */
export const confidenceOf = (
  family: Family,
  evidence: Evidence,
  probability: number,
  figures: Figures = MEASURED,
): number => inSteps(Math.min(shareOf(basisOf(family, evidence, figures)), probability));

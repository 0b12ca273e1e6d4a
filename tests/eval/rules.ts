import type { FactExplanation } from '../../functions/parse/document/explain.ts';
import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Judgeable } from './tally.ts';

/** Families of facts, in the order in which tables show them. */
export const FAMILIES = ['meeting', 'items', 'decisions', 'responsible', 'deadline', 'attendance'] as const;
export type FactFamily = (typeof FAMILIES)[number];

/** A fact of a document with what made it, and whether it is right in every part that is compared with it. */
export interface JudgedFact {
  readonly family: FactFamily;
  readonly rule: string;
  readonly evidence: string;
  /** How sure the recogniser of names is of its characters; 1 where it has no doubt. */
  readonly characters: number;
  readonly right: boolean;
  readonly words: string;
}

/** The facts of a document that were judged; what careful readers disagree about is left out. */
export function judgedFacts(
  document: Partial<MinutesDocument>,
  explained: readonly FactExplanation[],
  judged: ReadonlyMap<Judgeable, boolean>,
): JudgedFact[] {
  return explained.flatMap(({ fact, rule, evidence, words, measured }): JudgedFact[] => {
    const path = fact.slice(1).split('/');
    const right = judged.get(path.length === 1 ? (path[0] ?? '') : (valueAt(document, path) as object));
    if (right === undefined) return [];
    return [{ family: familyOf(path), rule, evidence, characters: measured?.characters ?? 1, right, words }];
  });
}

function familyOf([family, , part]: readonly string[]): FactFamily {
  if (part === 'responsible' || part === 'deadline') return part;
  return family === 'items' || family === 'decisions' || family === 'attendance' ? family : 'meeting';
}

const valueAt = (document: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    document,
  );

/** How often a rule made a fact that was judged, and how often that was right. */
export interface RuleUse {
  readonly family: FactFamily;
  readonly rule: string;
  readonly uses: number;
  readonly right: number;
}

/** Every rule that made a fact, by family, those with most mistakes first, then by their uses. */
export function ruleUses(facts: readonly JudgedFact[]): RuleUse[] {
  const uses = new Map<string, { family: FactFamily; rule: string; uses: number; right: number }>();
  for (const { family, rule, right } of facts) {
    const key = `${family} ${rule}`;
    const use = uses.get(key) ?? { family, rule, uses: 0, right: 0 };
    uses.set(key, { ...use, uses: use.uses + 1, right: use.right + Number(right) });
  }
  const rank = ({ family }: RuleUse): number => FAMILIES.indexOf(family);
  return [...uses.values()].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      b.uses - b.right - (a.uses - a.right) ||
      b.uses - a.uses ||
      (a.rule < b.rule ? -1 : 1),
  );
}

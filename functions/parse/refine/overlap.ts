import type { DecisionFact } from '../rules/facts.ts';
import type { Range } from '../text/range.ts';

const GENERAL: Readonly<Record<DecisionFact['kind'], string>> = {
  approve: 'approve',
  'approve-in-principle': 'approve',
  determine: 'determine',
  assign: 'assign',
  defer: 'defer',
  reject: 'reject',
};

/**
 * Leaves out what is told a second time: the same disposing act of the same matters, as where the opening sums up what the
 * paragraphs below tell. The one that says more stays.
 */
export function withoutRepeats(
  decisions: readonly DecisionFact[],
  wordsOf: (range: Range) => string,
): readonly DecisionFact[] {
  const keyOf = ({ kind, subjects }: DecisionFact): string =>
    `${GENERAL[kind]}\n${subjects.map((subject) => wordsOf(subject).replace(/[\p{P}\s]/gu, '')).join('\n')}`;
  const kept: DecisionFact[] = [];
  for (const decision of decisions) {
    const key = keyOf(decision);
    const at =
      decision.subjects.length === 0
        ? -1
        : kept.findIndex((one) => keyOf(one) === key && one.item !== decision.item);
    const other = kept[at];
    if (other === undefined) kept.push(decision);
    else if (weightOf(decision) > weightOf(other)) kept[at] = decision;
  }
  return kept.sort((a, b) => a.range.start - b.range.start);
}

const weightOf = ({ responsible, deadline, kind }: DecisionFact): number =>
  2 * responsible.length + (deadline === undefined ? 0 : 1) + (kind === 'approve-in-principle' ? 1 : 0);

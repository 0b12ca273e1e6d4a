import type { DecisionFact } from '../rules/facts.ts';
import { overlaps, type Range } from '../text/range.ts';

const GENERAL: Readonly<Record<DecisionFact['kind'], string>> = {
  approve: 'approve',
  'approve-in-principle': 'approve',
  determine: 'determine',
  assign: 'assign',
  defer: 'defer',
  reject: 'reject',
};

/**
 * Leaves out what is told a second time: the opening sums up what the paragraphs below tell. The one that says more stays.
 *
 * @param opening where the page sums up; the same words in two items are two decisions
 */
export function withoutRepeats(
  decisions: readonly DecisionFact[],
  opening: Range | undefined,
  wordsOf: (range: Range) => string,
): readonly DecisionFact[] {
  const keyOf = ({ kind, subjects }: DecisionFact): string =>
    `${GENERAL[kind]}\n${subjects.map((subject) => wordsOf(subject).replace(/[\p{P}\s]/gu, '')).join('\n')}`;
  const sumsUp = ({ range }: DecisionFact): boolean => opening !== undefined && overlaps(range, opening);
  const kept: DecisionFact[] = [];
  /** Where those are kept that disposed of the same, by whether they sum up. */
  const places = new Map<string, number>();
  for (const decision of decisions) {
    const key = keyOf(decision);
    const at = decision.subjects.length === 0 ? undefined : places.get(`${!sumsUp(decision)}${key}`);
    const other = at === undefined ? undefined : kept[at];
    if (at === undefined || other === undefined) {
      places.set(`${sumsUp(decision)}${key}`, kept.length);
      kept.push(decision);
    } else {
      const fuller = weightOf(decision) > weightOf(other) ? decision : other;
      kept[at] = { ...fuller, item: fuller.item ?? decision.item ?? other.item };
    }
  }
  return kept.sort((a, b) => a.range.start - b.range.start);
}

const weightOf = ({ responsible, deadline, kind }: DecisionFact): number =>
  2 * responsible.length + (deadline === undefined ? 0 : 1) + (kind === 'approve-in-principle' ? 1 : 0);

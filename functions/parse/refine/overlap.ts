import type { DecisionFact } from '../rules/facts.ts';
import type { Range } from '../text/range.ts';

/** The disposing act without its degree, so that a finer reading of it stays the same act. Identities hold it. */
export const actOf = (kind: DecisionFact['kind']): DecisionFact['kind'] =>
  kind === 'approve-in-principle' ? 'approve' : kind;

/** Where on a page a decision stands: in the paragraph that opens it, in those of the items, or elsewhere. */
export type Zone = 'opening' | 'items' | 'elsewhere';
const ZONES: readonly Zone[] = ['opening', 'items', 'elsewhere'];

/**
 * Leaves out what is told a second time: the opening, or an outline, sums up what other parts tell. The one that says more
 * stays. An opening that only lists documents of which all are disposed of below, each in words of its own, decides nothing
 * of its own. The same words in two items are two decisions.
 */
export function withoutRepeats(
  decisions: readonly DecisionFact[],
  zoneOf: (decision: DecisionFact) => Zone,
  wordsOf: (range: Range) => string,
): readonly DecisionFact[] {
  const namesOf = ({ subjects }: DecisionFact): readonly string[] =>
    subjects.map((subject) => wordsOf(subject).replace(/[\p{P}\s]/gu, ''));
  const keyOf = (decision: DecisionFact): string =>
    `${actOf(decision.kind)}\n${namesOf(decision).join('\n')}`;
  const kept: DecisionFact[] = [];
  /** Where those are kept that disposed of the same, by zone. */
  const places = new Map<string, number>();
  for (const decision of decisions) {
    const key = keyOf(decision);
    const own = zoneOf(decision);
    const at =
      decision.subjects.length === 0
        ? undefined
        : ZONES.filter((zone) => zone !== own)
            .map((zone) => places.get(`${zone}\n${key}`))
            .find((place) => place !== undefined);
    const other = at === undefined ? undefined : kept[at];
    if (at === undefined || other === undefined) {
      places.set(`${own}\n${key}`, kept.length);
      kept.push(decision);
    } else {
      const fuller = weightOf(decision) > weightOf(other) ? decision : other;
      kept[at] = { ...fuller, item: fuller.item ?? decision.item ?? other.item };
    }
  }
  const below = kept.filter((decision) => zoneOf(decision) !== 'opening').flatMap(namesOf);
  const onlySumsUp = (decision: DecisionFact): boolean =>
    zoneOf(decision) === 'opening' &&
    decision.responsible.length === 0 &&
    decision.deadline === undefined &&
    decision.subjects.length > 1 &&
    namesOf(decision).every(
      (name) => name.length >= LEAST_NAME && below.some((other) => other.includes(name)),
    );
  return kept.filter((decision) => !onlySumsUp(decision)).sort((a, b) => a.range.start - b.range.start);
}

/** What is shorter than this may stand in other words by chance. */
const LEAST_NAME = 6;

const weightOf = ({ responsible, deadline, kind }: DecisionFact): number =>
  2 * responsible.length + (deadline === undefined ? 0 : 1) + (kind === 'approve-in-principle' ? 1 : 0);

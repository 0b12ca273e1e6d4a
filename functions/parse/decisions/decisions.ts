import type { Source } from '../../../schemas/generated/source.ts';
import type { Reading } from '../reading.ts';
import type { DecisionFact, Found, MeetingFacts, Outline } from '../types.ts';

/** What the meeting decided. (Signature settled; the grammar of decisions follows.) */
export function findDecisions(
  _reading: Reading,
  _outline: Outline,
  _source: Source | undefined,
  _meeting: MeetingFacts,
): Found<DecisionFact> {
  return { facts: [], issues: [] };
}

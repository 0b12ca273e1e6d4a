import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { normal } from '../comparable.ts';
import type { Gold } from '../gold.ts';
import { Tally } from '../tally.ts';
import { isInGold } from './attendance.ts';
import { isAt } from './decisions.ts';

/** What counts as sure. */
export const SURE = 0.9;

/** A statement of the document with the confidence that it carries. */
export interface Claim {
  readonly of: 'person' | 'decision';
  readonly confidence: number;
  /** Whether there is such a person, or a decision at this place. */
  readonly exists: boolean;
  /** Whether role and body, or the kind, are right too. */
  readonly exact: boolean;
  readonly words: string;
}

/** Every person and decision of a document with its confidence, and whether it is right. */
export function claimsOf(gold: Gold, got: Partial<MinutesDocument>): Claim[] {
  const names = new Set(gold.attendance.map(({ name }) => normal(name)));
  const anchors = [...gold.decisions, ...(gold.doubtful ?? [])].map(({ anchor }) => normal(anchor));
  const people = (got.attendance ?? []).map(
    (entry): Claim => ({
      of: 'person',
      confidence: entry.confidence,
      exists: names.has(normal(entry.name)),
      exact: isInGold(gold, entry) || isChairAmongPresent(gold, entry),
      words: entry.name,
    }),
  );
  const decisions = (got.decisions ?? []).map((decision): Claim => {
    const exists = anchors.some((anchor) => normal(decision.text).includes(anchor));
    const wanted = gold.decisions.find(({ anchor }) => isAt(anchor, decision));
    return {
      of: 'decision',
      confidence: decision.confidence,
      exists,
      exact: exists && (wanted === undefined || wanted.kind === decision.kind),
      words: decision.text.slice(0, 40),
    };
  });
  return [...people, ...decisions];
}

const isChairAmongPresent = ({ attendance }: Gold, entry: { name: string; role: string }): boolean =>
  entry.role === 'present' &&
  attendance.some(({ name, role }) => role === 'chair' && normal(name) === normal(entry.name));

/** Of what is sure, how much exists. */
export function compareConfident(claims: readonly Claim[]): Tally {
  const tally = new Tally();
  for (const { confidence, exists, words } of claims) {
    if (confidence < SURE) continue;
    if (exists) tally.hit++;
    else tally.invented(`sure but wrong: ${words}`);
  }
  return tally;
}

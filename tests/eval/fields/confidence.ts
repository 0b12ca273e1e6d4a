import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { normal } from '../comparable.ts';
import type { Gold } from '../gold.ts';
import { type Judgeable, Tally } from '../tally.ts';

/** What counts as sure. */
export const SURE = 0.9;

/** A statement of the document with the confidence that it carries. */
export interface Claim {
  readonly of: 'person' | 'decision';
  readonly confidence: number;
  /** Whether there is such a person, or a decision at this place. */
  readonly exists: boolean;
  /** Whether role and body, or the kind, are right too. Undefined where careful readers may differ. */
  readonly right: boolean | undefined;
  readonly words: string;
}

/** Every person and decision of a document with its confidence, and whether it is right. */
export function claimsOf(
  gold: Gold,
  got: Partial<MinutesDocument>,
  judged: ReadonlyMap<Judgeable, boolean>,
): Claim[] {
  const names = new Set(gold.attendance.map(({ name }) => normal(name)));
  const anchors = [...gold.decisions, ...(gold.doubtful ?? [])].map(({ anchor }) => normal(anchor));
  const people = (got.attendance ?? []).map(
    (entry): Claim => ({
      of: 'person',
      confidence: entry.confidence,
      exists: names.has(normal(entry.name)),
      right: judged.get(entry),
      words: entry.name,
    }),
  );
  const decisions = (got.decisions ?? []).map(
    (decision): Claim => ({
      of: 'decision',
      confidence: decision.confidence,
      exists: anchors.some((anchor) => normal(decision.text).includes(anchor)),
      right: judged.get(decision),
      words: decision.text.slice(0, 40),
    }),
  );
  return [...people, ...decisions];
}

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

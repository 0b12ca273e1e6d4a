import { hash } from 'node:crypto';
import type { Decision, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { actOf } from '../refine/overlap.ts';

/** What identifies a decision: neither its item's number nor its place on the page. */
export interface Decided {
  readonly kind: Decision['kind'];
  /** The first title in 《》 among its subjects. */
  readonly title: string | undefined;
  /** Its sentence, where it names no title. */
  readonly sentence: string;
}

/** Characters of a sentence that enter the identity: what follows is carried out, and may be read otherwise some day. */
const OPENING_LENGTH = 24;
const HASH_LENGTH = 8;

const normalised = (words: string): string => words.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/**
 * Identifiers of the decisions of a meeting, in their order. Two that dispose of the same words alike are told apart by
 * their ordinal, so that one more decision at the top of a page changes no other identifier.
 */
export function decisionIds(
  meeting: MinutesDocument['id'],
  decisions: readonly Decided[],
): readonly string[] {
  const seen = new Map<string, number>();
  return decisions.map(({ kind, title, sentence }) => {
    const words = title === undefined ? normalised(sentence).slice(0, OPENING_LENGTH) : normalised(title);
    const id = `${meeting}/${hash('sha256', `${actOf(kind)}\n${words}`, 'hex').slice(0, HASH_LENGTH)}`;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  });
}

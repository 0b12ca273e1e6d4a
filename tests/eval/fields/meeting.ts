import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { bare, dayOf, normal, overlap } from '../comparable.ts';
import type { GoldMeeting } from '../gold.ts';
import { Tally } from '../tally.ts';

/**
 * The fields of the meeting. A field that the page does not give is right when the document leaves it out; issue
 * and publication count only where the gold has them, because a reader of the text alone may not see them.
 */
export function compareMeeting(gold: GoldMeeting, got: Partial<MinutesDocument>): Tally {
  const tally = new Tally();
  const check = (field: string, want: unknown, have: unknown, right: boolean): void => {
    if (have !== undefined) tally.judged.set(field, right);
    if (right) tally.hit++;
    else tally.missed(`${field}: want ${JSON.stringify(want)}, got ${JSON.stringify(have ?? null)}`);
  };
  const numbers = [gold.number, ...(gold.numberVariants ?? [])];
  check('number', gold.number, got.number, numbers.includes(got.number ?? null));
  const days = [gold.heldOn, ...(gold.heldOnVariants ?? [])].map(dayOf);
  check('heldOn', gold.heldOn, got.heldOn, days.includes(dayOf(got.heldOn)));
  for (const field of ['documentNumber', 'indexNumber'] as const)
    check(field, gold[field], got[field], normal(gold[field]) === normal(got[field]));
  if (gold.issuedOn) check('issuedOn', gold.issuedOn, got.issuedOn, gold.issuedOn === dayOf(got.issuedOn));
  if (gold.publishedOn)
    check('publishedAt', gold.publishedOn, got.publishedAt, gold.publishedOn === dayOf(got.publishedAt));
  if (gold.body) {
    const names = [gold.body, ...(gold.bodyVariants ?? [])];
    check(
      'body',
      gold.body,
      got.body,
      names.some((name) => overlap(bare(name), bare(got.body))),
    );
  }
  return tally;
}

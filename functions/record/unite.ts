import type { Clock } from '../shared/clock.ts';
import { type Head, isHeld } from '../shared/head.ts';
import type { Claim, Claims } from './claim.ts';
import { absorb, uniteWith } from './commit.ts';
import type { HeadStore } from './head-store.ts';

/**
 * Whether two meetings that a claim says are one may be made one without asking anybody: nothing that was ever read of
 * either says that it was held on another day, or that their numbers differ.
 */
export function mayBeUnited(
  one: Head,
  other: Head,
  { claim, others }: { readonly claim: Claim | undefined; readonly others: Claims },
): boolean {
  const days = [one, other].flatMap(({ places }) =>
    Object.values(places).flatMap(({ contents }) =>
      Object.values(contents).flatMap(({ first }) => first.heldOn ?? []),
    ),
  );
  const meetings = new Set([one.meeting, other.meeting]);
  const numbers = new Set(
    [claim, ...Object.values(others).filter(({ meeting }) => meetings.has(meeting))].flatMap(
      (known) => known?.number ?? [],
    ),
  );
  return numbers.size <= 1 && days.every((day) => day === claim?.day);
}

/**
 * Makes one meeting of two. The one that was published first keeps its identifier; the other one leads to it from now
 * on. Killed in between and done again, it ends in the same heads.
 * @throws OpenMinutesError `conflict` when another commit came between.
 */
export async function unite(
  one: Head,
  other: Head,
  { heads, clock }: { readonly heads: HeadStore; readonly clock: Clock },
): Promise<void> {
  const [stays, goes] = isBefore(one, other) ? [one, other] : [other, one];
  const at = clock().toISOString();
  const whole = absorb(stays, goes, at);
  if (whole !== 'unchanged') await heads.commit(whole, stays.rev);
  await heads.commit(uniteWith(goes, stays.meeting, at), goes.rev);
}

function isBefore(one: Head, other: Head): boolean {
  if (isHeld(one) !== isHeld(other)) return isHeld(other);
  if (one.firstSeenAt !== other.firstSeenAt) return one.firstSeenAt < other.firstSeenAt;
  return one.meeting < other.meeting;
}

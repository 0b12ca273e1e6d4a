import { type Head, isHeld, type MeetingRecord } from '../shared/head.ts';
import type { Claim, Claims } from './claim.ts';
import { absorb, carriedWithdrawal, headWith } from './commit.ts';
import type { RecordDeps } from './deps.ts';
import { storeNote } from './notes.ts';
import { readingsAt } from './shown.ts';
import { writeHead } from './write.ts';

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
    Object.values(places).flatMap((history) => readingsAt(history).flatMap(({ heldOn }) => heldOn ?? [])),
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
 * on. Killed in between and done again, it ends in the same rows.
 * @throws OpenMinutesError `conflict` when another commit came between.
 */
export async function unite(
  one: MeetingRecord,
  other: MeetingRecord,
  deps: Pick<RecordDeps, 'store' | 'records' | 'clock'>,
): Promise<void> {
  const [stays, goes] = isBefore(one, other) ? [one, other] : [other, one];
  const unitedWith = stays.meeting;
  const carries = carriedWithdrawal(stays, goes);
  const statement = { unitedWith, ...(carries !== undefined && { carries }) };
  await storeNote(deps.store, { meeting: goes.meeting, at: deps.clock().toISOString(), statement });
  const whole = absorb(stays, goes, carries);
  if (whole !== 'unchanged') await writeHead(whole, stays, deps);
  const gone = headWith(goes, goes.meeting, { unitedWith });
  if (gone !== 'unchanged') await writeHead(gone, goes, deps);
}

function isBefore(one: Head, other: Head): boolean {
  if (isHeld(one) !== isHeld(other)) return isHeld(other);
  if (one.firstSeenAt !== other.firstSeenAt) return one.firstSeenAt < other.firstSeenAt;
  return one.meeting < other.meeting;
}

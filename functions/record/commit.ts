import { changes } from '../shared/corrections.ts';
import { canonical } from '../shared/documents.ts';
import { sha256 } from '../shared/hash.ts';
import type { Correction, Head, Withdrawal } from '../shared/head.ts';
import { governmentOf } from '../shared/records/tables.ts';
import { join, type Known, knownOf, NOTHING, withdrawalIn } from './known.ts';
import { goneSince, shownOf } from './shown.ts';

/**
 * The head of a meeting with something more known of it, or `unchanged` when it says nothing new. A join (docs/adr/0003):
 * deliveries in any order, any number of times, end in the same head but for `rev`.
 * @param more Of a meeting without a head, a reading at least.
 */
export function headWith(head: Head | undefined, meeting: string, more: Partial<Known>): Head | 'unchanged' {
  const before = head === undefined ? NOTHING : knownOf(head);
  const known = join(before, { ...NOTHING, ...more });
  if (head !== undefined && canonical(known) === canonical(before)) return 'unchanged';
  return headOf(meeting, known, head?.rev ?? 0);
}

/**
 * The head of a meeting that takes over everything that is known of another one, which turned out to be the same.
 * @param carried What it is withdrawn by because of that.
 */
export function absorb(head: Head, other: Head, carried?: Withdrawal): Head | 'unchanged' {
  const { withdrawals, ...more } = absorbed(knownOf(other), other.meeting, head.meeting);
  const all = carried === undefined ? withdrawals : [...withdrawals, carried];
  return headWith(head, head.meeting, { ...more, withdrawals: all });
}

/**
 * What a meeting is withdrawn by once it has taken over another one, where either is withdrawn: revisions of two rows do not
 * compare, so it answers a later one than any that was known of either. Undefined where that has been taken over already.
 */
export function carriedWithdrawal(head: Head, other: Head): Withdrawal | undefined {
  const known = new Set((head.withdrawals ?? []).map(canonical));
  const isNews = (other.withdrawals ?? []).some((one) => !known.has(canonical(one)));
  const counting = [head, other].find(({ withdrawal }) => withdrawal?.withdrawn === true)?.withdrawal;
  if (!isNews || counting === undefined) return undefined;
  const answered = [head, other].flatMap(({ rev, withdrawals = [] }) => [
    rev,
    ...withdrawals.map(({ answers }) => answers),
  ]);
  return { ...counting, answers: Math.max(...answered) + 1 };
}

/** What is known of a meeting that turned out to be another one: what was decided of its decisions is of that one's. */
export const absorbed = (known: Known, from: string, to: string): Known => ({
  ...known,
  corrections: known.corrections.map((one) => readdressed(one, from, to)),
  unitedWith: undefined,
});

/** A correction of decisions that have got another meeting's identifiers. */
export function readdressed(correction: Correction, from: string, to: string): Correction {
  const { decisions } = correction.patch;
  if (typeof decisions !== 'object' || decisions === null || Array.isArray(decisions)) return correction;
  const entries = Object.entries(decisions).map(([id, change]) => [
    id.startsWith(`${from}/`) ? to + id.slice(from.length) : id,
    change,
  ]);
  return { ...correction, patch: { ...correction.patch, decisions: Object.fromEntries(entries) } };
}

/** The head that follows from what is known. */
function headOf(meeting: string, known: Known, before: number): Head {
  const { places, schemaVersion, approved, approvedAt, doubted, aliases, corrections } = known;
  const { withdrawals, absences, unitedWith } = known;
  const withdrawal = withdrawalIn(withdrawals);
  const { place, modifiedAt: changedAt, ...shown } = shownOf(known);
  const decidedAt = [
    ...corrections.filter(changes).map(({ at }) => at),
    ...(withdrawal === undefined ? [] : [withdrawal.at]),
  ];
  const modifiedAt = [...(changedAt === undefined ? [] : [changedAt]), ...decidedAt].sort().at(-1);
  const goneAt = goneSince(places[sha256(place)], absences[sha256(place)]);
  const heldOn = correctedDay(corrections) ?? shown.current.heldOn;
  return {
    meeting,
    source: governmentOf(meeting),
    // Also where rows were made anew: what is decided from now on answers a later revision than what was.
    rev: Math.max(before, withdrawals.at(-1)?.answers ?? 0) + 1,
    places,
    ...shown,
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(approved.length > 0 && { approved }),
    ...(Object.keys(approvedAt).length > 0 && { approvedAt }),
    ...(doubted.length > 0 && { doubted }),
    ...(aliases.length > 0 && { aliases }),
    ...(unitedWith !== undefined && { unitedWith }),
    ...(corrections.length > 0 && { corrections }),
    ...(withdrawals.length > 0 && { withdrawals }),
    ...(withdrawal !== undefined && { withdrawal }),
    ...(Object.keys(absences).length > 0 && { absences }),
    ...(goneAt !== undefined && { goneAt }),
    ...(heldOn !== undefined && heldOn !== '' && { heldOn }),
    schemaVersion,
  };
}

/** The day of the meeting as the last correction of it has it; the empty text where it was taken away. */
function correctedDay(corrections: readonly Correction[]): string | undefined {
  const last = corrections.filter(({ patch }) => 'heldOn' in patch).at(-1)?.patch.heldOn;
  return typeof last === 'string' ? last : last === null ? '' : undefined;
}

/** Whether what is published changed between two heads, and not only what is known of the past. */
export const changesPublication = (before: Head | undefined, after: Head): boolean =>
  before === undefined || canonical(publishedBy(before)) !== canonical(publishedBy(after));

/** Of a head what decides what is published. */
const publishedBy = ({
  current,
  waiting,
  firstSeenAt,
  enteredAt,
  modifiedAt,
  published,
  corrections,
  withdrawal,
  unitedWith,
  aliases,
  goneAt,
}: Head): object => ({
  current: current.documentKey,
  waiting: waiting?.documentKey,
  firstSeenAt,
  enteredAt,
  modifiedAt,
  published,
  corrections,
  withdrawal,
  unitedWith,
  aliases,
  isGone: goneAt !== undefined,
});

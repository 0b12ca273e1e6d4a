import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { compareAttendance } from './fields/attendance.ts';
import { type Claim, claimsOf, compareConfident } from './fields/confidence.ts';
import { compareDecisions } from './fields/decisions.ts';
import { compareForm, type Refusal } from './fields/form.ts';
import { compareItems } from './fields/items.ts';
import { compareMeeting } from './fields/meeting.ts';
import type { Gold } from './gold.ts';

import type { Judgeable, Tally } from './tally.ts';

/** The fields that are measured, in the order in which tables show them. */
export const FIELDS = [
  'form',
  'meeting',
  'items',
  'itemKind',
  'decisions',
  'decisionKind',
  'decisionItem',
  'subject',
  'responsible',
  'responsibleRole',
  'deadline',
  'people',
  'organization',
  'post',
  'truncated',
  'confident',
] as const;

export type Field = (typeof FIELDS)[number];

export interface Comparison {
  readonly fields: Readonly<Record<Field, Tally>>;
  readonly claims: readonly Claim[];
  /** The facts of the document that were judged, and whether they are right in every part that is compared with them. */
  readonly judged: ReadonlyMap<Judgeable, boolean>;
}

/** Compares a document, or nothing where the page was refused, with what a careful reader takes out of the page. */
export function compare(gold: Gold, got: Partial<MinutesDocument>, refusal?: Refusal): Comparison {
  const compared = {
    form: compareForm(gold, got, refusal),
    meeting: compareMeeting(gold.meeting, got),
    ...compareItems(gold, got.items),
    ...compareDecisions(gold, got.decisions),
    ...compareAttendance(gold, got.attendance),
  };
  const judged = new Map<Judgeable, boolean>();
  for (const tally of Object.values(compared))
    for (const [fact, right] of tally.judged) judged.set(fact, right && judged.get(fact) !== false);
  const claims = claimsOf(gold, got, judged);
  return { fields: { ...compared, confident: compareConfident(claims) }, claims, judged };
}

import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import { compareAttendance } from './fields/attendance.ts';
import { type Claim, claimsOf, compareConfident } from './fields/confidence.ts';
import { compareDecisions } from './fields/decisions.ts';
import { compareItems } from './fields/items.ts';
import { compareMeeting } from './fields/meeting.ts';
import type { Gold } from './gold.ts';
import type { Tally } from './tally.ts';

/** The fields that are measured, in the order in which tables show them. */
export const FIELDS = [
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
}

/** Compares a document, or nothing where the page was refused, with what a careful reader takes out of the page. */
export function compare(gold: Gold, got: Partial<MinutesDocument>): Comparison {
  const claims = claimsOf(gold, got);
  return {
    fields: {
      meeting: compareMeeting(gold.meeting, got),
      ...compareItems(gold.items, got.items),
      ...compareDecisions(gold, got.decisions),
      ...compareAttendance(gold, got.attendance),
      confident: compareConfident(claims),
    },
    claims,
  };
}

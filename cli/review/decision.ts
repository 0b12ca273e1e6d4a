import { approvePage, correctMeeting, withdrawMeeting } from '../../functions/record/amend.ts';
import type { RecordDeps } from '../../functions/record/deps.ts';
import { moveMeeting } from '../../functions/record/move.ts';
import { answerPage, uniteMeetings } from '../../functions/record/review.ts';
import { permanent } from '../../functions/shared/errors.ts';
import { validator } from '../../functions/shared/validate.ts';
import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import type { CorrectionRequest } from '../../schemas/generated/correction-request.ts';
import type { WithdrawalRequest } from '../../schemas/generated/withdrawal-request.ts';
import type { Addition } from './additions.ts';
import { type Report, settleReport } from './reports.ts';

/** What the page asks for when a person has decided. */
export interface Decided {
  readonly case: string;
  readonly act: (typeof ACTS)[number];
  /** The fact that it is about, where that is another than the one that the case asks about. */
  readonly anchor?: string;
  /** What the form says. */
  readonly values?: Readonly<Record<string, string>>;
  /** The government of a page or a meeting. */
  readonly source?: string;
  /** The meeting with which this one is one. */
  readonly other?: string;
  readonly by: string;
  readonly why: string;
}

/**
 * right: it is as the page has it; correct, remove: it is not; add-person, add-decision: it says more; approve: publish what waits; withdraw, restore: the
 * meeting; government: it is that one's; unite: it is one meeting with another; dismiss: a report is no case for us.
 */
export const ACTS = [
  'right',
  'correct',
  'remove',
  'add-person',
  'add-decision',
  'approve',
  'withdraw',
  'restore',
  'government',
  'unite',
  'dismiss',
] as const;

/** What an act adds to what the page was read to say; undefined of one that adds nothing. */
export const additionOf = (act: Decided['act']): Addition | undefined =>
  act === 'add-person' ? 'person' : act === 'add-decision' ? 'decision' : undefined;

const line = { type: 'string', minLength: 1, maxLength: 2_000 };
/** @throws OpenMinutesError `permanent`, code `invalid-decision`. */
export const asDecided = validator<Decided>(
  {
    type: 'object',
    additionalProperties: false,
    required: ['case', 'act', 'by', 'why'],
    properties: {
      case: line,
      act: { enum: ACTS },
      anchor: line,
      values: { type: 'object', additionalProperties: { type: 'string', maxLength: 20_000 } },
      source: line,
      other: line,
      by: line,
      why: line,
    },
  },
  'decision',
);

/** A decision in the form in which it is carried out: the requests are those of the commands and of the parse queue. */
export type Order =
  | { readonly kind: 'correct'; readonly request: CorrectionRequest }
  | { readonly kind: 'approve'; readonly request: ApprovalRequest }
  | { readonly kind: 'withdraw'; readonly request: WithdrawalRequest }
  | { readonly kind: 'move'; readonly meeting: string; readonly source: string }
  | { readonly kind: 'answer'; readonly page: string; readonly source: string }
  | { readonly kind: 'unite'; readonly one: string; readonly other: string }
  | { readonly kind: 'nothing' };

/**
 * Carries a decision out, by the functions that the commands call.
 * @returns the meetings that are to be looked at anew.
 * @throws OpenMinutesError `permanent` where it cannot be done.
 */
export async function carryOut(order: Order, deps: RecordDeps): Promise<readonly string[]> {
  switch (order.kind) {
    case 'correct':
      await correctMeeting(order.request, deps);
      return [order.request.correct];
    case 'approve':
      await approvePage(order.request, deps);
      return [order.request.approve];
    case 'withdraw':
      await withdrawMeeting(order.request, deps);
      return [order.request.withdraw];
    case 'move':
      return [order.meeting, await moveMeeting(order.meeting, order.source, deps)];
    case 'answer': {
      const outcome = await answerPage(order.page, order.source, deps);
      if (outcome.kind === 'quarantined') throw permanent(outcome.code, outcome.message);
      if (outcome.kind === 'asked') throw permanent('which-government', outcome.question);
      return [outcome.meeting];
    }
    case 'unite':
      return [order.one, order.other, await uniteMeetings(order.one, order.other, deps)];
    case 'nothing':
      return [];
  }
}

/** Notes what became of the report that a decision answers. */
export const settle = (
  report: Report,
  { act, by }: Pick<Decided, 'act' | 'by'>,
  at: string,
  { store }: Pick<RecordDeps, 'store'>,
): Promise<void> => settleReport(store, report, { as: act, by, at });

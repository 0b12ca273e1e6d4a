import type { RecordDeps } from '../../functions/record/deps.ts';
import { waitingPage } from '../../functions/record/review.ts';
import { applied } from '../../functions/shared/corrections.ts';
import { permanent } from '../../functions/shared/errors.ts';
import { isHeld } from '../../functions/shared/head.ts';
import { checkSource } from '../sources.ts';
import { additionBy } from './additions.ts';
import { additionOf, type Decided, type Order } from './decision.ts';
import type { View } from './desk.ts';
import type { Fact } from './facts.ts';
import { type Change, changeBy, removalOf } from './form.ts';

/**
 * What a decision asks `record` for. It is held against what there is now, so that what cannot be done is told while the
 * person still has it before their eyes.
 * @throws OpenMinutesError `permanent` or `refused` that says why it cannot be done.
 */
export async function orderOf(
  decided: Decided,
  view: View,
  at: string,
  deps: Pick<RecordDeps, 'records' | 'sources'>,
): Promise<Order> {
  const { act, by, why } = decided;
  if (act === 'dismiss') return { kind: 'nothing' };
  if (act === 'government') return governmentOrder(decided, view, deps);
  const meeting = meetingOf(view);
  switch (act) {
    case 'right':
    case 'correct':
    case 'remove':
    case 'add-person':
    case 'add-decision': {
      if (view.case.ask.kind === 'publish' && view.record !== undefined && !isHeld(view.record))
        throw permanent(
          'approve-first',
          'Another reading is published meanwhile: approve this one first, or leave it',
        );
      const change = changeOf(decided, view);
      if (change === undefined) return { kind: 'nothing' };
      const { patch, confirms } = change;
      applied(view.document, { patch, confirms });
      const request = { correct: meeting, patch, ...(confirms.length > 0 && { confirms }), by, why, at };
      return { kind: 'correct', request };
    }
    case 'approve':
      return { kind: 'approve', request: await waitingPage(meeting, deps) };
    case 'withdraw':
    case 'restore': {
      const withdrawn = act === 'withdraw';
      if (view.isWithdrawn === withdrawn)
        throw permanent(
          'withdrawn-already',
          `${meeting} is ${withdrawn ? 'withdrawn already' : 'not withdrawn'}`,
        );
      const answers = view.record?.rev ?? 0;
      return { kind: 'withdraw', request: { withdraw: meeting, withdrawn, by, why, at, answers } };
    }
    case 'unite': {
      const { other } = decided;
      const record = other === undefined ? undefined : await deps.records.find(other);
      if (record === undefined) throw permanent('no-such-meeting', `There is no meeting ${other ?? ''}`);
      if (record.meeting === meeting) throw permanent('same-meeting', `That is ${meeting} itself`);
      if (record.source !== view.record?.source)
        throw permanent('two-governments', `${record.meeting} is of another government`);
      return { kind: 'unite', one: meeting, other: record.meeting };
    }
  }
}

function meetingOf({ record }: View): string {
  if (record === undefined)
    throw permanent('which-government', 'First it must be known which government the page is of');
  return record.meeting;
}

/** A page gets its government; a meeting moves to another one. */
function governmentOrder(
  { source }: Decided,
  { case: { ask }, record }: View,
  { sources }: Pick<RecordDeps, 'sources'>,
): Order {
  if (source === undefined) throw permanent('no-source', 'Which government is it?');
  checkSource(source, sources);
  if (ask.kind === 'government') return { kind: 'answer', page: ask.entry.sha256, source };
  if (record === undefined) throw permanent('no-such-meeting', 'That is about no meeting');
  if (record.source === source)
    throw permanent('same-government', `${record.meeting} is of ${source} already`);
  return { kind: 'move', meeting: record.meeting, source };
}

/** Undefined where nothing in particular is found right: then a report alone is answered. */
function changeOf({ act, anchor, values = {} }: Decided, view: View): Change | undefined {
  const added = additionOf(act);
  if (added !== undefined) return additionBy(added, view.document, values);
  const fact: Fact | undefined =
    anchor === undefined ? view.fact : view.facts.find((one) => one.anchor === anchor);
  if (fact === undefined && act === 'right') return undefined;
  if (fact === undefined) throw permanent('no-such-fact', 'The page does not say that any more');
  if (act === 'correct') return changeBy(fact, view.document, values);
  if (act === 'remove') return removalOf(fact);
  return fact.hash === undefined ? undefined : { patch: {}, confirms: [fact.hash] };
}

import type { Range } from '../text/range.ts';
import { Draft } from './draft.ts';
import type { Act, Statement, Told } from './statement.ts';

/** Told to do something of its own, not to carry out what was decided before. */
export const isOwnTask = ({ place, finishes, carriesOut, pointsBack }: Told): boolean =>
  place === 'initial' && !finishes && !carriesOut && !pointsBack;

/**
 * 责成甲局 right behind an approval carries it out; 会议责成甲局, 并责成甲局, and 责成甲局 behind a refusal, is an order of
 * its own.
 */
export const isOrder = (told: Told, approved: boolean): boolean =>
  isOwnTask(told) && (told.anew || (told.by === 'order' && !approved));

/** Whether a phrase of the same statement names who carries out an act before it. */
function carriesOut({ by, at, finishes, reworks }: Told, { clauses }: Statement): boolean {
  if (by === 'duty') return finishes;
  if (by === 'demand') return finishes || reworks;
  return by !== 'name' || clauses[at]?.mode !== 'exhort';
}

/** 责成甲局进一步论证，该请示暂不审议: who was told before the verb. */
function chargedBefore({ at, by, reworks }: Told, { kind }: Act, { clauses }: Statement): boolean {
  const mode = clauses[at]?.mode;
  const delays = kind === 'defer' && reworks;
  if (by === 'duty') return false;
  if (by === 'name' || by === 'beside') return delays;
  return by === 'order' || delays || (by !== 'demand' && mode !== 'exhort' && mode !== 'state');
}

/** 会议审定了《甲》，同意由乙局修订后印发: the second verb only agrees to who finishes the matter. */
const onlyNames = ({ phrase, subjects }: Act): boolean =>
  phrase !== undefined &&
  phrase.place === 'initial' &&
  subjects.length > 0 &&
  phrase.by !== 'standing' &&
  !isOwnTask(phrase);

/** The decisions of the disposing verbs of a statement, and of the orders among them. `before`: the decision before it. */
export function draftsOf(plain: string, statement: Statement, before: Draft | undefined): readonly Draft[] {
  const { acts, told, clauses } = statement;
  const drafts: Draft[] = [];
  for (const [i, act] of acts.entries()) {
    const until = acts[i + 1]?.at ?? clauses.length;
    const draft = new Draft(plain, statement, decidedBy(statement, act, i === 0));
    const order = told.find((one) => one.at > act.at && one.at < until && isOrder(one, draft.isApproval));
    draft.end = trimmed(plain, statement, order?.at ?? until);
    if (i === 0) draft.addTold(told.filter((one) => one.at < act.at && chargedBefore(one, act, statement)));
    draft.add(act.phrase?.responsible ?? []);
    const tail = told.filter(({ at }) => at > act.at && at < (order?.at ?? until));
    draft.addTold(tail.filter((one) => carriesOut(one, statement)));
    const last = drafts.at(-1) ?? (before?.paragraph === statement.paragraph ? before : undefined);
    if (last !== undefined && (act.finishes || (onlyNames(act) && drafts.length > 0))) {
      last.add(draft.responsible);
      last.end = draft.end;
      last.sentence = statement.sentence;
    } else drafts.push(draft);
    if (order !== undefined) drafts.push(orderDraft(plain, statement, order, until));
  }
  drafts.at(-1)?.add(statement.labelled);
  return drafts;
}

function decidedBy(statement: Statement, act: Act, first: boolean): ConstructorParameters<typeof Draft>[2] {
  const { clauses, range } = statement;
  const clause = clauses[act.at];
  const points = act.listing ? pointsOf(statement, act.at + 1) : [];
  return {
    ...act,
    subjects: points.length > 0 ? points : act.subjects,
    pointsBack: act.pointsBack && points.length === 0,
    start: first ? range.start : (clause?.outer.start ?? range.start),
    end: range.end,
    verb: clause?.range ?? range,
  };
}

/** Two decisions in one sentence are parted at the second verb: the first does not keep the comma. */
function trimmed(plain: string, { clauses, range }: Statement, until: number): number {
  let end = clauses[until - 1]?.outer.end ?? range.end;
  while (end > range.start && '，、'.includes(plain.charAt(end - 1))) end--;
  return end;
}

/** 同意：1.甲；2.乙: each point is something agreed to. */
function pointsOf({ clauses, surface }: Statement, from: number): readonly Range[] {
  const points: { from: number; to: number }[] = [];
  for (const { from: start, to, enumerated } of clauses.slice(from)) {
    const last = points.at(-1);
    if (enumerated || last === undefined) points.push({ from: start, to });
    else last.to = to;
  }
  return points.map(({ from: start, to }) => surface.rangeOf(start, to));
}

/** 并责成甲局开展排查, in the sentence of another decision. */
function orderDraft(plain: string, statement: Statement, order: Told, until: number): Draft {
  const { clauses, range, told } = statement;
  const draft = new Draft(plain, statement, {
    rule: order.rule,
    evidence: 'agency-only',
    kind: 'assign',
    subjects: [order.task],
    pointsBack: order.finishes || order.pointsBack,
    start: clauses[order.at]?.outer.start ?? range.start,
    end: clauses[until - 1]?.outer.end ?? range.end,
    verb: clauses[order.at]?.range ?? range,
  });
  draft.addTold(told.filter(({ at, by }) => at >= order.at && at < until && by !== 'duty'));
  return draft;
}

/** A task or measure that stands for itself. */
export function ownDraft(plain: string, statement: Statement): Draft | undefined {
  const { own, told, labelled, clauses, range } = statement;
  if (own === undefined) return undefined;
  const verb = clauses[own.from]?.range ?? range;
  const draft = new Draft(plain, statement, { ...own, start: range.start, end: range.end, verb });
  const isTold = told.some(({ by }) => by !== 'name' && by !== 'duty');
  draft.addTold(
    told.filter(
      ({ by, at }) => at >= own.from && (by === 'duty' ? own.kind === 'assign' && !isTold : by !== 'demand'),
    ),
  );
  draft.add(labelled);
  return draft;
}

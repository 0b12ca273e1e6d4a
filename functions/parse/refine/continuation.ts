import { rangeOf } from '../text/range.ts';
import { type Act, addResponsible, type Draft, type Statement, type Told } from './draft.ts';

/**
 * Gathers the decisions of statements that are read together: each act, with who is told in its sentence or in those
 * behind it to finish it or carry it out, and each task or measure that belongs to no act before it.
 */
export function gather(plain: string, statements: readonly Statement[]): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const statement of statements) {
    if (statement.acts.length > 0) drafts.push(...draftsOf(plain, statement, drafts.at(-1)));
    else if (!goesOn(plain, statement, drafts.at(-1))) {
      const own = ownDraft(plain, statement);
      if (own !== undefined) drafts.push(own);
    }
  }
  return drafts;
}

const isApproval = (kind: Draft['kind'] | undefined): boolean =>
  kind === 'approve' || kind === 'approve-in-principle';

/** Told to do something of its own, not to carry out what was decided before. */
const isOwnTask = ({ place, finishes, carriesOut, pointsBack }: Told): boolean =>
  place === 'initial' && !finishes && !carriesOut && !pointsBack;

/** 责成甲局 right behind an approval carries it out; 会议责成甲局, 并责成甲局 and behind a refusal it is an order of its own. */
const isOrder = (told: Told, approved: boolean): boolean =>
  isOwnTask(told) && (told.anew || (told.by === 'order' && !approved));

/** What a phrase must say to name who carries out an act of the same statement. */
function carriesOut(told: Told, { clauses }: Statement): boolean {
  const mode = clauses[told.at]?.mode;
  if (told.by === 'duty') return told.finishes;
  if (told.by === 'demand') return told.finishes || told.reworks;
  return told.by !== 'name' || mode !== 'exhort';
}

/** The decisions of the disposing verbs of a statement. */
function draftsOf(plain: string, statement: Statement, before: Draft | undefined): readonly Draft[] {
  const { acts, told, clauses } = statement;
  const drafts: Draft[] = [];
  for (const [i, act] of acts.entries()) {
    const until = acts[i + 1]?.at ?? clauses.length;
    const last = drafts.at(-1);
    const order = told.find((one) => one.at > act.at && one.at < until && isOrder(one, isApproval(act.kind)));
    const end = order?.at ?? until;
    const tail = told.filter((one) => one.at > act.at && one.at < end && carriesOut(one, statement));
    const draft = draftOf(plain, statement, act, i === 0, end);
    addResponsible(
      plain,
      draft,
      i === 0
        ? told
            .filter((one) => one.at < act.at && chargedBefore(one, act, statement))
            .flatMap(({ responsible }) => responsible)
        : [],
    );
    addResponsible(plain, draft, act.phrase?.responsible ?? []);
    addResponsible(
      plain,
      draft,
      tail.flatMap(({ responsible, by }) =>
        by === 'beside' || (draft.responsible.length > 0 && by === 'name') ? responsible : responsible,
      ),
    );
    const onlyNames =
      act.phrase !== undefined &&
      act.phrase.place === 'initial' &&
      act.subjects.length > 0 &&
      !isOwnTask(act.phrase) &&
      act.phrase.by !== 'standing';
    if (last !== undefined && (act.finishes || onlyNames)) {
      addResponsible(plain, last, draft.responsible);
      last.end = draft.end;
    } else if (act.finishes && before !== undefined && before.paragraph === statement.paragraph) {
      before.end = draft.end;
      before.sentence = statement.sentence;
    } else drafts.push(draft);
    if (order !== undefined) drafts.push(orderDraft(plain, statement, order, until));
  }
  if (drafts.length > 0 && statement.labelled.length > 0) {
    const target = drafts.at(-1);
    if (target !== undefined) addResponsible(plain, target, statement.labelled);
  }
  return drafts;
}

/** 责成甲局进一步论证，该请示暂不审议: who was told before the verb. */
function chargedBefore(told: Told, act: Act, { clauses }: Statement): boolean {
  const talks = clauses[told.at]?.mode === 'exhort' || clauses[told.at]?.mode === 'state';
  if (told.by === 'name' || told.by === 'duty' || told.by === 'beside')
    return act.kind === 'defer' && told.reworks && told.by !== 'duty';
  return told.by === 'order' || (!talks && told.by !== 'demand') || (act.kind === 'defer' && told.reworks);
}

function draftOf(plain: string, statement: Statement, act: Act, first: boolean, until: number): Draft {
  const { clauses, range, paragraph, sentence, surface } = statement;
  const clause = clauses[act.at];
  const points = act.listing ? pointsOf(statement, act.at + 1) : [];
  return {
    rule: act.rule,
    evidence: act.evidence,
    kind: act.kind,
    subjects: points.length > 0 ? points : act.subjects,
    pointsBack: act.pointsBack && points.length === 0,
    blanket: act.blanket,
    responsible: [],
    deadline: statement.deadline,
    start: first ? range.start : (clause?.outer.start ?? range.start),
    verb: clause?.range ?? range,
    end: trimmed(plain, clauses[until - 1]?.outer.end ?? range.end, surface.placeOf(0)),
    sentence,
    paragraph,
    within: statement.within,
    listing: act.listing,
  };
}

/** Two decisions in one sentence are parted at the second verb: the first does not keep the comma. */
function trimmed(plain: string, end: number, start: number): number {
  let at = end;
  while (at > start && '，、'.includes(plain.charAt(at - 1))) at--;
  return at;
}

/** 同意：1.甲；2.乙: each point is something agreed to. */
function pointsOf({ clauses, surface }: Statement, from: number): Draft['subjects'] {
  const points: { from: number; to: number }[] = [];
  for (const { from: start, to, enumerated } of clauses.slice(from)) {
    const last = points.at(-1);
    if (enumerated || last === undefined) points.push({ from: start, to });
    else last.to = to;
  }
  return points.map(({ from: start, to }) => surface.rangeOf(start, to));
}

function orderDraft(plain: string, statement: Statement, order: Told, until: number): Draft {
  const { clauses, range, paragraph, sentence, deadline } = statement;
  const draft: Draft = {
    rule: order.rule,
    evidence: 'agency-only',
    kind: 'assign',
    subjects: [order.task],
    pointsBack: order.finishes || order.pointsBack,
    blanket: false,
    responsible: [],
    deadline,
    start: clauses[order.at]?.outer.start ?? range.start,
    verb: clauses[order.at]?.range ?? range,
    end: clauses[until - 1]?.outer.end ?? range.end,
    sentence,
    paragraph,
    within: statement.within,
    listing: false,
  };
  const others = statement.told.filter(({ at, by }) => at >= order.at && at < until && by !== 'duty');
  addResponsible(
    plain,
    draft,
    others.flatMap(({ responsible }) => responsible),
  );
  return draft;
}

/** A task or measure that stands for itself. */
function ownDraft(plain: string, statement: Statement): Draft | undefined {
  const { own, told, labelled, clauses, range, paragraph, sentence, deadline } = statement;
  if (own === undefined) return undefined;
  const draft: Draft = {
    ...own,
    blanket: false,
    responsible: [],
    deadline,
    start: range.start,
    verb: clauses[own.from]?.range ?? range,
    end: range.end,
    sentence,
    paragraph,
    within: statement.within,
    listing: false,
  };
  const isTold = told.some(({ by }) => by !== 'name' && by !== 'duty');
  const tells = ({ by, at }: Told): boolean =>
    at >= own.from && (by === 'duty' ? own.kind === 'assign' && !isTold : by !== 'demand');
  addResponsible(
    plain,
    draft,
    told.filter(tells).flatMap(({ responsible }) => responsible),
  );
  addResponsible(plain, draft, labelled);
  return draft;
}

/** Takes a statement into a decision that stood before it. */
function extend(draft: Draft, { range, sentence, deadline }: Statement): true {
  draft.end = range.end;
  draft.sentence = sentence;
  draft.deadline ??= deadline;
  return true;
}

/**
 * Adds a statement to the decision before it, when it says who carries that out or is one more point of its list. False
 * where it stands for itself.
 */
function goesOn(plain: string, statement: Statement, last: Draft | undefined): boolean {
  if (last === undefined) return false;
  if (statement.settles) {
    if (!onlyFinishes(statement, last)) return false;
    addResponsible(
      plain,
      last,
      statement.told.flatMap(({ responsible }) => responsible),
    );
    return extend(last, statement);
  }
  const near = statement.sentence - last.sentence <= 1;
  const here = last.paragraph === statement.paragraph;
  if (statement.bare === 'names' && here) return false;
  if (statement.bare !== undefined) {
    // Whom labels below several decisions name is settled by `labels.ts`; the last one is extended over them.
    if (statement.bare === 'names' || near) {
      addResponsible(plain, last, statement.labelled);
      return extend(last, statement);
    }
    addResponsible(plain, last, statement.labelled);
    return statement.labelled.length > 0;
  }
  if (last.listing && (statement.enumerated || statement.isCondition || isEntry(statement, last)))
    return oneMorePoint(plain, statement, last);
  // 原则同意该汇报。（一）…；（二）由甲局牵头….
  if (statement.isCondition && here && isApproval(last.kind)) {
    const told = statement.told.filter(
      ({ by, place }) => place === 'initial' && by !== 'duty' && by !== 'name',
    );
    addResponsible(
      plain,
      last,
      told.flatMap(({ responsible }) => responsible),
    );
    return extend(last, statement);
  }
  last.listing = false;
  const exhorted = statement.talk !== undefined;
  const silent = last.responsible.length === 0 && here;
  const late =
    isApproval(last.kind) && (statement.told[0]?.carriesOut === true || statement.told[0]?.finishes === true);
  // 工程部根据讨论意见完善后下发: whatever stands between, there is but one thing to be finished.
  const finishing =
    isApproval(last.kind) && last.responsible.length === 0 && statement.told.some(({ finishes }) => finishes);
  if (!near && !finishing && !(silent && (exhorted || late))) return false;
  if (exhorted && statement.enumerated && last.kind === 'assign') return false;
  if (
    !statement.enumerated &&
    here &&
    !exhorted &&
    statement.own === undefined &&
    statement.labelled.length > 0
  ) {
    addResponsible(plain, last, statement.labelled);
    return extend(last, statement);
  }
  const told = toldToCarryOut(statement, !exhorted && here);
  const [first] = told;
  if (first === undefined || !belongs(first, statement, exhorted, near)) return false;
  if (isOwnTask(first)) {
    const demanded = exhorted && statement.clauses.some(({ reports }) => reports);
    if ((exhorted && first.by !== 'name' && statement.deadline !== undefined) || demanded) return false;
    if (isOrder(first, isApproval(last.kind))) return false;
    // Behind a task, somebody else who is told has a task of his own.
    if (last.kind === 'assign' && statement.own !== undefined) return false;
  }
  for (const { responsible } of told) addResponsible(plain, last, responsible);
  addResponsible(plain, last, statement.labelled);
  return extend(last, statement);
}

/** 会议通过《甲》。会议决定，《甲》由乙局修改后印发: what was approved is finished, and nothing new is settled. */
const onlyFinishes = ({ told, paragraph, clauses }: Statement, last: Draft): boolean =>
  isApproval(last.kind) &&
  !clauses.some(({ enumerated }) => enumerated) &&
  last.paragraph === paragraph &&
  told.length > 0 &&
  told.every(({ finishes, carriesOut, pointsBack }) => finishes || carriesOut || pointsBack);

/** 拨付：甲资金320万元；乙资金145万元: what stands between semicolons and tells nobody anything is an entry. */
const isEntry = ({ sentence, clauses, told }: Statement, last: Draft): boolean =>
  last.sentence === sentence && clauses.length === 1 && told.length === 0;

function oneMorePoint(plain: string, statement: Statement, last: Draft): true {
  const [first] = statement.told;
  if (first === undefined || first.place !== 'initial') {
    const [from, to] = [statement.clauses[0]?.range.start, statement.clauses.at(-1)?.range.end];
    if (from !== undefined && to !== undefined)
      last.subjects = [...(last.pointsBack ? [] : last.subjects), rangeOf(from, to)];
  }
  for (const { responsible, by } of statement.told)
    if (by !== 'duty' && by !== 'name') addResponsible(plain, last, responsible);
  return extend(last, statement);
}

/**
 * Those of a statement who are told. Once one is, others may stand with their task alone; with a day a duty is enough
 * behind what was decided.
 */
function toldToCarryOut({ told, deadline, enumerated, clauses }: Statement, plain: boolean): readonly Told[] {
  const taken: Told[] = [];
  for (const one of told) {
    const exhorts = clauses[one.at]?.mode === 'exhort';
    const dutiful = plain && !enumerated && deadline !== undefined && !one.drawsUp;
    const may =
      one.by === 'demand'
        ? one.finishes || (!exhorts && taken.length === 0)
        : one.by === 'duty' || one.by === 'name'
          ? (taken.length > 0 && !exhorts) || one.finishes || dutiful
          : true;
    if (may) taken.push(one);
  }
  return taken;
}

/** True when who is told to act is told to carry out the decision before, and nothing else. */
function belongs(first: Told, statement: Statement, exhorted: boolean, near: boolean): boolean {
  const opens = statement.clauses.slice(0, first.at).every(({ reports }) => reports);
  const initial = first.place === 'initial' && opens;
  if (exhorted) return initial && (first.called || first.finishes || near);
  if (statement.enumerated) return initial && (first.finishes || first.pointsBack);
  return initial || statement.supplements;
}

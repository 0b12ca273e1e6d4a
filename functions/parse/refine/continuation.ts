import { rangeOf } from '../text/range.ts';
import type { Draft } from './draft.ts';
import { draftsOf, isOrder, isOwnTask, ownDraft } from './drafts.ts';
import type { Statement, Told } from './statement.ts';

/**
 * Gathers the decisions of statements that are read together: each act, with who is told in its sentence or in those
 * behind it to finish it or carry it out, and each task or measure that belongs to no act before it.
 */
export function gather(plain: string, statements: readonly Statement[]): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const statement of statements) {
    const last = drafts.at(-1);
    if (statement.acts.length > 0) drafts.push(...draftsOf(plain, statement, last));
    else if (last === undefined || !goesOn(last, statement)) {
      const own = ownDraft(plain, statement);
      if (own !== undefined) drafts.push(own);
    }
  }
  return drafts;
}

/**
 * A way in which a statement without an act of its own goes on about the decision before it. True where it belongs to that
 * decision, false where it stands for itself, undefined where the next way is to tell.
 */
type Way = (last: Draft, statement: Statement) => boolean | undefined;

/** The ways in the order in which they are tried. */
const WAYS: readonly Way[] = [behindSettling, aloneInItsLine, onePointMore, asCondition, withLabels, asOrder];

const goesOn = (last: Draft, statement: Statement): boolean => {
  for (const way of WAYS) {
    const belongs = way(last, statement);
    if (belongs !== undefined) return belongs;
  }
  return false;
};

const isNear = (last: Draft, { sentence }: Statement): boolean => sentence - last.sentence <= 1;
const isHere = (last: Draft, { paragraph }: Statement): boolean => last.paragraph === paragraph;

/**
 * 会议通过《甲》。会议决定，《甲》由乙局修改后印发: what was approved is finished, and nothing new is settled. 会议明确，食堂须在9月底前建成，
 * 由甲局负责 says first of what it speaks.
 */
function behindSettling(last: Draft, statement: Statement): boolean | undefined {
  const { settles, told, clauses } = statement;
  if (!settles) return undefined;
  const finishes =
    last.isApproval &&
    isHere(last, statement) &&
    told.length > 0 &&
    told.every((one) => one.finishes || one.carriesOut || one.pointsBack) &&
    !clauses.slice(0, told[0]?.at).some(({ reports }) => !reports) &&
    !clauses.some(({ enumerated }) => enumerated);
  if (!finishes) return false;
  last.addTold(told);
  last.extend(statement);
  return true;
}

/**
 * Labels, names or a time limit alone. Whom labels below several decisions name is settled by `labels.ts`; the last one is
 * extended over them.
 */
function aloneInItsLine(last: Draft, statement: Statement): boolean | undefined {
  const { bare, labelled } = statement;
  if (bare === undefined) return undefined;
  if (bare === 'names' && isHere(last, statement)) return false;
  last.add(labelled);
  if (bare !== 'names' && !isNear(last, statement)) return labelled.length > 0;
  last.extend(statement);
  return true;
}

/** 同意：1.甲；2.乙. Between semicolons what tells nobody anything is a point too: 拨付：甲资金320万元；乙资金145万元. */
function onePointMore(last: Draft, statement: Statement): boolean | undefined {
  const { told, clauses, sentence, enumerated, isCondition } = statement;
  const isEntry = last.sentence === sentence && clauses.length === 1 && told.length === 0;
  if (!last.listing || !(enumerated || isCondition || isEntry)) {
    last.listing = false;
    return undefined;
  }
  const [from, to] = [clauses[0]?.range.start, clauses.at(-1)?.range.end];
  if (told[0]?.place !== 'initial' && from !== undefined && to !== undefined) {
    last.subjects = [...(last.pointsBack ? [] : last.subjects), rangeOf(from, to)];
    last.pointsBack = false;
  }
  last.addTold(told.filter(({ by }) => by !== 'duty' && by !== 'name'));
  last.extend(statement);
  return true;
}

/** 原则同意该汇报。（一）票价不得上涨。（二）由甲局牵头…. */
function asCondition(last: Draft, statement: Statement): boolean | undefined {
  if (!statement.isCondition || !isHere(last, statement) || !last.isApproval) return undefined;
  last.addTold(
    statement.told.filter(({ by, place }) => place === 'initial' && by !== 'duty' && by !== 'name'),
  );
  last.extend(statement);
  return true;
}

/** 人员由甲局接收（责任单位：甲局）. */
function withLabels(last: Draft, statement: Statement): boolean | undefined {
  const { enumerated, talk, own, labelled } = statement;
  const may = isNear(last, statement) && isHere(last, statement) && !enumerated && talk === undefined;
  if (!may || own !== undefined || labelled.length === 0) return undefined;
  last.add(labelled);
  last.extend(statement);
  return true;
}

/** 会议同意甲方案。由乙局修改完善后印发. */
function asOrder(last: Draft, statement: Statement): boolean {
  const { talk, enumerated, own, deadline, clauses, labelled } = statement;
  const exhorted = talk !== undefined;
  if (!isInReach(last, statement) || (exhorted && enumerated && last.kind === 'assign')) return false;
  const told = toldToCarryOut(statement, !exhorted && isHere(last, statement));
  const [first] = told;
  if (first === undefined || !isAboutTheDecision(first, statement, isNear(last, statement))) return false;
  if (isOwnTask(first)) {
    const demanded = exhorted && clauses.some(({ reports }) => reports);
    if (demanded || (exhorted && first.by !== 'name' && deadline !== undefined)) return false;
    if (isOrder(first, last.isApproval)) return false;
    // Behind a task, somebody else who is told has a task of his own.
    if (last.kind === 'assign' && own !== undefined) return false;
  }
  last.addTold(told);
  last.add(labelled);
  last.extend(statement);
  return true;
}

/**
 * In the next sentence; farther on as long as nobody is told of the decision: among demands, or where an approved matter is
 * finished or carried out. 甲部根据讨论意见完善后下发: whatever stands between, there is but one thing to be finished.
 */
function isInReach(last: Draft, statement: Statement): boolean {
  if (isNear(last, statement)) return true;
  if (last.responsible.length > 0) return false;
  const { told, talk } = statement;
  if (last.isApproval && told.some(({ finishes }) => finishes)) return true;
  return isHere(last, statement) && (talk !== undefined || (last.isApproval && told[0]?.carriesOut === true));
}

/**
 * Those of a statement who are told. Once one is, others may stand with their task alone; with a day a duty is enough
 * behind what was decided. `plain`: it is no demand, and stands in the paragraph of the decision.
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

/** Who is told first stands at the beginning, or what is said only supplements the decision: 所需资金由甲局安排. */
function isAboutTheDecision(first: Told, statement: Statement, near: boolean): boolean {
  const { clauses, talk, enumerated, supplements } = statement;
  const initial = first.place === 'initial' && clauses.slice(0, first.at).every(({ reports }) => reports);
  if (talk !== undefined) return initial && (first.called || first.finishes || near);
  if (enumerated) return initial && (first.finishes || first.pointsBack);
  return initial || supplements;
}

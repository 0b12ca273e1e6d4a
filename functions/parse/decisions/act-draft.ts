import frames from '../data/decision-frames.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { type Act, isTalk } from './acts.ts';
import { type Agency, readAgency, readLabels } from './agents.ts';
import type { Doubt } from './confidence.ts';
import { addAgents, type Draft, type ItemContext } from './draft.ts';
import { anyOf } from './lexicon.ts';
import { isSubstantial } from './measures.ts';
import { antecedents, pointsBack, subjectsOf, trim } from './objects.ts';
import type { Passage } from './passage.ts';
import type { Voiced, VoicedSegment } from './voices.ts';

const TRAILING = new RegExp(`^(?:${anyOf(frames.trailing)})`, 'u');
/** 将甲列入乙, 给予丙补助: an object that is itself a doing and can go on behind a comma. */
const DOING =
  /^(?:由|将|把|对|在|按|以|从|向|给予|成立|设立|组建|调整|收回|解除|终止|撤销|安排|采用|采取|实施|启动|开展|签订|新建|建设|改造|划拨|出让|变更|不再|取消|聘请|聘任|设置|授权|委托|与)/u;
const PUT_OFF =
  /^(?:再次|再行|再)?(?:审议|研究|讨论|实施|执行|办理|出台|印发|启动|建设|推进|确定)+(?=.{2}|$)/u;
/** How far back something that is pointed to may stand. */
const LOOK_BACK = 600;

/** Builds the decision of one disposing verb from the clauses of its segment up to the next verb. */
export function draftFromAct(
  context: ItemContext,
  segment: VoicedSegment,
  at: number,
  until: number,
  paragraph: Range,
  sentence: number,
): Draft | undefined {
  const { passage, acquaintance } = context;
  const clause = segment.clauses[at];
  const act = clause?.act;
  if (clause === undefined || act === undefined) return undefined;
  const tail = segment.clauses.slice(at + 1, until);
  const firstAct = segment.clauses.findIndex((other) => other.act !== undefined);
  const start = at === firstAct ? segment.range.start : clause.outer.start;

  const { object, taken } = objectOf(context, clause, act, tail);
  const told = act.front ?? object;
  const agency = told && readAgency(passage, told, 'part', acquaintance);
  const leading = agency !== undefined && agency.place === 'initial' && agency.start === object?.start;
  const kind = act.kind === 'determine' && leading && !isSubstantial(passage, object) ? 'assign' : act.kind;
  const back = (): Range[] =>
    antecedents(
      passage,
      { start, end: act.verb.start },
      { start: Math.max(paragraph.start, start - LOOK_BACK), end: start },
      context.heading,
    );
  const subjects = object === undefined ? back() : subjectsIn(passage, object, agency, back);

  const doubts: Doubt[] = [];
  if (!act.sure) doubts.push('fronted');
  if (isTalk(clause.mood)) doubts.push('exhorted');
  const last = segment.clauses[until - 1] ?? clause;
  const listing = clause.colon && (tail[0]?.enumerated ?? true) && object === undefined;
  if (listing && tail[0] !== undefined) subjects.splice(0, subjects.length, ...pointsOf(tail));
  const draft: Draft = {
    kind,
    subjects,
    agents: [],
    start,
    end: last.outer.end,
    doubts,
    sentence,
    paragraph,
    listing,
  };
  if (agency !== undefined && !isRelative(passage, agency)) addAgents(context, draft, agency.agents);
  for (const other of listing ? [] : tail.slice(taken)) {
    const found = readAgency(passage, other.range, isTalk(other.mood) ? 'part' : 'task', acquaintance);
    if (found !== undefined && carriesOut(passage, other, found)) addAgents(context, draft, found.agents);
  }
  addAgents(context, draft, readLabels(passage, { start, end: draft.end }, acquaintance));
  return draft;
}

/** 同意：1.甲；2.乙: each point is something agreed to. */
function pointsOf(clauses: readonly Voiced[]): Range[] {
  const points: Range[] = [];
  for (const { range, enumerated } of clauses) {
    const last = points.at(-1);
    if (enumerated || last === undefined) points.push(range);
    else points[points.length - 1] = { start: last.start, end: range.end };
  }
  return points;
}

const RELATIVE = new RegExp(`^(?:${anyOf(frames.relative)})+了?的`, 'u');

/** 由甲局编制的方案: the body made the object, it is not told to do anything. */
const isRelative = ({ masked }: Passage, agency: Agency): boolean =>
  RELATIVE.test(masked.slice(agency.task, agency.task + 12));

/** In an exhortation 要求甲局… is one more exhortation, unless what it is to do is to finish the matter. */
export function carriesOut(passage: Passage, clause: Voiced, agency: Agency): boolean {
  if (isRelative(passage, agency)) return false;
  return agency.word !== '要求' || agency.finishes || !isTalk(clause.mood);
}

function objectOf(
  { passage, acquaintance }: ItemContext,
  clause: Voiced,
  act: Act,
  tail: readonly Voiced[],
): { object?: Range; taken: number } {
  const { masked } = passage;
  const wordsOf = (range: Range): string => masked.slice(range.start, range.end);
  let object = trim(passage, { start: act.verb.end, end: clause.range.end });
  if (/^(?:后|以下|下列)/u.test(wordsOf(object))) object = { start: object.end, end: object.end };
  const putOff = act.kind === 'defer' ? (PUT_OFF.exec(wordsOf(object))?.[0].length ?? 0) : 0;
  object = { start: object.start + putOff, end: object.end };
  if (act.front !== undefined) {
    const front = trim(passage, act.front);
    const agency = readAgency(passage, front, 'part', acquaintance);
    // 由甲局修改后再次提交会议: only who is to act stands before the verb.
    if (agency?.place === 'initial' && agency.told) return { taken: 0 };
    return {
      object: agency === undefined ? front : trim(passage, { start: front.start, end: agency.start }),
      taken: 0,
    };
  }
  const goesOn = (next: Voiced | undefined): next is Voiced =>
    next !== undefined &&
    !next.enumerated &&
    next.opening === undefined &&
    !TRAILING.test(wordsOf(next.range)) &&
    readAgency(passage, next.range, 'task', acquaintance) === undefined;
  let taken = 0;
  if (object.end === object.start) {
    const next = tail[0];
    if (!clause.colon || !goesOn(next)) return { taken: 0 };
    object = trim(passage, next.range);
    taken = 1;
  }
  if (DOING.test(wordsOf(object))) {
    for (let next = tail[taken]; goesOn(next); next = tail[taken]) {
      object = { start: object.start, end: trim(passage, next.range).end };
      taken++;
    }
  }
  return { object, taken };
}

function subjectsIn(
  passage: Passage,
  object: Range,
  agency: Agency | undefined,
  back: () => Range[],
): Range[] {
  const told = agency?.place === 'initial' && agency.word === '由' && agency.start === object.start;
  const task = told ? trim(passage, { start: agency.task, end: object.end }) : object;
  const own = task.end - task.start >= 2 ? task : object;
  if (pointsBack(passage, own)) {
    const found = back();
    if (found.length > 0) return found;
  }
  return subjectsOf(passage, own);
}

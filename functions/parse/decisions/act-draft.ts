import frames from '../data/decision-frames.json' with { type: 'json' };
import verbs from '../data/decision-verbs.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { type Act, isTalk, type Kind } from './acts.ts';
import { type Agency, type Agent, readAgency } from './agents.ts';
import type { Doubt } from './confidence.ts';
import { addAgents, type Draft, type ItemContext } from './draft.ts';
import { readLabels } from './labels.ts';
import { anyOf, guarded, skipGuarded, standsAt } from './lexicon.ts';
import { isSubstantial } from './measures.ts';
import { antecedents, pointsBack, subjectsOf, trim } from './objects.ts';
import type { Passage } from './passage.ts';
import type { Voiced, VoicedSegment } from './voices.ts';

const TRAILING = guarded(`(?:${anyOf(frames.trailing)})`, frames.trailing);
/** 将甲列入乙, 给予丙补助: an object that is itself a doing and can go on behind a comma. */
const DOING = guarded(
  '由|将|把|对|在|按|以|从|向|给予|成立|设立|组建|调整|收回|解除|终止|撤销|安排|采用|采取|实施|启动|开展|签订|新建|建设|改造|划拨|出让|变更|不再|取消|聘请|聘任|设置|授权|委托|与',
  '由将把对在按以从向给成设组调收解终撤安采实启开签新建改划出变不取聘授委与',
);
const SINCE = guarded('自[^，；。]{2,24}起$', '自');
const PUT_OFF =
  /^(?:再次|再行|再)?(?:审议|研究|讨论|议|通过|实施|执行|办理|出台|印发|启动|建设|推进|确定)+(?=.{2}|$)/u;
/** 提交下次会议研究, 成熟后再议: when and how it comes back, not what. */
const COMES_LATER = /^(?:[再并待]|(?:条件|时机)?成熟[后时]?|提交|提请|上报)+$/u;
/** 暂不予核销: what is not done yet is what the heading is about. */
const NOT_YET = /^予[\p{Script=Han}]{2,4}$/u;
const REASON = new RegExp(`^(?:${anyOf(frames.preface)})`, 'u');
/** Clauses before a verb in which it may be said what the meeting waits for. */
const NEAR = 3;
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

  const { object: named, taken } = objectOf(context, clause, act, tail);
  const told = act.front ?? named;
  const sentBack = passage.masked.startsWith('退回', act.verb.start);
  const agency = told && readAgency(passage, told, sentBack ? 'task' : 'part', acquaintance);
  // 退回甲局补充完善: what comes back is what was considered.
  const object = sentBack && agency?.start === named?.start ? undefined : named;
  const kind = kindOf(passage, act, object, agency, tail);
  const back = (): Range[] =>
    antecedents(
      passage,
      { start, end: act.verb.start },
      { start: Math.max(paragraph.start, start - LOOK_BACK), end: start },
      context.heading,
    );
  const topic = kind === 'reject' || kind === 'defer' ? topicBefore(passage, segment.clauses, at) : undefined;
  const announced = object === undefined ? '' : passage.masked.slice(object.start, object.end);
  const listing =
    clause.colon &&
    (BARE_DOING.test(announced) ||
      ((tail[0]?.enumerated ?? true) && (object === undefined || ANNOUNCES.test(announced))));
  const subjects = subjectsFrom(passage, act, kind, object, agency, topic, back);
  const points = listing ? pointsOf(tail) : [];

  const doubts: Doubt[] = [];
  if (!act.sure) doubts.push('fronted');
  if (isTalk(clause.mood)) doubts.push('exhorted');
  const last = segment.clauses[until - 1] ?? clause;
  const draft: Draft = {
    kind,
    subjects: points.length > 0 ? points : subjects,
    agents: [],
    start,
    end: last.outer.end,
    doubts,
    sentence,
    paragraph,
    borrowed: listing && points.length === 0,
    listing,
    limit: undefined,
  };
  if (at === firstAct) addAgents(context, draft, toldBefore(context, segment.clauses.slice(0, at), kind));
  if (agency !== undefined && !isRelative(passage, agency)) addAgents(context, draft, agency.agents);
  if (kind === 'defer')
    addAgents(context, draft, waitedFor(context, segment.clauses.slice(Math.max(0, at - NEAR), until)));
  for (const other of listing ? [] : tail.slice(taken)) {
    const found = readAgency(passage, other.range, isTalk(other.mood) ? 'part' : 'task', acquaintance);
    if (found !== undefined && carriesOut(passage, other, found)) addAgents(context, draft, found.agents);
  }
  addAgents(context, draft, readLabels(passage, { start, end: draft.end }, acquaintance));
  return draft;
}

/** 同意新增以下项目：, 审议通过了下列名单：. */
const ANNOUNCES = /以下|下列|如下/u;
/** 同意拨付：甲资金320万元；乙资金145万元。 */
const BARE_DOING = /^(?:拨付|安排|追加|下达|核拨|任命|免去|聘任)(?:资金|经费)?$/u;
/** 再作调研, 进一步论证: what is to be done before it comes back. */
const AGAIN = /^(?:再|进一步|继续|重新|另行|会后)/u;

function kindOf(
  passage: Passage,
  act: Act,
  object: Range | undefined,
  agency: Agency | undefined,
  tail: readonly Voiced[],
): Kind {
  const leading = agency !== undefined && agency.place === 'initial' && agency.start === object?.start;
  if (act.kind !== 'determine' || !leading || isSubstantial(passage, object)) return act.kind;
  if (standsAs(passage, agency)) return 'determine';
  // 会议决定由甲局再作调研，提出意见后另行研究: that is how it is put off.
  const later =
    tail.some(({ putOff }) => putOff) && AGAIN.test(passage.masked.slice(agency.task, object.end));
  return later ? 'defer' : 'assign';
}

/** 甲集团为项目业主单位: what it is made is settled, and no task is given. */
export const standsAs = ({ masked }: Passage, { agents, task }: Agency): boolean =>
  /^(?:作?为|是|担任)/u.test(masked.slice(agents.at(-1)?.name.end ?? task, task + 2));

/** What is to be done before a matter can come back. */
const REWORKED =
  /^(?:[作做]|再|进一步|认真|继续|抓紧|尽快|共同|负责|对[^，。；]{0,16})*(?:补充|核查|核实|核对|论证|修改|完善|调研|摸底|摸排|测算|研究|协调|对接|评估|提出|厘清|梳理)/u;

/** 待甲局会同乙局补充核查后，再行研究: those for whose work the meeting waits. */
function waitedFor({ passage, acquaintance }: ItemContext, clauses: readonly Voiced[]): Agent[] {
  return clauses.flatMap(({ range }) => {
    const words = passage.masked.slice(range.start, range.end);
    const match = /^(?:会议|研究|决定|议定|明确)*待(?=.{2,40}[后时])/u.exec(words);
    if (match === null) return [];
    const task = { start: range.start + match[0].length, end: range.end };
    const agency = readAgency(passage, task, 'task', acquaintance);
    if (agency?.place !== 'initial') return [];
    return REWORKED.test(passage.masked.slice(agency.task, range.end)) ? agency.agents : [];
  });
}

/** 责成甲局进一步论证，该请示暂不审议; 文本由甲局继续修改，再提交会议研究: who was told before the verb. */
function toldBefore({ passage, acquaintance }: ItemContext, clauses: readonly Voiced[], kind: Kind): Agent[] {
  const told: Agent[] = [];
  for (const { range, opening, mood } of clauses) {
    const agency = opening === undefined ? readAgency(passage, range, 'part', acquaintance) : undefined;
    if (agency === undefined || agency.word === '' || isRelative(passage, agency)) continue;
    const charged =
      agency.word === '责成' ||
      agency.word === '责令' ||
      (!isTalk(mood) && agency.word !== '要求') ||
      (kind === 'defer' && REWORKED.test(passage.masked.slice(agency.task, range.end)));
    if (charged) told.push(...agency.agents);
  }
  return told;
}

const TOPIC_LEAD = /^(?:会议)?(?:对于|对|关于|就|针对)/u;
const TOPIC_NOUN = new RegExp(
  `(?:${anyOf(verbs.documents)}|请求|要求|申请|诉求|标准|问题|事宜|名额|意见|主张|申诉|提议|设想|做法)(?:（□*）)?$`,
  'u',
);

/** 甲片区因权属争议，暂不纳入: the reason stands behind what it is about. */
const BECAUSE = /^(?<topic>[^，；。因]{2,24})因(?![此而素地])[^，；。]{2,}$/u;

/** 甲公司提出的要求，没有政策依据，不予支持: what the sentence is about stands at its beginning. */
function topicBefore({ masked }: Passage, clauses: readonly Voiced[], at: number): Range | undefined {
  const [first] = clauses;
  if (at === 0 || first === undefined || first.act !== undefined || first.opening !== undefined)
    return undefined;
  const words = masked.slice(first.range.start, first.range.end);
  const lead = TOPIC_LEAD.exec(words)?.[0].length ?? 0;
  const whose = BECAUSE.exec(words)?.groups?.topic;
  if (lead === 0 && whose !== undefined && !REASON.test(whose))
    return { start: first.range.start, end: first.range.start + whose.length };
  if (lead === 0 && (!TOPIC_NOUN.test(words) || REASON.test(words))) return undefined;
  return { start: first.range.start + lead, end: first.range.end };
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

const RELATIVE = guarded(`(?:${anyOf(frames.relative)})+了?的`, frames.relative);
const LONGEST_RELATIVE = 12;

/** 由甲局编制的方案: the body made the object, it is not told to do anything. */
const isRelative = ({ masked }: Passage, { task }: Agency): boolean => {
  const end = skipGuarded(RELATIVE, masked, task);
  return end > task && end <= task + LONGEST_RELATIVE;
};

/** In an exhortation 要求甲局… is one more exhortation, unless what it is to do is to finish the matter. */
export function carriesOut(passage: Passage, clause: Voiced, agency: Agency): boolean {
  if (isRelative(passage, agency)) return false;
  return agency.word !== '要求' || agency.finishes || !isTalk(clause.mood);
}

const wordsOf = (masked: string, { start, end }: Range): string => masked.slice(start, end);

/** A clause behind a comma that is still part of the object. */
const goesOn = ({ passage, acquaintance }: ItemContext, next: Voiced | undefined): next is Voiced =>
  next !== undefined &&
  !next.enumerated &&
  next.opening === undefined &&
  !standsAt(TRAILING, passage.masked, next.range.start, next.range.end) &&
  readAgency(passage, next.range, 'task', acquaintance) === undefined;

/** 通过后, 同意以下: nothing of what follows the verb at once is its object. */
const NO_OBJECT = guarded('后(?=要求|强调|指出|明确)|以下|下列', '后以下');

function objectOf(
  context: ItemContext,
  clause: Voiced,
  act: Act,
  tail: readonly Voiced[],
): { object?: Range; taken: number } {
  const { passage, acquaintance } = context;
  const { masked } = passage;
  let object = trim(passage, { start: act.verb.end, end: clause.range.end });
  if (standsAt(NO_OBJECT, masked, object.start, object.end)) object = { start: object.end, end: object.end };
  const delayed =
    act.kind === 'defer'
      ? (PUT_OFF.exec(wordsOf(masked, object)) ?? NOT_YET.exec(wordsOf(masked, object)))
      : null;
  const putOff = delayed?.[0].length ?? 0;
  object = { start: object.start + putOff, end: object.end };
  if (act.front !== undefined) {
    const front = trim(passage, act.front);
    if (COMES_LATER.test(wordsOf(masked, front))) return { taken: 0 };
    const agency = readAgency(passage, front, 'part', acquaintance);
    // 由甲局修改后再次提交会议: only who is to act stands before the verb.
    if (agency?.place === 'initial' && agency.told) return { taken: 0 };
    return {
      object: agency === undefined ? front : trim(passage, { start: front.start, end: agency.start }),
      taken: 0,
    };
  }
  let taken = 0;
  if (object.end === object.start) {
    const next = tail[0];
    if (!clause.colon || !goesOn(context, next)) return { taken: 0 };
    object = trim(passage, next.range);
    taken = 1;
  }
  // 同意自2024年1月1日起，甲标准提高到…: since when comes first.
  const begun = standsAt(SINCE, wordsOf(masked, object)) ? tail[taken] : undefined;
  if (goesOn(context, begun)) {
    object = trim(passage, begun.range);
    taken++;
  }
  if (begun !== undefined || standsAt(DOING, masked, object.start, object.end)) {
    for (let next = tail[taken]; goesOn(context, next); next = tail[taken]) {
      object = { start: object.start, end: trim(passage, next.range).end };
      taken++;
    }
  }
  return { object, taken };
}

function subjectsFrom(
  passage: Passage,
  act: Act,
  kind: Kind,
  object: Range | undefined,
  agency: Agency | undefined,
  topic: Range | undefined,
  back: () => Range[],
): Range[] {
  if (object === undefined) return topic === undefined ? back() : [topic];
  const told = agency?.place === 'initial' && agency.word === '由' && agency.start === object.start;
  if (told && kind === 'defer') return back();
  const task = told ? trim(passage, { start: agency.task, end: object.end }) : object;
  const own = task.end - task.start >= 2 ? task : object;
  const words = passage.masked.slice(own.start, own.end);
  // 关于甲标准，…，暂不列入本次方案: the object only says what is not done with it.
  if (topic !== undefined && (act.front === undefined || OWN_TURN.test(words)) && !words.includes('《'))
    return [topic];
  if (pointsBack(passage, own)) {
    const found = back();
    if (found.length > 0) return found;
  }
  return subjectsOf(passage, own);
}

/** 本次不予增加: nothing is named before the verb. */
const OWN_TURN = /^(?:本次|此次|该|此|现|暂)?.{0,2}$/u;

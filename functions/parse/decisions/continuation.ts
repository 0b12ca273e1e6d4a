import frames from '../data/decision-frames.json' with { type: 'json' };
import type { Range } from '../reading.ts';
import { carriesOut, standsAs } from './act-draft.ts';
import { isTalk, type Kind } from './acts.ts';
import { type Agency, type Agent, type Bare, readAgency } from './agents.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import { isLimit, readDeadline } from './deadlines.ts';
import { addAgents, type Draft, type ItemContext } from './draft.ts';
import { readLabels } from './labels.ts';
import { anyOf, guarded, skipGuarded } from './lexicon.ts';
import { readNames } from './names-list.ts';
import { pointsBack } from './objects.ts';
import type { Passage } from './passage.ts';
import type { Voiced, VoicedSegment } from './voices.ts';

/** A topic that only supplements what was decided: 所需资金由甲局承担. */
const SUPPLEMENT =
  /^(?:所需|相关|有关|该|其|具体|后续|涉及|上述|以上|配套|(?:工程|项目)(?=[由所]|总?投资|概算|资金|实施|具体|用地))/u;
const LABEL_LINE = guarded(
  '（?(?:(?:牵头|责任|配合|主办|承办|协办|落实|实施|负责|主责)(?:单位|部门|领导|人|主体)|(?:完成|办理|办结|落实)(?:时限|时间|期限)|时限要求)',
  '（牵责配主承协落实负完办时',
);
/** What only carries a decision out: 印发, 修改完善, 抓好落实. */
const CARRIES_OUT = new RegExp(
  `^(?:[^，；。]{2,24}(?:配合|负责|参加|参与)，|负责|具体|牵头|抓紧|尽快|及时|认真|进一步|切实|全力|组织|继续|按[^，；。]{1,8}|于?[^，；。]{2,12}[前内])*(?:${anyOf(frames.finishing)}|修[订正]后)`,
  'u',
);

/**
 * True when someone is told to do something of its own, not to carry out what was decided before: 责成甲局制定乙方案,
 * as against 责成甲局修改完善.
 */
export function isOwnTask({ passage }: ItemContext, agency: Agency, limit: number): boolean {
  if (agency.place !== 'initial' || agency.finishes) return false;
  const words = passage.masked.slice(agency.task, limit).replace(/^，/u, '');
  return (
    words.length >= 4 && !CARRIES_OUT.test(words) && !pointsBack(passage, { start: agency.task, end: limit })
  );
}

const ORDERS = new CuedExpression(/^(?:会议)?(?:同时|另外|还|并)*责[成令]/u, cue(['责成', '责令']));
const CHARGES = /^会议(?:同时|另外|还)?(?:责[成令]|请|委托|授权|指定|指派)/u;

/**
 * True when a verb behind another one only agrees to who carries out what the first disposed of: 会议审定了《甲》，同意由
 * 乙局修订后印发.
 */
export function onlyNames(context: ItemContext, clause: Voiced | undefined): boolean {
  const { act, range } = clause ?? {};
  if (act === undefined || range === undefined || act.front !== undefined) return false;
  if (act.kind !== 'approve' && act.kind !== 'determine') return false;
  const told = { start: act.verb.end, end: range.end };
  const agency = readAgency(context.passage, told, 'part', context.acquaintance);
  if (agency?.word !== '由' || agency.start !== told.start || standsAs(context.passage, agency)) return false;
  return !isOwnTask(context, agency, range.end);
}

/** 讨论并通过了《甲》，决定以县政府办公室名义印发: what becomes of what was disposed of is no second decision. */
const ISSUES =
  /^(?:以[^，；。《]{2,20}名义|按[^，；。《]{1,8}程序|正式|修改完善后|修改后|尽快|予以)*(?:印发|下发|发布|公布|颁布|报[^，；。《]{2,16}(?:审定|审批|审议|批准|备案))(?:执行|实施|施行)?$/u;
export function onlyFinishes({ passage }: ItemContext, clause: Voiced | undefined): boolean {
  const { act, range } = clause ?? {};
  if (act?.kind !== 'determine' || range === undefined || act.front !== undefined) return false;
  return ISSUES.test(passage.masked.slice(act.verb.end, range.end));
}

/** 同意甲、乙合并办学，责成丙局完成分流: who is told at once behind an approval carries it out. */
const AT_ONCE = /^责[成令](?![^，。；]*《)/u;
const isApproval = (kind: Kind | undefined): boolean => kind === 'approve' || kind === 'approve-in-principle';

/** The clause between two places with which an order of its own begins: …，并责成甲局开展排查. */
export function orderIn(
  context: ItemContext,
  clauses: readonly Voiced[],
  from: number,
  until: number,
): number | undefined {
  const { passage, acquaintance } = context;
  const approved = isApproval(clauses[from - 1]?.act?.kind);
  for (let at = from; at < until; at++) {
    const range = clauses[at]?.range;
    if (range === undefined || !orders(passage, range, approved)) continue;
    const agency = readAgency(passage, range, 'part', acquaintance);
    if (agency !== undefined && isOwnTask(context, agency, range.end)) return at;
  }
  return undefined;
}

function orders(passage: Passage, { start, end }: Range, approved: boolean): boolean {
  const cues = cuesIn(passage, start, end);
  if ((cues & ORDERS.cue) === 0) return false;
  const words = passage.masked.slice(start, end);
  return ORDERS.test(words, cues) && !(approved && AT_ONCE.test(words));
}

/** True for 责任单位：…, 完成时限：… in a line or sentence of their own. */
export const isLabelLine = ({ passage }: ItemContext, { range }: VoicedSegment): boolean => {
  const end = skipGuarded(LABEL_LINE, passage.plain, range.start);
  return end > range.start && end <= range.end;
};

/** True for 2024年11月底前 in a paragraph of its own, as a table's column of time limits has it. */
export const isLimitAlone = (
  { passage }: ItemContext,
  { range, clauses }: VoicedSegment,
  paragraph: Range,
): boolean =>
  range.start === paragraph.start &&
  range.end === paragraph.end &&
  clauses.length === 1 &&
  isLimit(passage, range);

/** Takes a segment into a decision that stood before it. */
function extend(
  context: ItemContext,
  draft: Draft,
  segment: VoicedSegment,
  sentence: number,
  agents: readonly Agent[],
): true {
  addAgents(context, draft, agents);
  draft.end = segment.range.end;
  draft.sentence = sentence;
  return true;
}

/**
 * Adds a segment to the decision before it, when it says who carries that out or is one more point of its list.
 * False when the segment stands for itself.
 */
export function goesOn(
  context: ItemContext,
  segment: VoicedSegment,
  last: Draft | undefined,
  paragraph: Range,
  sentence: number,
): boolean {
  if (last === undefined || segment.clauses.some(({ opening }) => opening?.frame === 'settle')) return false;
  const { passage, acquaintance } = context;
  const near = sentence - last.sentence <= 1;
  const bare = last.paragraph === paragraph ? undefined : namesAlone(context, segment, paragraph);
  if (bare !== undefined) return extend(context, last, segment, sentence, bare);
  if (near && last.paragraph !== paragraph && isLimitAlone(context, segment, paragraph))
    return extend(context, last, segment, sentence, []);
  if (isLabelLine(context, segment)) {
    const labelled = readLabels(passage, segment.range, acquaintance);
    if (near) return extend(context, last, segment, sentence, labelled);
    addAgents(context, last, labelled);
    return labelled.length > 0;
  }
  if (last.listing && (segment.enumerated || isEntry(context, segment, last, sentence))) {
    const agencies = agenciesIn(context, segment);
    if (agencies[0]?.place !== 'initial') {
      if (last.borrowed) last.subjects.splice(0);
      last.borrowed = false;
      last.subjects.push(pointOf(segment));
    }
    return extend(
      context,
      last,
      segment,
      sentence,
      agencies.flatMap(({ agents }) => agents),
    );
  }
  last.listing = false;
  const exhorted = isTalk(segment.clauses[0]?.mood ?? 'plain');
  const silent = last.agents.length === 0 && last.paragraph === paragraph;
  if (!near && !(exhorted && silent)) return false;
  // 会议要求：1.由甲局…；2.由乙局…: each point is a task of its own.
  if (exhorted && segment.enumerated && last.kind === 'assign') return false;
  // 人员、资产由甲局接收（责任单位：甲局）: a sentence that ends in labels is of the decision before it.
  if (!segment.enumerated && last.paragraph === paragraph && segment.clauses[0]?.mood === 'plain') {
    const labelled = readLabels(passage, segment.range, acquaintance);
    if (labelled.length > 0) return extend(context, last, segment, sentence, labelled);
  }
  const dutiful = !exhorted && last.paragraph === paragraph && isDueDuty(passage, segment);
  const agencies = agenciesIn(context, segment, dutiful ? 'duty' : 'part');
  const first = agencies[0];
  if (first === undefined) return false;
  const words = passage.plain.slice(segment.range.start, segment.range.end);
  if (!belongs(first, segment, exhorted, near, words)) return false;
  if (isOwnTask(context, first, segment.range.end)) {
    const due = exhorted && first.word !== '' && readDeadline(passage, segment.range, undefined);
    const demanded = exhorted && segment.clauses.some(({ opening }) => opening !== undefined);
    const atOnce = isApproval(last.kind) && AT_ONCE.test(words);
    const cues = cuesIn(passage, segment.range.start, segment.range.end);
    if (due || demanded || CHARGES.test(words) || (ORDERS.test(words, cues) && !atOnce)) return false;
  }
  for (const { agents } of agencies) addAgents(context, last, agents);
  return extend(context, last, segment, sentence, readLabels(passage, segment.range, acquaintance));
}

/** 同意拨付：甲资金320万元；乙资金145万元: what stands between semicolons and tells nobody anything is an entry. */
const isEntry = (context: ItemContext, segment: VoicedSegment, last: Draft, sentence: number): boolean =>
  last.sentence === sentence && segment.clauses.length === 1 && agenciesIn(context, segment).length === 0;

/** 甲局、乙局 in a paragraph of its own below a decision, as in a table's column of those responsible. */
function namesAlone(
  { passage, acquaintance }: ItemContext,
  { range, clauses }: VoicedSegment,
  paragraph: Range,
): readonly Agent[] | undefined {
  if (range.start !== paragraph.start || range.end !== paragraph.end || clauses.length !== 1)
    return undefined;
  const list = readNames(passage, range.start, range.end, acquaintance);
  if (list === undefined || list.next < range.end) return undefined;
  const names = list.named.flatMap(({ name, person }) => (name === undefined || person ? [] : [name]));
  return names.length === list.named.length
    ? names.map((name) => ({ name, role: 'owner', aids: false }))
    : undefined;
}

/** True when who is told to act is told to carry out the decision before, and nothing else. */
function belongs(
  first: Agency,
  segment: VoicedSegment,
  exhorted: boolean,
  near: boolean,
  words: string,
): boolean {
  const initial = first.place === 'initial' && opens(first, segment);
  if (exhorted) return initial && (first.word !== '' || near);
  if (segment.enumerated) return initial && (first.finishes || first.pointsBack);
  return initial || SUPPLEMENT.test(words);
}

/** Nothing but a reason stands before: 新增泊位800个，请甲局… is a matter of its own. */
const opens = (agency: Agency, { clauses }: VoicedSegment): boolean =>
  clauses.every(({ range, opening }) => range.end > agency.start || opening !== undefined) ||
  clauses.findIndex(({ range }) => range.end > agency.start) === 0;

function pointOf({ clauses, range }: VoicedSegment): Range {
  return { start: clauses[0]?.range.start ?? range.start, end: clauses.at(-1)?.range.end ?? range.end };
}

/** 甲局要于5月底前拨付资金: with a day, a duty behind what was decided carries it out, unless it makes something new. */
function isDueDuty(passage: Passage, { range, enumerated }: VoicedSegment): boolean {
  const words = passage.masked.slice(range.start, range.end);
  return !enumerated && !MAKES.test(words) && readDeadline(passage, range, undefined) !== undefined;
}
const MAKES = /《|制定|制订|起草|编制|出台/u;

/**
 * The phrases of a segment that name who acts; once one is told to, others may stand with their task alone. `first`: how
 * much the first name says where it stands alone.
 */
function agenciesIn(
  { passage, acquaintance }: ItemContext,
  segment: VoicedSegment,
  first: Bare = 'part',
): Agency[] {
  const agencies: Agency[] = [];
  for (const clause of segment.clauses) {
    const bare = isTalk(clause.mood) ? 'part' : agencies.length === 0 ? first : 'duty';
    const agency = readAgency(passage, clause.range, bare, acquaintance);
    if (agency !== undefined && carriesOut(passage, clause, agency)) agencies.push(agency);
  }
  return agencies;
}

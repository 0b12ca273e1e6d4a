import type { Range } from '../reading.ts';
import { standsAs } from './act-draft.ts';
import type { Kind } from './acts.ts';
import { type Agency, readAgency } from './agents.ts';
import type { Doubt } from './confidence.ts';
import { CuedExpression, cue, cuesIn } from './cues.ts';
import { readDeadline } from './deadlines.ts';
import { addAgents, type Draft, type ItemContext } from './draft.ts';
import { readLabels } from './labels.ts';
import {
  AMOUNT,
  isGuidance,
  isMatter,
  isMeasure,
  isSpecific,
  isSubstantial,
  measureRange,
  type Readiness,
} from './measures.ts';
import { antecedents, documentsIn, trim } from './objects.ts';
import { type Passage, passageOf } from './passage.ts';
import type { Voiced } from './voices.ts';

/** What is told of as done cannot be an order: 由甲局牵头，完成了…. */
const DONE = /已(?!有)|(?<!为|除)了(?!解)|完成情况|取得/u;
const REASON =
  /^(?:为|鉴于|根据|按照|针对|关于|结合|会后|对|下一步|(?:于|在|自|从|\d{1,4}(?:年|月|日|个?工作日|天))[^，；。]{0,30}?(?:[起前后内底间时上中下]|[年月日天])$)/u;
const DUTY = /^(?:要|应|须|需|必须|务必|负责|在|于)/u;
/** 须提交会议研究, 不得另行收费: it binds, where 要高度重视 only exhorts. */
const RULES = new CuedExpression(
  /^(?![各相有]|全[县市区省镇])(?!.*(?:要(?!求)|高度|切实|加强|强化|进一步)).*(?:须|不得|一律|应当)/u,
  cue(['须', '不得', '一律', '应当']),
);
const LOOK_BACK = 600;

/**
 * Builds the decision of a passage without disposing verb: a measure of a list that settles, or a task given to
 * someone by name. `readiness` is undefined outside such lists.
 */
export function draftFromMeasure(
  context: ItemContext,
  clauses: readonly Voiced[],
  readiness: Readiness | undefined,
  outer: Range,
  paragraph: Range,
  sentence: number,
): Draft | undefined {
  const { passage, acquaintance } = context;
  const first = clauses[0];
  const last = clauses.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const words = { start: first.range.start, end: last.range.end };
  const agencies: Agency[] = [];
  for (const { range } of clauses) {
    // Once one is told to, others may stand with their task alone: 责成甲局负责建设，乙局做好技术指导.
    const bare = readiness !== undefined || agencies.some(({ word }) => word !== '') ? 'task' : 'part';
    const agency = readAgency(passage, range, bare, acquaintance);
    if (agency !== undefined) agencies.push(agency);
  }
  const leading = agencies.find((agency) => agency.place === 'initial' && agency.told);
  const told =
    leading !== undefined &&
    ((leading.word === '责成' && readiness === undefined) || isFirst(clauses, passage, leading));
  // 征地工作由甲镇负责, 甲事项交由乙局办理: the topic stands first.
  const due = readDeadline(passage, words, undefined) !== undefined;
  const topical =
    agencies.find(
      (agency) =>
        agency.place === 'inner' &&
        (agency.part ||
          agency.word === '交由' ||
          (readiness !== undefined && (due || isToBeDrawnUp(passage, clauses, agency)))) &&
        !supplements(passage, clauses, agency),
    ) ?? (told ? undefined : handedOver(passage, clauses, leading));
  const kind = kindOf(context, clauses, readiness, words, due, told ? leading : undefined, topical);
  if (kind === undefined) return undefined;

  const back = (): Range[] =>
    antecedents(
      passage,
      { start: outer.start, end: told ? leading.start : words.start },
      { start: Math.max(paragraph.start, outer.start - LOOK_BACK), end: outer.start },
      context.heading,
    );
  const draft: Draft = {
    kind: kind.kind,
    subjects: subjectsOf(context, clauses, kind.kind, told ? leading : undefined, words, back),
    agents: [],
    start: outer.start,
    end: outer.end,
    doubts: kind.doubts,
    sentence,
    paragraph,
    borrowed: false,
    listing: false,
    limit: undefined,
  };
  for (const agency of agencies) addAgents(context, draft, agency.agents);
  addAgents(context, draft, readLabels(passage, outer, acquaintance));
  return draft;
}

/** 筹措方案由甲局研究提出: a matter and nothing else stands before who is to draw it up. */
const isToBeDrawnUp = (passage: Passage, clauses: readonly Voiced[], agency: Agency): boolean => {
  const start = clauses.find(({ range }) => range.end > agency.start)?.range.start ?? agency.start;
  return (
    DRAWS_UP.test(passage.masked.slice(agency.task, agency.task + 10)) &&
    isMatter(passage, { range: { start, end: agency.start } })
  );
};
const DRAWS_UP = /^(?:研究|另行|抓紧|尽快|负责|牵头)*(?:提出|制定|制订|拟定|拟订|起草|编制)/u;

/** 实行免费乘坐，所需补贴由乙局承担: what was settled stands before, and only its money or form is someone's. */
const supplements = (passage: Passage, clauses: readonly Voiced[], agency: Agency): boolean => {
  const [first] = clauses;
  return (
    first !== undefined &&
    first.range.end < agency.start &&
    clauses.some(({ range }) => range.end < agency.start && !isMatter(passage, { range })) &&
    SUPPLEMENT.test(
      passage.masked
        .slice(0, agency.start)
        .slice(-SUPPLEMENT_REACH)
        .replace(/^.*[，。；：\n]/su, ''),
    )
  );
};
const SUPPLEMENT = /^(?:所需|相关|有关|具体|配套)/u;
const SUPPLEMENT_REACH = 24;

/** 清退补偿方案，由甲局另行制定: the matter stands in a clause of its own before who is told. */
const handedOver = (
  passage: Passage,
  clauses: readonly Voiced[],
  leading: Agency | undefined,
): Agency | undefined => {
  const [first, second] = clauses;
  const next = leading?.word === '由' && second !== undefined && leading.start <= second.range.end;
  return next && first !== undefined && first.range.end < leading.start && isMatter(passage, first)
    ? leading
    : undefined;
};

/** 由甲局…, also behind what the meeting heard, a reason or a date: 为加快进度，由甲局…. */
const isFirst = (clauses: readonly Voiced[], passage: Passage, agency: Agency): boolean =>
  clauses
    .filter(({ range }) => range.end <= agency.start)
    .every(
      (clause) =>
        clause.opening?.frame === 'report' ||
        (REASON.test(passage.masked.slice(clause.range.start, clause.range.end)) &&
          !isMeasure(passage, [clause], 'item')),
    );

const NATIONAL = /^(?:国家|国务院|中央|中共中央)/u;
const PROVINCIAL = /^(?:省|自治区)/u;

/** 由省交通厅批准: no local meeting gives tasks to a province or a ministry. */
const isSuperior = ({ passage, provincial }: ItemContext, agency: Agency): boolean =>
  agency.word === '由' &&
  agency.agents.some(({ name }) => {
    const words = passage.plain.slice(name.start, name.end);
    return NATIONAL.test(words) || (!provincial && PROVINCIAL.test(words));
  });

function kindOf(
  context: ItemContext,
  clauses: readonly Voiced[],
  readiness: Readiness | undefined,
  words: Range,
  due: boolean,
  leading: Agency | undefined,
  topical: Agency | undefined,
): { kind: Kind; doubts: Doubt[] } | undefined {
  const { passage, acquaintance } = context;
  const said = passage.masked.slice(words.start, words.end);
  const listed: Doubt[] =
    readiness === 'document'
      ? ['sweeping']
      : readiness === 'item' || readiness === 'point' || readiness === 'clause'
        ? ['listed']
        : readiness === undefined
          ? ['unframed']
          : [];
  // What is told of a speech or a law is its own content, unless a date or 会议决定 shows that it is this meeting's.
  const studied = context.kind === 'study' && readiness !== 'said' && !due;
  if (
    leading !== undefined &&
    (leading.word === '责成' || !(DONE.test(said) || isSuperior(context, leading)))
  ) {
    // 由甲局作为项目业主: what it is made is settled.
    if (readiness !== undefined && leading.word !== '指定' && standsAs(passage, leading))
      return { kind: 'determine', doubts: listed };
    // 由甲局牵头核对资金支付进度, 会议指定甲局为牵头单位: what is told is a part in the work.
    const working = leading.word === '指定' || (leading.part && !AMOUNT.test(said));
    const settles = readiness !== undefined && !working && isSubstantial(passage, words);
    if (studied && leading.word !== '责成') return undefined;
    return { kind: settles ? 'determine' : 'assign', doubts: leading.word === '责成' ? [] : listed };
  }
  if (studied) return undefined;
  // 码头整治由甲局牵头，年底前完成: outside a list that settles only with a date, else it may be told as it is.
  if (readiness === undefined) {
    const ordered = topical !== undefined && !DONE.test(said) && due && !isGuidance(passage, clauses);
    return ordered ? { kind: 'assign', doubts: listed } : undefined;
  }
  const handed =
    topical !== undefined &&
    (topical.word === '交由' ||
      isToBeDrawnUp(passage, clauses, topical) ||
      !isSubstantial(passage, { start: words.start, end: endOfClause(clauses, topical) }));
  if (handed && !DONE.test(said) && !isGuidance(passage, clauses)) return { kind: 'assign', doubts: listed };
  // 涉及甲的，须经乙同意，不得擅自变更: where nothing says that the points settle, a rule may be quoted.
  const rules = RULES.test(said, cuesIn(passage, words.start, words.end));
  if (readiness === 'point' && rules) return undefined;
  if (isMeasure(passage, clauses, readiness)) {
    const shown =
      readiness !== 'said' ||
      /\d/u.test(said) ||
      isSpecific(passage, clauses, true) ||
      clauses.some(({ range }) => readAgency(passage, range, 'part', acquaintance) !== undefined);
    return { kind: 'determine', doubts: shown ? listed : [...listed, 'general'] };
  }
  // 会议决定，甲须…; 会议明确：…须于3月底前完成: a rule that was decided on in so many words, or a duty with a date.
  const decided =
    rules &&
    /(?:决定|明确|确定|议定).$/u.test(passage.masked.slice(Math.max(0, words.start - 3), words.start));
  if (readiness === 'item' && clauses[0]?.enumerated === true && rules)
    return { kind: 'determine', doubts: ['duty'] };
  if (readiness === 'said' && (decided || due)) return { kind: 'determine', doubts: ['duty'] };
  const unnamed = clauses[0] && readAgency(passage, clauses[0].range, 'task', acquaintance) === undefined;
  return due && unnamed && isDuty(context, clauses, said) ? { kind: 'assign', doubts: ['duty'] } : undefined;
}

/** 征地由甲镇负责，所需经费从专项资金列支: where the money comes from is said behind, and makes no measure of it. */
const endOfClause = (clauses: readonly Voiced[], agency: Agency): number =>
  clauses.find(({ range }) => range.end > agency.start)?.range.end ?? agency.task;

/** 甲局要在9月底前…: a duty with a body and a date is a task. */
function isDuty({ passage, acquaintance }: ItemContext, clauses: readonly Voiced[], said: string): boolean {
  const first = clauses[0];
  if (first === undefined) return false;
  const named = readAgency(
    passageOf(`由${passage.plain.slice(first.range.start, first.range.end)}`),
    { start: 0, end: first.range.end - first.range.start + 1 },
    'part',
    acquaintance,
  );
  return named !== undefined && named.agents.length > 0 && DUTY.test(said.slice(named.task - 1));
}

function subjectsOf(
  context: ItemContext,
  clauses: readonly Voiced[],
  kind: Kind,
  leading: Agency | undefined,
  words: Range,
  back: () => Range[],
): Range[] {
  const { passage, acquaintance } = context;
  if (leading?.finishes === true || leading?.pointsBack === true) {
    // 请甲局根据讨论情况修改《乙》.
    const named = documentsIn(passage, { start: leading.task, end: words.end });
    const found = named.length > 0 ? named : back();
    if (found.length > 0) return found;
  }
  const named = (clause: Voiced): boolean =>
    readAgency(passage, clause.range, 'part', acquaintance)?.place === 'initial';
  if (leading !== undefined) {
    const other = clauses.find((clause) => clause.range.start > leading.task && named(clause));
    const task = trim(passage, { start: leading.task, end: other?.range.start ?? words.end });
    if (task.end - task.start >= 2) return [task];
    // 由甲局牵头，会同乙局核定补缴金额: the task stands behind those who help.
    const joint = other && readAgency(passage, other.range, 'part', acquaintance);
    if (other !== undefined && joint !== undefined && joint.word !== '' && joint.task < other.range.end) {
      const shared = trim(passage, { start: joint.task, end: words.end });
      if (shared.end - shared.start >= 2) return [shared];
    }
    const rest = clauses.filter((clause) => clause.range.start > leading.task && !named(clause));
    const [from, to] = [rest[0], rest.at(-1)];
    if (from !== undefined && to !== undefined) return [{ start: from.range.start, end: to.range.end }];
  }
  // What is told of who carries it out does not belong to what was settled.
  const agent = clauses.findIndex((clause, i) => i > 0 && named(clause));
  const own = agent < 0 ? clauses : clauses.slice(0, agent);
  const topic = kind === 'assign' ? agencyIn(context, own)?.start : undefined;
  const measure = topic === undefined ? measureRange(passage, own) : { start: words.start, end: topic };
  return measure === undefined ? [] : [trim(passage, measure)];
}

const agencyIn = ({ passage, acquaintance }: ItemContext, clauses: readonly Voiced[]): Agency | undefined =>
  clauses
    .map(({ range }) => readAgency(passage, range, 'part', acquaintance))
    .find((agency) => agency?.place === 'inner');

import type { Clause, Paragraph, Passage, SpeechMode } from '../../../clauses/passage.ts';
import { type Finding, type Rule, RuleBook } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Act, Statement, Told } from '../../../refine/statement.ts';
import { joined, type Range, rangeOf } from '../../../text/range.ts';
import { deadlineIn, isDeadline } from '../deadlines/deadlines.ts';
import { lexicon } from '../lexicon.ts';
import { isSupplement, labelsIn, type Phrase, phraseIn, taskSays } from '../responsibility/responsibility.ts';
import { approveRules } from './approve.ts';
import { blanketRules, voteRules } from './blanket.ts';
import { determineRules } from './determine.ts';
import type { Disposal } from './disposal.ts';
import { deferRules, rejectRules } from './reject-and-defer.ts';
import { afterwardsRules, moreRules } from './sequel.ts';
import { type Readiness, settledBy } from './settled.ts';
import { subjectIn, topicBefore } from './subjects.ts';

export const disposalRules = [
  ...blanketRules,
  ...voteRules,
  ...rejectRules,
  ...deferRules,
  ...approveRules,
  ...determineRules,
];
const isConditional = ({ yields }: Rule<Disposal>): boolean =>
  yields.whereSettled === true || yields.behindWaiting === true;
const disposals = new RuleBook(
  disposalRules.filter((one) => !isConditional(one)),
  lexicon,
);
const conditional = new RuleBook(disposalRules.filter(isConditional), lexicon);
const afterwards = new RuleBook(afterwardsRules, lexicon);
const more = new RuleBook(moreRules, lexicon);

/** What the reading of a stretch needs to know of what surrounds it. */
export interface Setting {
  readonly passage: Passage;
  readonly heldOn: string | undefined;
  /** What stands in it was studied: it tells of the content of a speech or a law. */
  readonly studied: boolean;
  /**
   * Nothing but points below the heading of what was considered; a list that the whole page stands in; or a point of that list
   * which is all of its item.
   */
  readonly listed: 'point' | 'document' | 'item' | undefined;
}

const isTalk = (mode: SpeechMode): mode is 'state' | 'exhort' => mode === 'state' || mode === 'exhort';

/** Takes paragraphs that are read together apart into statements. */
export function statementsOf(paragraphs: readonly Paragraph[], setting: Setting): readonly Statement[] {
  const statements: Statement[] = [];
  let sentence = 0;
  /** 会议决定：, as against 会议议定：, opened the list that stands open. */
  let firm = false;
  /** One point of a list that decides makes of the others what the meeting settled too. */
  let { listed } = setting;
  for (const paragraph of paragraphs)
    for (const [within, { clauses, surface }] of paragraph.sentences.entries()) {
      let said = false;
      for (const group of segmentsOf(clauses)) {
        const opener = group.findLast(({ reports, mode }) => reports && mode === 'settle');
        const decides = opener !== undefined && isFirm(surface, opener);
        if (opener?.mark === '：') firm = decides;
        statements.push(
          statementOf(paragraph, surface, group, sentence, { ...setting, listed }, statements, {
            said,
            firm,
            decides,
            within,
          }),
        );
        const last = statements.at(-1);
        if (last?.enumerated === true && last.acts.length > 0) listed ??= 'document';
        said ||=
          opener !== undefined || (statements.at(-1)?.acts.some(({ kind }) => kind === 'determine') ?? false);
      }
      sentence++;
    }
  return statements;
}

/** More clauses than any sentence has: what is read together stays small. */
const MOST_CLAUSES = 120;

function segmentsOf(clauses: readonly Clause[]): readonly (readonly Clause[])[] {
  const groups: Clause[][] = [];
  for (const clause of clauses) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.segment === clause.segment && last.length < MOST_CLAUSES)
      last.push(clause);
    else groups.push([clause]);
  }
  return groups;
}

const isFirm = (surface: Surface, { from, to, mark }: Clause): boolean =>
  mark !== '：' || more.all(surface, from, to).some(({ yields }) => yields === 'firm');

interface Frame {
  readonly said: boolean;
  readonly firm: boolean;
  readonly decides: boolean;
  /** Index of the sentence in its paragraph. */
  readonly within: number;
}

function statementOf(
  paragraph: Paragraph,
  surface: Surface,
  clauses: readonly Clause[],
  sentence: number,
  setting: Setting,
  before: readonly Statement[],
  frame: Frame,
): Statement {
  const { passage } = setting;
  const [first] = clauses;
  const last = clauses.at(-1);
  const range = first === undefined || last === undefined ? rangeOf(0, 0) : joined(first.outer, last.outer);
  const words = first === undefined || last === undefined ? range : joined(first.range, last.range);
  const talk = first !== undefined && isTalk(first.mode) ? first.mode : undefined;
  const acts = actsIn(surface, clauses, sentence, setting, before);
  const told = toldIn(surface, clauses, acts, setting);
  const opensParagraph = clauses[0] === paragraph.sentences[0]?.clauses[0];
  const whole =
    paragraph.sentences.length === 1 && clauses.length === (paragraph.sentences[0]?.clauses.length ?? 0);
  const { labelled, named, bare } = labelsIn(
    passage.reading.plain,
    surface,
    [first?.from ?? 0, last?.to ?? 0],
    passage.tracer,
  );
  const isLimit = whole && isDeadline(passage.reading.plain, words);
  const deadline = deadlineIn(passage.reading.plain, range, setting.heldOn, passage.tracer);
  const opened = clauses.findLastIndex(({ reports, mode }) => reports && mode === 'settle');
  return {
    paragraph,
    within: frame.within,
    surface,
    clauses,
    sentence,
    range,
    enumerated: first?.enumerated === true && (first.mode !== 'narrate' || opensParagraph),
    isCondition: first?.enumerated === true && first.mode === 'narrate' && !opensParagraph,
    talk,
    supplements: first !== undefined && isSupplement(surface, first.from, first.to),
    settles: opened >= 0,
    acts,
    told,
    labelled: whole ? [...labelled, ...named] : labelled,
    bare: isLimit ? 'limit' : bare === 'labels' || whole ? bare : undefined,
    deadline,
    own:
      acts.length > 0
        ? undefined
        : settledBy({
            surface,
            clauses,
            from: opened + 1,
            readiness: readinessOf(clauses, opened, setting, frame),
            told,
            due: deadline !== undefined,
            studied: setting.studied,
          }),
  };
}

/** How readily the clauses may be taken for something settled. */
function readinessOf(
  clauses: readonly Clause[],
  opened: number,
  { listed }: Setting,
  { said, firm, decides }: Frame,
): Readiness | undefined {
  const first = clauses[opened + 1];
  if (first === undefined || first.mode === 'state') return undefined;
  if (opened >= 0) return first.enumerated && !decides ? 'item' : 'said';
  if (said && !first.enumerated) return 'clause';
  if (first.mode !== 'settle') return listed;
  return firm && first.enumerated ? 'said' : 'item';
}

/** The disposing verbs of a statement. What only becomes of a matter afterwards is none. */
function actsIn(
  surface: Surface,
  clauses: readonly Clause[],
  sentence: number,
  setting: Setting,
  before: readonly Statement[],
): readonly Act[] {
  const { tracer } = setting.passage;
  const acts: Act[] = [];
  let toldBefore = false;
  const [first] = clauses;
  const startsTold =
    first !== undefined &&
    afterwards.all(surface, first.from, first.to).some(({ yields }) => yields === 'told-first');
  const follows = before.at(-1)?.sentence === sentence - 1 && (before.at(-1)?.acts.length ?? 0) > 0;
  for (const [at, clause] of clauses.entries()) {
    if (clause.reports) continue;
    const finding =
      disposals.first(surface, clause.from, clause.to, tracer) ??
      conditional
        .all(surface, clause.from, clause.to, tracer)
        .find(({ yields }) => counts(yields, surface, clause, clauses[at - 1]));
    const talks = isTalk(clause.mode) && acts.length === 0;
    if (finding === undefined || (talks && finding.yields.inTalk !== true)) {
      toldBefore ||= phraseIn(surface, clause.from, clause.to)?.place === 'initial';
      continue;
    }
    const says = new Set(afterwards.all(surface, clause.from, clause.to).map(({ yields }) => yields));
    const afterAll =
      finding.yields.kind === 'defer' &&
      (acts.length > 0 || (follows && startsTold)) &&
      !says.has('of-its-own');
    const again = acts.length > 0 && says.has('again');
    if (afterAll || again || (toldBefore && says.has('done-by-others'))) {
      toldBefore ||= says.has('told-first');
      continue;
    }
    acts.push(actOf(surface, clauses, at, finding, talks, says.has('issues')));
  }
  return merged(acts, clauses);
}

/** Whether a rule counts in the clause in which it matches. */
function counts(
  { whereSettled, behindWaiting }: Disposal,
  surface: Surface,
  clause: Clause,
  before: Clause | undefined,
): boolean {
  if (whereSettled === true) return clause.mode === 'settle';
  if (behindWaiting !== true) return true;
  return (
    before !== undefined && more.all(surface, before.from, before.to).some(({ yields }) => yields === 'waits')
  );
}

/** 会议同意，同意甲: the verb is said twice. */
const merged = (acts: readonly Act[], clauses: readonly Clause[]): readonly Act[] =>
  acts.filter((act, i) => {
    const next = acts[i + 1];
    const twice = next !== undefined && next.at === act.at + 1 && act.subjects.length === 0 && act.pointsBack;
    return !(twice && next.kind === act.kind && clauses[act.at]?.mark !== '。');
  });

function actOf(
  surface: Surface,
  clauses: readonly Clause[],
  at: number,
  finding: Finding<Disposal>,
  talks: boolean,
  finishes: boolean,
): Act {
  const { yields, rule, captures } = finding;
  const clause = clauses[at];
  const said = captures.object ?? captures.manner ?? { from: finding.to, to: finding.to };
  const sentBack = more.all(surface, finding.from, clause?.to).some((one) => one.yields === 'sent-back');
  const object = extended(surface, clauses, at, said);
  const phrase = sentBack
    ? phraseIn(surface, surface.text.indexOf('退回', finding.from), clause?.to ?? finding.to)
    : phraseIn(surface, object.from, object.to);
  const who =
    phrase !== undefined &&
    (sentBack || (phrase.by !== 'name' && phrase.by !== 'duty' && phrase.by !== 'beside'))
      ? phrase
      : undefined;
  const task = who && withTask(surface, who, clauses, at).task;
  const leads = who?.place === 'initial' && who.from <= object.from + 1;
  const own = leads
    ? { from: task?.from ?? object.to, to: Math.max(task?.to ?? 0, object.to) }
    : who?.place === 'inner' && captures.manner === undefined && said.to < (clause?.to ?? 0)
      ? { from: object.from, to: who.from }
      : object;
  const named = sentBack ? { subjects: [], back: true } : subjectIn(surface, own.from, own.to);
  const kind = kindOf(yields.kind, leads ? who : undefined, clauses, at, surface, own);
  const topic = kind === 'reject' || kind === 'defer' ? topicBefore(surface, clauses, at) : undefined;
  const colon = clause?.mark === '：';
  const isList =
    colon &&
    (clauses[at + 1]?.enumerated ?? true) &&
    more.all(surface, said.from, said.to).some((one) => one.yields === 'announces');
  return {
    rule,
    evidence: talks && yields.evidence !== 'meeting-named' ? 'in-passing' : yields.evidence,
    kind,
    at,
    named: yields.evidence === 'meeting-named',
    blanket: yields.blanket ?? false,
    subjects: topic !== undefined && named.back ? [topic] : named.subjects,
    pointsBack: named.back && topic === undefined,
    listing: isList,
    phrase: who && toldOf(surface, who, at),
    finishes,
  };
}

/** Somebody is told in the clause, or something is disposed of. */
const isOfItsOwn = (surface: Surface, { from, to }: Clause): boolean =>
  phraseIn(surface, from, to) !== undefined || disposals.first(surface, from, to) !== undefined;

/** 同意：甲; 同意自2024年起，甲标准…; 甲局《乙》，丙局《丁》: the object goes on behind the mark. */
function extended(
  surface: Surface,
  clauses: readonly Clause[],
  at: number,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  const clause = clauses[at];
  if (clause === undefined || to < clause.to) return { from, to };
  const says = (one: Clause): readonly string[] =>
    more.all(surface, one.from, one.to).map(({ yields }) => yields);
  let end = to;
  const since = more.all(surface, from, to).some(({ yields }) => yields === 'since');
  let open = since || (from === to && (clause.mark === '：' || clause.mark === '，'));
  for (let next = at + 1; next < clauses.length; next++) {
    const one = clauses[next];
    if (one === undefined || one.reports || one.enumerated) break;
    const said = says(one);
    const document = said.includes('one-more-document');
    if (!document && (!open || said.includes('trailing') || isOfItsOwn(surface, one))) break;
    end = one.to;
    open = false;
  }
  return { from: from === to && end > to ? to + 1 : from, to: end };
}

/** 会议决定由甲局…: a task, unless money or a standing is settled, or it is how a matter is put off. */
function kindOf(
  kind: Disposal['kind'],
  who: Phrase | undefined,
  clauses: readonly Clause[],
  at: number,
  surface: Surface,
  object: { readonly from: number; readonly to: number },
): Act['kind'] {
  if (kind !== 'determine') return kind;
  const later = clauses
    .slice(at)
    .some((one) => disposals.first(surface, one.from, one.to)?.yields.kind === 'defer');
  if (who === undefined) {
    const back = more.all(surface, object.from, object.to).some(({ yields }) => yields === 'next-time');
    return back ? 'defer' : kind;
  }
  if (later && who.says.has('reworks')) return 'defer';
  return who.by === 'standing' || isMoney(surface, object) ? kind : 'assign';
}

const isMoney = (surface: Surface, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  more.all(surface, from, to).some(({ yields }) => yields === 'money');

/** Who is told to act in each clause without a verb of the meeting. */
function toldIn(
  surface: Surface,
  clauses: readonly Clause[],
  acts: readonly Act[],
  { passage }: Setting,
): readonly Told[] {
  const told: Told[] = [];
  for (const [at, clause] of clauses.entries()) {
    if (clause.reports || acts.some((act) => act.at === at)) continue;
    const waits = more.all(surface, clause.from, clause.to).find(({ yields }) => yields === 'waits');
    const phrase = phraseIn(surface, waits?.captures.whom?.from ?? clause.from, clause.to, passage.tracer);
    if (phrase === undefined) continue;
    if (waits !== undefined && !phrase.says.has('reworks')) continue;
    told.push(toldOf(surface, withTask(surface, phrase, clauses, at), at));
  }
  return told;
}

/**
 * 由甲局牵头，乙局配合，开展专项整治: the task stands behind those who are told. 甲局要听取意见，修改完善后报县政府审定: what
 * finishes the matter may stand behind it too.
 */
function withTask(surface: Surface, phrase: Phrase, clauses: readonly Clause[], at: number): Phrase {
  const behind = clauses.slice(at + 1, at + 1 + FARTHEST_TASK);
  const isOwn = (one: Clause): boolean => phraseIn(surface, one.from, one.to) === undefined;
  const until = behind.findIndex((one) => !isOwn(one));
  const finishes = (until < 0 ? behind : behind.slice(0, until)).some((one) =>
    taskSays(surface, one.from, one.to).includes('finishes'),
  );
  const says = new Set([...phrase.says, ...(finishes ? (['finishes'] as const) : [])]);
  if (phrase.task.to - phrase.task.from > 1) return { ...phrase, says };
  const next = behind.find(isOwn);
  if (next === undefined) return phrase;
  for (const said of taskSays(surface, next.from, next.to)) says.add(said);
  return { ...phrase, task: { from: next.from, to: next.to }, says };
}

/** Clauses behind a phrase in which its task may be told. */
const FARTHEST_TASK = 4;

function toldOf(surface: Surface, phrase: Phrase, at: number): Told {
  const { says, task } = phrase;
  const pointing = says.has('points-back');
  return {
    at,
    rule: phrase.rule,
    responsible: phrase.responsible,
    by: says.has('orders') || says.has('at-once') ? 'order' : phrase.by,
    place: phrase.place === 'inner' && pointing ? 'initial' : phrase.place,
    finishes: says.has('finishes'),
    carriesOut: says.has('carries-out') || task.to - task.from < 4,
    pointsBack: pointing,
    reworks: says.has('reworks'),
    drawsUp: says.has('draws-up'),
    supplements: says.has('supplements'),
    called: phrase.called,
    anew: says.has('charges') || says.has('orders'),
    task: surface.rangeOf(task.from, task.to),
    topic: phrase.place === 'inner' ? topicOf(surface, phrase) : undefined,
  };
}

function topicOf(surface: Surface, { from }: Phrase): Range {
  let start = from;
  while (start > 0 && !'，。；：'.includes(surface.text.charAt(start - 1))) start--;
  return surface.rangeOf(start, from);
}

import type { Clause, SpeechMode } from '../../../clauses/passage.ts';
import { type Finding, type Rule, RuleBook, type Tracer } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Act, Statement } from '../../../refine/statement.ts';
import { lexicon } from '../lexicon.ts';
import { type Phrase, phraseIn } from '../responsibility/responsibility.ts';
import { approveRules } from './approve.ts';
import { blanketRules, voteRules } from './blanket.ts';
import { determineRules } from './determine.ts';
import type { Disposal } from './disposal.ts';
import { deferRules, rejectRules } from './reject-and-defer.ts';
import { afterwardsRules, moreOf } from './sequel.ts';
import { documentsIn, subjectIn, topicBefore } from './subjects.ts';
import { type Phrases, toldOf, withTask } from './told.ts';

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

/** In which the meeting speaks without deciding. */
export const isTalk = (mode: SpeechMode): mode is 'state' | 'exhort' => mode === 'state' || mode === 'exhort';

/** The disposing verbs of a statement. What only becomes of a matter afterwards is none. */
export function actsIn(
  surface: Surface,
  clauses: readonly Clause[],
  phrases: Phrases,
  sentence: number,
  before: Statement | undefined,
  tracer: Tracer | undefined,
): readonly Act[] {
  const acts: Act[] = [];
  let toldBefore = false;
  const [first] = clauses;
  const startsTold =
    first !== undefined &&
    afterwards.all(surface, first.from, first.to).some(({ yields }) => yields === 'told-first');
  const follows = before?.sentence === sentence - 1 && before.acts.length > 0;
  for (const [at, clause] of clauses.entries()) {
    if (clause.reports) continue;
    const finding =
      disposals.first(surface, clause.from, clause.to, tracer) ??
      conditional
        .all(surface, clause.from, clause.to, tracer)
        .find(({ yields }) => counts(yields, surface, clause, clauses[at - 1]));
    const talks = isTalk(clause.mode) && acts.length === 0;
    // 同意是共识 speaks of agreement.
    if (finding?.captures.object && surface.text.startsWith('是', finding.captures.object.from)) continue;
    if (finding === undefined || (talks && finding.yields.inTalk !== true)) {
      toldBefore ||= phrases[at]?.place === 'initial';
      continue;
    }
    const says = new Set(afterwards.all(surface, clause.from, clause.to).map(({ yields }) => yields));
    const afterAll =
      finding.yields.kind === 'defer' &&
      (acts.length > 0 || (follows && startsTold)) &&
      !says.has('of-its-own') &&
      !opensWithDocument(surface, finding);
    const again = acts.length > 0 && says.has('again');
    if (afterAll || again || (toldBefore && says.has('done-by-others'))) {
      toldBefore ||= says.has('told-first');
      continue;
    }
    acts.push(actOf(surface, clauses, phrases, at, finding, talks, says.has('issues')));
  }
  return merged(acts, clauses);
}

/** 同意《甲》，《乙》待征求意见后再议: what is put off is named. */
const opensWithDocument = (surface: Surface, { captures: { object } }: Finding<Disposal>): boolean =>
  object !== undefined && object.to > object.from && surface.mentionAt(object.from)?.kind === 'document';

/** Whether a rule counts in the clause in which it matches. */
function counts(
  { whereSettled, behindWaiting }: Disposal,
  surface: Surface,
  clause: Clause,
  before: Clause | undefined,
): boolean {
  if (whereSettled === true) return clause.mode === 'settle';
  if (behindWaiting !== true) return true;
  return before !== undefined && moreOf(surface, before).some(({ yields }) => yields === 'waits');
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
  phrases: Phrases,
  at: number,
  finding: Finding<Disposal>,
  talks: boolean,
  finishes: boolean,
): Act {
  const { yields, rule, captures } = finding;
  const clause = clauses[at];
  const said = captures.object ?? captures.manner ?? { from: finding.to, to: finding.to };
  const sentBack = moreOf(surface, { from: finding.from, to: clause?.to ?? finding.to }).find(
    (one) => one.yields === 'sent-back',
  );
  const object = extended(surface, clauses, phrases, at, said);
  const phrase = sentBack
    ? phraseIn(surface, sentBack.from, clause?.to ?? finding.to)
    : phraseIn(surface, object.from, object.to);
  const who =
    phrase !== undefined &&
    (sentBack !== undefined || (phrase.by !== 'name' && phrase.by !== 'duty' && phrase.by !== 'beside'))
      ? phrase
      : undefined;
  const task = who && withTask(surface, who, clauses, phrases, at).task;
  const leads = who?.place === 'initial' && who.from <= object.from + 1;
  const own = leads
    ? who.by === 'standing'
      ? object
      : { from: task?.from ?? object.to, to: Math.max(task?.to ?? 0, object.to) }
    : who?.place === 'inner' && said.to < (clause?.to ?? 0)
      ? { from: object.from, to: who.from }
      : object;
  const kind = kindOf(yields.kind, leads ? who : undefined, clauses, at, surface, own);
  const delays = kind === 'defer' && leads && who.by !== 'standing';
  const named = sentBack || delays ? { subjects: [], back: true } : subjectIn(surface, own.from, own.to);
  const topic = kind === 'reject' || kind === 'defer' ? topicBefore(surface, clauses, at) : undefined;
  const colon = clause?.mark === '：';
  const announces = moreOf(surface, said).map((one) => one.yields);
  const isList =
    colon &&
    (announces.includes('does-to-each') ||
      ((clauses[at + 1]?.enumerated ?? true) && announces.includes('announces')));
  // 关于甲标准，…，暂不列入本次方案: the object only says what is not done with it.
  const ofTopic =
    topic !== undefined &&
    (named.back ||
      ((captures.manner === undefined || said.to - said.from < 6) &&
        documentsIn(surface, own.from, own.to).length === 0));
  return {
    rule,
    evidence: talks && yields.evidence !== 'meeting-named' ? 'in-passing' : yields.evidence,
    kind,
    at,
    blanket: yields.blanket ?? false,
    subjects: ofTopic ? [topic] : named.subjects,
    pointsBack: named.back && !ofTopic,
    listing: isList,
    phrase: who && clause && toldOf(surface, who, at, clause),
    finishes,
  };
}

const disposes = (surface: Surface, { from, to }: Clause): boolean =>
  disposals.first(surface, from, to) !== undefined;

/** 同意：甲; 同意自2024年起，甲标准…; 甲局《乙》，丙局《丁》: the object goes on behind the mark. */
function extended(
  surface: Surface,
  clauses: readonly Clause[],
  phrases: Phrases,
  at: number,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  const clause = clauses[at];
  if (clause === undefined || to < clause.to) return { from, to };
  const says = (one: Clause): readonly string[] => moreOf(surface, one).map(({ yields }) => yields);
  let end = to;
  const begins = moreOf(surface, { from, to }).map(({ yields }) => yields);
  const since = begins.includes('since');
  const does = begins.includes('does');
  let open = since || does || (from === to && (clause.mark === '：' || clause.mark === '，'));
  for (let next = at + 1; next < clauses.length; next++) {
    const one = clauses[next];
    if (one === undefined || one.reports || one.enumerated) break;
    const said = says(one);
    const document = said.includes('one-more-document');
    if (
      disposes(surface, one) ||
      (!document && (!open || said.includes('trailing') || phrases[next] !== undefined))
    )
      break;
    end = one.to;
    open = since || does;
  }
  return { from: (since || from === to) && end > to ? to + 1 : from, to: end };
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
    const back = moreOf(surface, object).some(({ yields }) => yields === 'next-time');
    return back ? 'defer' : kind;
  }
  if (later && who.says.has('reworks')) return 'defer';
  return who.by === 'standing' || who.says.has('stands-as') || isMoney(surface, object) ? kind : 'assign';
}

const isMoney = (surface: Surface, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  moreOf(surface, { from, to }).some(({ yields }) => yields === 'money');

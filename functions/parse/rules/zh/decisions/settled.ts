import type { Clause } from '../../../clauses/passage.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Settled, Told } from '../../../refine/statement.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import { type Readiness, Said } from './said.ts';

interface Parts {
  readonly surface: Surface;
  readonly clauses: readonly Clause[];
  /** Index of the first clause that is read. */
  readonly from: number;
  readonly readiness: Readiness | undefined;
  readonly told: readonly Told[];
  /** It sets a time limit. */
  readonly due: boolean;
  readonly studied: boolean;
}

/** The task or measure that a statement is, unless it belongs to a decision before it. */
export function settledBy({
  surface,
  clauses,
  from,
  readiness,
  told,
  due,
  studied,
}: Parts): Settled | undefined {
  const own = clauses.slice(from);
  const [first] = own;
  if (first === undefined || first.to - first.from < 2) return undefined;
  const said = new Said(surface, own);
  if (said.isReport(first)) return undefined;
  const phrases = told.filter(({ at }) => at >= from);
  const usable = phrases.filter(({ by }) => mayBeTold(by, readiness, phrases));
  const leading = usable.find(leads);
  const isFirst =
    leading !== undefined &&
    own
      .slice(0, leading.at - from)
      .every((one) => said.is('told', one) || (said.is('preface', one) && said.measure(one) === undefined));
  const handed =
    leading !== undefined &&
    (leading.by === 'request' || leading.by === 'part') &&
    leading.at === from + 1 &&
    said.is('matter', first) &&
    said.measure(first) === undefined;
  if (first.mode === 'exhort' || first.mode === 'state') return ordered(own, from, said, usable, due);
  if (leading !== undefined && (isFirst || handed || (leading.by === 'order' && readiness === undefined)))
    return assigned(surface, own, from, said, leading, phrases, { readiness, due, studied, handed });
  if (studied && readiness !== 'said' && !due) return undefined;
  const topical = usable.find(
    ({ place, by, drawsUp }) =>
      place === 'inner' && (by === 'part' || (readiness !== undefined && (due || drawsUp))),
  );
  const subjects = (until: number): readonly Range[] => [rangeFrom(surface, own, said, until)];
  if (readiness === undefined) {
    // 一、甲局要加快手续办理，12月20日前办结: a point of its own that tells a body what to do by when.
    const duty = phrases.find(({ at, by }) => at === from && by === 'duty');
    if (first.enumerated && due && duty !== undefined && duty.responsible.length > 0)
      return {
        rule: duty.rule,
        evidence: 'in-passing',
        kind: 'assign',
        subjects: subjects(own.length),
        pointsBack: false,
        from,
      };
    if (topical === undefined || !due || said.any('done') || said.isGuidance(undefined)) return undefined;
    return {
      rule: topical.rule,
      evidence: 'agency-only',
      kind: 'assign',
      subjects: topical.topic ? [topical.topic] : [],
      pointsBack: false,
      from,
    };
  }
  if (
    topical !== undefined &&
    !(topical.supplements && topical.at > from) &&
    (topical.drawsUp || !said.isSubstantial(topical.at - from + 1)) &&
    !said.any('done') &&
    !said.isGuidance(readiness)
  )
    return {
      rule: topical.rule,
      evidence: 'listed',
      kind: 'assign',
      subjects: topical.topic ? [topical.topic] : [],
      pointsBack: false,
      from,
    };
  const agent = usable.find(({ at, place, by }) => at > from && place === 'initial' && by !== 'name');
  return measured(
    own,
    from,
    said,
    readiness,
    phrases,
    due,
    subjects(agent === undefined ? own.length : agent.at - from),
  );
}

/** Someone is told to act, not to stand beside others. */
const leads = ({ place, by, responsible }: Told): boolean =>
  place === 'initial' &&
  (by === 'order' || by === 'request' || by === 'part' || by === 'standing') &&
  responsible.some(({ role }) => role !== 'support');

/** A name before a task tells somebody where the meeting settles, or behind another who was told. */
function mayBeTold(by: Told['by'], readiness: Readiness | undefined, phrases: readonly Told[]): boolean {
  if (by !== 'name' && by !== 'duty') return true;
  return (
    by === 'name' &&
    (readiness !== undefined || phrases.some((one) => one.by !== 'name' && one.by !== 'duty'))
  );
}

/** 酌情只退还…: how, not what. */
const ADVERBS = /^(?:酌情|只|一律|统一|原则上)+/u;
const LONGEST_ADVERBS = 8;

function rangeFrom(surface: Surface, clauses: readonly Clause[], said: Said, until: number): Range {
  const start = Math.max(
    0,
    clauses.findIndex((one, i) => i === until - 1 || !said.is('preface', one)),
  );
  const from = clauses[start]?.from ?? 0;
  const adverbs = ADVERBS.exec(surface.text.slice(from, from + LONGEST_ADVERBS))?.[0].length ?? 0;
  return surface.rangeOf(from + adverbs, clauses[until - 1]?.to ?? 0);
}

/** 由甲局…, 请甲局…, 责成甲局…. */
function assigned(
  surface: Surface,
  clauses: readonly Clause[],
  from: number,
  said: Said,
  leading: Told,
  phrases: readonly Told[],
  { readiness, due, studied, handed }: Pick<Parts, 'readiness' | 'due' | 'studied'> & { handed: boolean },
): Settled | undefined {
  const order = leading.by === 'order';
  const done = clauses.slice(leading.at - from).some((one) => said.is('done', one));
  if (!order && (done || (studied && readiness !== 'said' && !due))) return undefined;
  const evidence = readiness === undefined ? 'agency-only' : 'listed';
  const standing = leading.by === 'standing';
  const subjects =
    handed || standing
      ? [rangeFrom(surface, clauses, said, standing ? leading.at - from + 1 : 1)]
      : [taskOf(clauses, leading, from, phrases)];
  const pointsBack = leading.finishes || leading.pointsBack;
  const base = { rule: leading.rule, evidence, subjects, pointsBack, from: leading.at } as const;
  if (readiness !== undefined && standing) return { ...base, kind: 'determine' };
  const settles = readiness !== undefined && leading.by !== 'part' && !order && said.isSubstantial();
  return { ...base, kind: settles ? 'determine' : 'assign' };
}

/** The words of the task, up to somebody else who is told. */
function taskOf(
  clauses: readonly Clause[],
  { task, at }: Told,
  from: number,
  others: readonly Told[],
): Range {
  const behind = clauses.slice(at - from + 1);
  const next = behind.findIndex((_, i) =>
    others.some((one) => one.at === at + 1 + i && one.place === 'initial'),
  );
  const last = (next < 0 ? behind : behind.slice(0, next)).at(-1);
  const end = last?.range.end ?? task.end;
  return task.end - task.start >= 2 ? rangeOf(task.start, Math.max(task.end, end)) : task;
}

/** Among demands only an order counts, a point that hands a task over, or a task with a day behind them. */
function ordered(
  clauses: readonly Clause[],
  from: number,
  said: Said,
  phrases: readonly Told[],
  due: boolean,
): Settled | undefined {
  const told = phrases.find(({ by }) => by === 'order' || by === 'request' || by === 'part');
  if (told === undefined || told.responsible.length === 0) return undefined;
  const first = clauses.findIndex(({ reports }) => !reports);
  const clause = clauses[first];
  const behind = told.at - from - first;
  const opens =
    told.place === 'initial' && (behind === 0 || (behind === 1 && due && said.is('matter', clause)));
  const demanded = clauses.some(({ reports }) => reports);
  const isPoint = clause?.enumerated === true;
  const handed = isPoint && opens && told.called && told.by !== 'order' && !said.urges(told.task);
  const goesOn = clauses.slice(told.at - from + 1).some((one) => said.is('guidance', one));
  const tasked =
    !isPoint &&
    !demanded &&
    !goesOn &&
    (due ? opens || told.place === 'inner' : opens && told.by === 'part' && told.called);
  if (told.by !== 'order' && !handed && !tasked) return undefined;
  return {
    rule: told.rule,
    evidence: told.by === 'order' ? 'agency-only' : 'in-passing',
    kind: 'assign',
    subjects:
      told.place === 'inner' && told.topic !== undefined
        ? [told.topic]
        : behind === 1 && clause !== undefined
          ? [clause.range]
          : [taskOf(clauses, told, from, phrases)],
    pointsBack: told.finishes || told.pointsBack,
    from: told.at,
  };
}

/** 三、东门停车场扩建。会议同意…: a short sentence with more behind it in its paragraph only says what they are about. */
const LONGEST_TITLE = 24;
function isTitle(clauses: readonly Clause[]): boolean {
  const [first, second] = clauses;
  if (first === undefined || second !== undefined || first.to - first.from > LONGEST_TITLE) return false;
  const { paragraph } = first.sentence;
  return (
    paragraph.line.class === 'heading' &&
    paragraph.sentences[0] === first.sentence &&
    paragraph.sentences.length > 1
  );
}

/** A measure of a list that settles. */
function measured(
  clauses: readonly Clause[],
  from: number,
  said: Said,
  readiness: Readiness,
  told: readonly Told[],
  due: boolean,
  subjects: readonly Range[],
): Settled | undefined {
  const [first] = clauses;
  const binds = said.any('binds');
  const base = {
    subjects,
    pointsBack: false,
    from,
    evidence: readiness === 'document' || readiness === 'point' ? 'in-passing' : 'listed',
  } as const;
  const decided = readiness === 'said' || readiness === 'clause';
  const duty = told.find(({ at, by }) => at === from && by === 'duty');
  if (due && duty !== undefined && duty.responsible.length > 0 && !said.isSubstantial())
    return { ...base, kind: 'assign', rule: duty.rule };
  if (readiness === 'point' && binds) return undefined;
  if (said.clauses.some((clause) => said.is('told', clause)) && said.is('told', first)) return undefined;
  if (!said.isGuidance(readiness)) {
    const shown = said.shown(readiness !== 'document');
    const point = readiness === 'item' && first?.enumerated === true && !isTitle(clauses);
    if (decided || point || shown !== undefined)
      return {
        ...base,
        kind: 'determine',
        rule: shown?.rule ?? (decided ? 'settled/said' : 'settled/point'),
      };
  }
  if (binds && ((readiness === 'item' && first?.enumerated) || decided))
    return { ...base, kind: 'determine', rule: 'settled/binds' };
  const named = told.find(({ at, by }) => at === from && by === 'name');
  return due && named !== undefined && named.responsible.length > 0
    ? { ...base, kind: 'assign', rule: named.rule }
    : undefined;
}

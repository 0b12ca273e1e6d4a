import type { Clause } from '../../../clauses/passage.ts';
import type { Tracer } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Act, Told } from '../../../refine/statement.ts';
import { type Phrase, phraseIn, taskSays } from '../responsibility/responsibility.ts';
import { moreOf } from './sequel.ts';

/** By clause, the phrase that names who acts in it. */
export type Phrases = readonly (Phrase | undefined)[];

export const phrasesOf = (
  surface: Surface,
  clauses: readonly Clause[],
  tracer: Tracer | undefined,
): Phrases =>
  clauses.map(({ reports, from, to }) => (reports ? undefined : phraseIn(surface, from, to, tracer)));

/** Who is told to act in each clause without a verb of the meeting. */
export function toldIn(
  surface: Surface,
  clauses: readonly Clause[],
  phrases: Phrases,
  acts: readonly Act[],
  tracer: Tracer | undefined,
): readonly Told[] {
  const told: Told[] = [];
  for (const [at, clause] of clauses.entries()) {
    if (clause.reports || acts.some((act) => act.at === at)) continue;
    const waits = moreOf(surface, clause).find(({ yields }) => yields === 'waits');
    const whom = waits?.captures.whom?.from;
    const phrase = whom === undefined ? phrases[at] : phraseIn(surface, whom, clause.to, tracer);
    if (phrase === undefined) continue;
    if (waits !== undefined && !phrase.says.has('reworks')) continue;
    told.push(toldOf(surface, withTask(surface, phrase, clauses, phrases, at), at, clause));
  }
  return told;
}

/**
 * 由甲局牵头，乙局配合，开展专项整治: the task stands behind those who are told. 甲局要听取意见，修改完善后报县政府审定: what
 * finishes the matter may stand behind it too.
 */
export function withTask(
  surface: Surface,
  phrase: Phrase,
  clauses: readonly Clause[],
  phrases: Phrases,
  at: number,
): Phrase {
  const behind = clauses.slice(at + 1, at + 1 + FARTHEST_TASK);
  const isOwn = (_: Clause, i: number): boolean => phrases[at + 1 + i] === undefined;
  const until = behind.findIndex((one, i) => !isOwn(one, i));
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

export function toldOf(surface: Surface, phrase: Phrase, at: number, { from }: Clause): Told {
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
    topic: phrase.place === 'inner' ? surface.rangeOf(from, phrase.from) : undefined,
  };
}

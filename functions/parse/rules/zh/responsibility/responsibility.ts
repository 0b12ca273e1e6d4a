import { type Finding, RuleBook, type Tracer } from '../../../grammar/rule.ts';
import { type Surface, surfaceOf } from '../../../grammar/surface.ts';
import type { Mention } from '../../../mentions/mention.ts';
import type { ResponsibleFact } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import { bareRules, labelRules } from './by-label.ts';
import type { Duty } from './duty.ts';
import {
  orderRules,
  type PhraseSays,
  reworkRules,
  standingRules,
  type TaskSays,
  taskRules,
  topicRules,
} from './finishing.ts';
import { leadRules } from './lead.ts';
import { namesIn, partsOf } from './names.ts';
import { ownerRules } from './owner.ts';
import { supportRules } from './support.ts';
import { toldRules } from './told.ts';

/** A phrase that names who acts, as one of the rules found it. */
export interface Phrase extends Duty {
  readonly rule: string;
  readonly responsible: readonly ResponsibleFact[];
  /** Where it begins, in units of the surface; a topic stands before. */
  readonly from: number;
  /** The words of the task, in units of the surface. */
  readonly task: { readonly from: number; readonly to: number };
  /** A word calls them: 由, 请, 责成. */
  readonly called: boolean;
  /** What the task says of itself. */
  readonly says: ReadonlySet<TaskSays | PhraseSays>;
}

const dutyRules = [...leadRules, ...supportRules, ...ownerRules, ...toldRules];
export const responsibilityRules = [
  ...dutyRules,
  ...taskRules,
  ...reworkRules,
  ...standingRules,
  ...topicRules,
  ...orderRules,
  ...labelRules,
  ...bareRules,
];

const duties = new RuleBook(dutyRules, lexicon);
const tasks = new RuleBook([...taskRules, ...reworkRules, ...standingRules], lexicon);
const topics = new RuleBook(topicRules, lexicon);
const orders = new RuleBook(orderRules, lexicon);
const labels = new RuleBook(labelRules, lexicon);
const bare = new RuleBook(bareRules, lexicon);

const ROLES = ['lead', 'owner', 'support'] as const;

function responsibleIn(surface: Surface, { rule, captures }: Finding<unknown>): readonly ResponsibleFact[] {
  const { people } = captures;
  if (people !== undefined)
    return partsOf(surface, people.from, people.to).map((name) => ({ name, role: 'lead', rule }));
  return ROLES.flatMap((role) => {
    const list = captures[role];
    return list === undefined
      ? []
      : namesIn(surface, list.from, list.to).map((name): ResponsibleFact => ({ name, role, rule }));
  });
}

/** What the words of a task say. */
export const taskSays = (surface: Surface, from: number, to: number): readonly TaskSays[] =>
  saidBy(tasks, surface, from, to);

const saidBy = <Y>(book: RuleBook<Y>, surface: Surface, from: number, to: number): readonly Y[] =>
  book.all(surface, from, to).map(({ yields }) => yields);

/** The phrase that names who acts in a stretch; undefined where none does. */
export function phraseIn(surface: Surface, from: number, to: number, tracer?: Tracer): Phrase | undefined {
  const finding = duties.first(surface, from, to, tracer);
  if (finding === undefined) return undefined;
  const { topic, called, task = { from: finding.to, to: finding.to } } = finding.captures;
  const { by } = finding.yields;
  return {
    ...finding.yields,
    rule: finding.rule,
    responsible: responsibleIn(surface, finding),
    from: topic?.to ?? finding.from,
    task,
    called:
      (called !== undefined && called.to > called.from) ||
      by === 'order' ||
      by === 'request' ||
      by === 'demand',
    says: new Set([
      ...saidBy(tasks, surface, task.from, task.to),
      ...saidBy(orders, surface, from, to),
      ...(topic === undefined ? [] : saidBy(topics, surface, topic.from, topic.to)),
    ]),
  };
}

/** Whether a clause, by how it begins, only supplements what stands before it: 所需资金…. */
export const isSupplement = (surface: Surface, from: number, to: number): boolean =>
  saidBy(topics, surface, from, to).includes('supplements');

/** 责任单位： is a label, not somebody unnamed. */
function isLabel(plain: string, { range, unnamed }: Mention): boolean {
  const next = plain.charAt(range.end);
  return next === '：' || (unnamed === true && next === '为');
}

/** A stretch of a surface on which labels are words, and where the stretch stands on it. */
function labelSurface(
  plain: string,
  surface: Surface,
  from: number,
  to: number,
): readonly [Surface, number, number] {
  const mentions = surface.mentionsWithin(from, to);
  const others = mentions.filter((mention) => !isLabel(plain, mention));
  if (others.length === mentions.length) return [surface, from, to];
  const own = surfaceOf(plain, surface.rangeOf(from, to), others);
  return [own, 0, own.text.length];
}

/** What the columns of a table leave: a stretch of labels, or of names alone. */
export interface Labels {
  /** Who is named behind labels: 牵头单位：甲局；责任单位：乙局. */
  readonly labelled: readonly ResponsibleFact[];
  /** Who is named without a label. */
  readonly named: readonly ResponsibleFact[];
  readonly bare: 'labels' | 'names' | undefined;
}

/** The labels of a stretch. */
export function labelsIn(
  plain: string,
  whole: Surface,
  [first, last]: readonly [number, number],
  tracer?: Tracer,
): Labels {
  const [surface, from, to] = labelSurface(plain, whole, first, last);
  const finding = bare.first(surface, from, to, tracer);
  return {
    labelled: labels.everywhere(surface, from, to, tracer).flatMap((found) => responsibleIn(surface, found)),
    named: finding?.yields === 'names' ? responsibleIn(surface, finding) : [],
    bare: finding?.yields,
  };
}

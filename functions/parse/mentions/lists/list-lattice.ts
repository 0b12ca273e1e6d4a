import { type Range, rangeOf } from '../../text/range.ts';
import type { Known } from '../known.ts';
import type { Candidate, Transitions } from '../lattice.ts';
import { KINDS, type Kind, ORDER_COST, type Order, STATE, transitionsOf } from './grammar.ts';
import { type ListCandidate, type ListWay, latticeOf, separationAt } from './list-candidates.ts';
import type { ListText, Separation } from './tokens.ts';
import type { Role } from './words.ts';

/** A candidate on the cheapest way through a list. */
export interface Token {
  readonly kind: Kind;
  readonly range: Range;
  /** What separates it from the one before. */
  readonly separation: Separation;
  /** Index of its first unit in the list's text. */
  readonly start: number;
  /** Of a name: a surname that the page cuts off, or a name that it masks. */
  readonly truncated: boolean;
  /** What a verb says of the people before it: 列席会议. */
  readonly role: Role | undefined;
  /** Probability, given the whole list, that exactly these characters are one thing of this kind. */
  readonly probability: number;
  /** Of a name: other names that some of its characters could belong to, the likeliest first. */
  readonly alternatives: readonly Alternative[];
}

/** Another reading of the characters of a name. */
export interface Alternative {
  readonly range: Range;
  readonly probability: number;
}

/** A list read from end to end: every unit of it is in one token. */
export interface Parse {
  readonly tokens: readonly Token[];
  readonly order: Order;
}

export interface ParseOptions {
  /** Without one, the likelier is taken. */
  readonly order?: Order;
  /** Entries are known to stand together without separation. */
  readonly runTogether?: boolean;
  /** Entries are known to be set apart. */
  readonly setApart?: boolean;
}

/** The likeliest reading of a list among all combinations of candidates, and how likely each part of it is. */
export function parseList(
  list: ListText,
  known: Known,
  { order, runTogether = false, setApart = false }: ParseOptions = {},
): Parse {
  const lattice = latticeOf(list, known, setApart);
  const read = (one: Order): Read => {
    const transitions = transitionsOf(list, one, { runTogether, setApart });
    return { order: one, transitions, way: lattice.best(transitions) };
  };
  const { transitions, way, order: chosen } = order === undefined ? likelier(read) : read(order);
  const onWay = new Set(way.candidates);
  const probabilities = lattice.probabilities(
    transitions,
    (one) => one.state === STATE.name || onWay.has(one),
  );
  return { tokens: tokensOf(list, way.candidates, probabilities), order: chosen };
}

interface Read {
  readonly order: Order;
  readonly transitions: Transitions;
  readonly way: ListWay;
}

/** The likelier of the two orders. */
function likelier(read: (order: Order) => Read): Read {
  const first = read('organization-first');
  const onlyNames = first.way.candidates.every(
    ({ state }) => state !== STATE.organization && state !== STATE.post,
  );
  if (onlyNames) return first;
  const second = read('name-first');
  const difference =
    second.way.cost + ORDER_COST['name-first'] - first.way.cost - ORDER_COST['organization-first'];
  return difference < 0 ? second : first;
}

/** Other readings below this share are not worth telling. */
const ALTERNATIVE = 0.02;

function tokensOf(
  list: ListText,
  way: readonly ListCandidate[],
  probabilities: ReadonlyMap<ListCandidate, number>,
): readonly Token[] {
  const rangeIn = ({ start, end }: Pick<Candidate, 'start' | 'end'>): Range =>
    rangeOf(list.at[start] ?? 0, (list.at[end - 1] ?? 0) + 1);
  const names = [...probabilities]
    .filter(([{ state }, probability]) => state === STATE.name && probability >= ALTERNATIVE)
    .sort(([one], [other]) => one.start - other.start || other.end - one.end);
  /** Before it no name reaches the token that is read. */
  let first = 0;
  return way.map((one) => {
    const kind = KINDS[one.state] ?? 'unread';
    while ((names[first]?.[0].start ?? one.start) < one.start - LONGEST_NAME) first++;
    const others = kind === 'name' ? overlapping(names, first, one) : [];
    return {
      kind,
      range: rangeIn(one),
      separation: separationAt(list, one.start),
      start: one.start,
      truncated: one.truncated,
      role: one.role,
      probability: probabilities.get(one) ?? 0,
      alternatives: others.map(([other, probability]) => ({ range: rangeIn(other), probability })),
    };
  });
}

/** Longest name, in units. */
const LONGEST_NAME = 24;

/** The other names that share characters with one, the likeliest first. `names`: in the order of their beginnings. */
function overlapping(
  names: readonly (readonly [ListCandidate, number])[],
  first: number,
  one: ListCandidate,
): readonly (readonly [ListCandidate, number])[] {
  const others: (readonly [ListCandidate, number])[] = [];
  for (let i = first; i < names.length; i++) {
    const name = names[i];
    if (name === undefined || name[0].start >= one.end) break;
    if (name[0] !== one && name[0].end > one.start) others.push(name);
  }
  return others.sort(([, a], [, b]) => b - a);
}

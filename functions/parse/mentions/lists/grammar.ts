import { type Transitions, type TransitionTable, tableOf } from '../lattice.ts';
import costs from './list-costs.json' with { type: 'json' };
import { type ListText, SEPARATION, type Separation } from './tokens.ts';

/** What a stretch of a list is. */
export type Kind = 'name' | 'organization' | 'post' | 'filler' | 'unread';
export const KINDS: readonly Kind[] = ['name', 'organization', 'post', 'filler', 'unread'];
/** The number of a kind in the lattice. */
export const STATE = { name: 0, organization: 1, post: 2, filler: 3, unread: 4 } as const satisfies Record<
  Kind,
  number
>;

/** What stands first in an entry: 区财政局王某某, or 王某某 区财政局副局长. */
export type Order = 'organization-first' | 'name-first';
/** Lists begin with the organization unless they show otherwise. */
export const ORDER_COST: Readonly<Record<Order, number>> = {
  'organization-first': costs.orders['organization-first'].cost,
  'name-first': costs.orders['name-first'].cost,
};

type Core = 'name' | 'organization' | 'post';
const isCore = (kind: Kind): kind is Core => kind !== 'filler' && kind !== 'unread';

const columnOf = (separation: Separation): number =>
  separation > SEPARATION.line ? separation - 1 : separation;

/** Cost of one kind after another across a separation. */
function followCost(order: Order, before: Kind, separation: Separation, kind: Kind): number {
  if (kind === 'unread') {
    if (before === 'unread' && separation <= SEPARATION.narrow) return 0;
    // 教务处处长毕某, 区府办贡献: where the organization stands first, a name is due behind it, however odd its characters.
    if (order === 'organization-first' && before === 'post' && separation === SEPARATION.none)
      return costs.unread.behindPost;
    if (order === 'organization-first' && before === 'organization' && separation <= SEPARATION.wide)
      return costs.unread.behindOrganization;
    return costs.unread.begins;
  }
  return isCore(before) && isCore(kind)
    ? (costs.orders[order].follow[before][kind][columnOf(separation)] ?? costs.aside)
    : costs.aside;
}

/** How the entries of a list are set apart: by marks, by nothing, or as the list shows. */
type Boundaries = 'marked' | 'absent' | 'shown';

/** Units of a stretch without separation that can only be entries run together. */
const RUN_TOGETHER = 16;
/** Share of such stretches from which on a list counts as run together. */
const RUN_TOGETHER_SHARE = 0.2;

/** A cost from a least number of units on; the largest such number first. */
type Step = readonly number[];
const costFrom = (steps: readonly Step[], length: number): number =>
  steps.find(([least = 0]) => length >= least)?.[1] ?? 0;

/** What begins right behind a name, in a stretch of so many units without any separation. */
function gluedCost(kind: Kind, stretch: number, boundaries: Boundaries): number {
  if (kind === 'name') return costFrom(costs.glued.name, stretch);
  return kind === 'organization' ? costFrom(costs.glued.organization[boundaries], stretch) : 0;
}

const crossingOf = (kind: Kind, length: number): readonly (number | null)[] => {
  const { nameOfTwo, nameOfThree, name, organization, other } = costs.crossing;
  if (kind === 'name') return length === 2 ? nameOfTwo : length === 3 ? nameOfThree : name;
  return kind === 'organization' ? organization : other;
};

/** White space inside one name, organization or post of so many units. */
export const crossingCost = (kind: Kind, length: number, separation: Separation): number =>
  crossingOf(kind, length)[separation] ?? Number.POSITIVE_INFINITY;

const SEPARATIONS = Object.values(SEPARATION);
const STRETCHES = Array.from({ length: RUN_TOGETHER + 1 }, (_, length) => length);

/** What it costs between two units, by what separates them, and, where nothing does, by the stretch they stand in. */
interface Tables {
  readonly apart: readonly TransitionTable[];
  readonly within: readonly TransitionTable[];
}

function tablesOf(order: Order, boundaries: Boundaries): Tables {
  const table = (separation: Separation, glued: (kind: Kind) => number): TransitionTable =>
    tableOf(
      KINDS.flatMap((before) =>
        KINDS.map(
          (kind) => followCost(order, before, separation, kind) + (before === 'name' ? glued(kind) : 0),
        ),
      ),
    );
  return {
    apart: SEPARATIONS.map((separation) => table(separation, () => 0)),
    within: STRETCHES.map((stretch) =>
      table(SEPARATION.none, (kind) => gluedCost(kind, stretch, boundaries)),
    ),
  };
}

const byOrder = (boundaries: Boundaries): Readonly<Record<Order, Tables>> => ({
  'organization-first': tablesOf('organization-first', boundaries),
  'name-first': tablesOf('name-first', boundaries),
});
const TABLES: Readonly<Record<Boundaries, Readonly<Record<Order, Tables>>>> = {
  marked: byOrder('marked'),
  absent: byOrder('absent'),
  shown: byOrder('shown'),
};

const NO_TABLE = tableOf([]);
const endOf = (order: Order): Float64Array =>
  Float64Array.from(KINDS, (kind) => costs.orders[order].end[kind]);
const END: Readonly<Record<Order, Float64Array>> = {
  'organization-first': endOf('organization-first'),
  'name-first': endOf('name-first'),
};
const START = Float64Array.from(KINDS, (kind) => costs.start[kind]);

/** By unit: the length of the stretch without separation that it stands in, or {@link RUN_TOGETHER} where it is longer. */
export function stretchesOf(separations: readonly Separation[]): readonly number[] {
  const stretches: number[] = [];
  for (let start = 0; start < separations.length; ) {
    let end = start + 1;
    while (end < separations.length && separations[end] === SEPARATION.none) end++;
    for (let at = start; at < end; at++) stretches.push(Math.min(RUN_TOGETHER, end - start));
    start = end;
  }
  return stretches;
}

/** Whether the entries of a list stand together without separation, by the stretches of its units. */
export const runsTogether = (stretches: readonly number[]): boolean =>
  stretches.filter((length) => length === RUN_TOGETHER).length >= RUN_TOGETHER_SHARE * stretches.length;

/** How readily things follow each other at each place of a list, of which it may be known how its entries stand. */
export function transitionsOf(
  { separations }: ListText,
  order: Order,
  known: { readonly runTogether: boolean; readonly setApart: boolean },
): Transitions {
  const stretches = stretchesOf(separations);
  const together = known.runTogether || runsTogether(stretches);
  const { apart, within } = TABLES[known.setApart ? 'marked' : together ? 'absent' : 'shown'][order];
  const byPlace = separations.map((separation, at) =>
    separation === SEPARATION.none ? within[stretches[at] ?? 0] : apart[separation],
  );
  return {
    states: KINDS.length,
    start: START,
    end: END[order],
    at: (place) => byPlace[place] ?? NO_TABLE,
  };
}

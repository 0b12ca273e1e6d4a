import { SEPARATION, type Separation } from './content.ts';

// What may follow what in an attendance list, and how readily. All numbers are negative natural logarithms of a
// probability: 0 is the rule, 0.7 every other time, 3 one list in twenty, 7 one in a thousand.

/** What a stretch of a list is. */
export type Kind = 'name' | 'organization' | 'post' | 'filler' | 'unread';
export const KINDS: readonly Kind[] = ['name', 'organization', 'post', 'filler', 'unread'];
/** The place of a kind in {@link KINDS}, by which tables are kept. */
export const KIND = { name: 0, organization: 1, post: 2, filler: 3, unread: 4 } as const satisfies Record<
  Kind,
  number
>;

/** What stands first in an entry: 区财政局王某某, or 王某某 区财政局副局长. */
export type Order = 'organization-first' | 'name-first';

/** Lists begin with the body unless they show otherwise. */
export const ORDER_COST: Readonly<Record<Order, number>> = { 'organization-first': 0, 'name-first': 2.5 };

/** By separation: none, narrow, wide, bracket, the end of a line (full or not), list, comma, colon, stop. */
type Row = readonly [number, number, number, number, number, number, number, number, number];
type Follow = Readonly<Record<'name' | 'organization' | 'post', Row>>;
type Table = Readonly<Record<'name' | 'organization' | 'post', Follow>>;

const ORGANIZATION_FIRST: Table = {
  name: {
    name: [0.5, 0.8, 0.6, 0.6, 0.9, 0.2, 0.5, 7, 0.5],
    organization: [0.4, 0.3, 0.2, 0.3, 0.2, 0.4, 0.2, 5, 0.2],
    post: [2, 1, 1, 2, 3, 1.5, 1.5, 5, 1.5],
  },
  organization: {
    name: [0, 0.1, 0.1, 0.2, 1.2, 4.5, 3.5, 0, 4],
    organization: [9, 6, 3, 2.5, 3, 1, 2.5, 3, 3],
    post: [0.2, 0.4, 0.5, 0.5, 2.5, 3.5, 3.5, 2, 4],
  },
  post: {
    name: [0, 0.2, 0.3, 0.5, 1.5, 4, 3, 0, 4],
    organization: [2.5, 2.5, 2, 2.5, 0.3, 0.5, 1, 3, 1],
    post: [2.5, 2.5, 2.5, 2.5, 3, 0.3, 1.5, 4, 3],
  },
};

const NAME_FIRST: Table = {
  name: {
    name: [2, 1.5, 1.5, 1, 1, 0.6, 1, 7, 0.8],
    organization: [0.3, 0.1, 0.1, 0.3, 1.2, 1, 0.6, 2, 4],
    post: [0.3, 0.1, 0.1, 0.3, 1.2, 1.2, 0.6, 2, 4],
  },
  organization: {
    name: [2.5, 1, 0.7, 0.7, 0.2, 0.2, 0.2, 2, 0.1],
    organization: [9, 6, 3, 2.5, 3, 1, 2, 3, 4],
    post: [0, 0.1, 0.3, 0.5, 1.2, 3, 2, 2, 4],
  },
  post: {
    name: [1.5, 0.7, 0.5, 0.5, 0.1, 0.2, 0.2, 2, 0.1],
    organization: [3, 3, 2.5, 2.5, 4.5, 0.7, 2, 4, 4],
    post: [2.5, 2.5, 2.5, 2.5, 2.5, 0.4, 1.5, 4, 4],
  },
};

const TABLES: Readonly<Record<Order, Table>> = {
  'organization-first': ORGANIZATION_FIRST,
  'name-first': NAME_FIRST,
};

const START: Readonly<Record<Kind, number>> = {
  name: 0.6,
  organization: 0.6,
  post: 1.2,
  filler: 2,
  unread: 6,
};
const END: Readonly<Record<Order, Readonly<Record<Kind, number>>>> = {
  'organization-first': { name: 0, organization: 3, post: 2.5, filler: 0.3, unread: 0.5 },
  'name-first': { name: 0.8, organization: 0, post: 0, filler: 0.3, unread: 0.5 },
};
/** Words that are none of the three stand anywhere; what cannot be read begins nowhere lightly. */
const ASIDE = 0.7;
const UNREAD_BEGINS = 6;
/** 教务处处长毕某: right behind a post, where the body stands first, a name is due, however odd its characters. */
const UNREAD_FOR_NAME = 11;

const isCore = (kind: Kind): kind is 'name' | 'organization' | 'post' =>
  kind !== 'filler' && kind !== 'unread';

const columnOf = (separation: Separation): number =>
  separation > SEPARATION.line ? separation - 1 : separation;

/** Cost of one kind after another across a separation. */
export function followCost(order: Order, before: Kind, separation: Separation, kind: Kind): number {
  if (kind === 'unread') {
    if (before === 'unread' && separation <= SEPARATION.narrow) return 0;
    const due = order === 'organization-first' && before === 'post' && separation === SEPARATION.none;
    return due ? UNREAD_FOR_NAME : UNREAD_BEGINS;
  }
  return isCore(before) && isCore(kind)
    ? (TABLES[order][before][kind][columnOf(separation)] ?? ASIDE)
    : ASIDE;
}
/** By kind, in the order of {@link KINDS}: what it costs that a list begins with it, and that one ends with it. */
export const START_COSTS = Float64Array.from(KINDS, (kind) => START[kind]);
const endCosts = (order: Order): Float64Array => Float64Array.from(KINDS, (kind) => END[order][kind]);
export const END_COSTS: Readonly<Record<Order, Float64Array>> = {
  'organization-first': endCosts('organization-first'),
  'name-first': endCosts('name-first'),
};

/** Units of a stretch that can only be entries run together. */
export const RUN_TOGETHER = 16;

/**
 * Something after a name with nothing between, in a stretch of so many units without any separation: what is long can
 * only be entries run together; in what is short a boundary has rather been read where there is none, unless most of the
 * list is run together.
 */
export function gluedCost(kind: Kind, stretch: number, runTogether: boolean): number {
  if (kind === 'name') return stretch >= 5 ? 0 : stretch === 4 ? 2 : 5;
  if (kind === 'organization') return runTogether || stretch >= RUN_TOGETHER ? 0 : stretch >= 11 ? 2 : 5;
  return 0;
}

/** White space inside one name, body or post. A name of two characters is often padded to the width of three. */
export function crossingCost(kind: Kind, length: number, separation: Separation): number {
  const padded = kind === 'name' && length === 2;
  switch (separation) {
    case SEPARATION.none:
      return 0;
    case SEPARATION.narrow:
      return padded ? 1.5 : kind !== 'name' ? 2 : length === 3 ? 4.5 : 7;
    case SEPARATION.wide:
      return padded ? 1.5 : kind === 'name' ? 12 : 7;
    case SEPARATION.line:
      return kind === 'organization' ? 4 : 6;
    case SEPARATION.row:
      return 9;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

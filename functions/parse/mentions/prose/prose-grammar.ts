import { type Transitions, type TransitionTable, tableOf } from '../lattice.ts';
import costs from './prose-costs.json' with { type: 'json' };

/** What a stretch of prose is to the grammar. */
export const STATES = [
  'word',
  'nominal',
  'mark',
  'before',
  'after',
  'title',
  'others',
  'joiner',
  'name-joiner',
  'organization-joiner',
  'post-joiner',
  'name',
  'organization',
  'field',
  'short',
  'post',
  'group',
  'thing',
  'unnamed',
] as const;
type State = (typeof STATES)[number];
/** The number of a state in the lattice. */
export const STATE = Object.fromEntries(STATES.map((state, i) => [state, i])) as Readonly<
  Record<State, number>
>;

/** What a joiner stands behind: that of names behind a name alone. */
const JOINS: Readonly<Partial<Record<State, readonly State[]>>> = {
  'name-joiner': ['name'],
  'organization-joiner': ['organization', 'field', 'short'],
  'post-joiner': ['post'],
};

type Row = Readonly<Partial<Record<State | 'other', number | null>>>;
const FOLLOW: Readonly<Record<string, Row>> = costs.follow;
const SPACED: Readonly<Record<string, Row>> = costs.spaced;

const costOf = (row: Row | undefined, state: State): number | undefined => {
  const cost = row?.[state] === undefined ? row?.other : row[state];
  return cost === null ? Number.POSITIVE_INFINITY : cost;
};

function followCost(before: State, after: State, spaced: boolean): number {
  const joined = JOINS[after];
  if (joined !== undefined) return joined.includes(before) ? 0 : Number.POSITIVE_INFINITY;
  const apart = spaced ? costOf(SPACED[before], after) : undefined;
  return apart ?? costOf(FOLLOW[before], after) ?? costOf(FOLLOW.any, after) ?? 0;
}

const followTable = (spaced: boolean): TransitionTable =>
  tableOf(STATES.flatMap((before) => STATES.map((after) => followCost(before, after, spaced))));
const rowOf = (row: Row): Float64Array => Float64Array.from(STATES, (state) => costOf(row, state) ?? 0);
const TOGETHER = followTable(false);
const APART = followTable(true);
const START = rowOf(costs.start);
const END = rowOf(costs.end);

/** How readily things follow each other in prose. `isSpaced`: white space stands before a place. */
export const transitionsOf = (isSpaced: (place: number) => boolean): Transitions => ({
  states: STATES.length,
  start: START,
  end: END,
  at: (place) => (isSpaced(place) ? APART : TOGETHER),
});

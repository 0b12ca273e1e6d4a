import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  Lattice,
  type Transitions,
  tableOf,
} from '../../../functions/parse/mentions/lattice.ts';

const STATES = 2;
const LENGTH = 4;

const cost = fc.double({ min: 0, max: 5, noNaN: true });
const transitions = fc
  .record({
    start: fc.array(cost, { minLength: STATES, maxLength: STATES }),
    end: fc.array(cost, { minLength: STATES, maxLength: STATES }),
    follow: fc.array(cost, { minLength: STATES * STATES, maxLength: STATES * STATES }),
  })
  .map(({ start, end, follow }): Transitions => {
    const table = tableOf(follow);
    return { states: STATES, start: Float64Array.from(start), end: Float64Array.from(end), at: () => table };
  });

/** Every stretch of a text of four units, in both states. */
const candidates = fc.array(cost, { minLength: 20, maxLength: 20 }).map((costs) => {
  const all: Candidate[] = [];
  for (let start = 0; start < LENGTH; start++)
    for (let end = start + 1; end <= LENGTH; end++)
      for (let state = 0; state < STATES; state++)
        all.push({ state, start, end, cost: costs[all.length] ?? 0 });
  return all;
});

/** All ways through the text, one by one. */
function waysOf(all: readonly Candidate[], at = 0): Candidate[][] {
  if (at === LENGTH) return [[]];
  return all
    .filter(({ start }) => start === at)
    .flatMap((first) => waysOf(all, first.end).map((rest) => [first, ...rest]));
}

function costOf(way: readonly Candidate[], { start, end, at }: Transitions): number {
  let sum = start[way[0]?.state ?? 0] ?? 0;
  for (const [i, { state, cost: own, end: place }] of way.entries()) {
    const next = way[i + 1];
    sum +=
      own + (next === undefined ? (end[state] ?? 0) : (at(place).costs[state * STATES + next.state] ?? 0));
  }
  return sum;
}

/** The lattice of some candidates, of which the first has number 1. It has served another text before. */
function latticeOf(all: readonly Candidate[]): Lattice {
  const lattice = new Lattice(2 * LENGTH);
  for (let at = 0; at < 2 * LENGTH; at++) lattice.add(0, at, at + 1, 1);
  lattice.clear(LENGTH);
  for (const { state, start, end, cost } of all) lattice.add(state, start, end, cost);
  return lattice;
}

describe('of all ways through a text', () => {
  it('finds the cheapest', () => {
    fc.assert(
      fc.property(candidates, transitions, (all, grammar) => {
        const least = Math.min(...waysOf(all).map((way) => costOf(way, grammar)));
        const lattice = latticeOf(all);
        const { candidates: numbers, cost: found } = lattice.best(grammar);
        const way = numbers.map((one) => lattice.candidate(one));
        expect(found).toBeCloseTo(least, 9);
        expect(costOf(way, grammar)).toBeCloseTo(least, 9);
      }),
      { numRuns: 60 },
    );
  });

  it('tells how likely each candidate is', () => {
    fc.assert(
      fc.property(candidates, transitions, (all, grammar) => {
        const ways = waysOf(all).map((way) => ({ way, weight: Math.exp(-costOf(way, grammar)) }));
        const sum = ways.reduce((total, { weight }) => total + weight, 0);
        const lattice = latticeOf(all);
        lattice.weigh(grammar);
        for (const [i, one] of all.entries()) {
          const own = ways
            .filter(({ way }) => way.includes(one))
            .reduce((total, { weight }) => total + weight, 0);
          expect(lattice.probabilityOf(i + 1)).toBeCloseTo(own / sum, 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stays within the range of numbers in a long text', () => {
    const length = 20_000;
    const lattice = new Lattice(length);
    for (let at = 0; at < length; at++)
      for (let state = 0; state < STATES; state++) lattice.add(state, at, at + 1, 9);
    const table = tableOf([1, 1, 1, 1]);
    const grammar = {
      states: STATES,
      start: new Float64Array(STATES),
      end: new Float64Array(STATES),
      at: () => table,
    };
    lattice.weigh(grammar);
    for (let one = 1; one <= STATES * length; one++)
      expect(Math.abs(lattice.probabilityOf(one) - 0.5)).toBeLessThan(1e-6);
  });
});

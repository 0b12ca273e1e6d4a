import { expect, it } from 'vitest';
import { explore, type Model } from './explore.ts';

/** Two processes read a counter and write it back, one higher; with a lock, or without. */
interface Counter {
  value: number;
  lock: number;
  processes: { at: 'idle' | 'read' | 'done'; read: number }[];
}

function counters(isLocked: boolean, isReleased = true): Model<Counter> {
  return {
    initial: { value: 0, lock: -1, processes: [0, 1].map(() => ({ at: 'idle', read: 0 })) },
    moves: (state) =>
      state.processes.flatMap((process, index) => {
        const become = (change: Partial<Counter>, at: 'read' | 'done', read: number) => ({
          kind: 'step' as const,
          label: () => `${index} ${at}`,
          take: () => ({ ...state, ...change, processes: state.processes.with(index, { at, read }) }),
        });
        if (process.at === 'idle' && (!isLocked || state.lock === -1))
          return [become({ lock: index }, 'read', state.value)];
        if (process.at !== 'read') return [];
        return [become({ value: process.read + 1, lock: isReleased ? -1 : index }, 'done', 0)];
      }),
    key: (state) => JSON.stringify(state),
    quiescent: (state) => state.processes.every(({ at }) => at === 'done'),
    broken: (state) =>
      state.processes.every(({ at }) => at === 'done') && state.value !== 2 ? 'an update is lost' : undefined,
  };
}

it('finds the shortest way to a lost update', () => {
  const { counterexample } = explore(counters(false));
  expect(counterexample?.property).toBe('an update is lost');
  expect(counterexample?.trace.map(({ label }) => label)).toEqual([
    'start',
    '0 read',
    '1 read',
    '0 done',
    '1 done',
  ]);
});

it('finds nothing where there is nothing, and counts', () => {
  expect(explore(counters(true))).toEqual({ states: 8, quiescent: 1, depth: 4 });
});

it('finds where no step leads to rest any more', () => {
  const { counterexample } = explore(counters(true, false));
  expect(counterexample?.property).toMatch(/^progress/);
});

it('stops at a bound', () => {
  expect(() => explore(counters(true), 3)).toThrow('more than 3 states');
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Item } from '../../functions/shared/records/table.ts';
import { pageParser, quietMeeting, springMeeting } from '../record/minutes.ts';
import {
  type Delivery,
  deliver,
  drain,
  keysIn,
  openTables,
  type TestTable,
  worldOver,
} from '../record/world.ts';
import { type Break, Faults, faultyStore, faultyTable } from './faults.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const url = 'https://www.qingshi.example/jiyao/3.html';
const [firstDecision] = springMeeting.decisions ?? [];
const edited = {
  ...springMeeting,
  heldOn: '2023-12-29',
  decisions: [...(firstDecision === undefined ? [] : [firstDecision]), { subject: '《青石县集市章程》' }],
};

/** A meeting comes; it is edited (a decision goes, another comes, the year changes) while a second one comes. */
const STEPS: readonly (readonly Delivery[])[] = [
  [{ page: springMeeting, url, fetchedAt: '2024-03-16T00:00:00.000Z' }],
  [
    { page: edited, url, fetchedAt: '2024-03-20T00:00:00.000Z', parse: pageParser('1.1.0') },
    { page: quietMeeting, url: 'https://www.yunpu.example/12', fetchedAt: '2024-03-20T00:00:00.000Z' },
  ],
];

interface State {
  readonly rows: readonly Record<string, unknown>[];
  readonly objects: Map<string, string>;
}

/** Runs all the steps; whenever something breaks, a new process does the step again. */
async function run(faults: Faults): Promise<State> {
  const store = memoryStore();
  const table = await tables.fresh();
  let world = worldOver(faultyStore(store, faults), faultyTable(table, faults));
  for (const step of STEPS) {
    for (let done = false; !done; ) {
      try {
        for (const delivery of step) await deliver(world, delivery);
        await drain(world);
        done = true;
      } catch {
        world = worldOver(store, table);
      }
    }
  }
  return stateOf(store, table);
}

async function stateOf(store: ObjectStore, table: TestTable): Promise<State> {
  const objects = new Map<string, string>();
  for (const key of await keysIn(store))
    objects.set(key, new TextDecoder().decode((await store.get(key))?.body));
  return { rows: (await table.everything()).map(withoutCounters), objects };
}

/** How often something was done does not matter: versions, and how many changes a publication has seen. */
function withoutCounters({ version: _, projected: __, changes: ___, ...row }: Item): Record<string, unknown> {
  const followers = row.followers instanceof Set ? { followers: [...row.followers].sort() } : {};
  return { ...row, ...followers };
}

describe('ingesting and projecting, broken at every single call in turn', () => {
  test.each<[Break, string[]]>([
    ['dies-before', ['read', 'write', 'batch']],
    ['dies-halfway', ['batch']],
    ['answer-lost', ['write', 'batch']],
  ])(
    '%s: ends in the same rows and documents',
    async (how, kinds) => {
      const { calls, state } = await undisturbed();

      for (const [index, kind] of calls.entries()) {
        if (!kinds.includes(kind)) continue;
        expect(await run(new Faults(how, index + 1)), `broken at call ${index + 1}, a ${kind}`).toEqual(
          state,
        );
      }
    },
    120_000,
  );

  test('means to break quite a number of calls', async () => {
    const { calls } = await undisturbed();

    expect(calls.length).toBeGreaterThan(30);
    expect(calls.filter((kind) => kind === 'batch').length).toBeGreaterThan(2);
  });
});

async function undisturbed() {
  const faults = new Faults('dies-before', 0);
  const state = await run(faults);
  return { state, calls: faults.calls };
}

// Every single call of the stores broken in turn: what comes again ends in the same rows and objects.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import type { Item } from '../../functions/shared/records/table.ts';
import { type Break, Faults, faultyStore, faultyTable, unbroken } from './faults.ts';
import {
  doubtfulApproved,
  doubtfulComes,
  EVENTS,
  type Event,
  firstOf,
  movedAway,
  redated,
  reportComes,
  rowsOf,
  united,
} from './histories.ts';
import { keysIn, openTables, worldOver } from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

interface State {
  readonly rows: readonly Item[];
  readonly objects: ReadonlyMap<string, string>;
}
const NOTHING: State = { rows: [], objects: new Map() };

/** Lets it happen from that state on; whenever something breaks, a new process begins anew. */
async function run(before: State, events: readonly Event[], faults: Faults): Promise<State> {
  const store = memoryStore();
  for (const [key, text] of before.objects) await store.put(key, new TextEncoder().encode(text));
  const table = await tables.fresh();
  await table.write(before.rows, []);
  let world = worldOver(faultyStore(store, faults), faultyTable(table, faults));
  for (;;) {
    try {
      for (const event of events) await event.happen(world);
      return { rows: await table.everything(), objects: await objectsIn(store) };
    } catch {
      world = worldOver(store, table);
    }
  }
}

async function objectsIn(store: ObjectStore): Promise<Map<string, string>> {
  const objects = new Map<string, string>();
  for (const key of await keysIn(store)) {
    objects.set(key, new TextDecoder().decode((await store.get(key))?.body));
  }
  return objects;
}

/** How often a government was marked, and claims were written, does not matter. */
const withoutCounters = ({ rows, objects }: State) => ({
  objects,
  rows: rows.map(({ token: _, rev, ...row }) => (row.sk.startsWith('MEETING#') ? { ...row, rev } : row)),
});

const named = (name: string): Event => {
  const event = EVENTS.find((one) => one.name === name);
  if (event === undefined) throw new Error(`Nothing is called ${name}`);
  return event;
};

describe.each<[string, Event[], Event[]]>([
  ['a meeting comes', [], [firstOf]],
  ['it is edited', [firstOf], [named('edited')]],
  ['it is held on another day', [firstOf], [redated]],
  ['it is read by a better parser', [firstOf], [named('read by a better parser')]],
  ['it is found at a second address', [firstOf], [named('at a second address')]],
  ['another comes that claims its id', [firstOf], [named('another meeting that claims its id')]],
  ['a meeting comes that waits for review', [], [doubtfulComes]],
  ['it is approved', [doubtfulComes], [doubtfulApproved]],
  ['a published meeting is edited, and that waits', [firstOf], [named('garbled')]],
  ['a meeting is corrected', [firstOf], [named('corrected')]],
  ['it is edited after that', [firstOf, named('corrected')], [named('edited')]],
  ['it is withdrawn and restored', [firstOf], [named('withdrawn'), named('restored')]],
  ['its page is gone', [firstOf], [named('gone')]],
  ['it is moved to another government', [firstOf], [movedAway]],
  ['it is made one with another one', [firstOf, reportComes], [united]],
])('%s, with every single call broken in turn', (_, earlier, events) => {
  test.each<Break>(['dies-before', 'answer-lost'])(
    '%s: the same rows and objects, and the government is marked',
    async (how) => {
      const before = await run(NOTHING, earlier, unbroken());
      const faults = unbroken();
      const undisturbed = withoutCounters(await run(before, events, faults));

      for (const [index, { kind, what }] of faults.calls.entries()) {
        // One that dies before a read leaves what one leaves that dies before the next write.
        if (kind === 'read') continue;
        const broken = await run(before, events, new Faults(how, index + 1));
        expect(withoutCounters(broken), `broken at call ${index + 1}, ${what}`).toEqual(undisturbed);
        const token = ({ rows }: State) => rows.find(({ sk }) => sk === 'BUILD')?.token ?? 0;
        expect(Number(token(broken))).toBeGreaterThan(Number(token(before)));
      }
    },
    60_000,
  );
});

test('what breaks a mark is put right by what comes again, though the row is written', async () => {
  const table = await tables.fresh();
  const store = memoryStore();
  const faults = unbroken();
  await firstOf.happen(worldOver(faultyStore(store, faults), faultyTable(await tables.fresh(), faults)));
  const mark = faults.calls.findIndex(({ what }) => what === 'update GOV#qingshi BUILD') + 1;
  const dying = new Faults('dies-before', mark);
  await expect(
    firstOf.happen(worldOver(faultyStore(memoryStore(), dying), faultyTable(table, dying))),
  ).rejects.toMatchObject({ code: 'dead' });
  expect((await rowsOf(table)).map(({ sk }) => sk)).not.toContain('BUILD');

  await firstOf.happen(worldOver(store, table));

  expect((await rowsOf(table)).map(({ sk }) => sk)).toContain('BUILD');
});

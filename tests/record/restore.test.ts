import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctMeeting, withdrawMeeting } from '../../functions/record/amend.ts';
import {
  refuseHalfRestored,
  refuseLostRecords,
  restore,
  settledRecord,
} from '../../functions/record/restore.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { Faults, faultyStore, faultyTable, unbroken } from './faults.ts';
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
import { type Page, pageParser, springMeeting } from './minutes.ts';
import {
  type Delivery,
  deliver,
  keysIn,
  openTables,
  publishedIn,
  type TestTable,
  type World,
  worldOver,
} from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

/** The rows that are made anew: marks are of the moment. */
const restorable = async (table: TestTable) => (await rowsOf(table)).filter(({ sk }) => sk !== 'BUILD');

/** A page of a meeting that was moved claims under the government that it tells: which one told it last depends on order. */
const withoutClaims = async (table: TestTable) =>
  (await restorable(table)).filter(({ sk }) => !sk.startsWith('CLAIM#'));

async function storeAfter(events: readonly Event[]): Promise<[store: ObjectStore, table: TestTable]> {
  const [store, table] = [memoryStore(), await tables.fresh()];
  for (const event of events) await event.happen(worldOver(store, table));
  return [store, table];
}

async function restoredFrom(store: ObjectStore): Promise<TestTable> {
  const table = await tables.fresh();
  await restore(worldOver(store, table).record);
  return table;
}

describe('rows made anew from objects', () => {
  test('are the same but for revisions, whatever has happened', async () => {
    const history = fc.shuffledSubarray([...EVENTS, redated, doubtfulApproved]);
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const [store, table] = await storeAfter([firstOf, doubtfulComes, ...events]);

        expect(await restorable(await restoredFrom(store))).toEqual(await restorable(table));
      }),
      { numRuns: Number(process.env.HISTORIES ?? 25) },
    );
  }, 3_600_000);

  test.each([
    ['moved to another government', movedAway],
    ['made one with another one', united],
  ])(
    'are the same where the meeting is %s as well, sooner or later',
    async (_, event) => {
      const history = fc.shuffledSubarray([...EVENTS, event, event], { minLength: 4 });
      await fc.assert(
        fc.asyncProperty(history, async (events) => {
          const [store, table] = await storeAfter([firstOf, reportComes, ...events]);

          const restored = await restoredFrom(store);
          expect(await withoutClaims(restored)).toEqual(await withoutClaims(table));
        }),
        { numRuns: Number(process.env.HISTORIES ?? 12) },
      );
    },
    3_600_000,
  );

  test('hold meetings that were united, with what was decided about either', async () => {
    const held = { series: '常务会议', heldOn: '2024-03-08' };
    const minutes: Delivery = {
      page: { ...springMeeting, ...held, number: 3 },
      url: 'https://www.qingshi.example/jiyao/3.html',
      fetchedAt: '2024-03-16T02:00:00.000Z',
    };
    const { heldOn: _, ...undated } = { ...springMeeting, ...held };
    const report: Delivery = {
      page: { ...undated, id: 'qingshi/0123456789ab', form: 'report' } as Page,
      url: 'https://www.qingshi.example/xinwen/8.html',
      fetchedAt: '2024-03-10T02:00:00.000Z',
    };
    const [store, table] = [memoryStore(), await tables.fresh()];
    const world = worldOver(store, table);
    await deliver(world, report);
    await deliver(world, minutes);
    const by = { by: '青石县公开办', why: '错字', at: '2024-04-01T08:00:00.000Z' };
    await correctMeeting({ correct: springMeeting.id, patch: { title: '新题' }, ...by }, world.record);
    await deliver(world, {
      ...report,
      parse: pageParser('2.0.0', (document) => ({ ...document, heldOn: held.heldOn })),
    });

    const restored = await restoredFrom(store);

    expect(await restorable(restored)).toEqual(await restorable(table));
    expect(await publishedIn(worldOver(store, restored), 'qingshi')).toMatchObject([
      { id: 'qingshi/0123456789ab', form: 'minutes', title: '新题' },
    ]);
  });

  test('have all builds marked, that of all among them', async () => {
    const [store] = await storeAfter([firstOf, doubtfulComes]);
    const table = await tables.fresh();
    const world = worldOver(store, table);

    expect(await restore(world.record)).toEqual({ meetings: 2, damaged: 0 });

    expect(world.woken).toEqual(['qingshi', 'yunpu', 'all']);
    await expect(refuseHalfRestored(world.record.records)).resolves.toBeUndefined();
    for (const scope of world.woken)
      expect(await world.record.builds.read(scope)).toMatchObject({ token: 1 });
  });

  test('have the build of the government marked that a meeting was moved to, and of the one that it left', async () => {
    const [store] = await storeAfter([firstOf, movedAway]);
    const world = worldOver(store, await tables.fresh());

    await restore(world.record);

    expect((await publishedIn(world, 'yunpu')).map(({ id }) => id)).toEqual(['yunpu/2024/3']);
    expect(world.woken).toEqual(['qingshi', 'yunpu', 'all']);
  });

  test('again, over what is there, stay as they are', async () => {
    const [store, table] = await storeAfter([firstOf, ...EVENTS]);
    const before = (await table.everything()).filter(({ sk }) => sk !== 'BUILD');

    await restore(worldOver(store, table).record);

    expect((await table.everything()).filter(({ sk }) => sk !== 'BUILD')).toEqual(before);
  });

  test('are the same when that was killed at any write and begun again', async () => {
    const [store, table] = await storeAfter([firstOf, doubtfulComes, ...EVENTS]);
    const faults = unbroken();
    await restore(worldOver(faultyStore(store, faults), faultyTable(await tables.fresh(), faults)).record);

    for (const [index, { kind }] of faults.calls.entries()) {
      if (kind === 'read') continue;
      const [dying, restored] = [new Faults('dies-before', index + 1), await tables.fresh()];
      await expect(
        restore(worldOver(faultyStore(store, dying), faultyTable(restored, dying)).record),
      ).rejects.toMatchObject({ code: 'dead' });
      const { records } = worldOver(store, restored).record;
      if (index > 0) {
        await expect(refuseHalfRestored(records)).rejects.toMatchObject({ code: 'half-restored' });
      }
      await restore(worldOver(store, restored).record);
      expect(await restorable(restored)).toEqual(await restorable(table));
    }
  }, 60_000);

  test('are not made where a note is damaged, which may be a withdrawal', async () => {
    const [store] = await storeAfter([firstOf, ...EVENTS]);
    const [key = ''] = await keysIn(store, 'decisions/');
    await store.put(key, new TextEncoder().encode('{}'));

    await expect(restoredFrom(store)).rejects.toMatchObject({ code: 'invalid-note' });
  });

  test('leave out a damaged document, and say so', async () => {
    const [store] = await storeAfter([firstOf, doubtfulComes]);
    const [key = ''] = await keysIn(store, 'documents/qingshi/');
    await store.put(key, new TextEncoder().encode('{}'));

    const table = await tables.fresh();
    expect(await restore(worldOver(store, table).record)).toEqual({ meetings: 1, damaged: 1 });
    expect((await restorable(table)).map(({ sk }) => sk)).toContain('MEETING#yunpu/2024/2');
  });
});

describe('a row that was lost, when a page of its meeting comes in before anything is made anew', () => {
  const events = [...EVENTS, movedAway];
  const decided = ['corrected', 'withdrawn', 'garbled is approved', 'gone', movedAway.name];

  test.each(decided)('is there again where it was %s', async (name) => {
    const history = events.filter((one) => [name, 'garbled'].includes(one.name));
    const [store, table] = await storeAfter([firstOf, ...history]);
    const lost = await tables.fresh();

    await firstOf.happen(worldOver(store, lost));

    expect(await withoutClaims(lost)).toEqual(await withoutClaims(table));
  });

  test('is withdrawn also where that was decided of the meeting that it turned out to be', async () => {
    const withdrawn = EVENTS.filter(({ name }) => name === 'withdrawn');
    const [store] = await storeAfter([firstOf, reportComes, united, ...withdrawn]);
    const world = worldOver(store, await tables.fresh());

    await reportComes.happen(world);

    expect(await publishedIn(world, 'qingshi')).toEqual([]);
  });

  test('is withdrawn where no document of it can be read any more', async () => {
    const [store] = await storeAfter([firstOf, ...EVENTS.filter(({ name }) => name === 'withdrawn')]);
    for (const key of await keysIn(store, 'documents/')) await store.delete(key);
    const world = worldOver(store, await tables.fresh());

    await firstOf.happen(world);

    expect(await publishedIn(world, 'qingshi')).toEqual([]);
    expect(await world.record.records.read(springMeeting.id)).toMatchObject({
      withdrawal: { withdrawn: true },
    });
  });
});

describe('a decision while rows are made anew', () => {
  const event = (name: string) => EVENTS.filter((one) => one.name === name);
  const again = { by: '青石县公开办', why: '涉密', at: '2024-06-01T00:00:00.000Z' };
  async function withdrawIn({ record }: World): Promise<void> {
    const found = await settledRecord(springMeeting.id, record);
    if (found === undefined) throw new Error('There is no such meeting');
    const request = { withdraw: found.meeting, withdrawn: true, ...again, answers: found.rev };
    expect(await withdrawMeeting(request, record)).toBe(true);
  }

  test.each([
    ['is not there yet', []],
    ['is from before the last decisions', [firstOf]],
  ])('counts where the row %s', async (_, old) => {
    // Withdrawn and published again since, it is of a later revision than the old row says.
    const [store] = await storeAfter([firstOf, ...event('withdrawn'), ...event('restored')]);
    const world = worldOver(store, await tables.fresh());
    const [, before] = await storeAfter(old);
    await world.table.write(await before.everything(), []);
    await world.record.records.setRestoring(true);

    await withdrawIn(world);
    expect(await publishedIn(world, 'qingshi')).toEqual([]);
    await restore(world.record);

    expect(await publishedIn(world, 'qingshi')).toEqual([]);
  });
});

describe('a database that is made where documents are stored', () => {
  test('is refused, with the remedy', async () => {
    const [store] = await storeAfter([firstOf]);

    await expect(refuseLostRecords(store)).rejects.toMatchObject({
      code: 'records-lost',
      message: expect.stringContaining('open-minutes restore'),
    });
  });

  test('is made where there are none', async () => {
    await expect(refuseLostRecords(memoryStore())).resolves.toBeUndefined();
  });
});

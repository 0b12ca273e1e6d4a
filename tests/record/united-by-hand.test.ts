// One meeting or two? What a person answers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withdrawMeeting } from '../../functions/record/amend.ts';
import { restore } from '../../functions/record/restore.ts';
import { uniteMeetings } from '../../functions/record/review.ts';
import { Faults, faultyStore, faultyTable, unbroken } from './faults.ts';
import type { Page } from './minutes.ts';
import {
  type Delivery,
  deliver,
  freshWorld,
  openTables,
  publishedIn,
  rowsIn,
  type World,
  waitingIn,
  worldOver,
} from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const held = { series: '常务会议', heldOn: '2024-03-08' };
const numbered = (number: number): Delivery => ({
  page: { ...held, id: `qingshi/2024/${number}`, number, decisions: [{ subject: `《第${number}号方案》` }] },
  url: `https://www.qingshi.example/jiyao/${number}.html`,
  fetchedAt: '2024-03-16T02:00:00.000Z',
});
const reportPage: Page = {
  ...held,
  id: 'qingshi/0123456789ab',
  form: 'report',
  present: [{ name: '柏青山' }],
};
const report: Delivery = {
  page: reportPage,
  url: 'https://www.qingshi.example/xinwen/8.html',
  fetchedAt: '2024-03-10T02:00:00.000Z',
};
const doubted: Delivery = { ...report, page: { ...reportPage, doubt: 'Half of the page is missing.' } };

async function worldWith(...deliveries: readonly Delivery[]): Promise<World> {
  const world = await freshWorld(tables);
  for (const delivery of deliveries) await deliver(world, delivery);
  return world;
}
const ids = async (world: World) => (await publishedIn(world, 'qingshi')).map(({ id }) => id);

const decide = (world: World, withdraw: string, withdrawn: boolean, answers: number) => {
  const why = `${withdraw} ${answers}`;
  const at = `2024-04-${answers < 9 ? 19 - answers : 10}T00:00:00.000Z`;
  return withdrawMeeting({ withdraw, withdrawn, by: '青石县公开办', why, at, answers }, world.record);
};

describe('two meetings that a person says are one', () => {
  test('are one: what was published first keeps its identifier, and nothing waits any more', async () => {
    const world = await worldWith(numbered(3), numbered(4), report);
    expect(await waitingIn(world)).toHaveLength(1);

    expect(await uniteMeetings(reportPage.id, 'qingshi/2024/4', world.record)).toBe('qingshi/2024/4');

    expect(await ids(world)).toEqual(['qingshi/2024/3', 'qingshi/2024/4']);
    expect(await waitingIn(world)).toEqual([]);
    expect((await world.record.records.find(reportPage.id))?.meeting).toBe('qingshi/2024/4');
    expect(world.woken).toContain('qingshi');
  });

  test('stay one when the page comes again, and when rows are made anew', async () => {
    const world = await worldWith(numbered(3), numbered(4), report);
    await uniteMeetings(reportPage.id, 'qingshi/2024/4', world.record);

    expect(await deliver(world, report)).toMatchObject({ kind: 'unchanged', meeting: 'qingshi/2024/4' });
    const table = await tables.fresh();
    await restore(worldOver(world.store, table).record);

    expect(await publishedIn(worldOver(world.store, table), 'qingshi')).toEqual(
      await publishedIn(world, 'qingshi'),
    );
  });

  test('approve nothing that waits for something else, too', async () => {
    const world = await worldWith(numbered(3), numbered(4), doubted);

    await uniteMeetings(reportPage.id, 'qingshi/2024/4', world.record);

    const { approved } = (await world.record.records.read('qingshi/2024/4')) ?? {};
    expect(approved).toBeUndefined();
  });

  test.each([
    ['the one that stays', 'qingshi/2024/3', 'qingshi/2024/4'],
    ['the one that goes', 'qingshi/2024/4', 'qingshi/2024/3'],
  ])('are withdrawn where %s was, until a person publishes the meeting again', async (_, taken, other) => {
    const world = await worldWith(numbered(3), numbered(4));
    await decide(world, other, true, 1);
    await decide(world, other, false, 2);
    await decide(world, taken, true, 1);

    const id = await uniteMeetings(taken, other, world.record);

    expect(await ids(world)).toEqual([]);
    const { rev = 0, withdrawal } = (await world.record.records.read(id)) ?? {};
    expect(withdrawal).toMatchObject({ withdrawn: true, why: `${taken} 1` });
    const table = await tables.fresh();
    await restore(worldOver(world.store, table).record);
    expect((await worldOver(world.store, table).record.records.read(id))?.withdrawal).toEqual(withdrawal);
    // Delivered once more.
    await decide(world, other, false, 2);
    await decide(world, taken, true, 1);
    expect((await world.record.records.read(id))?.rev).toBe(rev);

    expect(await decide(world, id, false, rev)).toBe(true);
    await decide(world, taken, true, 1);
    expect(await ids(world)).toEqual([id]);
  });

  test('are withdrawn also where that was killed at any write and done again, and in rows that are made anew', async () => {
    const union = async (broken?: Faults) => {
      const world = await worldWith(numbered(3), numbered(4));
      await decide(world, 'qingshi/2024/3', true, 1);
      await decide(world, 'qingshi/2024/3', false, 2);
      await decide(world, 'qingshi/2024/4', true, 1);
      const faults = broken ?? unbroken();
      const { record } = worldOver(faultyStore(world.store, faults), faultyTable(world.table, faults));
      const done = uniteMeetings('qingshi/2024/3', 'qingshi/2024/4', record);
      if (broken === undefined) await done;
      else await expect(done).rejects.toMatchObject({ code: 'dead' });
      return { world, calls: faults.calls };
    };
    const meetings = async (world: World) =>
      (await rowsIn(world, 'GOV#qingshi')).filter(({ sk }) => sk.startsWith('MEETING#'));
    const { world: whole, calls } = await union();
    const expected = await meetings(whole);

    for (const [index, { kind }] of calls.entries()) {
      if (kind === 'read') continue;
      const { world } = await union(new Faults('dies-before', index + 1));
      await uniteMeetings('qingshi/2024/3', 'qingshi/2024/4', world.record).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'same-meeting' });
      });

      expect(await meetings(world)).toEqual(expected);
      expect((await world.record.builds.read('qingshi'))?.dirtySince).toBeDefined();
      expect(await ids(world)).toEqual([]);
      const restored = worldOver(world.store, await tables.fresh());
      await restore(restored.record);
      expect(await ids(restored)).toEqual([]);
    }
  }, 60_000);

  test('are withdrawn by what was decided of the one that went, and came late', async () => {
    const world = await worldWith(numbered(3), numbered(4));
    await decide(world, 'qingshi/2024/3', true, 1);
    await decide(world, 'qingshi/2024/3', false, 2);
    await uniteMeetings('qingshi/2024/3', 'qingshi/2024/4', world.record);

    expect(await decide(world, 'qingshi/2024/4', true, 1)).toBe(true);
    expect(await ids(world)).toEqual([]);

    const { rev = 0 } = (await world.record.records.read('qingshi/2024/3')) ?? {};
    expect(await decide(world, 'qingshi/2024/3', false, rev)).toBe(true);
    expect(await decide(world, 'qingshi/2024/4', true, 1)).toBe(false);
    expect(await ids(world)).toEqual(['qingshi/2024/3']);
  });

  test.each([
    ['that is not there', 'qingshi/1999/1', 'no-such-meeting'],
    ['itself', 'qingshi/2024/3', 'same-meeting'],
    ['of another government', 'yunpu/2024/3', 'two-governments'],
  ])('are refused where the other is one %s', async (_, other, code) => {
    const world = await worldWith(numbered(3), {
      ...numbered(3),
      page: { ...held, id: 'yunpu/2024/3' },
      url: 'https://www.yunpu.example/3.html',
    });

    await expect(uniteMeetings('qingshi/2024/3', other, world.record)).rejects.toMatchObject({ code });
  });
});

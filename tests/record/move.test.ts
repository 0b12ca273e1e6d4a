import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveMeeting } from '../../functions/record/move.ts';
import { receive } from '../../functions/record/receive.ts';
import { restore } from '../../functions/record/restore.ts';
import { memoryStore } from '../../functions/shared/object-store/memory.ts';
import { Faults, faultyStore, faultyTable, unbroken } from './faults.ts';
import { rowsOf } from './histories.ts';
import { pageParser, quietMeeting, springMeeting } from './minutes.ts';
import {
  type Delivery,
  deliver,
  freshWorld,
  openTables,
  publishedIn,
  type World,
  waitingIn,
  worldOver,
} from './world.ts';

let tables: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables.close());

const meeting = springMeeting.id;
const spring: Delivery = {
  page: { ...springMeeting, series: '常务会议', number: 3 },
  url: 'https://www.qingshi.example/jiyao/3.html',
  fetchedAt: '2024-03-16T00:00:00.000Z',
};
/** Reads the page as one of another government. */
const elsewhere: Delivery = {
  ...spring,
  parse: pageParser('1.1.0', (document) => ({ ...document, source: 'yunpu', id: 'yunpu/2024/3' })),
};
const ids = async (world: World, source: string) => (await publishedIn(world, source)).map(({ id }) => id);

async function worldInDoubt(): Promise<World> {
  const world = await freshWorld(tables);
  await deliver(world, spring);
  await deliver(world, elsewhere);
  return world;
}

describe('a meeting that a person moves to another government', () => {
  test('is published there, as it reads now; its identifier leads there', async () => {
    const world = await worldInDoubt();

    expect(await moveMeeting(meeting, 'yunpu', world.record)).toBe('yunpu/2024/3');

    expect(await ids(world, 'qingshi')).toEqual([]);
    expect(await publishedIn(world, 'yunpu')).toMatchObject([
      { id: 'yunpu/2024/3', source: 'yunpu', provenance: { parser: '1.1.0' } },
    ]);
    expect(await waitingIn(world)).toEqual([]);
    expect((await world.record.records.find(meeting))?.meeting).toBe('yunpu/2024/3');
    expect(world.woken.slice(-2)).toEqual(['qingshi', 'yunpu']);
  });

  test('stays there whatever reads its page, and is moved once', async () => {
    const world = await worldInDoubt();
    await moveMeeting(meeting, 'yunpu', world.record);

    expect(await deliver(world, spring)).toMatchObject({ meeting: 'yunpu/2024/3' });
    expect(await deliver(world, elsewhere)).toMatchObject({ meeting: 'yunpu/2024/3' });
    expect(await moveMeeting(meeting, 'yunpu', world.record)).toBe('yunpu/2024/3');

    expect(await ids(world, 'qingshi')).toEqual([]);
    expect(await ids(world, 'yunpu')).toEqual(['yunpu/2024/3']);
  });

  test('leaves its place to another meeting of the government that it was taken for', async () => {
    const world = await worldInDoubt();
    await moveMeeting(meeting, 'yunpu', world.record);

    const right = { ...spring, url: 'https://www.qingshi.example/jiyao/3a.html' };
    expect(await deliver(world, right)).toMatchObject({
      kind: 'committed',
      meeting: expect.stringMatching(/^qingshi\/2024\/3-[0-9a-f]{8}$/u),
    });
  });

  test('is one with what the other government publishes of it later', async () => {
    const world = await worldInDoubt();
    await moveMeeting(meeting, 'yunpu', world.record);

    const other: Delivery = {
      page: { ...springMeeting, id: 'yunpu/0123456789ab', series: '常务会议', form: 'report', decisions: [] },
      url: 'https://www.yunpu.example/news/8.html',
      fetchedAt: '2024-03-18T00:00:00.000Z',
    };
    expect(await deliver(world, other)).toMatchObject({ meeting: 'yunpu/2024/3' });
  });

  test('does not take the place of another meeting', async () => {
    const world = await worldInDoubt();
    await deliver(world, {
      page: { ...quietMeeting, id: 'yunpu/2024/3' },
      url: 'https://www.yunpu.example/3',
      fetchedAt: '2024-01-06T00:00:00.000Z',
    });

    const moved = await moveMeeting(meeting, 'yunpu', world.record);

    expect(moved).toMatch(/^yunpu\/2024\/3-[0-9a-f]{8}$/u);
    expect(await ids(world, 'yunpu')).toEqual(['yunpu/2024/3', moved]);
  });

  test('can come through the parse queue', async () => {
    const world = await worldInDoubt();

    for (let times = 0; times < 3; times += 1) {
      await receive(JSON.stringify({ move: meeting, source: 'yunpu' }), world.record);
    }

    expect(await ids(world, 'yunpu')).toEqual(['yunpu/2024/3']);
  });

  test('must exist', async () => {
    const world = await freshWorld(tables);
    await expect(moveMeeting(meeting, 'yunpu', world.record)).rejects.toMatchObject({
      code: 'no-such-meeting',
    });
  });

  test('has both governments marked though that was killed before it marked any', async () => {
    const world = await worldInDoubt();
    const { builds } = world.record;
    await builds.clear('qingshi', (await builds.read('qingshi'))?.token ?? 0);
    const mark = () => Promise.reject(new Error('killed'));

    await expect(
      moveMeeting(meeting, 'yunpu', { ...world.record, builds: { ...builds, mark } }),
    ).rejects.toThrow('killed');
    expect((await builds.read('qingshi'))?.dirtySince).toBeUndefined();
    await moveMeeting(meeting, 'yunpu', world.record);

    const due: string[] = [];
    for await (const scope of builds.due('9999')) due.push(scope);
    expect(due.sort()).toEqual(['qingshi', 'yunpu']);
  });

  test('is moved to the end when that is killed at any write, and in rows that are made anew', async () => {
    const expected = await worldInDoubt();
    const faults = unbroken();
    const counting = worldOver(faultyStore(expected.store, faults), faultyTable(expected.table, faults));
    await moveMeeting(meeting, 'yunpu', counting.record);
    const published = await publishedIn(expected, 'yunpu');

    for (const [index, { kind }] of faults.calls.entries()) {
      if (kind === 'read') continue;
      const [store, table] = [memoryStore(), await tables.fresh()];
      const world = worldOver(store, table);
      await deliver(world, spring);
      await deliver(world, elsewhere);
      const dying = new Faults('dies-before', index + 1);
      const { record } = worldOver(faultyStore(store, dying), faultyTable(table, dying));
      await expect(moveMeeting(meeting, 'yunpu', record)).rejects.toMatchObject({ code: 'dead' });

      await moveMeeting(meeting, 'yunpu', world.record);

      expect(await publishedIn(world, 'yunpu')).toEqual(published);
      const restored = await tables.fresh();
      await restore(worldOver(store, restored).record);
      const meetings = async (one: typeof table) =>
        (await rowsOf(one)).filter(({ sk }) => /^(?:MEETING|CLAIM)/u.test(sk));
      expect(await meetings(restored)).toEqual(await meetings(table));
    }
  }, 60_000);
});

// One meeting or two? What a person answers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restore } from '../../functions/record/restore.ts';
import { uniteMeetings } from '../../functions/record/review.ts';
import type { Page } from './minutes.ts';
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

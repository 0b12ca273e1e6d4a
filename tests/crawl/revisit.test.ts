import { afterEach, beforeEach, expect, it } from 'vitest';
import { entry, listPage, minutesPage } from './pages.ts';
import { type Replica, startReplica } from './replica.ts';
import { openWorld, sourceOn } from './world.ts';

const ONLY = entry(1);
let replica: Replica;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeEach(async () => {
  replica = await startReplica();
  world = await openWorld();
  replica.pages.set('/zwgk/cwhy/', listPage([ONLY]));
  replica.pages.set(ONLY.path, minutesPage(ONLY));
});
afterEach(async () => {
  await world.close();
  await replica.close();
});

it('asks for a page ever more rarely while it stays the same, and as often as at first once it has changed', async () => {
  const source = sourceOn(replica, {}, { revisitDays: 10 });
  await world.discover(source);
  /** Waits until the page is due, looks at it, and says for how many days that was. */
  const look = async (): Promise<number> => {
    const [{ dueAt = '' } = {}] = await world.entries(source);
    const hours = (Date.parse(dueAt) - Date.parse(world.now())) / 3600_000;
    world.advance(hours);
    await world.fetchAll(source);
    return Math.round(hours / 24);
  };

  await look();
  const pauses: number[] = [];
  for (let n = 0; n < 14; n++) pauses.push(await look());
  expect(pauses).toEqual([10, 10, 10, 15, 23, 34, 51, 76, 80, 80, 80, 80, 80, 80]);

  replica.pages.set(ONLY.path, minutesPage(ONLY, '会议还研究了其他事项。'));
  expect(await look()).toBe(80);
  expect(world.handedOver).toHaveLength(2);
  expect([await look(), await look()]).toEqual([10, 10]);
});

import { afterEach, beforeEach, expect, it } from 'vitest';
import { entry, listPage, minutesPage } from './pages.ts';
import { type Replica, startReplica } from './replica.ts';
import { openWorld, sourceOn } from './world.ts';

let replica: Replica;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeEach(async () => {
  replica = await startReplica();
  world = await openWorld();
});
afterEach(async () => {
  await world.close();
  await replica.close();
});

it('a page that is taken down is told of, and handed over once more when it is back unchanged', async () => {
  const minutes = entry(1);
  replica.pages.set('/zwgk/cwhy/', listPage([minutes]));
  replica.pages.set(minutes.path, minutesPage(minutes));
  const source = sourceOn(replica, {}, { revisitDays: 1 });
  await world.discover(source);
  await world.fetchAll(source);

  replica.pages.delete(minutes.path);
  world.advance(25);
  expect(await world.fetchAll(source)).toEqual({ gone: 1 });
  expect(world.toldGone).toEqual([`${replica.origin}${minutes.path}`]);

  replica.pages.set(minutes.path, minutesPage(minutes));
  world.advance(25);
  expect(await world.fetchAll(source)).toEqual({ fetched: 1 });
  expect(world.handedOver).toHaveLength(2);
  expect(world.handedOver[1]?.sha256).toBe(world.handedOver[0]?.sha256);
});

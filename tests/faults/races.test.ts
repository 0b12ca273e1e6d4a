// Two who work on one government at the same time, one of whom is held up and then killed.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Item } from '../../functions/shared/records/table.ts';
import { heldUp, openWorld, samplePages, type World } from './world.ts';

const MEETING = 'yunze/2024/31';
const PAGE = 'yunze/meetings/2024/31.html';
const FEED = 'yunze/meetings.json';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  for (const page of samplePages(['yunze'])) await world.ingest(page);
  await world.publish();
});
afterEach(() => world.close());

const itemsOf = async (): Promise<number> => JSON.parse((await world.text(FEED)) ?? '{}').items.length;
const passed = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Builds until everything that was begun has been looked at again. */
async function settled(): Promise<void> {
  for (let hours = 0; hours < 3; hours += 1) {
    await world.publish();
    world.advance(3_600_000);
  }
}

it('a builder that was overtaken puts nothing old over what is new, however late its request takes effect', async () => {
  await world.correct(MEETING, { documentNumber: '第一次更正' });
  const slow = heldUp(world.publicStore, 'put', (path) => path === FEED);
  const overtaken = world.build('yunze', {
    publicStore: slow.store,
    table: slow.dyingWith(world.table),
    store: slow.dyingWith(world.store),
  });
  void overtaken.catch(() => {});
  await slow.reached;

  await world.correct(MEETING, { documentNumber: '第二次更正' });
  expect((await world.build('yunze')).state).toBe('built');
  expect(await world.text(FEED)).toContain('第二次更正');
  slow.go();
  await passed();

  await settled();
  for (const path of [FEED, PAGE]) {
    expect(await world.text(path)).toContain('第二次更正');
    expect(await world.text(path)).not.toContain('"documentNumber":"第一次更正"');
  }
  await world.night();
  const files = await world.published();
  expect((await world.night()).written).toBe(0);
  expect(await world.published()).toEqual(files);
});

it('a state that comes back is not undone by a request from the time between', async () => {
  const before = await itemsOf();
  await world.withdraw(MEETING, true);
  await world.publish();
  const tombstone = await world.published();
  await world.withdraw(MEETING, false);
  // It writes the page again, and is held up when it has sent that.
  const slow = heldUp(world.publicStore, 'put', (path) => path === PAGE);
  void world
    .build('yunze', {
      publicStore: slow.store,
      table: slow.dyingWith(world.table),
      store: slow.dyingWith(world.store),
    })
    .catch(() => {});
  await slow.reached;
  await world.withdraw(MEETING, true);
  await world.build('yunze');
  // The tombstone has the bytes that the request expects to find.
  slow.go();
  await passed();
  expect(await world.text(PAGE)).not.toContain('本纪要已撤下');

  await settled();

  expect(await world.text(PAGE)).toContain('本纪要已撤下');
  expect(await itemsOf()).toBe(before - 1);
  expect((await world.published())[PAGE]).toBe(tombstone[PAGE]);
});

it('a commit that was overtaken decides what it decided, on what is there then', async () => {
  const slow = heldUp(world.table, 'put', (item) => (item as Item).sk === `MEETING#${MEETING}`);
  const withdrawing = world.withdraw(MEETING, true, { deps: world.recordDeps(slow.store) });
  await slow.reached;
  await world.correct(MEETING, { title: '更正' });
  slow.go();
  await expect(Promise.race([withdrawing, passed().then(() => 'dead')])).resolves.toBe('dead');

  // It was refused, since the row had changed; the withdrawal is noted, and is asked for once more.
  expect((await world.rows.read(MEETING))?.withdrawal).toBeUndefined();
  expect(await world.withdraw(MEETING, true)).toBe(true);
  await world.publish();
  expect(await world.text(PAGE)).toContain('本纪要已撤下');
});

it('a withdrawal that bears a day to come can be undone', async () => {
  await world.withdraw(MEETING, true, { at: '2035-10-02T00:00:00.000Z' });
  await world.publish();
  expect(await world.text(PAGE)).toContain('本纪要已撤下');

  expect(await world.withdraw(MEETING, false)).toBe(true);
  await world.publish();

  expect(await world.text(PAGE)).not.toContain('本纪要已撤下');
});

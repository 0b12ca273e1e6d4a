// What the build of all lists: the newest of all governments, whatever the index shows of them.
import { describe, expect, it } from 'vitest';
import { meetingPage } from '../../../functions/publish/addresses.ts';
import { AllWorld } from './world.ts';

const day = (n: number): string => new Date(Date.UTC(2024, 0, n)).toISOString().slice(0, 10);

/** A world of two governments with meetings on every other day each, built. */
async function twoGovernments(count: number): Promise<AllWorld> {
  const world = new AllWorld();
  for (let n = 1; n <= count; n++)
    await world.publish(`${n % 2 === 0 ? 'yunze' : 'linlan-qingyu'}/2024/${n}`, { issuedOn: day(n) });
  await world.settle();
  return world;
}

const idOf = (n: number): string => `${n % 2 === 0 ? 'yunze' : 'linlan-qingyu'}/2024/${n}`;
const newestFirst = (from: number, to: number): string[] =>
  Array.from({ length: from - to + 1 }, (_, index) => idOf(from - index));

describe('the newest of all governments', () => {
  it('are listed in the order of their publication, whichever government they are of', async () => {
    const world = await twoGovernments(9);
    expect(await world.listed()).toEqual(newestFirst(9, 1));
  });

  it('are fifty, and cost no more reads however many there are', async () => {
    const few = await twoGovernments(100);
    few.read.length = 0;
    await few.builds.mark('all', few.time());
    await few.build('all');
    const many = await twoGovernments(180);
    many.read.length = 0;
    await many.builds.mark('all', many.time());
    await many.build('all');
    expect(await many.listed()).toEqual(newestFirst(180, 131));
    expect(many.read.length).toBe(few.read.length);
    expect(many.read.length).toBeLessThan(100);
  });

  it('are found though the index does not show them yet, and looked for again a minute later', async () => {
    const world = await twoGovernments(4);
    world.isLagging = true;
    await world.publish('yunze/2024/77', { issuedOn: day(77) });
    await world.settle();
    expect(await world.listed()).toEqual(['yunze/2024/77', ...newestFirst(4, 1)]);
    expect((await world.builds.read('all'))?.wakeAt).toBe('2024-12-01T00:01:00.000Z');
    world.catchUp();
    world.now += 60_000;
    await world.settle();
    expect(await world.builds.read('all')).toEqual({ token: expect.any(Number) });
  });

  it('come in with a minute where there are more than a summary names, once the index shows them', async () => {
    const world = await twoGovernments(2);
    world.isLagging = true;
    for (let n = 100; n < 140; n++) await world.publish(`yunze/2024/${n}`, { issuedOn: day(n) });
    await world.settle();
    expect((await world.listed()).length).toBeLessThan(42);
    world.catchUp();
    world.now += 60_000;
    await world.settle();
    expect(await world.listed()).toHaveLength(42);
  });

  it('are asked for seldom where the index stays behind', async () => {
    const world = await twoGovernments(2);
    world.isLagging = true;
    await world.publish('yunze/2024/77', { issuedOn: day(77) });
    await world.settle();
    world.now += 60_000;
    await world.settle();
    expect((await world.builds.read('all'))?.wakeAt).toBe('2024-12-01T01:01:00.000Z');
  });

  it('never have a withdrawn meeting among them, though index and summary still show it', async () => {
    const world = await twoGovernments(4);
    world.isLagging = true;
    await world.withdraw(idOf(4));
    // Its government is not built yet: its summary still names it.
    await world.builds.mark('all', world.time());
    await world.build('all');
    expect(await world.listed()).toEqual(newestFirst(3, 1));
    await world.settle();
    expect(await world.listed()).toEqual(newestFirst(3, 1));
    const atom = await world.text('feeds/meetings.atom');
    expect(atom).toContain(`ref="tag:minutes.example,2026:meetings/${idOf(4)}"`);
  });

  it('stand where their own record puts them, though the index has them elsewhere', async () => {
    const world = await twoGovernments(4);
    world.isLagging = true;
    await world.publish(idOf(2), { issuedOn: day(300) });
    await world.settle();
    expect(await world.listed()).toEqual([idOf(2), idOf(4), idOf(3), idOf(1)]);
  });

  it('are not listed before their page is there', async () => {
    const world = await twoGovernments(4);
    await world.publish('yunze/2024/77', { issuedOn: day(77) });
    await world.builds.mark('all', world.time());
    await world.build('all');
    expect(await world.listed()).toEqual(newestFirst(4, 1));
    await world.settle();
    expect(await world.listed()).toEqual(['yunze/2024/77', ...newestFirst(4, 1)]);
  });

  it('do without a government that waits to be built with all that is newest', async () => {
    const world = await twoGovernments(4);
    for (let n = 1; n <= 80; n++)
      await world.publish(`luohe/2024/${n}`, { issuedOn: day(200 + n), decisions: [] });
    await world.builds.mark('all', world.time());
    await world.build('all');
    expect(await world.listed()).toEqual(newestFirst(4, 1));
  });

  it('do without one whose document is lost, and list the others', async () => {
    const world = await twoGovernments(4);
    const { facts: _, ...damaged } = world.record(idOf(4));
    await world.set(damaged);
    await world.store.delete(damaged.current.documentKey);
    await world.settle();
    expect(await world.listed()).toEqual(newestFirst(3, 1));
    expect(await world.publicStore.head(meetingPage(idOf(4)))).toBeDefined();
  });

  it('list what bears no date after all others', async () => {
    const world = await twoGovernments(2);
    await world.publish('yunze/h-1');
    await world.settle();
    expect(await world.listed()).toEqual([...newestFirst(2, 1), 'yunze/h-1']);
  });
});

describe('what came in last of all governments', () => {
  /** The meetings of the feed, the last arrival first. */
  const arrivals = async (world: AllWorld): Promise<string[]> =>
    JSON.parse(await world.text('feeds/new.json')).items.map(({ id }: { id: string }) =>
      id.slice(id.indexOf('meetings/') + 'meetings/'.length),
    );

  it('stands in the order of our own first publication, whenever it was held', async () => {
    const world = await twoGovernments(2);
    await world.publish('yunze/2019/5', { issuedOn: '2019-05-05', firstSeenAt: world.time() });
    await world.settle();
    expect((await arrivals(world))[0]).toBe('yunze/2019/5');
    expect((await world.listed())[0]).toBe(idOf(2));
  });

  it('is not pushed out by the history of one government', async () => {
    const world = await twoGovernments(2);
    for (let n = 1; n <= 70; n++)
      await world.publish(`luohe/2020/${n}`, { issuedOn: '2020-05-05', firstSeenAt: world.time() });
    await world.settle();
    const ids = await arrivals(world);
    expect(ids.filter((id) => id.startsWith('luohe/'))).toHaveLength(6);
    expect(ids).toContain(idOf(1));
    expect(ids).toContain(idOf(2));
    expect(JSON.parse(await world.text('luohe/new.json')).items).toHaveLength(25);
  });

  it('is without what was withdrawn', async () => {
    const world = await twoGovernments(4);
    await world.withdraw(idOf(4));
    await world.settle();
    expect(await arrivals(world)).not.toContain(idOf(4));
  });
});

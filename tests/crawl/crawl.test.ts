import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import { entries, entry, listPage, minutesPage } from './pages.ts';
import { type Replica, startReplica } from './replica.ts';
import { openWorld, sourceOn } from './world.ts';

let records: LocalRecords;
beforeAll(async () => {
  records = await openLocalRecords();
});
afterAll(() => records.close());
let replica: Replica;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeEach(async () => {
  replica = await startReplica();
  world = await openWorld(records);
});
afterEach(async () => {
  await world.close();
  await replica.close();
});

/** Three pages of a list, and the minutes on them: 1 to n. */
function publish(n: number): void {
  const all = entries(n, 1);
  const size = Math.ceil(n / 3);
  const path = (page: number) => `/zwgk/cwhy/${page === 1 ? '' : `index_${page}.html`}`;
  for (let page = 1; page <= 3; page++) {
    const listed = all.slice((page - 1) * size, page * size);
    replica.pages.set(path(page), listPage(listed, page < 3 ? path(page + 1) : undefined));
  }
  for (const one of all) if (!replica.pages.has(one.path)) replica.pages.set(one.path, minutesPage(one));
}

describe('a source with an HTML list', () => {
  it('is read back to its beginning on the first run, and every page is fetched once', async () => {
    publish(9);
    const source = sourceOn(replica, {});
    expect(await world.discover(source)).toEqual({ added: 9, pages: 3 });
    expect(await world.fetchAll(source)).toEqual({ fetched: 9 });
    expect(replica.requests.filter((one) => one.includes('2024/'))).toHaveLength(9);
    expect(new Set(world.handedOver.map(({ url }) => url)).size).toBe(9);
    expect(replica.mostAtOnce()).toBe(1);
  });

  it('costs exactly one request a round while nothing changes', async () => {
    publish(9);
    const source = sourceOn(replica, {});
    await world.discover(source);
    await world.fetchAll(source);
    replica.forget();
    for (let round = 0; round < 3; round++) {
      world.advance(6);
      expect(await world.discover(source)).toEqual({ added: 0, pages: 1 });
      expect(await world.fetchAll(source)).toEqual({});
    }
    expect(replica.requests).toEqual(['GET /zwgk/cwhy/', 'GET /zwgk/cwhy/', 'GET /zwgk/cwhy/']);
  });

  it('finds what is new, and reads no further than to what it knows', async () => {
    publish(9);
    const source = sourceOn(replica, {});
    await world.discover(source);
    await world.fetchAll(source);
    replica.forget();
    publish(10);
    world.advance(6);
    expect(await world.discover(source)).toEqual({ added: 1, pages: 2 });
    expect(await world.fetchAll(source)).toEqual({ fetched: 1 });
    expect(world.handedOver.at(-1)?.url).toBe(`${replica.origin}${entry(10).path}`);
  });
});

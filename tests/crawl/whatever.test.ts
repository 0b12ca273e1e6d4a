import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discover } from '../../functions/discover/discover.ts';
import { fetchAddress } from '../../functions/fetch/fetch.ts';
import { parseAnyFormat } from '../../functions/parse/parse.ts';
import { transient } from '../../functions/shared/errors.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { List } from '../../schemas/generated/source.ts';
import { entries, entry, listPage, minutesPage, publishList } from './pages.ts';
import { type Replica, startReplica } from './replica.ts';
import { openWorld, sourceOn } from './world.ts';

let records: LocalRecords;
let replica: Replica;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeAll(async () => {
  records = await openLocalRecords();
});
afterAll(() => records.close());
beforeEach(async () => {
  replica = await startReplica();
  world = await openWorld(records);
});
afterEach(async () => {
  await world.close();
  await replica.close();
});

describe('whatever a page holds', () => {
  it('keeps no other page from being read: deep ones', async () => {
    publishList(replica, entries(6, 1), { size: 6 });
    replica.pages.set(
      entry(3).path,
      `<html><body><h1>第3次常务会议纪要</h1><a href="a.pdf">纪要.pdf</a>${'<div>'.repeat(4000)}会议</body></html>`,
    );
    const source = sourceOn(replica, {});
    await world.discover(source);
    await world.fetchAll(source);
    expect(world.handedOver).toHaveLength(5);
    expect((await world.entries(source)).filter(({ code }) => code === 'in-attachment')).toHaveLength(1);
  });

  it('what is thrown at it is its reason, and it is tried again later', async () => {
    publishList(replica, entries(2, 1));
    const source = sourceOn(replica, {});
    await world.discover(source);
    const deps = {
      ...world.deps,
      handOver: async () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
    };
    const url = `${replica.origin}${entry(1).path}`;
    expect(await fetchAddress(source, url, deps)).toBe('postponed');
    const failed = await world.ledger.read(source.id, url);
    expect(failed).toMatchObject({
      code: 'failed',
      attempts: 1,
      reason: expect.stringContaining('RangeError'),
    });
    expect(failed?.handOver).toBeDefined();
    expect((failed?.dueAt ?? '') > world.now()).toBe(true);
    world.advance(1);
    expect(await world.fetchAll(source)).toEqual({ fetched: 2 });
    expect(await world.ledger.read(source.id, url)).not.toHaveProperty('reason');
  });

  it('what the stores say is no fault of it', async () => {
    publishList(replica, entries(1, 1));
    const source = sourceOn(replica, {});
    await world.discover(source);
    for (const error of [
      transient('store-unavailable', 'away'),
      Object.assign(new Error('full'), { code: 'ENOSPC' }),
    ]) {
      const deps = { ...world.deps, handOver: () => Promise.reject(error) };
      await expect(fetchAddress(source, `${replica.origin}${entry(1).path}`, deps)).rejects.toBe(error);
    }
  });
});

describe('whatever a list holds', () => {
  const lists = (kinds: readonly (Partial<List> & object)[]) => sourceOn(replica, {}, { lists: kinds });

  it('keeps no other list from being read', async () => {
    publishList(replica, entries(3, 1));
    const deep = listPage(entries(9, 7)).replace(
      '</ul>',
      `<li><a href="/x.html">${'<b>'.repeat(5000)}通知</a></li></ul>`,
    );
    replica.pages.set('/deep/', deep);
    replica.pages.set('/deep.xml', `<rss>${'<item>'.repeat(50_000)}`);
    replica.pages.set('/deep.json', `{"list":${'['.repeat(100_000)}`);
    const at = (path: string) => `${replica.origin}${path}`;
    const source = lists([
      { kind: 'html', url: at('/deep/') },
      { kind: 'feed', url: at('/deep.xml') },
      { kind: 'sitemap', url: at('/deep.xml') },
      { kind: 'json', url: at('/deep.json'), entries: 'list', link: 'a', title: 'b' },
      { kind: 'html', url: at('/zwgk/cwhy/') },
    ]);
    expect(await world.discover(source)).toMatchObject({ added: 6, error: { code: 'list-changed' } });
  });

  it('what is thrown at it is the reason of the source, on its page of status, too', async () => {
    publishList(replica, entries(3, 1));
    const source = lists([
      { kind: 'html', url: `${replica.origin}/broken/` },
      { kind: 'html', url: `${replica.origin}/zwgk/cwhy/` },
    ]);
    const deps = {
      ...world.deps,
      ask: async (...[request, of]: Parameters<typeof world.deps.ask>) => {
        if (request.url.endsWith('/broken/')) throw new TypeError('Invalid character in header content');
        return world.deps.ask(request, of);
      },
    };
    expect(await discover(source, deps)).toMatchObject({ added: 3, error: { code: 'failed' } });
    expect(await world.states.read(source.id)).toMatchObject({
      failures: 1,
      lastError: { code: 'failed', message: expect.stringContaining('TypeError') },
    });
  });

  it('does not believe days in the future', async () => {
    replica.pages.set('/zwgk/cwhy/', listPage([{ ...entry(2), day: '2052-09-08' }, entry(1)]));
    const source = sourceOn(replica, {});
    await world.discover(source);
    expect((await world.entries(source)).map(({ listedOn }) => listedOn)).toEqual([entry(1).day, undefined]);
  });

  it('is the same list, whatever session its links bear', async () => {
    let session = 0;
    const one = (n: number) => ({
      ...entry(n),
      path: `${entry(n).path};jsessionid=${(++session).toString(16).padStart(8, '0')}`,
    });
    replica.pages.set('/zwgk/cwhy/', (_, response) => {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(listPage([one(3), one(2), one(1)]));
    });
    for (const n of [1, 2, 3]) replica.pages.set(entry(n).path, minutesPage(entry(n)));
    const source = sourceOn(replica, {});
    expect(await world.discover(source)).toMatchObject({ added: 3 });
    await world.fetchAll(source);
    replica.forget();
    world.advance(7);
    expect(await world.discover(source)).toMatchObject({ added: 0, pages: 1 });
    expect(await world.entries(source)).toHaveLength(3);
    const [first] = world.handedOver;
    expect(first?.url).not.toContain('jsessionid');
    const stored = await world.store.get(`raw/${first?.sha256}`);
    const snapshot = {
      bytes: stored?.body ?? new Uint8Array(),
      contentType: 'text/html',
      sha256: first?.sha256 ?? '',
    };
    expect((await parseAnyFormat(snapshot, [source])).heldOn).toBeDefined();
  });
});

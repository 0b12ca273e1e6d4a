import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { List } from '../../schemas/generated/source.ts';
import { type Entry, entries, entry, listPage, news, publishList } from './pages.ts';
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

const LIST = '/zwgk/cwhy/';
/** Addresses of the ledger, as paths. */
const known = async (source: Parameters<typeof world.entries>[0]) =>
  (await world.entries(source)).map(({ url }) => new URL(url).pathname);
const pathsOf = (all: readonly Entry[]) => all.map(({ path }) => path).sort();
const stateOf = async (source: { id: string }) => (await world.states.read(source.id))?.lists ?? {};

describe('the history of a list', () => {
  /** One entry in so many is minutes. */
  const mixed = (n: number, step: number): Entry[] =>
    Array.from({ length: n }, (_, i) => (i % step === 0 ? entry(n - i) : news(n - i, entry(n - i).day)));
  const minutesOf = (all: readonly Entry[]) => all.filter(({ title }) => title.endsWith('纪要'));

  it('of 5,000 entries is read bit by bit, each bit due at once, and none is missed', async () => {
    const all = mixed(5000, 10);
    publishList(replica, all, { size: 50 });
    const source = sourceOn(replica, {}, { limits: { spacingSeconds: 0, pagesPerRun: 30 } });
    const runs = [];
    for (let run = 0; run < 5; run++) {
      runs.push((await world.discover(source)).added);
      const next = (await world.states.read(source.id))?.nextDueAt ?? '';
      // What is left of the history is due at once; when all is read, the source's own interval counts.
      expect(next <= world.now()).toBe(run < 3);
    }
    // 30 pages a run; each later run looks at the first page again.
    expect(runs).toEqual([150, 145, 145, 60, 0]);
    expect(await known(source)).toEqual(pathsOf(minutesOf(all)));
    expect(replica.requests.filter((one) => one.includes('index_'))).toHaveLength(99);
    expect(Object.values(await stateOf(source))).toMatchObject([{ complete: true, toRead: [] }]);
  });

  it.each([
    ['with days', (one: Entry) => one],
    ['without', (one: Entry) => ({ ...one, day: '' })],
  ])('may stand on one page of 5,000 entries %s', async (_, shape) => {
    const all = mixed(5000, 100).map(shape);
    publishList(replica, all, { size: 5000 });
    const source = sourceOn(replica, {});
    expect(await world.discover(source)).toEqual({ added: 50, pages: 1 });
    expect(await world.discover(source)).toEqual({ added: 0, pages: 1 });
  });

  it('is read to its end though entries move down in the middle of it', async () => {
    publishList(replica, entries(30, 1));
    const source = sourceOn(replica, {}, { limits: { spacingSeconds: 0, pagesPerRun: 4 } });
    await world.discover(source);
    // Two pages full of new minutes, while the first walk stands after page 4.
    publishList(replica, entries(36, 1));
    for (let run = 0; run < 6; run++) await world.discover(source);
    expect(await known(source)).toEqual(pathsOf(entries(36, 1)));
  });

  it('ends at the first page whose entries are all older than `since`; what gives no day is taken', async () => {
    publishList(replica, [entry(20), { ...entry(19), day: '' }, ...entries(18, 1)]);
    const source = sourceOn(replica, {}, { since: entry(17).day });
    expect(await world.discover(source)).toEqual({ added: 4, pages: 3 });
    expect(await known(source)).toEqual(pathsOf(entries(20, 17)));
  });

  it('ends where the server shows its last page, or its first, again and again', async () => {
    publishList(replica, entries(9, 1));
    const last = replica.pages.get(`${LIST}index_3.html`) ?? '';
    for (let page = 4; page < 20; page++) replica.pages.set(`${LIST}index_${page}.html`, last);
    const pages = `${replica.origin}${LIST}index_{page}.html`;
    const source = sourceOn(replica, { kind: 'html', pages, within: '.list' } as List);
    expect(await world.discover(source)).toEqual({ added: 9, pages: 4 });
    for (let page = 4; page < 20; page++) {
      replica.pages.set(`${LIST}index_${page}.html`, replica.pages.get(LIST) ?? '');
    }
    const other = { ...source, id: `${source.id}-first` };
    expect(await world.discover(other)).toEqual({ added: 9, pages: 4 });
  });

  it('ends at a page that is not there: a list of one page is none of two', async () => {
    publishList(replica, entries(3, 1));
    const pages = `${replica.origin}${LIST}index_{page}.html`;
    const source = sourceOn(replica, { kind: 'html', pages, within: '.list' } as List);
    expect(await world.discover(source)).toEqual({ added: 3, pages: 2 });
    expect(Object.values(await stateOf(source))).toMatchObject([{ complete: true, toRead: [] }]);
  });

  it('is gone through again after a while, when there is news: old minutes are published late', async () => {
    publishList(replica, entries(30, 10));
    const source = sourceOn(replica, {}, { limits: { spacingSeconds: 0 } });
    await world.discover(source);
    publishList(replica, entries(31, 1));
    world.advance(6);
    expect(await world.discover(source)).toMatchObject({ added: 1 });
    world.advance(31 * 24);
    // Unchanged, it still costs one request.
    expect(await world.discover(source)).toEqual({ added: 0, pages: 1 });
    publishList(replica, entries(32, 1));
    expect(await world.discover(source)).toMatchObject({ added: 10 });
    expect(await known(source)).toEqual(pathsOf(entries(32, 1)));
  });
});

describe('what is new in a list', () => {
  it('is found on the pages that one run had no leave for, though more came in the meantime', async () => {
    publishList(replica, entries(9, 1));
    const source = sourceOn(replica, {}, { limits: { spacingSeconds: 0, pagesPerRun: 3 } });
    await world.discover(source);
    // Five pages of new minutes, three of which are read; then two pages more.
    publishList(replica, entries(24, 1));
    expect(await world.discover(source)).toMatchObject({ added: 9 });
    publishList(replica, entries(30, 1));
    for (let run = 0; run < 5; run++) await world.discover(source);
    expect(await known(source)).toEqual(pathsOf(entries(30, 1)));
  });

  it('is found on the second page when the first fails after it, and though the first is unchanged by then', async () => {
    publishList(replica, entries(9, 1));
    const source = sourceOn(replica, {}, { limits: { spacingSeconds: 0 } });
    await world.discover(source);
    publishList(replica, entries(15, 1));
    const second = replica.pages.get(`${LIST}index_2.html`) ?? '';
    replica.pages.set(`${LIST}index_2.html`, (_, response) => response.writeHead(500).end());
    expect((await world.discover(source)).error?.code).toBe('server-error');
    replica.pages.set(`${LIST}index_2.html`, second);
    world.advance(1);
    expect(await world.discover(source)).toMatchObject({ added: 3 });
    expect(await known(source)).toEqual(pathsOf(entries(15, 1)));
  });

  it('is found below a crowd of other news, and below old minutes that are pinned to the top', async () => {
    const day = (n: number) => new Date(Date.UTC(2024, 8, 2) - n * 3600_000).toISOString().slice(0, 10);
    const crowd = Array.from({ length: 20 }, (_, i) => news(i, day(i)));
    const pinned = entry(1);
    const old = [news(90, '2024-05-01'), news(91, '2024-04-01'), ...entries(12, 5)];
    publishList(replica, [pinned, ...old]);
    const source = sourceOn(replica, {}, { limits: { spacingSeconds: 0 } });
    await world.discover(source);
    publishList(replica, [pinned, ...crowd, { ...entry(34), day: day(21) }, ...old]);
    world.advance(6);
    expect(await world.discover(source)).toMatchObject({ added: 1 });
    // And no further than there.
    replica.forget();
    publishList(replica, [pinned, news(80, '2024-09-02'), ...crowd, { ...entry(34), day: day(21) }, ...old]);
    expect(await world.discover(source)).toMatchObject({ added: 0 });
    expect(replica.requests.length).toBeLessThan(10);
  });

  it('is found in a list without days, within some pages of other news', async () => {
    const undated = (all: Entry[]) => all.map((one) => ({ ...one, day: '' }));
    publishList(replica, undated(entries(9, 1)));
    const source = sourceOn(replica, { kind: 'html', within: '.list' } as List);
    await world.discover(source);
    publishList(replica, undated([...[1, 2, 3, 4].map((n) => news(n, '')), ...entries(10, 1)]));
    expect(await world.discover(source)).toMatchObject({ added: 1 });
  });

  it('is entered once, however often it is listed, under whatever tracking parameters', async () => {
    const [one, two] = [entry(1), entry(2)];
    const listed = [
      two,
      { ...two, title: `${two.title}（全文）` },
      { ...two, path: `${two.path}?utm_source=a` },
      one,
    ];
    replica.pages.set(LIST, listPage(listed, `${LIST}index_2.html`));
    replica.pages.set(`${LIST}index_2.html`, listPage([one, two]));
    const source = sourceOn(replica, {});
    expect(await world.discover(source)).toEqual({ added: 2, pages: 2 });
  });

  it('is found in every list, though one of them fails', async () => {
    publishList(replica, entries(3, 1), { place: '/a/' });
    publishList(replica, entries(6, 4), { place: '/c/' });
    const list = (place: string): List => ({ kind: 'html', url: `${replica.origin}${place}` });
    const source = sourceOn(replica, {}, { lists: [list('/a/'), list('/b/'), list('/c/')] });
    const found = await world.discover(source);
    expect(found).toMatchObject({ added: 6, error: { code: 'list-gone' } });
    expect(found.error?.message).toContain(`${replica.origin}/b/`);
    expect(await world.states.read(source.id)).toMatchObject({
      failures: 1,
      lastError: { code: 'list-gone' },
    });
    publishList(replica, entries(9, 7), { place: '/b/' });
    expect(await world.discover(source)).toEqual({ added: 3, pages: 3 });
    const state = await world.states.read(source.id);
    expect(state).toMatchObject({ failures: 0 });
    expect(state).not.toHaveProperty('lastError');
  });
});

describe('an unchanged site costs exactly one request a round', () => {
  const json = (all: Entry[]) => JSON.stringify({ total: all.length, rows: all });
  const sitemap = (all: Entry[]) =>
    `<urlset>${all.map(({ path, day }) => `<url><loc>${replica.origin}${path}</loc><lastmod>${day}</lastmod></url>`).join('')}</urlset>`;
  const rss = (all: Entry[]) =>
    `<rss version="2.0"><channel>${all.map(({ path, title, day }) => `<item><title>${title}</title><link>${replica.origin}${path}</link><pubDate>${new Date(day).toUTCString()}</pubDate></item>`).join('')}</channel></rss>`;
  const origin = () => replica.origin;

  const kinds: [string, () => List, () => void][] = [
    ['html', () => ({ kind: 'html', url: `${origin()}${LIST}` }), () => publishList(replica, entries(9, 1))],
    [
      'json',
      () => ({
        ...{ kind: 'json', url: `${origin()}/list?page={page}`, entries: 'rows', link: 'path' },
        ...{ title: 'title', date: 'day', total: 'total' },
      }),
      () => {
        replica.pages.set('/list?page=1', json(entries(9, 1)));
      },
    ],
    [
      'json by POST',
      () => ({
        ...{ kind: 'json', method: 'POST', url: `${origin()}/list`, body: 'page={page}', entries: 'rows' },
        ...{ link: 'path', title: 'title', total: 'total' },
      }),
      () => {
        replica.pages.set('/list', (request, response) => {
          if (request.body === 'page=1') response.end(json(entries(9, 1)));
          else response.writeHead(400).end();
        });
      },
    ],
    [
      'feed',
      () => ({ kind: 'feed', url: `${origin()}/rss` }),
      () => {
        replica.pages.set('/rss', rss(entries(9, 1)));
      },
    ],
    [
      'sitemap',
      () => ({ kind: 'sitemap', url: `${origin()}/sitemap.xml` }),
      () => {
        replica.pages.set('/sitemap.xml', sitemap(entries(9, 1)));
      },
    ],
    [
      'index of sitemaps',
      () => ({ kind: 'sitemap', url: `${origin()}/index.xml` }),
      () => {
        const one = (name: string, day: string) =>
          `<sitemap><loc>${origin()}/${name}.xml</loc><lastmod>${day}</lastmod></sitemap>`;
        replica.pages.set(
          '/index.xml',
          `<sitemapindex>${one('a', '2024-09-01')}${one('b', '2024-02-01')}</sitemapindex>`,
        );
        replica.pages.set('/a.xml', sitemap(entries(9, 5)));
        replica.pages.set('/b.xml', sitemap(entries(4, 1)));
      },
    ],
  ];

  it.each(kinds)('%s', async (_, list, publish) => {
    publish();
    for (const one of entries(9, 1)) replica.pages.set(one.path, 'minutes');
    const source = sourceOn(replica, {}, { lists: [list()], minutes: { title: '', path: '/2024/' } });
    expect(await world.discover(source)).toMatchObject({ added: 9 });
    expect(await world.fetchAll(source)).toEqual({ fetched: 9 });
    replica.forget();
    for (let round = 1; round <= 3; round++) {
      world.advance(6);
      expect(await world.discover(source)).toEqual({ added: 0, pages: 1 });
      expect(await world.fetchAll(source)).toEqual({});
      expect(replica.requests).toHaveLength(round);
    }
    expect(replica.mostAtOnce()).toBe(1);
  });

  it('of an index of sitemaps only those are read again that say that they have changed, or say nothing', async () => {
    const index = (day: string) =>
      `<sitemapindex><sitemap><loc>${origin()}/new.xml</loc><lastmod>${day}</lastmod></sitemap>
<sitemap><loc>${origin()}/old.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>${origin()}/silent.xml</loc></sitemap></sitemapindex>`;
    replica.pages.set('/index.xml', index('2024-09-01'));
    replica.pages.set('/new.xml', sitemap(entries(2, 1)));
    replica.pages.set('/old.xml', sitemap(entries(4, 3)));
    replica.pages.set('/silent.xml', sitemap(entries(6, 5)));
    const lists = [{ kind: 'sitemap', url: `${origin()}/index.xml` }];
    const source = sourceOn(replica, {}, { lists, minutes: { path: '/2024/' } });
    expect(await world.discover(source)).toEqual({ added: 6, pages: 4 });
    replica.pages.set('/silent.xml', sitemap([entry(7), ...entries(6, 5)]));
    world.advance(23);
    replica.forget();
    expect(await world.discover(source)).toEqual({ added: 1, pages: 3 });
    expect(replica.requests).toEqual(['GET /index.xml', 'GET /new.xml', 'GET /silent.xml']);
  });
});

describe('a drop folder', () => {
  const file = (words: string) => Buffer.from(`青溪区人民政府${words}`);

  it('gives new files, changed ones, and those that have come back', async () => {
    const source = sourceOn(replica, {}, { lists: [{ kind: 'folder', prefix: 'qingxi/' }] });
    await world.drop.put('qingxi/第1次 纪要.txt', file('一'));
    await world.drop.put('qingxi/2.html', file('二'));
    await world.drop.put('elsewhere/3.txt', file('三'));
    expect(await world.discover(source)).toEqual({ added: 2, pages: 0 });
    expect(await world.fetchAll(source)).toEqual({ fetched: 2 });
    // Both are due at the same moment, in no order.
    const handed = world.handedOver.map(({ contentType, url }) => ({ contentType, url }));
    expect(handed.sort((one, other) => (one.contentType < other.contentType ? -1 : 1))).toEqual([
      { contentType: 'text/html', url: undefined },
      { contentType: 'text/plain', url: undefined },
    ]);
    world.advance(6);
    expect(await world.discover(source)).toEqual({ added: 0, pages: 0 });
    expect(await world.fetchAll(source)).toEqual({});

    await world.drop.put('qingxi/2.html', file('二改'));
    await world.discover(source);
    expect(await world.fetchAll(source)).toEqual({ fetched: 1 });

    await world.drop.delete('qingxi/2.html');
    await world.discover(source);
    world.advance(31 * 24);
    expect(await world.fetchAll(source)).toMatchObject({ gone: 1, unchanged: 1 });

    await world.drop.put('qingxi/2.html', file('二改'));
    await world.discover(source);
    expect(await world.fetchAll(source)).toMatchObject({ unchanged: 1 });
    expect((await world.entries(source)).map(({ fate }) => fate)).toEqual(['fetched', 'fetched']);
    expect(replica.requests).toEqual([]);
  });
});

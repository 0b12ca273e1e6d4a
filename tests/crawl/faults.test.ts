import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from '../../functions/parse/parse.ts';
import { type LocalRecords, openLocalRecords } from '../../functions/shared/records/dynalite.ts';
import type { List } from '../../schemas/generated/source.ts';
import { entries, entry, listPage, minutesPage, publishList } from './pages.ts';
import { type Replica, type Respond, startReplica } from './replica.ts';
import { openWorld, sourceOn } from './world.ts';

let records: LocalRecords;
let replica: Replica;
let other: Replica;
let world: Awaited<ReturnType<typeof openWorld>>;
beforeAll(async () => {
  records = await openLocalRecords();
});
afterAll(() => records.close());
beforeEach(async () => {
  replica = await startReplica();
  other = await startReplica();
  world = await openWorld(records);
});
afterEach(async () => {
  await world.close();
  await replica.close();
  await other.close();
});

const LIST = '/zwgk/cwhy/';
const PAGE = entry(1).path;
const HOUR = 3600_000;
const html = { 'content-type': 'text/html; charset=utf-8' };
const status =
  (code: number, headers: Record<string, string> = {}): Respond =>
  (_, response) => {
    response.writeHead(code, headers).end('<html>维护中</html>');
  };
const redirect =
  (to: () => string): Respond =>
  (_, response) => {
    response.writeHead(301, { location: to() }).end();
  };
/** Hours from now until the entry is due. */
const hoursUntil = (dueAt = '') => (Date.parse(dueAt) - Date.parse(world.now())) / HOUR;

/** A source whose one list names one set of minutes, which the server shows in this way. */
async function showing(page: string | Uint8Array | Respond, more: object = {}) {
  publishList(replica, [entry(1)]);
  replica.pages.set(PAGE, page);
  const source = sourceOn(replica, {}, more);
  await world.discover(source);
  return source;
}
const fetchPage = (source: Awaited<ReturnType<typeof showing>>) =>
  world.fetch(source, `${replica.origin}${PAGE}`);

describe('minutes that a server shows in this way', () => {
  const bomb = gzipSync(Buffer.alloc(30 * 1024 * 1024));
  const zipped = gzipSync(minutesPage(entry(1)));
  const encoded =
    (bytes: Uint8Array, encoding: string): Respond =>
    (_, response) => {
      response.writeHead(200, { ...html, 'content-encoding': encoding }).end(bytes);
    };
  const endless =
    (pauseMs: number): Respond =>
    (_, response) => {
      response.writeHead(200, html);
      const timer = setInterval(() => response.write('会议'.repeat(pauseMs === 0 ? 100_000 : 1)), pauseMs);
      response.on('close', () => clearInterval(timer));
    };

  it.each<[string, string | Respond, string, string | undefined, string, number, number]>([
    // what the server does, outcome, code, fate, hours until the next look: at least, at most
    ['404', status(404), 'missing', 'missing', 'missing', 1, 1],
    ['410', status(410), 'missing', 'missing', 'missing', 1, 1],
    ['403', status(403), 'postponed', 'forbidden', 'waiting', 4.5, 6],
    ['412, as walls against robots do', status(412), 'postponed', 'forbidden', 'waiting', 4.5, 6],
    ['429', status(429), 'postponed', 'throttled', 'waiting', 0.1, 0.2],
    [
      '429, come back in two hours',
      status(429, { 'retry-after': '7200' }),
      'postponed',
      'throttled',
      'waiting',
      1.9,
      2,
    ],
    [
      '429, come back at a time',
      (_, response) => {
        const at = new Date(Date.parse(world.now()) + 3 * HOUR).toUTCString();
        response.writeHead(429, { 'retry-after': at }).end();
      },
      ...(['postponed', 'throttled', 'waiting', 2.9, 3] as const),
    ],
    ['500', status(500), 'postponed', 'server-error', 'waiting', 0.1, 0.2],
    [
      '503, come back in two hours',
      status(503, { 'retry-after': '7200' }),
      'postponed',
      'server-error',
      'waiting',
      1.9,
      2,
    ],
    ['no answer', () => {}, 'postponed', 'timeout', 'waiting', 0.1, 0.2],
    ['a body that trickles for ever', endless(50), 'postponed', 'timeout', 'waiting', 0.1, 0.2],
    ['a body that streams for ever', endless(0), 'refused', 'too-large', 'refused', 720, 720],
    [
      'a connection that breaks',
      (_, response) => response.destroy(),
      'postponed',
      'incomplete',
      'waiting',
      0.1,
      0.2,
    ],
    [
      'less than the length it tells',
      (_, response) => {
        response.writeHead(200, { ...html, 'content-length': '5000' }).write('<html>');
        setTimeout(() => response.destroy(), 20);
      },
      ...(['postponed', 'incomplete', 'waiting', 0.1, 0.2] as const),
    ],
    [
      'a small file that unpacks to a huge one',
      encoded(bomb, 'gzip'),
      'refused',
      'too-large',
      'refused',
      720,
      720,
    ],
    [
      'packed data that break off',
      encoded(zipped.subarray(0, 200), 'gzip'),
      'postponed',
      'incomplete',
      'waiting',
      0.1,
      0.2,
    ],
    [
      'packed data that are none',
      encoded(Buffer.from('<html>'), 'gzip'),
      'postponed',
      'incomplete',
      'waiting',
      0.1,
      0.2,
    ],
    ['an unknown packing', encoded(zipped, 'zstd'), 'refused', 'undecodable-body', 'refused', 720, 720],
    ['well packed', encoded(zipped, 'gzip'), 'fetched', undefined, 'fetched', 720, 720],
    ['moved on the site', redirect(() => '/moved.html'), 'fetched', undefined, 'fetched', 720, 720],
    [
      'moved to another host of the source',
      redirect(() => `${other.origin}/moved.html`),
      'fetched',
      undefined,
      'fetched',
      720,
      720,
    ],
    [
      'moved off the site',
      redirect(() => 'https://elsewhere.example/'),
      'refused',
      'foreign-host',
      'refused',
      720,
      720,
    ],
    [
      'moved to a private address',
      redirect(() => 'http://169.254.169.254/latest/'),
      'refused',
      'foreign-host',
      'refused',
      720,
      720,
    ],
    ['moved to itself', redirect(() => PAGE), 'refused', 'redirect-loop', 'refused', 720, 720],
    [
      'moved again and again',
      (request, response) => redirect(() => `${request.url}0`)(request, response),
      'missing',
      'missing',
      'missing',
      1,
      1,
    ],
    ['moved to nowhere', redirect(() => 'http://['), 'refused', 'redirect-loop', 'refused', 720, 720],
  ])('%s', async (_, page, outcome, code, fate, least, most) => {
    const moved = minutesPage(entry(1));
    replica.pages.set('/moved.html', moved);
    other.pages.set('/moved.html', moved);
    const limits = { spacingSeconds: 0, timeoutSeconds: 1.5, maxMiB: 2 };
    const source = { ...(await showing(page, { limits })), hosts: [replica.host, other.host] };
    const found = await fetchPage(source);
    expect(found.outcome).toBe(outcome);
    expect(found.entry).toMatchObject({ fate });
    expect(found.entry?.code).toBe(code);
    if (code !== undefined) expect(found.entry?.reason).toMatch(/\w{3}/u);
    expect(hoursUntil(found.entry?.dueAt)).toBeGreaterThan(least - 0.05);
    expect(hoursUntil(found.entry?.dueAt)).toBeLessThan(most + 0.05);
    expect(world.handedOver).toHaveLength(outcome === 'fetched' ? 1 : 0);
  });

  it('under a wrong name of its characters: they are read all the same', async () => {
    const page = minutesPage(entry(1)).replace('<meta charset="utf-8">', '');
    const source = await showing((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' }).end(page);
    });
    await fetchPage(source);
    const [request] = world.handedOver;
    const stored = await world.store.get(`raw/${request?.sha256}`);
    const document = await parse(
      {
        ...{
          bytes: stored?.body ?? new Uint8Array(),
          sha256: '0'.repeat(64),
          url: `${replica.origin}${PAGE}`,
        },
        contentType: request?.contentType ?? '',
        fetchedAt: world.now(),
      },
      [source],
      source.id,
    );
    expect(document.title).toContain('第1次常务会议纪要');
  });

  it('not there when its list is, but a little later: it is found within the hour', async () => {
    const source = await showing(status(404));
    expect(await world.fetchAll(source)).toEqual({ missing: 1 });
    replica.pages.set(PAGE, minutesPage(entry(1)));
    world.advance(1.1);
    expect(await world.fetchAll(source)).toEqual({ fetched: 1 });
    expect((await world.entries(source))[0]).toMatchObject({ fate: 'fetched', attempts: 0 });
  });

  it('edited to B and back to A: each is handed over in its turn', async () => {
    const [a, b] = [minutesPage(entry(1)), minutesPage(entry(1), '更正')];
    const source = await showing(a);
    for (const page of [a, b, b, a, a]) {
      replica.pages.set(PAGE, page);
      await fetchPage(source);
    }
    const hashes = world.handedOver.map(({ sha256 }) => sha256);
    expect(hashes).toHaveLength(3);
    expect(hashes[0]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('removed, looked for ever more rarely, and back again', async () => {
    const source = await showing(minutesPage(entry(1)));
    await fetchPage(source);
    replica.pages.set(PAGE, status(410));
    const pauses: number[] = [];
    for (let look = 0; look < 7; look++) {
      const { outcome, entry: looked } = await fetchPage(source);
      expect(outcome).toBe('gone');
      pauses.push(Math.round(hoursUntil(looked?.dueAt)));
    }
    expect(pauses).toEqual([1, 4, 16, 64, 256, 720, 720]);
    replica.pages.set(PAGE, minutesPage(entry(1)));
    await fetchPage(source);
    expect((await world.entries(source))[0]).toMatchObject({ fate: 'fetched', attempts: 0 });
    expect((await world.entries(source))[0]).not.toHaveProperty('reason');
  });

  it.each([
    ['/files/1.pdf', '附件', 'application/pdf'],
    ['/download.jsp?name=1.docx&id=7', '附件', 'application/octet-stream'],
    ['/download.jsp?id=7', '第1次常务会议纪要.pdf', 'application/octet-stream'],
  ])('as nothing but an attachment: %s %s', async (path, words, type) => {
    const source = await showing(
      `<html><body><h1>第1次常务会议纪要</h1><a href="${path}">${words}</a></body></html>`,
    );
    replica.pages.set(path, (_, response) =>
      response.writeHead(200, { 'content-type': type }).end('%PDF-1.7'),
    );
    expect(await world.fetchAll(source)).toEqual({ fetched: 2 });
    expect(world.handedOver.map(({ url }) => url)).toEqual([`${replica.origin}${path}`]);
    const page = (await world.entries(source)).find(({ url }) => url.endsWith(PAGE));
    expect(page).toMatchObject({ fate: 'fetched', code: 'in-attachment' });
    world.advance(31 * 24);
    expect(await world.fetchAll(source)).toEqual({ unchanged: 2 });
    expect((await world.entries(source)).find(({ url }) => url.endsWith(PAGE))).toMatchObject({
      code: 'in-attachment',
    });
  });
});

describe('a list that', () => {
  const within: List = { kind: 'html', url: '', within: '.list' };
  /** Has been read with nine minutes, and changes then. */
  async function changing(list: Partial<List>, change: () => void) {
    publishList(replica, entries(9, 1), { size: 9 });
    const source = sourceOn(
      replica,
      { ...list, url: `${replica.origin}${LIST}` },
      { limits: { spacingSeconds: 0, timeoutSeconds: 1 } },
    );
    await world.discover(source);
    change();
    world.advance(6);
    return { source, found: await world.discover(source) };
  }
  const nav = '<html><body><a href="/a">政务公开</a><a href="/b">互动交流</a></body></html>';

  it.each<[string, Partial<List>, () => string | Respond, string, RegExp]>([
    [
      'is empty after a redesign',
      {},
      () => '<html><div id="app"></div></html>',
      'list-changed',
      /names nothing any more; it used to name 11 things/u,
    ],
    [
      'has nothing but navigation after a redesign',
      {},
      () => nav,
      'list-changed',
      /names no minutes any more/u,
    ],
    ['has lost the part that held it', within, () => nav, 'list-changed', /has no part "\.list" any more/u],
    ['is gone', {}, () => status(404), 'list-gone', /not there any more \(404\)/u],
    [
      'moved off the site',
      {},
      () => redirect(() => 'https://elsewhere.example/'),
      'foreign-host',
      /is redirected to https:\/\/elsewhere/u,
    ],
    ['stands behind a wall', {}, () => status(403), 'forbidden', /status 403/u],
    ['fails', {}, () => status(502), 'server-error', /fails with status 502/u],
    ['is too slow', {}, () => () => {}, 'timeout', /within 1 seconds/u],
    ['is redirected for ever', {}, () => redirect(() => LIST), 'redirect-loop', /again and again/u],
  ])('%s is reported in words, and read again when it is back', async (_, list, page, code, words) => {
    let before: string | Uint8Array | Respond = '';
    const { source, found } = await changing(list, () => {
      before = replica.pages.get(LIST) ?? '';
      replica.pages.set(LIST, page());
    });
    expect(found.error?.code).toBe(code);
    expect(found.error?.message).toMatch(words);
    expect(await world.states.read(source.id)).toMatchObject({ failures: 1, lastError: { code } });
    expect(hoursUntil((await world.states.read(source.id))?.nextDueAt)).toBeLessThan(7);
    replica.pages.set(LIST, before);
    world.advance(7);
    expect((await world.discover(source)).error).toBeUndefined();
    expect(await world.entries(source)).toHaveLength(9);
  });

  it('moved on the site is followed, with relative links from where it is now', async () => {
    const { source, found } = await changing({}, () => {
      replica.pages.set(
        LIST,
        redirect(() => '/new/list/'),
      );
      replica.pages.set('/new/list/', listPage([{ ...entry(10), path: '10.html' }, ...entries(9, 2)]));
    });
    expect(found).toMatchObject({ added: 1 });
    expect((await world.entries(source)).map(({ url }) => new URL(url).pathname)).toContain(
      '/new/list/10.html',
    );
  });
});

describe('robots.txt', () => {
  const RULES = 'User-agent: *\nDisallow: /zwgk/cwhy/2024/\n';
  const PAD = '# 请勿抓取\n'.repeat(60_000);
  const asPage =
    (text: string): Respond =>
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
    };

  it.each<[string, Respond | undefined, string]>([
    ['that is missing allows everything', undefined, 'fetched'],
    ['that is forbidden itself allows everything', status(403), 'fetched'],
    ['that disallows the minutes is heeded', asPage(RULES), 'refused'],
    [
      'that speaks to others does not concern us',
      asPage('User-agent: Baiduspider\nDisallow: /\n'),
      'fetched',
    ],
    [
      'that names us is heeded',
      asPage('User-agent: *\nAllow: /\n\nUser-agent: open-minutes\nDisallow: /zwgk/cwhy/2024/\n'),
      'refused',
    ],
    ['that is huge is heeded in its beginning', asPage(RULES + PAD), 'refused'],
    ['that is huge and says nothing allows everything', asPage(PAD), 'fetched'],
    ['that has moved is followed', redirect(() => '/moved-robots.txt'), 'refused'],
    [
      'that has moved elsewhere says nothing',
      redirect(() => 'https://elsewhere.example/robots.txt'),
      'fetched',
    ],
    [
      'that is a page of the site says nothing',
      (_, response) => response.writeHead(200, html).end('<html>404</html>'),
      'fetched',
    ],
  ])('%s', async (_, robots, outcome) => {
    if (robots !== undefined) replica.pages.set('/robots.txt', robots);
    replica.pages.set('/moved-robots.txt', asPage(RULES));
    const source = await showing(minutesPage(entry(1)), { limits: { spacingSeconds: 0 } });
    expect((await fetchPage(source)).outcome).toBe(outcome);
    if (outcome === 'refused') expect((await world.entries(source))[0]?.code).toBe('disallowed');
    // It is asked for once, not with every page.
    expect(replica.requests.filter((one) => one === 'GET /robots.txt')).toHaveLength(1);
  });

  it('that fails keeps us away until it is there', async () => {
    replica.pages.set('/robots.txt', status(503));
    const source = await showing(minutesPage(entry(1)));
    expect(replica.requests).toEqual(['GET /robots.txt']);
    expect((await world.states.read(source.id))?.lastError?.code).toBe('server-error');
    replica.pages.delete('/robots.txt');
    world.advance(1);
    expect(await world.discover(source)).toMatchObject({ added: 1 });
  });

  it('that asks for a delay gets it, between all requests', async () => {
    replica.pages.set('/robots.txt', asPage('User-agent: *\nCrawl-delay: 20\n'));
    publishList(replica, entries(6, 1));
    const source = sourceOn(replica, {});
    await world.discover(source);
    await world.fetchAll(source);
    // Eight requests after the first list page; 1 s lay between robots.txt and that one.
    expect(world.slept.map((ms) => Math.round(ms / 1000))).toEqual([1, ...Array<number>(7).fill(20)]);
  });
});

describe('a host', () => {
  it('is asked for one thing at a time, with a pause between, even by two sources at once', async () => {
    publishList(replica, entries(6, 1));
    const source = sourceOn(replica, {});
    const times: number[] = [];
    for (const [path, page] of replica.pages) {
      replica.pages.set(path, (_, response) => {
        times.push(Date.parse(world.now()));
        setTimeout(() => response.end(page), 5);
      });
    }
    const neighbour = { ...source, id: `${source.id}-neighbour` };
    await Promise.all([world.discover(source), world.discover(neighbour)]);
    await Promise.all([world.fetchAll(source), world.fetchAll(neighbour)]);
    expect(replica.mostAtOnce()).toBe(1);
    expect(times).toHaveLength(16);
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  });

  it('that fails is left in peace longer and longer, and recovers', async () => {
    publishList(replica, entries(3, 1));
    const source = sourceOn(replica, {}, { everyMinutes: 5 });
    await world.discover(source);
    const list = replica.pages.get(LIST) ?? '';
    const asked: number[] = [];
    replica.pages.set(LIST, (_, response) => {
      asked.push(Date.parse(world.now()));
      response.writeHead(500).end();
    });
    // A day of looking every five minutes.
    for (let look = 0; look < 24 * 12; look++) {
      world.advance(1 / 12);
      await world.discover(source);
    }
    const gaps = asked.slice(1).map((time, i) => (time - (asked[i] ?? 0)) / 60_000);
    // Three soon one after the other, then at most nine: the pauses are a quarter shorter by chance at most.
    expect(asked.length).toBeLessThanOrEqual(12);
    expect(Math.max(...gaps)).toBeGreaterThan(180);
    // Each pause is about twice as long as the one before, up to six hours, and a little by chance.
    for (const [i, gap] of gaps.entries()) expect(gap).toBeGreaterThan(0.7 * (gaps[i - 1] ?? 0));
    replica.pages.set(LIST, list);
    publishList(replica, entries(4, 1));
    world.advance(6);
    expect(await world.discover(source)).toMatchObject({ added: 1 });
    expect(await world.fetchAll(source)).toEqual({ fetched: 4 });
    expect(await world.states.read(source.id)).toMatchObject({ failures: 0 });
  });

  it('that shows a wall is asked three times, not once for every page', async () => {
    publishList(replica, entries(30, 1), { size: 30 });
    const source = sourceOn(replica, {});
    await world.discover(source);
    for (const { path } of entries(30, 1)) replica.pages.set(path, status(403));
    replica.forget();
    const outcomes = await world.fetchAll(source);
    expect(outcomes).toEqual({ postponed: 30 });
    expect(replica.requests).toHaveLength(3);
    for (const { path } of entries(30, 1)) replica.pages.set(path, minutesPage(entry(1), path));
    world.advance(12);
    expect(await world.fetchAll(source)).toEqual({ fetched: 30 });
  });
});

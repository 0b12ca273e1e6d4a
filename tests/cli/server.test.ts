import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PublicServer, servePublic } from '../../cli/server.ts';

/** Enough that it is worth a compression. */
const LONG = '<p>会议听取了情况汇报。</p>'.repeat(200);
let folder: string;
let server: PublicServer;
const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);

/** A request as it stands: `fetch` tidies addresses, and forbids caches to answer where a condition is set. */
const bare = (path: string, headers: Record<string, string> = {}, port = server.port) =>
  new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }>(
    (resolve, reject) => {
      request({ port, host: '127.0.0.1', path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'open-minutes-server-'));
  const publicFolder = join(folder, 'public');
  const files = {
    'index.html': '<h1>首页</h1>',
    'feeds/decisions.xml': '<rss/>',
    'feeds/decisions.json': '{}',
    'yunze/index.html': '<h1>云泽县</h1>',
    'data/yunze/2024/meetings.ndjson.gz': 'gz',
    'data/yunze/2024/meetings.csv': 'a\r\n',
    '.meetings.csv.tmp': 'half',
    'style.css': 'p{}',
    'long.html': LONG,
    'feeds/decisions.atom': LONG,
    'data/open-minutes.sqlite': LONG,
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(publicFolder, name, '..'), { recursive: true });
    writeFileSync(join(publicFolder, name), content);
  }
  writeFileSync(join(folder, 'private.txt'), 'private');
  const linkOf = (path: string, port: number) =>
    path.endsWith('.xml') ? `<http://localhost:${port}/${path}>; rel="self"` : undefined;
  server = await servePublic(publicFolder, { port: 0, linkOf });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a published file', () => {
  it('is plain XML to who asks for a page, where it is a feed: browsers show that with its stylesheet', async () => {
    const page = await get('/feeds/decisions.xml', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(page.headers.get('vary')).toContain('Accept');
    const feed = await get('/feeds/decisions.xml', { headers: { accept: 'application/rss+xml' } });
    expect(feed.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
  });

  it('says where its feed is subscribed to, if it is one', async () => {
    const link = (await get('/feeds/decisions.xml')).headers.get('link');
    expect(link).toBe(`<http://localhost:${server.port}/feeds/decisions.xml>; rel="self"`);
    expect((await get('/style.css')).headers.get('link')).toBeNull();
  });

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/yunze/', 'text/html; charset=utf-8'],
    ['/feeds/decisions.xml', 'application/rss+xml; charset=utf-8'],
    ['/feeds/decisions.json', 'application/feed+json; charset=utf-8'],
    ['/data/yunze/2024/meetings.ndjson.gz', 'application/gzip'],
    ['/style.css', 'text/css; charset=utf-8'],
  ])('%s is served as %s', async (path, type) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('that is a .gz is a download, not a compressed transfer of something else', async () => {
    const response = await get('/data/yunze/2024/meetings.ndjson.gz');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toBe('gz');
  });

  it('is not sent again to whoever has it: entity tag, 304 with the tag and without a body', async () => {
    const tag = (await get('/feeds/decisions.xml')).headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    const again = await bare('/feeds/decisions.xml', { 'If-None-Match': `"other", ${tag}` });
    expect([again.status, again.headers.etag, again.body.length]).toEqual([304, tag, 0]);
  });

  it.each(['/long.html', '/feeds/decisions.atom'])(
    '%s is compressed for who can read it so',
    async (path) => {
      const asked = await bare(path, { 'Accept-Encoding': 'gzip' });
      expect(asked.headers['content-encoding']).toBe('gzip');
      expect(asked.headers.vary).toBe('Accept, Accept-Encoding');
      expect(asked.body.length).toBeLessThan(LONG.length / 10);
      expect(gunzipSync(asked.body).toString()).toBe(LONG);

      const plain = await bare(path);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body.toString()).toBe(LONG);
      // A weak tag: it is that of what is said, however it is sent.
      expect(plain.headers.etag).toMatch(/^W\//);
      const again = await bare(path, {
        'Accept-Encoding': 'gzip',
        'If-None-Match': String(asked.headers.etag),
      });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect(again.headers.vary).toBe('Accept, Accept-Encoding');
    },
  );

  it('is not compressed where it is compressed already, or a part of it is asked for', async () => {
    const database = await bare('/data/open-minutes.sqlite', { 'Accept-Encoding': 'gzip' });
    expect(database.headers['content-encoding']).toBeUndefined();
    const part = await bare('/long.html', { 'Accept-Encoding': 'gzip', Range: 'bytes=0-1999' });
    expect([part.status, part.headers['content-encoding']]).toEqual([206, undefined]);
    expect(part.body).toEqual(Buffer.from(LONG).subarray(0, 2000));
  });

  it('may be read by a page from elsewhere that asks beforehand', async () => {
    const asked = await get('/data/yunze/2024/meetings.csv', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://other.example',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'range',
      },
    });
    expect([asked.status, await asked.text()]).toEqual([204, '']);
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    expect(asked.headers.get('access-control-allow-headers')).toContain('Range');
  });

  it('may be read from other pages, by HEAD, and in ranges', async () => {
    expect((await get('/', { method: 'HEAD' })).headers.get('access-control-allow-origin')).toBe('*');
    const part = await get('/feeds/decisions.json', { headers: { Range: 'bytes=0-0' } });
    expect([part.status, await part.text()]).toEqual([206, '{']);
  });

  it('of a folder is found without the slash too', async () => {
    const response = await get('/yunze', { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/yunze/']);
  });
});

describe('anything else', () => {
  it.each(['/none.html', '/feeds', '/.meetings.csv.tmp', '/feeds/none/'])(
    '%s is not found, in words',
    async (path) => {
      const response = await get(path, { redirect: 'follow' });
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('没有这个页面');
    },
  );

  it('is answered by the published page for it, where there is one', async () => {
    const page = join(folder, 'public', '404.html');
    writeFileSync(page, '<h1>此处无页</h1>');
    try {
      const response = await get('/none.html');
      expect([response.status, await response.text()]).toEqual([404, '<h1>此处无页</h1>']);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    } finally {
      rmSync(page);
    }
  });

  it.each(['/../private.txt', '/%2e%2e/private.txt', '/..%2fprivate.txt', '/%', '/%00'])(
    '%s does not lead out of the folder',
    async (path) => {
      expect([400, 403, 404]).toContain((await bare(path)).status);
    },
  );

  it('is not allowed: writing', async () => {
    const response = await get('/', { method: 'POST', body: 'x' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

describe('before anything is published', () => {
  it.each(['/', '/yunze/', '/feeds/decisions.xml'])('%s says so, and asks again by itself', async (path) => {
    const empty = join(folder, 'empty');
    mkdirSync(empty, { recursive: true });
    const early = await servePublic(empty, { port: 0 });
    try {
      const response = await fetch(`http://127.0.0.1:${early.port}${path}`);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      const page = await response.text();
      expect(page).toContain('正在首次发布');
      expect(page).toContain('<meta http-equiv="refresh" content="2">');
      writeFileSync(join(empty, 'index.html'), '<h1>首页</h1>');
      expect((await fetch(`http://127.0.0.1:${early.port}/`)).status).toBe(200);
      expect((await fetch(`http://127.0.0.1:${early.port}/none`)).status).toBe(404);
    } finally {
      await early.close();
      rmSync(empty, { recursive: true });
    }
  });
});

describe('the address', () => {
  it.skipIf(process.platform !== 'linux')(
    'is that of this machine alone, unless another is asked for',
    async () => {
      const open = await servePublic(folder, { port: 0, host: '0.0.0.0' });
      try {
        expect((await fetch(`http://127.0.0.2:${open.port}/none`)).status).toBe(503);
        await expect(fetch(`http://127.0.0.2:${server.port}/`)).rejects.toThrow();
      } finally {
        await open.close();
      }
    },
  );

  it('that is none of this machine is refused', async () => {
    await expect(servePublic(folder, { port: 0, host: '192.0.2.1' })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/cannot listen on port 0 of 192\.0\.2\.1: /),
    });
  });
});

describe('the name under which it is asked', () => {
  const statusFor = async (host: string, port = server.port) =>
    (await bare('/', { Host: host }, port)).status;

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:80', '[::1]:8080'])(
    '%s is that of this machine',
    async (host) => {
      expect(await statusFor(host)).toBe(200);
    },
  );

  it.each([
    'other.example',
    'localhost.other.example:8080',
    'a@localhost',
    '192.0.2.7',
    '[::2]',
    'localhost/',
  ])('%s is none of its own: nothing of the site is sent', async (host) => {
    const answer = await bare('/', { Host: host });
    expect(answer.status).toBe(421);
    expect(answer.body.toString()).toContain('This site has another name');
  });

  it('may be that of the published address; and any address where it listens on all', async () => {
    const open = await servePublic(join(folder, 'public'), {
      port: 0,
      host: '0.0.0.0',
      baseUrl: 'https://minutes.example/cn',
    });
    try {
      expect(await statusFor('minutes.example', open.port)).toBe(200);
      expect(await statusFor('192.0.2.7:8080', open.port)).toBe(200);
      expect(await statusFor('[2001:db8::7]:8080', open.port)).toBe(200);
      expect(await statusFor('other.example', open.port)).toBe(421);
    } finally {
      await open.close();
    }
  });
});

describe('the port', () => {
  it('that was asked for and is taken is refused, with what to do', async () => {
    await expect(servePublic(folder, { port: server.port })).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/port \d+ of 127\.0\.0\.1: another program uses this port.*--port/),
    });
  });
});

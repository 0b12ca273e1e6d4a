import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, runCommand, startCommand } from './command-line.ts';

let data: string;
let running: Running;
let address: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'open-minutes-serve-'));
  running = startCommand(['start', '--data', data, '--port', '0']);
  await running.says('Ctrl-C ends it');
  address = /http:\/\/localhost:\d+/.exec(running.stdout())?.[0] ?? '';
});
afterAll(async () => {
  running.process.kill('SIGKILL');
  await running.ended;
  rmSync(data, { recursive: true, force: true });
});

/** A plain request: `fetch` forbids caches to answer where a condition is set. */
const get = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      request(new URL(path, address.replace('localhost', '127.0.0.1')), { headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      })
        .on('error', reject)
        .end();
    },
  );

/** Ports that a process listens on, as Linux tells. */
function portsOf(pid: number | undefined): number[] {
  const own = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`)));
  const lines = ['tcp', 'tcp6'].flatMap((table) => {
    const file = `/proc/${pid}/net/${table}`;
    return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : [];
  });
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
    const listens = state === '0A' && own.has(`socket:[${inode}]`);
    return listens ? [Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16)] : [];
  });
}

/** A descriptor may be gone before it is looked at. */
const linkOf = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
};

describe('npm start', () => {
  it.skipIf(!existsSync('/proc/self/net/tcp'))(
    'listens on the port that it tells of, and on no other',
    () => {
      const ports = new Set(portsOf(running.process.pid));
      expect([...ports]).toEqual([Number(new URL(address).port)]);
    },
  );

  it('tells what it ingested and which addresses to open, and each of them answers', async () => {
    expect(running.stdout()).toContain('10 files: 10 new');
    const addresses = running.stdout().match(/http:\/\/localhost:\d+\/\S*/g) ?? [];
    expect(addresses.length).toBeGreaterThan(4);
    for (const url of addresses) expect((await get(new URL(url).pathname)).status).toBe(200);
  });

  it('serves feeds that name the address they are served from, with type and entity tag', async () => {
    const feed = await get('/feeds/decisions.xml');
    expect(feed.body).toContain(`href="${address}/feeds/decisions.xml" rel="self"`);
    expect(feed.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    const again = await get('/feeds/decisions.xml', { 'If-None-Match': String(feed.headers.etag) });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('serves pages that need nothing its content security policy forbids', async () => {
    const { body, headers } = await get('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; style-src 'self' 'sha256-");
    const styles = [...body.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style = '']) => style);
    for (const style of styles)
      expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    // Data for programs is no script that runs.
    expect(body).not.toMatch(/<script(?![^>]* src=| type="application\/ld\+json")|\sstyle=|\son\w+=/);
  });

  it('leaves room for a second reader of the same folder', async () => {
    const reader = startCommand(['serve', '--data', data, '--port', '0']);
    await reader.says('Ctrl-C ends it');
    reader.process.kill('SIGINT');
    const here = /http:\/\/localhost:(\d+)/.exec(reader.stdout());
    // Who serves at another port than the one that was published for hears of it, with what to do.
    expect(await reader.ended).toMatchObject({
      status: 0,
      stderr: `These pages were published for ${address}: feeds, citations and lists of downloads lead there, not to ${here?.[0]}. To publish them anew for it: open-minutes publish --data ${data} --port ${here?.[1]}\n`,
    });
  });

  it('says which port is taken, where a certain one was asked for', async () => {
    const { status, stderr } = await runCommand('serve', '--data', data, '--port', new URL(address).port);
    expect(status).toBe(1);
    expect(stderr).toMatch(/port \d+ of 127\.0\.0\.1: another program uses this port/);
  });

  it('ends cleanly on Ctrl-C', async () => {
    running.process.kill('SIGINT');
    expect(await running.ended).toMatchObject({ status: 0, signal: null, stderr: '' });
  });
});

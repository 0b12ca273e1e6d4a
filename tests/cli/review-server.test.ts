// Who may reach the review desk: its own page on this machine, and nobody else.
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, type DeskServer, serveDesk } from '../../cli/review/server.ts';
import { permanent } from '../../functions/shared/errors.ts';

let server: DeskServer;
const seen: Asked[] = [];
beforeAll(async () => {
  server = await serveDesk(async (asked) => {
    seen.push(asked);
    if (asked.path === 'nothing') return undefined;
    if (asked.path === 'refused') throw permanent('bad-correction', 'That does not fit');
    if (asked.path === 'fails') throw new Error('it broke');
    return { contentType: 'application/json', body: '{"done":true}' };
  });
});
afterAll(() => server.close());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly host?: string;
}

/** As any program could send it, with whatever headers it likes. */
function send({ method = 'GET', path = '', headers = {}, body, host }: Sent = {}) {
  const url = new URL(server.url);
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>(
    (resolve, reject) => {
      const asked = request(
        {
          host: host ?? url.hostname,
          port: url.port,
          path: path.startsWith('/') ? path : url.pathname + path,
          method,
          headers,
          timeout: 3_000,
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    },
  );
}
const own = () => new URL(server.url).origin;
const json = { 'Content-Type': 'application/json' };
const decision = (headers: Readonly<Record<string, string>> = {}): Sent => ({
  method: 'POST',
  path: 'decide',
  body: '{"act":"right"}',
  headers: { ...json, Origin: own(), ...headers },
});

describe('the desk', () => {
  it('has an address that nobody guesses, another one each time', async () => {
    const other = await serveDesk(async () => undefined);
    await other.close();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/u);
    expect(other.url.split('/')[3]).not.toBe(server.url.split('/')[3]);
  });

  it('answers its own page, and lets nothing be kept, framed or sent elsewhere', async () => {
    const { status, headers } = await send();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('takes a decision from its own page', async () => {
    expect((await send(decision())).text).toBe('{"done":true}');
    expect(seen.at(-1)).toMatchObject({ method: 'POST', path: 'decide', body: { act: 'right' } });
  });

  it.each([
    ['without its token', { path: '/' }, 404],
    ['with another token', { path: `/${'x'.repeat(32)}/` }, 404],
    ['with a part of its token', { path: '/x/' }, 404],
    ['under the name of a foreign site', { headers: { Host: 'desk.evil.example' } }, 421],
    ['under its name with another port', { headers: { Host: '127.0.0.1:1' } }, 421],
    ['for a page of elsewhere', { headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403],
    ['for a page of another port', { headers: { 'Sec-Fetch-Site': 'same-site' } }, 403],
    ['by a method that it has not', { method: 'PUT' }, 405],
  ])('is not there %s', async (_, sent, status) => {
    const before = seen.length;
    expect((await send(sent)).status).toBe(status);
    expect(seen).toHaveLength(before);
  });

  it.each([
    ['from a foreign page', { Origin: 'https://evil.example' }, 403],
    ['from a page of another port', { Origin: 'http://127.0.0.1:1' }, 403],
    ['from a page that hides where it is from', { Origin: 'null' }, 403],
    ['as a form sends it', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['as text', { 'Content-Type': 'text/plain' }, 415],
  ])('takes no decision %s', async (_, headers, status) => {
    const before = seen.length;
    expect((await send(decision(headers))).status).toBe(status);
    expect(seen).toHaveLength(before);
  });

  it('takes no decision without an origin, none that is no JSON, and none of many megabytes', async () => {
    const { Origin: _, ...rest } = decision().headers ?? {};
    expect((await send({ ...decision(), headers: rest })).status).toBe(403);
    expect((await send({ ...decision(), body: 'act=right' })).status).toBe(400);
    expect((await send({ ...decision(), body: `"${'x'.repeat(4_000_001)}"` })).status).toBe(413);
  });

  it('says why something cannot be done, and that something is not there', async () => {
    expect(await send({ path: 'refused' })).toMatchObject({ status: 422, text: 'That does not fit' });
    expect((await send({ path: 'nothing' })).status).toBe(404);
    expect(await send({ path: 'fails' })).toMatchObject({ status: 500, text: 'it broke' });
  });

  it('cannot be reached from any other machine', async () => {
    const others = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address } of others)
      await expect(send({ host: address })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('says which port is taken', async () => {
    const { port } = new URL(server.url);
    await expect(serveDesk(async () => undefined, Number(port))).rejects.toMatchObject({ code: 'port' });
  });
});

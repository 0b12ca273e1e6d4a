import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { OpenMinutesError, refused } from '../../functions/shared/errors.ts';
import { codeOf, reasonOf } from '../reasons.ts';

/** What a request asks for, once it is known to come from the desk's own page. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  /** Below the token, without a slash in front: `case`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Of a POST: what was sent, as JSON. */
  readonly body: unknown;
  readonly acceptLanguage: string | undefined;
}

export interface Answer {
  readonly contentType: string;
  readonly body: string;
}

/** @returns undefined for what there is not. */
export type Answering = (asked: Asked) => Promise<Answer | undefined>;

export interface DeskServer {
  /** The address to open; whoever knows it decides. */
  readonly url: string;
  /** Takes no more requests, and ends those under way. */
  close(): Promise<void>;
}

/** Nobody but this machine can reach it, whatever its firewall says. */
const HOST = '127.0.0.1';
const TOKEN_BYTES = 24;
const LARGEST_BODY = 4_000_000;

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  // The address is the key: it leaves this page with nothing.
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** A request that is not answered, and the status that says so. */
class Turned extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Serves the desk to one person on this machine. Every address begins with a token that is drawn anew each time. Requests under
 * another name than this machine's own are refused (a foreign site that resolves here), and so is whatever another page
 * could send: a decision is JSON, with the origin of the desk.
 * @param port undefined: any that is free.
 * @throws OpenMinutesError `refused` when the port is taken.
 */
export async function serveDesk(answering: Answering, port = 0): Promise<DeskServer> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    try {
      const asked = await askedBy(request, token, portOf(server.address()));
      const answer = await answering(asked);
      if (answer === undefined) throw new Turned(404, 'There is no such thing.');
      send(response, 200, answer);
    } catch (error) {
      send(response, statusOf(error), {
        contentType: 'text/plain; charset=utf-8',
        body: error instanceof Turned ? error.message : reasonOf(error),
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        codeOf(error) === 'EADDRINUSE' || codeOf(error) === 'EACCES'
          ? refused(
              'port',
              `cannot listen on port ${port}: ${reasonOf(error)}. Choose another with --port.`,
              error,
            )
          : error,
      ),
    );
    server.listen({ port, host: HOST, exclusive: true }, resolve);
  });
  return {
    url: `http://${HOST}:${portOf(server.address())}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const portOf = (address: ReturnType<ReturnType<typeof createServer>['address']>): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

function statusOf(error: unknown): number {
  if (error instanceof Turned) return error.status;
  // It cannot be done, and says why.
  return error instanceof OpenMinutesError && error.kind !== 'transient' ? 422 : 500;
}

/** @throws Turned where it does not come from the desk's own page. */
async function askedBy(request: IncomingMessage, token: string, port: number): Promise<Asked> {
  const { host, origin, 'sec-fetch-site': site } = request.headers;
  const own = [`${HOST}:${port}`, `localhost:${port}`];
  if (host === undefined || !own.includes(host)) throw new Turned(421, 'This machine is not called so.');
  // A link from elsewhere opens the page (none); a page from elsewhere reads nothing of it.
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Turned(403, 'That comes from elsewhere.');
  if (origin !== undefined && origin !== `http://${host}`)
    throw new Turned(403, 'That comes from elsewhere.');

  const url = new URL(request.url ?? '/', `http://${host}`);
  const [, given = '', ...rest] = url.pathname.split('/');
  if (!isSame(given, token) || rest.length === 0) throw new Turned(404, 'There is no such thing.');
  const path = rest.join('/');
  const common = { path, query: url.searchParams, acceptLanguage: request.headers['accept-language'] };
  if (request.method === 'GET') return { ...common, method: 'GET', body: undefined };
  if (request.method !== 'POST') throw new Turned(405, 'Here is read and decided.');
  if (origin === undefined) throw new Turned(403, 'That comes from elsewhere.');
  if (!/^application\/json\b/u.test(request.headers['content-type'] ?? ''))
    throw new Turned(415, 'A decision is JSON.');
  return { ...common, method: 'POST', body: await bodyOf(request) };
}

function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)];
  return one.length === other.length && timingSafeEqual(one, other);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LARGEST_BODY) throw new Turned(413, 'That is too much at once.');
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Turned(400, 'That is no JSON.');
  }
}

function send(response: ServerResponse, status: number, { contentType, body }: Answer): void {
  response.statusCode = status;
  response.setHeader('Content-Type', contentType);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test server does with one request; it may answer late, wrongly or never. */
export type Respond = (request: IncomingMessage & { body: string }, response: ServerResponse) => void;

/** A government's web site on this machine. */
export interface Replica {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly host: string;
  /** What it shows, by path and query; a test changes this as it goes. */
  readonly pages: Map<string, string | Uint8Array | Respond>;
  /** Every request since the start or the last `forget`, as `GET /path`. */
  readonly requests: string[];
  /** Requests that were under way at the same time, at most. */
  readonly mostAtOnce: () => number;
  forget(): void;
  close(): Promise<void>;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** Ports that this process had: the system hands a free one out again, and tests that share tables are told apart by theirs. */
const had = new Set<number>();

async function listen(server: Server, at: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  if (at !== 0 || !had.has(port)) {
    had.add(port);
    return port;
  }
  await new Promise((resolve) => server.close(resolve));
  return listen(server, at);
}

/** Starts a site on the loopback interface, on a free port unless one is named. Texts are sent as HTML, with an ETag, conditionally. */
export async function startReplica(at = 0): Promise<Replica> {
  const pages = new Map<string, string | Uint8Array | Respond>();
  const requests: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      atOnce += 1;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
      response.on('close', () => {
        atOnce -= 1;
      });
      const path = request.url ?? '/';
      requests.push(`${request.method} ${path}`);
      const page = pages.get(path);
      if (page === undefined) response.writeHead(404, HTML).end('没有找到');
      else if (typeof page === 'function') page(Object.assign(request, { body }), response);
      else sendConditionally(page, request, response);
    });
  });
  const port = await listen(server, at);
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    pages,
    requests,
    mostAtOnce: () => mostAtOnce,
    forget: () => {
      requests.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendConditionally(
  page: string | Uint8Array,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const bytes = Buffer.from(page);
  const etag = `"${bytes.length}-${bytes.reduce((sum, byte) => (sum * 31 + byte) % 0xffffffff, 7)}"`;
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { ...HTML, etag }).end(bytes);
}

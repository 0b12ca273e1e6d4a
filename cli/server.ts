import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, relative, resolve, sep } from 'node:path';
import compression from 'compression';
import send from 'send';
import { INDEX_PAGE, NOT_FOUND_PAGE } from '../functions/publish/addresses.ts';
import { contentTypeFor } from '../functions/publish/content-type.ts';
import { CORS } from '../functions/publish/cors.ts';
import { contentPolicy } from '../functions/publish/site/style/first-paint.ts';
import { refused } from '../functions/shared/errors.ts';
import { isCalledSo, type Names } from './called.ts';
import { codeOf, reasonOf } from './reasons.ts';

/** The published folder, served on this machine. */
export interface PublicServer {
  readonly port: number;
  /** Stops taking requests and ends those under way. */
  close(): Promise<void>;
}

/** What `npm start` uses when nothing else is said; published addresses carry it, so it is the same everywhere. */
export const DEFAULT_PORT = 8080;
/** How many ports after the default one are tried, when nobody asked for a certain one. */
const PORTS_TRIED = 10;
const LOCALHOST = '127.0.0.1';

/** The address under which a port of this machine is published. */
export const localBaseUrl = (port: number): string => `http://localhost:${port}`;

export interface ServeOptions {
  /** Undefined: the default one, or the next that is free. */
  readonly port?: number;
  /** The address to listen on; undefined: 127.0.0.1, which nobody else reaches. */
  readonly host?: string;
  /** The address under which others read it, where it has another name than this machine. */
  readonly baseUrl?: string;
  /** The header `Link` of a file, by its path and the port under which it is asked for: where subscribers of a feed find its hub. */
  readonly linkOf?: (path: string, port: number) => string | undefined;
}

/** Everything published is our own: nothing from elsewhere may run, nothing may be sent elsewhere or framed. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${contentPolicy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // Open data is there to be read by other people's pages too.
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': CORS.exposedHeaders.join(', '),
  // Unlike on the CDN, a change on one's own machine is to be seen at once: keep, but ask every time.
  'Cache-Control': 'no-cache',
};

/** What browsers are told that ask before they let a page from elsewhere read something. */
const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  Allow: CORS.methods.join(', '),
  'Access-Control-Allow-Methods': CORS.methods.join(', '),
  'Access-Control-Allow-Headers': CORS.requestHeaders.join(', '),
  'Access-Control-Max-Age': String(CORS.maxAge),
};

/** As CloudFront does it: texts, for who can read them so. A range is one of the file as it is. */
const compress = compression({
  filter: (request, response) => response.statusCode !== 206 && compression.filter(request, response),
}) as unknown as (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Status of whatever is asked for under a foreign name. */
const MISDIRECTED = 421;
/** Status of whatever is asked for before there is a home page. */
const BEING_PUBLISHED = 503;
/** Seconds after which a page that has to wait asks again. */
const ASK_AGAIN_SECONDS = 2;

const MESSAGES: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  400: ['请求无法理解。', 'The request makes no sense.'],
  404: ['没有这个页面。', 'There is no such page.'],
  405: ['这里只能读取。', 'Everything here is for reading only.'],
  416: ['没有这一段内容。', 'The file has no such range.'],
  421: [
    '本站不叫这个名字。用 --base-url 或 init 说明它的地址。',
    'This site has another name; --base-url or `init` tells it under which address it is read.',
  ],
  503: [
    '正在首次发布，请稍候。',
    'This is being published for the first time; the page looks again by itself.',
  ],
};

/**
 * Serves a folder, with the media types it has on AWS, compressed, with entity tags and conditional requests. Until its home
 * page is there, which is written last, whoever asks for a page is told to wait. Who asks under a foreign name gets nothing.
 * @throws OpenMinutesError `refused` when the port is taken, or the address is none of this machine.
 */
export async function servePublic(
  publicFolder: string,
  { port, host = LOCALHOST, baseUrl, linkOf = () => undefined }: ServeOptions = {},
): Promise<PublicServer> {
  const folder = resolve(publicFolder);
  const names: Names = { host, ...(baseUrl !== undefined && { baseUrl }) };
  const server = createServer((request, response) =>
    compress(request, response, () => answer({ folder, linkOf, names }, request, response)),
  );
  const first = port ?? DEFAULT_PORT;
  const last = port ?? first + PORTS_TRIED;
  for (let candidate = first; ; candidate++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port: candidate, host, exclusive: true }, () => {
          server.off('error', reject);
          resolve();
        });
      });
      break;
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE' && candidate < last) continue;
      throw refused(
        'port',
        `cannot listen on port ${candidate} of ${host}: ${reasonOf(error)}. Choose another with --port.`,
        error,
      );
    }
  }
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : first,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Site {
  readonly folder: string;
  readonly linkOf: NonNullable<ServeOptions['linkOf']>;
  readonly names: Names;
}

function answer({ folder, linkOf, names }: Site, request: IncomingMessage, response: ServerResponse): void {
  setHeaders(response, HEADERS);
  const { host } = request.headers;
  if (host !== undefined && !isCalledSo(host, names)) {
    explain(response, MISDIRECTED);
    return;
  }
  if (request.method === 'OPTIONS') {
    setHeaders(response, PREFLIGHT_HEADERS);
    response.writeHead(204).end();
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', CORS.methods.join(', '));
    explain(response, 405);
    return;
  }
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  send(request, path, { root: folder, dotfiles: 'ignore', cacheControl: false })
    .on('headers', (_: ServerResponse, file: string) => {
      const path = relative(folder, file).split(sep).join('/');
      response.setHeader('Content-Type', contentTypeFor(path, request.headers.accept));
      response.setHeader('Vary', 'Accept, Accept-Encoding');
      const link = linkOf(path, request.socket.localPort ?? 0);
      if (link !== undefined) response.setHeader('Link', link);
    })
    .on('error', (error: Error & { status?: number }) => {
      const status = error.status ?? 404;
      if (status !== 404) explain(response, status);
      else if (existsSync(join(folder, INDEX_PAGE))) answerMissing(folder, response);
      else explain(response, BEING_PUBLISHED);
    })
    .pipe(response);
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

/** As every static host does it: the published page for addresses where nothing is. */
function answerMissing(folder: string, response: ServerResponse): void {
  try {
    answerWith(response, 404, readFileSync(join(folder, NOT_FOUND_PAGE), 'utf8'));
  } catch {
    explain(response, 404);
  }
}

function explain(response: ServerResponse, status: number): void {
  const [zh, en] = MESSAGES[status] ?? ['服务器出错了。', 'Something went wrong on the server.'];
  const waits = status === BEING_PUBLISHED;
  const again = waits ? `<meta http-equiv="refresh" content="${ASK_AGAIN_SECONDS}">` : '';
  const page = `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>${zh}</title><meta name="viewport" content="width=device-width">${again}</head>
<body><h1>${zh}</h1><p lang="en">${en}</p><p><a href="/">首页 / Home</a></p></body></html>
`;
  if (waits) response.setHeader('Retry-After', String(ASK_AGAIN_SECONDS));
  answerWith(response, status, page);
}

function answerWith(response: ServerResponse, status: number, page: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(page));
  response.end(response.req.method === 'HEAD' ? undefined : page);
}

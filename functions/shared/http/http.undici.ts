import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import send from 'undici/lib/api/api-request.js';
import Agent from 'undici/lib/dispatcher/agent.js';
import { OpenMinutesError, refused, transient } from '../errors.ts';
import { assertPublicUrl, isPublicAddress } from './address-guard.ts';
import type { Http, HttpRequest, HttpResponse } from './http.ts';

export interface HttpOptions {
  /** Lets requests reach this machine and private networks: for a server of one's own, and for tests. */
  readonly allowPrivate?: boolean;
  /** How names are resolved: the operating system's way where none is given. */
  readonly lookup?: Lookup;
}

type Lookup = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const MAX_HEADER_BYTES = 64 * 1024;

/**
 * The web. A name is resolved at each connection, and only public addresses are connected to, so that neither a name
 * that changes its mind (DNS rebinding) nor a redirect leads into a private network.
 */
export function undiciHttp({
  allowPrivate = false,
  lookup = systemLookup,
}: HttpOptions = {}): Http & { close(): Promise<void> } {
  const agent = new Agent({
    // One connection a host: polite, and the requests of one host follow each other anyway.
    connections: 1,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    connect: { timeout: 10_000, ...(!allowPrivate && { lookup: publicLookup(lookup) }) },
  });

  async function http(request: HttpRequest): Promise<HttpResponse> {
    if (!allowPrivate) assertPublicUrl(request.url);
    try {
      return await sendOnce(agent, request);
    } catch (error) {
      throw error instanceof OpenMinutesError ? error : inWords(error, request);
    }
  }
  return Object.assign(http, { close: () => agent.close() });
}

async function sendOnce(
  dispatcher: Agent,
  { url, form, headers, maxBytes, timeoutMs, cutShort = false }: HttpRequest,
): Promise<HttpResponse> {
  const { origin, pathname, search } = new URL(url);
  const answer = await send.call(dispatcher, {
    origin,
    path: pathname + search,
    method: form === undefined ? 'GET' : 'POST',
    headers: {
      ...headers,
      // The beginning of compressed data cannot be read by itself.
      'accept-encoding': cutShort ? 'identity' : 'gzip, deflate, br',
      ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }),
    },
    ...(form !== undefined && { body: form }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const received = single(answer.headers);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body) {
    length += chunk.length;
    chunks.push(chunk);
    // Leaving the loop ends the connection, so that an endless body costs no more than this.
    if (length > maxBytes && !cutShort) throw tooLarge(url, maxBytes);
    if (length > maxBytes) break;
  }
  const body = Buffer.concat(chunks).subarray(0, maxBytes);
  const bytes = await decompressed(body, received['content-encoding'], url, maxBytes);
  const setCookies = [answer.headers['set-cookie'] ?? []].flat();
  return { status: answer.statusCode, headers: received, setCookies, bytes };
}

const tooLarge = (url: string, maxBytes: number) =>
  refused('too-large', `${url} is larger than ${maxBytes / 1024 / 1024} MiB`);

/** A header that comes several times counts as its first. */
const single = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first]];
    }),
  );

const DECODERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: async (bytes: Uint8Array, options: { maxOutputLength: number }) => {
    // Some servers send the bare stream, without the wrapping that the standard asks for.
    const wrapped = (bytes[0] ?? 0) % 16 === 8 && ((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)) % 31 === 0;
    return wrapped ? promisify(inflate)(bytes, options) : promisify(inflateRaw)(bytes, options);
  },
} as const;

async function decompressed(
  bytes: Uint8Array,
  encoding: string | undefined,
  url: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'identity' || name === '' || bytes.length === 0) return bytes;
  if (!isEncoding(name)) throw refused('undecodable-body', `${url} came in the unknown encoding ${name}`);
  try {
    return await DECODERS[name](bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(url, maxBytes);
    throw transient(
      'incomplete',
      `${url} came damaged: its ${name} data end too early or make no sense`,
      error,
    );
  }
}

const isEncoding = (name: string): name is keyof typeof DECODERS => Object.hasOwn(DECODERS, name);

/** Resolves a name to public addresses only; one private address among them is enough to refuse. */
const publicLookup =
  (lookup: Lookup): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const hidden = addresses.find(({ address }) => !isPublicAddress(address));
      if (hidden !== undefined) {
        const message = `${hostname} is not fetched: its name leads to ${hidden.address}, in a private network`;
        return callback(refused('forbidden-address', message), '', 0);
      }
      const [first] = addresses;
      if (options.all === true) return callback(null, addresses);
      return callback(null, first?.address ?? '', first?.family ?? 0);
    });
  };

/** What went wrong on the way, in words. */
function inWords(error: unknown, { url, timeoutMs }: HttpRequest): OpenMinutesError {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OpenMinutesError) return cause;
  }
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (name === 'TimeoutError' || code.endsWith('_TIMEOUT')) {
    return transient('timeout', `${url} did not answer in full within ${timeoutMs / 1000} seconds`, error);
  }
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || code === 'UND_ERR_SOCKET' || name === 'AbortError') {
    return transient('incomplete', `${url} broke off in the middle of its answer`, error);
  }
  const reasons: Readonly<Record<string, string>> = {
    ENOTFOUND: 'its name is not known',
    EAI_AGAIN: 'its name cannot be looked up now',
    ECONNREFUSED: 'it refuses the connection',
    ECONNRESET: 'it broke off the connection',
    UND_ERR_CONNECT_TIMEOUT: 'it cannot be reached',
  };
  const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error));
  return transient('unreachable', `${url} cannot be reached: ${reason}`, error);
}

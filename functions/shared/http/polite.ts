import robotsParser from 'robots-parser';
import type { Clock } from '../clock.ts';
import { isKind, type OpenMinutesError, refused, transient } from '../errors.ts';
import type { HostStore } from './hosts.ts';
import type { Http, HttpResponse } from './http.ts';

/** What a page is asked for with. */
export interface PageRequest {
  readonly url: string;
  readonly form?: string;
  /** Of the last answer, so that an unchanged page costs no body. */
  readonly validators?: Validators;
}

export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What came of asking. */
export type Answer =
  | {
      readonly kind: 'page';
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly contentType: string;
      readonly validators: Validators;
    }
  | { readonly kind: 'unchanged' }
  /** 404 and 410: the server says that there is nothing. */
  | { readonly kind: 'gone'; readonly status: number };

/** How gently the hosts of a source are asked. */
export interface Manners {
  /** Hosts that may be asked, in lower case; a redirect elsewhere is not followed. */
  readonly hosts: ReadonlySet<string>;
  readonly spacingMs: number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export interface PoliteDeps {
  readonly http: Http;
  readonly hosts: HostStore;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  /** Who asks, with an address where that is explained (RFC 9110, section 10.1.5). */
  readonly userAgent: string;
}

/** Waits, for use as {@link PoliteDeps.sleep}. */
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The name under which robots.txt may speak to us. */
export const ROBOT = 'open-minutes';
const MOST_REDIRECTS = 5;
const ROBOTS_LIVE_MS = 24 * 3600 * 1000;
/** RFC 9309, section 2.5: at least 500 KiB of it are to be read. */
const ROBOTS_MAX_BYTES = 500 * 1024;
const LONGEST_CRAWL_DELAY_S = 60;
/** A wait that is longer is not slept through: the request comes back later. */
const LONGEST_SLEEP_MS = 65_000;
/** From so many failures in a row on a host is left in peace, each time twice as long. */
const FAILURES_TOLERATED = 3;
const FIRST_PEACE_MS = 10 * 60 * 1000;
const LONGEST_PEACE_MS = 6 * 3600 * 1000;

/** A host that wants to be left in peace; `retryAt` says until when. */
export const retryAt = (error: unknown): Date | undefined =>
  error instanceof Error && error.cause instanceof Postponed ? error.cause.until : undefined;

class Postponed extends Error {
  readonly until: Date;
  constructor(until: Date) {
    super(`not before ${until.toISOString()}`);
    this.until = until;
  }
}

/**
 * Asks for a page as a well-behaved robot does: as robots.txt allows, one request after the other with a pause between
 * them, under a name, conditionally, from the source's own hosts alone; and leaves a host that fails in peace.
 * @throws OpenMinutesError `refused`: `disallowed`, `foreign-host`, `redirect-loop`, `forbidden` and those of
 *   {@link Http}; `transient`: `throttled`, `server-error`, `host-paused` and those of {@link Http}, with {@link retryAt}
 *   where it is known when another try may help.
 */
export async function askPolitely(request: PageRequest, manners: Manners, deps: PoliteDeps): Promise<Answer> {
  let { url, form } = request;
  const visited = new Set<string>();
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    assertOwnHost(url, request.url, manners);
    if (visited.has(url)) break;
    visited.add(url);
    await assertAllowed(url, manners, deps);
    const conditional = url === request.url ? conditionsOf(request.validators) : {};
    const response = await askHost(
      { url, ...(form !== undefined && { form }), headers: conditional },
      manners,
      deps,
    );
    const target = redirectOf(response, url);
    if (target === undefined) return answerOf(response, url);
    url = target;
    // As browsers do: only 307 and 308 send the form again.
    if (response.status !== 307 && response.status !== 308) form = undefined;
  }
  throw refused('redirect-loop', `${request.url} is redirected again and again, last to ${url}`);
}

function assertOwnHost(url: string, asked: string, { hosts }: Manners): void {
  const host = URL.canParse(url) ? new URL(url).host.toLowerCase() : '';
  if (hosts.has(host)) return;
  const where = url === asked ? url : `${asked} is redirected to ${url}, which`;
  throw refused('foreign-host', `${where} is not on a host of this source (${[...hosts].join(', ')})`);
}

/** @throws OpenMinutesError `refused`, code `disallowed`, when robots.txt says no. */
async function assertAllowed(url: string, manners: Manners, deps: PoliteDeps): Promise<void> {
  const robots = robotsParser(new URL('/robots.txt', url).href, await robotsOf(url, manners, deps));
  if (robots.isAllowed(url, ROBOT) === false) throw refused('disallowed', `robots.txt does not allow ${url}`);
}

/** robots.txt of a host, at most a day old. RFC 9309: none is leave for everything, one that cannot be got is for nothing. */
async function robotsOf(url: string, manners: Manners, deps: PoliteDeps): Promise<string> {
  const { host } = new URL(url);
  const known = (await deps.hosts.read(host)).robots;
  const now = deps.clock().getTime();
  if (known !== undefined && now - Date.parse(known.fetchedAt) < ROBOTS_LIVE_MS) return known.text;
  const limits = { ...manners, maxBytes: ROBOTS_MAX_BYTES };
  let text = '';
  try {
    const response = await askHost({ url: new URL('/robots.txt', url).href, headers: {} }, limits, deps);
    if (response.status === 200) text = new TextDecoder().decode(response.bytes);
  } catch (error) {
    // Too large or not readable is no rule that anybody could follow; a host that fails is asked again later.
    if (!isKind(error, 'refused')) throw error;
  }
  const state = await deps.hosts.read(host);
  await deps.hosts.write(host, { ...state, robots: { text, fetchedAt: deps.clock().toISOString() } });
  return text;
}

/** One request to a host, when its time has come. The host's state is written before and after. */
async function askHost(
  request: { url: string; form?: string; headers: Record<string, string> },
  manners: Manners,
  deps: PoliteDeps,
): Promise<HttpResponse> {
  const { host } = new URL(request.url);
  await waitForTurn(host, deps);
  const spacingMs = await spacingOf(host, manners, deps);
  const state = await deps.hosts.read(host);
  // Written ahead: whoever is killed in the middle has asked.
  await deps.hosts.write(host, { ...state, nextRequestAt: later(deps, spacingMs) });
  const fail = async (error: OpenMinutesError, retryAfterMs?: number): Promise<never> => {
    const failures = state.failures + 1;
    const peaceMs = retryAfterMs ?? peaceAfter(failures);
    const nextRequestAt = later(deps, Math.max(spacingMs, peaceMs));
    await deps.hosts.write(host, { ...state, failures, nextRequestAt });
    throw transient(error.code, error.message, new Postponed(new Date(nextRequestAt)));
  };
  let response: HttpResponse;
  try {
    response = await deps.http({
      ...request,
      headers: {
        accept: '*/*',
        'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
        ...request.headers,
        'user-agent': deps.userAgent,
      },
      maxBytes: manners.maxBytes,
      timeoutMs: manners.timeoutMs,
    });
  } catch (error) {
    if (isKind(error, 'transient')) return fail(error);
    throw error;
  }
  const { status } = response;
  if (status === 429 || status === 503) {
    const code = status === 429 ? 'throttled' : 'server-error';
    return fail(
      transient(code, `${request.url} asks to be left in peace (${status})`),
      retryAfterOf(response, deps),
    );
  }
  if (status >= 500) return fail(transient('server-error', `${request.url} fails with status ${status}`));
  await deps.hosts.write(host, { ...state, failures: 0, nextRequestAt: later(deps, spacingMs) });
  return response;
}

const later = (deps: PoliteDeps, ms: number): string => new Date(deps.clock().getTime() + ms).toISOString();

/** @throws OpenMinutesError `transient`, code `host-paused`, when the host's turn is too far off to wait for. */
async function waitForTurn(host: string, deps: PoliteDeps): Promise<void> {
  const { nextRequestAt } = await deps.hosts.read(host);
  if (nextRequestAt === undefined) return;
  const waitMs = Date.parse(nextRequestAt) - deps.clock().getTime();
  if (waitMs > LONGEST_SLEEP_MS) {
    const until = new Date(nextRequestAt);
    throw transient('host-paused', `${host} is left in peace until ${nextRequestAt}`, new Postponed(until));
  }
  if (waitMs > 0) await deps.sleep(waitMs);
}

async function spacingOf(host: string, { spacingMs }: Manners, deps: PoliteDeps): Promise<number> {
  const { robots } = await deps.hosts.read(host);
  if (robots === undefined) return spacingMs;
  const delay = robotsParser(`https://${host}/robots.txt`, robots.text).getCrawlDelay(ROBOT) ?? 0;
  return Math.max(spacingMs, Math.min(delay, LONGEST_CRAWL_DELAY_S) * 1000);
}

/** Nothing for a first failure, which may be chance; then longer and longer, with a jitter that parts the crowd. */
function peaceAfter(failures: number): number {
  if (failures < FAILURES_TOLERATED) return 0;
  const peace = Math.min(LONGEST_PEACE_MS, FIRST_PEACE_MS * 2 ** (failures - FAILURES_TOLERATED));
  return peace * (0.75 + Math.random() / 4);
}

/** Retry-After (RFC 9110, section 10.2.3): seconds or a date; a minute where it says neither. */
function retryAfterOf({ headers }: HttpResponse, { clock }: PoliteDeps): number {
  const value = headers['retry-after']?.trim() ?? '';
  const ms = /^\d+$/u.test(value) ? Number(value) * 1000 : Date.parse(value) - clock().getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_PEACE_MS) : 60_000;
}

const conditionsOf = ({ etag, lastModified }: Validators = {}): Record<string, string> => ({
  ...(etag !== undefined && { 'if-none-match': etag }),
  ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
});

/** Where a redirect leads; undefined for an answer that is none. */
function redirectOf({ status, headers }: HttpResponse, url: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.location ?? '';
  if (!URL.canParse(location, url)) {
    throw refused(
      'redirect-loop',
      `${url} is redirected to ${JSON.stringify(location)}, which is no address`,
    );
  }
  return new URL(location, url).href;
}

/** @throws OpenMinutesError `refused`, code `forbidden`, for an answer that is neither a page nor its absence. */
function answerOf({ status, headers, bytes }: HttpResponse, url: string): Answer {
  if (status === 304) return { kind: 'unchanged' };
  if (status === 404 || status === 410) return { kind: 'gone', status };
  if (status !== 200) {
    throw refused(
      'forbidden',
      `${url} answers with status ${status}: the server does not want to show it to us`,
    );
  }
  const { etag, 'last-modified': lastModified } = headers;
  return {
    kind: 'page',
    url,
    bytes,
    contentType: headers['content-type'] ?? 'application/octet-stream',
    validators: { ...(etag && { etag }), ...(lastModified && { lastModified }) },
  };
}

import type { Clock } from '../clock.ts';
import { conflict, isKind, refused, transient } from '../errors.ts';
import { ChainCookies } from './cookies.ts';
import type { HostState, HostStore } from './hosts.ts';
import type { Http, HttpRequest, HttpResponse } from './http.ts';
import { crawlDelayMs, isAllowed, ROBOTS_MAX_BYTES, rulesIn } from './robots.ts';
import type { InTurn } from './turns.ts';

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
  /** A page whose turn has not come is not waited for: whoever asks comes back. What it leads on to is. */
  readonly isImpatient?: boolean;
  readonly inTurn: InTurn;
  /** Who asks, with an address where that is explained (RFC 9110, section 10.1.5). */
  readonly userAgent: string;
}

/** Waits, for use as {@link PoliteDeps.sleep}. */
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const MOST_REDIRECTS = 5;
const ROBOTS_LIVE_MS = 24 * 3600 * 1000;
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
 *   where it is known when another try may help; `conflict`, code `not-its-turn`, with {@link retryAt}, of who is impatient.
 */
export async function askPolitely(request: PageRequest, manners: Manners, deps: PoliteDeps): Promise<Answer> {
  let { url, form } = request;
  if (deps.isImpatient === true) await assertTurn(url, deps);
  const visited = new Set<string>();
  const cookies = new ChainCookies();
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    assertOwnHost(url, request.url, manners);
    const cookie = cookies.headerFor(url);
    // The same address with another cookie is another question.
    const visit = `${url}\n${cookie}`;
    if (visited.has(visit)) break;
    visited.add(visit);
    await assertAllowed(url, manners, deps);
    const headers = {
      ...(url === request.url && conditionsOf(request.validators)),
      ...(cookie !== '' && { cookie }),
    };
    const response = await askHost({ url, ...(form !== undefined && { form }), headers }, manners, deps);
    cookies.take(response.setCookies ?? [], url);
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
  const rules = await robotsOf(url, manners, deps);
  if (!isAllowed(url, rules)) throw refused('disallowed', `robots.txt does not allow ${url}`);
}

/**
 * The rules of robots.txt of a host, at most a day old (RFC 9309): none is leave for everything; one that cannot be got
 * for now is for nothing, so the error goes on; of a huge one the beginning counts.
 */
async function robotsOf(url: string, manners: Manners, deps: PoliteDeps): Promise<string> {
  const { host } = new URL(url);
  const known = (await deps.hosts.read(host)).robots;
  const now = deps.clock().getTime();
  if (known !== undefined && now - Date.parse(known.fetchedAt) < ROBOTS_LIVE_MS) return known.text;
  const text = rulesIn(await askForRobots(new URL('/robots.txt', url).href, manners, deps));
  const state = await deps.hosts.read(host);
  await deps.hosts.write(host, { ...state, robots: { text, fetchedAt: deps.clock().toISOString() } });
  return text;
}

async function askForRobots(url: string, manners: Manners, deps: PoliteDeps): Promise<string> {
  let place = url;
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      assertOwnHost(place, url, manners);
      const limits = { ...manners, maxBytes: ROBOTS_MAX_BYTES };
      const response = await askHost({ url: place, headers: {}, cutShort: true }, limits, deps);
      const target = redirectOf(response, place);
      if (target === undefined)
        return response.status === 200 ? new TextDecoder().decode(response.bytes) : '';
      place = target;
    }
  } catch (error) {
    // Led elsewhere or not readable, it is no rule that anybody could follow; a host that fails is asked again later.
    if (!isKind(error, 'refused')) throw error;
  }
  return '';
}

/** What a request says beyond the manners. */
type Asked = Pick<HttpRequest, 'url' | 'form' | 'headers' | 'cutShort'>;

/** One request to a host, when its time has come and no other is under way. */
const askHost = (request: Asked, manners: Manners, deps: PoliteDeps): Promise<HttpResponse> =>
  deps.inTurn(new URL(request.url).host, () => askNow(request, manners, deps));

/** The host's state is written before the request and after. */
async function askNow(request: Asked, manners: Manners, deps: PoliteDeps): Promise<HttpResponse> {
  const { url } = request;
  const { host } = new URL(url);
  const { state, spacingMs } = await takeTurn(host, manners, deps);
  const countFailure = async (leastPeaceMs: number): Promise<Postponed> => {
    const failures = state.failures + 1;
    const nextRequestAt = later(deps, Math.max(spacingMs, leastPeaceMs, peaceAfter(failures)));
    await deps.hosts.write(host, { ...state, failures, nextRequestAt });
    return new Postponed(new Date(nextRequestAt));
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
    if (!isKind(error, 'transient')) throw error;
    throw transient(error.code, error.message, await countFailure(0));
  }
  const { status } = response;
  if (isUsual(status)) {
    await deps.hosts.write(host, { ...state, failures: 0, nextRequestAt: later(deps, spacingMs) });
    return response;
  }
  const postponed = await countFailure(retryAfterOf(response, deps));
  if (status === 429) throw transient('throttled', `${url} asks to be left in peace (429)`, postponed);
  if (status >= 500) throw transient('server-error', `${url} fails with status ${status}`, postponed);
  return response;
}

/**
 * Waits until the host may be asked, and takes the turn before any other process does. It is written ahead: whoever is
 * killed in the middle has asked.
 */
async function takeTurn(
  host: string,
  manners: Manners,
  deps: PoliteDeps,
): Promise<{ state: HostState; spacingMs: number }> {
  for (;;) {
    await waitForTurn(host, deps);
    const state = await deps.hosts.read(host);
    const { nextRequestAt } = state;
    if (nextRequestAt !== undefined && Date.parse(nextRequestAt) > deps.clock().getTime()) continue;
    const spacingMs = Math.max(manners.spacingMs, crawlDelayMs(state.robots?.text ?? ''));
    try {
      await deps.hosts.claim(host, { ...state, nextRequestAt: later(deps, spacingMs) }, nextRequestAt);
      return { state, spacingMs };
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
    }
  }
}

/** A page, a redirect or its absence; whatever else comes several times in a row is a wall. */
const isUsual = (status: number): boolean =>
  status === 200 || (status >= 300 && status < 400) || status === 404 || status === 410;

const later = (deps: PoliteDeps, ms: number): string => new Date(deps.clock().getTime() + ms).toISOString();

/** @throws OpenMinutesError `conflict`, code `not-its-turn`, when the host was asked a moment ago. */
async function assertTurn(url: string, { hosts, clock }: PoliteDeps): Promise<void> {
  const { host } = new URL(url);
  const { nextRequestAt } = await hosts.read(host);
  if (nextRequestAt === undefined) return;
  const until = new Date(nextRequestAt);
  const waitMs = until.getTime() - clock().getTime();
  if (waitMs <= 0 || waitMs > LONGEST_SLEEP_MS) return;
  throw conflict('not-its-turn', `${host} may be asked again at ${nextRequestAt}`, new Postponed(until));
}

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

/** Nothing for a first failure, which may be chance; then longer and longer, with a jitter that parts the crowd. */
function peaceAfter(failures: number): number {
  if (failures < FAILURES_TOLERATED) return 0;
  const peace = Math.min(LONGEST_PEACE_MS, FIRST_PEACE_MS * 2 ** (failures - FAILURES_TOLERATED));
  return peace * (0.75 + Math.random() / 4);
}

/** Milliseconds of Retry-After (RFC 9110, section 10.2.3), seconds or a date; 429 and 503 without it mean a minute. */
function retryAfterOf({ status, headers }: HttpResponse, { clock }: PoliteDeps): number {
  const value = headers['retry-after']?.trim() ?? '';
  const ms = /^\d+$/u.test(value) ? Number(value) * 1000 : Date.parse(value) - clock().getTime();
  if (Number.isFinite(ms)) return Math.min(Math.max(ms, 0), LONGEST_PEACE_MS);
  return status === 429 || status === 503 ? 60_000 : 0;
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

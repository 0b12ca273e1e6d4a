import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { keepSnapshot, type StoredSnapshot } from '../record/snapshot.ts';
import { DAY_MS, HOUR_MS } from '../shared/clock.ts';
import { dropKey } from '../shared/crawl/drop-address.ts';
import type { LedgerEntry } from '../shared/crawl/ledger.ts';
import { isKind, isOfStore, isOfSystem, OpenMinutesError, permanent, stackOf } from '../shared/errors.ts';
import { type Answer, retryAt } from '../shared/http/polite.ts';
import { normaliseUrl } from '../shared/normalise-url.ts';
import { type Continuation, continuationOf } from './attachments.ts';
import type { FetchDeps, FetchOutcome } from './deps.ts';

const REVISIT_DAYS = 30;
/** However long a page has stayed as it is, it is looked at again after so many times the source's `revisitDays`. */
const RAREST_REVISIT = 8;
const FIRST_PAUSE_MS = 10 * 60 * 1000;
const LONGEST_PAUSE_MS = 7 * DAY_MS;
/** A list often names a page some time before it is there, and a page may be away for a moment only. */
const FIRST_ABSENCE_MS = HOUR_MS;
/** A server that does not want to show a page is not asked again soon: it may lift the ban, and insisting prolongs it. */
const BAN_MS = 6 * HOUR_MS;

/**
 * Fetches an address of the ledger when its time has come, and hands its bytes over to be parsed. What comes of it
 * stands in the ledger:
 *
 * | answer                         | fate    | due again                     |
 * | ------------------------------ | ------- | ----------------------------- |
 * | a page                         | fetched | after the source's revisitDays |
 * | the same as last time          | as was  | after half the time for which it has been the same: at least revisitDays, at most eight times as many |
 * | 404, 410; it was fetched once  | gone    | after an hour, then after pauses that grow up to revisitDays |
 * | 404, 410; never fetched        | missing | the same                      |
 * | not allowed, too large …       | refused | after the source's revisitDays |
 * | failure, timeout, 403, 429, 5xx | as was  | when the host wants, else after a pause that grows |
 *
 * The bytes are stored, then the ledger says that they are to be handed over, then they are, then the ledger says that
 * they were: killed in between and run again, nothing is lost, and no page is asked for twice that is stored already.
 * Whatever else goes wrong with a page is its reason in the ledger, and it is tried again after a pause that grows.
 * @throws OpenMinutesError `conflict` when another process works on the same address; what the stores throw.
 */
export async function fetchAddress(source: Source, url: string, deps: FetchDeps): Promise<FetchOutcome> {
  try {
    return await fetchDue(source, url, deps);
  } catch (error) {
    // Nothing that a page holds is to blame for what our stores say.
    if (isKind(error, 'conflict') || isOfStore(error) || isOfSystem(error)) throw error;
    deps.log.error('failed on a page', { source: source.id, url, error: stackOf(error) });
    const entry = await deps.ledger.read(source.id, url);
    if (entry === undefined) throw error;
    const known = error instanceof OpenMinutesError;
    const reason = known ? error : permanent('failed', `We failed on ${url}: ${String(error)}`, error);
    return postpone(entry, reason, deps);
  }
}

async function fetchDue(source: Source, url: string, deps: FetchDeps): Promise<FetchOutcome> {
  const entry = await deps.ledger.read(source.id, url);
  const now = deps.clock();
  if (entry?.dueAt === undefined || entry.dueAt > now.toISOString()) return 'not-due';
  if (entry.handOver !== undefined) {
    await handOver(source, entry, entry.handOver, deps);
    return 'fetched';
  }
  let answer: Answer;
  try {
    answer = await ask(source, entry, deps);
  } catch (error) {
    if (isKind(error, 'transient') || (isKind(error, 'refused') && error.code === 'forbidden')) {
      return postpone(entry, error, deps);
    }
    if (!isKind(error, 'refused')) throw error;
    deps.log.warn('refused', { source: source.id, url, code: error.code, reason: error.message });
    await deps.ledger.change(settled(source, entry, deps, 'refused', error));
    return 'refused';
  }
  switch (answer.kind) {
    case 'page':
      return take(source, entry, answer, deps);
    case 'unchanged':
      await deps.ledger.change(settled(source, entry, deps, 'fetched', inAttachment(entry)));
      return 'unchanged';
    case 'gone': {
      const fate = entry.sha256 === undefined ? 'missing' : 'gone';
      const message = `${url} is not there${fate === 'gone' ? ' any more' : ''} (${answer.status})`;
      deps.log.warn(fate, { source: source.id, url });
      if (fate === 'gone' && dropKey(url) === undefined) {
        await deps.tellGone({ missing: url, at: now.toISOString() });
      }
      await deps.ledger.change(absent(source, entry, deps, fate, { code: fate, message }));
      return fate;
    }
  }
}

async function ask(source: Source, entry: LedgerEntry, deps: FetchDeps): Promise<Answer> {
  const key = dropKey(entry.url);
  if (key === undefined) {
    const { url, validators, fate } = entry;
    // Of a page that was gone, the whole answer is wanted: it is handed over anew.
    const conditional = fate === 'gone' ? undefined : validators;
    return deps.ask({ url, ...(conditional && { validators: conditional }) }, source);
  }
  const file = await deps.drop.get(key);
  if (file === undefined) return { kind: 'gone', status: 404 };
  if (file.etag === entry.validators?.etag) return { kind: 'unchanged' };
  const contentType = contentTypeOf(key, 'text/plain');
  return { kind: 'page', url: entry.url, bytes: file.body, contentType, validators: { etag: file.etag } };
}

const BY_EXTENSION: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
};

/** The media type by the extension of a name: servers often send attachments as application/octet-stream. */
function contentTypeOf(name: string, otherwise: string): string {
  const extension = /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  return BY_EXTENSION[extension] ?? otherwise;
}

async function take(
  source: Source,
  entry: LedgerEntry,
  page: Extract<Answer, { kind: 'page' }>,
  deps: FetchDeps,
): Promise<FetchOutcome> {
  const atHand = await keepSnapshot(deps.store, page.bytes);
  const { sha256 } = atHand;
  const fetchedAt = deps.clock().toISOString();
  const { validators } = page;
  // A page that was gone and is back as it was is handed over once more: it is there again.
  if (sha256 === entry.sha256 && entry.fate !== 'gone') {
    const looked = settled(source, entry, deps, 'fetched', inAttachment(entry));
    await deps.ledger.change({ ...looked, validators });
    return 'unchanged';
  }
  const continuation = await furtherOf(page, entry, deps);
  if (continuation !== undefined) {
    // They wait in the ledger like everything else, and are fetched with the next round.
    await deps.ledger.enter(source.id, continuation.found, fetchedAt);
    await deps.ledger.change({
      ...settled(source, entry, deps, 'fetched', ELSEWHERE[continuation.kind]),
      fetchedAt,
      sha256,
      validators,
    });
    return 'fetched';
  }
  const isFile = dropKey(entry.url) !== undefined;
  const declared = /octet-stream|^$/iu.test(page.contentType)
    ? contentTypeOf(new URL(page.url).pathname, page.contentType)
    : page.contentType;
  const request: ParseRequest = {
    sha256,
    contentType: declared,
    fetchedAt,
    ...(!isFile && { url: entry.url }),
    source: source.id,
  };
  // Due at once until it is handed over: should this process be killed now, the next one does so.
  const stored = { ...entry, fetchedAt, sha256, validators, handOver: request, version: entry.version + 1 };
  await deps.ledger.change(stored);
  await handOver(source, stored, request, deps, atHand);
  deps.log.info('fetched', { source: source.id, url: entry.url, sha256 });
  return 'fetched';
}

async function handOver(
  source: Source,
  entry: LedgerEntry,
  request: ParseRequest,
  deps: FetchDeps,
  atHand?: StoredSnapshot,
): Promise<void> {
  await deps.handOver(request, atHand);
  const { handOver: _, ...rest } = settled(source, entry, deps, 'fetched');
  await deps.ledger.change(rest);
}

/** Pages that lead to a page, one after the other; what leads on for ever is a trap. */
const LONGEST_TRAIL = 4;

/**
 * Where the text of a page is, if it has none of its own. What leads back, or has been followed for long, is read as it
 * is, so that it is put aside with a reason.
 */
async function furtherOf(
  page: Extract<Answer, { kind: 'page' }>,
  entry: LedgerEntry,
  { ledger, log }: FetchDeps,
): Promise<Continuation | undefined> {
  let continuation: Continuation | undefined;
  try {
    continuation = continuationOf(page, entry.title);
  } catch (error) {
    // Then the parser is to say what is wrong with it.
    log.warn('not searched for attachments', { source: entry.source, url: entry.url, reason: String(error) });
  }
  if (continuation === undefined) return undefined;
  const trail = [entry.url];
  for (let at: LedgerEntry | undefined = entry; at?.attachedTo !== undefined; ) {
    if (trail.length > LONGEST_TRAIL) return undefined;
    trail.push(at.attachedTo);
    at = await ledger.read(entry.source, at.attachedTo);
  }
  const found = continuation.found
    .map((one) => ({ ...one, url: normaliseUrl(one.url), attachedTo: entry.url }))
    .filter(({ url }) => !trail.includes(url));
  return found.length === 0 ? undefined : { ...continuation, found };
}

interface Why {
  readonly code: string;
  readonly message: string;
}

const ELSEWHERE: Readonly<Record<Continuation['kind'], Why>> = {
  attachment: { code: 'in-attachment', message: 'Its text is in the attached document.' },
  page: { code: 'leads-on', message: 'It has no text of its own, and leads on to the page that has.' },
};

/** That stays true of a page that has not changed. */
const inAttachment = ({ code }: LedgerEntry): Why | undefined =>
  Object.values(ELSEWHERE).find((why) => why.code === code);

/** The entry as it stands until the next look. */
function settled(
  source: Source,
  entry: LedgerEntry,
  { clock }: FetchDeps,
  fate: LedgerEntry['fate'],
  why?: Why,
): LedgerEntry {
  const { dueAt: _, reason: __, code: ___, ...rest } = entry;
  const now = clock();
  const revisitDays = source.crawl?.revisitDays ?? REVISIT_DAYS;
  // What has stayed as it is for years will hardly change within the month: it is asked for less and less often.
  const sameForDays =
    fate === 'fetched' ? (now.getTime() - Date.parse(entry.fetchedAt ?? now.toISOString())) / DAY_MS : 0;
  const days = Math.max(revisitDays, Math.min(sameForDays / 2, revisitDays * RAREST_REVISIT));
  return {
    ...rest,
    fate,
    attempts: 0,
    checkedAt: now.toISOString(),
    ...(why && { code: why.code, reason: why.message }),
    ...(days > 0 && { dueAt: new Date(now.getTime() + days * DAY_MS).toISOString() }),
    version: entry.version + 1,
  };
}

/** The entry of a page that is not there: looked for again soon at first, then as rarely as any other page. */
function absent(
  source: Source,
  entry: LedgerEntry,
  deps: FetchDeps,
  fate: LedgerEntry['fate'],
  why: Why,
): LedgerEntry {
  const attempts = entry.attempts + 1;
  const pauseMs = FIRST_ABSENCE_MS * 4 ** (attempts - 1);
  const isSoon = pauseMs < (source.crawl?.revisitDays || REVISIT_DAYS) * DAY_MS;
  return {
    ...settled(source, entry, deps, fate, why),
    attempts,
    ...(isSoon && { dueAt: new Date(deps.clock().getTime() + pauseMs).toISOString() }),
  };
}

async function postpone(
  entry: LedgerEntry,
  error: OpenMinutesError,
  { ledger, clock, log }: FetchDeps,
): Promise<FetchOutcome> {
  // A host that is left in peace was not even asked: that is no failure of this address.
  const wasAsked = error.code !== 'host-paused';
  const attempts = entry.attempts + (wasAsked ? 1 : 0);
  const least = error.code === 'forbidden' ? BAN_MS : FIRST_PAUSE_MS;
  const pauseMs = Math.min(LONGEST_PAUSE_MS, least * 2 ** (attempts - 1)) * (0.75 + Math.random() / 4);
  const now = clock().getTime();
  const until = Math.max(now + (wasAsked ? pauseMs : 0), retryAt(error)?.getTime() ?? 0);
  const { url, source } = entry;
  if (wasAsked) log.warn('postponed', { source, url, code: error.code, reason: error.message });
  await ledger.change({
    ...entry,
    attempts,
    dueAt: new Date(until).toISOString(),
    ...(wasAsked && { checkedAt: new Date(now).toISOString(), code: error.code, reason: error.message }),
    version: entry.version + 1,
  });
  return 'postponed';
}

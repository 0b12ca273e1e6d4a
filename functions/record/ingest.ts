import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import { UNTOLD } from '../parse/document/identity.ts';
import { parseAnyFormat } from '../parse/parse.ts';
import { type EncodedDocument, encodeDocument, storeDocument } from '../shared/documents.ts';
import { isKind, OpenMinutesError, permanent, refused, transient } from '../shared/errors.ts';
import type { Head } from '../shared/head.ts';
import { type Address, addressOf } from './address.ts';
import { doubtAddress } from './amend.ts';
import { believed } from './believed.ts';
import { doubtful } from './claim.ts';
import { type Candidate, changedPublication, merge } from './commit.ts';
import type { IngestOutcome, RecordDeps } from './deps.ts';
import { type Identity, identify, underIdentity } from './identity.ts';
import { quarantine, release, WHICH_GOVERNMENT } from './quarantine.ts';
import { rankOf } from './rank.ts';
import { readSnapshot } from './snapshot.ts';

/** Commits that are tried before others are let past; each failure means that another writer came through. */
const COMMIT_TRIES = 25;
const LONGEST_PAUSE_MS = 20;

/**
 * Makes a snapshot a part of its meeting: reads it, parses it, commits it. Done again, it changes nothing.
 * A page that cannot be read is put into quarantine, with the reason; so is one whose government is not told, with that
 * question. It becomes a meeting when it is asked for again with its source.
 * @throws OpenMinutesError `transient` when it is worth another try, `permanent` when the snapshot is not there.
 */
export async function ingest(request: ParseRequest, deps: RecordDeps): Promise<IngestOutcome> {
  const bytes = await readSnapshot(deps.store, request.sha256);
  let parsed = await parsedOrWhyNot(request, bytes, deps);
  if (!(parsed instanceof OpenMinutesError) && parsed.source === UNTOLD) {
    const source = await answerFor(parsed, deps);
    if (source !== undefined) parsed = await parsedOrWhyNot({ ...request, source }, bytes, deps);
  }
  if (parsed instanceof OpenMinutesError) {
    const { code, message } = parsed;
    await quarantine(deps.store, request, parsed, deps.clock());
    deps.log.warn('quarantined', { sha256: request.sha256, url: request.url, code, reason: message });
    return { kind: 'quarantined', code, message };
  }
  if (parsed.source === UNTOLD) return ask(request, parsed, deps);
  await release(deps.store, request.sha256);
  const outcome = await commit(request, parsed, deps);
  const { kind, meeting, review } = outcome;
  deps.log.info(kind, { meeting, sha256: request.sha256, url: request.url });
  if (review !== undefined) {
    deps.log.warn('waits for review', { meeting, sha256: request.sha256, url: request.url, reason: review });
  }
  return outcome;
}

/** The source that the meeting at the document's address has: an answer is given once. */
async function answerFor(parsed: MinutesDocument, { heads }: RecordDeps): Promise<string | undefined> {
  const owner = await heads.ownerOf(addressOf(parsed).address);
  const source = owner?.slice(0, owner.indexOf('/'));
  return source === UNTOLD ? undefined : source;
}

/** Puts a page aside until a person has said which government it is of. */
async function ask(
  request: ParseRequest,
  { quality }: MinutesDocument,
  { store, clock, log }: RecordDeps,
): Promise<IngestOutcome> {
  const { sha256, url } = request;
  const question = quality.review ?? 'Which government is this?';
  await quarantine(store, request, refused(WHICH_GOVERNMENT, question), clock());
  log.warn('waits for review', { sha256, url, reason: question });
  return { kind: 'asked', page: sha256, question };
}

async function parsedOrWhyNot(
  request: ParseRequest,
  bytes: Uint8Array,
  { parse = parseAnyFormat, sources, log }: RecordDeps,
): Promise<MinutesDocument | OpenMinutesError> {
  const { sha256, contentType, fetchedAt, url, source } = request;
  try {
    const document = await parse(
      { bytes, sha256, contentType, fetchedAt, ...(url !== undefined && { url }) },
      sources,
      source,
    );
    return believed(document, fetchedAt);
  } catch (error) {
    if (isKind(error, 'refused') || isKind(error, 'permanent')) return error;
    if (error instanceof OpenMinutesError) throw error;
    // A page that brings the parser down is put aside like any other, or it would come back for ever.
    log.error('the parser failed', {
      sha256,
      url,
      error: error instanceof Error ? error.stack : String(error),
    });
    return permanent('parser-failed', 'The parser failed on this page', error);
  }
}

type Committed = Exclude<IngestOutcome, { kind: 'quarantined' | 'asked' }>;

async function commit(request: ParseRequest, parsed: MinutesDocument, deps: RecordDeps): Promise<Committed> {
  const at = addressOf(parsed);
  for (let tries = 0; tries < COMMIT_TRIES; tries += 1) {
    try {
      return await tryToCommit(request, parsed, at, deps);
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS));
    }
  }
  throw transient('contended', `${COMMIT_TRIES} other commits of ${parsed.id} came first`);
}

/** @throws OpenMinutesError `conflict` when another commit came between reading the head and writing it. */
async function tryToCommit(
  request: ParseRequest,
  parsed: MinutesDocument,
  at: Address,
  deps: RecordDeps,
): Promise<Committed> {
  const { store, heads, clock } = deps;
  const seen = { observedAt: timeOf(request), parser: parsed.provenance.parser };
  const identity = await identify(parsed, at, seen, deps);
  const { meeting, head } = identity;
  const document = underIdentity(parsed, identity, at);
  const encoded = encodeDocument(document);
  const candidate = candidateOf(request, document, encoded, at, identity.alias);
  const merged = merge(head, candidate, clock().toISOString());
  if (merged === 'unchanged') {
    await doubtOthers(identity, deps);
    return { kind: 'unchanged', meeting, ...reviewOf(document, encoded, head) };
  }
  // The document first: a head never names one that is not there.
  if (namesDocument(merged, encoded)) await storeDocument(store, encoded);
  await heads.commit(merged, head?.rev);
  await doubtOthers(identity, deps);
  const review = reviewOf(document, encoded, merged);
  return changedPublication(merged)
    ? { kind: 'committed', meeting, rev: merged.rev, document, ...review }
    : { kind: 'unchanged', meeting, ...review };
}

/**
 * Lets the pages wait that tell no number, now that two meetings of the day have one: which of them they are about,
 * nobody knows. Whichever came first, either the page with the number sees the other's claim, or that page this one's.
 */
async function doubtOthers({ claim, claims, doubt }: Identity, deps: RecordDeps): Promise<void> {
  if (claim === undefined || doubt !== undefined) return;
  const now = claim.number === undefined ? await deps.heads.claimsOf(claim) : claims;
  for (const [address, { meeting }] of doubtful(now)) await doubtAddress(meeting, address, deps);
}

/** Why this reading waits, if it is the one that does. */
function reviewOf(
  { quality }: MinutesDocument,
  { contentHash }: EncodedDocument,
  head: Head | undefined,
): { review?: string } {
  if (quality.review === undefined || head?.waiting?.contentHash !== contentHash) return {};
  return { review: quality.review };
}

function candidateOf(
  request: ParseRequest,
  document: MinutesDocument,
  { key, contentHash }: EncodedDocument,
  { place }: Address,
  alias: string | undefined,
): Candidate {
  return {
    meeting: document.id,
    place,
    schemaVersion: document.schemaVersion,
    ...(alias !== undefined && { alias }),
    version: {
      documentKey: key,
      contentHash,
      sha256: request.sha256,
      observedAt: timeOf(request),
      parser: document.provenance.parser,
      rank: rankOf(document),
      source: document.source,
      ...(document.heldOn !== undefined && { heldOn: document.heldOn }),
      ...statedOf(document),
      ...(document.number !== undefined && { number: document.number }),
      ...(document.quality.review !== undefined && { needsReview: true }),
    },
  };
}

function statedOf({ publishedAt, issuedOn }: MinutesDocument): { published?: string } {
  const published = publishedAt ?? issuedOn;
  return published === undefined ? {} : { published };
}

/** When the page was fetched, ISO 8601 in UTC. */
function timeOf({ fetchedAt }: ParseRequest): string {
  const time = new Date(fetchedAt);
  if (Number.isNaN(time.getTime())) throw permanent('bad-request', `${fetchedAt} is not a time`);
  return time.toISOString();
}

const namesDocument = (head: Head, { key }: EncodedDocument): boolean =>
  Object.values(head.places).some(({ contents }) =>
    Object.values(contents).some(({ first }) => first.documentKey === key),
  );

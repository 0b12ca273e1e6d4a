import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { ParseRequest } from '../../schemas/generated/parse-request.ts';
import { UNTOLD } from '../parse/document/untold.ts';
import {
  type EncodedDocument,
  encodeDocument,
  loadDocument,
  mendDocument,
  storeDocument,
  underMeeting,
} from '../shared/documents.ts';
import { conflict, isKind, OpenMinutesError, permanent, refused } from '../shared/errors.ts';
import { sha256 } from '../shared/hash.ts';
import type { Head, MeetingRecord, PlaceHistory } from '../shared/head.ts';
import type { Measures } from '../shared/metrics.ts';
import { governmentOf } from '../shared/records/tables.ts';
import { type Address, addressOf } from './address.ts';
import { doubtAddress } from './amend.ts';
import { believed } from './believed.ts';
import { withCarriedIds } from './carried-ids.ts';
import { doubtful } from './claim.ts';
import { changesPublication, headWith } from './commit.ts';
import type { IngestOutcome, Parse, RecordDeps } from './deps.ts';
import { dismissalOf } from './dismissal.ts';
import { type Identity, identify, underIdentity } from './identity.ts';
import { sightingOf } from './known.ts';
import { markGovernments } from './mark.ts';
import { type Note, notesOf, storeNote } from './notes.ts';
import { quarantine, release, WHICH_GOVERNMENT } from './quarantine.ts';
import { restoreOne } from './restore.ts';
import { readSnapshot, type StoredSnapshot } from './snapshot.ts';
import { untilWritten } from './until-written.ts';
import { observedAt, versionOf } from './version.ts';
import { writeHead } from './write.ts';

const PUT_ASIDE: Measures = { PageBecameDocument: 0, PutAsideBeyondDocuments: 1 };
const BECAME_DOCUMENT: Measures = { PageBecameDocument: 1, PutAsideBeyondDocuments: -1 };

/**
 * Makes a snapshot a part of its meeting: reads it, parses it, commits it. Done again, it changes nothing.
 * A page that cannot be read is put into quarantine, with the reason; so is one whose government is not told, with that
 * question. It becomes a meeting when it is asked for again with its source.
 * @param atHand The page that was stored a moment ago, where the caller has it.
 * @throws OpenMinutesError `transient` when it is worth another try, `permanent` when the snapshot is not there.
 */
export async function ingest(
  request: ParseRequest,
  deps: RecordDeps,
  atHand?: StoredSnapshot,
): Promise<IngestOutcome> {
  const bytes = atHand?.bytes ?? (await readSnapshot(deps.store, request.sha256));
  let parsed = await parsedOrWhyNot(request, bytes, deps);
  if (!(parsed instanceof OpenMinutesError) && parsed.source === UNTOLD) {
    const source = await answerFor(parsed, deps);
    if (source !== undefined) parsed = await parsedOrWhyNot({ ...request, source }, bytes, deps);
  }
  if (parsed instanceof OpenMinutesError || parsed.source === UNTOLD) {
    const dismissed = await dismissedBefore(request, deps);
    if (dismissed !== undefined) return dismissed;
  }
  if (parsed instanceof OpenMinutesError) {
    const { code, message } = parsed;
    await quarantine(deps.store, request, parsed, deps.clock());
    const told = { sha256: request.sha256, url: request.url, code, reason: message };
    deps.log.warn('quarantined', told, PUT_ASIDE);
    return { kind: 'quarantined', code, message };
  }
  if (parsed.source === UNTOLD) return ask(request, parsed, deps);
  // Bytes that were never seen before are not in quarantine.
  if (atHand?.isNew !== true) await release(deps.store, request.sha256);
  const outcome = await untilWritten(parsed.id, () =>
    commit(parsed, addressOf(parsed), request.takenInAt, deps),
  );
  const { kind, meeting, review } = outcome;
  deps.log.info(kind, { meeting, sha256: request.sha256, url: request.url }, BECAME_DOCUMENT);
  if (review !== undefined) {
    deps.log.warn('waits for review', { meeting, sha256: request.sha256, url: request.url, reason: review });
  }
  return outcome;
}

/** A page that a person has dismissed is not put aside again: nothing is asked of anybody. */
async function dismissedBefore(
  { sha256, url }: ParseRequest,
  { store, log }: RecordDeps,
): Promise<IngestOutcome | undefined> {
  const dismissal = await dismissalOf(sha256, store);
  if (dismissal === undefined) return undefined;
  // It may have been read while it was dismissed.
  await release(store, sha256);
  const { by, why: reason } = dismissal;
  log.info('dismissed before', { sha256, url, reason });
  return { kind: 'quarantined', code: 'dismissed', message: `Dismissed by ${by}: ${reason}` };
}

/** The source that the meeting at the document's address has: an answer is given once. */
async function answerFor(parsed: MinutesDocument, { records }: RecordDeps): Promise<string | undefined> {
  const owner = await records.ownerOf(addressOf(parsed).address);
  return owner && governmentOf(owner);
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
  log.warn('waits for review', { sha256, url, reason: question }, PUT_ASIDE);
  return { kind: 'asked', page: sha256, question };
}

/** The reader and its lexicon are two thirds of the program: who decides about pages, or hands them on, does without. */
const parseWhenAsked: Parse = async (...page) => (await import('../parse/parse.ts')).parseAnyFormat(...page);

async function parsedOrWhyNot(
  request: ParseRequest,
  bytes: Uint8Array,
  { parse = parseWhenAsked, sources, log }: RecordDeps,
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

/** @throws OpenMinutesError `conflict` when another commit came between reading the record and writing it. */
async function commit(
  parsed: MinutesDocument,
  at: Address,
  takenInAt: string | undefined,
  deps: RecordDeps,
): Promise<Committed> {
  const { store } = deps;
  const identity = await identify(parsed, at, deps);
  const { meeting, record, alias } = identity;
  const notes = record === undefined ? await notesOf(meeting, store) : [];
  const entry = await entryOf(parsed, meeting, record?.places[sha256(at.place)], takenInAt, deps);
  const own = withEntry(underIdentity(parsed, identity, at), entry);
  const document = await withKnownIds(own, record, deps);
  const encoded = encodeDocument(document);
  if (notes.length > 0) await restoreLost(meeting, notes, encoded, deps);
  const version = versionOf(document, encoded);
  const head = headWith(record, meeting, {
    places: sightingOf(at.place, version, document.provenance.takenInAt),
    schemaVersion: document.schemaVersion,
    aliases: alias === undefined ? [] : [alias],
  });
  if (head !== 'unchanged') {
    // The objects first: a row never names a document that is not there, and rows are made anew from objects.
    await storeDocument(store, encoded);
    if (alias !== undefined) {
      await storeNote(store, { meeting, at: version.observedAt, statement: { alias } });
    }
    await writeHead(head, record, deps, { key: encoded.key, document });
  } else await mendDocument(store, encoded);
  await markGovernments([governmentOf(meeting)], deps, { mayRest: true });
  await doubtOthers(identity, deps);
  if (head === 'unchanged') return { kind: 'unchanged', meeting, ...reviewOf(document, encoded, record) };
  const review = reviewOf(document, encoded, head);
  return changesPublication(record, head)
    ? { kind: 'committed', meeting, rev: head.rev, document, ...review }
    : { kind: 'unchanged', meeting, ...review };
}

/**
 * Makes the row anew that a meeting had of which something was decided: nothing that was withdrawn is published because its
 * row was lost.
 * @throws OpenMinutesError `conflict` after that: the page is looked at with the row there.
 */
async function restoreLost(
  meeting: string,
  notes: readonly Note[],
  encoded: EncodedDocument,
  deps: RecordDeps,
): Promise<never> {
  if (!(await restoreOne(meeting, deps, notes))) {
    // None of its documents can be read, and a row has one.
    await mendDocument(deps.store, encoded);
    await restoreOne(meeting, deps, notes);
  }
  throw conflict('restored', `The row of ${meeting} was lost, and is made anew`);
}

/** A page is fetched, stored and read within that; a file may be older. In milliseconds. */
const AT_ONCE = 60_000;

/**
 * When a page came to us, where that is worth saying: as the record knows it; of a page that it does not know, where it came later
 * than it was fetched and something of its government was published before. What a first run brings is no news, and the same pages
 * give the same bytes whenever that is.
 */
async function entryOf(
  page: MinutesDocument,
  meeting: string,
  history: PlaceHistory | undefined,
  takenInAt: string | undefined,
  { builds }: Pick<RecordDeps, 'builds'>,
): Promise<string | undefined> {
  const known = history?.pages[page.provenance.sha256];
  if (known !== undefined) return known.takenInAt;
  if (takenInAt === undefined || Date.parse(takenInAt) - Date.parse(observedAt(page)) < AT_ONCE)
    return undefined;
  return (await builds.read(governmentOf(meeting)))?.builtAt === undefined ? undefined : takenInAt;
}

/** A page that is read again comes when it came, and its document is the same. */
function withEntry(document: MinutesDocument, takenInAt: string | undefined): MinutesDocument {
  const { takenInAt: _, ...provenance } = document.provenance;
  return { ...document, provenance: { ...provenance, ...(takenInAt !== undefined && { takenInAt }) } };
}

/** The document with the identifiers that its decisions had before. */
async function withKnownIds(
  document: MinutesDocument,
  record: MeetingRecord | undefined,
  { store }: RecordDeps,
): Promise<MinutesDocument> {
  if (record === undefined) return document;
  const { facts, current, meeting } = record;
  return withCarriedIds(
    document,
    facts ?? underMeeting(await loadDocument(store, current.documentKey), meeting),
  );
}

/**
 * Lets the pages wait that tell no number, now that two meetings of the day have one: which of them they are about,
 * nobody knows. Whichever came first, either the page with the number sees the other's claim, or that page this one's.
 */
async function doubtOthers({ claim, claims, doubt }: Identity, deps: RecordDeps): Promise<void> {
  if (claim === undefined || doubt !== undefined) return;
  const now = claim.number === undefined ? await deps.records.claimsOf(claim) : claims;
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

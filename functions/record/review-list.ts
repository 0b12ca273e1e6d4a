import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Clock } from '../shared/clock.ts';
import { loadDocument, underMeeting } from '../shared/documents.ts';
import { isKind, type OpenMinutesError } from '../shared/errors.ts';
import { isHeld } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { chunksOf, mapParallel } from '../shared/parallel.ts';
import type { BuildRows } from '../shared/records/build-rows.ts';
import type { MeetingRows } from '../shared/records/meeting-rows.ts';
import { everySummary, type Summaries } from '../shared/records/summaries.ts';
import { isGovernment } from '../shared/records/tables.ts';

/** A reading that a person must look at before it is published. */
export interface WaitingMeeting {
  readonly meeting: string;
  /** What it says; why that cannot be read where it is lost or damaged. */
  readonly document: MinutesDocument | OpenMinutesError;
  /** SHA-256 of the page that it was read from. */
  readonly page: string;
  /** Whether another reading of the meeting is published meanwhile. */
  readonly published: boolean;
}

export interface ReviewDeps {
  readonly store: Pick<ObjectStore, 'get'>;
  readonly rows: Pick<MeetingRows, 'of'>;
  readonly summaries: Pick<Summaries, 'all'>;
  readonly builds: Pick<BuildRows, 'due' | 'read'>;
  readonly clock: Clock;
}

/** How much is asked for, where somebody waits at a terminal. */
export interface ReviewLimits {
  /** Governments whose meetings are looked through. */
  readonly governments: number;
  /** Meetings whose documents are read. */
  readonly meetings: number;
  /** Aborted when there is no more time for it. */
  readonly signal: AbortSignal;
}

/** What waits for review, as far as it was asked for. */
export interface WaitingOfAll {
  /** Longest waiting first. */
  readonly meetings: readonly WaitingMeeting[];
  /** How many more wait, by government: of those that were not looked through, when they were built last. */
  readonly further: ReadonlyMap<string, number>;
  /** Governments that wait to be built and were not looked through: what came since their last build is not counted. */
  readonly unasked: readonly string[];
}

/** Governments whose rows are read at the same time; of each, one page of the table after the other. */
const GOVERNMENTS_AT_ONCE = 8;
const DOCUMENTS_AT_ONCE = 32;
const ROWS_AT_ONCE = 64;

/**
 * What waits for review of all governments, longest waiting first. Asked are those whose last build found something, and
 * those that wait to be built, also where that was put off.
 */
export async function* waitingMeetings(deps: ReviewDeps): AsyncGenerator<WaitingMeeting> {
  const found = await mapParallel([...(await candidates(deps)).keys()], GOVERNMENTS_AT_ONCE, (source) =>
    waitingOf(source, deps),
  );
  for (const together of chunksOf(longestFirst(found.flatMap((rows) => rows ?? [])), DOCUMENTS_AT_ONCE))
    yield* await Promise.all(together.map((row) => read(row, deps)));
}

/** The same within limits: those first that wait to be built, since of the others their summaries tell how many wait. */
export async function waitingWithin(limits: ReviewLimits, deps: ReviewDeps): Promise<WaitingOfAll> {
  const all = await candidates(deps);
  const inOrder = [...all.keys()].sort(
    (one, other) => Number(all.get(other)?.isMarked) - Number(all.get(one)?.isMarked),
  );
  const found = new Map<string, readonly WaitingRow[]>();
  await mapParallel(inOrder.slice(0, limits.governments), GOVERNMENTS_AT_ONCE, async (source) => {
    const rows = await waitingOf(source, deps, limits.signal);
    if (rows !== undefined) found.set(source, rows);
  });
  const rows = longestFirst(inOrder.flatMap((source) => found.get(source) ?? []));
  const [named, more] = [rows.slice(0, limits.meetings), rows.slice(limits.meetings)];
  const further = new Map<string, number>();
  for (const { source } of more) further.set(source, (further.get(source) ?? 0) + 1);
  const left = inOrder.filter((source) => !found.has(source));
  for (const source of left) {
    const { waiting = 0 } = all.get(source) ?? {};
    if (waiting > 0) further.set(source, waiting);
  }
  return {
    meetings: await mapParallel(named, DOCUMENTS_AT_ONCE, (row) => read(row, deps)),
    further,
    unasked: left.filter((source) => all.get(source)?.isMarked),
  };
}

interface Candidate {
  /** Of its last build. */
  readonly waiting: number;
  readonly isMarked: boolean;
}

async function candidates(deps: ReviewDeps): Promise<ReadonlyMap<string, Candidate>> {
  const [summaries, scopes] = await Promise.all([everySummary(deps.summaries), marked(deps)]);
  const found = new Map<string, Candidate>();
  for (const { source, waiting = 0 } of summaries)
    if (waiting > 0 || scopes.has(source)) found.set(source, { waiting, isMarked: scopes.has(source) });
  for (const scope of scopes)
    if (isGovernment(scope) && !found.has(scope)) found.set(scope, { waiting: 0, isMarked: true });
  return found;
}

/** A meeting that waits, before its document is read. */
interface WaitingRow extends Omit<WaitingMeeting, 'document'> {
  readonly source: string;
  readonly documentKey: string;
  readonly since: string;
}

/** What waits of a government; undefined where there was not the time for all of it. */
async function waitingOf(
  source: string,
  { rows }: Pick<ReviewDeps, 'rows'>,
  signal?: AbortSignal,
): Promise<readonly WaitingRow[] | undefined> {
  if (signal?.aborted) return undefined;
  const found: WaitingRow[] = [];
  for await (const record of rows.of(source)) {
    if (signal?.aborted) return undefined;
    const { waiting, meeting, unitedWith } = record;
    if (waiting === undefined || unitedWith !== undefined) continue;
    const { documentKey, sha256: page, observedAt: since } = waiting;
    found.push({ source, meeting, documentKey, page, published: !isHeld(record), since });
  }
  return found;
}

const longestFirst = (rows: readonly WaitingRow[]): WaitingRow[] =>
  [...rows].sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));

const read = async (
  { meeting, documentKey, page, published }: WaitingRow,
  deps: ReviewDeps,
): Promise<WaitingMeeting> => ({
  meeting,
  document: await waitingDocument(documentKey, meeting, deps),
  page,
  published,
});

/** Later than any build is put off. */
const NEVER = '9999';

/** The scopes of which something waits to be built, now or later; not those that are only to be looked at again. */
async function marked({ builds, clock }: ReviewDeps): Promise<ReadonlySet<string>> {
  const scopes = new Set<string>();
  const now = clock().toISOString();
  for await (const scope of builds.due(now)) scopes.add(scope);
  const later: string[] = [];
  for await (const scope of builds.due(NEVER)) if (!scopes.has(scope)) later.push(scope);
  const rows = await mapParallel(later, ROWS_AT_ONCE, (scope) => builds.read(scope));
  for (const [index, scope] of later.entries()) if (rows[index]?.dirtySince !== undefined) scopes.add(scope);
  return scopes;
}

/** A document that cannot be read keeps nobody from reviewing the others. */
async function waitingDocument(
  key: string,
  meeting: string,
  { store }: ReviewDeps,
): Promise<WaitingMeeting['document']> {
  try {
    return underMeeting(await loadDocument(store, key), meeting);
  } catch (error) {
    if (isKind(error, 'permanent')) return error;
    throw error;
  }
}

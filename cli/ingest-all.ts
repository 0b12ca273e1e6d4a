import { endThread } from '../functions/parse/bounded/ask.ts';
import type { IngestOutcome, RecordDeps } from '../functions/record/deps.ts';
import { ingest } from '../functions/record/ingest.ts';
import { readQuarantine, WHICH_GOVERNMENT } from '../functions/record/quarantine.ts';
import type { Receipt } from '../functions/record/receipts.ts';
import { pageIdOf } from '../functions/record/review.ts';
import { keepSnapshot, type StoredSnapshot } from '../functions/record/snapshot.ts';
import { systemClock } from '../functions/shared/clock.ts';
import { loadDocument } from '../functions/shared/documents.ts';
import { sha256 } from '../functions/shared/hash.ts';
import type { ParseRequest } from '../schemas/generated/parse-request.ts';
import { type Input, InputRefused, type Refusal, readBytes } from './inputs.ts';
import { type Installation, recordDepsOf } from './installation.ts';
import { markedOnce } from './marked-once.ts';
import { type Came, nothingRead, type PagesRead } from './pages-read.ts';
import { isStorageFailure, reasonOf } from './reasons.ts';
import type { Terminal } from './terminal.ts';

/** A page that was recorded, and is not published before somebody approves it. */
export interface WaitsForReview {
  readonly input: string;
  readonly kind: 'waiting';
  /** The meeting, or the page where it is not told which meeting's it is. */
  readonly meeting: string;
  readonly reason: string;
}

/** What became of one input: recorded as a meeting, or not, with the reason in words. */
export type Ingested =
  | { readonly input: string; readonly kind: 'new' | 'updated' | 'unchanged'; readonly meeting: string }
  | WaitsForReview
  | (Refusal & { readonly kind: 'refused' })
  /** A stage was asked for it, and has not answered yet. */
  | { readonly input: string; readonly kind: 'under-way' };

/** A page that waits to be recorded: a file, or bytes that are stored already. */
export interface Pending {
  /** What it is called when something is said about it. */
  readonly input: string;
  /** How it is asked for, with its bytes where they do not lie in `raw/` yet. */
  request(): Promise<{ readonly request: ParseRequest; readonly bytes?: Uint8Array }>;
}

/**
 * Records pages one after the other. One that is refused is told of at once and does not stop the others; only a data
 * folder that cannot be written to does. An aborted signal ends it before the next page.
 * @param read What was read already is not read again.
 */
export async function ingestAll(
  pages: readonly Pending[],
  folder: Installation,
  terminal: Terminal,
  signal: AbortSignal,
  read: PagesRead = nothingRead,
): Promise<Ingested[]> {
  const results: Ingested[] = [];
  const { deps, end } = markedOnce(recordDepsOf(folder, terminal));
  for (const [done, page] of pages.entries()) {
    if (signal.aborted) break;
    terminal.progress.step('Reading minutes', done, pages.length);
    const result = await ingestOne(page, folder, deps, read);
    results.push(result);
    if (result.kind === 'refused') tellRefusal(result, terminal);
  }
  await end();
  await Promise.all([read.save(), endThread()]);
  terminal.progress.clear();
  return results;
}

/** One line that names what was refused, and why. */
export function tellRefusal({ input, reason }: Refusal, terminal: Terminal): void {
  terminal.err(`refused ${input}: ${reason}\n`);
}

/** What comes to us now, however old the file is: `new` feeds follow that where something was published before. */
export const takenIn = (request: ParseRequest, kept: StoredSnapshot | undefined): ParseRequest =>
  kept === undefined ? request : { ...request, takenInAt: systemClock().toISOString() };

/** Files as pages to be recorded. */
export const pagesOf = (files: readonly Input[], source?: string): Pending[] =>
  files.map((file) => ({
    input: file.path,
    request: async () => {
      const bytes = await readBytes(file);
      const { contentType, modifiedAt } = file;
      const request = { sha256: sha256(bytes), contentType, fetchedAt: modifiedAt };
      return { request: { ...request, ...(source !== undefined && { source }) }, bytes };
    },
  }));

async function ingestOne(
  page: Pending,
  folder: Installation,
  deps: RecordDeps,
  read: PagesRead,
): Promise<Ingested> {
  const { input } = page;
  try {
    const { request, bytes } = await page.request();
    const before = read.before(request);
    const known = before && (await asBefore(input, request, before, folder));
    if (known !== undefined) return known;
    const atHand = bytes && (await keepSnapshot(folder.store, bytes));
    const outcome = await ingest(takenIn(request, atHand), deps, atHand);
    read.note(request, cameOf(outcome));
    return told(input, outcome);
  } catch (error) {
    return refusedAs(input, error);
  }
}

/**
 * What is told of a page that could not be taken.
 * @throws the error, where the place of the data is at fault.
 */
export function refusedAs(input: string, error: unknown): Ingested {
  if (isStorageFailure(error)) throw error;
  return { input, kind: 'refused', reason: error instanceof InputRefused ? error.reason : reasonOf(error) };
}

const cameOf = (outcome: IngestOutcome): Came => {
  if (outcome.kind === 'quarantined' || outcome.kind === 'asked') return { kind: 'put-aside' };
  return { kind: outcome.review === undefined ? 'recorded' : 'waits', meeting: outcome.meeting };
};

/** What is told of a page that was read already; nothing where that may have changed by what people decided since. */
async function asBefore(
  input: string,
  { sha256: page }: ParseRequest,
  before: Came,
  { store, rows }: Installation,
): Promise<Ingested | undefined> {
  if (before.kind === 'recorded') return { input, kind: 'unchanged', meeting: before.meeting };
  if (before.kind === 'put-aside') {
    const entry = await readQuarantine(store, page);
    if (entry === undefined) return undefined;
    const { code, message: reason } = entry;
    if (code !== WHICH_GOVERNMENT) return { input, kind: 'refused', reason };
    return { input, kind: 'waiting', meeting: pageIdOf(page), reason };
  }
  const { meeting } = before;
  const { waiting } = (await rows.read(meeting)) ?? {};
  if (waiting?.sha256 !== page) return undefined;
  const { review: reason = '' } = (await loadDocument(store, waiting.documentKey)).quality;
  return { input, kind: 'waiting', meeting, reason };
}

/** What is told of a page that was read. */
export function told(input: string, outcome: Receipt): Ingested {
  if (outcome.kind === 'quarantined') return { input, kind: 'refused', reason: outcome.message };
  if (outcome.kind === 'asked')
    return { input, kind: 'waiting', meeting: pageIdOf(outcome.page), reason: outcome.question };
  const { meeting, review } = outcome;
  if (review !== undefined) return { input, kind: 'waiting', meeting, reason: review };
  if (outcome.kind === 'unchanged') return { input, kind: 'unchanged', meeting };
  return { input, kind: outcome.rev === 1 ? 'new' : 'updated', meeting };
}

/** Exit status of a run: 1 when anything was refused, or is not known yet. */
export const statusOf = (results: readonly Ingested[]): number =>
  results.some(({ kind }) => kind === 'refused' || kind === 'under-way') ? 1 : 0;

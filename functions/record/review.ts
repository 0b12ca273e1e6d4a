import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import { UNTOLD } from '../parse/document/identity.ts';
import { permanent } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { IngestOutcome, RecordDeps } from './deps.ts';
import { ingest } from './ingest.ts';
import { storeNote } from './notes.ts';
import { type QuarantineEntry, quarantineKey, readQuarantine, WHICH_GOVERNMENT } from './quarantine.ts';

/**
 * What `approvePage` has to be asked for, so that what waits now is published.
 * @throws OpenMinutesError `permanent`: `no-such-meeting`, `nothing-waits`.
 */
export async function waitingPage(
  meeting: string,
  { records }: Pick<RecordDeps, 'records'>,
): Promise<ApprovalRequest> {
  const record = await records.find(meeting);
  if (record === undefined) throw permanent('no-such-meeting', `There is no meeting ${meeting}`);
  if (record.waiting === undefined)
    throw permanent('nothing-waits', `Nothing of ${meeting} waits for review`);
  return { approve: record.meeting, sha256: record.waiting.sha256 };
}

/** Digits of a page's SHA-256 by which it is called where it is no meeting yet. */
const PAGE_ID_LENGTH = 12;
export const pageIdOf = (sha256: string): string => sha256.slice(0, PAGE_ID_LENGTH);

/** The pages that wait for a person to say which government they are of. */
export async function* openQuestions(store: ObjectStore, page = ''): AsyncGenerator<QuarantineEntry> {
  const suffix = quarantineKey('').length - 'quarantine/'.length;
  for await (const key of store.list(`quarantine/${page}`)) {
    const entry = await readQuarantine(store, key.slice('quarantine/'.length, -suffix));
    if (entry?.code === WHICH_GOVERNMENT) yield entry;
  }
}

/**
 * Answers of which government a page is that waits for that, and records it as a meeting of it.
 * @param page the SHA-256 of the page, or its beginning.
 * @throws OpenMinutesError `permanent`: `nothing-waits`, `several-pages`; what `ingest` throws.
 */
export async function answerPage(page: string, source: string, deps: RecordDeps): Promise<IngestOutcome> {
  const entries: QuarantineEntry[] = [];
  if (/^[0-9a-f]{6,64}$/u.test(page))
    for await (const entry of openQuestions(deps.store, page)) entries.push(entry);
  const [entry, another] = entries;
  if (entry === undefined) throw permanent('nothing-waits', `No page ${page} waits for its government`);
  if (another !== undefined) throw permanent('several-pages', `Several pages begin with ${page}`);
  const { sha256, contentType, fetchedAt, url } = entry;
  await storeNote(deps.store, {
    meeting: `${UNTOLD}/${sha256}`,
    at: deps.clock().toISOString(),
    statement: { government: source, page: sha256 },
  });
  return ingest({ sha256, contentType, fetchedAt, ...(url !== undefined && { url }), source }, deps);
}

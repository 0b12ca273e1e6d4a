import type { ApprovalRequest } from '../../schemas/generated/approval-request.ts';
import { UNTOLD } from '../parse/document/untold.ts';
import { loadDocument } from '../shared/documents.ts';
import { permanent } from '../shared/errors.ts';
import type { MeetingRecord } from '../shared/head.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { approvePage } from './amend.ts';
import type { IngestOutcome, RecordDeps } from './deps.ts';
import { MEETING_UNCERTAIN } from './identity.ts';
import { ingest } from './ingest.ts';
import { markGovernments } from './mark.ts';
import { storeNote } from './notes.ts';
import { putAside, type QuarantineEntry, WHICH_GOVERNMENT } from './quarantine.ts';
import { unite } from './unite.ts';
import { untilWritten } from './until-written.ts';

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
  for await (const entry of putAside(store, page)) if (entry.code === WHICH_GOVERNMENT) yield entry;
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
  const at = deps.clock().toISOString();
  await storeNote(deps.store, {
    meeting: `${UNTOLD}/${sha256}`,
    at,
    statement: { government: source, page: sha256 },
  });
  // It was not public before.
  const request = {
    sha256,
    contentType,
    fetchedAt,
    takenInAt: at,
    ...(url !== undefined && { url }),
    source,
  };
  return ingest(request, deps);
}

/**
 * Makes one meeting of two, as a person decides: the one that was published first keeps its identifier, and the other leads
 * to it. What waited for that answer alone is approved by it. Killed and done again, it ends in the same rows.
 * @returns the identifier of the meeting from now on.
 * @throws OpenMinutesError `permanent`: `no-such-meeting`, `same-meeting`, `two-governments`; `transient` when others kept
 *   coming first.
 */
export async function uniteMeetings(one: string, other: string, deps: RecordDeps): Promise<string> {
  const { records } = deps;
  const known = async (id: string): Promise<MeetingRecord> => {
    const record = await records.find(id);
    if (record === undefined) throw permanent('no-such-meeting', `There is no meeting ${id}`);
    return record;
  };
  const { source, asked } = await untilWritten(one, async () => {
    const both = [await known(one), await known(other)] as const;
    const [first, second] = both;
    if (first.meeting === second.meeting) {
      // Who was killed between the rows and the mark comes back so.
      await markGovernments([first.source], deps);
      throw permanent('same-meeting', `${one} and ${other} are one meeting already`);
    }
    if (first.source !== second.source)
      throw permanent('two-governments', `${one} and ${other} are meetings of two governments`);
    const pages = await Promise.all(both.map((record) => pageThatAsked(record, deps)));
    await unite(first, second, deps);
    return { source: first.source, asked: pages };
  });
  const { meeting, waiting } = await known(one);
  await markGovernments([source], deps);
  if (waiting !== undefined && asked.includes(waiting.sha256))
    await approvePage({ approve: meeting, sha256: waiting.sha256 }, deps);
  deps.log.info('united', { meeting, one, other });
  return meeting;
}

/** The page of a meeting that waits because nobody knows which meeting it is about, and for nothing else. */
async function pageThatAsked(
  { waiting }: MeetingRecord,
  { store }: Pick<RecordDeps, 'store'>,
): Promise<string | undefined> {
  if (waiting === undefined) return undefined;
  const { review, issues } = (await loadDocument(store, waiting.documentKey)).quality;
  const isAsked = issues.some(({ code, message }) => code === MEETING_UNCERTAIN && message === review);
  // A page that was doubted later, for another meeting of its day, says nothing of it itself.
  return isAsked || review === undefined ? waiting.sha256 : undefined;
}

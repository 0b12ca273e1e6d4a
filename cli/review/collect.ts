import {
  asShown,
  currentDocument,
  currentFacts,
  loadDocument,
  underMeeting,
} from '../../functions/shared/documents.ts';
import { isKind } from '../../functions/shared/errors.ts';
import { isHeld, type MeetingRecord, type MinutesFacts } from '../../functions/shared/head.ts';
import type { ObjectStore } from '../../functions/shared/object-store/object-store.ts';
import { type Case, doubtfulCases, waitingCase } from './cases.ts';
import type { DeskDeps } from './desk.ts';

/** What is published of a meeting, as corrected; of one that was too large for its row, out of its document. */
export const publishedFacts = async (record: MeetingRecord, store: ObjectStore): Promise<MinutesFacts> =>
  currentFacts(record) ?? (await currentDocument(store, record));

/** What there is to decide about a meeting as it is recorded. */
export async function casesOf(record: MeetingRecord, store: ObjectStore): Promise<Case[]> {
  const { waiting, meeting, unitedWith, misfits: _, ...rest } = record;
  const cases: Case[] = [];
  if (waiting !== undefined && unitedWith === undefined) {
    const document = underMeeting(await loadDocument(store, waiting.documentKey), meeting);
    cases.push(waitingCase(asShown(document, rest)));
  }
  if (!isHeld(record)) cases.push(...doubtfulCases(await publishedFacts(record, store), record));
  return cases;
}

/** Everything that is doubtful in what is published, the newest meetings first. */
export async function allDoubtful({ rows, record: { store, log }, sources }: DeskDeps): Promise<Case[]> {
  const found: { readonly instant: string; readonly cases: readonly Case[] }[] = [];
  for (const source of await sources()) {
    for await (const record of rows.of(source)) {
      if (isHeld(record)) continue;
      try {
        const cases = doubtfulCases(await publishedFacts(record, store), record);
        if (cases.length > 0) found.push({ instant: record.instant ?? '', cases });
      } catch (error) {
        // One damaged document is no reason to leave the others alone.
        if (!isKind(error, 'permanent')) throw error;
        log.error('not looked at', { meeting: record.meeting, reason: error.message });
      }
    }
  }
  return found
    .sort((one, other) => (one.instant > other.instant ? -1 : one.instant < other.instant ? 1 : 0))
    .flatMap(({ cases }) => cases);
}

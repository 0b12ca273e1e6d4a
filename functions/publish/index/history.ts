// What a meeting's facts were before: before people corrected them, and before the page itself was changed.
import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { applied, changes as changesAnything } from '../../shared/corrections.ts';
import { underMeeting } from '../../shared/documents.ts';
import { isKind } from '../../shared/errors.ts';
import type { MeetingRecord, SeenPage } from '../../shared/head.ts';
import { asFirstPublished } from '../../shared/publication.ts';
import { type Change, changesBetween } from './changes.ts';
import type { LoadDocument } from './published-meeting.ts';

/** What one correction has changed. */
export interface CorrectionChanges {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly by: string;
  readonly why: string;
  readonly changes: readonly Change[];
}

/** What is read otherwise since the page itself was changed. */
export interface RevisionChanges {
  /** When the changed page was first seen, ISO 8601 in UTC. */
  readonly at: string;
  readonly changes: readonly Change[];
}

/** Newest last. */
export interface History {
  readonly corrections: readonly CorrectionChanges[];
  readonly revisions: readonly RevisionChanges[];
}

/** Revisions that are told of: the newest. */
const MOST_REVISIONS = 5;

/** The pages that the place of what is published has shown up to it, oldest first, as they are read now. */
function pagesOf({ places, current }: MeetingRecord): SeenPage[] {
  const place = Object.values(places).find(({ pages }) => current.sha256 in pages);
  if (place === undefined) return [];
  const shown = place.pages[current.sha256];
  return Object.values(place.pages)
    .filter(({ firstSeenAt }) => shown !== undefined && firstSeenAt <= shown.firstSeenAt)
    .sort((one, other) => (one.firstSeenAt < other.firstSeenAt ? -1 : 1))
    .filter(({ reading }, index, pages) => reading.contentHash !== pages[index - 1]?.reading.contentHash)
    .slice(-MOST_REVISIONS - 1);
}

/** As an input: the documents that a history is taken from, beside the current one. */
export const earlierReadings = (record: MeetingRecord): readonly string[] =>
  pagesOf(record)
    .slice(0, -1)
    .map(({ reading }) => reading.documentKey);

/** @param load Loads a document as it was stored; the one of a page that cannot be read is passed over. */
export async function historyOf(record: MeetingRecord, load: LoadDocument): Promise<History> {
  const { corrections = [], misfits = {} } = record;
  const read = async (documentKey: string): Promise<MinutesDocument> =>
    asFirstPublished(
      underMeeting(await load({ ...record, current: { ...record.current, documentKey } }), record.meeting),
      record.published,
    );
  return {
    corrections:
      corrections.length === 0
        ? []
        : correctionChanges(await read(record.current.documentKey), corrections, misfits),
    revisions: await revisionChanges(pagesOf(record), read),
  };
}

function correctionChanges(
  document: MinutesDocument,
  corrections: NonNullable<MeetingRecord['corrections']>,
  misfits: Readonly<Record<string, string>>,
): CorrectionChanges[] {
  const told: CorrectionChanges[] = [];
  let before = document;
  for (const [place, correction] of corrections.entries()) {
    if (misfits[place] !== undefined) continue;
    const after = ifItFits(() => applied(before, correction));
    if (after === undefined) continue;
    const { at, by, why } = correction;
    if (changesAnything(correction)) told.push({ at, by, why, changes: changesBetween(before, after) });
    before = after;
  }
  return told;
}

/** One that does not fit any more was left out of what is published, too. */
function ifItFits<T>(apply: () => T): T | undefined {
  try {
    return apply();
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    return undefined;
  }
}

async function revisionChanges(
  pages: readonly SeenPage[],
  read: (documentKey: string) => Promise<MinutesDocument>,
): Promise<RevisionChanges[]> {
  const told: RevisionChanges[] = [];
  let before: MinutesDocument | undefined;
  if (pages.length < 2) return told;
  for (const { firstSeenAt, reading } of pages) {
    const after = await readable(() => read(reading.documentKey));
    if (after === undefined) continue;
    const changes = before === undefined ? [] : changesBetween(before, after);
    if (changes.length > 0) told.push({ at: firstSeenAt, changes });
    before = after;
  }
  return told;
}

async function readable<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    return undefined;
  }
}

import type { Decision, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import { decisionChanges } from '../../shared/decision-changes.ts';
import { asShown, factsOf, underMeeting } from '../../shared/documents.ts';
import { isHeld, type MeetingRecord, type MinutesFacts } from '../../shared/head.ts';
import { publicationInstant } from '../../shared/publication.ts';
import { withDocuments } from '../decided-documents.ts';
import { cleanOnce } from '../text.ts';
import { versionHash } from './name-id.ts';

/** A meeting as it is published now: corrected, with the day of publication that was stated first. */
export interface PublishedMeeting {
  readonly document: MinutesFacts;
  /** When it was first seen, ISO 8601 in UTC. */
  readonly firstSeenAt: string;
  /** When what is published last changed, ISO 8601 in UTC; absent while it is the first state. */
  readonly modifiedAt?: string;
  /** When its decisions last changed, by their identifiers; absent where only `modifiedAt` is known. */
  readonly changedAt?: Readonly<Record<string, string>>;
  /** When it was first published here, ISO 8601 in UTC, where it waited for a person after it was seen. */
  readonly enteredAt?: string;
  /** When its page was found to be gone from its site; absent while it is there, as far as is known. */
  readonly goneAt?: string;
  /** Short hash that is another whenever anything that is shown of the meeting is: for the inputs of targets. */
  readonly version: string;
}

/** The meeting as one of its decisions sees it: changed only when that was. */
export function asOfDecision(
  { modifiedAt, ...meeting }: PublishedMeeting,
  { id }: Pick<Decision, 'id'>,
): PublishedMeeting {
  const own = meeting.changedAt === undefined ? modifiedAt : meeting.changedAt[id];
  return own === undefined ? meeting : { ...meeting, modifiedAt: own };
}

/** When a meeting was first published here, ISO 8601 in UTC: readings of before, corrections and changed pages move nothing. */
export const arrivalOf = ({ enteredAt, firstSeenAt }: PublishedMeeting): string => enteredAt ?? firstSeenAt;

/** Meetings in the order in which they were first published here, the newest first; of those that came together, the last published. */
export const byArrival = (meetings: readonly PublishedMeeting[]): PublishedMeeting[] => {
  const keyOf = (meeting: PublishedMeeting): string =>
    `${arrivalOf(meeting)}#${publicationInstant(meeting.document)}#${meeting.document.id}`;
  return [...meetings].sort((one, other) => (keyOf(one) < keyOf(other) ? 1 : -1));
};

export interface PublishedDecision {
  readonly meeting: PublishedMeeting;
  readonly decision: Decision;
}

/** The same with clean text. */
export const cleanDecision = ({ meeting, decision }: PublishedDecision): PublishedDecision => {
  const clean = cleanOnce(meeting);
  const own = clean.document.decisions[meeting.document.decisions.indexOf(decision)];
  return { meeting: clean, decision: own ?? cleanOnce(decision) };
};

/** What feeds tell of a meeting that was withdrawn, or of decisions that a new reading of its page no longer has. */
export interface WithdrawnMeeting {
  readonly meeting: string;
  /** False where only decisions of it are gone. */
  readonly isWhole: boolean;
  /** Identifiers of decisions. */
  readonly decisions: readonly string[];
  /** When that was decided, ISO 8601. */
  readonly at: string;
}

/** Loads the document that is a record's current one, as it was stored. */
export type LoadDocument = (record: MeetingRecord) => Promise<MinutesDocument>;

/** See {@link PublishedMeeting.version}: documents are immutable, so that their key stands for all that they say. */
export const versionOf = ({
  meeting,
  current,
  published,
  corrections,
  misfits,
  firstSeenAt,
  modifiedAt,
  goneAt,
}: MeetingRecord): string =>
  versionHash([
    meeting,
    current.documentKey,
    published,
    corrections,
    misfits,
    firstSeenAt,
    modifiedAt,
    goneAt,
  ]);

/** The whole document of a record as it is published, with the text of the page: for the meeting's own page. */
export const publishedDocument = async (
  record: MeetingRecord,
  load: LoadDocument,
): Promise<MinutesDocument> =>
  withDocuments(asShown(underMeeting(await load(record), record.meeting), record));

/** The facts of a record as its page was read; of one that was too large for its row, out of its document. */
const factsRead = async (record: MeetingRecord, load: LoadDocument): Promise<MinutesFacts> =>
  record.facts ?? factsOf(underMeeting(await load(record), record.meeting));

/**
 * What is published of a record; nothing of one that is withdrawn, waits for review, or is another meeting.
 * @throws OpenMinutesError `permanent` where its document is needed, and missing or damaged.
 */
export async function publishedMeeting(
  record: MeetingRecord,
  load: LoadDocument,
): Promise<PublishedMeeting | undefined> {
  if (isHeld(record)) return undefined;
  const { firstSeenAt, modifiedAt, enteredAt, goneAt } = record;
  const read = await factsRead(record, load);
  const document = withDocuments(asShown(read, record));
  const changedAt = modifiedAt === undefined ? undefined : decisionChanges(record, document.decisions, read);
  return {
    document,
    firstSeenAt,
    ...(enteredAt !== undefined && { enteredAt }),
    ...(changedAt !== undefined && { changedAt }),
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(goneAt !== undefined && { goneAt }),
    version: versionHash([versionOf(record), enteredAt, changedAt]),
  };
}

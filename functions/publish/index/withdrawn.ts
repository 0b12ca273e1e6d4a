// What feeds tell of what is gone for good: meetings that were withdrawn or turned out to be others, and decisions that
// no reading has any more or that a correction has taken away.
import { asShown, underMeeting } from '../../shared/documents.ts';
import { isKind } from '../../shared/errors.ts';
import { isHeld, type MeetingRecord, type MinutesFacts } from '../../shared/head.ts';
import type { LoadDocument, WithdrawnMeeting } from './published-meeting.ts';

/** True for a meeting that was taken down, in the place of which a tombstone stands. */
export const isWithdrawn = ({ withdrawal, unitedWith }: MeetingRecord): boolean =>
  withdrawal?.withdrawn === true && unitedWith === undefined;

/** What feeds tell of a record that is gone, or of which decisions are. */
export async function withdrawnOf(record: MeetingRecord, load: LoadDocument): Promise<WithdrawnMeeting[]> {
  if (isWithdrawn(record)) return [await whole(record, record.withdrawal?.at ?? record.firstSeenAt, load)];
  // Its items go on under the identifiers of the meeting that it turned out to be.
  if (record.unitedWith !== undefined) return [await whole(record, after(lastChange(record)), load)];
  return isHeld(record) ? [] : [...goneDecisions(record), ...(await correctedAway(record, load))];
}

/** Its decisions go with it, as far as they are known: a takedown does not wait for a document that cannot be read. */
async function whole(record: MeetingRecord, at: string, load: LoadDocument): Promise<WithdrawnMeeting> {
  const { meeting, goneDecisions: gone = [] } = record;
  const decisions = (await factsIn(record, load))?.decisions.map(({ id }) => id) ?? [];
  return { meeting, isWhole: true, decisions: [...decisions, ...gone], at };
}

/** Decisions that a new reading of a page no longer has. */
function goneDecisions(record: MeetingRecord): WithdrawnMeeting[] {
  const { meeting, goneDecisions: decisions = [] } = record;
  return decisions.length === 0 ? [] : [{ meeting, isWhole: false, decisions, at: lastChange(record) }];
}

/** Decisions that the page has and that people have taken away. */
async function correctedAway(record: MeetingRecord, load: LoadDocument): Promise<WithdrawnMeeting[]> {
  const { meeting, corrections = [] } = record;
  const [at] = corrections
    .filter(({ patch }) => 'decisions' in patch)
    .map((correction) => correction.at)
    .sort()
    .reverse();
  const facts = at === undefined ? undefined : await factsIn(record, load);
  if (at === undefined || facts === undefined) return [];
  const there = new Set(asShown(facts, record).decisions.map(({ id }) => id));
  const decisions = facts.decisions.flatMap(({ id }) => (there.has(id) ? [] : [id]));
  return decisions.length === 0 ? [] : [{ meeting, isWhole: false, decisions, at }];
}

const lastChange = ({ modifiedAt, firstSeenAt }: MeetingRecord): string => modifiedAt ?? firstSeenAt;

/** What is deleted must be deleted after its last change (RFC 6721, section 3), which feeds tell with a fraction of a second. */
const after = (instant: string): string => new Date(Date.parse(instant) + 1000).toISOString();

/** What the current document says, not corrected. */
async function factsIn(record: MeetingRecord, load: LoadDocument): Promise<MinutesFacts | undefined> {
  if (record.facts !== undefined) return record.facts;
  try {
    return underMeeting(await load(record), record.meeting);
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    return undefined;
  }
}

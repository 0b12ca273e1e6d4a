import type { MeetingRecord } from '../../shared/head.ts';
import { mapParallel } from '../../shared/parallel.ts';
import type { GovernmentSummary } from '../../shared/records/summaries.ts';
import { findOut, meetingAt, type NewestDeps } from './newest.ts';
import { arrivalPlace, byArrival, type PublishedMeeting } from './published-meeting.ts';

/** Records that are read at a time. */
const IN_PARALLEL = 16;

/**
 * The meetings of all governments in the order in which they were first published here, newest first. Summaries propose, each with
 * its newest alone, so that the history of one government does not push out the news of all others; each record decides.
 * @param known Meetings that have been read already.
 */
export async function arrivedOfAll(
  summaries: readonly GovernmentSummary[],
  known: readonly PublishedMeeting[],
  most: number,
  deps: NewestDeps,
): Promise<PublishedMeeting[]> {
  const proposed = [...new Set(summaries.flatMap(({ arrived = [] }) => arrived))].sort().reverse();
  const there = new Map(known.map((meeting) => [meeting.document.id, meeting]));
  const found: PublishedMeeting[] = [];
  for (let next = 0; next < proposed.length && found.length < most; next += IN_PARALLEL) {
    const ids = [...new Set(proposed.slice(next, next + IN_PARALLEL).map(meetingAt))];
    const unread = ids.filter((id) => !there.has(id));
    const records = await deps.rows.readMany(unread, deps.broken);
    const meetings = await mapParallel(
      ids,
      IN_PARALLEL,
      async (id) => there.get(id) ?? published(id, records.get(id), deps),
    );
    found.push(...meetings.filter((meeting) => meeting !== undefined));
  }
  return byArrival(found).slice(0, most);
}

async function published(
  id: string,
  record: MeetingRecord | undefined,
  deps: NewestDeps,
): Promise<PublishedMeeting | undefined> {
  const finding = await findOut(id, record, deps);
  return typeof finding === 'object' && finding.isThere ? finding.meeting : undefined;
}

/** Handed on by a government at most. */
const ARRIVED = 6;

/** The places of the newest arrivals of a government, for its summary. */
export const arrivedIn = (published: readonly PublishedMeeting[]): string[] =>
  byArrival(published).slice(0, ARRIVED).map(arrivalPlace);

import type { MeetingRecord } from '../../shared/head.ts';
import { mapParallel } from '../../shared/parallel.ts';
import type { GovernmentSummary } from '../../shared/records/summaries.ts';
import { findOut, type NewestDeps } from './newest.ts';
import { arrivalOf, byArrival, type PublishedMeeting } from './published-meeting.ts';

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
  const proposed = summaries
    .flatMap(({ source, arrived = [] }) => arrived.map((one) => proposalIn(source, one)))
    .sort((one, other) => (one.place < other.place ? 1 : -1))
    .map(({ id }) => id);
  const there = new Map(known.map((meeting) => [meeting.document.id, meeting]));
  const found: PublishedMeeting[] = [];
  for (let next = 0; next < proposed.length && found.length < most; next += IN_PARALLEL) {
    const ids = [...new Set(proposed.slice(next, next + IN_PARALLEL))];
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
/** Characters of a moment in seconds, to the base 36: as text they come in its order until the year 4453. */
const MOMENT_LENGTH = 7;
const BASE = 36;

/**
 * The newest arrivals of a government, for its summary, where room is scarce: `0t9k2hf2024/17`, the moment and what follows the
 * government in the identifier.
 */
export const arrivedIn = (source: string, published: readonly PublishedMeeting[]): string[] =>
  byArrival(published)
    .slice(0, ARRIVED)
    .map((meeting) => {
      const moment = Math.floor(Date.parse(arrivalOf(meeting)) / 1000).toString(BASE);
      return moment.padStart(MOMENT_LENGTH, '0') + meeting.document.id.slice(source.length + 1);
    });

function proposalIn(source: string, arrived: string): { readonly place: string; readonly id: string } {
  const id = `${source}/${arrived.slice(MOMENT_LENGTH)}`;
  return { place: `${arrived.slice(0, MOMENT_LENGTH)}#${id}`, id };
}

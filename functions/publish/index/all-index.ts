import { mapParallel } from '../../shared/parallel.ts';
import type { MeetingRows } from '../../shared/records/meeting-rows.ts';
import { everySummary, type GovernmentSummary, type Summaries } from '../../shared/records/summaries.ts';
import { arrivedOfAll } from './arrived.ts';
import { meetingAt, type NewestDeps, newestOfAll } from './newest.ts';
import type { PublishedDecision, PublishedMeeting, WithdrawnMeeting } from './published-meeting.ts';
import { withdrawnOf } from './withdrawn.ts';

/** What pages and feeds of all governments show at most. */
export const NEWEST_MEETINGS = 60;
export const NEWEST_DECISIONS = 50;
const NEWEST_ARRIVALS = 50;
/** Meetings that decided nothing may be many: beyond these, fewer decisions are shown. */
const MOST_MEETINGS = 150;
/** Withdrawn meetings that the feeds of all still tell of. */
const WITHDRAWN_MEETINGS = 20;
const IN_PARALLEL = 16;

export interface AllIndexDeps extends NewestDeps {
  readonly rows: NewestDeps['rows'] & Pick<MeetingRows, 'read'>;
  readonly summaries: Pick<Summaries, 'all'>;
}

/** All governments as publish sees them. */
export interface AllIndex {
  /** Of every government that was ever built, in the order of their ids. */
  readonly summaries: readonly GovernmentSummary[];
  /** Those with a page to link to: something of them is published. */
  readonly governments: readonly GovernmentSummary[];
  /** The newest, newest publication first. */
  readonly meetings: readonly PublishedMeeting[];
  /** The newest of them, in the order of their meetings and pages. */
  readonly decisions: readonly PublishedDecision[];
  /** In the order in which they were first published here, newest first, of each government a few. */
  readonly arrived: readonly PublishedMeeting[];
  /** Newest withdrawal first. */
  readonly withdrawn: readonly WithdrawnMeeting[];
  /** The index of the newest was behind the records. */
  readonly lags: boolean;
}

/** Reads the summaries, and of all meetings the newest alone: the same effort whatever is stored of each government. */
export async function allIndex(deps: AllIndexDeps): Promise<AllIndex> {
  const summaries = await everySummary(deps.summaries);
  const { meetings, lags } = await newestOfAll(summaries, isEnough, deps);
  return {
    summaries,
    governments: summaries.filter(({ meetings: count, unlisted }) => count > 0 && unlisted !== true),
    meetings: meetings.slice(0, NEWEST_MEETINGS),
    decisions: decisionsOf(meetings.slice(0, MOST_MEETINGS)).slice(0, NEWEST_DECISIONS),
    arrived: await arrivedOfAll(summaries, meetings, NEWEST_ARRIVALS, deps),
    withdrawn: await withdrawnMeetings(summaries, deps),
    lags,
  };
}

const decisionsOf = (meetings: readonly PublishedMeeting[]): PublishedDecision[] =>
  meetings.flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision })));

const isEnough = (meetings: readonly PublishedMeeting[]): boolean =>
  meetings.length >= NEWEST_MEETINGS &&
  (meetings.length >= MOST_MEETINGS || decisionsOf(meetings).length >= NEWEST_DECISIONS);

/** Of what the summaries name, what is gone indeed. */
async function withdrawnMeetings(
  summaries: readonly GovernmentSummary[],
  { rows, load }: Pick<AllIndexDeps, 'rows' | 'load'>,
): Promise<WithdrawnMeeting[]> {
  const named = summaries
    .flatMap(({ withdrawn = [] }) => withdrawn)
    .sort()
    .reverse();
  const ids = [...new Set(named.slice(0, WITHDRAWN_MEETINGS).map(meetingAt))];
  const found = await mapParallel(ids, IN_PARALLEL, async (id) => {
    const record = await rows.read(id);
    return record === undefined ? [] : withdrawnOf(record, load);
  });
  return found
    .flat()
    .sort((one, other) => (`${one.at}#${one.meeting}` < `${other.at}#${other.meeting}` ? 1 : -1));
}

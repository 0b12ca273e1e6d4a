import type { Source } from '../../schemas/generated/source.ts';
import { meetingAt } from '../publish/index/newest.ts';
import { type PublishedMeeting, publishedMeeting } from '../publish/index/published-meeting.ts';
import { meetingName } from '../publish/labels.ts';
import { DAY_MS, HOUR_MS } from '../shared/clock.ts';
import type { SourceState } from '../shared/crawl/source-state.ts';
import { isKind } from '../shared/errors.ts';
import { isHeld, type MeetingRecord } from '../shared/head.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { GovernmentSummary } from '../shared/records/summaries.ts';
import type { HealthDeps } from './deps.ts';
import type { SourceFacts } from './facts.ts';
import { COMPARED, fillOf } from './fill.ts';
import { missingIndexNumbers } from './index-numbers.ts';
import { ledgerFacts } from './ledger-facts.ts';
import { missingMeetings } from './missing-meetings.ts';

const NAME_LENGTH = 80;
const IN_PARALLEL = 16;

const WEEK_MS = 7 * DAY_MS;

/**
 * Whether the facts are to be read anew: they cost a query of all records of the source and one of its addresses, so they
 * are read when something has happened, at most once an hour; once a day while addresses wait, some of which may do so for
 * ever; and else once a week.
 */
export function isStale(
  facts: SourceFacts | undefined,
  state: SourceState | undefined,
  summary: GovernmentSummary | undefined,
  now: Date,
): boolean {
  if (facts === undefined) return true;
  const age = now.getTime() - Date.parse(facts.readAt);
  if (age > WEEK_MS) return true;
  const [newest] = summary?.recent ?? [];
  const happened =
    facts.newest?.meeting !== (newest && meetingAt(newest)) ||
    facts.meetings !== (summary?.meetings ?? 0) ||
    (facts.waitingSince === undefined) !== (summary?.waiting === undefined) ||
    (state?.lastNewAt ?? '') > facts.readAt;
  const isWaited = (facts.ledger?.waiting ?? 0) > 0;
  return (happened && age > HOUR_MS) || (isWaited && age > DAY_MS);
}

/** Reads everything about a source that takes many reads: a query of its records, and one of its addresses. */
export async function readFacts(
  source: Pick<Source, 'id' | 'series' | 'crawl'>,
  { rows, ledger, clock, ...deps }: HealthDeps,
): Promise<SourceFacts> {
  const readAt = clock().toISOString();
  const records: MeetingRecord[] = [];
  for await (const record of rows.of(source.id, { isEventual: true })) records.push(record);
  const published = await publishedAmong(records, deps);
  const waiting = records.filter((one) => one.waiting !== undefined && one.unitedWith === undefined);
  const waitingSince = waiting.flatMap((one) => one.waiting?.observedAt ?? []).sort()[0];
  const newest = published.slice(0, COMPARED).map(({ document }) => document);
  const [first] = newest;
  const fill = fillOf(newest);
  const indexNumbers = newest.flatMap(({ indexNumber }) => (indexNumber === undefined ? [] : [indexNumber]));
  return {
    readAt,
    meetings: published.length,
    ...(first !== undefined && {
      newest: {
        meeting: first.id,
        name: [...meetingName(first)].slice(0, NAME_LENGTH).join(''),
        form: first.form,
        ...(first.heldOn !== undefined && { heldOn: first.heldOn }),
      },
    }),
    gaps: [
      ...missingMeetings(
        source,
        // What waits for a person is not published, but not missing either.
        [...published.map(({ document }) => document.id), ...waiting.map(({ meeting }) => meeting)],
        // Nor is what was withdrawn, or turned out to be another; nor what a meeting is called besides.
        new Set(records.flatMap((one) => [...(one.aliases ?? []), ...(isHeld(one) ? [one.meeting] : [])])),
      ),
      ...missingIndexNumbers(indexNumbers),
    ],
    ...(waitingSince !== undefined && { waitingSince }),
    ...(fill !== undefined && { fill }),
    ...(source.crawl !== undefined && { ledger: await ledgerFacts(ledger.all(source.id)) }),
  };
}

/** Newest publication first. One whose document is damaged stands on the status page as such. */
async function publishedAmong(
  records: readonly MeetingRecord[],
  { load }: Pick<HealthDeps, 'load'>,
): Promise<PublishedMeeting[]> {
  const newestFirst = [...records].sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  const found = await mapParallel(newestFirst, IN_PARALLEL, async (record) => {
    try {
      return await publishedMeeting(record, load);
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
      return undefined;
    }
  });
  return found.filter((meeting) => meeting !== undefined);
}

const placeOf = ({ instant = '', meeting }: MeetingRecord): string => `${instant}#${meeting}`;

import type { Source } from '../../schemas/generated/source.ts';
import { meetingAt } from '../publish/index/newest.ts';
import {
  type LoadDocument,
  type PublishedMeeting,
  publishedMeeting,
} from '../publish/index/published-meeting.ts';
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

/**
 * Reads everything about a source that takes many reads: a query of its records, and one of its addresses. Of the records no more
 * is held at a time than a few and the newest: the largest governments have thousands.
 * @param isOver True when the time is over: what is not read to the end then is read anew another time.
 * @returns undefined when the time was over before the end.
 */
export async function readFacts(
  source: Pick<Source, 'id' | 'series' | 'crawl'>,
  { rows, ledger, load, clock }: Pick<HealthDeps, 'rows' | 'ledger' | 'load' | 'clock'>,
  isOver: () => boolean = () => false,
): Promise<SourceFacts | undefined> {
  const readAt = clock().toISOString();
  const known = new Known();
  for await (const records of inBatches(rows.of(source.id, { isEventual: true }), IN_PARALLEL)) {
    if (isOver()) return undefined;
    known.add(records, await mapParallel(records, IN_PARALLEL, (record) => publishedOf(record, load)));
  }
  const ledgers = source.crawl === undefined ? undefined : await ledgerFacts(ledger.all(source.id), isOver);
  if (source.crawl !== undefined && ledgers === undefined) return undefined;
  const newest = known.newest();
  const [first] = newest;
  const fill = fillOf(newest);
  const indexNumbers = newest.flatMap(({ indexNumber }) => (indexNumber === undefined ? [] : [indexNumber]));
  return {
    readAt,
    meetings: known.published.length,
    ...(first !== undefined && {
      newest: {
        meeting: first.id,
        name: [...meetingName(first)].slice(0, NAME_LENGTH).join(''),
        form: first.form,
        ...(first.heldOn !== undefined && { heldOn: first.heldOn }),
      },
    }),
    gaps: [
      // What waits for a person is not published, but not missing either.
      ...missingMeetings(source, [...known.published, ...known.waiting], known.others),
      ...missingIndexNumbers(indexNumbers),
    ],
    ...(known.waitingSince !== undefined && { waitingSince: known.waitingSince }),
    ...(fill !== undefined && { fill }),
    ...(ledgers !== undefined && { ledger: ledgers }),
  };
}

type Document = PublishedMeeting['document'];

/** What is kept of the records of a source while they are read. */
class Known {
  readonly published: string[] = [];
  readonly waiting: string[] = [];
  /** What was withdrawn, or turned out to be another meeting; and what meetings are called besides: nothing of it is missing. */
  readonly others = new Set<string>();
  waitingSince: string | undefined;
  #newest: { place: string; document: Document }[] = [];

  add(records: readonly MeetingRecord[], published: readonly (PublishedMeeting | undefined)[]): void {
    for (const [index, record] of records.entries()) {
      for (const alias of record.aliases ?? []) this.others.add(alias);
      if (isHeld(record)) this.others.add(record.meeting);
      this.#wait(record);
      const document = published[index]?.document;
      if (document === undefined) continue;
      this.published.push(document.id);
      this.#newest.push({ place: placeOf(record), document });
    }
    this.#newest.sort((one, other) => (one.place < other.place ? 1 : -1)).splice(COMPARED);
  }

  #wait({ meeting, waiting, unitedWith }: MeetingRecord): void {
    if (waiting === undefined || unitedWith !== undefined) return;
    this.waiting.push(meeting);
    const { observedAt } = waiting;
    if (observedAt < (this.waitingSince ?? NEVER)) this.waitingSince = observedAt;
  }

  /** The newest publication first. */
  newest(): Document[] {
    return this.#newest.map(({ document }) => document);
  }
}

/** Later than any instant. */
const NEVER = '9999';

/** One whose document is damaged stands on the status page as such. */
async function publishedOf(record: MeetingRecord, load: LoadDocument): Promise<PublishedMeeting | undefined> {
  try {
    return await publishedMeeting(record, load);
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    return undefined;
  }
}

const placeOf = ({ instant = '', meeting }: MeetingRecord): string => `${instant}#${meeting}`;

async function* inBatches<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    if (batch.push(one) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

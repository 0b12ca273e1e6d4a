import { isKind } from '../../shared/errors.ts';
import type { MeetingRecord } from '../../shared/head.ts';
import { mapParallel } from '../../shared/parallel.ts';
import { calendarAt, UNDATED } from '../../shared/publication.ts';
import type { MeetingRows } from '../../shared/records/meeting-rows.ts';
import type { GovernmentSummary } from '../../shared/records/summaries.ts';
import { type LoadDocument, type PublishedMeeting, publishedMeeting } from './published-meeting.ts';

/** Records that are read at a time; also how far the search may go past what is needed. */
const IN_PARALLEL = 16;
/** A government that is recorded and not yet built may stand before all others: it is not waited for. */
const MOST_LOOKED_AT = 600;

export interface NewestDeps {
  readonly rows: Pick<MeetingRows, 'readMany' | 'publishedIn'>;
  readonly load: LoadDocument;
  /** Whether the meeting's page is public, so that it can be linked. */
  isThere(meeting: string): Promise<boolean>;
  /** Hears of a meeting that cannot be shown, because its document is missing or damaged. */
  broken(meeting: string, error: unknown): void;
}

export interface Newest {
  /** Newest publication first. */
  readonly meetings: readonly PublishedMeeting[];
  /** The index shows what is gone, or lacks what a summary names: it is to be asked again a little later. */
  readonly lags: boolean;
}

/** The meeting that stands at a place. */
export const meetingAt = (place: string): string => place.slice(place.indexOf('#') + 1);

/** What became of a meeting that was proposed. */
type Finding =
  | { readonly place: string; readonly meeting: PublishedMeeting; readonly isThere: boolean }
  | 'not-published'
  | 'broken';

/**
 * The newest meetings of all governments. The index `published` and the summaries propose, each record decides: it is
 * read consistently and stands where its own instant puts it (docs/adr/0021).
 * @param isEnough Asked of the meetings found so far, newest first.
 */
export async function newestOfAll(
  summaries: readonly GovernmentSummary[],
  isEnough: (meetings: readonly PublishedMeeting[]) => boolean,
  deps: NewestDeps,
): Promise<Newest> {
  const there = summaries.reduce((sum, { meetings }) => sum + meetings, 0);
  const findings = new Map<string, Finding>();
  let lags = false;
  for await (const batch of inBatches(candidates(summaries, deps.rows), IN_PARALLEL)) {
    const ids = new Set(batch.map(({ place }) => meetingAt(place)).filter((id) => !findings.has(id)));
    const records = await deps.rows.readMany([...ids], (id, error) => {
      deps.broken(id, error);
      findings.set(id, 'broken');
      ids.delete(id);
    });
    await mapParallel([...ids], IN_PARALLEL, async (id) =>
      findings.set(id, await findOut(id, records.get(id), deps)),
    );
    lags ||= batch.some((candidate) => disagrees(candidate, findings.get(meetingAt(candidate.place))));
    // Of what stands before the last place that was looked at, nothing is missing.
    const meetings = linkable(findings, batch.at(-1)?.place);
    if (isEnough(meetings)) return { meetings, lags };
    const all = linkable(findings);
    if (all.length >= there || findings.size >= MOST_LOOKED_AT) return { meetings: all, lags };
  }
  return { meetings: linkable(findings), lags };
}

/** What became of a meeting, by its own record. */
export async function findOut(
  id: string,
  record: MeetingRecord | undefined,
  { load, isThere, broken }: Omit<NewestDeps, 'rows'>,
): Promise<Finding> {
  // Its own row says where it stands in the index, so that the two differ only while the index is behind.
  if (record?.instant === undefined) return 'not-published';
  try {
    const meeting = await publishedMeeting(record, load);
    if (meeting === undefined) return 'not-published';
    return { place: `${record.instant}#${id}`, meeting, isThere: await isThere(id) };
  } catch (error) {
    if (!isKind(error, 'permanent')) throw error;
    broken(id, error);
    return 'broken';
  }
}

/**
 * Whether the index is behind what the record says. A summary that names what is gone is no reason to look again: the
 * build that its government waits for replaces it, and marks the build of all.
 */
function disagrees({ place, inIndex }: Candidate, finding: Finding | undefined): boolean {
  if (finding === undefined || finding === 'broken') return false;
  const isRight = finding !== 'not-published' && finding.place === place;
  return isRight !== inIndex;
}

/** The meetings whose page is there, down to a place, newest publication first. */
function linkable(findings: ReadonlyMap<string, Finding>, downTo = ''): PublishedMeeting[] {
  return [...findings.values()]
    .flatMap((finding) => (typeof finding === 'object' && finding.isThere ? [finding] : []))
    .filter(({ place }) => place >= downTo)
    .sort((one, other) => (one.place < other.place ? 1 : -1))
    .map(({ meeting }) => meeting);
}

interface Candidate {
  readonly place: string;
  readonly inIndex: boolean;
}

/** What the index and the summaries propose, newest first, each place once. */
async function* candidates(
  summaries: readonly GovernmentSummary[],
  rows: NewestDeps['rows'],
): AsyncGenerator<Candidate> {
  const handedOn = [...new Set(summaries.flatMap(({ recent }) => recent))].sort().reverse();
  let next = 0;
  for (const month of monthsOf(summaries)) {
    for await (const place of rows.publishedIn(month)) {
      for (; (handedOn[next] ?? '') > place; next++) yield { place: handedOn[next] ?? '', inIndex: false };
      if (handedOn[next] === place) next++;
      yield { place, inIndex: true };
    }
  }
  for (; next < handedOn.length; next++) yield { place: handedOn[next] ?? '', inIndex: false };
}

/** Months in which something may have been published, newest first; last what bears no date. */
function* monthsOf(summaries: readonly GovernmentSummary[]): Generator<string> {
  const newest = summaries
    .map(({ newest = UNDATED }) => newest)
    .sort()
    .at(-1);
  const held = summaries.flatMap(({ since }) => (since === undefined ? [] : [Number(since)]));
  let [year = 0, month = 0] = calendarAt(newest ?? UNDATED, 'month')
    .split('-')
    .map(Number);
  // Some pages bear a day of publication before that of the meeting: mistakes of a year turned.
  const first = Math.min(...held, year) - 1;
  while (year >= first && month > 0) {
    yield `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    month -= 1;
    if (month === 0) [year, month] = [year - 1, 12];
  }
  yield UNDATED;
}

async function* inBatches<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

import type { Source } from '../../schemas/generated/source.ts';
import { meetingName } from '../publish/labels.ts';
import { DAY_MS, HOUR_MS } from '../shared/clock.ts';
import type { SourceState } from '../shared/crawl/source-state.ts';
import type { HealthDeps } from './deps.ts';
import type { SourceFacts } from './facts.ts';
import { COMPARED, fillOf } from './fill.ts';
import { missingIndexNumbers } from './index-numbers.ts';
import { ledgerFacts } from './ledger-facts.ts';
import { missingMeetings } from './missing-meetings.ts';

const NAME_LENGTH = 80;

/**
 * Whether the facts are to be read anew: they cost a query per hundred rows and a read per document, so they are read
 * when something has happened, at most once an hour, and else once a day.
 */
export function isStale(
  facts: SourceFacts | undefined,
  state: SourceState | undefined,
  newestMeeting: string | undefined,
  now: Date,
): boolean {
  if (facts === undefined) return true;
  const age = now.getTime() - Date.parse(facts.readAt);
  if (age > DAY_MS) return true;
  const happened =
    facts.newest?.meeting !== newestMeeting ||
    (state?.lastNewAt ?? '') > facts.readAt ||
    (facts.ledger?.waiting ?? 0) > 0;
  return happened && age > HOUR_MS;
}

/** Reads everything about a source that takes many reads: two queries of its own rows, and its newest documents. */
export async function readFacts(
  source: Pick<Source, 'id' | 'series' | 'crawl'>,
  waiting: readonly string[],
  { library, ledger, clock }: HealthDeps,
): Promise<SourceFacts> {
  const readAt = clock().toISOString();
  const ids: string[] = [];
  for await (const id of library.meetingIds(source.id)) ids.push(id);
  const newest = (await library.newestMeetings(source.id, COMPARED)).map(({ document }) => document);
  const [first] = newest;
  const fill = fillOf(newest);
  const indexNumbers = newest.flatMap(({ indexNumber }) => (indexNumber === undefined ? [] : [indexNumber]));
  return {
    readAt,
    meetings: ids.length,
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
      ...(await missingMeetings(
        source,
        [...ids, ...waiting],
        async (id) => (await library.tombstone(id)) ?? library.moved(id),
      )),
      ...missingIndexNumbers(indexNumbers),
    ],
    ...(fill !== undefined && { fill }),
    ...(source.crawl !== undefined && { ledger: await ledgerFacts(ledger.all(source.id)) }),
  };
}

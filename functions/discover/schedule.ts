import type { Source } from '../../schemas/generated/source.ts';
import type { Clock } from '../shared/clock.ts';
import type { SourceState } from '../shared/crawl/source-state.ts';
import { isKind, type OpenMinutesError } from '../shared/errors.ts';
import { retryAt } from '../shared/http/polite.ts';

const EVERY_MINUTES = 360;
const FIRST_RETRY_MINUTES = 15;

/** A source whose lists are to be read on schedule. */
export type Crawled = Source & { readonly crawl: NonNullable<Source['crawl']> };

export const isCrawled = (source: Source): source is Crawled => source.crawl?.enabled === true;

/** True when it is time to look at the lists of a source; for the first time, at once. */
export const isDue = (state: SourceState | undefined, clock: Clock): boolean =>
  state?.nextDueAt === undefined || state.nextDueAt <= clock().toISOString();

/**
 * When to look again: after the source's own interval, give or take a tenth, so that not all look at once; after a
 * failure sooner, later with every further one, but never before the host wants to be asked. A host that does not want
 * us (a ban, robots.txt) is not asked sooner: insisting would not help.
 */
export function nextDueAt(
  { crawl }: Crawled,
  failures: number,
  failure: OpenMinutesError | undefined,
  clock: Clock,
): string {
  const every = crawl.everyMinutes ?? EVERY_MINUTES;
  const isSooner = failure !== undefined && !isKind(failure, 'refused');
  const minutes = isSooner ? Math.min(every, FIRST_RETRY_MINUTES * 2 ** (failures - 1)) : every;
  const ms = minutes * 60_000 * (0.9 + Math.random() / 5);
  const at = clock().getTime() + ms;
  return new Date(Math.max(at, retryAt(failure)?.getTime() ?? 0)).toISOString();
}

import type { Source } from '../../schemas/generated/source.ts';
import { isKind } from '../shared/errors.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { DiscoverDeps } from './deps.ts';
import { discover } from './discover.ts';
import { isCrawled, isDue } from './schedule.ts';

/** Sources that are read at the same time; each host is asked one request after the other all the same. */
const SOURCES_AT_ONCE = 16;

/**
 * Looks at the lists of every source whose time has come, as far as the time allows; the next call goes on.
 * @throws OpenMinutesError the first error of our own stores, after the other sources have been looked at.
 */
export async function discoverDue(
  sources: readonly Source[],
  until: Date,
  deps: DiscoverDeps,
): Promise<undefined> {
  const failures: unknown[] = [];
  let looked = 0;
  await mapParallel(sources.filter(isCrawled), SOURCES_AT_ONCE, async (source) => {
    if (deps.clock() >= until) return;
    try {
      if (!isDue(await deps.states.read(source.id), deps.clock)) return;
      looked += 1;
      await discover(source, { ...deps, until });
    } catch (error) {
      // Another run of the same source is under way, and does the same.
      if (isKind(error, 'conflict')) return;
      deps.log.error('discover failed', { source: source.id, reason: String(error) });
      failures.push(error);
    }
  });
  if (failures.length > 0) throw failures[0];
  deps.log.info('looked at the lists', { sources: looked }, { DiscoverSucceeded: 1 });
}

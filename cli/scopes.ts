import { nightlyScopes } from '../functions/publish/targets/all/tables.ts';
import { everySummary } from '../functions/shared/records/summaries.ts';
import { ALL } from '../functions/shared/records/tables.ts';
import { type Installation, sourcesIn } from './installation.ts';

/** Everything that is built: each government of which something is recorded, all of them, and what the nights make of all. */
export async function everyScope(
  installation: Pick<Installation, 'summaries' | 'builds'>,
): Promise<readonly string[]> {
  const summaries = await everySummary(installation.summaries);
  const sources = new Set([...summaries.map(({ source }) => source), ...(await sourcesIn(installation))]);
  return [...sources, ALL, ...nightlyScopes(summaries)];
}

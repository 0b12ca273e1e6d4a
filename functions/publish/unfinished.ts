import type { ObjectStore } from '../shared/object-store/object-store.ts';
import type { BuildRows } from '../shared/records/build-rows.ts';
import { ALL } from '../shared/records/tables.ts';
import { LONGEST_BACKOFF_MS, STUCK_AFTER_MS } from './instants.ts';
import { readManifest } from './manifest.ts';
import { isLack } from './targets/all/missed.ts';
import { ALL_SEARCH } from './targets/all/search.ts';
import { ALL_DATA } from './targets/all/tables.ts';
import type { FailedTarget } from './targets/target.ts';

/** What could not be published of all governments. */
export interface Unfinished {
  readonly all: readonly FailedTarget[];
  readonly nightly: readonly FailedTarget[];
  /** Since when something of the night (tables, database, search), of which a build could not end, have waited; ISO 8601 in UTC. */
  readonly stuckSince?: string;
}

/** What the last builds of all, and of its tables and its search of the night, could not write: whatever failed waits for its next try. */
export async function unfinishedOfAll(
  builds: Pick<BuildRows, 'due' | 'read'>,
  manifests: ObjectStore,
  now: Date,
): Promise<Unfinished> {
  const nightly: FailedTarget[] = [];
  const late = new Date(now.getTime() - STUCK_AFTER_MS).toISOString();
  let stuckSince: string | undefined;
  for await (const scope of builds.due(new Date(now.getTime() + LONGEST_BACKOFF_MS).toISOString())) {
    if (!isOfNight(scope)) continue;
    nightly.push(...(await failedIn(scope, manifests)));
    const { dirtySince = now.toISOString() } = (await builds.read(scope)) ?? {};
    if (dirtySince < late && dirtySince < (stuckSince ?? late)) stuckSince = dirtySince;
  }
  nightly.sort((one, other) => (one.target < other.target ? -1 : 1));
  return { all: await failedIn(ALL, manifests), nightly, ...(stuckSince !== undefined && { stuckSince }) };
}

/** What was made in the night without files of governments that were not there, and waits for its next try. */
export async function lackingOfNight(
  builds: Pick<BuildRows, 'due'>,
  manifests: ObjectStore,
  now: Date,
): Promise<readonly string[]> {
  const lacking: string[] = [];
  for await (const scope of builds.due(new Date(now.getTime() + LONGEST_BACKOFF_MS).toISOString()))
    if (isOfNight(scope) && (await failedIn(scope, manifests)).some(isLack)) lacking.push(scope);
  return lacking;
}

const isOfNight = (scope: string): boolean =>
  scope === ALL_SEARCH || scope === ALL_DATA || scope.startsWith(`${ALL_DATA}/`);

async function failedIn(scope: string, manifests: ObjectStore): Promise<FailedTarget[]> {
  const { manifest } = await readManifest(manifests, scope);
  return [...(manifest?.failed ?? [])].map(([target, failure]) => ({ target, ...failure }));
}

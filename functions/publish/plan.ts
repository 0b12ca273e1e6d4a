import type { Source } from '../../schemas/generated/source.ts';
import type { StatusStore } from '../health/status-store.ts';
import type { Clock } from '../shared/clock.ts';
import { permanent } from '../shared/errors.ts';
import type { MeetingRecord } from '../shared/head.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { BuildRows, Wake } from '../shared/records/build-rows.ts';
import type { MeetingRows } from '../shared/records/meeting-rows.ts';
import { everySummary, type GovernmentSummary, type Summaries } from '../shared/records/summaries.ts';
import { ALL, isGovernment } from '../shared/records/tables.ts';
import { meetingPage, RESERVED_SOURCE_IDS, searchTokensFile, tableArchive } from './addresses.ts';
import { isLossAccepted, meetingsIn } from './downloads/loss.ts';
import { type PublishedDownloads, publishedDownloads } from './downloads/published.ts';
import { allIndex } from './index/all-index.ts';
import { asIfNotWithdrawn, governmentIndex } from './index/government-index.ts';
import type { LoadDocument } from './index/published-meeting.ts';
import { summaryOf } from './index/summary.ts';
import { readManifest } from './manifest.ts';
import { miss } from './miss.ts';
import type { SiteSettings } from './site-settings.ts';
import { statusOf } from './status.ts';
import { NIGHTLY, targetsOfAll } from './targets/all/all.ts';
import { databaseTargets } from './targets/all/database.ts';
import type { Missed } from './targets/all/missed.ts';
import { ALL_SEARCH, routingTargets } from './targets/all/search.ts';
import {
  ALL_DATA,
  DATABASE_SCOPE,
  listTargets,
  nightlyScopes,
  shardOfScope,
  shardTargets,
} from './targets/all/tables.ts';
import type { GovernmentContext } from './targets/context.ts';
import { governmentTargets } from './targets/government.ts';
import type { FailedTarget, Plan } from './targets/target.ts';
import { releaseOf } from './tonight.ts';
import { lackingOfNight, unfinishedOfAll } from './unfinished.ts';

/** What plans are made from. */
export interface PlanDeps {
  readonly rows: Pick<MeetingRows, 'of' | 'read' | 'readMany' | 'publishedIn'>;
  readonly summaries: Summaries;
  readonly builds: Pick<BuildRows, 'due' | 'mark' | 'read'>;
  readonly statuses: Pick<StatusStore, 'all'>;
  readonly load: LoadDocument;
  /** The private store: what the last build of all could not render, which losses are accepted. */
  readonly manifests: ObjectStore;
  readonly publicStore: Pick<ObjectStore, 'get' | 'head'>;
  readonly sources: readonly Source[];
  readonly site: SiteSettings;
  readonly renderingVersion: string;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * The build of all waits for the next full multiple of so many milliseconds, so that it is built once for the builds of
   * many governments. At once where it is absent.
   */
  readonly gatherMs?: number;
  /** Tells that the build of all is due for a takedown; where it is absent, what is due is found by its mark. */
  readonly wake?: Wake;
}

/** The index of the newest is asked again so much later, if it lags: soon at first, seldom where it goes on. */
const SOON_MS = 60_000;
const LATER_MS = 3_600_000;
const TOLD_IN_PARALLEL = 8;

/** What there is to publish of a scope: a government, all of them, a shard of the nightly tables, or the nightly search. */
export const planner =
  (deps: PlanDeps) =>
  (scope: string, { isEventual = false } = {}): Promise<Plan> => {
    if (scope === ALL) return planOfAll(deps);
    if (scope === ALL_SEARCH) return planOfSearch(deps);
    if (scope === ALL_DATA || scope.startsWith(`${ALL_DATA}/`)) return planOfTables(scope, deps);
    return planOfGovernment(scope, deps, isEventual);
  };

async function planOfGovernment(source: string, deps: PlanDeps, isEventual: boolean): Promise<Plan> {
  if (RESERVED_SOURCE_IDS.has(source))
    throw permanent('reserved-source', `A source may not be called ${source}: the name is taken`);
  const { rows, load, sources, site, renderingVersion, publicStore, manifests, summaries, log } = deps;
  const records: MeetingRecord[] = [];
  const broken = new Map<string, unknown>();
  const note = (meeting: string, error: unknown) => void broken.set(meeting, error);
  for await (const record of rows.of(source, { isEventual, broken: note })) records.push(record);
  const index = await governmentIndex(source, records, { load, sources, broken });
  const context: GovernmentContext = {
    site,
    sources,
    published: await publishedDownloads(source, publicStore),
    publicStore,
    async isLossAccepted(downloads, loss) {
      if (await isLossAccepted(downloads, manifests)) return true;
      // Rows of what was taken down would stay public with those that the loss would take.
      const gone = new Set(index.tombstones.map(({ id }) => id));
      const held = await meetingsIn(downloads, 'meetings', publicStore);
      const isTakenDown = held.some((meeting) => gone.has(meeting));
      // What was decided of a meeting that cannot be read is missing in the edition: nobody has taken it back.
      const isAmended =
        index.damaged.size === 0 && (await editionOf(downloads, manifests)) !== index.amendments;
      if (!isTakenDown && !isAmended) return false;
      log.error('rows lost beside a takedown', { source, reason: String(loss) });
      return true;
    },
  };
  const restored =
    index.tombstones.length === 0
      ? undefined
      : await governmentIndex(source, records.map(asIfNotWithdrawn), { load, sources, broken });
  return {
    targets: governmentTargets(index, context, restored),
    async finish(done) {
      const release = releaseOf({ renderingVersion, settings: site }, sources, source);
      const downloads = await publishedDownloads(source, publicStore);
      const summary = summaryOf(index, { ...done, release }, downloads);
      const before = await summaries.read(source);
      const isTakenDown = !done.isFirst && before?.gone !== summary.gone;
      // The tables and the search of all do not wait for the night then. Before and after, since they are made from the summary.
      if (isTakenDown) await markTables(deps);
      await summaries.put(summary);
      if (isTakenDown) await markTables(deps);
      // The summary tells nothing of it: it is what it was before they were lost.
      if (isBack(done.written, summary, before)) await markLacking(deps);
      // latest.json names tables that are gone.
      await markAll(deps, before?.amendments !== summary.amendments);
    },
  };
}

/** Whether a build has written files anew, as they were, from which others make what is of all governments. */
function isBack(
  written: readonly string[],
  { source, archive, search }: GovernmentSummary,
  before: GovernmentSummary | undefined,
): boolean {
  const isSameArchive = archive !== undefined && archive.hash === before?.archive?.hash;
  const isSameSearch = search !== undefined && search === before?.search;
  return (
    (isSameArchive && written.includes(tableArchive(source, archive.hash))) ||
    (isSameSearch && written.includes(searchTokensFile(source)))
  );
}

/** What people had decided of its meetings when the archive was written; nothing where no build knows. */
async function editionOf(
  { source, archive: { hash } }: PublishedDownloads,
  manifests: ObjectStore,
): Promise<string> {
  const { manifest } = await readManifest(manifests, source);
  return manifest?.files.get(tableArchive(source, hash))?.edition ?? '';
}

async function planOfAll(deps: PlanDeps): Promise<Plan> {
  const { rows, summaries, statuses, load, manifests, publicStore, sources, site, log } = deps;
  const unfinished = await unfinishedOfAll(deps.builds, manifests, deps.clock());
  const brokenSummaries = new Map<string, unknown>();
  const [nightly, index, stored] = await Promise.all([
    thereOf(NIGHTLY, publicStore),
    allIndex({
      rows,
      summaries: { all: () => summaries.all((source, error) => void brokenSummaries.set(source, error)) },
      load,
      isThere: async (meeting) => (await publicStore.head(meetingPage(meeting))) !== undefined,
      broken: (meeting, error) => log.error('meeting not listed', { meeting, reason: String(error) }),
    }),
    statuses.all(),
  ]);
  for (const [source, error] of brokenSummaries) {
    log.error('summary broken', { source, reason: String(error) });
    // Its own build writes it anew.
    await deps.builds.mark(source, deps.clock().toISOString());
  }
  const status = statusOf({
    statuses: stored.map((one) => one.status),
    summaries: index.summaries,
    brokenSummaries: [...brokenSummaries.keys()],
    unfinished,
    sources,
  });
  const lookAgainAt = index.lags ? await whenToLookAgain(deps) : undefined;
  return {
    targets: targetsOfAll(index, status, { site, sources, nightly }),
    async finish(done) {
      // What could not be rendered stands on the status page, which this build has written before it knew.
      if (namesOf(done.failed) !== namesOf(unfinished.all)) await markAll(deps);
      // The first index of the search does not wait for the night: without one nothing is found.
      const isSearchable = index.governments.length > 0;
      if (isSearchable && (await deps.builds.read(ALL_SEARCH)) === undefined)
        await deps.builds.mark(ALL_SEARCH, deps.clock().toISOString());
    },
    ...(lookAgainAt !== undefined && { lookAgainAt }),
  };
}

const namesOf = (failed: readonly FailedTarget[]): string =>
  failed
    .map(({ target, code }) => `${target} ${code}`)
    .sort()
    .join('\n');

async function whenToLookAgain({ builds, clock }: PlanDeps): Promise<string> {
  const row = await builds.read(ALL);
  // Without a mark it was built because it was to look again.
  return new Date(clock().getTime() + (row?.dirtySince === undefined ? LATER_MS : SOON_MS)).toISOString();
}

/** Those of some files that are public. */
async function thereOf(
  paths: readonly string[],
  publicStore: Pick<ObjectStore, 'head'>,
): Promise<readonly string[]> {
  const found = await Promise.all(paths.map((path) => publicStore.head(path)));
  return paths.filter((_, index) => found[index] !== undefined);
}

async function planOfTables(scope: string, deps: PlanDeps): Promise<Plan> {
  const { summaries, publicStore, site, sources, builds, clock } = deps;
  const all = await everySummary(summaries);
  const isNamed = scope === ALL_DATA || scope === DATABASE_SCOPE;
  const before = isNamed ? await thereOf(NIGHTLY, publicStore) : [];
  /** The catalogue and the page of downloads name these files once they are there. */
  const tellOfAll = async () => {
    const after = await thereOf(NIGHTLY, publicStore);
    if (after.join() !== before.join()) await markAll(deps);
  };
  if (scope === ALL_DATA)
    return { targets: await listTargets(all, publicStore, { site, sources }), finish: tellOfAll };
  const missed: Missed = new Map();
  if (scope === DATABASE_SCOPE) {
    return {
      targets: databaseTargets(all, publicStore, { site, sources }, missed),
      async finish() {
        await tell(scope, missed, deps);
        await tellOfAll();
      },
    };
  }
  const shard = shardOfScope(scope);
  if (shard === undefined) throw permanent('unknown-scope', `Nothing is built under the name ${scope}`);
  return {
    targets: shardTargets(shard, all, publicStore, missed),
    finish: async () => {
      await tell(scope, missed, deps);
      await builds.mark(ALL_DATA, clock().toISOString());
    },
  };
}

async function planOfSearch(deps: PlanDeps): Promise<Plan> {
  const { summaries, publicStore, site, sources } = deps;
  const missed: Missed = new Map();
  return {
    targets: routingTargets(await everySummary(summaries), publicStore, { site, sources }, missed),
    finish: () => tell(ALL_SEARCH, missed, deps),
  };
}

/**
 * Each government writes anew what was missed of it, and marks the scope then. Where all of it has come meanwhile, none of
 * their builds may have found a scope that had failed: it marks itself.
 */
async function tell(scope: string, missed: Missed, deps: PlanDeps): Promise<void> {
  if (missed.size === 0) return;
  const told = await mapParallel([...missed], TOLD_IN_PARALLEL, async ([path, source]) => {
    if ((await deps.publicStore.head(path)) !== undefined) return false;
    await miss(source, path, deps);
    return true;
  });
  if (!told.includes(true)) await markGathered(scope, deps);
}

/** What was made without files of governments is made again, once for those that come within a stretch of time. */
async function markLacking(deps: PlanDeps): Promise<void> {
  for (const scope of await lackingOfNight(deps.builds, deps.manifests, deps.clock()))
    await markGathered(scope, deps);
}

async function markTables({ summaries, builds, clock }: PlanDeps): Promise<void> {
  const now = clock().toISOString();
  for (const scope of nightlyScopes(await everySummary(summaries))) await builds.mark(scope, now);
}

/** Step 9 of ADR 0020; a takedown waits for nobody. */
async function markAll(deps: PlanDeps, isUrgent = false): Promise<void> {
  if (!isUrgent) return markGathered(ALL, deps);
  const { token } = await deps.builds.mark(ALL, deps.clock().toISOString());
  await deps.wake?.([ALL], `token-${token}`);
}

/** All who mark a scope within a stretch of time name the same instant. */
async function markGathered(scope: string, { builds, clock, gatherMs }: PlanDeps): Promise<void> {
  const now = clock();
  const next = gatherMs === undefined ? now.getTime() : Math.ceil(now.getTime() / gatherMs) * gatherMs;
  const isLater = next > now.getTime();
  await builds.mark(scope, now.toISOString(), isLater ? { wakeAt: new Date(next).toISOString() } : {});
}

/** The generation that a scope's summary is from; 0 where there is none. Asked only where there is no manifest. */
export const lastGenerationIn =
  (summaries: Pick<Summaries, 'read'>) =>
  async (scope: string): Promise<number> =>
    isGovernment(scope) ? ((await summaries.read(scope))?.generation ?? 0) : 0;

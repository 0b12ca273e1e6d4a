import { randomUUID } from 'node:crypto';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { type BuildRow, type BuildRows, restsUntil } from '../shared/records/build-rows.ts';
import { ALL } from '../shared/records/tables.ts';
import { firstInstant, recheckFrom, retryFrom, setDeletions } from './instants.ts';
import { adopt, contentOf, type Ledger, ledgerOf, suspect } from './ledger.ts';
import { listing, look } from './look.ts';
import { type FoundManifest, ownManifest, readManifest, Superseded } from './manifest.ts';
import type { Shown } from './render.ts';
import type { Served, SyncDeps } from './sync.ts';
import type { FailedTarget, Place, Plan } from './targets/target.ts';
import { type Progress, writeChanges } from './write-changes.ts';

/** What a build needs from outside. */
export interface BuildDeps extends Shown {
  readonly builds: BuildRows;
  /** Private: holds `builds/<scope>.json`. */
  readonly manifests: ObjectStore;
  /** Exactly the published files. */
  readonly publicStore: ObjectStore;
  /**
   * Queries the records, consistently, and says what is to be public.
   * @param options.isEventual For who writes nothing: at half the price, from records that may lag by a moment.
   */
  readonly plan: (scope: string, options?: { readonly isEventual?: boolean }) => Promise<Plan>;
  /** Where the scope's files lie, and nobody else's. */
  readonly placesOf: (scope: string) => readonly Place[] | Promise<readonly Place[]>;
  /** Whether the records are being made anew: what is not there yet is not gone, and may be a takedown. */
  readonly isRestoring: () => Promise<boolean>;
  /** Of the summary's row; 0 where there is none. */
  readonly lastGeneration: (scope: string) => Promise<number>;
  readonly servedAs: (path: string) => Served;
  readonly clock: Clock;
  /** The longest that a build and its requests live, in milliseconds: the timeout of the function. */
  readonly timeoutMs: number;
  /** True when too little time is left to begin something new. */
  readonly isTimeUp?: () => boolean;
  /** Tells whoever listens that files were written. It never fails; without it nobody is told. */
  readonly announce?: (written: readonly string[]) => Promise<void>;
  readonly log: Log;
}

/**
 * `nothing-due`: another build has done it, its time has not come, it rests, or the records are being made anew. `superseded`: another build has taken over, and
 * the mark stands. `unfinished`: the time was up; what is written counts, the mark stands.
 */
export type BuildState = 'built' | 'nothing-due' | 'superseded' | 'unfinished';

export interface BuildOutcome {
  readonly state: BuildState;
  /** Paths. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Targets that were not rendered, because they show what they showed. */
  readonly unchanged: number;
  readonly failed: readonly FailedTarget[];
}

/**
 * Builds what is public of a government, or of `all`, as the records say. The steps are those of docs/adr/0020, which
 * says why each is there. It may be killed at any point and run again, also beside another.
 * @throws OpenMinutesError what the stores throw: the mark stands and waits a while. A target that fails does not throw.
 */
export async function build(scope: string, deps: BuildDeps): Promise<BuildOutcome> {
  // Step 1.
  const row = await deps.builds.read(scope);
  const now = deps.clock().toISOString();
  if (row?.wakeAt === undefined || row.wakeAt > now) return outcomeOf('nothing-due');
  const restUntil = restsUntil(row);
  if (restUntil !== undefined && restUntil > now) {
    await deps.builds.rest(scope, row.token, restUntil);
    return outcomeOf('nothing-due');
  }
  // The mark stands, and restoring ends with marks for all.
  if (await deps.isRestoring()) return outcomeOf('nothing-due');
  const progress: Progress = { written: [], removed: [], unchanged: 0 };
  try {
    return await run(scope, row, progress, deps);
  } catch (error) {
    if (error instanceof Superseded) return outcomeOf('superseded', progress);
    await deps.builds.postpone(scope, row.token, retryFrom(deps.clock(), row.dirtySince));
    throw error;
  }
}

const outcomeOf = (
  state: BuildState,
  progress: Progress = { written: [], removed: [], unchanged: 0 },
  failed: readonly FailedTarget[] = [],
): BuildOutcome => ({ state, ...progress, failed });

async function run(scope: string, row: BuildRow, progress: Progress, deps: BuildDeps): Promise<BuildOutcome> {
  const { builds, manifests, publicStore, clock, log } = deps;
  const places = await deps.placesOf(scope);
  const recheckAt = () => recheckFrom(clock(), deps.timeoutMs);

  // Step 2: the manifest, and only then the records.
  const found = await readManifest(manifests, scope);
  const generation = found.manifest?.generation ?? (await deps.lastGeneration(scope));
  const own = ownManifest(manifests, scope, found, generation, randomUUID());
  const plan = await deps.plan(scope);

  // Step 3.
  const ledger = ledgerOf(found);
  await lookAgain(ledger, found, { publicStore, places, recheckAt, now: clock().toISOString() });

  // Steps 4 to 6.
  const syncDeps = { scope, publicStore, servedAs: deps.servedAs, own, ledger, recheckAt };
  const isFinished = await writeChanges(plan, progress, syncDeps, { ...deps, places });
  const announced = progress.written.length > 0 ? deps.announce?.(progress.written) : undefined;

  try {
    // Step 7.
    for (const path of ledger.checked) ledger.suspects.delete(path);
    setDeletions(ledger, clock());
    await own.write(contentOf(ledger, []));
    const failed = [...ledger.failed].map(([target, failure]): FailedTarget => ({ target, ...failure }));
    const counts = {
      scope,
      written: progress.written.length,
      removed: progress.removed.length,
      unchanged: progress.unchanged,
      failed: failed.length,
    };
    if (scope === ALL) log.info('built', counts, { FeedTargetsFailed: failed.length });
    else log.info('built', counts);
    if (!isFinished) return outcomeOf('unfinished', progress, failed);

    // Steps 8 and 9.
    const files = new Map([...ledger.files].map(([path, { etag }]) => [path, etag]));
    await plan.finish?.({
      ...{ generation: own.generation(), isFirst: generation === 0, failed, files },
      written: progress.written,
    });

    // Step 10. What failed was tried just now.
    await announced;
    await builds.clear(scope, row.token, {
      wakeAt: firstInstant(ledger, clock(), plan.lookAgainAt),
      builtAt: row.dirtySince === undefined ? undefined : clock().toISOString(),
    });
    return outcomeOf('built', progress, failed);
  } finally {
    await announced;
  }
}

/** Step 3: looks at the paths of an intent, whoever wrote it, and at suspects whose time has come. */
async function lookAgain(
  ledger: Ledger,
  { manifest }: FoundManifest,
  {
    publicStore,
    places,
    recheckAt,
    now,
  }: Pick<SyncDeps, 'publicStore' | 'recheckAt'> & {
    places: readonly Place[];
    now: string;
  },
): Promise<void> {
  // A missing manifest is one that knows nothing, with an intent for whatever there is.
  const there = manifest === undefined ? await listing(publicStore, places) : undefined;
  const intent = manifest?.intent ?? [...(there?.keys() ?? [])];
  const due = [...ledger.suspects].flatMap(([path, at]) => (at <= now ? [path] : []));
  const paths = [...new Set([...intent, ...due])];
  const found = there ?? (await look(publicStore, places, paths, ledger.files.size));
  if (intent.length > 0) ledger.isSurprised = true;
  for (const path of due) ledger.checked.add(path);
  for (const path of paths) {
    const etag = found.get(path);
    if (etag !== ledger.files.get(path)?.etag) ledger.isSurprised = true;
    adopt(ledger, path, etag);
  }
  for (const path of intent) suspect(ledger, path, recheckAt());
}

import { randomUUID } from 'node:crypto';
import { type Clock, DAY_MS } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { ObjectStore } from '../shared/object-store/object-store.ts';
import { chunksOf, mapParallel } from '../shared/parallel.ts';
import type { BuildRows } from '../shared/records/build-rows.ts';
import { adopt, contentOf, type Ledger, ledgerOf, suspect } from './ledger.ts';
import { liesIn, listing, look } from './look.ts';
import { type FoundManifest, ownManifest, readManifest, Superseded } from './manifest.ts';
import {
  fail,
  fingerprints,
  pathsByTarget,
  type Rendering,
  releaseVanished,
  rendered,
  type Shown,
} from './render.ts';
import { type Put, type Served, type SyncDeps, sync } from './sync.ts';
import {
  type FailedTarget,
  type Order,
  orders,
  type Place,
  type Plan,
  type Target,
} from './targets/target.ts';

/** What a build needs from outside. */
export interface BuildDeps extends Shown {
  readonly builds: BuildRows;
  /** Private: holds `builds/<scope>.json`. */
  readonly manifests: ObjectStore;
  /** Exactly the published files. */
  readonly publicStore: ObjectStore;
  /** Queries the records, consistently, and says what is to be public. */
  readonly plan: (scope: string) => Promise<Plan>;
  /** Where the scope's files lie, and nobody else's. */
  readonly placesOf: (scope: string) => readonly Place[];
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
 * `nothing-due`: another build has done it, or its time has not come. `superseded`: another build has taken over, and
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

/** A request that was sent within the timeout has taken effect so much later at the latest. */
const LATE_MS = 15 * 60_000;
/** Paths in one intent. */
const MOST_PATHS = 500;
/** Bytes that are rendered and not yet written. */
const MOST_BYTES = 64 * 1024 * 1024;
const RENDERED_TOGETHER = 32;
const RENDERED_IN_PARALLEL = 8;
/** Until what failed is tried again; each time twice as long. */
const FIRST_BACKOFF_MS = 60_000;
const LONGEST_BACKOFF_MS = 6 * 3_600_000;

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
  const progress: Progress = { written: [], removed: [], unchanged: 0 };
  try {
    return await run(scope, row.token, progress, deps);
  } catch (error) {
    if (error instanceof Superseded) return outcomeOf('superseded', progress);
    const failedAt = deps.clock();
    await deps.builds.postpone(scope, row.token, later(failedAt, waitedMs(row.dirtySince, failedAt)));
    throw error;
  }
}

/** What has become of the files so far. */
interface Progress {
  written: string[];
  removed: string[];
  unchanged: number;
}

const outcomeOf = (
  state: BuildState,
  progress: Progress = { written: [], removed: [], unchanged: 0 },
  failed: readonly FailedTarget[] = [],
): BuildOutcome => ({ state, ...progress, failed });

async function run(scope: string, token: number, progress: Progress, deps: BuildDeps): Promise<BuildOutcome> {
  const { builds, manifests, publicStore, clock, log } = deps;
  const places = deps.placesOf(scope);
  const recheckAt = () => later(clock(), deps.timeoutMs + LATE_MS);

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
  const isFinished = await renderAndWrite(plan, progress, syncDeps, { ...deps, places });
  const announced = progress.written.length > 0 ? deps.announce?.(progress.written) : undefined;

  try {
    // Step 7.
    for (const path of ledger.checked) ledger.suspects.delete(path);
    setDeletions(ledger, clock());
    await own.write(contentOf(ledger, []));
    const failed = [...ledger.failed].map(([target, failure]): FailedTarget => ({ target, ...failure }));
    log.info('built', {
      scope,
      written: progress.written.length,
      removed: progress.removed.length,
      unchanged: progress.unchanged,
      failed: failed.length,
    });
    if (!isFinished) return outcomeOf('unfinished', progress, failed);

    // Steps 8 and 9.
    const files = new Map([...ledger.files].map(([path, { etag }]) => [path, etag]));
    await plan.finish?.({ generation: own.generation(), failed, files });

    // Step 10. What failed was tried just now.
    await announced;
    await builds.clear(scope, token, firstInstant(ledger, clock(), plan.lookAgainAt));
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

/**
 * Steps 4 to 6: renders the targets that differ, leaves first, and writes their files that differ, at most 500 under one
 * intent; a file is written once all targets before its place in the order are. Deletions come last.
 * @returns false when the time was up before the end.
 */
async function renderAndWrite(
  plan: Plan,
  progress: Progress,
  syncDeps: SyncDeps,
  deps: BuildDeps & { readonly places: readonly Place[] },
): Promise<boolean> {
  const { ledger, own } = syncDeps;
  const { clock, isTimeUp = () => false, places } = deps;
  const fingerprintOf = fingerprints(deps);
  const wanted = new Map(plan.targets.map((target) => [target.id, fingerprintOf(target)]));
  releaseVanished(ledger, wanted);
  const changed = new Map(
    plan.targets.flatMap((target) =>
      ledger.fingerprints.get(target.id) === wanted.get(target.id) ? [] : [[target.id, target]],
    ),
  );
  for (const id of ledger.failed.keys()) if (!changed.has(id)) ledger.failed.delete(id);
  progress.unchanged = plan.targets.length - changed.size;
  const before = pathsByTarget(ledger);
  const claimed = new Set<string>();
  /** Renderings whose files are written in part, with the number of those that are not. */
  const open = new Map<Rendering, number>();
  let waiting: { put: Put; of: Rendering }[] = [];

  for (const order of orders) {
    const inTurn = [...changed.values()].filter((target) => target.order === order);
    for (const some of chunksOf(inTurn, RENDERED_TOGETHER)) {
      if (isTimeUp()) {
        await write(order, []);
        return false;
      }
      await mapParallel(some, RENDERED_IN_PARALLEL, render);
      const ready = waiting.filter(({ put }) => isReady(put, order));
      const bytes = ready.reduce((sum, { put }) => sum + put.file.bytes.byteLength, 0);
      if ((ready.length >= MOST_PATHS || bytes >= MOST_BYTES) && !(await write(order, []))) return false;
    }
  }
  const last = orders[orders.length - 1] ?? 'latest';
  const deletions = goingNow(plan, ledger, clock().toISOString()).filter((path) => !claimed.has(path));
  return write(last, deletions);

  async function render(target: Target): Promise<void> {
    const mayTake = (path: string, owner = target.id) =>
      liesIn(places, path) && !claimed.has(path) && (owner === target.id || changed.has(owner));
    try {
      const rendering = await rendered(
        target,
        wanted.get(target.id) ?? '',
        ledger,
        before.get(target.id) ?? [],
        mayTake,
      );
      for (const put of rendering.puts) {
        claimed.add(put.path);
        waiting.push({ put, of: rendering });
      }
      open.set(rendering, rendering.puts.length);
      if (rendering.puts.length === 0) complete(rendering);
    } catch (error) {
      fail(ledger, target, error, clock().toISOString());
      deps.log.error('target failed', { target: target.id, reason: String(error) });
    }
  }

  /** From here on it is known by its fingerprint. */
  function complete(rendering: Rendering): void {
    open.delete(rendering);
    ledger.fingerprints.set(rendering.target.id, rendering.fingerprint);
    ledger.failed.delete(rendering.target.id);
  }

  /**
   * Steps 5 and 6 for what waits and whose turn has come, 500 paths at a time.
   * @returns false when the time was up before the end.
   */
  async function write(order: Order, deletions: readonly string[]): Promise<boolean> {
    const ready = waiting
      .filter(({ put }) => isReady(put, order))
      .sort((one, other) => orders.indexOf(one.put.order) - orders.indexOf(other.put.order));
    waiting = waiting.filter(({ put }) => !isReady(put, order));
    for (const some of chunksOf<(typeof ready)[number] | string>([...ready, ...deletions], MOST_PATHS)) {
      if (isTimeUp() && some[0] !== ready[0]) return false;
      const puts = some.filter((item) => typeof item !== 'string');
      const going = some.filter((item) => typeof item === 'string');
      await own.write(contentOf(ledger, [...puts.map(({ put }) => put.path), ...going]));
      await sync(
        puts.map(({ put }) => put),
        going,
        syncDeps,
      );
      for (const { put, of } of puts) {
        progress.written.push(put.path);
        const left = (open.get(of) ?? 0) - 1;
        open.set(of, left);
        if (left === 0) complete(of);
      }
      progress.removed.push(...going);
    }
    return true;
  }
}

const isReady = (put: Put, order: Order): boolean => orders.indexOf(put.order) <= orders.indexOf(order);

/** Obsolete files whose time has come, and those of what was taken down, which go at once. */
function goingNow({ targets }: Plan, { files, isSurprised }: Ledger, now: string): string[] {
  const takenDown = new Set<string>();
  const formerly = new Set<string>();
  for (const target of targets) {
    if (target.takenDown === undefined) continue;
    takenDown.add(target.id);
    for (const path of target.formerly ?? []) formerly.add(path);
  }
  return [...files].flatMap(([path, { obsolete = false, deleteAt, target = '' }]) => {
    if (!obsolete) return [];
    const isUrgent = takenDown.has(target) || formerly.has(path);
    const hasCome = deleteAt !== undefined && deleteAt <= now && !isSurprised;
    return isUrgent || hasCome ? [path] : [];
  });
}

/** Step 7: what has become obsolete stays a while; so does everything obsolete where others may be writing still. */
function setDeletions({ files, isSurprised }: Ledger, now: Date): void {
  for (const [path, file] of files) {
    if (file.obsolete === undefined || (file.deleteAt !== undefined && !isSurprised)) continue;
    files.set(path, { ...file, deleteAt: later(now, (file.keepDays ?? 1) * DAY_MS) });
  }
}

/** When the scope is to be built though nobody marks it. */
function firstInstant(
  { files, suspects, failed }: Ledger,
  now: Date,
  lookAgainAt: string | undefined,
): string | undefined {
  const instants = [...suspects.values(), ...(lookAgainAt === undefined ? [] : [lookAgainAt])];
  for (const { deleteAt } of files.values()) if (deleteAt !== undefined) instants.push(deleteAt);
  for (const { tries } of failed.values())
    instants.push(later(now, backoffMs(FIRST_BACKOFF_MS * 2 ** (tries - 1))));
  return instants.reduce<string | undefined>(
    (first, instant) => (first === undefined || instant < first ? instant : first),
    undefined,
  );
}

/** Who has waited long for a build that fails waits as long once more. */
const waitedMs = (since: string | undefined, now: Date): number =>
  backoffMs(since === undefined ? 0 : now.getTime() - Date.parse(since));

const backoffMs = (ms: number): number => Math.min(Math.max(ms, FIRST_BACKOFF_MS), LONGEST_BACKOFF_MS);

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

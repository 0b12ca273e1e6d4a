import { ALL, isGovernment } from '../shared/records/tables.ts';
import { type BuildDeps, type BuildOutcome, build } from './build.ts';
import { readManifest } from './manifest.ts';
import { ALL_DATA } from './targets/all/tables.ts';

/** A build, or a target of one, that failed; it is tried again after a while. */
export interface FailedBuild {
  readonly scope: string;
  /** Absent where the whole build failed. */
  readonly target?: string;
  readonly reason: string;
}

export interface DrainOutcome {
  /** Numbers of files. */
  readonly written: number;
  readonly removed: number;
  readonly failed: readonly FailedBuild[];
}

export interface DrainOptions {
  /** Builds also what is to wait for another try: somebody may have mended the cause. */
  readonly isImpatient?: boolean;
  /** Once what is due of the governments is built, and what is shown of all of them is to be. */
  readonly beforeAll?: () => Promise<void>;
}

/** Later than any instant. */
const WHENEVER = '9999-12-31T23:59:59.999Z';

/** What is made of the files of governments comes after them, then what lists the tables, and what lists everything last. */
export const TURNS = ['government', 'tables', 'list', 'all'] as const;
export type Turn = (typeof TURNS)[number];
export function turnOf(scope: string): Turn {
  if (scope === ALL) return 'all';
  if (scope === ALL_DATA) return 'list';
  return isGovernment(scope) ? 'government' : 'tables';
}

/**
 * Builds until nothing is due any more, the governments before what is published of all. One that fails does not stop
 * the others, and is not tried twice.
 */
export async function drain(
  deps: BuildDeps,
  { isImpatient = false, beforeAll = async () => {} }: DrainOptions = {},
): Promise<DrainOutcome> {
  const { builds, clock, log } = deps;
  const failed = new Map<string, readonly FailedBuild[]>();
  const broken = new Set<string>();
  let written = 0;
  let removed = 0;
  let due = await scopes(clock().toISOString());
  if (isImpatient) due = [...due, ...(await markFailed(new Set(due)))];
  for (;;) {
    // What is due without being marked is only the index being behind.
    let isBuilt = false;
    for (const turn of TURNS) {
      for (const scope of due.filter((one) => turnOf(one) === turn && !broken.has(one))) {
        if (scope === ALL) await beforeAll();
        isBuilt = (await attempt(scope)) || isBuilt;
      }
    }
    if (!isBuilt) return { written, removed, failed: [...failed.values()].flat() };
    due = await scopes(clock().toISOString());
  }

  /** Marks what waits for another try. What only waits to delete something, or to look at it again, goes on waiting. */
  async function markFailed(due: ReadonlySet<string>): Promise<string[]> {
    const marked: string[] = [];
    for (const scope of await scopes(WHENEVER)) {
      if (due.has(scope)) continue;
      const row = await builds.read(scope);
      const isPostponed = row?.dirtySince !== undefined;
      const { manifest } = isPostponed ? {} : await readManifest(deps.manifests, scope);
      if (!isPostponed && (manifest?.failed.size ?? 0) === 0) continue;
      await builds.mark(scope, clock().toISOString());
      marked.push(scope);
    }
    return marked;
  }

  async function scopes(until: string): Promise<string[]> {
    const found: string[] = [];
    for await (const scope of builds.due(until)) found.push(scope);
    return found;
  }

  async function attempt(scope: string): Promise<boolean> {
    let outcome: BuildOutcome;
    try {
      outcome = await build(scope, deps);
    } catch (error) {
      broken.add(scope);
      failed.set(scope, [{ scope, reason: String(error) }]);
      log.error('build failed', { scope, reason: String(error) });
      return true;
    }
    if (outcome.state === 'nothing-due') return false;
    written += outcome.written.length;
    removed += outcome.removed.length;
    failed.set(
      scope,
      outcome.failed.map(({ target, message }) => ({ scope, target, reason: message })),
    );
    return outcome.state === 'built';
  }
}

import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import { chunksOf, mapParallel } from '../shared/parallel.ts';
import { goingNow } from './instants.ts';
import { contentOf } from './ledger.ts';
import { liesIn } from './look.ts';
import {
  fail,
  fingerprints,
  pathsByTarget,
  type Rendering,
  releaseVanished,
  rendered,
  type Shown,
} from './render.ts';
import { type Put, type SyncDeps, sync } from './sync.ts';
import { type Order, orders, type Place, type Plan, type Target } from './targets/target.ts';

/** Paths in one intent. */
const MOST_PATHS = 500;
/** Bytes that are rendered and not yet written. */
const MOST_BYTES = 16 * 1024 * 1024;
const RENDERED_TOGETHER = 32;
const RENDERED_IN_PARALLEL = 8;

/** What has become of the files so far. */
export interface Progress {
  written: string[];
  removed: string[];
  /** Targets that were not rendered. */
  unchanged: number;
}

export interface ChangeDeps extends Shown {
  readonly clock: Clock;
  readonly log: Log;
  readonly isTimeUp?: () => boolean;
  readonly places: readonly Place[];
}

/**
 * Steps 4 to 6: renders the targets that differ, leaves first, and writes their files that differ, at most 500 under one
 * intent; a file is written once all targets before its place in the order are. Deletions come last.
 * @returns false when the time was up before the end.
 */
export async function writeChanges(
  plan: Plan,
  progress: Progress,
  syncDeps: SyncDeps,
  deps: ChangeDeps,
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
    const mayHave = (path: string, owner = target.id) =>
      liesIn(places, path) && !claimed.has(path) && (owner === target.id || changed.has(owner));
    try {
      const files = await target.render();
      const rendering = rendered(
        target,
        wanted.get(target.id) ?? '',
        files,
        ledger,
        before.get(target.id) ?? [],
        mayHave,
      );
      for (const path of files.keys()) claimed.add(path);
      for (const put of rendering.puts) waiting.push({ put, of: rendering });
      open.set(rendering, rendering.puts.length);
      if (rendering.puts.length === 0) complete(rendering);
    } catch (error) {
      failed(target, error);
    }
  }

  function failed(target: Target, error: unknown): void {
    fail(ledger, target, error, clock().toISOString());
    deps.log.error('target failed', { target: target.id, reason: String(error) });
  }

  /** From here on it is known by its fingerprint, unless it lacks something. */
  function complete(rendering: Rendering): void {
    const { target, fingerprint } = rendering;
    open.delete(rendering);
    const lack = target.lacks?.();
    if (lack !== undefined) {
      failed(target, lack);
      return;
    }
    ledger.fingerprints.set(target.id, fingerprint);
    ledger.failed.delete(target.id);
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
        if (left > 0) continue;
        complete(of);
        const { about, id } = of.target;
        if (about !== undefined)
          deps.log.info('published', { ...about, scope: syncDeps.scope, target: id, path: put.path });
      }
      progress.removed.push(...going);
    }
    return true;
  }
}

const isReady = (put: Put, order: Order): boolean => orders.indexOf(put.order) <= orders.indexOf(order);

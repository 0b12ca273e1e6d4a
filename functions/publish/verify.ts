import { randomUUID } from 'node:crypto';
import { DAY_MS } from '../shared/clock.ts';
import { shardOf, shortHash } from '../shared/hash.ts';
import { mapParallel } from '../shared/parallel.ts';
import type { BuildDeps } from './build.ts';
import { contentOf, type Ledger, ledgerOf, suspect } from './ledger.ts';
import { listing } from './look.ts';
import { type Manifest, ownManifest, readManifest, Superseded } from './manifest.ts';
import { fingerprints, type Shown } from './render.ts';
import type { Plan } from './targets/target.ts';

export interface VerifyOptions {
  /** Reads the bytes too: all of them, each file once in thirty days, or each once in four weeks. */
  readonly bytes?: 'all' | 'thirtieth' | 'quarter';
}

/**
 * `as-recorded`: manifest, store and records agree. `marked`: they do not, and the build that is due will mend it.
 * `under-way`: a build is at work, or was killed; its mark or its instant still stands, and it mends what it finds.
 */
export type VerifyState = 'as-recorded' | 'marked' | 'under-way';

export interface VerifyOutcome {
  readonly state: VerifyState;
  readonly scope: string;
  /** Files that were looked at. */
  readonly files: number;
  readonly missing: readonly string[];
  /** Files with other bytes than the ones that were written. */
  readonly foreign: readonly string[];
  /** Files that no build knows of. */
  readonly orphans: readonly string[];
  /** Targets that show something else than when they were rendered, and that nobody has marked. */
  readonly outdated: number;
}

type VerifyDeps = Pick<
  BuildDeps,
  'builds' | 'manifests' | 'publicStore' | 'plan' | 'placesOf' | 'clock' | 'log' | keyof Shown
>;

/** In how many turns every file is read, and how many days there are from one turn to the next. */
const TURNS = { all: [1, 1], thirtieth: [30, 1], quarter: [4, 7] } as const;
const READ_IN_PARALLEL = 8;
/** Others that change the manifest meanwhile and are let past. */
const TRIES = 3;

/**
 * Compares what lies in the public store, what builds believe, and what the records say. It mends nothing itself: what
 * differs becomes suspect in the manifest, and the scope is marked, so that a build looks and mends.
 * @throws whatever the stores throw.
 */
export async function verify(
  scope: string,
  deps: VerifyDeps,
  options: VerifyOptions = {},
): Promise<VerifyOutcome> {
  return compared(scope, deps, options, TRIES);
}

async function compared(
  scope: string,
  deps: VerifyDeps,
  options: VerifyOptions,
  tries: number,
): Promise<VerifyOutcome> {
  const { manifests, publicStore, clock, log } = deps;
  const now = clock();
  const { manifest, etag } = await readManifest(manifests, scope);
  const there = await listing(publicStore, await deps.placesOf(scope));
  const outcomeOf = (state: VerifyState, facts: Partial<VerifyOutcome> = {}): VerifyOutcome => {
    const found = { missing: [], foreign: [], orphans: [], outdated: 0, ...facts };
    log.info('verified', {
      scope,
      state,
      files: there.size,
      missing: found.missing.length,
      foreign: found.foreign.length,
      orphans: found.orphans.length,
      outdated: found.outdated,
    });
    return { state, scope, files: there.size, ...found };
  };
  const mark = () => deps.builds.mark(scope, now.toISOString());

  if (manifest === undefined) {
    // A build takes everything that lies there for a found intent.
    await mark();
    return outcomeOf('marked', { orphans: [...there.keys()] });
  }
  const { wakeAt } = (await deps.builds.read(scope)) ?? {};
  // Nobody would come: a manifest was lost while requests of its builders were still under way.
  const isForgotten = wakeAt === undefined && isWaiting(manifest);
  if (manifest.intent.length > 0) {
    if (isForgotten) await mark();
    return outcomeOf(isForgotten ? 'marked' : 'under-way');
  }

  const ledger = ledgerOf({ manifest });
  const found = compare(manifest, there);
  const damaged = await damagedFiles(manifest, there, deps, options, now);
  for (const path of damaged) forgetBytes(ledger, path);
  const suspects = [...found.missing, ...found.foreign, ...found.orphans];
  for (const path of suspects) suspect(ledger, path, now.toISOString());
  const facts = { ...found, foreign: [...found.foreign, ...damaged] };

  if (suspects.length + damaged.length > 0) {
    try {
      const own = ownManifest(manifests, scope, { etag }, manifest.generation, randomUUID());
      await own.write(contentOf(ledger, []));
    } catch (error) {
      if (!(error instanceof Superseded)) throw error;
      // A build looks itself; who has only missed one of the files, as the tables of all do, knows nothing of the others.
      return tries > 1 ? compared(scope, deps, options, tries - 1) : outcomeOf('under-way');
    }
    await mark();
    return outcomeOf('marked', facts);
  }
  // Whoever changes a record marks it: one that lags is a build for nothing, and none that is missing.
  const outdated = outdatedTargets(await deps.plan(scope, { isEventual: true }), manifest, deps);
  const mustMark = outdated > 0 || isForgotten;
  if (mustMark) await mark();
  return outcomeOf(mustMark ? 'marked' : 'as-recorded', { ...facts, outdated });
}

/** Something in it is to be done at an instant, or was begun. */
const isWaiting = ({ intent, suspects, failed, files }: Manifest): boolean =>
  intent.length + suspects.size + failed.size > 0 ||
  [...files.values()].some(({ deleteAt }) => deleteAt !== undefined);

function compare({ files }: Manifest, there: ReadonlyMap<string, string>) {
  const missing: string[] = [];
  const foreign: string[] = [];
  for (const [path, { etag }] of files) {
    const found = there.get(path);
    if (found === undefined) missing.push(path);
    else if (found !== etag) foreign.push(path);
  }
  return { missing, foreign, orphans: [...there.keys()].filter((path) => !files.has(path)) };
}

/** Files that lie there under the ETag that is known, with other bytes. */
async function damagedFiles(
  { files }: Manifest,
  there: ReadonlyMap<string, string>,
  { publicStore }: Pick<VerifyDeps, 'publicStore'>,
  { bytes }: VerifyOptions,
  now: Date,
): Promise<string[]> {
  if (bytes === undefined) return [];
  const [turns, days] = TURNS[bytes];
  const turn = Math.floor(now.getTime() / DAY_MS / days) % turns;
  const toRead = [...files].filter(
    ([path, { etag, hash }]) =>
      hash !== undefined && there.get(path) === etag && shardOf(path, turns) === turn,
  );
  const damaged = await mapParallel(toRead, READ_IN_PARALLEL, async ([path, { etag, hash }]) => {
    const object = await publicStore.get(path);
    return object?.etag === etag && shortHash(object.body) !== hash ? [path] : [];
  });
  return damaged.flat();
}

/** A look would find the ETag that is known: so its target is rendered again, and the file written whatever lies there. */
function forgetBytes({ files, fingerprints: known }: Ledger, path: string): void {
  const { hash: _, ...file } = files.get(path) ?? { etag: '' };
  files.set(path, file);
  if (file.target !== undefined) known.delete(file.target);
}

/** Targets that failed are not counted: they have their instants. */
function outdatedTargets({ targets }: Plan, manifest: Manifest, shown: Shown): number {
  const fingerprintOf = fingerprints(shown);
  const wanted = new Set(targets.map(({ id }) => id));
  const differs = targets.filter(
    (target) =>
      !manifest.failed.has(target.id) && manifest.fingerprints.get(target.id) !== fingerprintOf(target),
  );
  const vanished = [...manifest.fingerprints.keys()].filter((id) => !wanted.has(id));
  return differs.length + vanished.length;
}

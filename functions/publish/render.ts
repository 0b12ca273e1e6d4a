import canonicalize from 'canonicalize';
import { OpenMinutesError, permanent } from '../shared/errors.ts';
import { shortHash } from '../shared/hash.ts';
import { errorCode } from '../shared/object-store/file-errors.ts';
import { type Ledger, release, written } from './ledger.ts';
import type { Put } from './sync.ts';
import type { Files, Target } from './targets/target.ts';

/** What every target shows: inputs of all fingerprints. */
export interface Shown {
  /** Raised by a release that renders something else from the same inputs. */
  readonly renderingVersion: string;
  /** A JSON value. */
  readonly settings: unknown;
}

/** A target's fingerprint: equal as long as it would render the same files. */
export function fingerprints({ renderingVersion, settings }: Shown): (target: Target) => string {
  const shown = shortHash(canonicalize({ renderingVersion, settings }) ?? '');
  return ({ inputs, takenDown = false }) => shortHash(`${shown}${canonicalize({ inputs, takenDown }) ?? ''}`);
}

/** A target that was rendered, until its files are written. */
export interface Rendering {
  readonly target: Target;
  readonly fingerprint: string;
  readonly puts: readonly Put[];
}

/**
 * Takes what a target has rendered. Files that lie there already become its own as they are, those that it renders no more are obsolete.
 * From here on it counts as changed, until its files are written.
 * @param before The paths that it had.
 * @param mayHave Whether it may have a path; `owner` had it, where not the target itself.
 * @throws OpenMinutesError `permanent` when it renders a path that is not its own. Nothing is changed then.
 */
export function rendered(
  target: Target,
  fingerprint: string,
  files: Files,
  ledger: Ledger,
  before: readonly string[],
  mayHave: (path: string, owner: string | undefined) => boolean,
): Rendering {
  for (const path of files.keys()) {
    const { target: owner, obsolete = false } = ledger.files.get(path) ?? {};
    if (!mayHave(path, obsolete ? undefined : owner))
      throw permanent('path-taken', `${target.id} renders ${path}, which is not its own`);
  }
  ledger.fingerprints.delete(target.id);
  for (const path of before)
    if (!files.has(path) && ledger.files.get(path)?.target === target.id) release(ledger, path);
  const puts: Put[] = [];
  for (const [path, file] of files) {
    const hash = shortHash(file.bytes);
    const there = ledger.files.get(path);
    if (there?.hash === hash) written(ledger, path, there.etag, hash, target, file);
    else puts.push({ path, file, hash, order: file.order ?? target.order, target });
  }
  return { target, fingerprint, puts };
}

/** What no target of the plan has is obsolete. */
export function releaseVanished(ledger: Ledger, plan: ReadonlyMap<string, unknown>): void {
  for (const [path, { target, obsolete = false }] of ledger.files)
    if (!obsolete && (target === undefined || !plan.has(target))) release(ledger, path);
  for (const id of ledger.fingerprints.keys()) if (!plan.has(id)) ledger.fingerprints.delete(id);
  for (const id of ledger.failed.keys()) if (!plan.has(id)) ledger.failed.delete(id);
}

/** Target → the paths that it has. */
export function pathsByTarget({ files }: Ledger): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const [path, { target, obsolete = false }] of files) {
    if (target === undefined || obsolete) continue;
    const its = paths.get(target);
    if (its === undefined) paths.set(target, [path]);
    else its.push(path);
  }
  return paths;
}

/** The target's old files and fingerprint stay. */
export function fail(ledger: Ledger, { id }: Target, error: unknown, now: string): void {
  const before = ledger.failed.get(id);
  ledger.failed.set(id, {
    code: error instanceof OpenMinutesError ? error.code : (errorCode(error) ?? 'unexpected'),
    message: error instanceof Error ? error.message : String(error),
    since: before?.since ?? now,
    tries: (before?.tries ?? 0) + 1,
  });
}

import { randomUUID } from 'node:crypto';
import type { BuildDeps } from './build.ts';
import { contentOf, ledgerOf, suspect } from './ledger.ts';
import { ownManifest, readManifest, Superseded } from './manifest.ts';

/**
 * Somebody has missed a public file of this scope: it becomes suspect, and the scope is marked, so that its build looks at
 * it and writes it again. Where a build is at work, that one looks, or whoever misses the file tells once more.
 * @throws whatever the stores throw.
 */
export async function miss(
  scope: string,
  path: string,
  {
    manifests,
    builds,
    clock,
  }: Pick<BuildDeps, 'manifests' | 'clock'> & { builds: Pick<BuildDeps['builds'], 'mark'> },
): Promise<void> {
  const now = clock().toISOString();
  const found = await readManifest(manifests, scope);
  const { manifest } = found;
  // Without a manifest a build looks at everything; a file that the manifest does not know of has been replaced.
  if (
    manifest?.intent.length === 0 &&
    manifest.files.has(path) &&
    !isSuspect(manifest.suspects.get(path), now)
  ) {
    const ledger = ledgerOf(found);
    suspect(ledger, path, now);
    try {
      await ownManifest(manifests, scope, found, manifest.generation, randomUUID()).write(
        contentOf(ledger, []),
      );
    } catch (error) {
      if (!(error instanceof Superseded)) throw error;
    }
  }
  await builds.mark(scope, now);
}

const isSuspect = (at: string | undefined, now: string): boolean => at !== undefined && at <= now;

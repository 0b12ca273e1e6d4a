import type { Failure, FoundManifest, Manifest, ManifestContent, PublicFile } from './manifest.ts';
import type { RenderedFile, Target } from './targets/target.ts';

/** What a run knows of what is public, from its manifest and from what it has looked at and written since. */
export interface Ledger {
  readonly fingerprints: Map<string, string>;
  readonly files: Map<string, PublicFile>;
  readonly suspects: Map<string, string>;
  readonly failed: Map<string, Failure>;
  /** Suspects that were due and have been looked at: the manifest that ends the build names them no more. */
  readonly checked: Set<string>;
  /** An intent of another run was found, or a file unlike its entry: somebody else may be writing still. */
  isSurprised: boolean;
}

export const ledgerOf = ({ manifest }: FoundManifest): Ledger => ({
  fingerprints: new Map(manifest?.fingerprints),
  files: new Map(manifest?.files),
  suspects: new Map(manifest?.suspects),
  failed: new Map(manifest?.failed),
  checked: new Set(),
  isSurprised: false,
});

export const contentOf = (
  { fingerprints, files, suspects, failed }: Ledger,
  intent: Manifest['intent'],
): ManifestContent => ({ fingerprints, files, suspects, failed, intent });

/** What is found replaces the entry; whose file is not as it was left is rendered again. */
export function adopt(ledger: Ledger, path: string, etag: string | undefined): void {
  const { files, fingerprints } = ledger;
  const file = files.get(path);
  if (file?.etag === etag) return;
  if (file?.target !== undefined && file.obsolete === undefined) fingerprints.delete(file.target);
  if (etag === undefined) {
    files.delete(path);
    return;
  }
  const { hash: _, ...facts } = file ?? { obsolete: true as const };
  files.set(path, { ...facts, etag });
}

/** A request to the path may take effect until then. */
export function suspect({ suspects, checked }: Ledger, path: string, recheckAt: string): void {
  suspects.set(path, recheckAt);
  checked.delete(path);
}

export function written(
  { files }: Ledger,
  path: string,
  etag: string,
  hash: string,
  target: Target,
  { keepDays, edition }: RenderedFile,
): void {
  files.set(path, {
    ...{ etag, hash, target: target.id },
    ...(keepDays !== undefined && { keepDays }),
    ...(edition !== undefined && { edition }),
  });
}

/** Its target renders it no more. */
export function release({ files }: Ledger, path: string): void {
  const file = files.get(path);
  if (file !== undefined && file.obsolete === undefined) files.set(path, { ...file, obsolete: true });
}

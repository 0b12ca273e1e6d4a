import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../functions/shared/hash.ts';

/** Paths of all files of a folder, hidden ones too, with `/` between their parts. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/** The hash of every file's bytes, for a comparison of two folders. */
export const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(filesOf(folder).map((path) => [path, sha256(readFileSync(join(folder, path)))]));

/** When every file was last written. */
export const timesOf = (folder: string): Record<string, number> =>
  Object.fromEntries(filesOf(folder).map((path) => [path, statSync(join(folder, path)).mtimeMs]));

/**
 * Files by path with their hashes, but of the tables under the names of their contents only that they are there, whole:
 * those that were replaced stay for a week, and nobody makes them anew. The manifests, which are compared, name the others.
 */
export const withoutReplaced = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(files).map(([path, hash]) => {
      const [, table, named = ''] = /^(.*)-([0-9a-f]{16})\.zip$/.exec(path) ?? [];
      return table === undefined ? [path, hash] : [`${table}-*.zip`, `whole: ${hash.startsWith(named)}`];
    }),
  );

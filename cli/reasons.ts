import { OpenMinutesError } from '../functions/shared/errors.ts';

/** What the operating system's short names for a failure mean to the person at the terminal. */
const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'a folder, not a file',
  ENOTDIR: 'part of the path is a file, not a folder',
  EEXIST: 'a file is in the way',
  ELOOP: 'links that lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
  EADDRINUSE: 'another program uses this port',
};

/** Code of an error of Node or of LevelDB, e.g. `ENOSPC`. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code;
  return undefined;
}

/** An error and what caused it, outermost first. */
export function* causes(error: unknown): Iterable<unknown> {
  const seen = new Set<unknown>();
  for (let at = error; at !== undefined && at !== null && !seen.has(at); ) {
    seen.add(at);
    yield at;
    at = at instanceof Error ? at.cause : undefined;
  }
}

/** Why something failed, in words, for a message. */
export function reasonOf(error: unknown): string {
  if (error instanceof OpenMinutesError) return error.message;
  for (const cause of causes(error)) {
    const reason = SYSTEM_REASONS[codeOf(cause) ?? ''];
    if (reason !== undefined) return reason;
  }
  return error instanceof Error ? error.message : String(error);
}

/** What our own database says when it, and no row, is at fault. */
const OF_DATABASE = ['store-damaged', 'store-failed', 'store-in-use', 'store-unavailable'];
const FULL = /no space left on device|disk quota exceeded/i;

/**
 * True when the place of the data itself is at fault (full, read-only, gone, damaged), so that trying the next input is no use.
 * LevelDB tells the system's reason in words only.
 */
export function isStorageFailure(error: unknown): boolean {
  for (const cause of causes(error)) {
    if (['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', ...OF_DATABASE].includes(codeOf(cause) ?? '')) return true;
    if (cause instanceof Error && FULL.test(cause.message)) return true;
  }
  return false;
}

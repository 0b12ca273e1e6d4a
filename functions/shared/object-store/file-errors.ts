import { OpenMinutesError, permanent, transient } from '../errors.ts';

/** What a file system's refusal means, in words, and whether another try may help. */
const REASONS: Readonly<Record<string, { readonly words: string; readonly passing: boolean }>> = {
  EACCES: { words: 'permission denied', passing: false },
  EPERM: { words: 'the file system does not permit it', passing: false },
  EROFS: { words: 'the file system is read-only', passing: false },
  ENAMETOOLONG: { words: 'the name is too long for the file system', passing: false },
  ENOTDIR: { words: 'a part of the path is a file, not a folder', passing: false },
  EISDIR: { words: 'a folder is in its place', passing: false },
  EEXIST: { words: 'a file is in the place of a folder', passing: false },
  ENOTSUP: { words: 'the file system has no hard links', passing: false },
  ENOSPC: { words: 'no space left on the device', passing: true },
  EDQUOT: { words: 'the disk quota is used up', passing: true },
  EMFILE: { words: 'too many open files', passing: true },
};

/** The system's name for what went wrong, e.g. `ENOENT`; undefined when it is not an error of the system. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** An error of the file system as one of ours, with the file and the cause in its message. */
export function fromFileSystem(error: unknown, doing: string, path: string): OpenMinutesError {
  if (error instanceof OpenMinutesError) return error;
  const code = errorCode(error) ?? 'unknown';
  const reason = REASONS[code];
  const message = `${doing} ${path} failed: ${reason?.words ?? (error instanceof Error ? error.message : String(error))} (${code})`;
  return reason === undefined || reason.passing
    ? transient('file-unavailable', message, error)
    : permanent('file-refused', message, error);
}

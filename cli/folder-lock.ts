import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { refused, transient } from '../functions/shared/errors.ts';
import { causes, codeOf, reasonOf } from './reasons.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process alone, and makes the folder where there is none.
 * The lock is the operating system's own, held through LevelDB's LOCK file: it is gone as soon as the process is,
 * however it died, so that nobody ever has to remove a stale lock file.
 *
 * @throws OpenMinutesError `transient` when another process holds the folder, `refused` when it cannot be one.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const cause = await causeOf(error, folder);
    const reason = codeOf(cause) === 'EEXIST' ? 'it is a file' : reasonOf(cause);
    throw refused('data-folder', `cannot use ${folder} as the data folder: ${reason}`, cause);
  }
  const place = join(folder, 'lock');
  const lock = new ClassicLevel(place);
  try {
    await lock.open();
  } catch (error) {
    if ([...causes(error)].some((cause) => codeOf(cause) === 'LEVEL_LOCKED')) {
      throw transient(
        'data-folder-in-use',
        `${folder} is in use by another open-minutes process. Stop that one first, or give this one another folder with --data.`,
        error,
      );
    }
    if ([...causes(error)].some((cause) => codeOf(cause) === 'LEVEL_CORRUPTION')) {
      const what = reasonOf(error instanceof Error && error.cause !== undefined ? error.cause : error);
      throw refused(
        'data-folder',
        `the lock of the data folder ${folder} is damaged: ${what}. It holds nothing: remove ${place}, and try again.`,
        error,
      );
    }
    const reason =
      error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : reasonOf(error);
    throw refused('data-folder', `cannot write to the data folder ${folder}: ${reason}`, error);
  }
  return { release: () => lock.close() };
}

/** Node's recursive mkdir reports a read-only file system as a missing folder; the plain one says what it is. */
async function causeOf(error: unknown, folder: string): Promise<unknown> {
  if (codeOf(error) !== 'ENOENT') return error;
  return mkdir(folder).then(
    () => error,
    (plain: unknown) => plain,
  );
}

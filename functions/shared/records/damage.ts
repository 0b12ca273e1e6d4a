import { OpenMinutesError, permanent, transient } from '../errors.ts';

/** What LevelDB calls files that it cannot make sense of. */
const OF_DAMAGE = new Set(['LEVEL_CORRUPTION', 'LEVEL_DECODING_ERROR']);
/** LevelDB's words for a file that is not there, or shorter than it was, for which it has no code. */
const LOST = /No such file or directory|Invalid argument/;

/**
 * The embedded database cannot be used because its files are not what they were. Nothing of it passes with time, and
 * no page is at fault.
 * @param what The true cause, e.g. `CURRENT is missing`.
 */
export const damaged = (folder: string, what: string, cause?: unknown): OpenMinutesError =>
  permanent(
    'store-damaged',
    `the database in ${folder} is damaged: ${what}. Put a backup of the data folder in its place, or make the database anew from what is stored: docs/runbook.md, "A damaged data folder".`,
    cause,
  );

/**
 * What the embedded database reports, as an error of ours that says where it lies and what is wrong with it.
 * @param folder Where its files are; undefined when it is in memory.
 */
export function failureOf(error: unknown, folder: string | undefined): OpenMinutesError {
  if (error instanceof OpenMinutesError) return error;
  const root = rootOf(error);
  const what = root instanceof Error ? root.message : String(root);
  const code = root instanceof Error && 'code' in root ? String(root.code) : '';
  if (folder === undefined) return transient('store-failed', `The database in memory failed: ${what}`, error);
  if (code === 'LEVEL_LOCKED') {
    return transient(
      'store-in-use',
      `the database in ${folder} is in use by another process: ${what}`,
      error,
    );
  }
  if (OF_DAMAGE.has(code) || LOST.test(what)) return damaged(folder, what, error);
  return transient('store-failed', `the database in ${folder} failed: ${what}`, error);
}

/** The innermost cause: what is around it says only that the database is not open. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof Error && root.cause !== undefined && root.cause !== null) root = root.cause;
  return root;
}

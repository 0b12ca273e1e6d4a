import { isKind, transient } from '../shared/errors.ts';

/** Commits of others that are let past; each failure means that another writer came through. */
const TRIES = 25;
const LONGEST_PAUSE_MS = 20;

/**
 * Reads and writes a meeting's record, and does so again where another commit came between.
 * @param write Throws OpenMinutesError `conflict` then.
 * @throws OpenMinutesError `transient`, code `contended`, when others kept coming first; what `write` throws otherwise.
 */
export async function untilWritten<T>(meeting: string, write: () => Promise<T>): Promise<T> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (!isKind(error, 'conflict')) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS));
    }
  }
  throw transient('contended', `${TRIES} other commits of ${meeting} came first`);
}

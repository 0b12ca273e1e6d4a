import { withFileLock } from './file-lock.ts';

/** Nobody else waits longer for a process that never ceases to write. */
const LONGEST_LEASE_MS = 1_000;

interface Lease {
  readonly taken: Promise<void>;
  /** Resolves once the lock is free again. */
  readonly ended: Promise<void>;
  readonly giveBack: () => void;
  readonly until: number;
  users: number;
}

/**
 * A lock file that a process takes once for all that it does at the same time, and gives back when nothing of it is
 * left to do, or after a while.
 * @throws from what it returns: as `withFileLock`.
 */
export function sharedLock(path: string): <T>(work: () => Promise<T>) => Promise<T> {
  let lease: Lease | undefined;

  return async (work) => {
    while (lease !== undefined && (lease.users === 0 || Date.now() > lease.until)) await lease.ended;
    lease ??= take();
    const mine = lease;
    mine.users += 1;
    try {
      await mine.taken;
      return await work();
    } finally {
      mine.users -= 1;
      if (mine.users === 0) mine.giveBack();
      await (mine.users === 0 ? mine.ended : undefined);
    }
  };

  function take(): Lease {
    let giveBack = () => {};
    const given = new Promise<void>((resolve) => {
      giveBack = resolve;
    });
    let ended: Promise<void> = given;
    const taken = new Promise<void>((resolve, reject) => {
      const isFree = withFileLock(path, () => {
        resolve();
        return given;
      });
      ended = isFree.catch(reject).then(() => {
        lease = undefined;
      });
    });
    return { taken, ended, giveBack, until: Date.now() + LONGEST_LEASE_MS, users: 0 };
  }
}

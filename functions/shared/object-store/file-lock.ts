import { randomUUID } from 'node:crypto';
import { link, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { transient } from '../errors.ts';
import { errorCode } from './file-errors.ts';

const LONGEST_WAIT_MS = 30_000;
const LONGEST_PAUSE_MS = 10;
/** Locks are held for milliseconds; one of another machine that is this old has lost its owner. */
const FOREIGN_LOCK_DIES_AFTER_MS = 60_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** Unique to this one taking of the lock. */
  readonly token: string;
}

/** Tokens of the locks that this process holds: a lock with our pid and another token is a dead namesake's. */
const held = new Set<string>();

/**
 * Does the work while holding the lock file, so that no other process does the same under the same lock.
 * The lock appears with its owner's name in it, in one step (a hard link). The lock of a dead owner is removed by
 * whoever holds the lock on its removal, which bears the dead taking's token: so a lock that a third process took
 * in the meantime is never removed.
 * @throws OpenMinutesError `transient`, code `locked`, when the owner lives and does not let go.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const token = await acquire(path);
  try {
    return await work();
  } finally {
    await unlink(path);
    held.delete(token);
  }
}

async function acquire(path: string): Promise<string> {
  const token = randomUUID();
  const claim = `${path}.${token}`;
  const owner: Owner = { pid: process.pid, host: hostname(), token };
  const deadline = Date.now() + LONGEST_WAIT_MS;
  held.add(token);
  await writeFile(claim, JSON.stringify(owner), { flag: 'wx' });
  try {
    for (;;) {
      if (await linked(claim, path)) return token;
      const other = await ownerOf(path);
      if (other === undefined) continue;
      if ((await isDead(other, path)) && (await isHeldBy(other, path))) {
        await evict(path, other);
        continue;
      }
      if (Date.now() > deadline) {
        throw transient(
          'locked',
          `${path} is held by process ${other.pid} on ${other.host}; delete it if that is gone`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_PAUSE_MS));
    }
  } catch (error) {
    held.delete(token);
    throw error;
  } finally {
    await unlink(claim);
  }
}

/**
 * True when the lock is still of this taking. An owner that let go between being read and being looked for seems dead,
 * and whoever went to evict it would come to another lock, and there to the same again.
 */
const isHeldBy = async ({ token }: Owner, path: string): Promise<boolean> =>
  (await ownerOf(path))?.token === token;

/** Removes the lock of a dead owner, if it is still in place. */
async function evict(path: string, dead: Owner): Promise<void> {
  await withFileLock(`${path}.${dead.token}.evict`, async () => {
    if (await isHeldBy(dead, path)) await unlink(path);
  });
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const owner: unknown = JSON.parse(text);
  if (!isOwner(owner)) throw new Error(`${path} is not a lock file`);
  return owner;
}

const isOwner = (value: unknown): value is Owner =>
  typeof value === 'object' &&
  value !== null &&
  'pid' in value &&
  typeof value.pid === 'number' &&
  'host' in value &&
  typeof value.host === 'string' &&
  'token' in value &&
  typeof value.token === 'string';

async function isDead(owner: Owner, path: string): Promise<boolean> {
  if (owner.host !== hostname()) return (await ageOf(path)) > FOREIGN_LOCK_DIES_AFTER_MS;
  if (owner.pid === process.pid) return !held.has(owner.token);
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}

async function ageOf(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0;
    throw error;
  }
}

import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { conflict } from '../errors.ts';
import { sha256 } from '../hash.ts';
import { errorCode, fromFileSystem } from './file-errors.ts';
import { withFileLock } from './file-lock.ts';
import { assertKey, assertPrefix, compareKeys, INTERNAL_SEGMENT } from './keys.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

/** Files aside and locks live for milliseconds; older ones are what killed processes left behind. */
const LEFTOVER_AFTER_MS = 3_600_000;

/**
 * Objects as files of a folder, so that what is published can be served or copied as it lies.
 * A file appears whole or not at all: it is written aside, forced to disk, and only then put in its place. Writers of
 * one key, in this process or another, follow each other under a lock. The etag is the SHA-256 of the bytes.
 * A folder cannot hold both `a` and `a/b`; S3 could, and nobody may rely on it.
 */
export function folderStore(root: string): ObjectStore {
  const internal = join(root, INTERNAL_SEGMENT);
  const fileOf = (key: string) => join(root, ...key.split('/'));
  const queues = new Map<string, Promise<unknown>>();
  let prepared: Promise<void> | undefined;

  /** Makes the place for files aside and locks, and clears away what killed processes left in it, once. */
  function prepare(): Promise<void> {
    prepared ??= (async () => {
      await mkdir(internal, { recursive: true });
      for (const { name } of await entriesOf(internal)) {
        await removeIfOlder(join(internal, name), LEFTOVER_AFTER_MS);
      }
    })();
    return prepared;
  }

  /** Runs the work when all earlier work on the key is done, here and in other processes. */
  async function alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(key) ?? Promise.resolve();
    const turn = before.then(() => withFileLock(join(internal, sha256(key)), work));
    const settled = turn.catch(() => undefined);
    queues.set(key, settled);
    try {
      return await turn;
    } finally {
      if (queues.get(key) === settled) queues.delete(key);
    }
  }

  async function read(key: string): Promise<StoredObject | undefined> {
    const path = fileOf(key);
    try {
      const body = await readFile(path);
      return { body, etag: sha256(body) };
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) return undefined;
      throw fromFileSystem(error, 'Reading', path);
    }
  }

  /** Puts the file in its place where none is. */
  async function placeFirst(aside: string, path: string): Promise<void> {
    try {
      await link(aside, path);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') throw conflict('object-changed', `${path} exists already`, error);
      throw error;
    }
    await unlink(aside);
  }

  /** Puts the file in its place, over the one that is expected there. */
  async function placeOver(aside: string, key: string, ifMatch: string | undefined): Promise<void> {
    await alone(key, async () => {
      if (ifMatch !== undefined && (await read(key))?.etag !== ifMatch) {
        throw conflict('object-changed', `${fileOf(key)} is not in the expected state`);
      }
      await rename(aside, fileOf(key));
    });
  }

  return {
    async get(key) {
      assertKey(key);
      return read(key);
    },
    async put(key, body, { ifMatch, ifNoneMatch } = {}) {
      assertKey(key);
      const path = fileOf(key);
      const aside = join(internal, randomUUID());
      try {
        await prepare();
        await mkdir(dirname(path), { recursive: true });
        try {
          await writeDurably(aside, body);
          if (ifNoneMatch !== undefined) await placeFirst(aside, path);
          else await placeOver(aside, key, ifMatch);
        } catch (error) {
          await removeIfThere(aside);
          throw error;
        }
        await syncFolder(dirname(path));
      } catch (error) {
        // Whatever it was, a folder may be gone: the next writer prepares it anew.
        prepared = undefined;
        throw fromFileSystem(error, 'Writing', path);
      }
      return { etag: sha256(body) };
    },
    list(prefix) {
      assertPrefix(prefix);
      return keysUnder(root, prefix);
    },
    async delete(key) {
      assertKey(key);
      const path = fileOf(key);
      try {
        if ((await read(key)) === undefined) return;
        await prepare();
        await alone(key, () => removeIfThere(path));
        await syncFolder(dirname(path));
      } catch (error) {
        throw fromFileSystem(error, 'Deleting', path);
      }
    },
  };
}

/** Keys that begin with the prefix, in the order of their bytes: a folder sorts as its name with a slash. */
async function* keysUnder(root: string, prefix: string): AsyncGenerator<string> {
  const slash = prefix.lastIndexOf('/');
  yield* walk(prefix.slice(0, slash + 1));

  async function* walk(folder: string): AsyncGenerator<string> {
    const entries = (await entriesOf(join(root, ...folder.split('/'))))
      .filter((entry) => folder !== '' || entry.name !== INTERNAL_SEGMENT)
      .map((entry) => ({ key: `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`, entry }))
      .sort((one, other) => compareKeys(one.key, other.key));
    for (const { key, entry } of entries) {
      if (entry.isDirectory() && (key.startsWith(prefix) || prefix.startsWith(key))) yield* walk(key);
      else if (entry.isFile() && key.startsWith(prefix)) yield key;
    }
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return [];
    throw fromFileSystem(error, 'Listing', folder);
  }
}

async function writeDurably(path: string, body: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the folder's own change last, where the system lets a folder be opened (Windows does not). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeIfOlder(path: string, ms: number): Promise<void> {
  try {
    if (Date.now() - (await stat(path)).mtimeMs > ms) await unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { conflict } from '../errors.ts';
import { shortHash } from '../hash.ts';
import { errorCode, fromFileSystem } from './file-errors.ts';
import { folderSyncs } from './folder-syncs.ts';
import { assertKey, assertPrefix, compareKeys, INTERNAL_SEGMENT } from './keys.ts';
import type { ObjectStore, PutOptions, StoredObject } from './object-store.ts';
import { sharedLock } from './shared-lock.ts';

/** Files aside and locks live for milliseconds; older ones are what killed processes left behind. */
const LEFTOVER_AFTER_MS = 3_600_000;

/**
 * Objects as files of a folder, so that what is published can be served or copied as it lies.
 * A file appears whole or not at all: it is written aside, forced to disk, and only then put in its place. Writers of
 * one key follow each other, and other processes wait for a lock while anything here is compared and put in its place.
 * The etag is a hash of the bytes.
 * A folder cannot hold both `a` and `a/b`; S3 could, and nobody may rely on it.
 */
export function folderStore(root: string): ObjectStore {
  const internal = join(root, INTERNAL_SEGMENT);
  const fileOf = (key: string) => join(root, ...key.split('/'));
  const queues = new Map<string, Promise<unknown>>();
  const whileLocked = sharedLock(join(internal, 'lock'));
  const synced = folderSyncs();
  /** Folders that are known to be there. */
  const folders = new Set<string>();
  let prepared: Promise<void> | undefined;

  /** Makes the place for files aside and the lock, and clears away what killed processes left in it, once. */
  function prepare(): Promise<void> {
    prepared ??= (async () => {
      await mkdir(internal, { recursive: true });
      for (const { name } of await entriesOf(internal)) {
        await removeIfOlder(join(internal, name), LEFTOVER_AFTER_MS);
      }
    })();
    return prepared;
  }

  /** Makes a folder, and makes that last: a new folder is an entry of the one above it. */
  async function makeFolder(folder: string): Promise<void> {
    if (folders.has(folder)) return;
    const first = await mkdir(folder, { recursive: true });
    if (first !== undefined) {
      for (let made = folder; made.length >= first.length; made = dirname(made)) await synced(dirname(made));
    }
    folders.add(folder);
  }

  /** Runs the work when all earlier work on the key is done, here and in other processes. */
  async function alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(key) ?? Promise.resolve();
    const turn = before.then(() => whileLocked(work));
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
      return { body, etag: shortHash(body) };
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

  async function write(
    key: string,
    body: Uint8Array,
    { ifMatch, ifNoneMatch }: Pick<PutOptions, 'ifMatch' | 'ifNoneMatch'>,
  ): Promise<void> {
    const path = fileOf(key);
    const aside = join(internal, randomUUID());
    await prepare();
    await makeFolder(dirname(path));
    try {
      await writeDurably(aside, body);
      if (ifNoneMatch !== undefined) await placeFirst(aside, path);
      else await placeOver(aside, key, ifMatch);
    } catch (error) {
      await removeIfThere(aside);
      throw error;
    }
    await synced(dirname(path));
  }

  return {
    async get(key) {
      assertKey(key);
      return read(key);
    },
    async put(key, body, options = {}) {
      assertKey(key);
      try {
        await write(key, body, options);
      } catch (error) {
        // Whatever it was, a folder may be gone: the next writer prepares them anew.
        prepared = undefined;
        folders.clear();
        throw fromFileSystem(error, 'Writing', fileOf(key));
      }
      return { etag: shortHash(body) };
    },
    async head(key) {
      assertKey(key);
      return (await read(key))?.etag;
    },
    list(prefix) {
      assertPrefix(prefix);
      return keysUnder(root, prefix);
    },
    async *listed(prefix, { shallow = false } = {}) {
      assertPrefix(prefix);
      for await (const key of keysUnder(root, prefix, shallow)) {
        const object = await read(key);
        if (object !== undefined) yield { key, etag: object.etag };
      }
    },
    async delete(key, { ifMatch } = {}) {
      assertKey(key);
      const path = fileOf(key);
      try {
        if ((await read(key)) === undefined) return {};
        await prepare();
        await alone(key, async () => {
          const etag = ifMatch === undefined ? undefined : (await read(key))?.etag;
          if (etag !== ifMatch && etag !== undefined)
            throw conflict('object-changed', `${path} is not in the expected state`);
          await removeIfThere(path);
        });
        await synced(dirname(path));
        return {};
      } catch (error) {
        throw fromFileSystem(error, 'Deleting', path);
      }
    },
  };
}

/** Keys that begin with the prefix, in the order of their bytes: a folder sorts as its name with a slash. */
async function* keysUnder(root: string, prefix: string, shallow = false): AsyncGenerator<string> {
  const slash = prefix.lastIndexOf('/');
  yield* walk(prefix.slice(0, slash + 1));

  async function* walk(folder: string): AsyncGenerator<string> {
    const entries = (await entriesOf(join(root, ...folder.split('/'))))
      .filter((entry) => folder !== '' || entry.name !== INTERNAL_SEGMENT)
      .map((entry) => ({ key: `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`, entry }))
      .sort((one, other) => compareKeys(one.key, other.key));
    for (const { key, entry } of entries) {
      if (entry.isDirectory() && !shallow && (key.startsWith(prefix) || prefix.startsWith(key)))
        yield* walk(key);
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

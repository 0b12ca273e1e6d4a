import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { codeOf } from './reasons.ts';

/** Lies in the folder that it is about, so that it is copied, moved and restored with it. */
const SEAL = 'seal.json';
/** What LevelDB keeps for itself: its lock, and what it did. */
const OF_NO_ACCOUNT = new Set([SEAL, `${SEAL}.new`, 'LOCK', 'LOG', 'LOG.old']);
/** Files that a message names. */
const NAMED = 3;

/** What a file held: its size in bytes, and its CRC-32. */
interface Held {
  readonly size: number;
  readonly crc32: number;
}

/**
 * Writes down what the files of a database that was closed hold, once they are on the disk. LevelDB itself does not miss a
 * lost log, reads blocks without their checksums, and takes a folder without `CURRENT` for a new one, which it empties.
 */
export async function seal(folder: string): Promise<void> {
  const files: Record<string, Held> = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile() && !OF_NO_ACCOUNT.has(entry.name))
      files[entry.name] = await sync(join(folder, entry.name));
  }
  const fresh = join(folder, `${SEAL}.new`);
  await writeFile(fresh, JSON.stringify(files), { flush: true });
  await rename(fresh, join(folder, SEAL));
}

/** Whoever opens the database changes its files. */
export const breakSeal = (folder: string): Promise<void> => rm(join(folder, SEAL), { force: true });

/**
 * What has become of the files since the seal, in words; undefined where they are as they were, or where nothing was
 * sealed: the last process was killed, or knew of no seal.
 */
export async function tampered(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, SEAL), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const files = filesOf(text);
  if (files === undefined) return `${SEAL} cannot be read`;
  if (await wasOpenedSince(folder, files)) return undefined;
  const changes: string[] = [];
  for (const [name, held] of files) {
    const change = await changeOf(join(folder, name), held);
    if (change !== undefined) changes.push(`${name} ${change}`);
  }
  if (changes.length === 0) return undefined;
  const more = changes.length > NAMED ? [`and ${changes.length - NAMED} more files`] : [];
  return [...changes.slice(0, NAMED), ...more].join(', ');
}

/**
 * LevelDB begins a new manifest, with a higher number, whenever it opens a folder: another program has had this one open,
 * or an older release that knows of no seal.
 */
async function wasOpenedSince(folder: string, files: readonly [string, Held][]): Promise<boolean> {
  const sealed = files.map(([name]) => numberOf(name)).find((number) => number !== undefined);
  const current = await readFile(join(folder, 'CURRENT'), 'utf8').catch(() => '');
  const number = numberOf(current.trimEnd());
  if (sealed === undefined || number === undefined || number <= sealed) return false;
  return (await readdir(folder)).includes(current.trimEnd());
}

const numberOf = (manifest: string): number | undefined => {
  const digits = /^MANIFEST-(\d+)$/.exec(manifest)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

async function changeOf(path: string, was: Held): Promise<string | undefined> {
  try {
    const bytes = await readFile(path);
    if (bytes.length !== was.size) return `has ${bytes.length} bytes of ${was.size}`;
    return crc32(bytes) === was.crc32 ? undefined : 'holds other bytes than when it was closed';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'is missing';
    throw error;
  }
}

async function sync(path: string): Promise<Held> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
    const bytes = await file.readFile();
    return { size: bytes.length, crc32: crc32(bytes) };
  } finally {
    await file.close();
  }
}

function filesOf(text: string): [string, Held][] | undefined {
  try {
    const files: unknown = JSON.parse(text);
    if (typeof files !== 'object' || files === null) return undefined;
    const entries = Object.entries(files);
    return entries.every((entry): entry is [string, Held] => isHeld(entry[1])) ? entries : undefined;
  } catch {
    return undefined;
  }
}

const isHeld = (value: unknown): value is Held =>
  typeof value === 'object' &&
  value !== null &&
  'size' in value &&
  typeof value.size === 'number' &&
  'crc32' in value &&
  typeof value.crc32 === 'number';

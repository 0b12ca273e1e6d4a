import { mkdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isKind } from '../functions/shared/errors.ts';
import { folderStore } from '../functions/shared/object-store/folder.ts';
import { INTERNAL_SEGMENT } from '../functions/shared/object-store/keys.ts';
import type { Listed, ObjectStore } from '../functions/shared/object-store/object-store.ts';
import { chunksOf, mapParallel } from '../functions/shared/parallel.ts';
import { parseJson } from '../functions/shared/parse-json.ts';
import { validator } from '../functions/shared/validate.ts';
import { codeOf } from './reasons.ts';
import type { Terminal } from './terminal.ts';

export interface MirrorOptions {
  /** What is copied: all keys that begin so. */
  readonly prefixes: readonly string[];
  /** File in which it is noted what was copied, so that the next time only what differs is. */
  readonly notes: string;
  /** Whether what is gone there goes here too. */
  readonly isGone: (key: string) => boolean;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** What came of it: numbers of files. */
export interface Mirrored {
  readonly copied: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** A file as it was copied: the etag of the object, and by what the file is known again. */
type Note = readonly [etag: string, size: number, writtenAt: number];
const asNotes = validator<Readonly<Record<string, Note>>>(
  {
    type: 'object',
    additionalProperties: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'number' }, { type: 'number' }],
      minItems: 3,
      items: false,
    },
  },
  'mirror-notes',
);

const COPIED_AT_ONCE = 16;
/** After so many files it is noted what was copied: whoever is killed does that much again. */
const NOTED_AFTER = 500;

/**
 * Copies the objects of a store into a folder as files, as far as they differ from what was copied before. Ended or killed at
 * any file, the next time goes on.
 */
export async function mirror(from: ObjectStore, folder: string, options: MirrorOptions): Promise<Mirrored> {
  const { prefixes, notes: file, isGone, terminal, signal } = options;
  const to = folderStore(folder);
  const notes = new Map(Object.entries(await readNotes(file)));
  let [copied, unchanged, removed] = [0, 0, 0];

  async function copy({ key, etag }: Listed): Promise<void> {
    const note = notes.get(key);
    const path = join(folder, ...key.split('/'));
    if (note?.[0] === etag && (await isAsWritten(path, note))) {
      unchanged += 1;
      return;
    }
    const object = await from.get(key);
    // Taken away since it was listed.
    if (object === undefined) return;
    await to.put(key, object.body);
    const { size, mtimeMs } = await stat(path);
    notes.set(key, [object.etag, size, mtimeMs]);
    copied += 1;
    terminal.progress.step('Copying files', copied);
  }

  try {
    const there: Listed[] = [];
    for (const prefix of prefixes) for await (const one of from.listed(prefix)) there.push(one);
    for (const together of chunksOf(there, NOTED_AFTER)) {
      if (signal.aborted) break;
      const before = copied;
      await mapParallel(together, COPIED_AT_ONCE, copy);
      if (copied > before) await writeNotes(file, notes);
    }
    const known = new Set(there.map(({ key }) => key));
    // An empty store is one that was lost, and no reason to lose the copy as well.
    if (!signal.aborted && there.length > 0) {
      for (const key of [...notes.keys()].filter((one) => !known.has(one) && isGone(one))) {
        await removeFile(join(folder, ...key.split('/')));
        notes.delete(key);
        removed += 1;
      }
    }
    return { copied, unchanged, removed };
  } finally {
    terminal.progress.clear();
    await writeNotes(file, notes);
    await rm(join(folder, INTERNAL_SEGMENT), { recursive: true, force: true });
  }
}

async function isAsWritten(path: string, [, size, writtenAt]: Note): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.size === size && found.mtimeMs === writtenAt;
}

/** Notes that cannot be read are none: then everything is copied once more. */
async function readNotes(file: string): Promise<Readonly<Record<string, Note>>> {
  try {
    return asNotes(parseJson(await readFile(file, 'utf8'), 'mirror-notes'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || isKind(error, 'permanent')) return {};
    throw error;
  }
}

async function writeNotes(file: string, notes: ReadonlyMap<string, Note>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(Object.fromEntries(notes)));
  await rename(`${file}.new`, file);
}

async function removeFile(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

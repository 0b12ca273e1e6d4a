import { createReadStream } from 'node:fs';
import { appendFile, mkdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { isKind } from '../functions/shared/errors.ts';
import { folderStore } from '../functions/shared/object-store/folder.ts';
import { INTERNAL_SEGMENT } from '../functions/shared/object-store/keys.ts';
import type { Listed, ObjectStore } from '../functions/shared/object-store/object-store.ts';
import { mapParallel } from '../functions/shared/parallel.ts';
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
type Line = readonly [key: string, ...note: Note];
const asLine = validator<Line>(
  {
    type: 'array',
    prefixItems: [{ type: 'string' }, { type: 'string' }, { type: 'number' }, { type: 'number' }],
    minItems: 4,
    items: false,
  },
  'mirror-note',
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
  const notes = await readNotes(file);
  const there = new Set<string>();
  let [copied, unchanged, removed] = [0, 0, 0];

  async function copy({ key, etag }: Listed): Promise<readonly Line[]> {
    const note = notes.get(key);
    const path = join(folder, ...key.split('/'));
    if (note?.[0] === etag && (await isAsWritten(path, note))) {
      unchanged += 1;
      return [];
    }
    const object = await from.get(key);
    // Taken away since it was listed.
    if (object === undefined) return [];
    await to.put(key, object.body);
    const { size, mtimeMs } = await stat(path);
    copied += 1;
    terminal.progress.step('Copying files', copied);
    return [[key, object.etag, size, mtimeMs]];
  }

  async function copyAll(together: readonly Listed[]): Promise<void> {
    const lines = (await mapParallel(together, COPIED_AT_ONCE, copy)).flat();
    for (const [key, ...note] of lines) notes.set(key, note);
    await appendFile(file, lines.map(lineOf).join(''));
  }

  try {
    let together: Listed[] = [];
    for (const prefix of prefixes) {
      for await (const one of from.listed(prefix)) {
        if (signal.aborted) break;
        there.add(one.key);
        if (together.push(one) < NOTED_AFTER) continue;
        await copyAll(together);
        together = [];
      }
    }
    await copyAll(together);
    // An empty store is one that was lost, and no reason to lose the copy as well.
    if (!signal.aborted && there.size > 0) {
      for (const key of [...notes.keys()].filter((one) => !there.has(one) && isGone(one))) {
        await removeFile(join(folder, ...key.split('/')));
        notes.delete(key);
        removed += 1;
      }
    }
    return { copied, unchanged, removed };
  } finally {
    terminal.progress.clear();
    await rewriteNotes(file, notes);
    await rm(join(folder, INTERNAL_SEGMENT), { recursive: true, force: true });
  }
}

async function isAsWritten(path: string, [, size, writtenAt]: Note): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.size === size && found.mtimeMs === writtenAt;
}

const lineOf = (line: Line): string => `${JSON.stringify(line)}\n`;

/** A line that cannot be read is none, as the last one of who was killed: then its file is copied once more. */
async function readNotes(file: string): Promise<Map<string, Note>> {
  const notes = new Map<string, Note>();
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, '');
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    try {
      const [key, ...note] = asLine(parseJson(line, 'mirror-note'));
      notes.set(key, note);
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
    }
  }
  return notes;
}

/** Once more, without what is no longer so. */
async function rewriteNotes(file: string, notes: ReadonlyMap<string, Note>): Promise<void> {
  await writeFile(`${file}.new`, linesOf(notes));
  await rename(`${file}.new`, file);
}

function* linesOf(notes: ReadonlyMap<string, Note>): Generator<string> {
  for (const [key, note] of notes) yield lineOf([key, ...note]);
}

async function removeFile(path: string): Promise<void> {
  await unlink(path).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}

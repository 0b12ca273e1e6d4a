// Which files the user means: from the arguments of the command line to a sorted list, with a reason for each that is left out.
import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { reasonOf } from './reasons.ts';

/** A file of minutes that is to be ingested. */
export interface Input {
  readonly path: string;
  readonly contentType: string;
  /** When the file was last written: for a file, that is when its bytes were fetched. ISO 8601 in UTC. */
  readonly modifiedAt: string;
}

/** Something that was asked for and is not done, with the reason in words. */
export interface Refusal {
  readonly input: string;
  readonly reason: string;
}

export interface Inputs {
  readonly files: readonly Input[];
  readonly refusals: readonly Refusal[];
}

/** Larger than any minutes that a government has published, small enough to hold in memory several times over. */
export const MAX_INPUT_BYTES = 10 * 1024 * 1024;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Media type of a file by its extension; undefined for a kind that is not read. */
export const contentTypeOfFile = (path: string): string | undefined =>
  CONTENT_TYPES[extname(path).toLowerCase()];

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/**
 * Looks up files and folders. A folder stands for all files below it, in the order of their paths; hidden ones
 * (`.git`, `.DS_Store`) are not part of it. Sizes are checked here, before a byte is read.
 */
export async function findInputs(paths: readonly string[]): Promise<Inputs> {
  const files = new Map<string, Input>();
  const refusals: Refusal[] = [];
  const refuse = (input: string, reason: string) => refusals.push({ input, reason });

  const addFile = (path: string, found: Stats) => {
    const contentType = contentTypeOfFile(path);
    if (!found.isFile()) refuse(path, 'neither a file nor a folder');
    else if (contentType === undefined) {
      refuse(path, `unsupported type; minutes are read from ${Object.keys(CONTENT_TYPES).join(', ')}`);
    } else if (found.size === 0) refuse(path, 'the file is empty');
    else if (found.size > MAX_INPUT_BYTES) {
      refuse(path, `larger than ${MAX_INPUT_BYTES / 1024 / 1024} MiB (${found.size} bytes)`);
    } else files.set(path, { path, contentType, modifiedAt: found.mtime.toISOString() });
  };

  const addFolder = async (folder: string) => {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      refuse(folder, reasonOf(error));
      return;
    }
    entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
    for (const entry of entries.filter(({ name }) => !name.startsWith('.'))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await addFolder(path);
      else await addPath(path, addLinkedFile);
    }
  };

  // A link to a folder may lead back to where it stands, so it is followed only when it is named itself.
  const addLinkedFile = async (path: string, found: Stats) => {
    if (found.isDirectory()) refuse(path, 'a link to a folder; name that folder itself');
    else addFile(path, found);
  };

  const addPath = async (path: string, add: (path: string, found: Stats) => Promise<void>) => {
    let found: Stats;
    try {
      found = await stat(path);
    } catch (error) {
      refuse(path, reasonOf(error));
      return;
    }
    await add(path, found);
  };

  for (const path of paths) {
    if (ADDRESS.test(path)) {
      refuse(path, 'an address, and this version does not fetch pages; save the page and give the file');
    } else {
      await addPath(path, async (named, found) =>
        found.isDirectory() ? addFolder(named) : addFile(named, found),
      );
    }
  }
  return { files: [...files.values()], refusals };
}

/**
 * The bytes of one file of minutes, checked as {@link findInputs} checks them.
 * @throws {InputRefused} when there is nothing to read, with the reason in words.
 */
export async function readInput(path: string): Promise<{ input: Input; bytes: Uint8Array }> {
  const { files, refusals } = await findInputs([path]);
  const [input] = files;
  if (input === undefined) throw new InputRefused(path, refusals[0]?.reason ?? 'a folder without minutes');
  if (input.path !== path) throw new InputRefused(path, 'a folder; name one of its files');
  return { input, bytes: await readBytes(input.path) };
}

/** @throws {InputRefused} when the file cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new InputRefused(path, reasonOf(error));
  }
}

/** One input could not be taken; the others go on. */
export class InputRefused extends Error {
  readonly reason: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.name = 'InputRefused';
    this.reason = reason;
  }
}

// Which files the user means: from the arguments of the command line to a sorted list, with a reason for each that is left out.
import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { reasonOf } from './reasons.ts';

/** A file of minutes that is to be ingested. */
export interface Input {
  /** As it is said to the user; bytes of a name that is not UTF-8 stand as `\xD6`. */
  readonly path: string;
  /** As the file system has it. */
  readonly file: Place;
  readonly contentType: string;
  /** When the file was last written: for a file, that is when its bytes were fetched. ISO 8601 in UTC. */
  readonly modifiedAt: string;
}

/** A path as the file system takes it: its bytes where they are not UTF-8. */
type Place = string | Buffer;

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

/** Extensions of the files that are read, for messages: `.txt, .html, …`. */
export const READABLE = Object.keys(CONTENT_TYPES).join(', ');

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
  // Files that are there, whatever becomes of them.
  let met = 0;
  const refuse = (input: string, reason: string) => {
    met += 1;
    refusals.push({ input, reason });
  };

  const addFile = (path: string, file: Place, found: Stats) => {
    met += 1;
    const contentType = contentTypeOfFile(path);
    if (!found.isFile()) refuse(path, 'neither a file nor a folder');
    else if (contentType === undefined) {
      refuse(path, `unsupported type; minutes are read from ${READABLE}`);
    } else if (found.size === 0) refuse(path, 'the file is empty');
    else if (found.size > MAX_INPUT_BYTES) {
      refuse(path, `larger than ${MAX_INPUT_BYTES / 1024 / 1024} MiB (${found.size} bytes)`);
    } else files.set(path, { path, file, contentType, modifiedAt: found.mtime.toISOString() });
  };

  const addFolder = async (folder: string, at: Place) => {
    let entries: Dirent<Buffer>[];
    try {
      entries = await readdir(at, { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      refuse(folder, reasonOf(error));
      return;
    }
    entries.sort((a, b) => Buffer.compare(a.name, b.name));
    for (const entry of entries.filter(({ name }) => name[0] !== HIDDEN)) {
      const path = join(folder, shown(entry.name));
      const file = placeIn(at, entry.name);
      if (entry.isDirectory()) await addFolder(path, file);
      else await addPath(path, file, addLinkedFile);
    }
  };

  /** A folder that the user names is meant to hold something. */
  const addNamedFolder = async (folder: string) => {
    const before = met;
    await addFolder(folder, folder);
    if (met === before) refuse(folder, `no minutes in this folder; they are read from ${READABLE}`);
  };

  // A link to a folder may lead back to where it stands, so it is followed only when it is named itself.
  const addLinkedFile = async (path: string, file: Place, found: Stats) => {
    if (found.isDirectory()) refuse(path, 'a link to a folder; name that folder itself');
    else addFile(path, file, found);
  };

  const addPath = async (
    path: string,
    file: Place,
    add: (path: string, file: Place, found: Stats) => Promise<void>,
  ) => {
    let found: Stats;
    try {
      found = await stat(file);
    } catch (error) {
      refuse(path, reasonOf(error));
      return;
    }
    await add(path, file, found);
  };

  for (const path of paths) {
    if (path.includes(LOST)) {
      refuse(path, 'a name that is not UTF-8 cannot be given here; name the folder that it is in');
    } else if (ADDRESS.test(path)) {
      refuse(path, 'an address, and this version does not fetch pages; save the page and give the file');
    } else {
      await addPath(path, path, async (named, file, found) =>
        found.isDirectory() ? addNamedFolder(named) : addFile(named, file, found),
      );
    }
  }
  return { files: [...files.values()], refusals };
}

const HIDDEN = '.'.charCodeAt(0);
/** What Node makes of bytes of an argument that are not UTF-8. */
const LOST = '\uFFFD';

/** A name as it can be said, whatever its bytes are. */
function shown(name: Buffer): string {
  const text = name.toString('utf8');
  if (name.equals(Buffer.from(text))) return text;
  return Array.from(name, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase()}`,
  ).join('');
}

/** What lies in a folder, as text where that is what its bytes are. */
function placeIn(folder: Place, name: Buffer): Place {
  const text = name.toString('utf8');
  if (typeof folder === 'string' && name.equals(Buffer.from(text))) return join(folder, text);
  return Buffer.concat([Buffer.from(folder), Buffer.from(sep), name]);
}

/**
 * The bytes of one file of minutes, checked as {@link findInputs} checks them.
 * @throws {InputRefused} when there is nothing to read, with the reason in words.
 */
export async function readInput(path: string): Promise<{ input: Input; bytes: Uint8Array }> {
  const { files, refusals } = await findInputs([path]);
  const [input] = files;
  if (input === undefined) throw new InputRefused(path, refusals[0]?.reason ?? '');
  if (input.path !== path) throw new InputRefused(path, 'a folder; name one of its files');
  return { input, bytes: await readBytes(input) };
}

/** @throws {InputRefused} when the file cannot be read. */
export async function readBytes({ path, file }: Pick<Input, 'path' | 'file'>): Promise<Uint8Array> {
  try {
    return await readFile(file);
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

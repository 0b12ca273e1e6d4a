import { inflateRawSync } from 'node:zlib';
import { refused } from '../../../shared/errors.ts';

// As much of a ZIP archive (PKWARE APPNOTE 6.3.10) as an Office document needs: a file by its name, with a limit on
// what it may unpack to. ZIP64 and encrypted archives are not read; no document of minutes needs the first.

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** More entries than any Office document has. */
const MOST_ENTRIES = 10_000;

const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly headerAt: number;
}

/** The files of an archive. */
export interface Archive {
  has(name: string): boolean;
  /**
   * A file of at most `limit` bytes, whatever size the archive states; `undefined` when there is none of that name.
   *
   * @throws refused `too-large`, `encrypted`, `unreadable`.
   */
  read(name: string, limit: number): Uint8Array | undefined;
}

const unreadable = (what: string, cause?: unknown) =>
  refused(
    'unreadable',
    `This cannot be read as a Word document (DOCX): the archive is damaged, ${what}.`,
    cause,
  );

/** @throws refused `unreadable` when the bytes are no whole archive. */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  return {
    has: (name) => entries.has(plainName(name)),
    read: (name, limit) => {
      const entry = entries.get(plainName(name));
      return entry && unpack(bytes, view, name, entry, limit);
    },
  };
}

/** Names of parts are equal but for case (ISO/IEC 29500-2, 6.2.2), and some programs write them as Windows does. */
const plainName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/u, '').toLowerCase();

function readDirectory(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Entry> {
  let end = bytes.length - END_LENGTH;
  const last = Math.max(0, end - LONGEST_COMMENT);
  while (end >= last && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < last) throw unreadable('it has no directory');
  const entries = new Map<string, Entry>();
  const count = Math.min(view.getUint16(end + 10, true), MOST_ENTRIES);
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY)
      throw unreadable('its directory is cut off');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(plainName(name), {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      headerAt: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function unpack(bytes: Uint8Array, view: DataView, name: string, entry: Entry, limit: number): Uint8Array {
  if (entry.encrypted) throw refused('encrypted', `The document is encrypted (${name}).`);
  const { headerAt } = entry;
  if (headerAt + 30 > bytes.length || view.getUint32(headerAt, true) !== LOCAL_HEADER)
    throw unreadable(`${name} is not where the directory says`);
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true);
  const packed = bytes.subarray(start, start + entry.compressedSize);
  const tooLarge = refused('too-large', `${name} unpacks to more than ${limit} bytes.`);
  if (entry.method === STORED) {
    if (packed.length > limit) throw tooLarge;
    return packed;
  }
  if (entry.method !== DEFLATED) throw unreadable(`${name} is packed in a way that is not read`);
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge;
    throw unreadable(`${name} does not unpack`, error);
  }
}

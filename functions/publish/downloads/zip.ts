import { constants, deflateRawSync } from 'node:zlib';
import { Zip, ZipPassThrough } from 'fflate';

/** A file on its way into an archive. */
export interface ZipEntry {
  write(bytes: Uint8Array): void;
  end(): void;
}

/** A ZIP archive with the same bytes for the same files in the same order. */
export interface ZipWriter {
  /** Several may be open at once: they are in the archive in the order in which they were opened. */
  open(name: string): ZipEntry;
  /** Once every file has ended. */
  end(): Uint8Array;
}

/** The earliest time that the format can tell: the clock is no part of what is published. */
const NO_TIME = new Date(1980, 0, 1);

/** Bytes that are compressed at a time, so that of a large file little is held as it is. */
const BLOCK = 1 << 18;

/** Compressed by Node, which is several times as fast as JavaScript: block after block, and none of them the last. */
class Deflated extends ZipPassThrough {
  private held: Uint8Array[] = [];
  private heldBytes = 0;

  constructor(name: string) {
    super(name);
    this.compression = 8;
    this.mtime = NO_TIME;
  }

  protected override process(chunk: Uint8Array, final: boolean): void {
    this.held.push(chunk);
    this.heldBytes += chunk.byteLength;
    if (this.heldBytes < BLOCK && !final) return;
    let rest: Uint8Array = Buffer.concat(this.held);
    // Where blocks end depends on the bytes alone, not on how many come at a time.
    for (; rest.byteLength >= BLOCK; rest = rest.subarray(BLOCK))
      this.give(rest.subarray(0, BLOCK), constants.Z_SYNC_FLUSH, false);
    this.held = [rest];
    this.heldBytes = rest.byteLength;
    if (final) this.give(rest, constants.Z_FINISH, true);
  }

  private give(bytes: Uint8Array, finishFlush: number, final: boolean): void {
    this.ondata(null, new Uint8Array(deflateRawSync(bytes, { finishFlush })), final);
  }
}

export function openZip(): ZipWriter {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  return {
    open(name) {
      const entry = new Deflated(name);
      zip.add(entry);
      return {
        write: (bytes) => entry.push(bytes),
        end: () => entry.push(new Uint8Array(), true),
      };
    },
    end() {
      zip.end();
      return Buffer.concat(chunks);
    },
  };
}

/** An archive of files that are there as a whole. */
export function zipped(files: Iterable<readonly [name: string, bytes: Uint8Array]>): Uint8Array {
  const zip = openZip();
  for (const [name, bytes] of files) {
    const entry = zip.open(name);
    entry.write(bytes);
    entry.end();
  }
  return zip.end();
}

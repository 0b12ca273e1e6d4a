import type { MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { RawPage } from '../page/raw-page.ts';
import { formatWithin, readBytes } from '../page/read-bytes.ts';
import { documentOf } from '../read-document.ts';
import { ask } from './ask.ts';
import type { Requests } from './thread.ts';

// What takes little time is read where the caller is, what can take long in a thread that is ended when it does.

/** Characters up to this many bytes are read where the caller is: they take less time than a thread to start. */
const READ_AT_ONCE = 256 * 1024;

/**
 * The lines of a page in any format.
 *
 * @throws refused as `readBytes` does, and `too-slow`.
 */
export async function readBytesOfAnyFormat(bytes: Uint8Array, contentType: string): Promise<RawPage> {
  const format = formatWithin(bytes, contentType);
  const isPacked = format === 'pdf' || format === 'docx';
  return isPacked || bytes.length > READ_AT_ONCE
    ? ask('page', { bytes: new Uint8Array(bytes), contentType }, bytes.length)
    : readBytes(bytes, contentType);
}

/** Lines and characters up to which a page is read where the caller is: three times the longest minutes. */
const READ_HERE = { lines: 3_000, characters: 60_000 };

/**
 * What the lines of a page say, that had so many bytes.
 *
 * @throws refused as `documentOf` does, and `too-slow`.
 */
export async function documentOfAnyLength(
  of: Requests['document']['of'],
  bytes: number,
): Promise<MinutesDocument> {
  const { raw, origin, sources, sourceId } = of;
  const characters = raw.lines.reduce((sum, line) => sum + line.length, 0);
  return raw.lines.length > READ_HERE.lines || characters > READ_HERE.characters
    ? ask('document', of, bytes)
    : documentOf(raw, origin, sources, sourceId);
}

import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { documentOfAnyLength, readBytesOfAnyFormat } from './bounded/bounded.ts';
import type { Explanation } from './document/explain.ts';
import { readBytes } from './page/read-bytes.ts';
import { documentOf, explainedDocumentOf, type Origin } from './read-document.ts';

/** A page as it was fetched. */
export interface Snapshot extends Origin {
  readonly bytes: Uint8Array;
}

/**
 * Reads a page in any format that is not PDF. Pure: the same bytes, sources and arguments give the same document.
 *
 * @throws refused when the page is neither minutes nor the report of a meeting or cannot be read: `empty`, `too-large`,
 *   `unsupported-type`, `undecodable`, `unreadable`, `encrypted`, `no-text`, `not-minutes`, `unknown-source`; permanent
 *   `invalid-document` on a defect of the parser.
 */
export const parse = (snapshot: Snapshot, sources: readonly Source[], sourceId?: string): MinutesDocument =>
  documentOf(readBytes(snapshot.bytes, snapshot.contentType), snapshot, sources, sourceId);

/**
 * The same for a page in any format, within limits of time and memory. A promise, because what can take long is read in
 * a thread.
 *
 * @throws refused as {@link parse} does, and `too-slow`.
 */
export async function parseAnyFormat(
  { bytes, ...origin }: Snapshot,
  sources: readonly Source[],
  sourceId?: string,
): Promise<MinutesDocument> {
  const raw = await readBytesOfAnyFormat(bytes, origin.contentType);
  return documentOfAnyLength({ raw, origin, sources, sourceId }, bytes.length);
}

/** The same, with what every rule did. Throws as {@link parse} does. */
export async function explainAnyFormat(
  { bytes, ...origin }: Snapshot,
  sources: readonly Source[],
  sourceId?: string,
): Promise<{ readonly document: MinutesDocument; readonly explanation: Explanation }> {
  return explainedDocumentOf(
    await readBytesOfAnyFormat(bytes, origin.contentType),
    origin,
    sources,
    sourceId,
  );
}

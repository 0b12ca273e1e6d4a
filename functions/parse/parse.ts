import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { readDocumentBounded } from './bounded/bounded.ts';
import { assemble } from './document/assemble.ts';
import { type Explanation, Trace } from './document/explain.ts';
import type { RawPage } from './page/raw-page.ts';
import { readBytes, readBytesOfAnyFormat } from './page/read-bytes.ts';
import { type Head, type PageReading, readPage } from './reader.ts';
import { type Belonging, recogniseSource } from './source.ts';
import { matchingForm, plainOf } from './text/reading.ts';

/** Version of the parser, written into every document it makes. Raised when the same page may give another document. */
export const PARSER_VERSION = '1.0.0';

/** A page as it was fetched. */
export interface Snapshot {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** SHA-256 of the bytes, in lower-case hex. */
  readonly sha256: string;
  readonly url?: string;
  /** ISO 8601. */
  readonly fetchedAt?: string;
}

/** What is known of a page besides its bytes. */
export type Origin = Omit<Snapshot, 'bytes'>;

/**
 * Reads a page in any format that is not PDF. Pure: the same bytes, sources and arguments give the same document.
 *
 * @throws refused when the page is neither minutes nor the report of a meeting or cannot be read: `empty`, `too-large`,
 *   `unsupported-type`, `undecodable`, `unreadable`, `encrypted`, `no-text`, `not-minutes`, `unknown-source`; permanent
 *   `invalid-document` on a defect of the parser.
 */
export const parse = (snapshot: Snapshot, sources: readonly Source[], sourceId?: string): MinutesDocument =>
  documentOf(readBytes(snapshot.bytes, snapshot.contentType), snapshot, sources, sourceId);

/** Lines and characters up to which a page is read where the caller is: three times the longest minutes. */
const READ_HERE = { lines: 3_000, characters: 60_000 };

/**
 * The same for a page in any format, within limits of time and memory. A promise, because what can take long is read in
 * a thread.
 *
 * @throws refused as {@link parse} does, and `too-slow`.
 */
export async function parseAnyFormat(
  snapshot: Snapshot,
  sources: readonly Source[],
  sourceId?: string,
): Promise<MinutesDocument> {
  const { bytes, ...origin } = snapshot;
  const raw = await readBytesOfAnyFormat(bytes, snapshot.contentType);
  const characters = raw.lines.reduce((sum, line) => sum + line.length, 0);
  return raw.lines.length > READ_HERE.lines || characters > READ_HERE.characters
    ? readDocumentBounded({ raw, origin, sources, sourceId }, bytes.length)
    : documentOf(raw, origin, sources, sourceId);
}

/** The same, with what every rule did. Throws as {@link parse} does. */
export async function explainAnyFormat(
  snapshot: Snapshot,
  sources: readonly Source[],
  sourceId?: string,
): Promise<{ readonly document: MinutesDocument; readonly explanation: Explanation }> {
  const trace = new Trace();
  const raw = await readBytesOfAnyFormat(snapshot.bytes, snapshot.contentType);
  const page = readPage(raw, { belongingOf: belongingIn(raw, snapshot, sources, sourceId), tracer: trace });
  const document = assemble({ page, provenance: provenanceOf(snapshot, page) });
  return { document, explanation: trace.explanationOf(page, document) };
}

/** What the lines of a page say, for as long as it takes. Throws as {@link parse} does. */
export function documentOf(
  raw: RawPage,
  origin: Origin,
  sources: readonly Source[],
  sourceId: string | undefined,
): MinutesDocument {
  const page = readPage(raw, { belongingOf: belongingIn(raw, origin, sources, sourceId) });
  return assemble({ page, provenance: provenanceOf(origin, page) });
}

/** Only an address that the contract accepts as one is kept: no other scheme leaves the parser. */
function address(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}

/** Lines at the head of a page that may say whose it is, outside its main content. */
const HEAD_LINES = 12;

/** Tells whose a page is from its head, its addresses and the names of places on it. */
function belongingIn(
  raw: RawPage,
  { url }: Origin,
  sources: readonly Source[],
  sourceId: string | undefined,
): (head: Head) => Belonging {
  return ({ passage: { reading }, metadata, opening: { meeting, paragraph } }) => {
    const inWords = (words: string | undefined): string | undefined =>
      words === undefined ? undefined : matchingForm(words, reading.script);
    const present = (...words: readonly (string | undefined)[]): readonly string[] =>
      words.filter((one) => one !== undefined && one !== '') as string[];
    const [body, title, issuer, site, window, operator] = [
      meeting.body,
      meeting.title,
      meeting.issuer,
      metadata.siteName,
      metadata.windowTitle,
      metadata.operator,
    ].map(inWords);
    const addresses = [address(url), address(metadata.canonicalUrl)].filter((known) => known !== undefined);
    const opening = plainOf(reading, paragraph?.range);
    return recogniseSource(
      {
        sourceId,
        addresses,
        // Where a page can name its government, the most telling first.
        words: [...present(site, issuer, title, body, window), opening, ...present(operator)],
      },
      {
        body,
        title,
        opening,
        issuer,
        site: present(site, window, operator),
        text: reading.plain,
        head: present(...raw.lines.slice(0, HEAD_LINES).map(inWords)),
        addresses,
      },
      sources,
    );
  };
}

function provenanceOf(
  { fetchedAt, sha256, contentType, url: from }: Origin,
  { passage, metadata }: PageReading,
): MinutesDocument['provenance'] {
  const url = address(from);
  const canonicalUrl = address(metadata.canonicalUrl);
  return {
    ...(url !== undefined && { url }),
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(fetchedAt !== undefined && { fetchedAt }),
    sha256,
    contentType,
    script: passage.reading.script,
    parser: PARSER_VERSION,
  };
}

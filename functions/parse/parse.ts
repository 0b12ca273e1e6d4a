import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
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

/**
 * Reads a page in any format that is not PDF. Pure: the same bytes, sources and arguments give the same document.
 *
 * @throws refused when the page is neither minutes nor the report of a meeting or cannot be read: `empty`, `too-large`,
 *   `unsupported-type`, `undecodable`, `unreadable`, `encrypted`, `no-text`, `not-minutes`, `unknown-source`; permanent
 *   `invalid-document` on a defect of the parser.
 */
export const parse = (snapshot: Snapshot, sources: readonly Source[], sourceId?: string): MinutesDocument =>
  documentOf(readBytes(snapshot.bytes, snapshot.contentType), snapshot, sources, sourceId);

/** The same for a page in any format. A promise, because the reader of PDF gives its pages one by one. */
export const parseAnyFormat = async (
  snapshot: Snapshot,
  sources: readonly Source[],
  sourceId?: string,
): Promise<MinutesDocument> =>
  documentOf(await readBytesOfAnyFormat(snapshot.bytes, snapshot.contentType), snapshot, sources, sourceId);

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

function documentOf(
  raw: RawPage,
  snapshot: Snapshot,
  sources: readonly Source[],
  sourceId: string | undefined,
): MinutesDocument {
  const page = readPage(raw, { belongingOf: belongingIn(raw, snapshot, sources, sourceId) });
  return assemble({ page, provenance: provenanceOf(snapshot, page) });
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
  { url }: Snapshot,
  sources: readonly Source[],
  sourceId: string | undefined,
): (head: Head) => Belonging {
  return ({ passage: { reading }, metadata, opening: { meeting, paragraph } }) => {
    const inWords = (words: string | undefined): string | undefined =>
      words === undefined ? undefined : matchingForm(words, reading.script);
    const present = (...words: readonly (string | undefined)[]): readonly string[] =>
      words.map(inWords).filter((one) => one !== undefined && one !== '') as string[];
    const addresses = [address(url), address(metadata.canonicalUrl)].filter((known) => known !== undefined);
    const opening = plainOf(reading, paragraph?.range);
    return recogniseSource(
      {
        sourceId,
        addresses,
        // Where a page can name its government, the most telling first.
        words: [
          ...present(metadata.siteName, meeting.issuer, meeting.title, meeting.body, metadata.windowTitle),
          opening,
          ...present(metadata.operator),
        ],
      },
      {
        body: inWords(meeting.body),
        title: inWords(meeting.title),
        opening,
        issuer: inWords(meeting.issuer),
        site: present(metadata.siteName, metadata.windowTitle, metadata.operator),
        text: reading.plain,
        head: present(...raw.lines.slice(0, HEAD_LINES)),
        addresses,
      },
      sources,
    );
  };
}

function provenanceOf(
  { fetchedAt, sha256, contentType, url: from }: Snapshot,
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

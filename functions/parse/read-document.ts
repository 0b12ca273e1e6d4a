import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { assemble } from './document/assemble.ts';
import { type Explanation, Trace } from './document/explain.ts';
import type { RawPage } from './page/raw-page.ts';
import { type Head, type PageReading, readPage } from './reader.ts';
import { type Belonging, recogniseSource } from './source.ts';
import { matchingForm, plainOf } from './text/reading.ts';

/** Version of the parser, written into every document it makes. Raised when the same page may give another document. */
export const PARSER_VERSION = '1.0.0';

/** What is known of a page besides its bytes. */
export interface Origin {
  readonly contentType: string;
  /** SHA-256 of the bytes, in lower-case hex. */
  readonly sha256: string;
  readonly url?: string;
  /** ISO 8601. */
  readonly fetchedAt?: string;
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

/** The same, with what every rule did. */
export function explainedDocumentOf(
  raw: RawPage,
  origin: Origin,
  sources: readonly Source[],
  sourceId: string | undefined,
): { readonly document: MinutesDocument; readonly explanation: Explanation } {
  const trace = new Trace();
  const page = readPage(raw, { belongingOf: belongingIn(raw, origin, sources, sourceId), tracer: trace });
  const document = assemble({ page, provenance: provenanceOf(origin, page) });
  return { document, explanation: trace.explanationOf(page, document) };
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

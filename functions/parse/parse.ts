import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { Source } from '../../schemas/generated/source.ts';
import { refused } from '../shared/errors.ts';
import { findAttendance } from './attendance/attendance.ts';
import { findDecisions } from './decisions/decisions.ts';
import { assemble } from './document/document.ts';
import { findOutline } from './outline/outline.ts';
import { findMinutes } from './page/page.ts';
import type { RawPage } from './page/raw-page.ts';
import { readBytes, readBytesOfAnyFormat } from './page/read-bytes.ts';
import type { Reading, Script } from './reading.ts';
import { DEFAULT_TIME_ZONE, findMeeting } from './repair/meeting.ts';
import { matchingForm, plainOf } from './repair/words.ts';
import { recogniseSource } from './source.ts';
import type { MeetingFacts, Outline, PageMetadata } from './types.ts';

/** Version of the parser, written into every document it makes. Raised when the same page may give another document. */
export const PARSER_VERSION = '0.1.0';

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

/** Lines at the head of a page that may say whose it is, outside the minutes proper. */
const HEAD_LINES = 12;

/** Only an address that the contract accepts as one is kept. */
const address = (text: string | undefined): string | undefined =>
  text !== undefined && URL.canParse(text) ? new URL(text).href : undefined;

/** Where a page can name the government that it is of, the most telling first. */
function* namesOfGovernment(
  reading: Reading,
  outline: Outline,
  metadata: PageMetadata,
  meeting: MeetingFacts,
): Generator<string> {
  for (const words of [metadata.siteName, meeting.issuer, meeting.title, meeting.body, metadata.windowTitle])
    if (words) yield matchingForm(words, reading.script);
  if (outline.opening !== undefined) yield plainOf(reading, outline.opening);
  if (metadata.operator) yield matchingForm(metadata.operator, reading.script);
}

/**
 * Reads a page of minutes in any format that is not PDF. Pure: the same bytes, sources and arguments give the same
 * document.
 *
 * @throws refused when the page is not minutes or cannot be read: `empty`, `too-large`, `unsupported-type`,
 *   `undecodable`, `unreadable`, `encrypted`, `no-text`, `not-minutes`, `unknown-source`; permanent `invalid-document`
 *   on a defect of the parser.
 */
export const parse = (snapshot: Snapshot, sources: readonly Source[], sourceId?: string): MinutesDocument =>
  parsePage(readBytes(snapshot.bytes, snapshot.contentType), snapshot, sources, sourceId);

/** The same for a page in any format. A promise, because the reader of PDF gives its pages one by one. */
export const parseAnyFormat = async (
  snapshot: Snapshot,
  sources: readonly Source[],
  sourceId?: string,
): Promise<MinutesDocument> =>
  parsePage(await readBytesOfAnyFormat(snapshot.bytes, snapshot.contentType), snapshot, sources, sourceId);

function provenanceOf(
  { fetchedAt, sha256, contentType }: Snapshot,
  url: string | undefined,
  canonicalUrl: string | undefined,
  script: Script,
): MinutesDocument['provenance'] {
  return {
    ...(url !== undefined && { url }),
    ...(canonicalUrl !== undefined && { canonicalUrl }),
    ...(fetchedAt !== undefined && { fetchedAt }),
    sha256,
    contentType,
    script,
    parser: PARSER_VERSION,
  };
}

function parsePage(
  raw: RawPage,
  snapshot: Snapshot,
  sources: readonly Source[],
  sourceId: string | undefined,
): MinutesDocument {
  const { reading, metadata, issues: pageIssues } = findMinutes(raw);
  const { outline, issues: outlineIssues } = findOutline(reading);
  if (outline.opening === undefined && outline.items.length === 0 && outline.attendance.length === 0) {
    throw refused(
      'not-minutes',
      'The page has a title of minutes but neither an opening sentence nor agenda items nor an attendance list.',
    );
  }
  const canonicalUrl = address(metadata.canonicalUrl);
  const url = address(snapshot.url);
  const found = findMeeting(reading, outline, metadata, DEFAULT_TIME_ZONE);
  const inWords = (words: string | undefined): string | undefined =>
    words === undefined ? undefined : matchingForm(words, reading.script);
  const { meeting: first } = found;
  const { source, question } = recogniseSource(
    {
      sourceId,
      addresses: [url, canonicalUrl].filter((known) => known !== undefined),
      words: namesOfGovernment(reading, outline, metadata, first),
    },
    {
      body: inWords(first.body),
      title: inWords(first.title),
      opening: plainOf(reading, outline.opening),
      issuer: inWords(first.issuer),
      site: [metadata.siteName, metadata.windowTitle, metadata.operator].flatMap(
        (words) => inWords(words) ?? [],
      ),
      text: reading.plain,
      head: raw.lines.slice(0, HEAD_LINES).flatMap((line) => inWords(line) || []),
      addresses: [url, canonicalUrl].filter((known) => known !== undefined),
    },
    sources,
  );
  const { timeZone = DEFAULT_TIME_ZONE } = source ?? {};
  const { meeting, issues: meetingIssues } =
    timeZone === DEFAULT_TIME_ZONE ? found : findMeeting(reading, outline, metadata, timeZone);
  const attendance = findAttendance(reading, outline, source);
  const present = attendance.facts.map(({ name }) => name);
  const decisions = findDecisions(reading, outline, source, meeting, present);
  return assemble({
    reading,
    outline,
    meeting,
    decisions: decisions.facts,
    attendance: attendance.facts,
    issues: [...pageIssues, ...meetingIssues, ...outlineIssues, ...decisions.issues, ...attendance.issues],
    metadata,
    source,
    question,
    provenance: provenanceOf(snapshot, url, canonicalUrl, reading.script),
  });
}

import { refused } from '../../shared/errors.ts';
import { decode } from './decode.ts';
import { readDocx } from './docx/docx.ts';
import { type Format, formatOf } from './format.ts';
import { readHtml } from './html/html.ts';
import { readPlainText } from './plain-text.ts';
import type { RawPage } from './raw-page.ts';

/** Largest page that is read, in bytes. */
const MAX_BYTES = 10 * 1024 * 1024;
/** The format of a page that may be read at all. */
export function formatWithin(bytes: Uint8Array, contentType: string): Format {
  if (bytes.length === 0) throw refused('empty', 'The page is empty.');
  if (bytes.length > MAX_BYTES)
    throw refused('too-large', `The page has ${bytes.length} bytes; at most ${MAX_BYTES} are read.`);
  return formatOf(bytes, contentType);
}

/** A reader of characters turns them into lines. A reader of another format is a folder beside these. */
function readCharacters(bytes: Uint8Array, contentType: string, reader: (text: string) => RawPage): RawPage {
  const decoded = decode(bytes, contentType);
  const page = reader(decoded.text);
  return { ...page, issues: [...decoded.issues, ...page.issues] };
}

/**
 * The lines of a page in any format but PDF, whose reader is loaded only when it is needed.
 *
 * @throws refused `empty`, `too-large`, `unsupported-type`, `undecodable`, `unreadable`, `encrypted`, `no-text`.
 */
export function readBytes(bytes: Uint8Array, contentType: string): RawPage {
  const format = formatWithin(bytes, contentType);
  if (format === 'docx') return readDocx(bytes);
  if (format === 'html') return readCharacters(bytes, contentType, readHtml);
  if (format === 'text') return readCharacters(bytes, contentType, readPlainText);
  throw refused('unsupported-type', 'This is a PDF file; pages of text, HTML and DOCX are read here.');
}

/**
 * The lines of a page in any format, read where the caller is and for as long as it takes.
 *
 * @throws refused as {@link readBytes} does.
 */
export async function readBytesHere(bytes: Uint8Array, contentType: string): Promise<RawPage> {
  if (formatWithin(bytes, contentType) !== 'pdf') return readBytes(bytes, contentType);
  const { readPdf } = await import('./pdf/pdf.ts');
  return readPdf(bytes);
}

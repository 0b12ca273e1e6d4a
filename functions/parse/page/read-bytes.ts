import { refused } from '../../shared/errors.ts';
import { readPageBounded } from '../bounded/bounded.ts';
import { decode } from './decode.ts';
import { readDocx } from './docx/docx.ts';
import { type Format, formatOf } from './format.ts';
import { readHtml } from './html/html.ts';
import { readPlainText } from './plain-text.ts';
import type { RawPage } from './raw-page.ts';

/** Largest page that is read, in bytes. */
const MAX_BYTES = 10 * 1024 * 1024;
/** Characters up to this many bytes are read where the caller is: they take less time than a thread to start. */
const READ_AT_ONCE = 256 * 1024;

function formatWithin(bytes: Uint8Array, contentType: string): Format {
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

/**
 * The lines of a page in any format. What can take long is read in a thread that is ended when it takes too long.
 *
 * @throws refused as {@link readBytes} does, and `too-slow`.
 */
export async function readBytesOfAnyFormat(bytes: Uint8Array, contentType: string): Promise<RawPage> {
  const format = formatWithin(bytes, contentType);
  const isPacked = format === 'pdf' || format === 'docx';
  return isPacked || bytes.length > READ_AT_ONCE
    ? readPageBounded(bytes, contentType)
    : readBytes(bytes, contentType);
}

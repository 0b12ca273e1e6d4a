import { refused } from '../../shared/errors.ts';
import { asciiOf, utf16Of } from './decode.ts';

/** Formats that are read. */
export type Format = 'html' | 'text' | 'pdf' | 'docx';

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

const READ = 'pages of text, HTML, PDF and DOCX are read';
const PDF = [0x25, 0x50, 0x44, 0x46];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Files of other formats, by their first bytes. */
const UNREAD: readonly (readonly [readonly number[], string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'a Word or WPS document of the old binary kind'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'an RTF document'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image'],
  [[0xff, 0xd8, 0xff], 'an image'],
  [[0x47, 0x49, 0x46, 0x38], 'an image'],
];

/** What a file lacks that is sent or named as a format which its first bytes would show. */
const MISSED: readonly (readonly [type: string, what: string])[] = [
  ['application/pdf', 'no PDF: it does not begin with %PDF'],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'no Word document (DOCX): it does not begin as a ZIP archive does, with PK',
  ],
];

const isUtf16 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || utf16Of(bytes) !== undefined;

/** Share of the bytes that may be NUL in a text, as one that somebody's program left behind; binary files have more. */
const NUL_SHARE = 50;

/** True for a file with more NUL bytes than a text has that a program damaged. */
function isBinary(bytes: Uint8Array): boolean {
  let count = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    count++;
    if (count > 1 && count * NUL_SHARE > bytes.length) return !isUtf16(bytes);
  }
  return false;
}

/** Bytes within which a PDF file begins: programs put their own before it (ISO 32000-1, annex H, note 13). */
const PDF_WITHIN = 1024;

/** `<html`, `<!doctype`, a comment, or any common element within the first characters. */
const MARKUP =
  /^[\s\ufeff]{0,400}(?:<\?xml[^>]{0,400}>\s{0,400})?<(?:!doctype\s+html|!--|html|head|body|base|meta|title|div|p|table|tbody|script|style|link|center|font|span|h[1-6]|ul|ol|section|article|header|main|form|br|hr|a|b|strong|img|iframe|noscript|frameset)\b/iu;

/**
 * The format of a page: by its bytes first, because servers send minutes as `application/octet-stream` or HTML as
 * `text/plain`; then by the content type.
 *
 * @throws refused `unsupported-type` for a format that is not read.
 */
export function formatOf(bytes: Uint8Array, contentType: string): Format {
  if (startsWith(bytes, PDF) || /^[^<]*%PDF-\d/u.test(asciiOf(bytes, PDF_WITHIN))) return 'pdf';
  if (startsWith(bytes, ZIP)) return 'docx';
  const unread = UNREAD.find(([mark]) => startsWith(bytes, mark))?.[1];
  if (unread !== undefined) throw refused('unsupported-type', `This is ${unread}; ${READ}.`);
  if (isBinary(bytes))
    throw refused('unsupported-type', `This is a binary file: it is full of NUL bytes; ${READ}.`);
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (/^(?:text\/html|application\/xhtml\+xml)$/u.test(type)) return 'html';
  const missed = MISSED.find(([kind]) => type === kind)?.[1];
  if (missed !== undefined) throw refused('unsupported-type', `This is ${missed}.`);
  if (/^(?:image|audio|video|font)\//u.test(type) || /^application\/(?:pdf|zip|msword|vnd\.)/u.test(type))
    throw refused('unsupported-type', `The page is sent as ${type}; ${READ}.`);
  // In UTF-16, every other byte of markup is NUL.
  const head = asciiOf(bytes, 512)
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .replaceAll('\0', '');
  return MARKUP.test(head) ? 'html' : 'text';
}

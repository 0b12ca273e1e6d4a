import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { refused } from '../../shared/errors.ts';
import { type Line, linesOf } from '../landmarks/line.ts';
import { isTitle, namesMeeting } from '../landmarks/title.ts';
import { read } from '../reading.ts';
import type { Page, PageMetadata } from '../types.ts';
import { decode } from './decode.ts';
import { type Format, formatOf } from './format.ts';
import { readHtml } from './html/html.ts';
import { readMetadata } from './metadata.ts';
import { readPlainText } from './plain-text.ts';
import { findProper } from './proper.ts';
import type { RawPage } from './raw-page.ts';
import { unwrap } from './unwrap.ts';

/** Largest page that is read, in bytes. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** A reader turns the characters of a page into lines. A reader of another format is a file beside these. */
const READERS: Readonly<Record<Format, (text: string) => RawPage>> = { html: readHtml, text: readPlainText };

const trimmed = (line: string): string =>
  line.replace(/^[\s\p{Z}\p{Cc}\p{Cf}]+|[\s\p{Z}\p{Cc}\p{Cf}]+$/gu, '');

/** The nearest line above the minutes that reads like their title. */
function titleAbove(lines: readonly Line[], start: number): Line | undefined {
  return lines
    .slice(0, start)
    .findLast(({ plain }) => isTitle(plain) && namesMeeting(plain) && plain.length >= 8);
}

const OPERATOR = /^(?:主办|版权所有|承办|网站主办)/u;

/** The line at the foot of the page that says who runs the site. */
const operatorOf = (lines: readonly Line[]): string | undefined =>
  lines.findLast(({ plain }) => OPERATOR.test(plain) && plain.length <= 80)?.plain;

/**
 * Reads a page: the text of the minutes, and what the page says about itself around them.
 *
 * @throws refused `empty`, `too-large`, `unsupported-type`, `undecodable`, `not-minutes`.
 */
export function readPage(bytes: Uint8Array, contentType: string): Page {
  if (bytes.length === 0) throw refused('empty', 'The page is empty.');
  if (bytes.length > MAX_BYTES)
    throw refused('too-large', `The page has ${bytes.length} bytes; at most ${MAX_BYTES} are read.`);
  const format = formatOf(bytes, contentType);
  const decoded = decode(bytes, contentType);
  const raw = unwrap(READERS[format](decoded.text));
  const reading = read(raw.lines.join('\n'));
  const lines = linesOf(reading);
  const proper = (raw.article && findProper(reading, lines, raw.article)) ?? findProper(reading, lines);
  if (proper === undefined) {
    throw refused(
      'not-minutes',
      'Nothing on the page reads like minutes: no title or opening sentence of a meeting, and no agenda items.',
    );
  }
  const kept = new Set(proper.kept);
  const around = lines.filter(({ index }) => !kept.has(index));
  const found = readMetadata(reading, around);
  const title = titleAbove(lines, proper.start);
  const operator = operatorOf(around);
  const metadata: PageMetadata = {
    ...(operator && { operator }),
    ...(title && { title: trimmed(raw.lines[title.index] ?? '') }),
    ...found,
    ...raw.metadata,
  };
  const issues: QualityIssue[] = [...decoded.issues, ...raw.issues];
  if (proper.injected.length > 0) {
    issues.push({
      code: 'injected-text',
      severity: 'warning',
      message: `${proper.injected.length} line(s) that do not belong to the page were left out; their words are not repeated here.`,
    });
  }
  const text = proper.kept.map((index) => trimmed(raw.lines[index] ?? '')).join('\n');
  return { text, metadata, issues };
}

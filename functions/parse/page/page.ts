import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { refused } from '../../shared/errors.ts';
import { linesOf } from '../landmarks.ts';
import { read } from '../reading.ts';
import type { Page } from '../types.ts';
import { decode } from './decode.ts';
import { readMetadata } from './metadata.ts';
import { readPlainText } from './plain-text.ts';
import { findProper } from './proper.ts';

/** Largest page that is read, in bytes. */
export const MAX_BYTES = 10 * 1024 * 1024;

/**
 * Reads a page: the text of the minutes, and what the page says about itself around them.
 *
 * @throws refused `empty`, `too-large`, `undecodable`, `unsupported-type`, `not-minutes`.
 */
export function readPage(bytes: Uint8Array, contentType: string): Page {
  if (bytes.length === 0) throw refused('empty', 'The page is empty.');
  if (bytes.length > MAX_BYTES)
    throw refused('too-large', `The page has ${bytes.length} bytes; at most ${MAX_BYTES} are read.`);
  const raw = readPlainText(decode(bytes, contentType));
  const reading = read(raw.lines.join('\n'));
  const lines = linesOf(reading);
  const proper = findProper(reading, lines);
  if (proper === undefined) {
    throw refused(
      'not-minutes',
      'Nothing on the page reads like minutes: no title or opening sentence of a meeting, and no agenda items.',
    );
  }
  const { metadata } = readMetadata(reading, lines.slice(0, proper.start));
  const issues: QualityIssue[] = [...raw.issues];
  if (proper.injected.length > 0) {
    issues.push({
      code: 'injected-text',
      severity: 'warning',
      message: `${proper.injected.length} line(s) that do not belong to the page were left out; their words are not repeated here.`,
    });
  }
  return {
    text: proper.kept
      .map((index) => raw.lines[index] ?? '')
      .map((line) => line.replace(/^[\s\p{Z}\p{C}]+|[\s\p{Z}\p{C}]+$/gu, ''))
      .join('\n'),
    metadata: { ...metadata, ...raw.metadata },
    issues,
  };
}

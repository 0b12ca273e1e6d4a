import { isTitle, namesMeeting } from '../landmarks/title.ts';
import type { Reading } from '../reading.ts';
import type { Outline, PageMetadata } from '../types.ts';
import { findMention, type Mention } from './mention.ts';
import { matchingForm, plainOf, publishedForm } from './words.ts';

/** What a page's title goes on with: 纪要_政府会议_某某区人民政府. */
const SITE_SUFFIX = /[_|]|\s[-–—]\s/u;
/** Longest piece of a first line that stands for a title where nothing names the meeting. */
const LONGEST = 60;

/**
 * The title of the minutes: the one in the text if it names the meeting with a whole number, else the page's, else the
 * name of the meeting in the opening sentence, else the first line.
 */
export function findTitle(
  reading: Reading,
  outline: Outline,
  metadata: PageMetadata,
  opening: Mention | undefined,
): string {
  const own = outline.title && reading.value(outline.title);
  const ownPlain = plainOf(reading, outline.title);
  const [pageTitle = ''] = metadata.title?.split(SITE_SUFFIX, 1) ?? [];
  const page = publishedForm(pageTitle, reading.script);
  const pagePlain = matchingForm(pageTitle, reading.script);
  const pageNames = isTitle(pagePlain) && namesMeeting(pagePlain);
  if (own !== undefined && namesMeeting(ownPlain) && !(pageNames && findMention(ownPlain)?.damaged))
    return own;
  if (pageNames) return page;
  if (own !== undefined) return own;
  if (outline.opening !== undefined && opening !== undefined) {
    const { start } = outline.opening;
    return reading.value({ start: start + opening.start, end: start + opening.end });
  }
  if (page !== '') return page;
  const line = reading.lines.find((range) => range.end > range.start);
  return line === undefined
    ? ''
    : reading.value({ start: line.start, end: Math.min(line.end, line.start + LONGEST) });
}

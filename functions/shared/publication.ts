import type { MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { MinutesFacts } from './head.ts';

/** Path, without extension, of a meeting's page: `suzhou-gusu/2023/17` → `suzhou-gusu/meetings/2023/17`. */
export function meetingPath(meeting: string): string {
  const slash = meeting.indexOf('/');
  return `${meeting.slice(0, slash)}/meetings/${meeting.slice(slash + 1)}`;
}

/** Year of the downloads partition that a meeting belongs to; `undated` when the page gives no day. */
export const partitionOf = (document: Pick<MinutesDocument, 'heldOn'>): string =>
  document.heldOn?.slice(0, 4) ?? 'undated';

/**
 * When the minutes were first published at their source, as far as the page says: the publication time, else the
 * day of issue. A day counts from its first moment in the source's time zone. Never the day of the meeting.
 */
export function firstPublished(
  document: Pick<MinutesDocument, 'publishedAt' | 'issuedOn'>,
  utcOffset = '+08:00',
): string | undefined {
  const stated = document.publishedAt ?? document.issuedOn;
  if (stated === undefined) return undefined;
  return stated.includes('T') ? stated : `${stated}T00:00:00${utcOffset}`;
}

/**
 * The document with the day of publication that its place has stated first: a page that is put up again under another
 * day was changed that day, and what is archived by the first stays where it is (RFC 5005, section 4).
 */
export function asFirstPublished<T extends MinutesFacts>(document: T, published: string | undefined): T {
  const stated = document.publishedAt ?? document.issuedOn;
  if (published === undefined || published === stated) return document;
  const now =
    stated === undefined ? 'says no more when it was published' : `says that it was published on ${stated}`;
  const issue = {
    code: 'publication-changed',
    severity: 'info' as const,
    message: `The page now ${now}; it said ${published} first, which stays.`,
  };
  const quality = { ...document.quality, issues: [...document.quality.issues, issue] };
  return { ...document, publishedAt: published, quality };
}

/** What stands for the time of minutes without any date, and comes before all others. */
export const UNDATED = '0000';

/**
 * The instant by which meetings are ordered: first publication in UTC, else the day held, else the beginning.
 * The day held is comparable with an instant because ISO 8601 orders as text.
 */
export function publicationInstant(
  document: Pick<MinutesDocument, 'publishedAt' | 'issuedOn' | 'heldOn'>,
): string {
  const published = Date.parse(firstPublished(document) ?? '');
  if (!Number.isNaN(published)) return new Date(published).toISOString();
  return document.heldOn ?? UNDATED;
}

/** An hour at the sources is that of UTC and so much. */
const OFFSET_MS = 8 * 3_600_000;

/** The year, month or day of an instant in the calendar of the sources: `2024`, `2024-06`, `2024-06-21`; `0000` without one. */
export function calendarAt(instant: string, unit: 'year' | 'month' | 'day'): string {
  const length = { year: 4, month: 7, day: 10 }[unit];
  if (!instant.includes('T')) return instant.slice(0, length);
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, length);
}

// Feeds that lose nothing (RFC 5005, section 4): the document that readers subscribe to, and the archive before it
// (docs/adr/0012-feed-archives.md, docs/adr/0023-fewer-files.md).
import { calendarAt, publicationInstant, UNDATED } from '../../shared/publication.ts';
import { absolute, type FeedName } from '../addresses.ts';
import type { WithdrawnMeeting } from '../index/published-meeting.ts';
import type { FeedContext } from './about-meeting.ts';
import { type FeedEntry, feedModel, itemsOf, withdrawnItems } from './feed.ts';
import type { FeedAbout } from './feed-about.ts';
import type { FeedModel, Place } from './feed-model.ts';
import { FEED_BYTES, FEED_ITEMS } from './pages.ts';
import { weightOf } from './weight.ts';

/** Which feed is cut into pages, and where they lie. */
export interface Paging {
  readonly feed: FeedName;
  /** Path of an archive document without its extension; the pages of a year are counted from its oldest entry. */
  pathOf(year: string, number: number): string;
}

/** Some entries that stand together: of one year. */
export interface Page {
  readonly path: string;
  /** `2023年，第2页`. */
  readonly inWords: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** A page of the archive between its neighbours. */
export interface ArchivePage extends Page {
  readonly older?: Page;
  readonly newer?: Page;
}

/** A feed, cut into what readers subscribe to and its archive. */
export interface PagedFeed {
  readonly feed: FeedName;
  /** In the document that readers subscribe to, newest first. */
  readonly current: readonly Page[];
  /** Newest first. */
  readonly archive: readonly ArchivePage[];
}

/** A page has half of what a feed may have, so that a feed that is made of whole pages is never nearly empty. */
const PAGE_ITEMS = FEED_ITEMS / 2;
const PAGE_BYTES = FEED_BYTES / 2;

/**
 * Pages are filled year by year from the oldest entry on, so that what is published later changes the last one only. Readers
 * subscribe to as many of the newest as fit, each of them whole, so that it goes on in the archive exactly where it ends;
 * what they hold is in no archive document yet.
 * @param entries Newest publication first.
 */
export function pagedFeed(paging: Paging, entries: readonly FeedEntry[]): PagedFeed {
  const pages = pagesOf(paging, entries);
  let count = 0;
  let bytes = 0;
  let held = 0;
  for (const page of pages) {
    count += page.entries.length;
    bytes += page.bytes;
    if (held > 0 && (count > FEED_ITEMS || bytes > FEED_BYTES)) break;
    held += 1;
  }
  const archive = pages.slice(held).map((page, index, archived): ArchivePage => {
    const [older, newer] = [archived[index + 1], archived[index - 1]];
    return { ...page, ...(older !== undefined && { older }), ...(newer !== undefined && { newer }) };
  });
  return { feed: paging.feed, current: pages.slice(0, held), archive };
}

interface Weighed extends Page {
  readonly bytes: number;
}

function pagesOf(paging: Paging, entries: readonly FeedEntry[]): Weighed[] {
  const years = new Map<string, FeedEntry[]>();
  for (const entry of entries) {
    const year = calendarAt(publicationInstant(entry.meeting.document), 'year');
    const together = years.get(year) ?? [];
    together.push(entry);
    years.set(year, together);
  }
  return [...years].flatMap(([year, together]) => inPages(paging, year, together).reverse());
}

/** Oldest page first. */
function inPages({ feed, pathOf }: Paging, year: string, newestFirst: readonly FeedEntry[]): Weighed[] {
  const pages: { entries: FeedEntry[]; bytes: number }[] = [];
  for (const entry of [...newestFirst].reverse()) {
    const bytes = weightOf(feed, entry);
    const last = pages.at(-1);
    if (last === undefined || last.entries.length === PAGE_ITEMS || last.bytes + bytes > PAGE_BYTES) {
      pages.push({ entries: [entry], bytes });
    } else {
      last.entries.unshift(entry);
      last.bytes += bytes;
    }
  }
  return pages.map((page, index) => ({
    ...page,
    path: pathOf(year, index + 1),
    inWords: inWords(year, index + 1),
  }));
}

function inWords(year: string, number: number): string {
  const words = year === UNDATED ? '日期不明' : `${year}年`;
  return number === 1 ? words : `${words}，第${number}页`;
}

/** The document that readers subscribe to; without an archive it says that it is all there is. */
export function subscriptionDocument(
  { feed, current, archive }: PagedFeed,
  withdrawn: readonly WithdrawnMeeting[],
  context: FeedContext,
): FeedModel {
  const { site } = context;
  const entries = current.flatMap((page) => page.entries);
  const [previous] = archive;
  return feedModel(context, {
    items: itemsOf(feed, context, entries),
    place: previous === undefined ? { isComplete: true } : { previous: absolute(site, previous.path) },
    withdrawn: withdrawnItems({ site, feed }, withdrawn),
  });
}

/** One archive document. */
export function archiveDocument(feed: FeedName, page: ArchivePage, context: FeedContext): FeedModel {
  const { site, about } = context;
  const place: Place = {
    current: absolute(site, about.path),
    ...(page.older !== undefined && { previous: absolute(site, page.older.path) }),
    ...(page.newer !== undefined && { next: absolute(site, page.newer.path) }),
  };
  const own: FeedAbout = {
    ...about,
    path: page.path,
    title: `${about.title}（${page.inWords}）`,
    isPart: true,
    ...(about.isPart === true && { isBare: true }),
  };
  return feedModel(
    { ...context, about: own },
    { items: itemsOf(feed, { ...context, about: own }, page.entries), place },
  );
}

import type { FeedItem } from './feed-model.ts';
import { jsonFeedItem } from './json-feed.ts';

/** How many items a feed has at most. */
export const FEED_ITEMS = 50;
/** Feeds stay under 250 KB (JSON Feed 1.1's advice on paging); the largest format sets the measure. */
export const FEED_BYTES = 230_000;

/** Of a page of an archive half as much, so that a feed that is made of whole pages is never nearly empty. */
const PAGE_ITEMS = FEED_ITEMS / 2;
const PAGE_BYTES = FEED_BYTES / 2;

/** Bytes that an item takes in the largest format. */
export const sizeOf = (item: FeedItem): number =>
  Buffer.byteLength(JSON.stringify(jsonFeedItem(item), null, 1));

/** The newest items that fit; always one, however long it is. */
export function withinSize(items: readonly FeedItem[]): FeedItem[] {
  let size = 0;
  const end = items.findIndex((item) => {
    size += sizeOf(item);
    return size > FEED_BYTES;
  });
  return end === -1 ? [...items] : items.slice(0, Math.max(end, 1));
}

/** A page of an archive. */
export interface Page {
  /** Newest first. */
  readonly items: readonly FeedItem[];
  readonly bytes: number;
}

/**
 * Items, newest first, in pages, oldest page first. Pages are filled from the oldest item on, so that what is published
 * later changes the last one only.
 */
export function inPages(items: readonly FeedItem[]): Page[] {
  const pages: { items: FeedItem[]; bytes: number }[] = [];
  for (const item of [...items].reverse()) {
    const bytes = sizeOf(item);
    const last = pages.at(-1);
    if (last === undefined || last.items.length === PAGE_ITEMS || last.bytes + bytes > PAGE_BYTES) {
      pages.push({ items: [item], bytes });
    } else {
      last.items.push(item);
      last.bytes += bytes;
    }
  }
  return pages.map(({ items, bytes }) => ({ items: items.reverse(), bytes }));
}

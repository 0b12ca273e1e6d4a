import type { FeedItem } from './feed-model.ts';
import { jsonFeedItem } from './json-feed.ts';

/** How many items a feed has at most. */
export const FEED_ITEMS = 50;
/**
 * Feeds stay under 250 KB (JSON Feed 1.1's advice on paging); the largest format sets the measure. What is withdrawn is
 * named beside the items.
 */
export const FEED_BYTES = 205_000;

/** Bytes that an item takes in the largest format. */
const sizeOf = (item: FeedItem): number => Buffer.byteLength(JSON.stringify(jsonFeedItem(item)));

/** The newest items that fit; always one, however long it is. */
export function withinSize(items: readonly FeedItem[]): FeedItem[] {
  let size = 0;
  const end = items.findIndex((item) => {
    size += sizeOf(item);
    return size > FEED_BYTES;
  });
  return end === -1 ? [...items] : items.slice(0, Math.max(end, 1));
}

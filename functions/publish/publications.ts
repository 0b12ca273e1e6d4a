import { permanent } from '../shared/errors.ts';
import type { PublicationId } from '../shared/publication.ts';
import type { FeedName } from './addresses.ts';

/** A publication, taken apart. */
export type Publication =
  | { readonly kind: 'static' }
  | { readonly kind: 'index' }
  | { readonly kind: 'status' }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'feed'; readonly scope: string; readonly feed: FeedName }
  | { readonly kind: 'catalog' }
  | { readonly kind: 'partition'; readonly source: string; readonly year: string }
  | { readonly kind: 'meeting'; readonly meeting: string };

/** Names that an address or a listing of the whole already has; no source may be called so. */
export const RESERVED_SOURCE_IDS: ReadonlySet<string> = new Set([
  'all',
  'data',
  'decisions',
  'feeds',
  'index',
  'meetings',
  'schemas',
  'sources',
  'status',
]);

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*';
const OVERALL_FEED = /^feed\/(decisions|meetings)$/;
const SOURCE_FEED = new RegExp(`^feed/(${SLUG})/(decisions|meetings|attendance)$`);
const SOURCE_PAGE = new RegExp(`^page/(${SLUG})$`);
const PARTITION = new RegExp(`^data/(${SLUG})/(\\d{4}|undated)$`);
const MEETING = new RegExp(`^meeting/(${SLUG}(?:/[A-Za-z0-9-]+){1,2})$`);

/** @throws OpenMinutesError `permanent` when nothing is published under that id. */
export function parsePublication(id: PublicationId | (string & {})): Publication {
  if (id === 'static') return { kind: 'static' };
  if (id === 'page/index') return { kind: 'index' };
  if (id === 'page/status') return { kind: 'status' };
  if (id === 'data/catalog') return { kind: 'catalog' };
  const overall = OVERALL_FEED.exec(id);
  if (overall !== null) return { kind: 'feed', scope: 'all', feed: feedName(overall[1]) };
  const sourceFeed = SOURCE_FEED.exec(id);
  if (sourceFeed !== null)
    return { kind: 'feed', scope: sourceOf(sourceFeed[1]), feed: feedName(sourceFeed[2]) };
  const page = SOURCE_PAGE.exec(id);
  if (page !== null) return { kind: 'source', source: sourceOf(page[1]) };
  const partition = PARTITION.exec(id);
  if (partition !== null)
    return { kind: 'partition', source: sourceOf(partition[1]), year: partition[2] ?? '' };
  const meeting = MEETING.exec(id)?.[1];
  if (meeting !== undefined) {
    sourceOf(meeting.slice(0, meeting.indexOf('/')));
    return { kind: 'meeting', meeting };
  }
  throw permanent('unknown-publication', `No publication is called ${JSON.stringify(id)}`);
}

function sourceOf(slug: string | undefined): string {
  if (slug === undefined || RESERVED_SOURCE_IDS.has(slug)) {
    throw permanent(
      'reserved-source',
      `A source may not be called ${JSON.stringify(slug)}: the name is taken`,
    );
  }
  return slug;
}

const feedName = (name: string | undefined): FeedName =>
  name === 'meetings' || name === 'attendance' ? name : 'decisions';

/** Feeds lie directly in `feeds/` or in a government's folder, those of a part of it one deeper. */
const FEED =
  /^[^/]+\/(?:decisions|meetings|new|attendance|(?:organizations|topics|archive\/[a-z]+|archive\/(?:organizations|topics)\/[^/.]+)\/[^/.]+)\.(xml|atom|json)$/;

const PLAIN_XML = 'application/xml; charset=utf-8';

const BY_EXTENSION: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  ico: 'image/vnd.microsoft.icon',
  txt: 'text/plain; charset=utf-8',
  xml: PLAIN_XML,
  json: 'application/json',
  jsonld: 'application/ld+json',
  ics: 'text/calendar; charset=utf-8',
  opml: 'text/x-opml; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  parquet: 'application/vnd.apache.parquet',
  sqlite: 'application/vnd.sqlite3',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  // A compressed file to be kept as it is, not a compressed transfer: no Content-Encoding goes with it.
  gz: 'application/gzip',
};

/** Media type with which a file of the public store is served (RSS profile, JSON Feed 1.1, RFC 4180, RFC 8259). */
export function contentTypeOf(path: string): string {
  const feed = FEED.exec(path)?.[1];
  if (feed === 'xml') return 'application/rss+xml; charset=utf-8';
  if (feed === 'atom') return 'application/atom+xml; charset=utf-8';
  if (feed === 'json') return 'application/feed+json; charset=utf-8';
  if (path.endsWith('/csv-metadata.json')) return 'application/csvm+json';
  if (path.endsWith('.schema.json')) return 'application/schema+json';
  const extension = path.slice(path.lastIndexOf('.') + 1);
  return BY_EXTENSION[extension] ?? 'application/octet-stream';
}

/**
 * The same for whoever asks for pages (`Accept: text/html`): feeds in XML as plain XML. Browsers show that with its stylesheet, and
 * what has a feed's own type as source text.
 */
export const contentTypeFor = (path: string, accept = ''): string =>
  accept.includes('text/html') && /^application\/(?:rss|atom)\+xml/.test(contentTypeOf(path))
    ? PLAIN_XML
    : contentTypeOf(path);

const FIVE_MINUTES = 'public, max-age=300';
const ONE_HOUR = 'public, max-age=3600';

/**
 * How long a file of the public store may be kept without asking again. Every address is permanent and its bytes
 * change in place, so nothing is immutable: short for what people watch, an hour for what programs load in bulk.
 * @param isAnnounced A hub is told when it changes.
 */
export function cacheControlOf(path: string, isAnnounced = false): string {
  // A hub that was just told of a change must not be given the old bytes by a cache in between.
  if (isAnnounced) return `${FIVE_MINUTES}, s-maxage=0`;
  return path.startsWith('data/') || path.startsWith('schemas/') ? ONE_HOUR : FIVE_MINUTES;
}

const PLAIN_XML = 'application/xml; charset=utf-8';
const PLAIN_JSON = 'application/json';
const PLAIN_TEXT = 'text/plain; charset=utf-8';

/** Feeds lie directly in `feeds/` or in a government's folder, those of a part of it one deeper. */
const feed = (extension: string): RegExp =>
  new RegExp(
    `^[^/]+\\/(?:decisions|meetings|new|attendance|(?:organizations|topics|archive\\/[a-z]+|archive\\/(?:organizations|topics)\\/[^/.]+)\\/[^/.]+)\\.${extension}$`,
  );

/** Of files that have a type of their own whatever their extension has; the first that fits. */
const BY_PATH: readonly (readonly [of: RegExp, type: string])[] = [
  [feed('xml'), 'application/rss+xml; charset=utf-8'],
  [feed('atom'), 'application/atom+xml; charset=utf-8'],
  [feed('json'), 'application/feed+json; charset=utf-8'],
  [/\/csv-metadata\.json$/, 'application/csvm+json'],
  [/\.schema\.json$/, 'application/schema+json'],
];

const BY_EXTENSION: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  ico: 'image/vnd.microsoft.icon',
  txt: PLAIN_TEXT,
  xml: PLAIN_XML,
  json: PLAIN_JSON,
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
  const byPath = BY_PATH.find(([of]) => of.test(path))?.[1];
  if (byPath !== undefined) return byPath;
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

/**
 * What CloudFront does not compress, though it is text: such files lie in the bucket under a plainer type of the same kind,
 * which it compresses for who can read that, and get their own at the edge ({@link RETYPED}). Stored compressed, they would
 * come compressed to those too who did not ask for it.
 */
const STORED_AS: Readonly<Record<string, string>> = {
  'application/atom+xml': PLAIN_XML,
  'application/feed+json': PLAIN_JSON,
  'application/ld+json': PLAIN_JSON,
  'application/schema+json': PLAIN_JSON,
  'application/csvm+json': PLAIN_JSON,
  'text/calendar': PLAIN_TEXT,
  'text/markdown': PLAIN_TEXT,
  'text/x-opml': PLAIN_XML,
};

/** A media type without its parameters (MIME Sniffing standard). */
function essenceOf(type: string): string {
  return type.replace(/;.*/, '');
}

/** Which files that are: their type, and the one they are stored under. */
export const RETYPED: readonly { readonly of: RegExp; readonly type: string; readonly storedAs: string }[] = [
  ...BY_PATH,
  ...Object.entries(BY_EXTENSION).map(([extension, type]) => [new RegExp(`\\.${extension}$`), type] as const),
].flatMap(([of, type]) => {
  const storedAs = STORED_AS[essenceOf(type)];
  return storedAs === undefined ? [] : [{ of, type, storedAs }];
});

/** Media type under which a file lies in the bucket behind CloudFront. */
export function storedTypeOf(path: string): string {
  const own = contentTypeOf(path);
  return STORED_AS[essenceOf(own)] ?? own;
}

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

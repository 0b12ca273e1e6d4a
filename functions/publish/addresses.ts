// Where everything lies in the public store, and how pages and feeds point at it. Every address is permanent.
import { meetingPath, UNDATED } from '../shared/publication.ts';
import type { SiteSettings } from './site-settings.ts';

export type FeedName = 'decisions' | 'meetings' | 'attendance';

export const INDEX_PAGE = 'index.html';
export const VOCABULARY_PAGE = 'vocabulary.html';
export const SUBSCRIBE_PAGE = 'subscribe.html';
export const DOWNLOADS_PAGE = 'downloads.html';
export const ACCURACY_PAGE = 'accuracy.html';
export const STATUS_PAGE = 'status.html';
export const STATUS_FILE = 'status.json';
export const DATA_FOLDER = 'data';
/** Descriptions of the downloads of all governments. */
export const MANIFEST = `${DATA_FOLDER}/manifest.json`;
export const LATEST = `${DATA_FOLDER}/latest.json`;
export const DATA_PACKAGE = `${DATA_FOLDER}/datapackage.json`;
export const DATA_CATALOG = `${DATA_FOLDER}/catalog.jsonld`;
export const DATA_DICTIONARY = `${DATA_FOLDER}/data-dictionary.md`;
/** A Parquet table under a name that changes with its bytes: the first characters of its SHA-256. */
export const hashedTable = (source: string, table: string, hash: string): string =>
  `${DATA_FOLDER}/${source}/${table}-${hash}.parquet`;
/** The tables of all governments by year, and what lists them. */
export const ALL_TABLES_FOLDER = `${DATA_FOLDER}/all`;
export const ALL_TABLES = `${ALL_TABLES_FOLDER}/index.json`;
export const tableSchemaFile = (table: string): string => `${DATA_FOLDER}/schemas/${table}.json`;
export const STYLESHEET = 'style.css';
export const SEARCH_PAGE = 'search.html';
export const SEARCH_FOLDER = 'search';
export const SEARCH_SCRIPT = 'search.js';
export const FILTER_SCRIPT = 'filter.js';
export const ICON = 'icon.svg';
export const ROBOTS = 'robots.txt';
/** Names the sitemaps of the governments. */
export const SITEMAP = 'sitemap.xml';
export const sitemapFile = (source: string): string => `${source}/sitemap.xml`;

/** Names that an address or a listing of the whole already has; no source may be called so. */
export const RESERVED_SOURCE_IDS: ReadonlySet<string> = new Set([
  'accuracy',
  'all',
  'data',
  'decisions',
  'downloads',
  'en',
  'feeds',
  'hant',
  'index',
  'meetings',
  'schemas',
  'search',
  'sources',
  'status',
  'subscribe',
  'unknown',
  'vocabulary',
]);

export const sourcePage = (source: string): string => `${source}/index.html`;
export const yearPage = (source: string, year: string): string => `${source}/meetings/${year}/index.html`;
export const meetingPage = (meeting: string): string => `${meetingPath(meeting)}.html`;
export const meetingDocument = (meeting: string): string => `${meetingPath(meeting)}.json`;
/** The tables of all meetings of a government, and what describes its downloads. */
export const governmentFolder = (source: string): string => `${DATA_FOLDER}/${source}`;

/** What the search page reads of a government: one file for each year, and one that names the years, newest first. */
export const searchIndexFile = (source: string, year: string): string =>
  `${SEARCH_FOLDER}/${source}/${year}.json`;
export const searchYearsFile = (source: string): string => `${SEARCH_FOLDER}/${source}/index.json`;

/** Path of a feed without its extension; `all` is the feed across every government. */
export const feedPath = (scope: string, feed: FeedName): string =>
  `${scope === 'all' ? 'feeds' : scope}/${feed}`;

/** The meetings and deadlines of a government as a calendar. */
export const calendarFile = (source: string): string => `${source}/calendar.ics`;

/** The list of feeds of a government, or the one of all (`all`). */
export const opmlFile = (scope: string): string => `${scope === 'all' ? 'feeds' : scope}/feeds.opml`;

/**
 * Path, without extension, of an archive document: `yunze/archive/decisions/2023`, its second page `…-p2`.
 * @param year Of publication; `0000` for what bears no date.
 */
export function archivePath(source: string, feed: FeedName, year: string, page: number): string {
  const name = year === UNDATED ? 'undated' : year;
  return `${source}/archive/${feed}/${name}${page === 1 ? '' : `-p${page}`}`;
}

/** Path, without extension, of what one organisation of a government was told to do. */
export const organizationFeedPath = (source: string, id: string): string => `${source}/organizations/${id}`;

/** Path, without extension, of what a government decided in one subject area. */
export const topicFeedPath = (source: string, code: string): string => `${source}/topics/${code}`;

/** Pages of what one organisation was told to do, of a subject area, of a document, of a person; and what lists them. */
export const organizationPage = (source: string, id: string): string =>
  `${organizationFeedPath(source, id)}.html`;
export const topicPage = (source: string, code: string): string => `${topicFeedPath(source, code)}.html`;
export const documentPage = (source: string, id: string): string => `${source}/documents/${id}.html`;
export const personPage = (source: string, id: string): string => `${source}/people/${id}.html`;
export const listingPage = (
  source: string,
  of: 'organizations' | 'topics' | 'documents' | 'people',
): string => `${source}/${of}/index.html`;

/** The facets by which decisions can be told apart, each with its section of the vocabulary page. */
export type Facet = 'body' | 'form' | 'organization' | 'topic' | 'decision-kind' | 'change';

export const facetUri = (site: SiteSettings, facet: Facet): string =>
  absolute(site, `${VOCABULARY_PAGE}#${facet}`);

/** The absolute address of a published file. */
export const absolute = (site: SiteSettings, path: string): string => `${site.baseUrl}/${path}`;

/** The address of `to` as seen from the page `from`: pages work under any path, and from a disk. */
export function relative(from: string, to: string): string {
  const [target = '', fragment] = to.split('#');
  const suffix = fragment === undefined ? '' : `#${fragment}`;
  if (target === '' || target === from) return suffix === '' ? (from.split('/').at(-1) ?? '') : suffix;
  const start = from.split('/').slice(0, -1);
  const end = target.split('/');
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared += 1;
  return `${'../'.repeat(start.length - shared)}${end.slice(shared).join('/')}${suffix}`;
}

const tail = (id: string): string => id.slice(id.lastIndexOf('/') + 1).replace(/[^A-Za-z0-9-]/g, '-');

/** Where a decision stands on the page of its meeting: `…/17/5-3f9a2c1b` → `d-5-3f9a2c1b`. */
export const decisionAnchor = (decision: string): string => `d-${tail(decision)}`;

/** Permanent names (RFC 4151) of feed items; nothing about them ever changes. */
export const decisionTag = (site: SiteSettings, decision: string): string =>
  `tag:${site.tagAuthority}:decisions/${decision}`;
export const meetingTag = (site: SiteSettings, meeting: string): string =>
  `tag:${site.tagAuthority}:meetings/${meeting}`;
export const attendanceTag = (site: SiteSettings, meeting: string): string =>
  `tag:${site.tagAuthority}:attendance/${meeting}`;

/** Permanent names of calendar events: `deadlines/yunze/2024/3/1-3f9a2c1b@minutes.example` (RFC 7986, section 5.3). */
export const eventUid = (site: SiteSettings, what: 'meetings' | 'deadlines', id: string): string =>
  `${what}/${id}@${site.tagAuthority.split(',')[0]?.split('@').at(-1)}`;

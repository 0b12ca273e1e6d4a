// Where everything lies in the public store, and how pages and feeds point at it. Every address is permanent.
import { meetingPath, UNDATED } from '../shared/publication.ts';
import type { SiteSettings } from './site-settings.ts';

/** `new` has meetings in the order in which they were first published here. */
export type FeedName = 'decisions' | 'meetings' | 'new' | 'attendance';

export const INDEX_PAGE = 'index.html';
export const VOCABULARY_PAGE = 'vocabulary.html';
export const SUBSCRIBE_PAGE = 'subscribe.html';
export const DOWNLOADS_PAGE = 'downloads.html';
export const ACCURACY_PAGE = 'accuracy.html';
export const STATUS_PAGE = 'status.html';
export const STATUS_FILE = 'status.json';
export const MINUTES_CONTEXT = 'schemas/minutes.context.jsonld';
export const DATA_FOLDER = 'data';
/** Descriptions of the downloads of all governments. */
export const LATEST = `${DATA_FOLDER}/latest.json`;
export const DATA_PACKAGE = `${DATA_FOLDER}/datapackage.json`;
export const DATA_CATALOG = `${DATA_FOLDER}/catalog.jsonld`;
export const DATA_DICTIONARY = `${DATA_FOLDER}/data-dictionary.md`;
/** Lookup tables of all governments: what codes mean, and which governments there are. */
export const CODES = `${DATA_FOLDER}/codes.csv`;
export const GOVERNMENTS = `${DATA_FOLDER}/governments.csv`;
/** A table of a government. */
export const tableFile = (source: string, table: string): string => `${DATA_FOLDER}/${source}/${table}.csv`;
/** All its tables as Parquet under a name that changes with their bytes: the first characters of their SHA-256. */
export const tableArchive = (source: string, hash: string): string =>
  `${DATA_FOLDER}/${source}/tables-${hash}.zip`;
/** All its tables as one workbook, which keeps its name when somebody saves it. */
export const workbookFile = (source: string): string => `${DATA_FOLDER}/${source}/${source}.xlsx`;
export const popoloFile = (source: string): string => `${DATA_FOLDER}/${source}/popolo.json`;
/** All governments as one database. */
export const DATABASE = `${DATA_FOLDER}/open-minutes.sqlite`;
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
/** Where browsers and readers of feeds look that read no page. */
export const FAVICON = 'favicon.ico';
/** What hosts answer where nothing is. */
export const NOT_FOUND_PAGE = '404.html';
/** Tells deadlines against the reader's clock, and where a mistake about one person is reported. */
export const READER_SCRIPT = 'reader.js';
export const ROBOTS = 'robots.txt';
/** Names the sitemaps of the governments. */
export const SITEMAP = 'sitemap.xml';
/** Of the pages at the top. */
export const PAGES_SITEMAP = 'sitemap-pages.xml';
/** @param part From 1. */
export const sitemapFile = (source: string, part: number): string =>
  `${source}/sitemap${part === 1 ? '' : `-${part}`}.xml`;

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

/** What the search reads of a government: a file for each quarter of a year, its names, and the tokens that all have. */
export const searchQuarterFile = (source: string, quarter: string): string =>
  `${SEARCH_FOLDER}/${source}/${quarter}.json`;
export const searchNamesFile = (source: string): string => `${SEARCH_FOLDER}/${source}/index.json`;
export const searchTokensFile = (source: string): string => `${SEARCH_FOLDER}/${source}/tokens.json`;
/** What leads from a token to the governments and quarters that have it. */
export const ALL_SEARCH_FOLDER = `${SEARCH_FOLDER}/all`;
export const SEARCH_ROUTING = `${ALL_SEARCH_FOLDER}/index.json`;
export const searchRoutingFolder = (version: string): string => `${ALL_SEARCH_FOLDER}/${version}`;
/** Traditional characters with the simplified ones that stand for them. */
export const SEARCH_SCRIPTS = `${SEARCH_FOLDER}/scripts.txt`;

/** Path of a feed without its extension; `all` is the feed across every government. */
export const feedPath = (scope: string, feed: FeedName): string =>
  `${scope === 'all' ? 'feeds' : scope}/${feed}`;

/** The meetings and deadlines of a government as a calendar. */
export const calendarFile = (source: string): string => `${source}/calendar.ics`;

/** The list of feeds of a government, or the one of all (`all`), in which nothing comes twice. */
export const opmlFile = (scope: string): string => `${scope === 'all' ? 'feeds' : scope}/feeds.opml`;
/** The list of all feeds there are. */
export const ALL_FEEDS = 'feeds/all-feeds.opml';
/** What makes feeds readable in a browser. */
export const FEED_STYLESHEET = 'feeds/feed.css';

/**
 * Path, without extension, of an archive document: `yunze/archive/decisions/2023`, its second page `…-p2`; of a part,
 * `yunze/archive/topics/housing/2023`.
 * @param feed Of the whole, or `topics/housing`, `organizations/<id>`.
 * @param year Of publication; `0000` for what bears no date.
 */
export function archivePath(source: string, feed: string, year: string, page: number): string {
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
/** A feed, wherever it lies: `decisions` of all, `yunze/decisions`. */
export const feedTag = (site: SiteSettings, path: string): string => `tag:${site.tagAuthority}:feeds/${path}`;
export const attendanceTag = (site: SiteSettings, meeting: string): string =>
  `tag:${site.tagAuthority}:attendance/${meeting}`;

/** Permanent names of calendar events: `deadlines/yunze/2024/3/1-3f9a2c1b@minutes.example` (RFC 7986, section 5.3). */
export const eventUid = (site: SiteSettings, what: 'meetings' | 'deadlines', id: string): string =>
  `${what}/${id}@${site.tagAuthority.split(',')[0]?.split('@').at(-1)}`;

import type { Source } from '../../schemas/generated/source.ts';
import { canonical } from '../shared/documents.ts';
import {
  DATA_PACKAGE,
  type FeedName,
  feedPath,
  INDEX_PAGE,
  MANIFEST,
  meetingDocument,
  meetingPage,
  partitionFolder,
  STATUS_FILE,
  STATUS_PAGE,
  sourcePage,
  yearPage,
} from './addresses.ts';
import { catalogueOf } from './downloads/catalogue.ts';
import { dataPackage } from './downloads/data-package.ts';
import { manifest } from './downloads/manifest.ts';
import { PARTITION_FILES, partitionFiles, type TableFacts } from './downloads/partition.ts';
import type { FeedContext } from './feeds/about-meeting.ts';
import { renderAtom } from './feeds/atom.ts';
import { decisionsFeed, FEED_ITEMS, meetingsFeed } from './feeds/feed.ts';
import type { FeedModel } from './feeds/feed-model.ts';
import { renderJsonFeed } from './feeds/json-feed.ts';
import { renderRss } from './feeds/rss.ts';
import type { Library, PublishedMeeting } from './library.ts';
import type { Publication } from './publications.ts';
import { indexPage, NEWEST_DECISIONS } from './site/index-page.tsx';
import { meetingPageHtml } from './site/meeting-page.tsx';
import type { PageContext } from './site/page.tsx';
import { NEWEST_MEETINGS, sourcePageHtml } from './site/source-page.tsx';
import { statusPage } from './site/status-page.tsx';
import { tombstonePageHtml } from './site/tombstone-page.tsx';
import { yearPageHtml } from './site/year-page.tsx';
import type { SiteSettings } from './site-settings.ts';
import { STATIC_PATHS, staticFiles } from './static-files.ts';
import { statusOf } from './status.ts';

/** What a rendering depends on; never the clock. */
export interface RenderDeps {
  readonly library: Library;
  readonly sources: readonly Source[];
  readonly site: SiteSettings;
}

/** Files by their path in the public store. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Feed formats by extension. Attendance has no place in RSS and Atom. */
const FEED_FORMATS: Readonly<Record<FeedName, Readonly<Record<string, (model: FeedModel) => string>>>> = {
  decisions: { xml: renderRss, atom: renderAtom, json: renderJsonFeed },
  meetings: { xml: renderRss, atom: renderAtom, json: renderJsonFeed },
  attendance: { json: renderJsonFeed },
};

/** What a publication comes to. */
export interface Rendering {
  readonly files: Files;
  /** Of those files that are tables of the downloads. */
  readonly tables: ReadonlyMap<string, TableFacts>;
}

/** Renders a publication as its meetings are now. Empty where nothing is left to show. */
export async function render(publication: Publication, deps: RenderDeps): Promise<Rendering> {
  if (publication.kind === 'partition') return renderPartition(publication, deps);
  return { files: await renderFiles(publication, deps), tables: new Map() };
}

async function renderFiles(
  publication: Exclude<Publication, { kind: 'partition' }>,
  deps: RenderDeps,
): Promise<Files> {
  const { library } = deps;
  switch (publication.kind) {
    case 'static':
      return staticFiles(deps);
    case 'index':
      return pages({
        [INDEX_PAGE]: indexPage(
          await library.newestDecisions('all', NEWEST_DECISIONS),
          await library.sources(),
          pageContext(INDEX_PAGE, deps),
        ),
      });
    case 'status':
      return renderStatus(deps);
    case 'source':
      return renderSource(publication.source, deps);
    case 'feed':
      return renderFeed(publication, deps);
    case 'catalog':
      return renderCatalog(deps);
    case 'meeting': {
      const meeting = await library.meeting(publication.meeting);
      return meeting === undefined
        ? renderTombstone(publication.meeting, deps)
        : renderMeeting(meeting, deps);
    }
  }
}

/** Every path that a publication can ever have: what it does not render is removed. */
export function possiblePaths(publication: Publication): readonly string[] {
  switch (publication.kind) {
    case 'static':
      return STATIC_PATHS;
    case 'index':
      return [INDEX_PAGE];
    case 'status':
      return [STATUS_PAGE, STATUS_FILE];
    case 'source':
      return [sourcePage(publication.source)];
    case 'feed':
      return Object.keys(FEED_FORMATS[publication.feed]).map((extension) => feedFile(publication, extension));
    case 'catalog':
      return [MANIFEST, DATA_PACKAGE];
    case 'partition':
      return [
        yearPage(publication.source, publication.year),
        ...PARTITION_FILES.map((name) => `${partitionFolder(publication.source, publication.year)}/${name}`),
      ];
    case 'meeting':
      return [meetingPage(publication.meeting), meetingDocument(publication.meeting)];
  }
}

type Of<Kind extends Publication['kind']> = Extract<Publication, { kind: Kind }>;

const feedFile = ({ scope, feed }: Of<'feed'>, extension: string): string =>
  `${feedPath(scope, feed)}.${extension}`;

async function renderFeed(publication: Of<'feed'>, { library, sources, site }: RenderDeps): Promise<Files> {
  const { scope, feed } = publication;
  const context: FeedContext = { site, sources, scope, feed };
  const model =
    feed === 'decisions'
      ? decisionsFeed(context, await library.newestDecisions(scope, FEED_ITEMS))
      : meetingsFeed(context, await library.newestMeetings(scope, FEED_ITEMS));
  return pages(
    Object.fromEntries(
      Object.entries(FEED_FORMATS[feed]).map(([extension, write]) => [
        feedFile(publication, extension),
        write(model),
      ]),
    ),
  );
}

async function renderStatus(deps: RenderDeps): Promise<Files> {
  const status = statusOf(await deps.library.statuses());
  return pages({
    // In one order of names, whatever the rows' history: the same state has the same bytes.
    [STATUS_FILE]: prettyJson(JSON.parse(canonical(status))),
    [STATUS_PAGE]: statusPage(status, pageContext(STATUS_PAGE, deps)),
  });
}

async function renderSource(source: string, deps: RenderDeps): Promise<Files> {
  const { library } = deps;
  const path = sourcePage(source);
  const meetings = await library.newestMeetings(source, NEWEST_MEETINGS);
  return pages({
    [path]: sourcePageHtml(source, meetings, await library.years(source), pageContext(path, deps)),
  });
}

async function renderCatalog({ library, site, sources }: RenderDeps): Promise<Files> {
  const files = await library.dataFiles();
  if (files.length === 0) return new Map();
  const catalogue = catalogueOf(files);
  return pages({
    [MANIFEST]: prettyJson(manifest(catalogue, site)),
    [DATA_PACKAGE]: prettyJson(dataPackage(catalogue, site, sources)),
  });
}

async function renderPartition({ source, year }: Of<'partition'>, deps: RenderDeps): Promise<Rendering> {
  const meetings: PublishedMeeting[] = [];
  for await (const meeting of deps.library.heldIn(source, year)) meetings.push(meeting);
  if (meetings.length === 0) return { files: new Map(), tables: new Map() };
  const path = yearPage(source, year);
  const folder = partitionFolder(source, year);
  const files = new Map(pages({ [path]: yearPageHtml(source, year, meetings, pageContext(path, deps)) }));
  const tables = new Map<string, TableFacts>();
  for (const [name, { bytes, facts }] of partitionFiles(meetings, deps.site)) {
    files.set(`${folder}/${name}`, bytes);
    tables.set(`${folder}/${name}`, facts);
  }
  return { files, tables };
}

function renderMeeting(meeting: PublishedMeeting, deps: RenderDeps): Files {
  const { id } = meeting.document;
  const path = meetingPage(id);
  return pages({
    [path]: meetingPageHtml(meeting, pageContext(path, deps)),
    // In the spelling of RFC 8785: without corrections these are the very bytes of the stored document.
    [meetingDocument(id)]: canonical(meeting.document),
  });
}

/** A withdrawn meeting keeps its addresses, so that no link to it dies. */
async function renderTombstone(meeting: string, deps: RenderDeps): Promise<Files> {
  const tombstone = await deps.library.tombstone(meeting);
  if (tombstone === undefined) return new Map();
  const path = meetingPage(meeting);
  return pages({
    [path]: tombstonePageHtml(tombstone, pageContext(path, deps)),
    [meetingDocument(meeting)]: canonical(tombstone),
  });
}

const prettyJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const pages = (texts: Readonly<Record<string, string>>): Files =>
  new Map(Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)]));

const pageContext = (path: string, { site, sources }: RenderDeps): PageContext => ({ path, site, sources });

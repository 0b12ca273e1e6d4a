import { type FeedName, feedPath } from '../addresses.ts';
import { subscriptionDocument } from '../feeds/archive.ts';
import { feedFiles, feedPaths } from './feed-files.ts';
import { defineKind, type Files, type RenderDeps, SLUG } from './kind.ts';

const FEED_NAMES: readonly FeedName[] = ['decisions', 'meetings', 'attendance'];
const nameOf = (word: string): FeedName => FEED_NAMES.find((name) => name === word) ?? 'decisions';

/** Attendance has no place in RSS and Atom. */
const onlyJson = (feed: FeedName): boolean => feed === 'attendance';

/** The newest of all governments. */
export const overallFeedKind = defineKind({
  kind: 'overall-feed',
  id: /^feed\/(decisions|meetings)$/,
  parts: ['feed'],
  paths: ({ feed }) => pathsOf('all', nameOf(feed)),
  render: ({ feed }, deps) => renderFeed('all', nameOf(feed), deps),
});

/** The newest of one government. */
export const sourceFeedKind = defineKind({
  kind: 'source-feed',
  id: new RegExp(`^feed/(${SLUG})/(decisions|meetings|attendance)$`),
  parts: ['source', 'feed'],
  paths: ({ source, feed }) => pathsOf(source, nameOf(feed)),
  async render({ source, feed }, deps) {
    const files = await renderFeed(source, nameOf(feed), deps);
    return { files, tables: new Map(), neighbours: [`opml/${source}`] };
  },
});

const pathsOf = (scope: string, feed: FeedName) => feedPaths(feedPath(scope, feed), onlyJson(feed));

async function renderFeed(scope: string, feed: FeedName, deps: RenderDeps): Promise<Files> {
  const { library, sources, site } = deps;
  const model = await subscriptionDocument({ library, sources, site, scope, feed });
  return feedFiles(feedPath(scope, feed), model, onlyJson(feed));
}

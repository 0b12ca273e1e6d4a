import { type FeedName, feedPath } from '../addresses.ts';
import { attendanceFeed, decisionsFeed, FEED_ITEMS, meetingsFeed } from '../feeds/feed.ts';
import { scopeFeed } from '../feeds/feed-about.ts';
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
  render: ({ source, feed }, deps) => renderFeed(source, nameOf(feed), deps),
});

const pathsOf = (scope: string, feed: FeedName) => feedPaths(feedPath(scope, feed), onlyJson(feed));

async function renderFeed(scope: string, feed: FeedName, deps: RenderDeps): Promise<Files> {
  const { library, sources, site } = deps;
  const context = { site, sources, about: scopeFeed(deps, scope, feed) };
  const path = context.about.path;
  if (feed === 'decisions') {
    return feedFiles(path, decisionsFeed(context, await library.newestDecisions(scope, FEED_ITEMS)));
  }
  const render = feed === 'attendance' ? attendanceFeed : meetingsFeed;
  const model = render(context, await library.newestMeetings(scope, FEED_ITEMS));
  return feedFiles(path, model, onlyJson(feed));
}

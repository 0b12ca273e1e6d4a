import { topicOf } from '../../shared/topics.ts';
import { topicFeedPath } from '../addresses.ts';
import { decisionsFeed } from '../feeds/feed.ts';
import { topicFeed } from '../feeds/feed-about.ts';
import { FEED_ITEMS } from '../feeds/pages.ts';
import { feedFiles, feedPaths } from './feed-files.ts';
import { defineKind, SLUG } from './kind.ts';

/** What a government decided in one subject area. Without files where there is nothing, or no such area any more. */
export const topicKind = defineKind({
  kind: 'topic',
  id: new RegExp(`^topic/(${SLUG})/(${SLUG})$`),
  parts: ['source', 'code'],
  paths: ({ source, code }) => feedPaths(topicFeedPath(source, code)),
  async render({ source, code }, deps) {
    const { library, site, sources } = deps;
    const topic = topicOf(code);
    if (topic === undefined) return new Map();
    const decisions = await library.groupDecisions(source, { kind: 'topics', id: code }, FEED_ITEMS);
    if (decisions.length === 0) return new Map();
    const about = topicFeed(deps, source, topic);
    return feedFiles(about.path, decisionsFeed({ site, sources, about }, decisions));
  },
});

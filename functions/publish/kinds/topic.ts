import { topicOf } from '../../shared/topics.ts';
import { topicFeedPath, topicPage } from '../addresses.ts';
import { decisionsFeed } from '../feeds/feed.ts';
import { topicFeed } from '../feeds/feed-about.ts';
import { FEED_ITEMS } from '../feeds/pages.ts';
import { topicPageHtml } from '../site/topic-page.tsx';
import { feedFiles, feedPaths } from './feed-files.ts';
import { defineKind, type Files, pageContext, type Rendering, SLUG, textFiles } from './kind.ts';

/** What a government decided in one subject area. Without files where there is nothing, or no such area any more. */
export const topicKind = defineKind({
  kind: 'topic',
  id: new RegExp(`^topic/(${SLUG})/(${SLUG})$`),
  parts: ['source', 'code'],
  paths: ({ source, code }) => [topicPage(source, code), ...feedPaths(topicFeedPath(source, code))],
  async render({ source, code }, deps) {
    const { library, site, sources } = deps;
    const shown = (files: Files): Rendering => ({ files, tables: new Map(), neighbours: [`opml/${source}`] });
    const topic = topicOf(code);
    if (topic === undefined) return shown(new Map());
    const decisions = await library.groupDecisions(source, { kind: 'topics', id: code }, FEED_ITEMS);
    if (decisions.length === 0) return shown(new Map());
    const about = topicFeed(deps, source, topic);
    const path = topicPage(source, code);
    return shown(
      new Map([
        ...textFiles({ [path]: topicPageHtml(source, topic, decisions, pageContext(path, deps)) }),
        ...feedFiles(about.path, decisionsFeed({ site, sources, about }, decisions)),
      ]),
    );
  },
});

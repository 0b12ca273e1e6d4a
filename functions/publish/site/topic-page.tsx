import type { Topic } from '../../shared/topics.ts';
import { INDEX_PAGE, listingPage, sourcePage, topicFeedPath, VOCABULARY_PAGE } from '../addresses.ts';
import { cleanDecision, type PublishedDecision } from '../index/published-meeting.ts';
import { sourceName } from '../source-name.ts';
import { readerScript } from './deadlines.tsx';
import { DecisionList } from './decision-list.tsx';
import { FeedButtons, type FeedEntry, rssFormat } from './feed-list.tsx';
import { FILTER } from './filter.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block } from './parts.tsx';
import { firstWords as words } from './words.ts';

/** What a government decided in one subject area, newest first. */
export function topicPageHtml(
  source: string,
  { code, zh }: Topic,
  decisions: readonly PublishedDecision[],
  context: PageContext,
): string {
  const link = linkFrom(context);
  const government = sourceName(context.sources, source);
  const found = decisions.map(cleanDecision);
  const feed: FeedEntry = {
    title: `${zh}（${government}）：会议决定`,
    note: '',
    formats: rssFormat(topicFeedPath(source, code)),
  };
  return renderPage({
    context,
    title: `${zh}（${government}）`,
    description: `${government}的会议在“${zh}”领域的决定。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name: government, path: sourcePage(source) },
      { name: words('source.topics'), path: listingPage(source, 'topics') },
    ],
    feeds: [feed],
    script: [FILTER, readerScript(words)],
    children: (
      <>
        <header class="title">
          <h1>{zh}</h1>
          <p class="lead">{government}的会议在这个领域的决定</p>
          <p class="note">
            由程序按用词归类，没有把握的不归类：<a href={link(`${VOCABULARY_PAGE}#topic`)}>怎样归类</a>
          </p>
          <p class="follow">
            <FeedButtons title={feed.title} formats={feed.formats} link={link} words={words} />
          </p>
        </header>
        <Block id="decisions" title={words('feed.decisions')}>
          <DecisionList decisions={found} link={link} />
        </Block>
      </>
    ),
  });
}

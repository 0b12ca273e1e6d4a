import { TOPICS, type Topic, topicsOf } from '../../shared/topics.ts';
import { topicPage } from '../addresses.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block } from './parts.tsx';
import { firstWords as words } from './words.ts';

/** How many decisions of these meetings belong to each subject area, by its code. */
export function topicCounts(meetings: readonly PublishedMeeting[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { document } of meetings) {
    for (const code of document.decisions.flatMap((decision) => topicsOf(document, decision))) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return counts;
}

/** The subject areas in which a government decided something, with how often: the most frequent first. */
export function topicsIndex(
  source: string,
  counts: ReadonlyMap<string, number>,
  meetings: number,
  context: PageContext,
): string {
  const link = linkFrom(context);
  const most = Math.max(...counts.values(), 1);
  const countOf = ({ code }: Topic) => counts.get(code) ?? 0;
  const topics = TOPICS.filter((topic) => countOf(topic) > 0).sort((a, b) => countOf(b) - countOf(a));
  return listingPageHtml({
    source,
    of: 'topics',
    meetings,
    context,
    children: (
      <Block id="all" title={words('listing.all')}>
        {counts.size === 0 ? (
          <p class="empty">这些会议的决定都没有归入领域。</p>
        ) : (
          <ul class="bars" aria-label="各领域的决定项数">
            {topics.map(({ code, zh }) => (
              <li>
                <span class="who">
                  <a href={link(topicPage(source, code))}>{zh}</a>
                </span>
                <svg viewBox={`0 0 ${most} 1`} preserveAspectRatio="none" aria-hidden="true">
                  <rect class="u-owner" width={counts.get(code)} height="1" />
                </svg>
                <span class="count">{counts.get(code)}</span>
              </li>
            ))}
          </ul>
        )}
      </Block>
    ),
  });
}

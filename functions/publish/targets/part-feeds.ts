import { archivePath } from '../addresses.ts';
import { pagedFeed } from '../feeds/archive.ts';
import { type FeedAbout, organizationFeed, topicFeed } from '../feeds/feed-about.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import type { PublishedDecision } from '../index/published-meeting.ts';
import { feedTargets } from './paged-feed.ts';
import type { TargetContext } from './rendering.ts';
import type { Target } from './target.ts';

/**
 * A feed of what each organisation was told to do, and one of what was decided in each subject area, in RSS alone: whole
 * as long as it fits, then with an archive.
 */
export function targetsOf(
  { source, organizations, topics, names }: GovernmentIndex,
  context: TargetContext,
): Target[] {
  const feedOf = (name: string, about: FeedAbout, decisions: readonly PublishedDecision[]): Target[] =>
    feedTargets(
      {
        source,
        name,
        paged: pagedFeed(
          { feed: 'decisions', pathOf: (year, page) => archivePath(source, name, year, page) },
          decisions,
        ),
        about,
        names,
        // What goes is no longer in a feed that is whole; the government's own feeds tell of it.
        withdrawn: [],
        formats: ['xml'],
      },
      context,
    );
  return [
    ...organizations.flatMap((organization) =>
      feedOf(
        `organizations/${organization.id}`,
        organizationFeed(context, source, organization),
        organization.decisions,
      ),
    ),
    ...topics.flatMap(({ topic, decisions }) =>
      feedOf(`topics/${topic.code}`, topicFeed(context, source, topic), decisions),
    ),
  ];
}

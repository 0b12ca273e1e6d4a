import type { FeedContext } from '../../feeds/about-meeting.ts';
import { decisionsFeed, entriesOf, feedModel, itemsOf, withdrawnItems } from '../../feeds/feed.ts';
import { scopeFeed } from '../../feeds/feed-about.ts';
import type { FeedModel } from '../../feeds/feed-model.ts';
import { FEED_ITEMS, withinSize } from '../../feeds/pages.ts';
import type { AllIndex } from '../../index/all-index.ts';
import type { PublishedMeeting } from '../../index/published-meeting.ts';
import { feedFiles, namesOf, type TargetContext } from '../rendering.ts';
import type { Target } from '../target.ts';

/**
 * The newest of all governments, decisions and meetings. They have no archive: what is older stands in the feeds and
 * archives of each government, to which the OPML file leads (docs/adr/0021).
 */
export function targetsOf(index: AllIndex, context: TargetContext): Target[] {
  const meetings = index.meetings.slice(0, FEED_ITEMS);
  const deciding = [...new Set(index.decisions.map(({ meeting }) => meeting))];
  return [
    feedTarget('decisions', deciding, index, context, (about) => decisionsFeed(about, index.decisions)),
    feedTarget('meetings', meetings, index, context, (about) =>
      feedModel(about, { items: withinSize(itemsOf('meetings', about, entriesOf('meetings', meetings))) }),
    ),
  ];
}

function feedTarget(
  feed: 'decisions' | 'meetings',
  meetings: readonly PublishedMeeting[],
  index: AllIndex,
  context: TargetContext,
  model: (about: FeedContext) => FeedModel,
): Target {
  const about = scopeFeed(context, 'all', feed);
  const withdrawn = withdrawnItems({ site: context.site, feed }, index.withdrawn);
  return {
    id: `feed/${feed}`,
    order: 'feed',
    inputs: {
      meetings: meetings.map(({ document, version }) => [document.id, version]),
      names: namesOf([...new Set(meetings.map(({ document }) => document.source))], context),
      withdrawn: withdrawn.map(({ id, at }) => [id, at]),
    },
    render: () => feedFiles(about.path, { ...model({ ...context, about }), withdrawn }),
  };
}

import { FEED_STYLESHEET } from '../../addresses.ts';
import type { FeedContext } from '../../feeds/about-meeting.ts';
import { decisionsFeed, entriesOf, feedModel, itemsOf, withdrawnItems } from '../../feeds/feed.ts';
import { scopeFeed } from '../../feeds/feed-about.ts';
import type { FeedModel } from '../../feeds/feed-model.ts';
import { FEED_ITEMS, withinSize } from '../../feeds/pages.ts';
import { feedStylesheet } from '../../feeds/stylesheet.ts';
import type { AllIndex } from '../../index/all-index.ts';
import type { PublishedMeeting } from '../../index/published-meeting.ts';
import { feedFiles, namesOf, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/**
 * The newest of all governments: decisions, meetings, and meetings as they came in. They have no archive: what is older stands
 * in the feeds and archives of each government, to which the OPML files lead (docs/adr/0021).
 */
export function targetsOf(index: AllIndex, context: TargetContext): Target[] {
  const deciding = [...new Set(index.decisions.map(({ meeting }) => meeting))];
  return [
    // What makes them readable in a browser.
    {
      id: 'feed-stylesheet',
      order: 'leaf',
      inputs: null,
      render: () => textFiles({ [FEED_STYLESHEET]: feedStylesheet }),
    },
    feedTarget('decisions', deciding, index, context, (about) => decisionsFeed(about, index.decisions)),
    meetingsTarget('meetings', index.meetings.slice(0, FEED_ITEMS), index, context),
    meetingsTarget('new', index.arrived, index, context),
  ];
}

const meetingsTarget = (
  feed: 'meetings' | 'new',
  meetings: readonly PublishedMeeting[],
  index: AllIndex,
  context: TargetContext,
): Target =>
  feedTarget(feed, meetings, index, context, (about) =>
    feedModel(about, { items: withinSize(itemsOf(feed, about, entriesOf(feed, meetings))) }),
  );

function feedTarget(
  feed: 'decisions' | 'meetings' | 'new',
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

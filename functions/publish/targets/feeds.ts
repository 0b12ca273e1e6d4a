import { archivePath } from '../addresses.ts';
import { pagedFeed } from '../feeds/archive.ts';
import { entriesOf, feedModel, itemsOf, withdrawnItems } from '../feeds/feed.ts';
import { scopeFeed } from '../feeds/feed-about.ts';
import { FEED_ITEMS, withinSize } from '../feeds/pages.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { byArrival } from '../index/published-meeting.ts';
import { versionsOf } from './context.ts';
import { feedTargets } from './paged-feed.ts';
import { type FeedFormat, feedFiles, type TargetContext } from './rendering.ts';
import type { Target } from './target.ts';

const FORMATS: readonly FeedFormat[] = ['xml', 'atom', 'json'];
/** With an archive in RSS, where the other formats lead (docs/adr/0023-fewer-files.md). */
const WITH_ARCHIVE = ['decisions', 'meetings'] as const;

/** Arrivals of one government that its feed of them has: a year of a government that meets twice a month. */
const ARRIVALS = 25;

/** Withdrawn meetings that a feed still tells of. */
const WITHDRAWN_MEETINGS = 100;

/** The feeds of the government. */
export function targetsOf(index: GovernmentIndex, context: TargetContext): Target[] {
  const { source, published, names } = index;
  const withdrawn = index.withdrawn.slice(0, WITHDRAWN_MEETINGS);
  return [
    ...WITH_ARCHIVE.flatMap((feed) =>
      feedTargets(
        {
          source,
          name: feed,
          paged: pagedFeed(
            { feed, pathOf: (year, page) => archivePath(source, feed, year, page) },
            entriesOf(feed, published),
          ),
          about: scopeFeed(context, source, feed),
          names,
          withdrawn,
          formats: FORMATS,
        },
        context,
      ),
    ),
    newest('new', byArrival(published).slice(0, ARRIVALS), FORMATS),
    // It has no place in RSS and Atom: the tables have all of it.
    newest('attendance', published, ['json']),
  ];

  /** The first of these meetings: who wants the others finds them in the archive of `meetings`, or in the tables. */
  function newest(
    feed: 'new' | 'attendance',
    meetings: PublishedMeetings,
    formats: readonly FeedFormat[],
  ): Target {
    const shown = meetings.slice(0, FEED_ITEMS);
    const about = scopeFeed(context, source, feed);
    const gone = withdrawnItems({ site: context.site, feed }, withdrawn);
    return {
      id: `feed/${source}/${feed}`,
      order: 'feed',
      inputs: [versionsOf(shown), gone.map(({ id, at }) => [id, at])],
      render() {
        const own = { ...context, about, names };
        const items = withinSize(itemsOf(feed, own, entriesOf(feed, shown)));
        return feedFiles(about.path, feedModel(own, { items, withdrawn: gone }), formats);
      },
    };
  }
}

type PublishedMeetings = GovernmentIndex['published'];

import type { FeedName } from '../addresses.ts';
import { archiveDocument, type Page, pagedFeed, pagePath, subscriptionDocument } from '../feeds/archive.ts';
import { withdrawnItems } from '../feeds/feed.ts';
import { scopeFeed } from '../feeds/feed-about.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { labelsOf } from './context.ts';
import { type FeedFormat, feedFiles, type TargetContext } from './rendering.ts';
import type { Target } from './target.ts';

/**
 * Attendance has no place in RSS and Atom, and no archive: the tables have it. The archives are in RSS alone, where the
 * other formats lead (docs/adr/0023-fewer-files.md).
 */
const FEEDS: readonly { feed: FeedName; formats: readonly FeedFormat[]; isArchived: boolean }[] = [
  { feed: 'decisions', formats: ['xml', 'atom', 'json'], isArchived: true },
  { feed: 'meetings', formats: ['xml', 'atom', 'json'], isArchived: true },
  { feed: 'attendance', formats: ['json'], isArchived: false },
];

/** Withdrawn meetings that a feed still tells of. */
const WITHDRAWN_MEETINGS = 20;

/** The feeds of the government, each with its archive. */
export function targetsOf(index: GovernmentIndex, context: TargetContext): Target[] {
  const { source, published, names } = index;
  const withdrawn = index.withdrawn.slice(0, WITHDRAWN_MEETINGS);
  return FEEDS.flatMap(({ feed, formats, isArchived }): Target[] => {
    const paged = pagedFeed(feed, published, isArchived);
    const about = scopeFeed(context, source, feed);
    const own = { ...context, about, names };
    const shownOf = ({ entries }: Page) => [
      entries.map(({ meeting, decision }) => [meeting.version, decision?.id ?? null]),
      labelsOf(
        entries.flatMap(({ decision }) => decision ?? []),
        names,
      ),
    ];
    const nameOf = (page: Page | undefined) => page && pagePath(source, feed, page);
    return [
      {
        id: `feed/${source}/${feed}`,
        order: 'feed',
        inputs: {
          pages: paged.current.map(shownOf),
          previous: nameOf(paged.archive[0]) ?? null,
          withdrawn: withdrawnItems({ site: context.site, feed }, withdrawn).map(({ id, at }) => [id, at]),
        },
        render: () => feedFiles(about.path, subscriptionDocument(paged, withdrawn, own, source), formats),
      },
      ...paged.archive.map(
        (page): Target => ({
          id: `archive/${source}/${feed}/${page.year}/${page.number}`,
          order: 'feed',
          inputs: [shownOf(page), nameOf(page.older) ?? null, nameOf(page.newer) ?? null],
          render: () =>
            feedFiles(pagePath(source, feed, page), archiveDocument(feed, page, own, source), ['xml']),
        }),
      ),
    ];
  });
}

import { archiveDocument, type Page, type PagedFeed, subscriptionDocument } from '../feeds/archive.ts';
import { withdrawnItems } from '../feeds/feed.ts';
import type { FeedAbout } from '../feeds/feed-about.ts';
import type { OrganizationNames } from '../index/organizations.ts';
import type { WithdrawnMeeting } from '../index/published-meeting.ts';
import { labelsOf } from './context.ts';
import { type FeedFormat, feedFiles, type TargetContext } from './rendering.ts';
import type { Target } from './target.ts';

/** What is published of one paged feed of a government. */
export interface FeedTargets {
  readonly source: string;
  /** What its targets are called behind the source: `decisions`, `topics/housing`. */
  readonly name: string;
  readonly paged: PagedFeed;
  readonly about: FeedAbout;
  readonly names: OrganizationNames;
  readonly withdrawn: readonly WithdrawnMeeting[];
  readonly formats: readonly FeedFormat[];
}

/** A feed with its archive: the document that readers subscribe to, and each archive document, which is in RSS alone. */
export function feedTargets(
  { source, name, paged, about, names, withdrawn, formats }: FeedTargets,
  context: TargetContext,
): Target[] {
  const { feed, current, archive } = paged;
  const own = { ...context, about, names };
  const shownOf = ({ entries }: Page) => [
    entries.map(({ meeting, decision }) => [meeting.version, decision?.id ?? null]),
    labelsOf(
      entries.flatMap(({ decision }) => decision ?? []),
      names,
    ),
  ];
  return [
    {
      id: `feed/${source}/${name}`,
      order: 'feed',
      inputs: {
        about: [about.title, about.homePage],
        pages: current.map(shownOf),
        previous: archive[0]?.path ?? null,
        withdrawn: withdrawnItems({ site: context.site, feed }, withdrawn).map(({ id, at }) => [id, at]),
      },
      render: () => feedFiles(about.path, subscriptionDocument(paged, withdrawn, own), formats),
    },
    ...archive.map(
      (page): Target => ({
        id: `archive/${page.path}`,
        order: 'feed',
        inputs: [about.title, shownOf(page), page.older?.path ?? null, page.newer?.path ?? null],
        render: () => feedFiles(page.path, archiveDocument(feed, page, own), ['xml']),
      }),
    ),
  ];
}

import type { Source } from '../../../schemas/generated/source.ts';
import type { Topic } from '../../shared/topics.ts';
import {
  type FeedName,
  feedPath,
  INDEX_PAGE,
  organizationFeedPath,
  organizationPage,
  sourcePage,
  topicFeedPath,
  topicPage,
} from '../addresses.ts';
import type { SiteSettings } from '../site-settings.ts';
import { sourceName } from '../source-name.ts';
import { clip, plainLine } from '../text.ts';

/** What a feed is about: where it lies, what it calls itself, and how its items speak. */
export interface FeedAbout {
  /** Path of its files, without extension. */
  readonly path: string;
  /** Path of the page that it belongs to. */
  readonly homePage: string;
  readonly title: string;
  readonly description: string;
  /** Governments are mixed, so every item names its own. */
  readonly mixed: boolean;
  /** A part of what the government's own feeds have whole, in RSS alone: its items say what a reader looks for, no more. */
  readonly isPart?: true;
  /** The archive of a part: its items are titles that lead on, whose sentences stand in the government's own archive. */
  readonly isBare?: true;
  /** Its meetings come, and are dated, in the order in which they were first published here. */
  readonly isByArrival?: true;
  /** Id of the one organisation whose tasks the items are: they say what its part is. */
  readonly organization?: string;
}

/** Whose feed it is, and who publishes it. */
interface Publisher {
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
}

const NAME_LENGTH = 60;

const WORDS: Readonly<Record<FeedName, { readonly title: string; readonly description: string }>> = {
  decisions: {
    title: '会议决定',
    description: '政府会议纪要和会议消息中的决定：决定了什么、由谁负责、何时完成。',
  },
  meetings: { title: '会议', description: '政府会议纪要和会议消息：每次会议的全部决定和参会人数。' },
  new: {
    title: '新收录的会议',
    description: '按本站首次发布的先后排列的政府会议纪要和会议消息，较早会议的纪要补充收录时也在其中。',
  },
  attendance: {
    title: '参会人员',
    description: '政府会议纪要和会议消息中的参会人员：谁主持、出席、列席、请假。',
  },
};

/** The feed of all governments (`all`), or of one. */
export function scopeFeed({ site, sources }: Publisher, scope: string, feed: FeedName): FeedAbout {
  const mixed = scope === 'all';
  const owner = mixed ? site.title : sourceName(sources, scope);
  return {
    path: feedPath(scope, feed),
    homePage: mixed ? INDEX_PAGE : sourcePage(scope),
    title: `${owner}：${WORDS[feed].title}`,
    description: signed(WORDS[feed].description, site),
    mixed,
    ...(feed === 'new' && { isByArrival: true }),
  };
}

/** The feed of what one organisation of a government was told to do. */
export function organizationFeed(
  { site, sources }: Publisher,
  source: string,
  organization: { readonly id: string; readonly name: string },
): FeedAbout {
  const name = clip(plainLine(organization.name), NAME_LENGTH);
  return {
    path: organizationFeedPath(source, organization.id),
    homePage: organizationPage(source, organization.id),
    title: `${name}（${sourceName(sources, source)}）：承担的决定`,
    description: signed(`政府会议纪要中交给${name}的决定：做什么、以什么身份、何时完成。`, site),
    mixed: false,
    isPart: true,
    organization: organization.id,
  };
}

/** The feed of what a government decided in one subject area. */
export function topicFeed({ site, sources }: Publisher, source: string, { code, zh }: Topic): FeedAbout {
  const name = sourceName(sources, source);
  return {
    path: topicFeedPath(source, code),
    homePage: topicPage(source, code),
    title: `${zh}（${name}）：会议决定`,
    description: signed(`政府会议纪要中属于“${zh}”的决定，按事项和议题的用词归类。`, site),
    mixed: false,
    isPart: true,
  };
}

const signed = (description: string, { operator }: SiteSettings): string =>
  `${description}由${operator}整理发布。`;

import type { Decision } from '../../../schemas/generated/minutes.ts';
import {
  absolute,
  attendanceTag,
  decisionTag,
  FEED_STYLESHEET,
  type FeedName,
  feedTag,
  meetingTag,
  relative,
  VOCABULARY_PAGE,
} from '../addresses.ts';
import type { PublishedDecision, PublishedMeeting, WithdrawnMeeting } from '../index/published-meeting.ts';
import { licenceOf } from '../licence.ts';
import { operatorOf } from '../operator.ts';
import type { SiteSettings } from '../site-settings.ts';
import { cleanOnce } from '../text.ts';
import type { FeedContext } from './about-meeting.ts';
import { attendanceItem } from './attendance-item.ts';
import { latestOf } from './dates.ts';
import { decisionItem } from './decision-item.tsx';
import type { FeedItem, FeedModel, WithdrawnItem } from './feed-model.ts';
import { meetingItem } from './meeting-item.tsx';
import { withinSize } from './pages.ts';

/** Most withdrawn items that a feed tells of. */
const WITHDRAWN_ITEMS = 300;

/** One decision of a feed, or a meeting with all that it decided. */
export interface FeedEntry {
  readonly meeting: PublishedMeeting;
  /** Present in the feeds of decisions alone. */
  readonly decision?: Decision;
}

/** What a feed of these meetings is about, in their order: each once. */
export function entriesOf(feed: FeedName, meetings: readonly PublishedMeeting[]): FeedEntry[] {
  if (feed !== 'decisions') return meetings.map((meeting) => ({ meeting }));
  const seen = new Set<string>();
  return meetings.flatMap((meeting) =>
    meeting.document.decisions.flatMap((decision) => {
      // An id names one item: should two ever claim it, the first counts.
      if (seen.has(decision.id)) return [];
      seen.add(decision.id);
      return [{ meeting, decision }];
    }),
  );
}

/** The items of a feed. */
export const itemsOf = (feed: FeedName, context: FeedContext, entries: readonly FeedEntry[]): FeedItem[] =>
  entries.map(({ meeting, decision }) => {
    const clean = cleanOnce(meeting);
    if (decision !== undefined) return decisionItem(clean, cleanOnce(decision), context);
    return feed === 'attendance' ? attendanceItem(clean, context) : meetingItem(clean, context);
  });

/** The feed of these decisions, which come newest publication first. */
export const decisionsFeed = (context: FeedContext, decisions: readonly PublishedDecision[]): FeedModel =>
  feedModel(context, { items: withinSize(itemsOf('decisions', context, decisions)) });

/** What stood in a feed and is gone, newest first. */
export const withdrawnItems = (
  { site, feed }: { readonly site: SiteSettings; readonly feed: FeedName },
  withdrawn: readonly WithdrawnMeeting[],
): WithdrawnItem[] =>
  withdrawn
    .flatMap(({ meeting, isWhole, decisions, at }) => {
      if (feed === 'decisions') return decisions.map((id) => ({ id: decisionTag(site, id), at }));
      const tag = feed === 'attendance' ? attendanceTag(site, meeting) : meetingTag(site, meeting);
      return isWhole ? [{ id: tag, at }] : [];
    })
    .slice(0, WITHDRAWN_ITEMS);

/** A feed of these items, in their order. */
export function feedModel(
  { site, about }: FeedContext,
  content: Pick<FeedModel, 'items' | 'place' | 'withdrawn'>,
): FeedModel {
  const items = distinct(content.items);
  const newestChange = latestOf(items.flatMap(({ published, modified }) => [published, modified]));
  return {
    ...content,
    title: about.title,
    description: about.description,
    id: feedTag(site, about.path),
    address: absolute(site, about.path),
    stylesheet: relative(about.path, FEED_STYLESHEET),
    homePage: absolute(site, about.homePage),
    operator: operatorOf(site),
    licence: licenceOf(site),
    extensionAbout: absolute(site, `${VOCABULARY_PAGE}#extension`),
    items,
    ...(site.hubUrl !== undefined && content.place?.current === undefined && { hub: site.hubUrl }),
    ...(newestChange !== undefined && { newestChange }),
  };
}

/** An id names one item: should two ever claim it, the first counts. */
const distinct = (items: readonly FeedItem[]): FeedItem[] =>
  [...new Map([...items].reverse().map((item) => [item.id, item])).values()].reverse();

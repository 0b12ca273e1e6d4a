import { absolute, VOCABULARY_PAGE } from '../addresses.ts';
import type { PublishedDecision, PublishedMeeting } from '../library.ts';
import { cleanText, mapText } from '../text.ts';
import type { FeedContext } from './about-meeting.ts';
import { attendanceItem } from './attendance-item.ts';
import { latestOf } from './dates.ts';
import { decisionItem } from './decision-item.tsx';
import type { FeedItem, FeedModel } from './feed-model.ts';
import { jsonFeedItem } from './json-feed.ts';
import { meetingItem } from './meeting-item.tsx';

/** How many items a feed has at most. */
export const FEED_ITEMS = 50;

/** Feeds stay under 250 KB (JSON Feed 1.1's advice on paging); the largest format sets the measure. */
const FEED_BYTES = 230_000;

/** The feed of these decisions, which come newest publication first. */
export function decisionsFeed(context: FeedContext, decisions: readonly PublishedDecision[]): FeedModel {
  const meetings = new Map(decisions.map(({ meeting }) => [meeting.document.id, clean(meeting)]));
  const items = decisions.map(({ meeting, decision }) =>
    decisionItem(meetings.get(meeting.document.id) ?? clean(meeting), clean(decision), context),
  );
  return feedModel(context, items);
}

/** The feed of these meetings, which come newest publication first. */
export const meetingsFeed = (context: FeedContext, meetings: readonly PublishedMeeting[]): FeedModel =>
  feedModel(
    context,
    meetings.map((meeting) => meetingItem(clean(meeting), context)),
  );

/** The feed of who attended these meetings, which come newest publication first. */
export const attendanceFeed = (context: FeedContext, meetings: readonly PublishedMeeting[]): FeedModel =>
  feedModel(
    context,
    meetings.map((meeting) => attendanceItem(clean(meeting), context)),
  );

function feedModel(context: FeedContext, all: readonly FeedItem[]): FeedModel {
  const { site, about } = context;
  const items = withinSize(distinct(all));
  const newestChange = latestOf(items.flatMap(({ published, modified }) => [published, modified]));
  return {
    title: about.title,
    description: about.description,
    address: absolute(site, about.path),
    homePage: absolute(site, about.homePage),
    extensionAbout: absolute(site, `${VOCABULARY_PAGE}#extension`),
    items,
    ...(newestChange !== undefined && { newestChange }),
  };
}

const clean = <T>(value: T): T => mapText(value, cleanText);

/** An id names one item: should two ever claim it, the first counts. */
const distinct = (items: readonly FeedItem[]): FeedItem[] =>
  [...new Map([...items].reverse().map((item) => [item.id, item])).values()].reverse();

/** The newest items that fit; always one, however long it is. */
function withinSize(items: readonly FeedItem[]): FeedItem[] {
  let size = 0;
  const end = items.findIndex((item) => {
    size += Buffer.byteLength(JSON.stringify(jsonFeedItem(item), null, 1));
    return size > FEED_BYTES;
  });
  return end === -1 ? [...items] : items.slice(0, Math.max(end, 1));
}

import { absolute, type FeedName, feedPath, INDEX_PAGE, sourcePage, VOCABULARY_PAGE } from '../addresses.ts';
import type { PublishedDecision, PublishedMeeting } from '../library.ts';
import { sourceName } from '../source-name.ts';
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

/** The feed of these meetings, or of who attended them; they come newest publication first. */
export function meetingsFeed(context: FeedContext, meetings: readonly PublishedMeeting[]): FeedModel {
  const itemOf = context.feed === 'attendance' ? attendanceItem : meetingItem;
  return feedModel(
    context,
    meetings.map((meeting) => itemOf(clean(meeting), context)),
  );
}

function feedModel(context: FeedContext, all: readonly FeedItem[]): FeedModel {
  const { site, scope, feed } = context;
  const items = withinSize(distinct(all));
  const newestChange = latestOf(items.flatMap(({ published, modified }) => [published, modified]));
  return {
    ...wordsOf(context),
    address: absolute(site, feedPath(scope, feed)),
    homePage: absolute(site, scope === 'all' ? INDEX_PAGE : sourcePage(scope)),
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

const FEED_WORDS: Readonly<Record<FeedName, { readonly title: string; readonly description: string }>> = {
  decisions: {
    title: '会议决定',
    description: '政府会议纪要中的决定：决定了什么、由谁负责、何时完成。',
  },
  meetings: { title: '会议纪要', description: '政府会议纪要：每次会议的全部决定和参会人数。' },
  attendance: { title: '参会人员', description: '政府会议纪要中的参会人员：谁主持、出席、列席、请假。' },
};

function wordsOf({ site, sources, scope, feed }: FeedContext): Pick<FeedModel, 'title' | 'description'> {
  const owner = scope === 'all' ? site.title : sourceName(sources, scope);
  const { title, description } = FEED_WORDS[feed];
  return { title: `${owner}：${title}`, description: `${description}由${site.operator}整理发布。` };
}

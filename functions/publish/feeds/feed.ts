import type { Decision } from '../../../schemas/generated/minutes.ts';
import {
  absolute,
  attendanceTag,
  decisionTag,
  type FeedName,
  meetingTag,
  VOCABULARY_PAGE,
} from '../addresses.ts';
import type { PublishedDecision, PublishedMeeting, WithdrawnMeeting } from '../index/published-meeting.ts';
import type { SiteSettings } from '../site-settings.ts';
import { cleanText, mapText } from '../text.ts';
import type { FeedContext } from './about-meeting.ts';
import { attendanceItem } from './attendance-item.ts';
import { latestOf } from './dates.ts';
import { decisionItem } from './decision-item.tsx';
import type { FeedItem, FeedModel, WithdrawnItem } from './feed-model.ts';
import { meetingItem } from './meeting-item.tsx';
import { withinSize } from './pages.ts';

/** Most withdrawn items that a feed tells of. */
const WITHDRAWN_ITEMS = 100;

/** The feed of these decisions, which come newest publication first. */
export function decisionsFeed(context: FeedContext, decisions: readonly PublishedDecision[]): FeedModel {
  const meetings = new Map(decisions.map(({ meeting }) => [meeting.document.id, clean(meeting)]));
  const items = decisions.map(({ meeting, decision }) =>
    decisionItem(meetings.get(meeting.document.id) ?? clean(meeting), clean(decision), context),
  );
  return feedModel(context, { items: withinSize(items) });
}

/** The items of these meetings, which come newest publication first, in one of the feeds of a scope. */
export function itemsOf(
  feed: FeedName,
  context: FeedContext,
  meetings: readonly PublishedMeeting[],
): FeedItem[] {
  return distinct(
    meetings.map(clean).flatMap((meeting) => {
      if (feed === 'meetings') return [meetingItem(meeting, context)];
      if (feed === 'attendance') return [attendanceItem(meeting, context)];
      return meeting.document.decisions.map((decision) => decisionItem(meeting, decision, context));
    }),
  );
}

/** What stood in a feed and was withdrawn with its meeting, newest withdrawal first. */
export const withdrawnItems = (
  { site, feed }: { readonly site: SiteSettings; readonly feed: FeedName },
  meetings: readonly WithdrawnMeeting[],
): WithdrawnItem[] =>
  meetings
    .flatMap(({ document, at }) => {
      if (feed === 'meetings') return [{ id: meetingTag(site, document.id), at }];
      if (feed === 'attendance') return [{ id: attendanceTag(site, document.id), at }];
      return document.decisions.map(({ id }: Decision) => ({ id: decisionTag(site, id), at }));
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
    address: absolute(site, about.path),
    homePage: absolute(site, about.homePage),
    extensionAbout: absolute(site, `${VOCABULARY_PAGE}#extension`),
    items,
    ...(site.hubUrl !== undefined && content.place?.current === undefined && { hub: site.hubUrl }),
    ...(newestChange !== undefined && { newestChange }),
  };
}

const clean = <T>(value: T): T => mapText(value, cleanText);

/** An id names one item: should two ever claim it, the first counts. */
const distinct = (items: readonly FeedItem[]): FeedItem[] =>
  [...new Map([...items].reverse().map((item) => [item.id, item])).values()].reverse();

// The feeds of some meetings, as the tests look at them.
import { decisionsFeed, meetingsFeed } from '../../../functions/publish/feeds/feed.ts';
import type { FeedModel } from '../../../functions/publish/feeds/feed-model.ts';
import type { PublishedMeeting } from '../../../functions/publish/library.ts';
import { site, sources } from '../settings.ts';

export const decisionsOf = (meetings: readonly PublishedMeeting[], scope = 'all'): FeedModel =>
  decisionsFeed(
    { site, sources, scope, feed: 'decisions' },
    meetings.flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision }))),
  );

export const meetingsOf = (meetings: readonly PublishedMeeting[], scope = 'all'): FeedModel =>
  meetingsFeed({ site, sources, scope, feed: 'meetings' }, meetings);

export const attendanceOf = (meetings: readonly PublishedMeeting[], scope = 'linlan-qingyu'): FeedModel =>
  meetingsFeed({ site, sources, scope, feed: 'attendance' }, meetings);

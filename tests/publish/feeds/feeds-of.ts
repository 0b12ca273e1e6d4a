// The feeds of some meetings, as the tests look at them.
import { attendanceFeed, decisionsFeed, meetingsFeed } from '../../../functions/publish/feeds/feed.ts';
import { organizationFeed, scopeFeed, topicFeed } from '../../../functions/publish/feeds/feed-about.ts';
import type { FeedModel } from '../../../functions/publish/feeds/feed-model.ts';
import type { PublishedMeeting } from '../../../functions/publish/library.ts';
import { nameId } from '../../../functions/shared/records/groups.ts';
import { topicOf, topicsOf } from '../../../functions/shared/topics.ts';
import { site, sources } from '../settings.ts';

const publisher = { site, sources };
const decisionsIn = (meetings: readonly PublishedMeeting[]) =>
  meetings.flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision })));

export const decisionsOf = (meetings: readonly PublishedMeeting[], scope = 'all'): FeedModel =>
  decisionsFeed({ site, sources, about: scopeFeed(publisher, scope, 'decisions') }, decisionsIn(meetings));

export const meetingsOf = (meetings: readonly PublishedMeeting[], scope = 'all'): FeedModel =>
  meetingsFeed({ site, sources, about: scopeFeed(publisher, scope, 'meetings') }, meetings);

export const attendanceOf = (meetings: readonly PublishedMeeting[], scope = 'linlan-qingyu'): FeedModel =>
  attendanceFeed({ site, sources, about: scopeFeed(publisher, scope, 'attendance') }, meetings);

/** What the meetings, all of one government, told an organisation to do. */
export const tasksOf = (meetings: readonly PublishedMeeting[], name: string): FeedModel => {
  const [first] = meetings;
  const about = organizationFeed(publisher, first?.document.source ?? 'yunze', { id: nameId(name), name });
  const charged = decisionsIn(meetings).filter(({ decision }) =>
    decision.responsible.some((responsible) => responsible.name === name),
  );
  return decisionsFeed({ site, sources, about }, charged);
};

/** What the meetings, all of one government, decided in a subject area. */
export const topicOfMeetings = (meetings: readonly PublishedMeeting[], code: string): FeedModel => {
  const topic = topicOf(code);
  if (topic === undefined) throw new Error(`no area ${code}`);
  const about = topicFeed(publisher, meetings[0]?.document.source ?? 'yunze', topic);
  const decisions = decisionsIn(meetings).filter(({ meeting, decision }) =>
    topicsOf(meeting.document, decision).includes(code),
  );
  return decisionsFeed({ site, sources, about }, decisions);
};

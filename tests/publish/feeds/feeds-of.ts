// The feeds of some meetings, as the tests look at them.
import type { FeedName } from '../../../functions/publish/addresses.ts';
import { decisionsFeed, entriesOf, feedModel, itemsOf } from '../../../functions/publish/feeds/feed.ts';
import { organizationFeed, scopeFeed, topicFeed } from '../../../functions/publish/feeds/feed-about.ts';
import type { FeedModel } from '../../../functions/publish/feeds/feed-model.ts';
import { withinSize } from '../../../functions/publish/feeds/pages.ts';
import { nameId } from '../../../functions/publish/index/name-id.ts';
import { organizationNames } from '../../../functions/publish/index/organizations.ts';
import type { PublishedMeeting } from '../../../functions/publish/index/published-meeting.ts';
import { topicOf, topicsOf } from '../../../functions/shared/topics.ts';
import { site, sources } from '../settings.ts';

const publisher = { site, sources };
const decisionsIn = (meetings: readonly PublishedMeeting[]) =>
  meetings.flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision })));

const scopeOf = (feed: FeedName, meetings: readonly PublishedMeeting[], scope: string): FeedModel => {
  const context = { site, sources, about: scopeFeed(publisher, scope, feed) };
  return feedModel(context, { items: withinSize(itemsOf(feed, context, entriesOf(feed, meetings))) });
};

export const decisionsOf = (meetings: readonly PublishedMeeting[], scope = 'all'): FeedModel =>
  scopeOf('decisions', meetings, scope);

export const meetingsOf = (
  meetings: readonly PublishedMeeting[],
  scope = 'all',
  feed: 'meetings' | 'new' = 'meetings',
): FeedModel => scopeOf(feed, meetings, scope);

export const attendanceOf = (meetings: readonly PublishedMeeting[], scope = 'linlan-qingyu'): FeedModel =>
  scopeOf('attendance', meetings, scope);

/** What the meetings, all of one government, told an organisation to do. */
export const tasksOf = (meetings: readonly PublishedMeeting[], name: string): FeedModel => {
  const source = meetings[0]?.document.source ?? 'yunze';
  const names = organizationNames(
    sources.find(({ id }) => id === source),
    // Hostile texts stand in every field, also as names of those who attended.
    meetings.map(({ document: { decisions } }) => ({ decisions, attendance: [] })),
  );
  const organization = names.of(name) ?? { id: nameId(name), name };
  const about = organizationFeed(publisher, source, organization);
  const charged = decisionsIn(meetings).filter(({ decision }) =>
    decision.responsible.some((responsible) => responsible.name === name),
  );
  return decisionsFeed({ site, sources, about, names }, charged);
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

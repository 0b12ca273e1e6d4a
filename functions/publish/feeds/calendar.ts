import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Decision } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { absolute, calendarFile, decisionAnchor, eventUid, meetingPage, sourcePage } from '../addresses.ts';
import { flagsInWords } from '../damage.ts';
import { dueHeadline, headlineOf, meetingHeadline, responsibleInWords } from '../headline.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import type { SiteSettings } from '../site-settings.ts';
import { cleanText, clip, mapText, plainLine } from '../text.ts';

/** Meetings of which a calendar tells; with their deadlines well below a megabyte. */
export const CALENDAR_MEETINGS = 200;

const DEADLINE_LENGTH = 120;
const LINES = 20;
const PRODUCT = { company: 'open-minutes', product: 'open-minutes', language: 'ZH' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Calendar {
  readonly site: SiteSettings;
  readonly sources: readonly Source[];
  readonly source: string;
  /** The government's name. */
  readonly name: string;
}

/**
 * The meetings of a government and the deadlines that they set, as iCalendar (RFC 5545). All of them are all-day events:
 * minutes give the day, at most 上午 or 下午, which stands in the title; no hour is made up. Nothing depends on the clock:
 * an event bears the time at which its minutes were first seen, or last changed.
 */
export function renderCalendar(
  { site, sources, source, name }: Calendar,
  meetings: readonly PublishedMeeting[],
): string {
  const calendar = ical({
    prodId: PRODUCT,
    method: ICalCalendarMethod.PUBLISH,
    name: `${name}：会议与期限`,
    description: `政府会议纪要里的会议日期，以及各项决定写明的期限。由${site.operator}整理发布。`,
    url: absolute(site, sourcePage(source)),
    source: absolute(site, calendarFile(source)),
    ttl: 24 * 3600,
  });
  for (const meeting of mapText(meetings, cleanText)) {
    for (const event of [meetingEvent(site, sources, meeting), ...deadlineEvents(site, sources, meeting)]) {
      if (event !== undefined) calendar.createEvent({ ...revisionOf(meeting), ...event });
    }
  }
  return calendar
    .toString()
    .concat('\r\n')
    .replace(/(?:\r\n){2,9}$/, '\r\n');
}

/** When an event was made or last changed, and how far that is from its first state. */
function revisionOf({ firstSeenAt, modifiedAt }: PublishedMeeting) {
  const stamp = new Date(modifiedAt ?? firstSeenAt);
  const seconds = Math.floor((stamp.getTime() - Date.parse(firstSeenAt)) / 1000);
  return {
    stamp,
    // It must grow with every change: the seconds since the first state do, whatever has happened in between.
    sequence: Math.max(0, seconds),
    ...(modifiedAt !== undefined && { lastModified: stamp }),
  };
}

function meetingEvent(site: SiteSettings, sources: readonly Source[], { document }: PublishedMeeting) {
  const { heldOn } = document;
  if (heldOn === undefined || !isDay(heldOn)) return undefined;
  const decisions = document.decisions
    .slice(0, LINES)
    .map((decision) => headlineOf(decision, document, { sources, among: 'meeting' }));
  return {
    ...allDay(heldOn),
    id: eventUid(site, 'meetings', document.id),
    summary: meetingHeadline(document, { sources, isOfDay: true }),
    description: decisions.join('\n'),
    url: absolute(site, meetingPage(document.id)),
    categories: [{ name: '会议' }],
  };
}

const deadlineEvents = (site: SiteSettings, sources: readonly Source[], { document }: PublishedMeeting) =>
  document.decisions.map((decision) => {
    const date = decision.deadline?.date;
    if (date === undefined || !isDay(date)) return undefined;
    return {
      ...allDay(date),
      id: eventUid(site, 'deadlines', decision.id),
      summary: `期限：${dueHeadline(decision, document, { sources })}`,
      description: aboutDeadline(decision, document),
      url: absolute(site, `${meetingPage(document.id)}#${decisionAnchor(decision.id)}`),
      categories: [{ name: '期限' }],
    };
  });

function aboutDeadline(decision: Decision, { quality }: PublishedMeeting['document']): string {
  const { deadline, responsible } = decision;
  const warning = flagsInWords(decision, quality.issues);
  return [
    `原文：${clip(plainLine(deadline?.text ?? ''), DEADLINE_LENGTH)}`,
    ...(responsible.length === 0 ? [] : [`责任：${responsibleInWords(responsible)}`]),
    ...(warning === undefined ? [] : [warning]),
  ].join('\n');
}

/** A day, without an hour or a time zone, that takes up nobody's time. */
const allDay = (day: string) => ({
  start: new Date(`${day}T00:00:00Z`),
  allDay: true,
  transparency: ICalEventTransparency.TRANSPARENT,
});

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return DAY.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

import { calendarFile } from '../addresses.ts';
import { CALENDAR_MEETINGS, renderCalendar } from '../feeds/calendar.ts';
import { sourceName } from '../source-name.ts';
import { defineKind, SLUG, textFiles } from './kind.ts';

/** The newest meetings of a government and their deadlines, as a calendar to subscribe to. */
export const calendarKind = defineKind({
  kind: 'calendar',
  id: new RegExp(`^calendar/(${SLUG})$`),
  parts: ['source'],
  paths: ({ source }) => [calendarFile(source)],
  async render({ source }, { library, site, sources }) {
    const meetings = await library.newestMeetings(source, CALENDAR_MEETINGS);
    const calendar = { site, source, name: sourceName(sources, source) };
    return textFiles({ [calendarFile(source)]: renderCalendar(calendar, meetings) });
  },
});

import { calendarFile } from '../addresses.ts';
import { CALENDAR_MEETINGS, renderCalendar } from '../feeds/calendar.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { sourceName } from '../source-name.ts';
import { versionsOf } from './context.ts';
import { type TargetContext, textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** The newest meetings of the government and their deadlines, as a calendar to subscribe to. */
export function targetsOf(
  { source, published }: GovernmentIndex,
  { site, sources }: TargetContext,
): Target[] {
  const meetings = published.slice(0, CALENDAR_MEETINGS);
  return [
    {
      id: `calendar/${source}`,
      order: 'feed',
      inputs: versionsOf(meetings),
      render: () =>
        textFiles({
          [calendarFile(source)]: renderCalendar(
            { site, sources, source, name: sourceName(sources, source) },
            meetings,
          ),
        }),
    },
  ];
}

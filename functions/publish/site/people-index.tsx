import type { MinutesFacts } from '../../shared/head.ts';
import { personPage } from '../addresses.ts';
import { nameId } from '../index/name-id.ts';
import { PICTURED_MEETINGS } from '../index/people.ts';
import { byDay, type Presence } from '../index/presences.ts';
import { AttendanceChart, FEWEST_MEETINGS } from './charts/attendance-chart.tsx';
import { shortName } from './charts/figure.tsx';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block } from './parts.tsx';
import { firstWords as words } from './words.ts';

/** A name as a link to the person's page, where there is one. */
export const personLink =
  (source: string, people: { has(name: string): boolean }, link: (path: string) => string) =>
  (name: string) =>
    people.has(name) ? (
      <a href={link(personPage(source, nameId(name)))}>{shortName(name)}</a>
    ) : (
      shortName(name)
    );

/** Whoever several meetings name, those named most often first. */
export function peopleIndex(
  source: string,
  documents: readonly MinutesFacts[],
  people: ReadonlyMap<string, Presence>,
  context: PageContext,
): string {
  const nameOf = personLink(source, people, linkFrom(context));
  return listingPageHtml({
    source,
    of: 'people',
    meetings: documents.length,
    context,
    children: (
      <>
        {documents.length >= FEWEST_MEETINGS && (
          <Block id="overview" title={words('chart.attendance')}>
            <AttendanceChart
              documents={byDay(documents.slice(0, PICTURED_MEETINGS))}
              words={words}
              nameOf={nameOf}
            />
          </Block>
        )}
        <Block id="all" title={words('listing.all')}>
          <p class="note">
            姓名后面是提到他的会议次数。提到不足三次的，在那些会议的页面上。同名的人无法区分，合在一起。
          </p>
          {people.size === 0 ? (
            <p class="empty">还没有人在三次以上的会议中出现。</p>
          ) : (
            <ul class="names" data-filter="names">
              {[...people.values()].map(({ name, named }) => (
                <li>
                  {nameOf(name)} <span class="note">{named}</span>
                </li>
              ))}
            </ul>
          )}
        </Block>
      </>
    ),
  });
}

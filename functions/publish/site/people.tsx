import type { MinutesFacts } from '../../shared/head.ts';
import { nameId } from '../../shared/records/groups.ts';
import { listingPage, personFile, personPage } from '../addresses.ts';
import { personRecord } from '../feeds/person.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { cleanText, mapText } from '../text.ts';
import { byDay, mostNamed, type Presence, pictured, presences } from './charts/attendance.ts';
import { AttendanceChart } from './charts/attendance-chart.tsx';
import { shortName } from './charts/figure.tsx';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block, Gloss } from './parts.tsx';
import { personPageHtml } from './person-page.tsx';
import { firstWords as words } from './words.ts';

/** Who is named once only is on the page of that meeting; and the publication's state stays small. */
const FEWEST_MEETINGS = 2;
const MOST_PEOPLE = 300;
/** Meetings in the picture of all of them. */
export const PICTURED_MEETINGS = 40;

/** Who is in the picture of the newest meetings and has a page, with the page's id: those named more than once. */
export const picturedWithPages = (newest: readonly MinutesFacts[]): ReadonlySet<string> =>
  new Set(
    pictured(byDay(newest.slice(0, PICTURED_MEETINGS))).flatMap(({ name, named }) =>
      named >= FEWEST_MEETINGS ? [name] : [],
    ),
  );

/** Whoever has a page: those named most often, and those in the picture of the newest meetings. */
function peopleWithPages(newest: readonly MinutesFacts[], inOrder: readonly MinutesFacts[]) {
  const named = presences(inOrder).filter((person) => person.named >= FEWEST_MEETINGS);
  const often = new Set(mostNamed(named, MOST_PEOPLE).map(({ name }) => name));
  const lately = picturedWithPages(newest);
  return new Map(
    mostNamed(
      named.filter(({ name }) => often.has(name) || lately.has(name)),
      named.length,
    ).map((person) => [person.name, person]),
  );
}

/** A name as a link to the person's page, where there is one. */
export const personLink =
  (source: string, people: { has(name: string): boolean }, link: (path: string) => string) =>
  (name: string) =>
    people.has(name) ? (
      <a href={link(personPage(source, nameId(name)))}>{shortName(name)}</a>
    ) : (
      shortName(name)
    );

/** The page of each person with its data, and the page that lists them, by their paths. */
export function peoplePages(
  source: string,
  newest: readonly PublishedMeeting[],
  contextOf: (path: string) => PageContext,
): Record<string, string> {
  const documents = mapText(
    newest.map(({ document }) => document),
    cleanText,
  );
  const inOrder = byDay(documents);
  const people = peopleWithPages(documents, inOrder);
  const index = listingPage(source, 'people');
  const files: Record<string, string> = {
    [index]: peopleIndex(source, documents, people, contextOf(index)),
  };
  for (const person of people.values()) {
    const path = personPage(source, nameId(person.name));
    files[path] = personPageHtml({ source, person }, inOrder, contextOf(path));
    const owner = { source, ...contextOf(path) };
    files[personFile(source, nameId(person.name))] =
      `${JSON.stringify(personRecord(owner, person, inOrder))}\n`;
  }
  return files;
}

function peopleIndex(
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
        <Block id="overview" title={<Gloss message="overview" />}>
          <AttendanceChart
            documents={byDay(documents.slice(0, PICTURED_MEETINGS))}
            words={words}
            nameOf={nameOf}
          />
        </Block>
        <Block id="all" title={<Gloss message="listing.all" />}>
          <p class="note">
            姓名后面是提到他的会议次数。只提到一次的，在那次会议的页面上。同名的人无法区分，合在一起。
          </p>
          {people.size === 0 ? (
            <p class="empty">还没有人在两次以上的会议中出现。</p>
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

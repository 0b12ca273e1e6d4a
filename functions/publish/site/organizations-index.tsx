import type { MinutesFacts } from '../../shared/head.ts';
import { chargedOrganizations, nameId } from '../../shared/records/groups.ts';
import { organizationPage } from '../addresses.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { cleanText, mapText } from '../text.ts';
import { shortName } from './charts/figure.tsx';
import { tasksOf } from './charts/tasks.ts';
import { TasksChart } from './charts/tasks-chart.tsx';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block, Gloss } from './parts.tsx';
import { firstWords as words } from './words.ts';

/** Names that have a page of what they were told to do; of a cleaned name, the one that the id is made of. */
export function organizationsIn(documents: readonly MinutesFacts[]): ReadonlyMap<string, string> {
  return new Map(
    documents.flatMap(({ decisions, attendance }) =>
      chargedOrganizations(decisions, new Set(attendance.map(({ name }) => name))).map(
        (name) => [cleanText(name), nameId(name)] as const,
      ),
    ),
  );
}

/** A name as a link to its organisation's page, where it has one. */
export const organizationLink =
  (source: string, organizations: ReadonlyMap<string, string>, link: (path: string) => string) =>
  (name: string) => {
    const id = organizations.get(name);
    return id === undefined ? (
      shortName(name)
    ) : (
      <a href={link(organizationPage(source, id))}>{shortName(name)}</a>
    );
  };

const MOST_NAMES = 400;

/** The organisations that a government charged with something, the busiest first. */
export function organizationsIndex(
  source: string,
  meetings: readonly PublishedMeeting[],
  context: PageContext,
): string {
  const organizations = organizationsIn(meetings.map(({ document }) => document));
  const documents = mapText(
    meetings.map(({ document }) => document),
    cleanText,
  );
  const nameOf = organizationLink(source, organizations, linkFrom(context));
  const tasks = tasksOf(documents).filter(({ name }) => organizations.has(name));
  return listingPageHtml({
    source,
    of: 'organizations',
    meetings: meetings.length,
    context,
    children: (
      <>
        <Block id="busiest" title={<Gloss message="overview" />}>
          <TasksChart documents={documents} words={words} nameOf={nameOf} />
        </Block>
        <Block id="all" title={<Gloss message="listing.all" />}>
          {tasks.length === 0 ? (
            <p class="empty">这些会议没有给任何部门布置任务。</p>
          ) : (
            <ul class="names" data-filter="names">
              {tasks.slice(0, MOST_NAMES).map(({ name, total }) => (
                <li>
                  {nameOf(name)} <span class="note">{total}</span>
                </li>
              ))}
            </ul>
          )}
        </Block>
      </>
    ),
  });
}

import { organizationPage } from '../addresses.ts';
import { hasPage, type OrganizationNames } from '../index/organizations.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { cleanOnce } from '../text.ts';
import { shortName } from './charts/figure.tsx';
import { tasksOf } from './charts/tasks.ts';
import { TasksChart } from './charts/tasks-chart.tsx';
import { listingPageHtml } from './listing-frame.tsx';
import { linkFrom, type PageContext } from './page.tsx';
import { Block } from './parts.tsx';
import { firstWords as words } from './words.ts';

/** The name of a body as a link to its page, where it has one. */
export const organizationLink =
  (source: string, names: OrganizationNames, link: (path: string) => string) => (name: string) => {
    const organization = names.of(name);
    return organization === undefined || !hasPage(organization) ? (
      shortName(name)
    ) : (
      <a href={link(organizationPage(source, organization.id))}>{shortName(name)}</a>
    );
  };

/** Fewer tasks are seen at a glance in the list. */
const FEWEST_TASKS = 5;
/** Those in the picture, and those in the list below it. */
const PICTURED = 15;
const MOST_NAMES = 400;

/** The organisations that a government charged with something, the busiest first. */
export function organizationsIndex(
  source: string,
  meetings: readonly PublishedMeeting[],
  names: OrganizationNames,
  context: PageContext,
): string {
  const documents = meetings.map((meeting) => cleanOnce(meeting).document);
  const nameOf = organizationLink(source, names, linkFrom(context));
  const tasks = tasksOf(documents, names).filter(({ name }) => names.of(name) !== undefined);
  const total = tasks.reduce((sum, one) => sum + one.total, 0);
  const isPictured = total === 0 || total >= FEWEST_TASKS;
  return listingPageHtml({
    source,
    of: 'organizations',
    meetings: meetings.length,
    context,
    children: (
      <>
        {isPictured && (
          <Block id="busiest" title={words('chart.tasks')}>
            <TasksChart documents={documents} names={names} words={words} nameOf={nameOf} most={PICTURED} />
          </Block>
        )}
        {(tasks.length > PICTURED || !isPictured) && (
          <Block id="all" title={words('listing.all')}>
            <p class="note">名称后面是任务项数。只承担过一项任务的，没有自己的页面，见那次会议。</p>
            <ul class="names" data-filter="names">
              {tasks.slice(0, MOST_NAMES).map(({ name, total }) => (
                <li>
                  {nameOf(name)} <span class="note">{total}</span>
                </li>
              ))}
            </ul>
          </Block>
        )}
      </>
    ),
  });
}

import { INDEX_PAGE, listingPage, organizationFeedPath, sourcePage } from '../addresses.ts';
import type { OrganizationName, OrganizationNames } from '../index/organizations.ts';
import { cleanDecision, type PublishedDecision } from '../index/published-meeting.ts';
import { sourceName } from '../source-name.ts';
import { clip, plainLine } from '../text.ts';
import { DueList, dueTasks, readerScript } from './deadlines.tsx';
import { DecisionList, MeetingOf } from './decision-list.tsx';
import { FeedButtons, type FeedEntry, rssFormat } from './feed-list.tsx';
import { FILTER } from './filter.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block } from './parts.tsx';
import { firstWords as words } from './words.ts';

const NAME_LENGTH = 60;
const MOST_NAMES = 12;

const shortNames = (names: readonly string[]): string =>
  names.map((name) => clip(plainLine(name), NAME_LENGTH)).join('、');

/**
 * What one organisation was told to do: first what is due, then everything, newest first.
 * @param total Decisions that it must carry out, of which these are the newest.
 */
export function organizationPageHtml(
  source: string,
  { id, name: fullName, otherNames }: OrganizationName,
  decisions: readonly PublishedDecision[],
  total: number,
  names: OrganizationNames,
  context: PageContext,
): string {
  const link = linkFrom(context);
  const government = sourceName(context.sources, source);
  const name = shortNames([fullName]);
  const found = decisions.map(cleanDecision);
  const others = shortNames(otherNames.slice(0, MOST_NAMES));
  const feed: FeedEntry = {
    title: `${name}：承担的决定`,
    note: '',
    formats: rssFormat(organizationFeedPath(source, id)),
  };
  const dutyOf = ({ decision }: PublishedDecision) =>
    decision.responsible
      .filter((one) => names.of(one.name)?.id === id)
      .map(({ role }) => words(`duty.${role}`))
      .join('、');
  const due = dueTasks(found);
  return renderPage({
    context,
    title: `${name}（${government}）`,
    description: `${government}的会议交给${name}的任务：做什么、以什么身份、何时完成。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name: government, path: sourcePage(source) },
      { name: words('source.organizations'), path: listingPage(source, 'organizations') },
    ],
    feeds: [feed],
    script: [FILTER, readerScript(words)],
    children: (
      <>
        <header class="title">
          <h1>{name}</h1>
          <p class="lead">{government}的会议交给它的任务</p>
          {others !== '' && <p class="note">也写作：{others}</p>}
          <p class="follow">
            <FeedButtons title={feed.title} formats={feed.formats} link={link} words={words} />
          </p>
        </header>
        {due.length > 0 && (
          <Block id="due" title={words('due.title')}>
            <DueList
              tasks={due}
              link={link}
              words={words}
              note={(task) => (
                <>
                  {dutyOf(task)}，
                  <MeetingOf found={task} link={link} />
                </>
              )}
            />
          </Block>
        )}
        <Block id="tasks" title={words('record.tasks')}>
          {total > found.length && <p class="note">最近的{found.length}项；更早的在下载的“责任方”表里。</p>}
          <DecisionList decisions={found} link={link} duty={dutyOf} />
        </Block>
      </>
    ),
  });
}

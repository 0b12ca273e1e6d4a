import type { Decision } from '../../../schemas/generated/minutes.ts';
import type { MinutesFacts } from '../../shared/head.ts';
import { INDEX_PAGE, listingPage, organizationFeedPath, sourcePage } from '../addresses.ts';
import type { OrganizationName, OrganizationNames } from '../index/organizations.ts';
import { cleanDecision, type PublishedDecision } from '../index/published-meeting.ts';
import { sourceName } from '../source-name.ts';
import { clip, plainLine } from '../text.ts';
import { DecisionsChart } from './charts/decisions-chart.tsx';
import { DecisionList } from './decision-list.tsx';
import { FeedButtons, type FeedEntry, rssFormat } from './feed-list.tsx';
import { FILTER } from './filter.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, Day, DecisionLine, Gloss } from './parts.tsx';
import { firstWords as words } from './words.ts';

const NAME_LENGTH = 60;
const MOST_NAMES = 12;
/** Fewer tasks are seen at a glance in their list. */
const FEWEST_PICTURED = 12;

const shortNames = (names: readonly string[]): string =>
  names.map((name) => clip(plainLine(name), NAME_LENGTH)).join('、');

/** What one organisation was told to do: first what is due, then everything, newest first. */
export function organizationPageHtml(
  source: string,
  { id, name: fullName, otherNames }: OrganizationName,
  decisions: readonly PublishedDecision[],
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
      .map(({ role }) => ` · ${words(`duty.${role}`)}`);
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
    script: FILTER,
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
        {due !== undefined && (
          <Block id="due" title={<Gloss message="record.due" />}>
            <p class="note">
              期限在
              <Day day={due.since} words={words} />
              或之后的，最早到期的在前。那是最近一次给它布置任务的会议；本页不看今天是几号，是否已经完成，请看原文和以后的会议。
            </p>
            <ol class="due">
              {due.tasks.map(({ found: task, date }) => (
                <li>
                  <Day day={date} words={words} />
                  <span>
                    <DecisionLine
                      document={task.meeting.document}
                      decision={task.decision}
                      link={link}
                      words={words}
                    />
                    <span class="note">{dutyOf(task).join('').replace(/^ · /, '')}</span>
                  </span>
                </li>
              ))}
            </ol>
          </Block>
        )}
        <Block id="tasks" title={<Gloss message="record.tasks" />}>
          <p class="note">最近的{found.length}项；更早的在下载的“责任方”表里。</p>
          <DecisionList decisions={found} link={link} duty={dutyOf} />
        </Block>
        {found.length >= FEWEST_PICTURED && (
          <Block id="overview" title={<Gloss message="overview" />}>
            <DecisionsChart documents={documentsOf(found)} words={words} />
          </Block>
        )}
      </>
    ),
  });
}

interface Due {
  /** The newest day that is known: tasks that were due before it are left out. */
  readonly since: string;
  readonly tasks: readonly { readonly found: PublishedDecision; readonly date: string }[];
}

/** Tasks whose deadline had not passed when the newest of these meetings was held; undefined where there are none. */
export function dueTasks(decisions: readonly PublishedDecision[]): Due | undefined {
  const since = decisions
    .flatMap(({ meeting }) => meeting.document.heldOn ?? [])
    .sort()
    .at(-1);
  if (since === undefined) return undefined;
  const tasks = decisions
    .flatMap((found) => {
      const date = found.decision.deadline?.date;
      return date === undefined || date < since ? [] : [{ found, date }];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return tasks.length === 0 ? undefined : { since, tasks };
}

/** The meetings of these decisions, each with those of its decisions only. */
export function documentsOf(decisions: readonly PublishedDecision[]): MinutesFacts[] {
  const byMeeting = new Map<MinutesFacts, Decision[]>();
  for (const { meeting, decision } of decisions) {
    byMeeting.set(meeting.document, [...(byMeeting.get(meeting.document) ?? []), decision]);
  }
  return [...byMeeting].map(([document, own]) => ({ ...document, decisions: own }));
}

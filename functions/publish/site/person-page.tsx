import type { MinutesFacts } from '../../shared/head.ts';
import { INDEX_PAGE, listingPage, meetingPage, sourcePage } from '../addresses.ts';
import { type OrganizationNames, severally } from '../index/organizations.ts';
import type { Presence } from '../index/presences.ts';
import { cleanDecision, type PublishedDecision } from '../index/published-meeting.ts';
import { ATTENDANCE_ROLES, meetingName } from '../labels.ts';
import { sourceName } from '../source-name.ts';
import { clip, plainLine } from '../text.ts';
import { HeatMap, RoleLegend } from './charts/attendance-chart.tsx';
import { shortName } from './charts/figure.tsx';
import { readerScript } from './deadlines.tsx';
import { DecisionList } from './decision-list.tsx';
import { FILTER } from './filter.ts';
import { organizationLink } from './organizations-index.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, Day } from './parts.tsx';
import { firstWords as words } from './words.ts';

interface Person {
  readonly source: string;
  readonly person: Presence;
  /** What the person was told to do by name, newest first. */
  readonly tasks: readonly PublishedDecision[];
}

/** Meetings in the list and in the strip: the newest that name the person. */
const MOST_MEETINGS = 80;
/** Tasks by name that are listed. */
export const PERSONAL_TASKS = 12;
const MEETING_LENGTH = 60;
/** Fewer meetings are seen at a glance in their list. */
const FEWEST_PICTURED = 8;

/**
 * The meetings that name a person, from the first to the last of them: what is before and after says nothing of the
 * person, and so the page changes only when a meeting does name them.
 * @param documents Oldest first; the person's roles are in their order.
 */
export function personPageHtml(
  { source, person, tasks }: Person,
  documents: readonly MinutesFacts[],
  names: OrganizationNames,
  context: PageContext,
): string {
  const link = linkFrom(context);
  const government = sourceName(context.sources, source);
  const name = shortName(person.name);
  const seen = documents.flatMap((document, index) => {
    const role = person.roles[index];
    return role === undefined ? [] : [{ document, role, index }];
  });
  const between = person.roles.slice(seen[0]?.index, (seen.at(-1)?.index ?? 0) + 1);
  const posts = postsOf(
    person.name,
    seen.map(({ document }) => document),
    names,
  );
  const [current] = posts;
  const bodyLink = organizationLink(source, names, link);
  const counts = countsInWords(person);
  return renderPage({
    context,
    title: `${name}（${government}）`,
    description: `${name}参加的${government}的会议：${counts}。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name: government, path: sourcePage(source) },
      { name: words('source.people'), path: listingPage(source, 'people') },
    ],
    feeds: [],
    script: tasks.length > 0 ? [FILTER, readerScript(words)] : FILTER,
    children: (
      <>
        <header class="title">
          <h1>{name}</h1>
          {current !== undefined && <p class="lead">{postInWords(current)}</p>}
        </header>
        <Block id="presence" title={words('record.presence')}>
          <Rate person={person} between={between.length} />
          {between.length >= FEWEST_PICTURED && (
            <figure class="chart strip">
              <HeatMap
                id="presence"
                people={[{ roles: between.slice(-MOST_MEETINGS) }]}
                title={`${name}的出席情况`}
                summary={`每格一次会议，左旧右新，共${Math.min(between.length, MOST_MEETINGS)}次：${counts}。逐次情况见下面的列表。`}
              />
              <RoleLegend people={[person]} words={words} />
            </figure>
          )}
        </Block>
        {posts.length > 0 && (
          <Block id="posts" title={words('record.posts')}>
            <ul class="posts">
              {posts.map(({ bodies, post, from, to }) => (
                <li>
                  <strong>
                    {bodies.map((body, index) => (
                      <>
                        {index > 0 && '、'}
                        {bodyLink(body)}
                      </>
                    ))}
                    {post}
                  </strong>
                  <span class="note">
                    {from !== undefined && <Day day={from} words={words} />}
                    {to !== undefined && to !== from && (
                      <>
                        至
                        <Day day={to} words={words} />
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
            <p class="note">
              名单里写的单位和职务，以及写到它的第一次和最近一次会议。单位的页面上有会议交给它的任务。
            </p>
          </Block>
        )}
        {tasks.length > 0 && (
          <Block id="tasks" title={words('record.personal')}>
            <p class="note">会议点名由其牵头、负责或配合的事项；交给所在单位的，见单位的页面。</p>
            <DecisionList
              decisions={tasks.map(cleanDecision)}
              link={link}
              duty={({ decision }) =>
                decision.responsible
                  .filter((one) => one.name === person.name)
                  .map(({ role }) => words(`duty.${role}`))
                  .join('、')
              }
            />
          </Block>
        )}
        <Block id="meetings" title={words('record.meetings')}>
          <ol class="meetings" data-filter="names">
            {[...seen]
              .reverse()
              .slice(0, MOST_MEETINGS)
              .map(({ document, role }) => (
                <li>
                  <a class="name" href={link(meetingPage(document.id))}>
                    {clip(plainLine(meetingName(document)), MEETING_LENGTH)}
                  </a>{' '}
                  <span class="note pieces">
                    <span>{words(`role.${role}`)}</span>
                    {document.heldOn === undefined ? (
                      words('undated')
                    ) : (
                      <Day day={document.heldOn} words={words} />
                    )}
                  </span>
                </li>
              ))}
          </ol>
        </Block>
      </>
    ),
  });
}

const countsInWords = (person: Presence): string =>
  ATTENDANCE_ROLES.filter((role) => person.counts[role] !== undefined)
    .map((role) => `${words(`role.${role}`)}${person.counts[role]}次`)
    .join('，');

interface RateProps {
  readonly person: Presence;
  /** Meetings from the first to the last that names the person. */
  readonly between: number;
}

/** How often somebody was there, each way by itself, of the meetings between the first and the last that name them. */
function Rate({ person, between }: RateProps) {
  const { absent = 0 } = person.counts;
  const there = person.named - absent;
  const figures = [
    ...ATTENDANCE_ROLES.flatMap((role) => {
      const count = person.counts[role];
      return count === undefined ? [] : [[words(`role.${role}`), count] as const];
    }),
    ...(between > person.named ? [[words('chart.attendance.none'), between - person.named] as const] : []),
  ];
  return (
    <>
      <dl class="figures">
        {figures.map(([role, count]) => (
          <div>
            <dt>{role}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p>
        从第一次提到到最近一次提到，共{between}次会议，到会{there}次（{Math.round((100 * there) / between)}
        %）。
      </p>
      <p class="note">
        列席的人往往只在与其有关的议题时到会，没有提到不等于缺席。同名的人无法区分，合在一起。
      </p>
    </>
  );
}

interface Post {
  /** Each body by the name that the minutes use most. */
  readonly bodies: readonly string[];
  /** Without the bodies; empty where only these are written. */
  readonly post: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const POST_LENGTH = 60;

/** Organisations and posts as the minutes give them, newest first, with the days of the first and the last meeting. */
function postsOf(name: string, oldestFirst: readonly MinutesFacts[], names: OrganizationNames): Post[] {
  const found = new Map<string, Post>();
  for (const { attendance, heldOn } of oldestFirst) {
    for (const entry of attendance) {
      if (entry.name !== name) continue;
      const bodies = severally(entry.organization).map((body) => names.of(body)?.name ?? body);
      const post = clip(plainLine(entry.post ?? ''), POST_LENGTH);
      const key = JSON.stringify([bodies, post]);
      if (bodies.length === 0 && post === '') continue;
      const known = found.get(key);
      found.delete(key);
      found.set(key, { bodies, post, from: known?.from ?? heldOn, to: heldOn ?? known?.to });
    }
  }
  return [...found.values()].reverse();
}

const postInWords = ({ bodies, post }: Post): string => `${bodies.map(shortName).join('、')}${post}`;

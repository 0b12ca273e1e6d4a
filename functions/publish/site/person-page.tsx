import type { MinutesFacts } from '../../shared/head.ts';
import { INDEX_PAGE, listingPage, meetingPage, sourcePage } from '../addresses.ts';
import type { Presence } from '../index/presences.ts';
import { ATTENDANCE_ROLES, meetingName } from '../labels.ts';
import { sourceName } from '../source-name.ts';
import { clip, plainLine } from '../text.ts';
import { HeatMap, RoleLegend } from './charts/attendance-chart.tsx';
import { shortName } from './charts/figure.tsx';
import { FILTER } from './filter.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, Day, Gloss } from './parts.tsx';
import { firstWords as words } from './words.ts';

interface Person {
  readonly source: string;
  readonly person: Presence;
}

/** Meetings in the list and in the strip: the newest that name the person. */
const MOST_MEETINGS = 80;
const MEETING_LENGTH = 60;

/**
 * The meetings that name a person, from the first to the last of them: what is before and after says nothing of the
 * person, and so the page changes only when a meeting does name them.
 * @param documents Oldest first; the person's roles are in their order.
 */
export function personPageHtml(
  { source, person }: Person,
  documents: readonly MinutesFacts[],
  context: PageContext,
): string {
  const link = linkFrom(context);
  const government = sourceName(context.sources, source);
  const name = shortName(person.name);
  const seen = documents.flatMap((document, index) => {
    const role = person.roles[index];
    return role === undefined ? [] : [{ document, role, index }];
  });
  const strip = person.roles.slice(seen[0]?.index, (seen.at(-1)?.index ?? 0) + 1).slice(-MOST_MEETINGS);
  const counts = ATTENDANCE_ROLES.filter((role) => person.counts[role] !== undefined).map(
    (role) => `${words(`role.${role}`)}${person.counts[role]}次`,
  );
  return renderPage({
    context,
    title: `${name}（${government}）`,
    description: `${name}参加的${government}的会议：${counts.join('，')}。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name: government, path: sourcePage(source) },
      { name: words('source.people'), path: listingPage(source, 'people') },
    ],
    feeds: [],
    script: FILTER,
    children: (
      <>
        <header class="title">
          <h1>{name}</h1>
          <p class="lead">
            {government}的{person.named}次会议提到：{counts.join('，')}
          </p>
        </header>
        <Block id="presence" title={<Gloss message="record.presence" />}>
          <figure class="chart strip">
            <HeatMap
              id="presence"
              people={[{ roles: strip }]}
              title={`${name}的出席情况`}
              summary={`从第一次到最近一次提到，共${strip.length}次会议：${counts.join('，')}。逐次情况见下面的列表。`}
            />
            <RoleLegend people={[person]} words={words} />
          </figure>
        </Block>
        <Block id="posts" title={<Gloss message="record.posts" />}>
          <ul class="posts">
            {postsOf(
              person.name,
              seen.map(({ document }) => document),
            ).map(({ post, from, to }) => (
              <li>
                <strong>{post}</strong>
                <span class="note">
                  {from !== undefined && <Day day={from} words={words} />}
                  {to !== undefined && to !== from && (
                    <>
                      {' '}
                      至 <Day day={to} words={words} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <p class="note">纪要里写的单位和职务，以及写到它的第一次和最近一次会议。</p>
        </Block>
        <Block id="meetings" title={<Gloss message="record.meetings" />}>
          <ol class="meetings" data-filter="names">
            {[...seen]
              .reverse()
              .slice(0, MOST_MEETINGS)
              .map(({ document, role }) => (
                <li>
                  <a class="name" href={link(meetingPage(document.id))}>
                    {clip(plainLine(meetingName(document)), MEETING_LENGTH)}
                  </a>{' '}
                  <span class="note">
                    {words(`role.${role}`)} ·{' '}
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

interface Post {
  readonly post: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const POST_LENGTH = 60;

/** Organisation and post as the minutes give them, newest first, with the days of the first and the last meeting. */
function postsOf(name: string, oldestFirst: readonly MinutesFacts[]): Post[] {
  const found = new Map<string, Post>();
  for (const { attendance, heldOn } of oldestFirst) {
    for (const entry of attendance) {
      if (entry.name !== name) continue;
      const post = clip(plainLine([entry.organization, entry.post].filter(Boolean).join(' ')), POST_LENGTH);
      if (post === '') continue;
      const known = found.get(post);
      found.delete(post);
      found.set(post, { post, from: known?.from ?? heldOn, to: heldOn ?? known?.to });
    }
  }
  return [...found.values()].reverse();
}

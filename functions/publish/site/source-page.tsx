import { partitionOf } from '../../shared/publication.ts';
import { INDEX_PAGE, yearPage } from '../addresses.ts';
import type { PublishedMeeting } from '../library.ts';
import { isInvented, sourceName } from '../source-name.ts';
import { cleanText, mapText, webAddress } from '../text.ts';
import { Downloads } from './downloads.tsx';
import { FeedList, feedsOf } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { MeetingLink, MeetingNote } from './parts.tsx';
import { yearInWords } from './year-in-words.ts';

export const NEWEST_MEETINGS = 40;

/** The page of one government: its newest meetings by year, every year, feeds and downloads. */
export function sourcePageHtml(
  source: string,
  newest: readonly PublishedMeeting[],
  years: readonly string[],
  context: PageContext,
): string {
  const link = linkFrom(context);
  const name = sourceName(context.sources, source);
  const configured = context.sources.find(({ id }) => id === source);
  const homepage = webAddress(configured?.homepage);
  const feeds = feedsOf(source);
  const newestFirst = [...years].reverse();
  return renderPage({
    context,
    title: name,
    description: `${name}的会议纪要：决定、责任和参会人员。`,
    trail: [{ name: '首页', path: INDEX_PAGE }],
    feeds,
    children: (
      <>
        <header class="title">
          <h1>{name}</h1>
          <p class="note">
            {configured?.nameEn !== undefined && <span lang="en">{configured.nameEn}</span>}
            {homepage !== undefined && (
              <>
                {' '}
                <a href={homepage}>政府网站</a>
              </>
            )}
          </p>
          {isInvented(context.sources, source) && (
            <p class="notice">这是为演示而虚构的政府，其纪要均为虚构。</p>
          )}
        </header>
        <section aria-labelledby="meetings">
          <h2 id="meetings">会议</h2>
          {newest.length === 0 && <p class="empty">目前没有收录这个政府的纪要。</p>}
          {[...byYear(mapText(newest, cleanText))].map(([year, meetings]) => (
            <>
              <h3>
                <a href={link(yearPage(source, year))}>{yearInWords(year)}</a>
              </h3>
              <ol class="meetings">
                {meetings.map(({ document }) => (
                  <li>
                    <MeetingLink document={document} link={link} /> <MeetingNote document={document} />
                  </li>
                ))}
              </ol>
            </>
          ))}
        </section>
        <section aria-labelledby="subscribe">
          <h2 id="subscribe">订阅</h2>
          <FeedList feeds={feeds} link={link} />
        </section>
        {years.length > 0 && (
          <section aria-labelledby="download">
            <h2 id="download">下载</h2>
            <Downloads source={source} years={newestFirst} link={link} />
          </section>
        )}
      </>
    ),
  });
}

/** Grouped by year, newest first, undated last; within a year as they come. */
function byYear(meetings: readonly PublishedMeeting[]): [year: string, meetings: PublishedMeeting[]][] {
  const groups = new Map<string, PublishedMeeting[]>();
  for (const meeting of meetings) {
    const year = partitionOf(meeting.document);
    groups.set(year, [...(groups.get(year) ?? []), meeting]);
  }
  const rank = (year: string) => (year === 'undated' ? '' : year);
  return [...groups].sort(([a], [b]) => (rank(a) < rank(b) ? 1 : -1));
}

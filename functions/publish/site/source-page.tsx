import { partitionOf } from '../../shared/publication.ts';
import {
  calendarFile,
  DOWNLOADS_PAGE,
  INDEX_PAGE,
  listingPage,
  opmlFile,
  SUBSCRIBE_PAGE,
  yearPage,
} from '../addresses.ts';
import { schemaOrgDataset } from '../downloads/structured-data.ts';
import type { OrganizationNames } from '../index/organizations.ts';
import { PICTURED_MEETINGS, picturedWithPages } from '../index/people.ts';
import { byDay } from '../index/presences.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { isInvented } from '../source-name.ts';
import { cleanOnce, webAddress } from '../text.ts';
import { AttendanceChart } from './charts/attendance-chart.tsx';
import { DecisionsChart } from './charts/decisions-chart.tsx';
import { TasksChart } from './charts/tasks-chart.tsx';
import { Downloads } from './downloads.tsx';
import { FeedList, feedsOf } from './feed-list.tsx';
import { organizationLink } from './organizations-index.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, MeetingLink, MeetingNote, nameOfSource } from './parts.tsx';
import { personLink } from './people-index.tsx';
import { wordsOf, yearInWords } from './words.ts';

/** Meetings that the page looks at, and those of them that it lists: the others are on the pages of their years. */
export const NEWEST_MEETINGS = PICTURED_MEETINGS;
const LISTED_MEETINGS = 12;

/** The page of one government: its newest meetings by year, what they show together, feeds and downloads. */
export function sourcePageHtml(
  source: string,
  newest: readonly PublishedMeeting[],
  years: readonly string[],
  names: OrganizationNames,
  context: PageContext,
): string {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  const { name, lang } = nameOfSource(context.sources, source, words);
  const configured = context.sources.find(({ id }) => id === source);
  const homepage = webAddress(configured?.homepage);
  const feeds = feedsOf(source, words);
  const meetings = newest.map(cleanOnce);
  return renderPage({
    context,
    title: name,
    description: words('source.description', { name }),
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds,
    ...(years.length > 0 && { structuredData: schemaOrgDataset(source, years, context) }),
    children: (
      <>
        <header class="title">
          <h1 lang={lang}>{name}</h1>
          <p class="note pieces">
            {context.language === 'en'
              ? configured?.nameEn !== undefined && <span lang="zh-Hans">{configured.name}</span>
              : configured?.nameEn !== undefined && <span lang="en">{configured.nameEn}</span>}
            {homepage !== undefined && <a href={homepage}>{words('source.homepage')}</a>}
          </p>
          {isInvented(context.sources, source) && <p class="notice">{words('source.invented')}</p>}
        </header>
        <Block id="meetings" title={words('meetings')}>
          {newest.length === 0 && <p class="empty">{words('meetings.none')}</p>}
          {byYear(meetings.slice(0, LISTED_MEETINGS)).map(([year, held]) => (
            <>
              <h3>{yearInWords(words, year)}</h3>
              <ol class="meetings">
                {held.map(({ document }) => (
                  <li>
                    <MeetingLink document={document} link={link} words={words} />{' '}
                    <MeetingNote document={document} words={words} />
                  </li>
                ))}
              </ol>
            </>
          ))}
          {years.length > 0 && (
            <p class="pieces">
              {[...years].reverse().map((year) => (
                <a href={link(yearPage(source, year))}>
                  {words('meetings.all', { year: yearInWords(words, year) })}
                </a>
              ))}
            </p>
          )}
        </Block>
        {meetings.length > 0 && (
          <>
            <Block id="browse" title={words('source.browse')}>
              <ul class="uses">
                {LISTINGS.map((of) => (
                  <li>
                    <a href={link(listingPage(source, of))}>{words(`source.${of}`)}</a>
                    <span class="note">{words(`source.${of}.note`)}</span>
                  </li>
                ))}
              </ul>
            </Block>
            <Overview source={source} meetings={meetings} names={names} context={context} />
          </>
        )}
        <Block id="subscribe" title={words('subscribe')}>
          <FeedList feeds={feeds} link={link} words={words} />
          <p class="pieces">
            {meetings.length > 0 && (
              <>
                <a href={link(opmlFile(source))}>{words('subscribe.opml.one')}</a>
                <a href={link(calendarFile(source))}>{words('subscribe.calendar.one')}</a>
              </>
            )}
            <a href={link(SUBSCRIBE_PAGE)}>{words('subscribe.how')}</a>
          </p>
        </Block>
        {years.length > 0 && (
          <Block id="download" title={words('download')}>
            <Downloads source={source} link={link} words={words} />
            <p>
              <a href={link(DOWNLOADS_PAGE)}>{words('download.how')}</a>
            </p>
          </Block>
        )}
      </>
    ),
  });
}

const LISTINGS = ['organizations', 'people', 'topics', 'documents'] as const;

interface OverviewProps {
  readonly source: string;
  readonly meetings: readonly PublishedMeeting[];
  readonly names: OrganizationNames;
  readonly context: PageContext;
}

/** What the newest meetings show together. */
function Overview({ source, meetings, names, context }: OverviewProps) {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  const documents = meetings.map(({ document }) => document);
  return (
    <Block id="overview" title={words('overview')}>
      <DecisionsChart documents={documents} words={words} />
      <TasksChart
        documents={documents}
        names={names}
        words={words}
        nameOf={organizationLink(source, names, link)}
      />
      <AttendanceChart
        documents={byDay(documents)}
        words={words}
        nameOf={personLink(source, picturedWithPages(documents), link)}
      />
    </Block>
  );
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

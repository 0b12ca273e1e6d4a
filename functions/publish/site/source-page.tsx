import type { ComponentChildren } from 'preact';
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
import { PICTURED_MEETINGS } from '../index/people.ts';
import { byDay } from '../index/presences.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { isInvented } from '../source-name.ts';
import { cleanOnce, webAddress } from '../text.ts';
import { TasksChart } from './charts/tasks-chart.tsx';
import { DueList, dueTasks, readerScript } from './deadlines.tsx';
import { Deciders, decidersOf } from './deciders.tsx';
import { Downloads } from './downloads.tsx';
import { FeedList, feedsOf } from './feed-list.tsx';
import { FIRST_LANGUAGE } from './language.ts';
import { MeetingBlocks } from './meeting-blocks.tsx';
import { organizationLink } from './organizations-index.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, MeetingLink, MeetingNote, nameOfSource, ResponsibleNames } from './parts.tsx';
import { personLink } from './people-index.tsx';
import { government } from './structured.ts';
import { type Words, wordsOf, yearInWords } from './words.ts';

/** Meetings that the page looks at, and those of them that it lists: the others are on the pages of their years. */
export const NEWEST_MEETINGS = PICTURED_MEETINGS;
const LISTED_MEETINGS = 12;
/** Meetings whose decisions the page opens with, and decisions of each. */
const TOLD_MEETINGS = 3;
const DECISIONS_EACH = 6;
/** More than are seen at a glance: those that are over by the reader's clock are folded. */
const MOST_DUE = 24;
const MOST_ORGANIZATIONS = 8;
/** The pages of what the minutes name. */
const LISTINGS = ['organizations', 'people', 'topics', 'documents'] as const;

/** How much there is of a government altogether. */
export interface Totals {
  readonly meetings: number;
  readonly decisions: number;
}

/** Whoever the page says to decide. */
export const decidersAmong = (newest: readonly PublishedMeeting[]) =>
  decidersOf(byDay(newest.map((meeting) => cleanOnce(meeting).document)));

/**
 * The page of one government: what it decided last, what is due, who decides and who carries out; its meetings by year,
 * feeds and downloads.
 * @param people Who has a page.
 */
export function sourcePageHtml(
  source: string,
  newest: readonly PublishedMeeting[],
  years: readonly string[],
  totals: Totals,
  names: OrganizationNames,
  people: ReadonlySet<string>,
  context: PageContext,
): string {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  const { name, lang } = nameOfSource(context.sources, source, words);
  const configured = context.sources.find(({ id }) => id === source);
  const homepage = webAddress(configured?.homepage);
  const feeds = feedsOf(source, words);
  const meetings = newest.map(cleanOnce);
  const since = years.find((year) => year !== 'undated');
  return renderPage({
    context,
    title: name,
    description: words('source.description', { name }),
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds,
    ...(meetings.length > 0 && { calendar: calendarFile(source) }),
    script: readerScript(words),
    structuredData: [
      { '@context': 'https://schema.org', ...government(source, context) },
      ...(years.length > 0 ? [schemaOrgDataset(source, years, context)] : []),
    ],
    children: (
      <>
        <header class="title">
          <h1 lang={lang}>{name}</h1>
          <p class="note pieces">
            {context.language === 'en' && configured?.nameEn !== undefined && (
              <span lang="zh-Hans">{configured.name}</span>
            )}
            {since !== undefined && (
              <span>
                {words('source.total', {
                  since: yearInWords(words, since),
                  meetings: totals.meetings,
                  n: totals.decisions,
                })}
              </span>
            )}
            {homepage !== undefined && <a href={homepage}>{words('source.homepage')}</a>}
          </p>
          {isInvented(context.sources, source) && <p class="notice">{words('source.invented')}</p>}
          {meetings.length > 0 && (
            <nav class="views" aria-label={words('source.browse')}>
              {LISTINGS.map((of) => (
                <a href={link(listingPage(source, of))}>{words(`source.${of}`)}</a>
              ))}
            </nav>
          )}
          {context.language !== FIRST_LANGUAGE && <p class="note">{words('source.records')}</p>}
        </header>
        {meetings.length > 0 && (
          <Digest
            source={source}
            meetings={meetings}
            names={names}
            people={people}
            context={context}
            words={words}
          />
        )}
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

interface DigestProps {
  readonly source: string;
  /** Newest publication first. */
  readonly meetings: readonly PublishedMeeting[];
  readonly names: OrganizationNames;
  readonly people: ReadonlySet<string>;
  readonly context: PageContext;
  readonly words: Words;
}

/** What the newest meetings say together. */
function Digest({ source, meetings, names, people, context, words }: DigestProps) {
  const link = linkFrom(context);
  const documents = meetings.map(({ document }) => document);
  const due = dueTasks(
    meetings.flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision }))),
  ).slice(0, MOST_DUE);
  const deciders = decidersAmong(meetings);
  const all = (of: (typeof LISTINGS)[number]): ComponentChildren => (
    <p class="more">
      <a href={link(listingPage(source, of))}>{words('source.all', { what: words(`source.${of}`) })}</a>
    </p>
  );
  return (
    <>
      <Block id="decided" title={words('source.decided')}>
        <MeetingBlocks
          documents={documents.slice(0, TOLD_MEETINGS)}
          most={DECISIONS_EACH}
          context={context}
          named={false}
        />
      </Block>
      {due.length > 0 && (
        <Block id="due" title={words('due.title')}>
          <DueList
            tasks={due}
            link={link}
            words={words}
            note={({ decision }) => <ResponsibleNames responsible={decision.responsible} words={words} />}
          />
        </Block>
      )}
      {deciders.length > 0 && (
        <Block id="deciders" title={words('deciders.title')}>
          <Deciders
            deciders={deciders}
            meetings={documents.filter(({ attendance }) => attendance.length > 0).length}
            words={words}
            nameOf={personLink(source, people, link)}
          />
          {all('people')}
        </Block>
      )}
      {documents.some(({ decisions }) => decisions.some(({ responsible }) => responsible.length > 0)) && (
        <Block id="tasks" title={words('chart.tasks')}>
          <TasksChart
            documents={documents}
            names={names}
            words={words}
            nameOf={organizationLink(source, names, link)}
            most={MOST_ORGANIZATIONS}
          />
          {all('organizations')}
        </Block>
      )}
    </>
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

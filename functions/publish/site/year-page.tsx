import { INDEX_PAGE, sourcePage } from '../addresses.ts';
import type { PublishedMeeting } from '../index/published-meeting.ts';
import { sourceName } from '../source-name.ts';
import { cleanOnce } from '../text.ts';
import { DecisionsChart, isPictured } from './charts/decisions-chart.tsx';
import { mainFeed } from './feed-list.tsx';
import { FILTER } from './filter.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, DecisionLine, MeetingLink, MeetingNote } from './parts.tsx';
import { firstWords as words, yearInWords } from './words.ts';

/** Every meeting that one government held in one year, newest first, with what each decided. */
export function yearPageHtml(
  source: string,
  year: string,
  meetings: readonly PublishedMeeting[],
  context: PageContext,
): string {
  const link = linkFrom(context);
  const name = sourceName(context.sources, source);
  const title = `${name}：${yearInWords(words, year)}的会议`;
  const newestFirst = [...meetings].reverse().map(cleanOnce);
  const documents = newestFirst.map(({ document }) => document);
  return renderPage({
    context,
    title,
    description: `${title}，共${meetings.length}次。`,
    trail: [
      { name: words('home'), path: INDEX_PAGE },
      { name, path: sourcePage(source) },
    ],
    feeds: mainFeed(source, words),
    script: FILTER,
    children: (
      <>
        <header class="title">
          <h1>
            <span class="unit">{name}</span> <span class="unit">{yearInWords(words, year)}的会议</span>
          </h1>
          <p class="note">
            收录{meetings.length}次会议，共
            {documents.reduce((sum, { decisions }) => sum + decisions.length, 0)}项决定
          </p>
        </header>
        <ol class="meetings long" data-filter="meetings">
          {newestFirst.map(({ document }) => (
            <li>
              <div>
                <h2>
                  <MeetingLink document={document} link={link} words={words} />
                </h2>
                <MeetingNote document={document} words={words} />
              </div>
              {document.decisions.length > 0 && (
                <ol class="register">
                  {document.decisions.map((decision) => (
                    <li>
                      <DecisionLine document={document} decision={decision} link={link} words={words} />
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
        {isPictured(documents) && (
          <Block id="overview" title={words('chart.decisions')}>
            <DecisionsChart documents={documents} words={words} />
          </Block>
        )}
        <Block id="download" title={words('download')}>
          <p>
            <a href={link(`${sourcePage(source)}#download`)}>{words('downloads.allYears')}</a>
          </p>
        </Block>
      </>
    ),
  });
}

import { ACCURACY_PAGE, DOWNLOADS_PAGE, STATUS_PAGE, SUBSCRIBE_PAGE, sourcePage } from '../addresses.ts';
import type { PublishedDecision, PublishedMeeting } from '../index/published-meeting.ts';
import { cleanText, mapText } from '../text.ts';
import { DecisionsChart } from './charts/decisions-chart.tsx';
import { FeedList, feedsOf } from './feed-list.tsx';
import { siteTitle } from './language.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, DecisionLine, ResponsibleNames, SourceName } from './parts.tsx';
import { heldInWords, type MessageKey, type Words, wordsOf } from './words.ts';

const NEWEST_DECISIONS = 12;

/** What the site can be used for, each with the page that tells how. */
const USES: readonly (readonly [path: string, title: MessageKey, text: MessageKey])[] = [
  [SUBSCRIBE_PAGE, 'home.subscribe.title', 'home.subscribe'],
  [DOWNLOADS_PAGE, 'home.downloads.title', 'home.downloads'],
  [ACCURACY_PAGE, 'home.check.title', 'home.check'],
];

/** The front page: what this is, what is new, whose minutes there are, how to follow and to download them. */
export function indexPage(
  newest: readonly PublishedMeeting[],
  sourceIds: readonly string[],
  context: PageContext,
): string {
  const { site, language, sources } = context;
  const words = wordsOf(language);
  const link = linkFrom(context);
  const feeds = feedsOf('all', words);
  const meetings = mapText(newest, cleanText);
  const decisions = meetings
    .flatMap((meeting) => meeting.document.decisions.map((decision) => ({ meeting, decision })))
    .slice(0, NEWEST_DECISIONS);
  return renderPage({
    context,
    description: words('home.aim'),
    feeds,
    children: (
      <>
        <section class="intro">
          <p class="kicker">{words('home.kicker')}</p>
          <h1>{siteTitle(site, language)}</h1>
          <p class="lead">{words('home.aim')}</p>
        </section>
        <Block id="newest" title={words('home.newest')}>
          {decisions.length === 0 ? (
            <p class="empty">{words('home.newest.none')}</p>
          ) : (
            <ol class="register">
              {decisions.map((found) => (
                <Newest found={found} context={context} words={words} />
              ))}
            </ol>
          )}
        </Block>
        <Block id="governments" title={words('home.governments')}>
          {sourceIds.length === 0 ? (
            <p class="empty">{words('home.governments.none')}</p>
          ) : (
            <ul class="governments">
              {sourceIds.map((source) => (
                <li>
                  <a href={link(sourcePage(source))}>
                    <SourceName sources={sources} id={source} words={words} />
                  </a>
                </li>
              ))}
            </ul>
          )}
          <p class="note">
            {words.with('home.governments.status', {
              status: <a href={link(STATUS_PAGE)}>{words('home.status')}</a>,
            })}
          </p>
        </Block>
        {meetings.length > 1 && (
          <Block id="trend" title={words('overview')}>
            <DecisionsChart documents={meetings.map(({ document }) => document)} words={words} />
          </Block>
        )}
        <Block id="subscribe" title={words('home.follow')}>
          <ul class="uses">
            {USES.map(([path, title, text]) => (
              <li>
                <a href={link(path)}>{words(title)}</a>
                <span class="note">{words(text)}</span>
              </li>
            ))}
          </ul>
          <FeedList feeds={feeds} link={link} words={words} />
        </Block>
      </>
    ),
  });
}

interface NewestProps {
  readonly found: PublishedDecision;
  readonly context: PageContext;
  readonly words: Words;
}

function Newest({ found: { meeting, decision }, context, words }: NewestProps) {
  const { document } = meeting;
  const held = heldInWords(words, document);
  return (
    <li>
      <DecisionLine document={document} decision={decision} link={linkFrom(context)} words={words} />
      <span class="note">
        <SourceName sources={context.sources} id={document.source} words={words} />
        {held !== undefined && ` · ${held}`}
        {decision.responsible.length > 0 && (
          <>
            {' · '}
            <ResponsibleNames responsible={decision.responsible} words={words} />
          </>
        )}
      </span>
    </li>
  );
}

import { ALL_FEEDS, calendarFile, feedPath, INDEX_PAGE, opmlFile, sourcePage } from '../addresses.ts';
import { FeedList, feedsOf } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, nameOfSource } from './parts.tsx';
import { type MessageKey, wordsOf } from './words.ts';

const STEPS: readonly (readonly [what: MessageKey, how: MessageKey])[] = [
  ['subscribe.step.reader', 'subscribe.step.reader.text'],
  ['subscribe.step.copy', 'subscribe.step.copy.text'],
  ['subscribe.step.add', 'subscribe.step.add.text'],
];

/** Those that come as RSS. */
const RSS_FEEDS = ['decisions', 'meetings', 'new'] as const;

/** With more governments than these, their feeds are on their own pages only: this one stays light. */
const MOST_SOURCES = 60;

/** Feeds, for somebody who has never used one; and a button for each filter. */
export function subscribePage(sourceIds: readonly string[], context: PageContext): string {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  const overall = feedsOf('all', words);
  return renderPage({
    context,
    title: words('subscribe.title'),
    description: words('subscribe.aim'),
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds: overall,
    children: (
      <>
        <header class="title">
          <h1>{words('subscribe.title')}</h1>
          <p class="lead">{words('subscribe.aim')}</p>
        </header>
        <Block id="what" title={words('subscribe.what')}>
          <p>{words('subscribe.what.text')}</p>
        </Block>
        <Block id="steps" title={words('subscribe.steps')}>
          <ol class="steps">
            {STEPS.map(([what, how]) => (
              <li>
                <strong>{words(what)}</strong> {words(how)}
              </li>
            ))}
          </ol>
        </Block>
        <Block id="everything" title={words('subscribe.everything')}>
          <FeedList feeds={overall} link={link} words={words} />
        </Block>
        <Block id="government" title={words('subscribe.government')}>
          <p>{words('subscribe.government.text')}</p>
          {sourceIds.length > MOST_SOURCES ? (
            <p>
              <a href={link(`${INDEX_PAGE}#governments`)}>{words('nav.governments')}</a>
            </p>
          ) : (
            <ul class="packages">
              {sourceIds.map((source) => (
                <OneGovernment source={source} context={context} />
              ))}
            </ul>
          )}
        </Block>
        <Block id="parts" title={words('subscribe.parts')}>
          <p>{words('subscribe.parts.text')}</p>
        </Block>
        {sourceIds.length > 0 && (
          <Block id="opml" title={words('subscribe.opml')}>
            <p>{words('subscribe.opml.text')}</p>
            <p>
              <a class="button" href={link(opmlFile('all'))}>
                {words('subscribe.opml.all')}
              </a>
            </p>
            <p>
              <a href={link(ALL_FEEDS)}>{words('subscribe.opml.every')}</a>
            </p>
          </Block>
        )}
        <Block id="calendar" title={words('subscribe.calendar')}>
          <p>{words('subscribe.calendar.text')}</p>
        </Block>
        <Block id="formats" title={words('subscribe.formats')}>
          <p>{words('subscribe.formats.text')}</p>
        </Block>
      </>
    ),
  });
}

interface OneGovernmentProps {
  readonly source: string;
  readonly context: PageContext;
}

/** A line: what can be subscribed to, in the format that readers take; the others are on the page of the government. */
function OneGovernment({ source, context }: OneGovernmentProps) {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  const { name, lang } = nameOfSource(context.sources, source, words);
  const offered: readonly (readonly [title: string, path: string])[] = [
    ...RSS_FEEDS.map((feed) => [words(`feed.${feed}`), `${feedPath(source, feed)}.xml`] as const),
    ['OPML', opmlFile(source)],
    ['iCalendar', calendarFile(source)],
  ];
  return (
    <li>
      <a href={link(`${sourcePage(source)}#subscribe`)} lang={lang}>
        {name}
      </a>
      <span class="formats">
        {offered.map(([title, path]) => (
          <a href={link(path)}>
            {title}
            <span class="unseen" lang={lang}>
              ：{name}
            </span>
          </a>
        ))}
      </span>
    </li>
  );
}

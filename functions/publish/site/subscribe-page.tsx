import type { ComponentChildren } from 'preact';
import { ALL_FEEDS, calendarFile, INDEX_PAGE, opmlFile, sourcePage } from '../addresses.ts';
import { FeedList, feedsOf } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, SourceName } from './parts.tsx';
import { type MessageKey, wordsOf } from './words.ts';

const STEPS: readonly (readonly [what: MessageKey, how: MessageKey])[] = [
  ['subscribe.step.reader', 'subscribe.step.reader.text'],
  ['subscribe.step.copy', 'subscribe.step.copy.text'],
  ['subscribe.step.add', 'subscribe.step.add.text'],
];

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
            sourceIds.map((source) => (
              <OneGovernment
                name={
                  <a href={link(sourcePage(source))}>
                    <SourceName sources={context.sources} id={source} words={words} />
                  </a>
                }
              >
                <FeedList feeds={feedsOf(source, words)} link={link} words={words} />
                <p class="pieces">
                  <a href={link(opmlFile(source))}>{words('subscribe.opml.one')}</a>
                  <a href={link(calendarFile(source))}>{words('subscribe.calendar.one')}</a>
                </p>
              </OneGovernment>
            ))
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
  readonly name: ComponentChildren;
  readonly children: ComponentChildren;
}

const OneGovernment = ({ name, children }: OneGovernmentProps) => (
  <>
    <h3>{name}</h3>
    {children}
  </>
);

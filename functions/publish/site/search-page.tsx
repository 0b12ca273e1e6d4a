import { INDEX_PAGE, SEARCH_SCRIPT, SUBSCRIBE_PAGE, sourcePage } from '../addresses.ts';
import { DAMAGED_DIGITS } from '../damage.ts';
import { GROUPS } from '../search/find.ts';
import { KINDS } from './charts/decisions-by-month.ts';
import { feedsOf } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, SourceName } from './parts.tsx';
import { type MessageKey, type Words, wordsOf } from './words.ts';

/** The search: a form that a script works, and the ways to browse for those who have none. */
export function searchPage(sourceIds: readonly string[], context: PageContext): string {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  return renderPage({
    context,
    title: words('nav.search'),
    description: words('search.aim'),
    trail: [{ name: words('home'), path: INDEX_PAGE }],
    feeds: feedsOf('all', words),
    script: { path: SEARCH_SCRIPT },
    children: (
      <>
        <header class="title">
          <h1>{words('nav.search')}</h1>
        </header>
        <search>
          <form
            id="search-form"
            class="search"
            hidden
            data-root={link('style.css').replace(/style\.css$/, '')}
            data-words={JSON.stringify(pageWords(words))}
          >
            <p class="note" id="search-scope" hidden />
            <label for="q">{words('search.words')}</label>
            <input type="search" id="q" name="q" aria-describedby="search-aim" />
            <button type="submit" class="button">
              {words('nav.search')}
            </button>
            <p class="note" id="search-aim">
              {words('search.aim')}
            </p>
          </form>
        </search>
        <noscript>
          <p class="notice">{words('search.noscript')}</p>
        </noscript>
        <p id="search-state" class="note" role="status" />
        <div id="results" />
        <Block id="browse" title={words('search.browse')}>
          <p>{words('search.browse.text')}</p>
          <ul class="governments">
            {sourceIds.map((source) => (
              <li>
                <a href={link(sourcePage(source))}>
                  <SourceName sources={context.sources} id={source} words={words} />
                </a>
              </li>
            ))}
          </ul>
          <p>
            {words.with('search.follow', {
              subscribe: <a href={link(SUBSCRIBE_PAGE)}>{words('subscribe')}</a>,
            })}
          </p>
        </Block>
      </>
    ),
  });
}

/** What the script says, with the names of its values in the places of them: scripts/browser/show.ts fills them in. */
function pageWords(words: Words) {
  const withPlaces = (key: MessageKey, ...names: readonly string[]) =>
    words(key, Object.fromEntries(names.map((name) => [name, `{${name}}`])));
  return {
    groups: Object.fromEntries(GROUPS.map((group) => [group, words(`search.group.${group}`)])),
    counts: {
      person: withPlaces('search.count.person', 'n'),
      organization: withPlaces('search.count.organization', 'n'),
    },
    kinds: Object.fromEntries(KINDS.map((kind) => [kind, words(`kind.${kind}`)])),
    damaged: words('damaged'),
    damagedDigits: DAMAGED_DIGITS,
    busy: words('search.busy'),
    none: words('search.none'),
    notYet: withPlaces('search.notYet', 'left'),
    found: withPlaces('search.found', 'n'),
    partly: withPlaces('search.partly', 'n', 'left'),
    further: words('search.further'),
    all: withPlaces('search.all', 'n'),
    near: withPlaces('search.near', 'query', 'found'),
    within: withPlaces('search.within', 'government'),
    everywhere: words('search.everywhere'),
    narrower: words('search.narrower'),
    asOf: withPlaces('search.asOf', 'day'),
    failed: words('search.failed'),
  };
}

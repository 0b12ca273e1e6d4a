import { INDEX_PAGE, SEARCH_FOLDER, SEARCH_SCRIPT, SUBSCRIBE_PAGE, sourcePage } from '../addresses.ts';
import { KINDS } from './charts/decisions-by-month.ts';
import { feedsOf } from './feed-list.tsx';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { Block, nameOfSource, SourceName } from './parts.tsx';
import { wordsOf } from './words.ts';

/** Of so many governments all can be searched at once; of more, one must be chosen. */
const MOST_AT_ONCE = 20;

/** The search: a form that a script works, and the ways to browse for those who have none. */
export function searchPage(sourceIds: readonly string[], context: PageContext): string {
  const words = wordsOf(context.language);
  const link = linkFrom(context);
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, words(`kind.${kind}`)]));
  const root = link('style.css').replace(/style\.css$/, '');
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
          <p class="lead">{words('search.aim')}</p>
        </header>
        <search>
          <form
            id="search-form"
            class="search"
            hidden
            data-root={root}
            data-folder={`${root}${SEARCH_FOLDER}/`}
            data-kinds={JSON.stringify(kinds)}
            data-busy={words('search.busy')}
            data-none={words('search.none')}
            data-found={words('search.found', { n: '{n}' })}
            data-many={words('search.many', { n: '{n}' })}
            data-failed={words('search.failed')}
          >
            <label for="q">{words('search.words')}</label>
            <input type="search" id="q" name="q" />
            <label for="source">{words('search.where')}</label>
            <select id="source" name="source">
              {sourceIds.length <= MOST_AT_ONCE && <option value="">{words('search.everywhere')}</option>}
              {sourceIds.map((source) => {
                const { name, lang } = nameOfSource(context.sources, source, words);
                return (
                  <option value={source} lang={lang}>
                    {name}
                  </option>
                );
              })}
            </select>
            <button type="submit" class="button">
              {words('nav.search')}
            </button>
          </form>
        </search>
        <p id="search-state" class="note" role="status" />
        <ol id="results" class="register" />
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

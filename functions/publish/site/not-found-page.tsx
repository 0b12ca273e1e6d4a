import { INDEX_PAGE, SEARCH_PAGE } from '../addresses.ts';
import { editionPath, LANGUAGES } from './language.ts';
import { linkFrom, type PageContext, renderPage } from './page.tsx';
import { firstWords, wordsOf } from './words.ts';

/** What hosts answer where nothing is. Nobody knows in which language it was asked for: it says so in each. */
export function notFoundPage(context: PageContext): string {
  const link = linkFrom(context);
  return renderPage({
    context,
    title: firstWords('notfound.title'),
    description: firstWords('notfound.text'),
    feeds: [],
    children: (
      <>
        {LANGUAGES.map((language, index) => {
          const words = wordsOf(language);
          const Title = index === 0 ? 'h1' : 'h2';
          return (
            <section class="missing" lang={language}>
              <Title>{words('notfound.title')}</Title>
              <p>{words('notfound.text')}</p>
              <p class="pieces">
                <a href={link(editionPath(language, INDEX_PAGE))}>{words('notfound.home')}</a>
                <a href={link(editionPath(language, SEARCH_PAGE))}>{words('notfound.search')}</a>
              </p>
            </section>
          );
        })}
      </>
    ),
  });
}

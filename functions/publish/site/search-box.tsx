import { SEARCH_PAGE } from '../addresses.ts';
import { linkFrom, type PageContext } from './page.tsx';
import { wordsOf } from './words.ts';

/** The government on whose pages this one is. */
const GOVERNMENT = /^([a-z0-9-]+)\//;

/**
 * A field that leads to the search, of its government alone on the pages of one. The search needs scripts: where there are
 * none, the stylesheet hides the field, and the link to the page of the search stays.
 */
export function SearchBox({ context }: { readonly context: PageContext }) {
  if (context.path === SEARCH_PAGE) return null;
  const words = wordsOf(context.language);
  const source = GOVERNMENT.exec(context.path)?.[1];
  const field = words(source === undefined ? 'search.box' : 'search.box.own');
  return (
    <search class="find">
      <form action={linkFrom(context)(SEARCH_PAGE)}>
        <input type="search" name="q" aria-label={field} placeholder={field} />
        {source !== undefined && <input type="hidden" name="source" value={source} />}
      </form>
    </search>
  );
}

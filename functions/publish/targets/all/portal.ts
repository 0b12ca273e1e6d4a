import { DOWNLOADS_PAGE, SEARCH_PAGE, SUBSCRIBE_PAGE } from '../../addresses.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { downloadsPage } from '../../site/downloads-page.tsx';
import type { PageContext } from '../../site/page.tsx';
import { searchPage } from '../../site/search-page.tsx';
import { subscribePage } from '../../site/subscribe-page.tsx';
import { editions, namesOf, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';
import type { AllContext } from './all.ts';

/** The pages at the top that name the governments there are: how to search, to subscribe and to download. */
export function targetsOf({ governments }: AllIndex, context: AllContext): Target[] {
  const all = governments.map(({ source }) => source);
  const withTables = governments.flatMap(({ source, archive }) => (archive === undefined ? [] : [source]));
  const target = (
    id: string,
    path: string,
    inputs: unknown,
    html: (page: PageContext) => string,
  ): Target => ({
    id,
    order: 'page',
    inputs,
    render: () => textFiles(editions(path, context, html)),
  });
  const names = namesOf(all, context);
  return [
    target('search', SEARCH_PAGE, names, (page) => searchPage(all, page)),
    target('subscribe', SUBSCRIBE_PAGE, names, (page) => subscribePage(all, page)),
    target('downloads', DOWNLOADS_PAGE, [namesOf(withTables, context), context.nightly], (page) =>
      downloadsPage(withTables, context.nightly, page),
    ),
  ];
}

import { DOWNLOADS_PAGE, SEARCH_PAGE, SUBSCRIBE_PAGE } from '../../addresses.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { downloadsPage } from '../../site/downloads-page.tsx';
import type { PageContext } from '../../site/page.tsx';
import { searchPage } from '../../site/search-page.tsx';
import { subscribePage } from '../../site/subscribe-page.tsx';
import { editions, namesOf, type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/** The pages at the top that name the governments there are: how to search, to subscribe and to download. */
export function targetsOf({ governments }: AllIndex, context: TargetContext): Target[] {
  const all = governments.map(({ source }) => source);
  const withTables = governments.flatMap(({ source, archive }) => (archive === undefined ? [] : [source]));
  const target = (
    id: string,
    path: string,
    sources: readonly string[],
    html: (sources: readonly string[], page: PageContext) => string,
  ): Target => ({
    id,
    order: 'page',
    inputs: namesOf(sources, context),
    render: () => textFiles(editions(path, context, (page) => html(sources, page))),
  });
  return [
    target('search', SEARCH_PAGE, all, searchPage),
    target('subscribe', SUBSCRIBE_PAGE, all, subscribePage),
    target('downloads', DOWNLOADS_PAGE, withTables, downloadsPage),
  ];
}

import { DOWNLOADS_PAGE, INDEX_PAGE, SEARCH_PAGE, SUBSCRIBE_PAGE } from '../addresses.ts';
import { downloadsPage } from '../site/downloads-page.tsx';
import { indexPage, NEWEST_MEETINGS } from '../site/index-page.tsx';
import { searchPage } from '../site/search-page.tsx';
import { subscribePage } from '../site/subscribe-page.tsx';
import { defineKind, editionPaths, editions, textFiles } from './kind.ts';

/** The portal's first page, and the pages at the top that name the governments there are. */
export const indexKind = defineKind({
  kind: 'index',
  id: /^page\/index$/,
  parts: [],
  // It names the governments that have downloads, so that their turn comes before.
  turn: 'last',
  paths: () => [INDEX_PAGE, SEARCH_PAGE, SUBSCRIBE_PAGE, DOWNLOADS_PAGE].flatMap(editionPaths),
  async render(_, deps) {
    const newest = await deps.library.newestMeetings('all', NEWEST_MEETINGS);
    const sources = await deps.library.sourcesWithDownloads();
    return textFiles({
      ...editions(INDEX_PAGE, deps, (context) => indexPage(newest, sources, context)),
      ...editions(SEARCH_PAGE, deps, (context) => searchPage(sources, context)),
      ...editions(SUBSCRIBE_PAGE, deps, (context) => subscribePage(sources, context)),
      ...editions(DOWNLOADS_PAGE, deps, (context) => downloadsPage(sources, context)),
    });
  },
});

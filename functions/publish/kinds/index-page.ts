import { INDEX_PAGE } from '../addresses.ts';
import { indexPage, NEWEST_DECISIONS } from '../site/index-page.tsx';
import { defineKind, pageContext, textFiles } from './kind.ts';

/** The portal's first page. */
export const indexKind = defineKind({
  kind: 'index',
  id: /^page\/index$/,
  parts: [],
  paths: () => [INDEX_PAGE],
  async render(_, deps) {
    const newest = await deps.library.newestDecisions('all', NEWEST_DECISIONS);
    const sources = await deps.library.sources();
    return textFiles({ [INDEX_PAGE]: indexPage(newest, sources, pageContext(INDEX_PAGE, deps)) });
  },
});

import { sourcePage } from '../addresses.ts';
import { NEWEST_MEETINGS, sourcePageHtml } from '../site/source-page.tsx';
import { defineKind, pageContext, SLUG, textFiles } from './kind.ts';

/** The page of one government. */
export const sourceKind = defineKind({
  kind: 'source',
  id: new RegExp(`^page/(${SLUG})$`),
  parts: ['source'],
  paths: ({ source }) => [sourcePage(source)],
  async render({ source }, deps) {
    const path = sourcePage(source);
    const newest = await deps.library.newestMeetings(source, NEWEST_MEETINGS);
    const years = await deps.library.years(source);
    return textFiles({ [path]: sourcePageHtml(source, newest, years, pageContext(path, deps)) });
  },
});

import type { SearchYears } from '../../../schemas/generated/search-years.ts';
import { searchYearsFile, sourcePage } from '../addresses.ts';
import { NEWEST_MEETINGS, sourcePageHtml } from '../site/source-page.tsx';
import { defineKind, editionPaths, editions, SLUG, textFiles } from './kind.ts';

/** The page of one government. */
export const sourceKind = defineKind({
  kind: 'source',
  id: new RegExp(`^page/(${SLUG})$`),
  parts: ['source'],
  paths: ({ source }) => [...editionPaths(sourcePage(source)), searchYearsFile(source)],
  async render({ source }, deps) {
    const newest = await deps.library.newestMeetings(source, NEWEST_MEETINGS);
    const years = await deps.library.years(source);
    const searchable: SearchYears = { years: [...years].reverse() };
    return textFiles({
      ...editions(sourcePage(source), deps, (context) => sourcePageHtml(source, newest, years, context)),
      [searchYearsFile(source)]: `${JSON.stringify(searchable)}\n`,
    });
  },
});

import { searchIndexFile } from '../addresses.ts';
import type { PublishedMeeting } from '../library.ts';
import { searchIndex } from '../site/search-index.ts';
import { sourceName } from '../source-name.ts';
import { defineKind, SLUG, textFiles } from './kind.ts';

/** What the search page reads of the meetings that one government held in a year. */
export const searchKind = defineKind({
  kind: 'search',
  id: new RegExp(`^search/(${SLUG})/(\\d{4}|undated)$`),
  parts: ['source', 'year'],
  paths: ({ source, year }) => [searchIndexFile(source, year)],
  async render({ source, year }, { library, sources }) {
    const meetings: PublishedMeeting[] = [];
    for await (const meeting of library.heldIn(source, year)) meetings.push(meeting);
    if (meetings.length === 0) return new Map();
    return textFiles({
      [searchIndexFile(source, year)]:
        `${JSON.stringify(searchIndex(sourceName(sources, source), meetings))}\n`,
    });
  },
});

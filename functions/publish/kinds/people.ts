import { listingPage } from '../addresses.ts';
import { peoplePages } from '../site/people.tsx';
import { defineKind, pageContext, SLUG, textFiles } from './kind.ts';
import { SURVEYED_MEETINGS } from './listing.ts';

/**
 * The people of one government and the meetings that they attended. One publication for all of them: a meeting names
 * fifty (docs/adr/0008-feeds-and-pages-of-a-part.md).
 */
export const peopleKind = defineKind({
  kind: 'people',
  id: new RegExp(`^people/(${SLUG})$`),
  parts: ['source'],
  paths: ({ source }) => [listingPage(source, 'people')],
  async render({ source }, deps) {
    const meetings = await deps.library.newestMeetings(source, SURVEYED_MEETINGS);
    if (meetings.length === 0) return new Map();
    return textFiles(peoplePages(source, meetings, (path) => pageContext(path, deps)));
  },
});

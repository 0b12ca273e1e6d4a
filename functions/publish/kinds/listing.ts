import { listingPage } from '../addresses.ts';
import { documentPages } from '../site/documents.tsx';
import { organizationsIndex } from '../site/organizations-index.tsx';
import { topicsIndex } from '../site/topics-index.tsx';
import { defineKind, pageContext, SLUG, textFiles } from './kind.ts';

/** Meetings that these pages look at: ten years of a government that meets twice a month. */
export const SURVEYED_MEETINGS = 240;

/**
 * What there is to look for at one government: its organisations, subject areas and documents, and the pages of the
 * documents that came back. One publication for all of them, since most documents come once and never again
 * (docs/adr/0011-pages-computed-together.md).
 */
export const listingKind = defineKind({
  kind: 'listing',
  id: new RegExp(`^listing/(${SLUG})$`),
  parts: ['source'],
  paths: ({ source }) => [
    listingPage(source, 'organizations'),
    listingPage(source, 'topics'),
    listingPage(source, 'documents'),
  ],
  async render({ source }, deps) {
    const meetings = await deps.library.newestMeetings(source, SURVEYED_MEETINGS);
    if (meetings.length === 0) return new Map();
    const contextOf = (path: string) => pageContext(path, deps);
    return textFiles({
      [listingPage(source, 'organizations')]: organizationsIndex(
        source,
        meetings,
        contextOf(listingPage(source, 'organizations')),
      ),
      [listingPage(source, 'topics')]: topicsIndex(
        source,
        meetings,
        contextOf(listingPage(source, 'topics')),
      ),
      ...documentPages(source, meetings, contextOf),
    });
  },
});

import {
  absolute,
  documentPage,
  listingPage,
  meetingPage,
  organizationPage,
  personPage,
  sitemapFile,
  sourcePage,
  topicPage,
  yearPage,
} from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { nameId } from '../index/name-id.ts';
import { editionPath, LANGUAGES } from '../site/language.ts';
import { type SitemapEntry, sitemap, sitemapParts } from '../site/sitemap.ts';
import type { TargetContext } from './rendering.ts';
import { textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** Every page of the government for search engines. What stands where a meeting was is for those who have its address. */
export function targetsOf(index: GovernmentIndex, { site }: TargetContext): Target[] {
  const { source, published } = index;
  const all = published.map(
    ({ document, firstSeenAt, modifiedAt = firstSeenAt }) => [document.id, modifiedAt.slice(0, 10)] as const,
  );
  return sitemapParts(pagesOf(index), all).map(({ pages, meetings }, at): Target => {
    const path = sitemapFile(source, at + 1);
    return {
      id: at === 0 ? `sitemap/${source}` : `sitemap/${source}/${at + 1}`,
      order: 'feed',
      inputs: [pages, meetings],
      render() {
        const entries: SitemapEntry[] = [
          ...pages.map((page) => ({ address: absolute(site, page) })),
          ...meetings.map(([id, changedOn]) => ({ address: absolute(site, meetingPage(id)), changedOn })),
        ];
        return textFiles({ [path]: sitemap(entries) });
      },
    };
  });
}

const LISTINGS = ['organizations', 'topics', 'documents', 'people'] as const;

/** Its pages beside those of its meetings. */
const pagesOf = ({
  source,
  years,
  surveyed,
  organizations,
  topics,
  threads,
  people,
}: GovernmentIndex): readonly string[] => [
  ...LANGUAGES.map((language) => editionPath(language, sourcePage(source))),
  ...(surveyed.length === 0 ? [] : LISTINGS.map((of) => listingPage(source, of))),
  ...years.map((year) => yearPage(source, year)),
  ...topics.map(({ topic }) => topicPage(source, topic.code)),
  ...organizations.map(({ id }) => organizationPage(source, id)),
  ...threads.map(({ id }) => documentPage(source, id)),
  ...[...people.values()].map(({ name }) => personPage(source, nameId(name))),
];

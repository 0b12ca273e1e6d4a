import { absolute, meetingPage, sitemapFile, sourcePage, yearPage } from '../addresses.ts';
import type { GovernmentIndex } from '../index/government-index.ts';
import { editionPath, LANGUAGES } from '../site/language.ts';
import { SITEMAP_ADDRESSES, type SitemapEntry, sitemap } from '../site/sitemap.ts';
import type { TargetContext } from './rendering.ts';
import { textFiles } from './rendering.ts';
import type { Target } from './target.ts';

/** The pages of the government for search engines: its own, those of its years and of its newest meetings. */
export function targetsOf({ source, published, years }: GovernmentIndex, { site }: TargetContext): Target[] {
  const pages = [
    ...LANGUAGES.map((language) => editionPath(language, sourcePage(source))),
    ...years.map((year) => yearPage(source, year)),
  ];
  const meetings = published
    .slice(0, SITEMAP_ADDRESSES - pages.length)
    .map(
      ({ document, firstSeenAt, modifiedAt = firstSeenAt }) =>
        [document.id, modifiedAt.slice(0, 10)] as const,
    );
  return [
    {
      id: `sitemap/${source}`,
      order: 'feed',
      inputs: [pages, meetings],
      render() {
        const entries: SitemapEntry[] = [
          ...pages.map((page) => ({ address: absolute(site, page) })),
          ...meetings.map(([id, changedOn]) => ({ address: absolute(site, meetingPage(id)), changedOn })),
        ];
        return textFiles({ [sitemapFile(source)]: sitemap(entries) });
      },
    },
  ];
}

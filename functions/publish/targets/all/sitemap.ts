import {
  ACCURACY_PAGE,
  absolute,
  DOWNLOADS_PAGE,
  INDEX_PAGE,
  PAGES_SITEMAP,
  SEARCH_PAGE,
  SITEMAP,
  STATUS_PAGE,
  SUBSCRIBE_PAGE,
  sitemapFile,
  VOCABULARY_PAGE,
} from '../../addresses.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { editionPath, LANGUAGES } from '../../site/language.ts';
import { type SitemapEntry, sitemap, sitemapIndex, sitemapsFor } from '../../site/sitemap.ts';
import { type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

const PAGES = [
  INDEX_PAGE,
  SEARCH_PAGE,
  SUBSCRIBE_PAGE,
  DOWNLOADS_PAGE,
  VOCABULARY_PAGE,
  ACCURACY_PAGE,
  STATUS_PAGE,
];

/**
 * `sitemap.xml`: names the sitemap of the pages at the top, and those of each government, which its own build writes. So nothing
 * reads every meeting, and no page is named before it is there.
 */
export function targetsOf({ governments }: AllIndex, { site }: TargetContext): Target[] {
  const ofGovernments: SitemapEntry[] = governments.flatMap(({ source, changedAt, meetings }) =>
    Array.from({ length: sitemapsFor(meetings) }, (_, part) => ({
      address: absolute(site, sitemapFile(source, part + 1)),
      // Days: else every change of any government would be one of this file.
      ...(changedAt !== undefined && { changedOn: changedAt.slice(0, 10) }),
    })),
  );
  const sitemaps = [{ address: absolute(site, PAGES_SITEMAP) }, ...ofGovernments];
  return [
    {
      id: 'sitemap',
      order: 'feed',
      inputs: ofGovernments.map(({ address, changedOn = '' }) => [address, changedOn]),
      render: () =>
        textFiles({ [SITEMAP]: sitemapIndex(sitemaps), [PAGES_SITEMAP]: sitemap(pagesAtTop(site)) }),
    },
  ];
}

const pagesAtTop = (site: TargetContext['site']): SitemapEntry[] =>
  PAGES.flatMap((page) =>
    LANGUAGES.map((language) => ({ address: absolute(site, editionPath(language, page)) })),
  );

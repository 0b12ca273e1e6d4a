import { absolute, SITEMAP, sitemapFile } from '../../addresses.ts';
import type { AllIndex } from '../../index/all-index.ts';
import { sitemapIndex } from '../../site/sitemap.ts';
import { type TargetContext, textFiles } from '../rendering.ts';
import type { Target } from '../target.ts';

/**
 * `sitemap.xml`: names the sitemap of each government, which its own build writes. So nothing reads every meeting, and no
 * page is named before it is there.
 */
export function targetsOf({ governments }: AllIndex, { site }: TargetContext): Target[] {
  const sitemaps = governments.map(({ source, changedAt }) => ({
    address: absolute(site, sitemapFile(source)),
    // Days: else every change of any government would be one of this file.
    ...(changedAt !== undefined && { changedOn: changedAt.slice(0, 10) }),
  }));
  return [
    {
      id: 'sitemap',
      order: 'feed',
      inputs: sitemaps.map(({ address, changedOn = '' }) => [address, changedOn]),
      render: () => textFiles({ [SITEMAP]: sitemapIndex(sitemaps) }),
    },
  ];
}

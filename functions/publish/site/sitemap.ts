// Sitemaps (https://www.sitemaps.org/protocol.html): what search engines read to find every page.
import { XMLBuilder } from 'fast-xml-parser';

/** Addresses of one file at most; the protocol's limit. */
export const SITEMAP_ADDRESSES = 50_000;

export interface SitemapEntry {
  /** Absolute. */
  readonly address: string;
  /** `YYYY-MM-DD`, where it is known. */
  readonly changedOn?: string;
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });

/** A sitemap of pages. */
export const sitemap = (pages: readonly SitemapEntry[]): string => xml('urlset', 'url', pages);

/** A sitemap of sitemaps. */
export const sitemapIndex = (sitemaps: readonly SitemapEntry[]): string =>
  xml('sitemapindex', 'sitemap', sitemaps);

function xml(root: string, element: string, entries: readonly SitemapEntry[]): string {
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    [root]: {
      '@xmlns': NAMESPACE,
      [element]: entries.map(({ address, changedOn }) => ({
        loc: address,
        ...(changedOn !== undefined && { lastmod: changedOn }),
      })),
    },
  };
  return `${builder.build(document).trimEnd()}\n`;
}

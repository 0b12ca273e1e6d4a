// Sitemaps (https://www.sitemaps.org/protocol.html): what search engines read to find every page.
import { XMLBuilder } from 'fast-xml-parser';

/** Addresses of one file at most; the protocol's limit. */
const SITEMAP_ADDRESSES = 50_000;
/** Of them in the first file of a government at most: its pages beside those of meetings. The largest has some 5,000. */
const OTHER_PAGES = 20_000;
const MEETINGS_IN_FIRST = SITEMAP_ADDRESSES - OTHER_PAGES;

/** How many sitemaps a government has: its own build and that of all come to the same. */
export const sitemapsFor = (meetings: number): number =>
  1 + Math.ceil(Math.max(0, meetings - MEETINGS_IN_FIRST) / SITEMAP_ADDRESSES);

/**
 * What each sitemap of a government names.
 * @param meetings Newest first: so what changes is in the first file.
 */
export function sitemapParts<Page, Meeting>(
  pages: readonly Page[],
  meetings: readonly Meeting[],
): { readonly pages: readonly Page[]; readonly meetings: readonly Meeting[] }[] {
  return Array.from({ length: sitemapsFor(meetings.length) }, (_, part) => {
    const end = MEETINGS_IN_FIRST + part * SITEMAP_ADDRESSES;
    return {
      pages: part === 0 ? pages.slice(0, OTHER_PAGES) : [],
      meetings: meetings.slice(part === 0 ? 0 : end - SITEMAP_ADDRESSES, end),
    };
  });
}

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

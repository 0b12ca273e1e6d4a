import type { PageMetadata } from '../metadata.ts';

type Attributes = Readonly<Record<string, string>>;

/** Fields by the names of the `meta` elements that the State Council's site standard prescribes, in lower case. */
const META: Readonly<Record<string, 'title' | 'publishedAt' | 'siteName' | 'canonicalUrl'>> = {
  articletitle: 'title',
  pubdate: 'publishedAt',
  publishdate: 'publishedAt',
  sitename: 'siteName',
  url: 'canonicalUrl',
};

/** Takes over what a `meta` or `link` element says about the page. The first element of a kind counts. */
export function readHeadElement(metadata: PageMetadata, name: string, attributes: Attributes): void {
  if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical' && attributes.href) {
    metadata.canonicalUrl ??= attributes.href.trim();
  }
  const field =
    name === 'meta' ? META[(attributes.name ?? attributes.property ?? '').toLowerCase()] : undefined;
  const content = attributes.content?.trim();
  if (field !== undefined && content) metadata[field] ??= content;
}

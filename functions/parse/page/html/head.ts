import type { PageMetadata } from '../metadata.ts';

type Attributes = Readonly<Record<string, string>>;

/**
 * Fields by the names of `meta` elements, in lower case: those that the State Council's site standard prescribes, then
 * those of Open Graph, schema.org and Dublin Core for the day of publication.
 */
const META: Readonly<Record<string, 'title' | 'publishedAt' | 'siteName' | 'canonicalUrl'>> = {
  articletitle: 'title',
  pubdate: 'publishedAt',
  publishdate: 'publishedAt',
  'article:published_time': 'publishedAt',
  datepublished: 'publishedAt',
  'dcterms.issued': 'publishedAt',
  'dc.date.issued': 'publishedAt',
  sitename: 'siteName',
  url: 'canonicalUrl',
};

/** Takes over what a `meta` or `link` element says about the page. The first element of a kind counts. */
export function readHeadElement(metadata: PageMetadata, name: string, attributes: Attributes): void {
  if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical' && attributes.href) {
    metadata.canonicalUrl ??= attributes.href.trim();
  }
  const field =
    name === 'meta'
      ? META[(attributes.name ?? attributes.property ?? attributes.itemprop ?? '').toLowerCase()]
      : undefined;
  const content = attributes.content?.trim();
  if (field !== undefined && content) metadata[field] ??= content;
}

const PUBLISHED_IN_DATA = /"datePublished"\s{0,8}:\s{0,8}"([^"\\]{4,40})"/u;

/** Takes over what the data for search engines within a page say of it (JSON-LD, schema.org). */
export function readLinkedData(metadata: PageMetadata, data: string): void {
  const publishedAt = PUBLISHED_IN_DATA.exec(data)?.[1];
  if (publishedAt !== undefined) metadata.publishedAt ??= publishedAt;
}

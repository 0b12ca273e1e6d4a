/** One value of one facet, e.g. a department, under the address that explains the facet. */
export interface FacetTerm {
  readonly domain: string;
  readonly term: string;
}

/** An item as every format shows it. All strings are clean (see `text.ts`); titles, summaries and terms are plain lines. */
export interface FeedItem {
  /** Permanent `tag:` URI, the same in every format and every feed. */
  readonly id: string;
  /** Absolute address of the item's place on our own page. */
  readonly url: string;
  /** Address of the government's page, where it is known. */
  readonly externalUrl?: string;
  readonly title: string;
  readonly summary: string;
  readonly content: { readonly html: string } | { readonly text: string };
  /** First publication at the source, RFC 3339 with offset; absent when the page does not say. */
  readonly published?: string;
  /** When what we publish last changed, RFC 3339; absent while it is the first state. */
  readonly modified?: string;
  /** When it was first seen by us, ISO 8601 in UTC. */
  readonly firstSeen: string;
  /** The body that decided. */
  readonly creator: string;
  /** BCP 47. */
  readonly language: string;
  readonly facets: readonly FacetTerm[];
  /** The facts for programs: the `_minutes` extension of JSON Feed. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A feed, before it takes a format. */
export interface FeedModel {
  /** Absolute address of the feed without its extension. */
  readonly address: string;
  readonly title: string;
  readonly description: string;
  /** Absolute address of the page that the feed is about. */
  readonly homePage: string;
  /** Absolute address of the page that explains the `_minutes` extension. */
  readonly extensionAbout: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
  /** The newest change of any item, ISO 8601 in UTC; absent when no item is dated. */
  readonly newestChange?: string;
}

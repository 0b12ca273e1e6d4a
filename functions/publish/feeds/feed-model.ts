import type { Licence } from '../licence.ts';
import type { Operator } from '../operator.ts';
import { plainLine } from '../text.ts';

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
  /** Empty where the title says all that there is to say here. */
  readonly summary: string;
  readonly content: { readonly html: string } | { readonly text: string };
  /**
   * First publication at the source, RFC 3339 with offset; when it was first seen where the page does not say, or nothing that can
   * be true. In feeds by arrival, first publication here.
   */
  readonly published: string;
  /** When what we publish last changed, RFC 3339; absent while it is the first state. */
  readonly modified?: string;
  /** The body that decided; empty where that is not said. */
  readonly creator: string;
  /** BCP 47. */
  readonly language: string;
  readonly facets: readonly FacetTerm[];
  /** The facts for programs: the `_minutes` extension of JSON Feed. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** An item that was withdrawn. */
export interface WithdrawnItem {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Where a document stands among those of its feed; addresses are absolute, without extension. */
export interface Place {
  /** The document to subscribe to; present in archive documents only. */
  readonly current?: string;
  /** The archive document with what was published before. */
  readonly previous?: string;
  /** The archive document with what was published next. */
  readonly next?: string;
  /** Every entry that there is stands in this document. */
  readonly isComplete?: true;
}

/** A feed, before it takes a format. */
export interface FeedModel {
  /** Permanent `tag:` URI, the same wherever the site lies. */
  readonly id: string;
  /** Absolute address of the feed without its extension. */
  readonly address: string;
  /** Address of the stylesheet with which browsers show it, as seen from it. */
  readonly stylesheet: string;
  readonly title: string;
  readonly description: string;
  /** Absolute address of the page that the feed is about. */
  readonly homePage: string;
  /** Who publishes it; the authors of items are the bodies that decided. */
  readonly operator: Operator;
  /** Under what it may be used. */
  readonly licence: Licence;
  /** Absolute address of the page that explains the `_minutes` extension. */
  readonly extensionAbout: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
  /** Address of the WebSub hub that tells subscribers of changes; archive documents have none. */
  readonly hub?: string;
  /** Present where the feed has an archive (RFC 5005). */
  readonly place?: Place;
  readonly withdrawn?: readonly WithdrawnItem[];
  /** The newest change of any item, ISO 8601 in UTC; absent when there is none. */
  readonly newestChange?: string;
}

/** Of the feeds themselves, whose texts are in simplified script whatever their items quote; the same in every format. */
export const FEED_LANGUAGE = 'zh-CN';

/** The namespaces of RFC 5005, and of RFC 6721: what it says of Atom, RSS says in the same words. */
export const FEED_HISTORY = 'http://purl.org/syndication/history/1.0';
export const TOMBSTONES = 'http://purl.org/atompub/tombstones/1.0';

/** The other documents of a feed by their link relation (RFC 5005, section 4). */
export const archiveLinks = ({
  current,
  previous,
  next,
}: Omit<Place, 'isComplete'>): [relation: string, address: string][] =>
  Object.entries({ current, 'prev-archive': previous, 'next-archive': next }).flatMap(
    ([relation, address]): [string, string][] => (address === undefined ? [] : [[relation, address]]),
  );

/** Whose the feed is, and under what it may be used, in a line. */
export const rightsOf = ({ operator, licence }: FeedModel): string =>
  plainLine(`${operator.name}, ${licence.title}, ${licence.url}`);

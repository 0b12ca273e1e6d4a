import type { ListRequest } from '../../shared/crawl/source-state.ts';

/** An entry of a list: something that may be minutes. */
export interface Listed {
  /** Absolute address, as the list gives it. */
  readonly url: string;
  /** Empty where the list names none. */
  readonly title: string;
  /** Day of publication that the list gives, `YYYY-MM-DD`. */
  readonly listedOn?: string;
}

/** A page of a list, read. */
export interface ListPage {
  /** In the order of the list; nothing is left out yet. */
  readonly entries: readonly Listed[];
  /** The page to be read after it; none after the last one. */
  readonly next?: ListRequest;
  /** What an index of sitemaps names, each with the day of its last change where it is given. */
  readonly sitemaps?: readonly (ListRequest & { readonly changedOn?: string })[];
  /** Number of all entries of the list, where it says so. */
  readonly total?: number;
  /** What a person should know who looks after the list, in words. */
  readonly remarks?: readonly string[];
}

/** The answer that a page of a list is read from. */
export interface ListAnswer {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Where it came from, after redirects. */
  readonly url: string;
}

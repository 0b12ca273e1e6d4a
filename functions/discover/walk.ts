import type { ListRequest, ListState } from '../shared/crawl/source-state.ts';
import { sha256 } from '../shared/hash.ts';
import type { Listed, ListPage } from './lists/list-page.ts';

/** Pages without any minutes that are read in search of new ones, where the list gives no days. */
const MOST_PAGES_OF_OTHERS = 5;

/** A list of which nothing has been read yet. */
export const UNREAD: ListState = { usualEntries: 0, toRead: [], seen: 0, complete: false };

/** What a list names, in one word, to see whether it has changed. */
export const fingerprintOf = (entries: readonly Listed[]): string =>
  sha256(entries.map(({ url, title }) => `${url}\n${title}`).join('\n\n'));

/** What was found out by entering the minutes of a page into the ledger. */
export interface Entered {
  /** Minutes that the page names. */
  readonly minutes: number;
  /** Those of them that no list had named before. */
  readonly added: number;
  /** Everything on the page that has a day is older than what is wanted at all. */
  readonly tooOld: boolean;
  /** Everything on the page that has a day was there when the list was read last. */
  readonly stale: boolean;
}

/**
 * The state of a list after a page of it was read. The whole history is read once, page by page, to its end; after
 * that only as far as there is something new.
 *
 * | history read | page  | minutes on it     | goes on with |
 * | ------------ | ----- | ----------------- | ------------ |
 * | no           | first | all of them new   | the second page: whatever was read before has moved further down |
 * | no           | first | some known, none  | where it stopped, else the second page |
 * | no           | other | any               | the next page |
 * | yes          | any   | some new          | the next page |
 * | yes          | any   | all known         | nothing |
 * | yes          | any   | none              | the next page, unless that is old; it may only be other news that came |
 */
export function advance(state: ListState, request: ListRequest, page: ListPage, entered: Entered): ListState {
  const { minutes, added, tooOld, stale } = entered;
  const isFirst = request.page === 1;
  const rest = isFirst ? state.toRead : state.toRead.slice(1);
  const further = tooOld ? [] : page.next;
  const moved = isFirst && added > 0 && added === minutes;
  const mayHoldNews = added > 0 || (minutes === 0 && !stale && request.page < MOST_PAGES_OF_OTHERS);
  const toRead = state.complete
    ? mayHoldNews
      ? further
      : []
    : isFirst && !moved && rest.length > 0
      ? rest
      : // An index of sitemaps names many; they come before what is still to be read after it.
        [
          ...further,
          ...(isFirst ? [] : rest.filter(({ url }) => !further.some((other) => other.url === url))),
        ];
  return {
    ...state,
    toRead,
    seen: isFirst && toRead !== rest ? page.entries.length : state.seen + page.entries.length,
    complete: state.complete || toRead.length === 0,
    ...(isFirst && {
      firstPage: fingerprintOf(page.entries),
      usualEntries: Math.max(state.usualEntries, page.entries.length),
    }),
    ...(page.total !== undefined && { total: page.total }),
  };
}

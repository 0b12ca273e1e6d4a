import type { List, Source } from '../../../schemas/generated/source.ts';
import type { ListRequest } from '../../shared/crawl/source-state.ts';
import { readFeedList } from './feed-list.ts';
import { readHtmlList } from './html-list.ts';
import { jsonRequest, readJsonList } from './json-list.ts';
import type { ListAnswer, ListPage } from './list-page.ts';
import { readSitemap } from './sitemap-list.ts';

/** A list that is asked for over the web. */
export type WebList = Exclude<List, { kind: 'folder' }>;

/** What to ask for first. */
export const firstRequest = (list: WebList): ListRequest =>
  list.kind === 'json' ? jsonRequest(list, 1, 0) : { url: list.url, page: 1, before: 0 };

/**
 * Reads a page of a list, whatever its kind. Pure.
 * @throws OpenMinutesError `permanent`, code `list-changed`, when it is no longer the list it was.
 */
export function readList(
  answer: ListAnswer,
  list: WebList,
  request: ListRequest,
  source: Pick<Source, 'timeZone'>,
): ListPage {
  switch (list.kind) {
    case 'html':
      return readHtmlList(answer, list, request);
    case 'json':
      return readJsonList(answer, list, request);
    case 'feed':
      return readFeedList(answer, source.timeZone);
    case 'sitemap':
      return readSitemap(answer);
  }
}

import type { List } from '../../../schemas/generated/source.ts';
import { foldIdeographs, hasRadicals } from '../../parse/text/folds.ts';
import { detectScript } from '../../parse/text/scripts.ts';
import { DAY_MS, dayAt } from '../../shared/clock.ts';
import type { ListRequest } from '../../shared/crawl/source-state.ts';
import { OpenMinutesError, permanent } from '../../shared/errors.ts';
import { tidy } from '../../shared/markup/words.ts';
import { normaliseUrl } from '../../shared/normalise-url.ts';
import type { Calendar } from './days.ts';
import { readFeedList } from './feed-list.ts';
import { readHtmlList } from './html-list.ts';
import { jsonRequest, readJsonList } from './json-list.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';
import { readSitemap } from './sitemap-list.ts';

/** A list that is asked for over the web. */
export type WebList = Exclude<List, { kind: 'folder' }>;

/** What to ask for first. */
export const firstRequest = (list: WebList): ListRequest =>
  list.kind === 'json' ? jsonRequest(list, 1, 0) : { url: list.url, page: 1, before: 0 };

/**
 * Reads a page of a list, whatever its kind. Pure.
 * @throws OpenMinutesError `permanent`: code `list-changed`, when it is no longer the list it was; `list-unreadable`,
 *   when we fail on it; `refused`: those of decoding it.
 */
export function readList(
  answer: ListAnswer,
  list: WebList,
  request: ListRequest,
  source: Calendar,
): ListPage {
  try {
    const page = readKind(answer, list, request, source);
    return { ...page, entries: eachOnce(page.entries) };
  } catch (error) {
    if (error instanceof OpenMinutesError) throw error;
    // Whatever a list holds, it keeps nothing else from being read.
    throw permanent('list-unreadable', `${answer.url} cannot be read: ${String(error)}`, error);
  }
}

function readKind(answer: ListAnswer, list: WebList, request: ListRequest, source: Calendar): ListPage {
  switch (list.kind) {
    case 'html':
      return readHtmlList(answer, list, request, source);
    case 'json':
      return readJsonList(answer, list, request, source);
    case 'feed':
      return readFeedList(answer, source);
    case 'sitemap':
      return readSitemap(answer, source);
  }
}

/** Longer ones are cut, in UTF-16 units. */
const LONGEST_TITLE = 500;

/** The title with characters where the program that made it wrote radicals: filters look for those. */
const titleOf = ({ title }: Listed): string =>
  hasRadicals(title) ? foldIdeographs(title, detectScript(title) === 'hans') : title;

/** The entries by what their addresses mean, without what differs from look to look; of several the first. */
function eachOnce(entries: readonly Listed[]): Listed[] {
  const found = new Map<string, Listed>();
  for (const entry of entries) {
    const url = normaliseUrl(entry.url);
    if (!found.has(url))
      found.set(url, { ...entry, url, title: tidy(titleOf(entry).slice(0, LONGEST_TITLE)) });
  }
  return [...found.values()];
}

/**
 * The page without days that lie in the future: nobody has published anything there. Days as far as tomorrow may be those
 * of clocks that go wrong.
 */
export function believable(page: ListPage, now: Date, timeZone: string): ListPage {
  const latest = dayAt(new Date(now.getTime() + DAY_MS), timeZone) ?? '';
  const entries = page.entries.map(({ listedOn, ...entry }) =>
    listedOn === undefined || listedOn > latest ? entry : { ...entry, listedOn },
  );
  const sitemaps = page.sitemaps?.map(({ changedOn, ...sitemap }) =>
    changedOn === undefined || changedOn > latest ? sitemap : { ...sitemap, changedOn },
  );
  return { ...page, entries, ...(sitemaps !== undefined && { sitemaps }) };
}

import { DomUtils } from 'htmlparser2';
import { decode } from '../../parse/page/decode.ts';
import { permanent } from '../../shared/errors.ts';
import { parseMarkup } from '../../shared/markup/document.ts';
import { dayAt } from './dates.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';

/**
 * Reads an RSS or Atom feed; it has one page.
 * @throws OpenMinutesError `permanent`, code `list-changed`, when it is no feed.
 */
export function readFeedList(answer: ListAnswer, timeZone: string): ListPage {
  const feed = DomUtils.getFeed(
    parseMarkup(decode(answer.bytes, answer.contentType).text, { xmlMode: true }).children,
  );
  if (feed === null) throw permanent('list-changed', `${answer.url} is no feed any more`);
  const entries = feed.items.flatMap((item): Listed[] => {
    const link = item.link?.trim() ?? '';
    if (link === '' || !URL.canParse(link, answer.url)) return [];
    const listedOn = item.pubDate && dayAt(item.pubDate, timeZone);
    return [
      { url: new URL(link, answer.url).href, title: item.title?.trim() ?? '', ...(listedOn && { listedOn }) },
    ];
  });
  return { entries };
}

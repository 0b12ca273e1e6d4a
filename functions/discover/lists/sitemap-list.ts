import { DomUtils, parseDocument } from 'htmlparser2';
import { decode } from '../../parse/page/decode.ts';
import { permanent } from '../../shared/errors.ts';
import { dayIn } from './dates.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';

/**
 * Reads a sitemap (sitemaps.org). An index of sitemaps has no entries of its own: its sitemaps are its further pages.
 * @throws OpenMinutesError `permanent`, code `list-changed`, when it is no sitemap.
 */
export function readSitemap(answer: ListAnswer): ListPage {
  const document = parseDocument(decode(answer.bytes, answer.contentType).text, { xmlMode: true });
  const [root] = DomUtils.getElementsByTagName(
    (name) => name === 'urlset' || name === 'sitemapindex',
    document,
  );
  if (root === undefined) throw permanent('list-changed', `${answer.url} is no sitemap any more`);
  const located = DomUtils.getElementsByTagName((name) => name === 'url' || name === 'sitemap', root).flatMap(
    (element): Listed[] => {
      const wordsOf = (name: string): string =>
        DomUtils.textContent(DomUtils.getElementsByTagName(name, element)).trim();
      const url = wordsOf('loc');
      if (!URL.canParse(url)) return [];
      const listedOn = dayIn(wordsOf('lastmod'));
      return [{ url, title: '', ...(listedOn !== undefined && { listedOn }) }];
    },
  );
  return root.name === 'urlset'
    ? { entries: located, next: [] }
    : { entries: [], next: located.map(({ url }, i) => ({ url, page: i + 2 })) };
}

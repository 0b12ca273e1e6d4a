import { gunzipSync } from 'node:zlib';
import { DomUtils } from 'htmlparser2';
import { decode } from '../../parse/page/decode.ts';
import { permanent, refused } from '../../shared/errors.ts';
import { parseMarkup } from '../../shared/markup/document.ts';
import { dayIn } from './dates.ts';
import type { ListAnswer, ListPage } from './list-page.ts';

/** Largest sitemap (sitemaps.org), in bytes, without compression. */
const MAX_BYTES = 50 * 1024 * 1024;
/** Sitemaps of one index that are read; the first ones. */
const MOST_SITEMAPS = 1000;

/**
 * Reads a sitemap (sitemaps.org), also one that is stored compressed (sitemap.xml.gz). An index of sitemaps has no
 * entries of its own: its sitemaps are its further pages.
 * @throws OpenMinutesError `permanent`, code `list-changed`, when it is no sitemap; `refused`, code `too-large`.
 */
export function readSitemap(answer: ListAnswer): ListPage {
  const document = parseMarkup(decode(unzipped(answer), answer.contentType).text, { xmlMode: true });
  const [root] = DomUtils.getElementsByTagName(
    (name) => name === 'urlset' || name === 'sitemapindex',
    document,
  );
  if (root === undefined) throw permanent('list-changed', `${answer.url} is no sitemap any more`);
  const named = DomUtils.getElementsByTagName((name) => name === 'url' || name === 'sitemap', root);
  const located = named.flatMap((element) => {
    const wordsOf = (name: string): string =>
      DomUtils.textContent(DomUtils.getElementsByTagName(name, element)).trim();
    const url = wordsOf('loc');
    return URL.canParse(url) ? [{ url, day: dayIn(wordsOf('lastmod')) }] : [];
  });
  if (root.name === 'urlset') {
    const entries = located.map(({ url, day }) => ({ url, title: '', ...(day && { listedOn: day }) }));
    return { entries };
  }
  const sitemaps = located
    .slice(0, MOST_SITEMAPS)
    .map(({ url, day }, i) => ({ url, page: i + 2, before: 0, ...(day && { changedOn: day }) }));
  return { entries: [], sitemaps };
}

function unzipped({ bytes, url }: ListAnswer): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw refused('too-large', `${url} is larger than a sitemap may be`);
    throw permanent('list-changed', `${url} is no gzip file any more`, error);
  }
}

import { gunzipSync } from 'node:zlib';
import { type Element, isTag } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { decode } from '../../parse/page/decode.ts';
import { permanent, refused } from '../../shared/errors.ts';
import { parseMarkup } from '../../shared/markup/document.ts';
import { localName, ownChildren, plainWords, webAddress, wordsOf } from '../../shared/markup/words.ts';
import { type Calendar, dayIn } from './days.ts';
import { entriesOf, isFeed } from './feed-list.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';

/** Largest sitemap (sitemaps.org), in bytes, without compression. */
const MAX_BYTES = 50 * 1024 * 1024;
/** Sitemaps of one index that are read; the first ones. */
const MOST_SITEMAPS = 1000;

/**
 * Reads a sitemap (sitemaps.org) in XML or as a text of addresses, also one that is stored compressed (sitemap.xml.gz).
 * An index of sitemaps has no entries of its own: its sitemaps are its further pages.
 * @throws OpenMinutesError `permanent`, code `list-changed`, when it is no sitemap; `refused`, code `too-large`.
 */
export function readSitemap(answer: ListAnswer, calendar: Calendar): ListPage {
  const { text } = decode(unzipped(answer), answer.contentType);
  const plain = addressesIn(text);
  if (plain !== undefined) return { entries: plain.map((url) => ({ url, title: '' })) };
  const document = parseMarkup(text, { xmlMode: true });
  const root = document.children.find((node): node is Element => isTag(node));
  // A feed may stand as a sitemap (sitemaps.org).
  if (root !== undefined && isFeed(root)) return entriesOf(root, answer.url, calendar);
  const kind = root && localName(root).toLowerCase();
  if (root === undefined || (kind !== 'urlset' && kind !== 'sitemapindex')) {
    throw permanent('list-changed', `${answer.url} is no sitemap any more`);
  }
  const located = ownChildren(root, kind === 'urlset' ? 'url' : 'sitemap').flatMap((element) => {
    const words = wordsBelow(element, 'loc');
    // It is to be whole; some sites leave out what is the same for all.
    const isAddress = /^(?:https?:\/\/|\.{0,2}\/)/iu.test(words);
    const url = isAddress ? webAddress(words, answer.url) : undefined;
    return url === undefined ? [] : [{ element, url }];
  });
  if (kind === 'urlset')
    return { entries: located.map(({ element, url }) => entryIn(element, url, calendar)) };
  const sitemaps = located.slice(0, MOST_SITEMAPS).map(({ element, url }, i) => {
    const changedOn = dayIn(wordsBelow(element, 'lastmod'), calendar);
    return { url, page: i + 2, before: 0, ...(changedOn !== undefined && { changedOn }) };
  });
  return { entries: [], sitemaps };
}

const wordsBelow = (element: Element, name: string): string =>
  ownChildren(element, name).map(wordsOf).join(' ').trim();

/** An address with the day of its last change; in a sitemap of news, with its title and the day of publication. */
function entryIn(element: Element, url: string, calendar: Calendar): Listed {
  const news = DomUtils.filter((node) => isTag(node) && localName(node) === 'news', element.children).filter(
    isTag,
  );
  const ofNews = (name: string) => news.flatMap((one) => ownChildren(one, name)).map(wordsOf);
  const listedOn = [...ofNews('publication_date'), wordsBelow(element, 'lastmod')]
    .map((words) => dayIn(words, calendar))
    .find((day) => day !== undefined);
  const title = plainWords(ofNews('title')[0] ?? '');
  return { url, title, ...(listedOn !== undefined && { listedOn }) };
}

/** The addresses of a sitemap that is a text, one a line; undefined for anything else. */
function addressesIn(text: string): string[] | undefined {
  const lines = text
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const addresses = lines.map((line) =>
    /^https?:\/\/\S+$/iu.test(line) ? webAddress(line, line) : undefined,
  );
  return lines.length > 0 && addresses.every((one) => one !== undefined) ? addresses : undefined;
}

/** Servers compress what is compressed already. */
const MOST_ZIPS = 2;

function unzipped({ bytes, url }: ListAnswer): Uint8Array {
  try {
    let plain = bytes;
    for (let i = 0; i < MOST_ZIPS && plain[0] === 0x1f && plain[1] === 0x8b; i++)
      plain = gunzipSync(plain, { maxOutputLength: MAX_BYTES });
    return plain;
  } catch (error) {
    if (error instanceof RangeError) throw refused('too-large', `${url} is larger than a sitemap may be`);
    throw permanent('list-changed', `${url} is no gzip file any more`, error);
  }
}

import Rss from 'rss';
import { plainLine } from '../text.ts';
import { rfc2822 } from './dates.ts';
import {
  archiveLinks,
  FEED_HISTORY,
  FEED_LANGUAGE,
  type FeedItem,
  type FeedModel,
  rightsOf,
  TOMBSTONES,
} from './feed-model.ts';

/** Minutes appear a few times a month; an hour between two looks is plenty. */
const TTL_MINUTES = 60;

/** What the package writes, whatever it is told: the present moment. */
const BUILD_DATE = /<lastBuildDate>[^<]{0,80}<\/lastBuildDate>/;

/** The package puts every text into a section of its own, also where none of its characters needs one. */
const PLAIN_SECTION = /<!\[CDATA\[([^<>&\]]*)\]\]>/g;

/**
 * The feed as RSS 2.0, after the RSS Advisory Board's profile. The package `rss` writes the XML; what it cannot say
 * goes in as custom elements (dates with our offset, faceted categories, `content:encoded`), and its own
 * `lastBuildDate`, always "now", gives way to the newest change, so that the same state has the same bytes.
 */
export function renderRss(model: FeedModel): string {
  const { place, withdrawn = [] } = model;
  const { name, mail } = model.operator;
  const feed = new Rss({
    title: model.title,
    description: model.description,
    site_url: model.homePage,
    feed_url: `${model.address}.xml`,
    language: FEED_LANGUAGE,
    generator: 'open-minutes',
    docs: 'http://www.rssboard.org/rss-specification',
    ttl: TTL_MINUTES,
    copyright: rightsOf(model),
    // The element is a mail address, with the name in brackets.
    ...(mail !== undefined && { managingEditor: `${mail} (${plainLine(name)})` }),
    ...(model.hub !== undefined && { hub: model.hub }),
    custom_namespaces: {
      ...(place !== undefined && { fh: FEED_HISTORY }),
      ...(withdrawn.length > 0 && { at: TOMBSTONES }),
    },
    custom_elements: [
      { 'atom:link': { _attr: { rel: 'license', href: model.licence.url } } },
      ...archiveLinks(place ?? {}).map(([rel, address]) => ({
        'atom:link': { _attr: { rel, href: `${address}.xml`, type: 'application/rss+xml' } },
      })),
      ...(place?.current === undefined ? [] : [{ 'fh:archive': '' }]),
      ...(place?.isComplete ? [{ 'fh:complete': '' }] : []),
      ...withdrawn.map(({ id, at }) => ({ 'at:deleted-entry': { _attr: { ref: id, when: at } } })),
    ],
  });
  for (const item of model.items) feed.item(rssItem(item));

  const buildDate =
    model.newestChange === undefined ? '' : `<lastBuildDate>${rfc2822(model.newestChange)}</lastBuildDate>`;
  const xml = feed.xml().replace(BUILD_DATE, buildDate).replace(PLAIN_SECTION, '$1');
  return `${xml.replace('?>', `?><?xml-stylesheet type="text/css" href="${model.stylesheet}"?>`)}\n`;
}

function rssItem(item: FeedItem): Rss.ItemOptions {
  return {
    title: item.title,
    // Readers take a description for HTML.
    description: escapeHtml(item.summary),
    url: item.url,
    guid: item.id,
    author: item.creator,
    // The package would turn a date to GMT; an empty one it leaves out.
    date: '',
    custom_elements: [
      ...item.facets.map(({ domain, term }) => ({ category: { _attr: { domain }, _cdata: term } })),
      { pubDate: rfc2822(item.published) },
      ...('html' in item.content ? [{ 'content:encoded': { _cdata: item.content.html } }] : []),
    ],
  };
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

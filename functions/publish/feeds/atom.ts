import { XMLBuilder } from 'fast-xml-parser';
import { sha256 } from '../../shared/hash.ts';
import {
  archiveLinks,
  FEED_HISTORY,
  FEED_LANGUAGE,
  type FeedItem,
  type FeedModel,
  rightsOf,
  TOMBSTONES,
} from './feed-model.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  textNodeName: '#',
  suppressEmptyNode: true,
});

/** A feed in which nothing has happened yet must have changed at some time (RFC 4287, section 4.1.1). */
const BEFORE_ANYTHING = '1970-01-01T00:00:00Z';
const MICROSECONDS = 1_000_000;

/** The feed as Atom 1.0 (RFC 4287): the items of the RSS edition, with the same ids, order, dates and links. */
export function renderAtom(model: FeedModel): string {
  const { withdrawn = [], place = {} } = model;
  const feed = {
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    '?xml-stylesheet': { '@type': 'text/css', '@href': model.stylesheet },
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      ...(withdrawn.length > 0 && { '@xmlns:at': TOMBSTONES }),
      ...(place.isComplete && { '@xmlns:fh': FEED_HISTORY }),
      '@xml:lang': FEED_LANGUAGE,
      title: model.title,
      subtitle: model.description,
      id: model.id,
      updated: model.items.map(updatedOf).sort().at(-1) ?? BEFORE_ANYTHING,
      author: { name: model.operator.name, uri: model.operator.url, email: model.operator.mail },
      rights: rightsOf(model),
      generator: { '@uri': model.extensionAbout, '#': 'open-minutes' },
      link: [
        { '@rel': 'self', '@type': 'application/atom+xml', '@href': `${model.address}.atom` },
        { '@rel': 'alternate', '@type': 'text/html', '@href': model.homePage },
        { '@rel': 'license', '@href': model.licence.url },
        ...(model.hub === undefined ? [] : [{ '@rel': 'hub', '@href': model.hub }]),
        // The archive has no edition in Atom.
        ...archiveLinks(place).map(([rel, address]) => ({
          '@rel': rel,
          '@type': 'application/rss+xml',
          '@href': `${address}.xml`,
        })),
      ],
      ...(place.isComplete && { 'fh:complete': '' }),
      'at:deleted-entry': withdrawn.map(({ id, at }) => ({ '@ref': id, '@when': at })),
      entry: model.items.map(entryOf),
    },
  };
  return `${builder.build(feed).trimEnd()}\n`;
}

function entryOf(item: FeedItem): object {
  return {
    '@xml:lang': item.language,
    title: item.title,
    id: item.id,
    published: item.published,
    updated: updatedOf(item),
    author: { name: item.creator },
    link: [
      { '@rel': 'alternate', '@type': 'text/html', '@href': item.url },
      ...(item.externalUrl === undefined
        ? []
        : [{ '@rel': 'via', '@type': 'text/html', '@href': item.externalUrl }]),
    ],
    category: item.facets.map(({ domain, term }) => ({ '@scheme': domain, '@term': term })),
    summary: item.summary,
    ...('html' in item.content && { content: { '@type': 'html', '#': item.content.html } }),
  };
}

/**
 * When an item last changed, in UTC. Governments publish in batches at midnight, and no two entries of a feed may bear
 * the same time (DuplicateUpdated): the microseconds, which nobody has measured, come from the item's id.
 */
function updatedOf({ id, modified, published }: FeedItem): string {
  const second = new Date(modified ?? published).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
  const fraction = Number.parseInt(sha256(id).slice(0, 8), 16) % MICROSECONDS;
  return `${second}.${String(fraction).padStart(6, '0')}Z`;
}

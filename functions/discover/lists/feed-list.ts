import { type AnyNode, type Element, isTag } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { decode } from '../../parse/page/decode.ts';
import { permanent } from '../../shared/errors.ts';
import { parseMarkup } from '../../shared/markup/document.ts';
import { localName, ownChildren, plainWords, webAddress, wordsOf } from '../../shared/markup/words.ts';
import { type Calendar, dayIn } from './days.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';

const ROOTS = new Set(['rss', 'rdf', 'feed']);
/** Where an item says when it was published first, and only then when it was changed last. */
const PUBLISHED = ['pubdate', 'published', 'issued', 'date', 'created'];
const CHANGED = ['updated', 'modified'];

/** True for the document of a feed. */
export const isFeed = (root: Element): boolean => ROOTS.has(localName(root).toLowerCase());

/** The first element of a file that may be the root; programs of the server write warnings before it. */
function rootOf(text: string, url: string): Element {
  const document = parseMarkup(text, { xmlMode: true });
  const root = DomUtils.findOne(isFeed, document.children, true);
  if (root !== null) return root;
  throw permanent('list-changed', `${url} cannot be read as a feed: it has no element rss, RDF or feed`);
}

/**
 * Reads an RSS (0.9 to 2.0) or Atom feed; it has one page. An item without a link is at its permanent identifier.
 * @throws OpenMinutesError `permanent`, code `list-changed`, when it is no feed.
 */
export function readFeedList(answer: ListAnswer, calendar: Calendar): ListPage {
  return entriesOf(rootOf(decode(answer.bytes, answer.contentType).text, answer.url), answer.url, calendar);
}

/** The items of a feed. */
export function entriesOf(root: Element, url: string, calendar: Calendar): ListPage {
  const items = DomUtils.filter((node) => isTag(node) && /^(?:item|entry)$/iu.test(localName(node)), root);
  const entries = items.filter(isTag).flatMap((item): Listed[] => {
    const address = addressOf(item, url);
    if (address === undefined) return [];
    const [title] = ownChildren(item, 'title');
    const listedOn = dayOf(item, calendar);
    return [
      {
        url: address,
        title: title === undefined ? '' : plainWords(wordsOf(title)),
        ...(listedOn !== undefined && { listedOn }),
      },
    ];
  });
  const unread = items.length - entries.length;
  return {
    entries,
    ...(unread > 0 && {
      remarks: [`Of its ${items.length} items ${unread} cannot be read: no address stands in them.`],
    }),
  };
}

/** The relation of a link to its item; the names of the registry are addresses in full (RFC 4287, 4.2.7.2). */
const relationOf = ({ attribs: { rel = 'alternate' } }: Element): string =>
  rel
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//u, '');

/** The page that an item is about; not a picture of it, not the item in the feed, nor an answer to it. */
function addressOf(item: Element, url: string): string | undefined {
  const links = item.children.filter(
    (child): child is Element => isTag(child) && localName(child).toLowerCase() === 'link',
  );
  const own = ownChildren(item, 'link');
  const alternates = links.filter((link) => link.attribs.href && relationOf(link) === 'alternate');
  const page = alternates.find(({ attribs: { type = 'text/html' } }) => /html/iu.test(type)) ?? alternates[0];
  const written = own.find((link) => link.attribs.href === undefined && wordsOf(link) !== '');
  const chosen = written ?? page;
  const address = chosen && webAddress(chosen.attribs.href ?? wordsOf(chosen), baseAt(chosen, url));
  return address ?? permanentAddressOf(item) ?? contentOf(item, url);
}

/** The identifier of an item, where it is an address: `guid` unless it says that it is none, `id` of Atom, `about` of RDF. */
function permanentAddressOf(item: Element): string | undefined {
  const [identifier] = [...ownChildren(item, 'guid'), ...ownChildren(item, 'id')];
  if (identifier?.attribs.isPermaLink?.toLowerCase() === 'false') return undefined;
  const words = identifier === undefined ? (item.attribs['rdf:about'] ?? '') : wordsOf(identifier);
  return URL.canParse(words) ? webAddress(words, words) : undefined;
}

/** Where the text of an item is that the feed does not hold (RFC 4287, 4.1.3.2). */
function contentOf(item: Element, url: string): string | undefined {
  const content = ownChildren(item, 'content').find(({ attribs }) => attribs.src !== undefined);
  return content && webAddress(content.attribs.src ?? '', baseAt(content, url));
}

/** What an address in an element is relative to (XML Base): the bases of those around it, from the outside inwards. */
function baseAt(element: Element, url: string): string {
  const bases: string[] = [];
  for (let at: AnyNode | null = element; at !== null; at = at.parent) {
    const base = isTag(at) ? at.attribs['xml:base'] : undefined;
    if (base !== undefined) bases.push(base);
  }
  return bases.reduceRight((outer, base) => webAddress(base, outer) ?? outer, url);
}

function dayOf(item: Element, calendar: Calendar): string | undefined {
  const children = item.children.filter(isTag);
  return [...PUBLISHED, ...CHANGED]
    .flatMap((name) => children.filter((child) => localName(child).toLowerCase() === name))
    .map((child) => dayIn(wordsOf(child), calendar))
    .find((day) => day !== undefined);
}

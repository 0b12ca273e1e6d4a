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
const PUBLISHED = ['pubDate', 'published', 'issued', 'date', 'created'];
const CHANGED = ['updated', 'modified'];

/**
 * Reads an RSS (0.9 to 2.0) or Atom feed; it has one page. An item without a link is at its permanent identifier.
 * @throws OpenMinutesError `permanent`, code `list-changed`, when it is no feed.
 */
export function readFeedList(answer: ListAnswer, calendar: Calendar): ListPage {
  const document = parseMarkup(decode(answer.bytes, answer.contentType).text, { xmlMode: true });
  const root = document.children.find((node): node is Element => isTag(node));
  if (root === undefined || !ROOTS.has(localName(root).toLowerCase())) {
    throw permanent('list-changed', `${answer.url} is no feed any more`);
  }
  const items = DomUtils.filter(
    (node) => isTag(node) && (localName(node) === 'item' || localName(node) === 'entry'),
    root,
  ).filter(isTag);
  const entries = items.flatMap((item): Listed[] => {
    const url = addressOf(item, answer.url);
    if (url === undefined) return [];
    const [title] = ownChildren(item, 'title');
    const listedOn = dayOf(item, calendar);
    return [
      {
        url,
        title: title === undefined ? '' : plainWords(wordsOf(title)),
        ...(listedOn !== undefined && { listedOn }),
      },
    ];
  });
  return { entries };
}

/** The page that an item is about; not a picture of it, not the item in the feed, nor an answer to it. */
function addressOf(item: Element, url: string): string | undefined {
  const links = ownChildren(item, 'link');
  const alternates = links.filter(({ attribs: { href, rel = 'alternate' } }) => href && rel === 'alternate');
  const page = alternates.find(({ attribs: { type = 'text/html' } }) => /html/iu.test(type)) ?? alternates[0];
  const written = links.find((link) => link.attribs.href === undefined && wordsOf(link) !== '');
  const chosen = page ?? written;
  const address = chosen && webAddress(chosen.attribs.href ?? wordsOf(chosen), baseAt(chosen, url));
  return address ?? permanentAddressOf(item);
}

/** The identifier of an item, where it is an address: `guid` unless it says that it is none, and `id` of Atom. */
function permanentAddressOf(item: Element): string | undefined {
  const [identifier] = [...ownChildren(item, 'guid'), ...ownChildren(item, 'id')];
  if (identifier === undefined || identifier.attribs.isPermaLink?.toLowerCase() === 'false') return undefined;
  const words = wordsOf(identifier);
  return URL.canParse(words) ? webAddress(words, words) : undefined;
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
    .flatMap((name) => children.filter((child) => localName(child) === name))
    .map((child) => dayIn(wordsOf(child), calendar))
    .find((day) => day !== undefined);
}

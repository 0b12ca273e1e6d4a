import { type AnyNode, type Element, hasChildren, isTag, isText } from 'domhandler';
import { parseMarkup } from './document.ts';

/** What references and escapes can name but nobody sees: control characters, and halves of characters. */
const UNSEEN = /(?!\s)[\p{Cc}\p{Cs}]/gu;

/** White space as one space, none at the ends, and nothing that cannot be seen. */
export const tidy = (text: string): string => text.replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();

/** Elements whose text is no words of the page. */
const PROGRAMS = new Set(['script', 'style']);

/** The pieces of text in a node, in the order of the page, without programs; a node that is not wanted is passed over. */
export function textsIn(node: AnyNode, unless: (node: AnyNode) => boolean = () => false): string[] {
  const texts: string[] = [];
  const visit = (at: AnyNode): void => {
    if (unless(at) || (isTag(at) && PROGRAMS.has(at.name))) return;
    if (isText(at)) texts.push(at.data);
    else if (hasChildren(at)) at.children.forEach(visit);
  };
  visit(node);
  return texts;
}

/** The words of a node, tidied. */
export const wordsOf = (node: AnyNode): string => tidy(textsIn(node).join(''));

/** The words of a link that stand in no other link within it: browsers would have closed it before. */
export const wordsOfLink = (link: Element, unless: (node: AnyNode) => boolean = () => false): string =>
  tidy(
    textsIn(link, (node) => unless(node) || (node !== link && isTag(node) && node.name === link.name)).join(
      '',
    ),
  );

const MARKUP = /<[a-z!/][^<>]{0,1000}>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/iu;
const TAGS = /<[a-z!/][^<>]{0,1000}>/giu;
/** Text that was escaped twice or three times is met; more is somebody's joke, whose tags are cut out. */
const MOST_ESCAPES = 3;

/** Plain words that somebody wrote as markup: 第17次<em>常务</em>会议&nbsp;纪要. Others are only tidied. */
export function plainWords(words: string): string {
  let plain = words;
  for (let times = 0; times < MOST_ESCAPES && MARKUP.test(plain); times++) {
    plain = textsIn(parseMarkup(plain)).join('');
  }
  return tidy(plain.replace(TAGS, ''));
}

/** The address in the web that is meant on a page; undefined for `javascript:`, `mailto:` and what is none. */
export function webAddress(address: string, base: string): string | undefined {
  const trimmed = address.trim();
  if (trimmed === '' || !URL.canParse(trimmed, base)) return undefined;
  const url = new URL(trimmed, base);
  url.hash = '';
  return /^https?:$/u.test(url.protocol) ? url.href : undefined;
}

/** Name of an element without the prefix of its namespace. */
export const localName = ({ name }: Element): string => name.slice(name.indexOf(':') + 1);

/** The elements right below one that have its own prefix and this name, in whatever case: `loc` of a `url`, not `image:loc`. */
export function ownChildren(element: Element, name: string): Element[] {
  const prefix = element.name.slice(0, element.name.indexOf(':') + 1);
  const wanted = (prefix + name).toLowerCase();
  return element.children.filter(
    (child): child is Element => isTag(child) && child.name.toLowerCase() === wanted,
  );
}

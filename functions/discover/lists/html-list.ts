import { selectAll, selectOne } from 'css-select';
import { type AnyNode, type Element, isTag } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import type { HtmlList } from '../../../schemas/generated/source.ts';
import { decode } from '../../parse/page/decode.ts';
import type { ListRequest } from '../../shared/crawl/source-state.ts';
import { permanent } from '../../shared/errors.ts';
import { parseMarkup } from '../../shared/markup/document.ts';
import { dayIn } from './dates.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';

/** The link to the next page, by its words or its relation. */
const NEXT = /^(?:下一?页|下页|后一页|next|>|›|»|&gt;)$/iu;
/** What can hold one entry of a list: the link and its date. */
const ENTRY = new Set(['li', 'tr', 'dd', 'dl', 'p', 'div', 'article', 'section']);
/** How far above its link the rest of an entry is looked for. */
const HIGHEST_ENTRY = 4;

/**
 * Reads a page of links. Every link with words is an entry; its day stands beside it.
 * @throws OpenMinutesError `permanent`: code `list-changed`, when the part that holds the list is not there;
 *   `bad-source`, when the selector of that part is none.
 */
export function readHtmlList(
  answer: ListAnswer,
  list: HtmlList,
  { page, before }: Pick<ListRequest, 'page' | 'before'>,
): ListPage {
  const document = parseMarkup(decode(answer.bytes, answer.contentType).text);
  const base = baseOf(document.children, answer.url);
  const part = list.within === undefined ? document : partOf(document, list.within);
  if (part === null) {
    throw permanent('list-changed', `${answer.url} has no part ${JSON.stringify(list.within)} any more`);
  }
  const entries: Listed[] = [];
  const seen = new Set<string>();
  for (const link of linksIn(part)) {
    const url = addressOf(link, base);
    const title = titleOf(link);
    if (url === undefined || title === '' || NEXT.test(title) || seen.has(url)) continue;
    seen.add(url);
    const listedOn = dayBeside(link);
    entries.push({ url, title, ...(listedOn !== undefined && { listedOn }) });
  }
  const next = nextPage(document, list, base, answer.url, page, entries.length);
  return {
    entries,
    ...(next !== undefined && { next: { url: next, page: page + 1, before: before + entries.length } }),
  };
}

function partOf(document: AnyNode, selector: string): AnyNode | null {
  try {
    return selectOne<AnyNode, AnyNode>(selector, document);
  } catch (error) {
    throw permanent('bad-source', `${JSON.stringify(selector)} under "within" is no CSS selector`, error);
  }
}

const isLink = (node: AnyNode): boolean =>
  isTag(node) && node.name === 'a' && node.attribs.href !== undefined;

const linksIn = (part: AnyNode): Element[] => selectAll<AnyNode, Element>('a[href]', part);

function baseOf(children: readonly AnyNode[], url: string): string {
  const href = selectOne<AnyNode, Element>('base[href]', [...children])?.attribs.href;
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url;
}

/** Only addresses of the web; `javascript:` and places on the same page are none. */
function addressOf(link: Element, base: string): string | undefined {
  const href = link.attribs.href?.trim() ?? '';
  if (href === '' || href.startsWith('#') || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  url.hash = '';
  return /^https?:$/u.test(url.protocol) ? url.href : undefined;
}

/** The words of a link; where they are cut short on the page, the title attribute has them in full. */
function titleOf(link: Element): string {
  const words = tidy(DomUtils.textContent(link));
  const whole = tidy(link.attribs.title ?? '');
  return whole.length > words.length || words.endsWith('…') || words.endsWith('...') ? whole || words : words;
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The day in the words of the entry around a link that belong to no other link. */
function dayBeside(link: Element): string | undefined {
  let element = link;
  for (let height = 0; height < HIGHEST_ENTRY; height++) {
    const { parent } = element;
    if (parent === null || !isTag(parent)) return undefined;
    element = parent;
    // No more than two are looked for: a list may have thousands.
    if (DomUtils.find(isLink, [element], true, 2).length > 1) return undefined;
    const day = ENTRY.has(element.name) ? dayIn(DomUtils.textContent(element)) : undefined;
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The address of the next page; none after a page that lists nothing. */
function nextPage(
  document: AnyNode,
  list: HtmlList,
  base: string,
  url: string,
  page: number,
  entries: number,
): string | undefined {
  if (list.pages !== undefined) {
    if (entries === 0) return undefined;
    const number = (list.secondPage ?? 2) + page - 1;
    const next = list.pages.replaceAll('{page}', String(number));
    return URL.canParse(next, base) ? new URL(next, base).href : undefined;
  }
  const link =
    selectOne<AnyNode, Element>('a[rel~="next"][href]', document) ??
    linksIn(document).find((one) => NEXT.test(tidy(DomUtils.textContent(one))));
  const next = link && addressOf(link, base);
  return next === url ? undefined : next;
}

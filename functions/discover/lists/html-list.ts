import { selectAll, selectOne } from 'css-select';
import { type AnyNode, type Element, isTag } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import type { HtmlList } from '../../../schemas/generated/source.ts';
import { decode } from '../../parse/page/decode.ts';
import type { ListRequest } from '../../shared/crawl/source-state.ts';
import { permanent } from '../../shared/errors.ts';
import { baseOf } from '../../shared/markup/base-of.ts';
import { parseMarkup } from '../../shared/markup/document.ts';
import { plainWords, webAddress, wordsOfLink } from '../../shared/markup/words.ts';
import { normaliseUrl } from '../../shared/normalise-url.ts';
import { BesideLinks } from './beside.ts';
import { type Calendar, type EntryDay, withYears } from './days.ts';
import type { ListAnswer, Listed, ListPage } from './list-page.ts';
import {
  addressInProgram,
  entriesInScripts,
  interfacesIn,
  isTemplate,
  looksLikeAddress,
  unfoldScripts,
} from './script-data.ts';

/** The link to the next page, by its words or its relation. */
const NEXT = /^(?:下一?页|下一?頁|后一页|next|>|›|»|&gt;)$/iu;
const SECTIONS = /<!\[CDATA\[|\]\]>/gu;

/**
 * Reads a page of links. Every link with words is an entry; its day stands beside it. What a page holds as data or
 * markup in its scripts is read, too; what only a program could find is said in words.
 * @throws OpenMinutesError `permanent`: code `list-changed`, when the part that holds the list is not there;
 *   `bad-source`, when the selector of that part is none.
 */
export function readHtmlList(
  answer: ListAnswer,
  list: HtmlList,
  { page, before }: Pick<ListRequest, 'page' | 'before'>,
  calendar: Calendar,
): ListPage {
  // Some answer with records of HTML in XML, whose sections HTML takes for comments.
  const document = parseMarkup(decode(answer.bytes, answer.contentType).text.replace(SECTIONS, ''));
  const unfolded = unfoldScripts(document);
  const base = baseOf(document, answer.url);
  const part = list.within === undefined ? document : partOf(document, list.within);
  if (part === null) {
    throw permanent('list-changed', `${answer.url} has no part ${JSON.stringify(list.within)} any more`);
  }
  const links = new Links(base);
  const fromLinks = entriesAt(links, part, calendar);
  const fromScripts = fromLinks.some(({ listedOn }) => listedOn !== undefined)
    ? []
    : entriesInScripts(document, base, calendar);
  const entries = [...fromLinks, ...fromScripts];
  const remarks = remarksOn(links, document, base, { unfolded, fromLinks, fromScripts });
  const next = nextPage(document, list, links, { base, url: answer.url, page, entries: entries.length });
  return {
    entries,
    ...(next !== undefined && { next: { url: next, page: page + 1, before: before + entries.length } }),
    ...(remarks.length > 0 && { remarks }),
  };
}

function entriesAt(links: Links, part: AnyNode, calendar: Calendar): Listed[] {
  const found: { readonly url: string; readonly title: string; readonly day: EntryDay | undefined }[] = [];
  const seen = new Set<string>();
  const beside = new BesideLinks(calendar, links.isLink, (element) => links.addressesIn(element));
  for (const link of links.below(part)) {
    const url = links.addressOf(link);
    if (url === undefined || seen.has(url)) continue;
    const { words, day } = beside.read(link);
    const title = titleOf(link, words);
    if (title === '' || NEXT.test(title)) continue;
    seen.add(url);
    found.push({ url, title, day: withAddress(day, url) });
  }
  const days = withYears(found.map(({ day }) => day));
  return found.map(({ url, title }, i) => {
    const listedOn = days[i];
    return { url, title, ...(listedOn !== undefined && { listedOn }) };
  });
}

function partOf(document: AnyNode, selector: string): AnyNode | null {
  try {
    return selectOne<AnyNode, AnyNode>(selector, document);
  } catch (error) {
    throw permanent('bad-source', `${JSON.stringify(selector)} under "within" is no CSS selector`, error);
  }
}

/** Links looked at in an element to see whether they lead to several addresses. */
const LOOKED_AT = 8;

/** What can be clicked on a page, and where it leads. */
class Links {
  readonly #base: string;
  readonly #addresses = new Map<Element, string | undefined>();
  readonly #counts = new Map<Element, number>();

  constructor(base: string) {
    this.#base = base;
  }

  readonly isLink = (node: AnyNode): node is Element =>
    isTag(node) &&
    ((node.name === 'a' && node.attribs.href !== undefined) ||
      node.attribs.onclick !== undefined ||
      node.attribs['data-href'] !== undefined ||
      node.attribs['data-url'] !== undefined);

  below = (node: AnyNode): Element[] => DomUtils.filter(this.isLink, node).filter(isTag);

  /** Where a link leads: by its own address, else by what its program says; undefined for places on the same page. */
  addressOf(link: Element): string | undefined {
    if (!this.#addresses.has(link)) this.#addresses.set(link, this.#lookUp(link));
    return this.#addresses.get(link);
  }

  #lookUp({ attribs }: Element): string | undefined {
    const href = attribs.href?.trim() ?? '';
    const isPlain = href !== '' && !href.startsWith('#') && !/^javascript:/iu.test(href);
    if (isPlain) return isTemplate(href) ? undefined : webAddress(href, this.#base);
    const data = [attribs['data-href'], attribs['data-url']].find((one) => one && looksLikeAddress(one));
    const address = addressInProgram(`${href};${attribs.onclick ?? ''}`) ?? data;
    return address === undefined ? undefined : webAddress(address, this.#base);
  }

  /** How many addresses the links in an element lead to; those that lead nowhere do not count. */
  addressesIn(element: Element): number {
    const known = this.#counts.get(element);
    if (known !== undefined) return known;
    const some = DomUtils.find(
      (node) => this.isLink(node) && this.addressOf(node) !== undefined,
      [element],
      true,
      LOOKED_AT,
    );
    const count = new Set(some.filter(isTag).map((link) => this.addressOf(link))).size;
    this.#counts.set(element, count);
    return count;
  }

  /** What opens something by a program that does not say where, by the program. */
  unread(part: AnyNode): string[] {
    return this.below(part).flatMap((link) => {
      const { href = '', onclick } = link.attribs;
      const program = onclick ?? (/^javascript:./iu.test(href.trim()) ? href.trim() : '');
      const isEntry = /\(\s*['"]?[\w-]/u.test(program) && /\p{Script=Han}{6}/u.test(wordsOfLink(link));
      return isEntry && this.addressOf(link) === undefined ? [program] : [];
    });
  }
}

/** The words of a link, also where they were escaped once too often; where they are cut short on the page, the title attribute has them in full. */
function titleOf(link: Element, words: string): string {
  const whole = plainWords(link.attribs.title ?? '');
  const shown = plainWords(words);
  return whole.length > shown.length || shown.endsWith('…') || shown.endsWith('...') ? whole || shown : shown;
}

/** A day without a year, with that of the address where that names the same day: /202312/t20231218_1.html */
function withAddress(day: EntryDay | undefined, url: string): EntryDay | undefined {
  if (day === undefined || !day.startsWith('--')) return day;
  const [month, date] = [Number(day.slice(2, 4)), Number(day.slice(5))];
  for (const [, y, m, d] of url.matchAll(/(?<!\d)((?:19|20)\d{2})[-/_]?(\d{1,2})[-/_]?(\d{1,2})(?!\d)/gu)) {
    if (Number(m) === month && Number(d) === date) return `${y}${day.slice(1)}`;
  }
  return day;
}

const LONGEST_PROGRAM = 80;

/** What a person should know of a page whose list is not all in its links. */
function remarksOn(
  links: Links,
  document: AnyNode,
  base: string,
  {
    unfolded,
    fromLinks,
    fromScripts,
  }: { unfolded: number; fromLinks: readonly Listed[]; fromScripts: readonly Listed[] },
): string[] {
  const unread = links.unread(document);
  const isDated = [...fromLinks, ...fromScripts].some(({ listedOn }) => listedOn !== undefined);
  const asked = isDated ? [] : interfacesIn(document, base);
  return [
    ...(unfolded > 0 && fromLinks.length > 0
      ? ['Entries stand as markup in a script of the page and were read there.']
      : []),
    ...(fromScripts.length > 0
      ? [`${fromScripts.length} entries stand as data in a script of the page and were read there.`]
      : []),
    ...(unread.length > 0
      ? [
          `${unread.length} entries are opened by a program that does not say where they are (${unread[0]?.slice(0, LONGEST_PROGRAM)}): name the interface that the page asks, as a list of kind json.`,
        ]
      : []),
    ...(asked.length > 0
      ? [
          `The page is filled by a program, perhaps from ${asked.join(', ')}: if the list is there, name that as a list of kind json, or of kind html where it answers with HTML.`,
        ]
      : []),
  ];
}

/** The address of the next page; none after a page that lists nothing. */
function nextPage(
  document: AnyNode,
  list: HtmlList,
  links: Links,
  { base, url, page, entries }: { base: string; url: string; page: number; entries: number },
): string | undefined {
  if (list.pages !== undefined) {
    if (entries === 0) return undefined;
    const number = (list.secondPage ?? 2) + page - 1;
    return webAddress(list.pages.replaceAll('{page}', String(number)), base);
  }
  const link =
    selectAll<AnyNode, Element>(
      'a[rel~="next"][href], link[rel~="next"][href], nextgroup a[href]',
      document,
    )[0] ?? links.below(document).find((one) => NEXT.test(wordsOfLink(one)));
  const next = link && links.addressOf(link);
  return next === undefined || next === url ? undefined : normaliseUrl(next);
}

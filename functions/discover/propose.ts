import { selectAll, selectOne } from 'css-select';
import { type AnyNode, type Element, isTag } from 'domhandler';
import type { HtmlList, List, Source } from '../../schemas/generated/source.ts';
import { cadenceOf } from '../health/cadence.ts';
import { decode } from '../parse/page/decode.ts';
import { isKind } from '../shared/errors.ts';
import { baseOf } from '../shared/markup/base-of.ts';
import { parseMarkup } from '../shared/markup/document.ts';
import { webAddress, wordsOf } from '../shared/markup/words.ts';
import { normaliseUrl } from '../shared/normalise-url.ts';
import type { ListAnswer, Listed, ListPage } from './lists/list-page.ts';
import { firstRequest, readList } from './lists/read-list.ts';
import { entryFilter, isTaken, minutesFilter, passedOver } from './minutes-filter.ts';

/** A configuration that was guessed from a page, and what it rests on. */
export interface Proposal {
  readonly source: Source;
  /** Entries on the page, and those of them that are minutes by the proposed filter. */
  readonly entries: number;
  readonly minutes: readonly Listed[];
  /** What a person should look at, in words. */
  readonly remarks: readonly string[];
}

const TIME_ZONE = 'Asia/Shanghai';

/**
 * Proposes a configuration from a list page: what kind of list it is, where on the page the minutes stand, how further
 * pages are reached, how minutes are told, and how often they come. Pure; a person has to look at it.
 */
export function propose(answer: ListAnswer): Proposal {
  const url = new URL(answer.url);
  const remarks: string[] = [];
  const read = readAsAnyKind(answer);
  remarks.push(...(read.page.remarks ?? []));
  const minutes = read.page.entries.filter(minutesFilter());
  remarks.push(...remarksOn(read.page.entries));
  const list =
    read.list.kind === 'html' ? refined(read.list, answer, read.page, minutes, remarks) : read.list;
  const name = nameOn(answer) ?? url.hostname;
  if (name === url.hostname)
    remarks.push('No name of a government stands on the page: write it into name and bodies.');
  const days = [...new Set(minutes.flatMap(({ listedOn }) => listedOn ?? []))].sort();
  if (minutes.length > 0 && days.length === 0) remarks.push('The list gives no days.');
  const cadence = cadenceOf(days);
  return {
    source: {
      id: idOf(url.hostname),
      name,
      timeZone: TIME_ZONE,
      language: 'zh-Hans-CN',
      homepage: `${url.origin}/`,
      hosts: [url.hostname],
      bodies: [name],
      crawl: {
        enabled: false,
        lists: [list],
        ...(cadence !== undefined && { cadenceDays: Math.round(cadence) }),
      },
      notes: `Proposed from ${answer.url}; a person has yet to look at it.`,
    },
    entries: read.page.entries.length,
    minutes,
    remarks,
  };
}

/** Feeds and sitemaps say what they are; everything else is read as a page of links. */
function readAsAnyKind(answer: ListAnswer): {
  readonly list: Exclude<List, { kind: 'json' | 'folder' }>;
  readonly page: ListPage;
} {
  const url = answer.url;
  const kinds = /html/iu.test(answer.contentType)
    ? (['html'] as const)
    : (['feed', 'sitemap', 'html'] as const);
  for (const kind of kinds) {
    const list = { kind, url };
    try {
      const page = readList(answer, list, firstRequest(list), { timeZone: TIME_ZONE });
      if (kind === 'html' || page.entries.length > 0 || (page.sitemaps?.length ?? 0) > 0)
        return { list, page };
    } catch (error) {
      if (!isKind(error, 'permanent')) throw error;
    }
  }
  return { list: { kind: 'html', url }, page: { entries: [] } };
}

/** What the usual filter takes and what it passes over, where a person should look. */
function remarksOn(entries: readonly Listed[]): string[] {
  const verdicts = entries.map(entryFilter());
  const count = (form: 'minutes' | 'report') => verdicts.filter(({ is }) => is === form).length;
  const none = passedOver(verdicts);
  return [
    ...(verdicts.some(isTaken)
      ? []
      : [
          'Nothing on the page looks like minutes or reports of executive meetings: write a filter under crawl.minutes.',
        ]),
    ...(count('report') > count('minutes')
      ? ['Titles say 常务会议 rather than 纪要: these may be reports of meetings, not minutes.']
      : []),
    ...(none === '' ? [] : [`Passed over by their titles: ${none}.`]),
  ];
}

/** Where on the page the minutes stand, and how its further pages are reached. */
function refined(
  list: HtmlList,
  answer: ListAnswer,
  page: ListPage,
  minutes: readonly Listed[],
  remarks: string[],
): HtmlList {
  const text = decode(answer.bytes, answer.contentType).text;
  const document = parseMarkup(text);
  const base = baseOf(document, answer.url);
  const within = partWith(minutes, document, base);
  const paging = page.next === undefined ? pagesOf(text, document, base) : {};
  if (page.next === undefined && paging.pages === undefined) {
    remarks.push(
      'No further pages were found: if there are any, write their address under crawl.lists[0].pages.',
    );
  }
  return { ...list, ...(within !== undefined && { within }), ...paging };
}

/** Elements above the minutes that are tried as the part that holds them. */
const MOST_PARTS = 20;

/** The lowest part of the page that holds all minutes and can be named by an id or a class that nothing else has. */
function partWith(minutes: readonly Listed[], document: AnyNode, base: string): string | undefined {
  const urls = new Set(minutes.map(({ url }) => url));
  const links = selectAll<AnyNode, Element>('a[href]', document).filter(({ attribs: { href = '' } }) => {
    const url = webAddress(href, base);
    return url !== undefined && urls.has(normaliseUrl(url));
  });
  const [first, ...others] = links;
  if (first === undefined || others.length === 0) return undefined;
  let common = holdersOf(first);
  for (const link of others) {
    const holders = new Set(holdersOf(link));
    common = common.filter((holder) => holders.has(holder));
  }
  for (const holder of common.slice(0, MOST_PARTS)) {
    const selector = selectorOf(holder, document);
    if (selector !== undefined) return selector;
  }
  return undefined;
}

/** The elements around a link, from the inside outwards. */
function holdersOf(link: Element): Element[] {
  const holders: Element[] = [];
  for (let part = link.parent; part !== null && isTag(part); part = part.parent) holders.push(part);
  return holders;
}

const NAME = /^[A-Za-z][\w-]*$/u;

function selectorOf(element: Element, document: AnyNode): string | undefined {
  const { id = '', class: classes = '' } = element.attribs;
  const candidates = [
    ...(NAME.test(id) ? [`#${id}`] : []),
    ...classes
      .split(/\s+/u)
      .filter((name) => NAME.test(name))
      .map((name) => `${element.name}.${name}`),
  ];
  return candidates.find((selector) => {
    const found = selectAll<AnyNode, Element>(selector, document);
    return found.length === 1 && selectOne<AnyNode, Element>(selector, document) === element;
  });
}

/** createPageHTML(12, 0, "index", "shtml"): how TRS content systems write their paging; the second page bears the 1. */
const SCRIPTED =
  /createPageHTML\w{0,20}\(\s{0,8}['"]?\d{1,9}['"]?\s{0,8},\s{0,8}['"]?\d{1,9}['"]?\s{0,8},\s{0,8}['"]([\w-]{1,80})['"]\s{0,8},\s{0,8}['"](\w{1,20})['"]/u;
/** index_2.html, list_2.shtml: the second page as most content systems call it. */
const SECOND = /^(.*\/(?:index|list|default)[_-])2(\.\w+)$/u;

function pagesOf(text: string, document: AnyNode, base: string): Pick<HtmlList, 'pages' | 'secondPage'> {
  const [, stem, extension] = SCRIPTED.exec(text) ?? [];
  if (stem !== undefined && extension !== undefined) {
    return {
      pages: new URL(`${stem}_PAGE.${extension}`, base).href.replace('PAGE', '{page}'),
      secondPage: 1,
    };
  }
  for (const { attribs } of selectAll<AnyNode, Element>('a[href]', document)) {
    const href = attribs.href ?? '';
    if (!URL.canParse(href, base)) continue;
    const [, before, after] = SECOND.exec(new URL(href, base).href) ?? [];
    if (before !== undefined && after !== undefined) return { pages: `${before}{page}${after}` };
  }
  return {};
}

const GOVERNMENT = /[\p{Script=Han}]{2,16}?人民政府/gu;

/** The name of the government: what the page calls its site, else the name that stands on it most often. */
function nameOn(answer: ListAnswer): string | undefined {
  const document = parseMarkup(decode(answer.bytes, answer.contentType).text);
  const metas = selectAll<AnyNode, Element>('meta[name][content]', document);
  const site = metas
    .find(({ attribs }) => attribs.name?.toLowerCase() === 'sitename')
    ?.attribs.content?.trim();
  const [named] = site?.match(GOVERNMENT) ?? [];
  if (named !== undefined) return named;
  const counts = new Map<string, number>();
  for (const [name] of wordsOf(document).matchAll(GOVERNMENT)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** `www.lg.gov.cn` → `lg`. */
function idOf(hostname: string): string {
  const own = hostname.replace(/^www\d*\./u, '').replace(/\.(?:gov\.cn|com|cn|org|example)$/u, '');
  return (
    own
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-|-$/gu, '') || 'source'
  );
}

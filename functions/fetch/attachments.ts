import { selectAll } from 'css-select';
import { type AnyNode, type Document, type Element, isTag } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { decode } from '../parse/page/decode.ts';
import type { Found } from '../shared/crawl/ledger.ts';
import { baseOf } from '../shared/markup/base-of.ts';
import { parseMarkup } from '../shared/markup/document.ts';
import { textsIn, webAddress, wordsOfLink } from '../shared/markup/words.ts';

/** The end of a file's name in a path, in a parameter (download.jsp?name=a.pdf&id=1) or in the words of a link. */
const DOCUMENT = /\.(?:pdf|docx)(?![a-z0-9])/iu;
const DOCUMENT_TYPE =
  /^application\/(?:pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document)/iu;
/** Fewer Han characters outside of links than this, and a page has no text of its own. */
const LEAST_TEXT = 300;
/** Fewer, and all that a page shows stands in its frames; minutes can be short. */
const LEAST_TEXT_BESIDE_FRAMES = 120;
/** Fewer, and a page is there for nothing but its program that leads on. */
const LEAST_TEXT_BESIDE_PROGRAM = 50;
const NO_TEXT = new Set([
  ...['script', 'style', 'noscript', 'nav', 'header', 'footer', 'a', 'select', 'option', 'button', 'title'],
  'iframe',
]);
/** Seconds after which a page that leads on is no longer there to be read. */
const LONGEST_REFRESH_S = 10;
/** Frames of a page that are followed. */
const MOST_FRAMES = 3;
/** Frames that hold the furniture of a site, by what they are called. */
const FURNITURE =
  /nav|menu|head|top|foot|bottom|left|right|side|banner|count|stat|share|login|search|advert/iu;

export interface FetchedPage {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly url: string;
}

/** What holds the text of a page that has none of its own. */
export interface Continuation {
  readonly kind: 'attachment' | 'page';
  readonly found: readonly Found[];
}

/**
 * Where the text of a page is that has none of its own: sites often publish minutes as a page that holds nothing but a
 * link to a PDF or Word file, or a viewer of one; that leads on by itself; or that shows another page of the site in a
 * frame. Undefined for a page with a text.
 */
export function continuationOf(page: FetchedPage, title: string): Continuation | undefined {
  if (!/html/iu.test(page.contentType)) return undefined;
  const document = parseMarkup(decode(page.bytes, page.contentType).text);
  const base = baseOf(document, page.url);
  const han = textsIn(document, (node) => isTag(node) && NO_TEXT.has(node.name))
    .join('')
    .match(/\p{Script=Han}/gu)?.length;
  const text = han ?? 0;
  if (text >= LEAST_TEXT) return undefined;
  const foundAs = (kind: Continuation['kind'], links: readonly Link[]): Continuation | undefined => {
    const others = new Map(links.filter(({ url }) => url !== page.url).map((link) => [link.url, link.words]));
    const found = [...others].map(([url, words]) => ({ url, title: words || title, attachedTo: page.url }));
    return found.length === 0 ? undefined : { kind, found };
  };
  return (
    foundAs('attachment', documentsIn(document, base)) ??
    foundAs('page', refreshIn(document, base)) ??
    (text < LEAST_TEXT_BESIDE_FRAMES ? foundAs('page', framesIn(document, base)) : undefined) ??
    foundAs('attachment', documentsInPrograms(document, base)) ??
    (text < LEAST_TEXT_BESIDE_PROGRAM ? foundAs('page', programIn(document, base)) : undefined)
  );
}

/** The documents and pages that hold the text of a page that has none of its own; none for a page with a text. */
export const attachmentsOf = (page: FetchedPage, title: string): readonly Found[] =>
  continuationOf(page, title)?.found ?? [];

interface Link {
  readonly url: string;
  readonly words: string;
}

/** Documents that are linked, or shown by the page or by a viewer. */
function documentsIn(document: Document, base: string): Link[] {
  const shown = 'a[href], iframe[src], frame[src], embed[src], object[data]';
  return selectAll<AnyNode, Element>(shown, document).flatMap((element): Link[] => {
    const { href, src, data, type = '' } = element.attribs;
    const address = webAddress(href ?? src ?? data ?? '', base);
    if (address === undefined) return [];
    const words = wordsOfLink(element);
    const url = new URL(address);
    const viewed = DOCUMENT.test(url.pathname) ? undefined : viewedBy(url);
    if (viewed !== undefined) return [{ url: viewed, words }];
    const isDocument = DOCUMENT.test(`${url.pathname}${url.search} ${words}`) || DOCUMENT_TYPE.test(type);
    return isDocument ? [{ url: address, words }] : [];
  });
}

/** A page that shows a document, and does not send it: web/viewer.html, pdfjs/, op/view.aspx */
const VIEWER = /viewer|pdf\.?js|preview|\/op\/(?:view|embed)|\.html?$/iu;

/** The document that a viewer was told to show: web/viewer.html?file=%2Fupload%2F17.pdf */
function viewedBy(url: URL): string | undefined {
  for (const value of url.searchParams.values()) {
    // By a whole address it is there, whatever shows it.
    const isWhole = /^https?:\/\//iu.test(value);
    if (DOCUMENT.test(value) && (isWhole || VIEWER.test(url.pathname))) return webAddress(value, url.href);
  }
  return undefined;
}

const unquoted = (text: string): string => /^(["'])(.*)\1$/su.exec(text)?.[2] ?? text;

/** Where the page says that browsers are to go on to. */
function refreshIn(document: Document, base: string): Link[] {
  return selectAll<AnyNode, Element>('meta[http-equiv][content]', document).flatMap((meta): Link[] => {
    const { 'http-equiv': name = '', content = '' } = meta.attribs;
    const [, seconds = '', rest = ''] = /^\s*(\d*)(?:\.\d*)?\s*[;,]?\s*(.*)$/su.exec(content) ?? [];
    const isForOthers = isWithin(meta, 'noscript');
    if (name.trim().toLowerCase() !== 'refresh' || isForOthers || Number(seconds) > LONGEST_REFRESH_S)
      return [];
    const url = webAddress(unquoted(rest.replace(/^url\s*=\s*/iu, '').trim()), base);
    return url === undefined ? [] : [{ url, words: '' }];
  });
}

function isWithin(element: Element, name: string): boolean {
  for (let at = element.parent; at !== null; at = at.parent) if (isTag(at) && at.name === name) return true;
  return false;
}

/** Other pages of the same site that the page shows. */
function framesIn(document: Document, base: string): Link[] {
  return selectAll<AnyNode, Element>('iframe[src], frame[src]', document)
    .flatMap(({ attribs: { src = '', name = '', id = '', width, height, style = '' } }): Link[] => {
      const url = webAddress(src, base);
      if (url === undefined || new URL(url).host !== new URL(base).host) return [];
      const isHidden =
        [width, height].some((size) => /^[01](?:px)?$/u.test(size ?? '')) ||
        /display\s*:\s*none/iu.test(style);
      const isFurniture = FURNITURE.test(`${name} ${id} ${new URL(url).pathname.split('/').at(-1)}`);
      return isHidden || isFurniture ? [] : [{ url, words: '' }];
    })
    .slice(0, MOST_FRAMES);
}

const programsIn = (document: Document): string[] =>
  DomUtils.getElementsByTagName('script', document).map(({ children }) =>
    children.map((child) => ('data' in child ? String(child.data) : '')).join(''),
  );

const QUOTED_DOCUMENT = /["']([^"'\s<>]{1,500}\.(?:pdf|docx)(?:\?[^"'\s<>]{0,200})?)["']/giu;

/** Documents that a program of the page shows: PDFObject.embed("/upload/17.pdf") */
function documentsInPrograms(document: Document, base: string): Link[] {
  return programsIn(document)
    .flatMap((program) => [...program.matchAll(QUOTED_DOCUMENT)].map(([, address = '']) => address))
    .flatMap((address) => webAddress(address.replaceAll('\\/', '/'), base) ?? [])
    .map((url) => ({ url, words: '' }));
}

const GOES_ON =
  /(?:^|[\s;{(.])location(?:\.href)?\s*=\s*(["'])([^"'\s]{1,500})\1|\blocation\.(?:replace|assign)\s*\(\s*(["'])([^"'\s]{1,500})\3/u;

/** Where a program leads on to, if it says so in one piece. */
function programIn(document: Document, base: string): Link[] {
  return programsIn(document)
    .flatMap((program) => {
      const [, , set, , called] = GOES_ON.exec(program) ?? [];
      return webAddress((set ?? called ?? '').replaceAll('\\/', '/'), base) ?? [];
    })
    .slice(0, 1)
    .map((url) => ({ url, words: '' }));
}

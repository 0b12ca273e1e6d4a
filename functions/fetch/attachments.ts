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

/** The elements of a page take 33 times its bytes: those of 10 MiB are more than the function has (docs/speed.md). */
const MOST_BYTES = 2 * 1024 * 1024;

/** What holds the text of a page that has none of its own. */
export interface Continuation {
  readonly kind: 'attachment' | 'page';
  readonly found: readonly Found[];
}

/**
 * Where the text of a page is that has none of its own: sites often publish minutes as a page that holds nothing but a
 * link to a PDF or Word file, or a viewer of one; that leads on by itself; or that shows another page of the site in a
 * frame. Undefined for a page with a text, and for one that is too large to be such a page.
 */
export function continuationOf(page: FetchedPage, title: string): Continuation | undefined {
  if (!/html/iu.test(page.contentType) || page.bytes.length > MOST_BYTES) return undefined;
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

/** What shows or opens another address: links, frames, objects and their parameters, and what a program opens. */
const SHOWN =
  'a[href], a[onclick], a[data-href], iframe, frame[src], embed[src], object[data], object param[value], [data-pdf], [data-file]';

/** The addresses that an element may lead to, the most telling first. A frame may get its own from a program later. */
function addressesOf({ attribs }: Element, base: string): string[] {
  const { href, src, data, value, onclick } = attribs;
  const delayed = [attribs['data-href'], attribs['data-src'], attribs['data-pdf'], attribs['data-file']];
  const opened = QUOTED_ADDRESS.exec(
    onclick ?? (/^\s*javascript:/iu.test(href ?? '') ? (href ?? '') : ''),
  )?.[2];
  return [href, src, data, value, ...delayed, opened].flatMap(
    (address) => webAddress(address ?? '', base) ?? [],
  );
}

/** window.open('/upload/17.pdf') */
const QUOTED_ADDRESS = /(["'])([^"'\s<>]{1,500}\.(?:pdf|docx)(?:\?[^"'\s<>]{0,200})?)\1/iu;

/** Documents that are linked, or shown by the page or by a viewer. */
function documentsIn(document: Document, base: string): Link[] {
  return selectAll<AnyNode, Element>(SHOWN, document).flatMap((element): Link[] => {
    const { type = '', title = '', download = '' } = element.attribs;
    const words = wordsOfLink(element);
    const named = `${words} ${element.name === 'a' ? `${title} ${download}` : ''}`;
    for (const address of addressesOf(element, base)) {
      const url = new URL(address);
      const viewed = DOCUMENT.test(url.pathname)
        ? undefined
        : viewedBy(url, hashOf(element, base), element.name !== 'a');
      if (viewed !== undefined) return [{ url: viewed, words }];
      const isDocument = DOCUMENT.test(`${url.pathname}${url.search} ${named}`) || DOCUMENT_TYPE.test(type);
      if (isDocument) return [{ url: address, words }];
    }
    return [];
  });
}

/** What stands behind # in the address of a frame, as parameters. */
function hashOf({ attribs }: Element, base: string): string {
  const address = attribs.src ?? attribs.href ?? '';
  return URL.canParse(address, base) ? new URL(address, base).hash.slice(1) : '';
}

/** A page that shows a document, and does not send it: web/viewer.html, pdfjs/, op/view.aspx */
const VIEWER = /viewer|pdf\.?js|preview|flip|\/op\/(?:view|embed)|\.html?$/iu;
/** One that its name says to be a viewer shows whatever it is told to. */
const NAMED_VIEWER = /viewer|pdf\.?js|preview/iu;

/** Parameters by which viewers are told what to show, whatever its name ends in. */
const FILE_NAME = /^(?:file|pdf|pdfurl|fileurl|src|url|doc|path)$/iu;
const ESCAPED_SLASH = /^(?:https?%3a)?%2f|^https?%3a/iu;
const BASE64 = /^[A-Za-z0-9+/_-]{16,2000}={0,2}$/u;

/** What a parameter of a viewer may mean: itself, without another escape, or what it holds in base 64 (kkFileView). */
function meaningsOf(value: string): string[] {
  const plain =
    ESCAPED_SLASH.test(value) && !/%(?![\da-f]{2})/iu.test(value) ? decodeURIComponent(value) : value;
  const packed = BASE64.test(value) ? Buffer.from(value, 'base64').toString('utf8') : '';
  return /^https?:\/\/\S+$/iu.test(packed) ? [packed] : [plain];
}

/** The document that a viewer was told to show: web/viewer.html?file=%2Fupload%2F17.pdf */
function viewedBy(url: URL, hash: string, isShown: boolean): string | undefined {
  const isViewer = VIEWER.test(url.pathname);
  const parameters = [...url.searchParams, ...(isViewer ? new URLSearchParams(hash) : [])];
  for (const [name, value] of parameters)
    for (const meant of meaningsOf(value)) {
      // By a whole address it is there, whatever shows it.
      const isWhole = /^https?:\/\//iu.test(meant);
      const isTold =
        isShown &&
        NAMED_VIEWER.test(url.pathname) &&
        FILE_NAME.test(name) &&
        /^(?:https?:\/\/|\.{0,2}\/)\S/iu.test(meant);
      const isDocument = DOCUMENT.test(meant) && (isWhole || isViewer);
      const isTheViewer = webAddress(meant, url.href) === url.href;
      if ((isDocument || isTold) && !isTheViewer) return webAddress(meant, url.href);
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
  return selectAll<AnyNode, Element>('iframe, frame[src]', document)
    .flatMap(({ attribs }): Link[] => {
      const { src = '', name = '', id = '', width, height, style = '', hidden } = attribs;
      const url = webAddress(src, base) ?? webAddress(attribs['data-src'] ?? '', base);
      if (url === undefined || new URL(url).host !== new URL(base).host) return [];
      const isHidden =
        hidden !== undefined ||
        [width, height].some((size) => /^[01](?:px)?$/u.test(size ?? '')) ||
        /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style);
      const isFurniture = FURNITURE.test(`${name} ${id} ${new URL(url).pathname.split('/').at(-1)}`);
      return isHidden || isFurniture ? [] : [{ url, words: '' }];
    })
    .slice(0, MOST_FRAMES);
}

/** A text of a program without its escapes: \/ and \u0026 */
const unescaped = (text: string): string =>
  text
    .replaceAll('\\/', '/')
    .replace(/\\u([\da-f]{4})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const REMARK = /(?<=^|[\s;{}])\/\/[^\n]*|\/\*[^*]{0,2000}\*\//gu;

const programsIn = (document: Document): string[] =>
  DomUtils.getElementsByTagName('script', document).map(({ children }) =>
    children.map((child) => ('data' in child ? String(child.data) : '')).join(''),
  );

const QUOTED_DOCUMENT = /["']([^"'\s<>]{1,500}\.(?:pdf|docx)(?:\?[^"'\s<>]{0,200})?)["']/giu;

/** Documents that a program of the page shows: PDFObject.embed("/upload/17.pdf") */
function documentsInPrograms(document: Document, base: string): Link[] {
  return programsIn(document)
    .flatMap((program) => [...program.matchAll(QUOTED_DOCUMENT)].map(([, address = '']) => address))
    .flatMap((address) => webAddress(unescaped(address), base) ?? [])
    .map((url) => ({ url, words: '' }));
}

const GOES_ON = new RegExp(
  [
    `(?:^|[\\s;{("'.])location(?:\\.href|\\[["']href["']\\])?\\s*=\\s*(["'])([^"'\\s]{1,500})\\1`,
    `\\blocation\\.(?:replace|assign)\\s*\\(\\s*(["'])([^"'\\s]{1,500})\\3`,
    `\\[["']location["']\\]\\s*=\\s*(["'])([^"'\\s]{1,500})\\5`,
    `\\bopen\\(\\s*(["'])([^"'\\s]{1,500})\\7\\s*,\\s*["']_(?:self|top|parent)["']`,
  ].join('|'),
  'u',
);

/** Where a program leads on to, if it says so in one piece. */
function programIn(document: Document, base: string): Link[] {
  return programsIn(document)
    .flatMap((program) => {
      const [, , set, , called, , named, , opened] = GOES_ON.exec(program.replace(REMARK, ' ')) ?? [];
      return webAddress(unescaped(set ?? called ?? named ?? opened ?? ''), base) ?? [];
    })
    .slice(0, 1)
    .map((url) => ({ url, words: '' }));
}

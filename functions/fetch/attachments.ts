import { selectAll } from 'css-select';
import type { AnyNode, Element } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { decode } from '../parse/page/decode.ts';
import type { Found } from '../shared/crawl/ledger.ts';
import { parseMarkup } from '../shared/markup/document.ts';

/** The end of a file's name in a path, in a parameter (download.jsp?name=a.pdf&id=1) or in the words of a link. */
const DOCUMENT = /\.(?:pdf|docx)(?![a-z0-9])/iu;
/** Fewer Han characters outside of links than this, and a page has no text of its own. */
const LEAST_TEXT = 300;
const NO_TEXT = 'script, style, noscript, nav, header, footer, a, select, option, button, title';

/**
 * The documents attached to a page that has no text of its own: sites often publish minutes as a page that holds
 * nothing but a link to a PDF or Word file. Empty for a page with a text.
 */
export function attachmentsOf(
  page: { readonly bytes: Uint8Array; readonly contentType: string; readonly url: string },
  title: string,
): Found[] {
  if (!/html/iu.test(page.contentType)) return [];
  const document = parseMarkup(decode(page.bytes, page.contentType).text);
  const found = new Map<string, Found>();
  for (const link of selectAll<AnyNode, Element>('a[href], iframe[src], embed[src]', document)) {
    const address = (link.attribs.href ?? link.attribs.src ?? '').trim();
    if (!URL.canParse(address, page.url)) continue;
    const url = new URL(address, page.url);
    url.hash = '';
    const words = DomUtils.textContent(link).replace(/\s+/gu, ' ').trim();
    if (!/^https?:$/u.test(url.protocol) || !DOCUMENT.test(`${url.pathname}${url.search} ${words}`)) continue;
    found.set(url.href, { url: url.href, title: words || title, attachedTo: page.url });
  }
  if (found.size === 0) return [];
  for (const element of selectAll<AnyNode, AnyNode>(NO_TEXT, document)) DomUtils.removeElement(element);
  const han = DomUtils.textContent(document).match(/\p{Script=Han}/gu)?.length ?? 0;
  return han < LEAST_TEXT ? [...found.values()] : [];
}

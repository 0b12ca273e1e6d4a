import { selectOne } from 'css-select';
import type { Document, Element } from 'domhandler';
import { webAddress } from './words.ts';

/** What the addresses on a page are relative to (HTML, section 4.2.3). */
export function baseOf(document: Document, url: string): string {
  const href = selectOne<Document | Element, Element>('base[href]', document)?.attribs.href;
  return (href !== undefined && webAddress(href, url)) || url;
}

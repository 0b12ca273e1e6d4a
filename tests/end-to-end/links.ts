import { XMLParser } from 'fast-xml-parser';
import { Parser } from 'htmlparser2';

/** An address that a published file points at. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** Addresses in `href` and `src` of a page. */
export function linksOfPage(html: string, from: string): Link[] {
  const links: Link[] = [];
  const parser = new Parser({
    onopentag(_, attributes) {
      for (const name of ['href', 'src']) {
        const to = attributes[name];
        if (to !== undefined) links.push({ from, to });
      }
    },
  });
  parser.end(html);
  return links;
}

/** Names of the places on a page that a fragment can point at. */
export function anchorsOf(html: string): Set<string> {
  const anchors = new Set<string>();
  const parser = new Parser({
    onopentag(_, { id }) {
      if (id !== undefined) anchors.add(id);
    },
  });
  parser.end(html);
  return anchors;
}

/** Addresses in the elements and attributes of an RSS or Atom feed, and those in the HTML that it carries. */
export function linksOfXml(xml: string, from: string): Link[] {
  const links: Link[] = [];
  visit(new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml), '');
  return links;

  function visit(value: unknown, key: string): void {
    if (typeof value === 'string') {
      if (/^https?:/.test(value) && key !== 'docs' && key !== 'id' && !key.startsWith('xmlns'))
        links.push({ from, to: value });
      if (value.includes('<')) links.push(...linksOfPage(value, from));
    } else if (Array.isArray(value)) for (const one of value) visit(one, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    }
  }
}

/** Addresses in the members of a JSON Feed that are addresses, and those in the HTML that it carries. */
export function linksOfJsonFeed(json: string, from: string): Link[] {
  const links: Link[] = [];
  visit(JSON.parse(json), '');
  return links;

  function visit(value: unknown, key: string): void {
    if (typeof value === 'string') {
      if (/(^|_)url$|^icon$|^about$/.test(key)) links.push({ from, to: value });
      if (key === 'content_html') links.push(...linksOfPage(value, from));
    } else if (Array.isArray(value)) for (const one of value) visit(one, key);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) visit(inner, name);
    }
  }
}

import { XMLBuilder } from 'fast-xml-parser';

/** A feed in the list, another list, or several under a heading. */
export type Outline =
  | { readonly title: string; readonly rss: string; readonly page: string }
  | { readonly title: string; readonly list: string; readonly page: string }
  | { readonly title: string; readonly outlines: readonly Outline[] };

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

/** A list of feeds as OPML 2.0 (http://opml.org/spec2.opml): feed readers take all of them in at once. */
export function renderOpml(title: string, outlines: readonly Outline[]): string {
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'utf-8' },
    opml: {
      '@version': '2.0',
      head: { title, docs: 'http://opml.org/spec2.opml' },
      body: { outline: outlines.map(outlineOf) },
    },
  };
  return `${builder.build(document).trimEnd()}\n`;
}

function outlineOf(outline: Outline): object {
  const names = { '@text': outline.title, '@title': outline.title };
  if ('outlines' in outline) return { ...names, outline: outline.outlines.map(outlineOf) };
  // Of type `link`: readers that take in whatever is of type `include` would be rare, and subscribe to everything twice.
  if ('list' in outline) return { '@type': 'link', ...names, '@url': outline.list, '@htmlUrl': outline.page };
  return { '@type': 'rss', ...names, '@xmlUrl': outline.rss, '@htmlUrl': outline.page };
}

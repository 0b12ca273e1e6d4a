import type { Random } from '../generator/random.ts';
import { tryPage } from '../parse/rules.ts';
import { docxKind } from './docx/kind.ts';
import { htmlKind } from './html/kind.ts';
import type { Kind } from './kind.ts';
import { feedLists } from './lists/feed-lists.ts';
import { htmlLists } from './lists/html-lists.ts';
import { jsonLists } from './lists/json-lists.ts';
import { sitemaps } from './lists/sitemaps.ts';
import { invent, pool } from './mutate.ts';
import { pdfKind } from './pdf/kind.ts';

const POOL = 300;

/** Pages as text: their characters are changed, whatever they stand for. */
function textKind(random: Random): Kind {
  const pages = pool(random, POOL);
  return {
    name: 'text',
    share: 10,
    invent(drawn) {
      const { bytes, contentType, story } = invent(drawn, pages);
      return {
        story,
        size: bytes.length,
        input: { bytes, contentType },
        run: () => tryPage(bytes, contentType),
      };
    },
  };
}

const kinds: Readonly<Record<string, (random: Random) => Kind>> = {
  text: textKind,
  html: htmlKind,
  docx: docxKind,
  pdf: pdfKind,
  'html-list': htmlLists,
  'json-list': jsonLists,
  feed: feedLists,
  sitemap: sitemaps,
};

export const KIND_NAMES: readonly string[] = Object.keys(kinds);

/** The kinds of inputs by their names. @throws Error when there is none of a name. */
export const kindsOf = (names: readonly string[], random: Random): Kind[] =>
  names.map((name) => {
    const make = kinds[name];
    if (make === undefined) throw new Error(`There is no kind “${name}” of input: ${KIND_NAMES.join(', ')}`);
    return make(random.fork(name));
  });

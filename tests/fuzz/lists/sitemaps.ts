import { gzipSync } from 'node:zlib';
import type { WebList } from '../../../functions/discover/lists/read-list.ts';
import type { Random } from '../../generator/random.ts';
import { type Change, changed } from '../change.ts';
import type { Kind } from '../kind.ts';
import { listCase } from './list-case.ts';
import { markupDamage } from './markup-damage.ts';
import { inventRows, type Row, SITE } from './rows.ts';

const list: WebList = { kind: 'sitemap', url: `${SITE}/sitemap.xml` };
const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const FORMS: readonly ((rows: readonly Row[]) => string)[] = [
  (rows) =>
    `${XML}<urlset ${SCHEMA}>${rows.map(({ path, day }) => `<url><loc>${SITE}${path}</loc><lastmod>${day}</lastmod></url>`).join('')}</urlset>`,
  (rows) =>
    `${XML}<urlset ${SCHEMA} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${rows.map(({ title, path, day }) => `<url><loc>${SITE}${path}</loc><news:news><news:publication_date>${day}T10:00:00+08:00</news:publication_date><news:title>${title}</news:title></news:news></url>`).join('')}</urlset>`,
  (rows) =>
    `${XML}<sitemapindex ${SCHEMA}>${rows.map(({ path, day }) => `<sitemap><loc>${SITE}${path}</loc><lastmod>${day}</lastmod></sitemap>`).join('')}</sitemapindex>`,
  (rows) => rows.map(({ path }) => `${SITE}${path}`).join('\n'),
];

const unseen: readonly Change<string>[] = [
  {
    name: 'comments',
    apply: (_, text) =>
      text.includes('<!--')
        ? text
        : text.replaceAll(/(?=<url>|<sitemap>|<loc>)/gu, '<!-- <url><loc>http://x/</loc></url> -->'),
  },
  {
    name: 'white space',
    apply: (_, text) =>
      text.startsWith('<') ? text.replaceAll('><', '>\r\n\t<') : text.replaceAll('\n', ' \r\n\n'),
  },
  {
    name: 'pictures',
    apply: (_, text) =>
      text.replaceAll('</url>', '<image:image><image:loc>http://x/y.png</image:loc></image:image></url>'),
  },
  {
    name: 'a prefix',
    apply: (_, text) =>
      text.includes('sm:') || text.includes(':news') || text.includes('image:')
        ? text
        : text.replaceAll(/<(\/?)([a-z])/gu, '<$1sm:$2').replace('xmlns=', 'xmlns:sm='),
  },
  {
    name: 'sections',
    apply: (_, text) => text.replaceAll(/<loc>([^<]*)<\/loc>/gu, '<loc><![CDATA[$1]]></loc>'),
  },
];

const PACKED = 0.2;

/** Sitemaps, of pages, of news and of sitemaps; also as text, and packed. */
export const sitemaps = (): Kind => ({
  name: 'sitemap',
  share: 5,
  invent(random: Random) {
    const original = random.pick(FORMS)(inventRows(random));
    const { model, story, unseen: isUnseen } = changed(random, original, { unseen, seen: markupDamage });
    const plain = Buffer.from(model);
    const isPacked = random.chance(PACKED);
    const bytes = isPacked ? gzipSync(plain) : plain;
    const isCut = isPacked && !isUnseen && random.chance(0.3);
    return listCase({
      list,
      bytes: isCut ? bytes.subarray(0, random.int(2, bytes.length)) : bytes,
      contentType: 'application/xml',
      story: [...story, ...(isPacked ? ['packed'] : []), ...(isCut ? ['cut off'] : [])],
      size: plain.length,
      sameAs: isUnseen ? Buffer.from(original) : undefined,
    });
  },
});

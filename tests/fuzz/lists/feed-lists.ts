import type { WebList } from '../../../functions/discover/lists/read-list.ts';
import type { Random } from '../../generator/random.ts';
import { type Change, changed } from '../change.ts';
import type { Kind } from '../kind.ts';
import { listCase } from './list-case.ts';
import { markupDamage } from './markup-damage.ts';
import { inventRows, type Row, SITE } from './rows.ts';

const list: WebList = { kind: 'feed', url: `${SITE}/feed.xml` };
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

const FORMS: readonly ((rows: readonly Row[]) => string)[] = [
  (rows) =>
    `${XML}<rss version="2.0"><channel><title>常务会议</title><link>${SITE}</link>${rows.map(({ title, path, day }) => `<item><title>${title}</title><link>${SITE}${path}</link><pubDate>${new Date(`${day}T02:00:00Z`).toUTCString()}</pubDate></item>`).join('')}</channel></rss>`,
  (rows) =>
    `${XML}<feed xmlns="http://www.w3.org/2005/Atom"><title>常务会议</title>${rows.map(({ title, path, day }) => `<entry><title type="html">${title}</title><link href="${path}"/><id>${SITE}${path}</id><published>${day}T10:00:00+08:00</published><updated>2025-12-31T00:00:00Z</updated></entry>`).join('')}</feed>`,
  (rows) =>
    `${XML}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/rss/1.0/">${rows.map(({ title, path, day }) => `<item rdf:about="${SITE}${path}"><title>${title}</title><link>${SITE}${path}</link><dc:date>${day}</dc:date></item>`).join('')}</rdf:RDF>`,
  (rows) =>
    `${XML}<rss version="2.0"><channel>${rows.map(({ title, path, day }) => `<item><title>${title}</title><guid isPermaLink="true">${SITE}${path}</guid><pubDate>${day}</pubDate></item>`).join('')}</channel></rss>`,
];

const unseen: readonly Change<string>[] = [
  {
    name: 'comments',
    apply: (_, text) =>
      text.includes('<!--')
        ? text
        : text.replaceAll(/(?=<item|<entry|<\/title>)/gu, '<!-- <item><title>x</title></item> -->'),
  },
  { name: 'instructions', apply: (_, text) => text.replaceAll('<title', '<?x y?><title') },
  {
    name: 'sections',
    apply: (_, text) => text.replaceAll(/<title>([^<]*)<\/title>/gu, '<title><![CDATA[$1]]></title>'),
  },
  { name: 'white space', apply: (_, text) => text.replaceAll('><', '>\r\n\t<') },
  {
    name: 'references',
    apply: (_, text) =>
      text.replaceAll(/会议(?!\]\])/gu, (was, at: number, all: string) =>
        all.slice(0, at).lastIndexOf('<![CDATA[') > all.slice(0, at).lastIndexOf(']]>')
          ? was
          : '&#20250;&#x8bae;',
      ),
  },
  {
    name: 'elements of others',
    apply: (_, text) =>
      text.replaceAll(
        /(<(?:item|entry)\b[^>]*>)/gu,
        '$1<media:title>第99次常务会议纪要</media:title><media:link>http://x/y</media:link>',
      ),
  },
  {
    name: 'links to others',
    apply: (_, text) =>
      text.replaceAll(
        '<link href=',
        '<link rel="self" href="/no.xml"/><link rel="enclosure" type="image/png" href="/no.png"/><link href=',
      ),
  },
  {
    name: 'a prefix',
    apply: (_, text) =>
      /<feed\b/u.test(text) && !text.includes('media:') && !text.includes('atom:')
        ? text.replaceAll(/<(\/?)(\w)/gu, '<$1atom:$2').replace('xmlns=', 'xmlns:atom=')
        : text,
  },
];

/** Feeds: RSS of several kinds, and Atom. */
export const feedLists = (): Kind => ({
  name: 'feed',
  share: 7,
  invent(random: Random) {
    const original = random.pick(FORMS)(inventRows(random));
    const { model, story, unseen: isUnseen } = changed(random, original, { unseen, seen: markupDamage });
    return listCase({
      list,
      bytes: Buffer.from(model),
      contentType: 'application/xml',
      story,
      sameAs: isUnseen ? Buffer.from(original) : undefined,
    });
  },
});

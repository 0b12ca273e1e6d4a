// What the head of a page tells programs: where it is, in which languages, what it is about, and what it may load.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { siteOf } from '../government.ts';
import { qingyuMeeting } from '../qingyu-meeting.ts';
import { site } from '../settings.ts';
import { type HtmlPage, readHtml } from './html-page.ts';

const folder = await siteOf([qingyuMeeting]);
const MEETING = 'linlan-qingyu/meetings/2024/12.html';
const GOVERNMENT = 'linlan-qingyu/index.html';

const pageOf = (path: string): HtmlPage => readHtml(folder.get(path) ?? '');
const links = (page: HtmlPage, rel: string) =>
  page.elements.filter(({ name, attributes }) => name === 'link' && attributes.rel === rel);
const metas = (page: HtmlPage, key: 'property' | 'name' | 'http-equiv') =>
  new Map(
    page.elements.flatMap(({ name, attributes }) =>
      name === 'meta' && attributes[key] !== undefined
        ? [[attributes[key], attributes.content] as const]
        : [],
    ),
  );
const dataOf = (path: string): Record<string, unknown>[] => {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(folder.get(path) ?? '')?.[1];
  return json === undefined ? [] : [JSON.parse(json)].flat();
};

describe('languages', () => {
  it('of a page with editions are named on each of them, with the one for everybody else', () => {
    for (const path of [GOVERNMENT, `hant/${GOVERNMENT}`, `en/${GOVERNMENT}`]) {
      const named = links(pageOf(path), 'alternate').flatMap(({ attributes: { hreflang, href } }) =>
        hreflang === undefined ? [] : [[hreflang, href]],
      );
      expect(named).toEqual([
        ['zh-Hans', `${site.baseUrl}/${GOVERNMENT}`],
        ['zh-Hant', `${site.baseUrl}/hant/${GOVERNMENT}`],
        ['en', `${site.baseUrl}/en/${GOVERNMENT}`],
        ['x-default', `${site.baseUrl}/${GOVERNMENT}`],
      ]);
    }
  });

  it('are not offered where there is one only', () => {
    const page = pageOf(MEETING);
    expect(links(page, 'alternate').some(({ attributes }) => attributes.hreflang !== undefined)).toBe(false);
    expect(folder.get(MEETING)).not.toContain('class="languages"');
    // What there is in another language is the page of the government.
    const elsewhere = page.elements.filter(({ name, attributes }) => name === 'a' && attributes.hreflang);
    expect(elsewhere.map(({ attributes }) => [attributes.lang, attributes.href])).toEqual([
      ['zh-Hant', '../../../hant/linlan-qingyu/index.html'],
      ['en', '../../../en/linlan-qingyu/index.html'],
    ]);
  });

  it('of the words of a page is the page’s own: no page in Chinese has glosses', () => {
    for (const [path, html] of folder) {
      if (!path.endsWith('.html') || path.startsWith('en/')) continue;
      const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
      const headings = [...main.matchAll(/<h[1-6][^>]*>(.*?)<\/h[1-6]>/gs)].map(([, text = '']) => text);
      if (path !== '404.html') expect(headings.filter((text) => text.includes('lang="en"'))).toEqual([]);
    }
  });
});

describe('what others show of a page', () => {
  it('is its title, what it is about and its address', () => {
    const page = pageOf(MEETING);
    expect(Object.fromEntries(metas(page, 'property'))).toEqual({
      'og:type': 'article',
      'og:title': '临澜市青屿区人民政府第12次常务会议纪要',
      'og:description': expect.stringMatching(
        /^临澜市青屿区人民政府第12次常务会议纪要，2024年6月21日上午。作出10项决定：/,
      ),
      'og:url': `${site.baseUrl}/${MEETING}`,
      'og:site_name': '开放纪要',
      'og:locale': 'zh_CN',
    });
    expect(metas(pageOf(`en/${GOVERNMENT}`), 'property').get('og:locale')).toBe('en_US');
  });

  it('of a meeting is an event of its government, and the way to it', () => {
    const [way, event] = dataOf(MEETING);
    expect(way).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { position: 1, name: '首页', item: `${site.baseUrl}/index.html` },
        { position: 2, item: `${site.baseUrl}/${GOVERNMENT}` },
        { position: 3, name: '2024年' },
        { position: 4, item: `${site.baseUrl}/${MEETING}` },
      ],
    });
    expect(event).toMatchObject({
      '@type': 'Event',
      startDate: '2024-06-21',
      organizer: { '@type': 'GovernmentOrganization', name: '临澜市青屿区人民政府' },
    });
  });

  it('of a government is the government and its data', () => {
    expect(dataOf(GOVERNMENT).map((one) => one['@type'])).toEqual([
      'BreadcrumbList',
      'GovernmentOrganization',
      'Dataset',
    ]);
  });
});

it('a calendar and feeds can be found from the page of a government', () => {
  const types = links(pageOf(GOVERNMENT), 'alternate').flatMap(({ attributes }) => attributes.type ?? []);
  expect(new Set(types)).toEqual(
    new Set(['application/rss+xml', 'application/atom+xml', 'application/feed+json', 'text/calendar']),
  );
});

describe('the policy of a page', () => {
  it('allows the styles that stand in it by their hash, and nothing else that stands in it', () => {
    for (const [path, html] of folder) {
      if (!path.endsWith('.html')) continue;
      const policy = metas(readHtml(html), 'http-equiv').get('Content-Security-Policy') ?? '';
      const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = '']) => text);
      expect(styles).toHaveLength(1);
      for (const text of styles)
        expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
      expect(policy).not.toContain('unsafe');
      expect(html).not.toMatch(/ style="/);
    }
  });
});

describe('where nothing is', () => {
  const html = folder.get('404.html') ?? '';

  it('a page in every language leads back, from wherever it is answered', () => {
    const page = readHtml(html);
    expect(metas(page, 'name').get('robots')).toBe('noindex');
    expect(html).not.toContain('rel="canonical"');
    for (const link of page.links)
      expect(link).toMatch(/^(?:\/cn\/|#main$|https:\/\/minutes\.example\/report)/);
    for (const language of ['zh-Hans', 'zh-Hant', 'en']) expect(html).toContain(`lang="${language}"`);
  });
});

it('the icon is one picture of 32 by 32 where browsers look for it', async () => {
  const { favicon } = await import('../../../functions/publish/site/icon.ts');
  const bytes = favicon();
  const view = new DataView(bytes.buffer);
  expect([view.getUint16(0, true), view.getUint16(2, true), view.getUint16(4, true)]).toEqual([0, 1, 1]);
  expect([...bytes.slice(6, 8)]).toEqual([32, 32]);
  expect(view.getUint32(14, true) + view.getUint32(18, true)).toBe(bytes.length);
});

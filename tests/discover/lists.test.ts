import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ListPage } from '../../functions/discover/lists/list-page.ts';
import { firstRequest, readList, type WebList } from '../../functions/discover/lists/read-list.ts';
import { entryFilter, minutesFilter, passedOver } from '../../functions/discover/minutes-filter.ts';
import { isKind } from '../../functions/shared/errors.ts';

const SITE = 'https://www.qingxi.example';

/** Reads an answer as the first page of a list, or as a later one. */
function read(
  list: WebList,
  body: string | Uint8Array,
  { type = 'text/html', url = `${SITE}/zwgk/cwhy/`, page = 1, before = 0 } = {},
): ListPage {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const request = { ...firstRequest(list), page, before };
  return readList({ bytes, contentType: type, url }, list, request, { timeZone: 'Asia/Shanghai' });
}

/** The code of the error that something throws. */
function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isKind(error, 'permanent') || isKind(error, 'refused')) return error.code;
    throw error;
  }
  return 'none';
}

describe('a JSON list', () => {
  // The shape of the disclosure lists of one widespread content system: a form by POST, a total, relative links.
  const list: WebList = {
    kind: 'json',
    url: `${SITE}/szinf/getXxgkinfo/?deptcode=014&pagesize=2&currpage={page}`,
    method: 'POST',
    entries: 'infolist',
    link: 'link',
    title: 'title',
    date: 'addtime',
    total: 'totalcount',
  };
  const answer = (totalcount: number | string, ...titles: string[]) =>
    JSON.stringify({
      totalcount,
      infolist: titles.map((title, i) => ({
        title,
        link: `/qx/zdhyxxgk/2024/${i}.shtml`,
        addtime: '2024-03-08 10:21:33',
        channel_name: '重大会议',
      })),
    });
  const url = `${SITE}/szinf/getXxgkinfo/?deptcode=014&pagesize=2&currpage=1`;
  const options = { type: 'application/json', url };

  it('is asked for by POST, page by page, until its total is reached', () => {
    expect(firstRequest(list)).toEqual({ url, form: '', page: 1, before: 0 });
    const first = read(list, answer(3, '第2次常务会议纪要', '第1次常务会议纪要'), options);
    expect(first).toEqual({
      entries: [
        { url: `${SITE}/qx/zdhyxxgk/2024/0.shtml`, title: '第2次常务会议纪要', listedOn: '2024-03-08' },
        { url: `${SITE}/qx/zdhyxxgk/2024/1.shtml`, title: '第1次常务会议纪要', listedOn: '2024-03-08' },
      ],
      total: 3,
      next: { url: url.replace('currpage=1', 'currpage=2'), form: '', page: 2, before: 2 },
    });
    expect(read(list, answer('3', '旧闻'), { ...options, page: 2, before: 2 })).toEqual({
      entries: [{ url: `${SITE}/qx/zdhyxxgk/2024/0.shtml`, title: '旧闻', listedOn: '2024-03-08' }],
      total: 3,
    });
  });

  it('may be asked for by GET, be an array itself, count from 0 and state no total', () => {
    const plain: WebList = {
      kind: 'json',
      url: `${SITE}/api/list?page={page}`,
      firstPage: 0,
      entries: '',
      link: 'page.url',
      title: 'page.name',
    };
    expect(firstRequest(plain)).toEqual({ url: `${SITE}/api/list?page=0`, page: 1, before: 0 });
    const body = JSON.stringify([
      { page: { url: 'a.html', name: 12 } },
      { page: { url: '', name: 'no address' } },
      { page: null },
    ]);
    expect(read(plain, body, { ...options, url: `${SITE}/api/list?page=0` })).toEqual({
      entries: [{ url: `${SITE}/api/a.html`, title: '12' }],
      next: { url: `${SITE}/api/list?page=1`, page: 2, before: 3 },
    });
    expect(read(plain, '[]', options).next).toBeUndefined();
  });

  it('puts the number of the page into the form, where it belongs there', () => {
    const { total: _, ...rest } = list;
    const form: WebList = { ...rest, url: `${SITE}/list`, body: 'dept=014&page={page}' };
    expect(firstRequest(form)).toMatchObject({ url: `${SITE}/list`, form: 'dept=014&page=1' });
    expect(read(form, answer(0, '甲'), options).next).toMatchObject({ form: 'dept=014&page=2' });
  });

  it.each([
    ['a page of a wall', '<html>请开启JavaScript</html>'],
    ['another shape', '{"code":0,"data":{}}'],
    ['an error instead of the list', '{"infolist":null}'],
  ])('says so when it is a list no more: %s', (_, body) => {
    expect(codeOf(() => read(list, body, options))).toBe('list-changed');
  });
});

describe('a feed', () => {
  const list: WebList = { kind: 'feed', url: `${SITE}/rss.xml` };

  it('is read as RSS, with the day in the time zone of the government', () => {
    const rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>常务会议</title>
<item><title><![CDATA[第2次常务会议纪要]]></title><link>/2024/2.html</link><pubDate>Thu, 07 Mar 2024 17:30:00 GMT</pubDate></item>
<item><title>第1次常务会议纪要</title><link>${SITE}/2024/1.html</link></item>
<item><title>没有地址</title></item></channel></rss>`;
    expect(read(list, rss, { type: 'application/rss+xml', url: list.url })).toEqual({
      entries: [
        { url: `${SITE}/2024/2.html`, title: '第2次常务会议纪要', listedOn: '2024-03-08' },
        { url: `${SITE}/2024/1.html`, title: '第1次常务会议纪要' },
      ],
      remarks: ['Of its 3 items 1 cannot be read: no address stands in them.'],
    });
  });

  it('is read as Atom', () => {
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>会议</title>
<entry><title>第3次常务会议纪要</title><link href="${SITE}/2024/3.html"/><updated>2024-03-08T10:00:00+08:00</updated></entry></feed>`;
    expect(read(list, atom, { type: 'application/atom+xml', url: list.url }).entries).toEqual([
      { url: `${SITE}/2024/3.html`, title: '第3次常务会议纪要', listedOn: '2024-03-08' },
    ]);
  });

  it('says so when it is none any more', () => {
    expect(codeOf(() => read(list, '<html><body>改版公告</body></html>'))).toBe('list-changed');
  });
});

describe('a sitemap', () => {
  const list: WebList = { kind: 'sitemap', url: `${SITE}/sitemap.xml` };
  const urlset = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${SITE}/cwhy/2.html</loc><lastmod>2024-03-08T00:00:00+08:00</lastmod></url>
<url><loc> ${SITE}/cwhy/1.html </loc></url><url><loc>not an address</loc></url></urlset>`;
  const entries = [
    { url: `${SITE}/cwhy/2.html`, title: '', listedOn: '2024-03-08' },
    { url: `${SITE}/cwhy/1.html`, title: '' },
  ];

  it('names addresses without titles', () => {
    expect(read(list, urlset, { type: 'text/xml' })).toEqual({ entries });
  });

  it('may be stored compressed, but not without bounds', () => {
    expect(read(list, gzipSync(urlset), { type: 'application/gzip' })).toEqual({ entries });
    expect(read(list, gzipSync(gzipSync(urlset)), { type: 'application/gzip' })).toEqual({ entries });
    const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024));
    expect(codeOf(() => read(list, bomb, { type: 'application/gzip' }))).toBe('too-large');
    expect(codeOf(() => read(list, gzipSync(urlset).subarray(0, 60), { type: 'application/gzip' }))).toBe(
      'list-changed',
    );
  });

  it('may be an index of others, with the day of their last change', () => {
    const index = `<sitemapindex><sitemap><loc>${SITE}/a.xml</loc><lastmod>2024-03-08</lastmod></sitemap>
<sitemap><loc>${SITE}/b.xml</loc></sitemap></sitemapindex>`;
    expect(read(list, index, { type: 'text/xml' })).toEqual({
      entries: [],
      sitemaps: [
        { url: `${SITE}/a.xml`, page: 2, before: 0, changedOn: '2024-03-08' },
        { url: `${SITE}/b.xml`, page: 3, before: 0 },
      ],
    });
  });

  it('says so when it is none any more', () => {
    expect(codeOf(() => read(list, '<html></html>'))).toBe('list-changed');
  });
});

describe('an HTML list', () => {
  const list: WebList = { kind: 'html', url: `${SITE}/zwgk/cwhy/`, within: '.list' };
  const page = (items: string, after = '') =>
    `<html><head></head><body><div class="nav"><a href="/">首页</a></div><ul class="list">${items}</ul>${after}</body></html>`;

  it('gives each link with the day beside it, however it is written', () => {
    const items = `<li><a href="./t1.html">第9次常务会议纪要</a> <span>[2024-03-08]</span></li>
<li><span>2024年3月1日</span><a href="../cwhy/t2.html#top">第8次<b>常务会议</b>纪要</a></li>
<li><a href="t3.html" title="青溪区人民政府第7次常务会议纪要">青溪区人民政府第7次…</a></li>
<li><a href="javascript:void(0)">收藏</a> <a href="mailto:a@b.example">邮箱</a></li>`;
    expect(read(list, page(items)).entries).toEqual([
      { url: `${SITE}/zwgk/cwhy/t1.html`, title: '第9次常务会议纪要', listedOn: '2024-03-08' },
      { url: `${SITE}/zwgk/cwhy/t2.html`, title: '第8次常务会议纪要', listedOn: '2024-03-01' },
      { url: `${SITE}/zwgk/cwhy/t3.html`, title: '青溪区人民政府第7次常务会议纪要' },
    ]);
  });

  it('has titles without markup and without what nobody sees', () => {
    const items = `<li><a href="1.html">第1次&lt;em&gt;常务&lt;/em&gt;会议&#7;纪要</a></li>
<li><a href="2.html" title="第2次<b>常务</b>会议纪要">第2次常务…</a></li>
<li><a href="3.html">${'𠮷'.repeat(300)}</a></li>`;
    expect(read(list, page(items)).entries.map(({ title }) => title)).toEqual([
      '第1次常务会议纪要',
      '第2次常务会议纪要',
      '𠮷'.repeat(250),
    ]);
  });

  it('names an address once, however often it is linked', () => {
    const twice = '<li><a href="1.html"><img></a><a href="1.html">纪要</a><a href="1.html">详情</a></li>';
    expect(read(list, page(twice)).entries).toEqual([{ url: `${SITE}/zwgk/cwhy/1.html`, title: '纪要' }]);
  });

  it('heeds the base address of the page', () => {
    const body = page('<li><a href="1.html">纪要</a></li>').replace(
      '<head>',
      '<head><base href="/archive/">',
    );
    expect(read(list, body).entries[0]?.url).toBe(`${SITE}/archive/1.html`);
  });

  it('is read in GB 18030, whatever the server says', () => {
    // 第1次常务会议纪要 in GB 18030.
    const title = Buffer.from('b5da31b4cea3b3a3cef1bbe1d2e9bccdd2aa'.replace('a3b3a3', 'b3a3'), 'hex');
    const [before, after] = page('<li><a href="1.html">|</a></li>').replace('首页', 'home').split('|');
    const bytes = Buffer.concat([Buffer.from(before ?? ''), title, Buffer.from(after ?? '')]);
    for (const type of ['text/html', 'text/html; charset=utf-8', 'text/html; charset=ISO-8859-1']) {
      expect(read(list, bytes, { type }).entries[0]?.title).toBe('第1次常务会议纪要');
    }
  });

  it('goes on by the link to the next page, which is no entry', () => {
    const pager = '<div><a href="index.html">上一页</a> <a href="index_2.html">下一页</a></div>';
    const read2 = read({ kind: 'html', url: list.url }, page('<li><a href="1.html">纪要</a></li>', pager));
    expect(read2.next).toEqual({ url: `${SITE}/zwgk/cwhy/index_2.html`, page: 2, before: 3 });
    expect(read2.entries.map(({ title }) => title)).not.toContain('下一页');
    const relation = page('<li><a href="1.html">纪要</a></li>', '<a rel="next" href="?p=2">2</a>');
    expect(read(list, relation).next?.url).toBe(`${SITE}/zwgk/cwhy/?p=2`);
    const itself = page('<li><a href="1.html">纪要</a></li>', `<a href="${list.url}">下一页</a>`);
    expect(read(list, itself).next).toBeUndefined();
  });

  it('goes on by a template, until a page names nothing', () => {
    const counted: WebList = { ...list, pages: 'index_{page}.html', secondPage: 1 };
    const body = page('<li><a href="1.html">纪要</a></li>');
    expect(read(counted, body).next?.url).toBe(`${SITE}/zwgk/cwhy/index_1.html`);
    expect(read(counted, body, { page: 3 }).next?.url).toBe(`${SITE}/zwgk/cwhy/index_3.html`);
    expect(read(counted, page('')).next).toBeUndefined();
  });

  it('says so when the part that holds it is not there, and when its selector is none', () => {
    expect(codeOf(() => read(list, '<html><ul class="new"></ul></html>'))).toBe('list-changed');
    expect(codeOf(() => read({ ...list, within: 'ul[' }, page('')))).toBe('bad-source');
  });
});

describe('minutes are told from other entries', () => {
  const entry = (title: string, path = '/cwhy/1.html') => ({ title, url: `${SITE}${path}` });

  it.each([
    ['第17次常务会议纪要', true],
    ['青溪区人民政府常务会议纪要（2024年第3号）', true],
    ['区长办公会议纪要', true],
    ['会议纪要〔2024〕3号', true],
    ['区政府召开第17次常务会议', true],
    ['县长柏青山主持召开县政府常务会议 研究古桥修缮等工作', true],
    ['2024年第5次常务会议', true],
    ['区政府召开常务会议 传达学习区委全会精神', true],
    ['区政府常务会议审议渡口管理办法', true],
    ['区政府召开第8次常务会议 研究样本村建设', true],
    ['县长主持召开灯会筹备工作专题会', true],
    ['区政府党组（扩大）会议召开', true],
    ['关于印发区政府第17次常务会议纪要的通知', true],
    ['全区安全生产工作会议召开', false],
    ['青溪区召开茶园灌溉现场会', false],
    ['常务会议议题征集公告', false],
  ])('by their titles: %s', (title, is) => {
    expect(minutesFilter()(entry(title))).toBe(is);
  });

  it.each([
    ['关于召开县政府第12次常务会议的通知', 'notice'],
    ['第3次常务会议预告', 'notice'],
    ['区政府第12次常务会议议程', 'announced-agenda'],
    ['常务会议议题征集公告', 'announced-agenda'],
    ['青溪区人民政府常务会议议事规则', 'rules'],
    ['关于印发《青溪区政府常务会议工作规则》的通知', 'rules'],
    ['区政府常务会议简介', 'rules'],
    ['一图读懂区政府第17次常务会议', 'interpretation'],
    ['2023年区政府常务会议纪要目录', 'list'],
    ['政府常务会议纪要范文', 'sample'],
  ])('and told what they are where they are neither: %s', (title, kind) => {
    expect(entryFilter()(entry(title))).toEqual({ is: 'neither', kind });
    expect(entryFilter({ title: '会议' })(entry(title))).toEqual({ is: 'neither', kind });
  });

  it('also from the plenaries of other bodies, where the source follows everything that is called a meeting', () => {
    const verdicts = ['区第十七届人民代表大会第三次会议开幕', '区委十四届二次全会召开', '第3次常务会议'].map(
      (title) => entryFilter({ title: '会' })(entry(title)),
    );

    expect(verdicts.map(({ is }) => is)).toEqual(['neither', 'neither', 'report']);
    expect(passedOver(verdicts)).toMatch(/^2 about plenaries/);
  });

  it('by what titles and addresses the source names', () => {
    const filter = minutesFilter({ title: '常务会议', notTitle: '预告', path: '^/cwhy/.*\\.html$' });
    expect(filter(entry('第3次常务会议'))).toBe(true);
    expect(filter(entry('第3次常务会议预告'))).toBe(false);
    expect(filter(entry('第3次常务会议', '/news/1.html'))).toBe(false);
  });

  it('by the address alone where a list names no titles, and not at all without either', () => {
    expect(minutesFilter({ path: '^/cwhy/' })(entry(''))).toBe(true);
    expect(minutesFilter()(entry(''))).toBe(false);
  });
});

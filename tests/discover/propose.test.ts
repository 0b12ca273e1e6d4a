import { describe, expect, it } from 'vitest';
import { propose } from '../../functions/discover/propose.ts';

const URL = 'https://www.yunze.example/zwgk/cwhy/';
const page = (body: string, head = '') => ({
  url: URL,
  contentType: 'text/html; charset=utf-8',
  bytes: Buffer.from(`<html><head>${head}</head><body>${body}</body></html>`),
});
const items = (titles: readonly string[], day = (i: number) => `2024-0${i + 1}-05`) =>
  titles.map((title, i) => `<li><a href="./t${i}.html">${title}</a><span>${day(i)}</span></li>`).join('');
const meetings = [
  '第6次常务会议纪要',
  '第5次常务会议纪要',
  '第4次常务会议纪要',
  '第3次常务会议纪要',
  '第2次常务会议纪要',
  '第1次常务会议纪要',
];
const listOf = (answer: ReturnType<typeof page>) => propose(answer).source.crawl?.lists[0];

describe('a proposal', () => {
  it('names the smallest part of the page that holds the minutes', () => {
    expect(
      listOf(
        page(
          `<div id="all"><ul class="nav">${items(['首页', '概况'])}</ul><div><ul class="rows x">${items(meetings)}</ul></div></div>`,
        ),
      ),
    ).toMatchObject({ within: 'ul.rows' });
    expect(
      listOf(
        page(
          `<div id="all"><ul class="rows">${items(['首页'])}</ul><ul class="rows">${items(meetings)}</ul></div>`,
        ),
      ),
    ).toMatchObject({ within: '#all' });
    expect(listOf(page(`<ul>${items(meetings)}</ul>`))).not.toHaveProperty('within');
  });

  it.each([
    ['a link to the next page needs no words', '<a href="index_2.html">下一页</a>', {}],
    [
      'scripted paging',
      '<script>createPageHTML(12, 0, "index", "shtml");</script>',
      { pages: `${URL}index_{page}.shtml`, secondPage: 1 },
    ],
    ['numbered pages', '<a href="list_2.shtml">2</a>', { pages: `${URL}list_{page}.shtml` }],
  ])('finds further pages: %s', (_, more, paging) => {
    expect(listOf(page(`<ul class="rows">${items(meetings)}</ul>${more}`))).toEqual({
      kind: 'html',
      url: URL,
      within: 'ul.rows',
      ...paging,
    });
  });

  it('says where it found none', () => {
    expect(propose(page(`<ul>${items(meetings)}</ul>`)).remarks.join()).toContain('No further pages');
  });

  it('needs no filter for minutes and reports, and says what they are, what it passes over, and where nothing fits', () => {
    const filterOf = (titles: readonly string[]) => propose(page(`<ul>${items(titles)}</ul>`));
    expect(filterOf(meetings).source.crawl?.minutes).toBeUndefined();
    const accounts = filterOf(['区长主持召开第3次常务会议', '区政府召开第2次常务会议', '图解第2次常务会议']);
    expect(accounts.minutes).toHaveLength(2);
    expect(accounts.source.crawl?.minutes).toBeUndefined();
    expect(accounts.remarks.join()).toContain('reports of meetings, not minutes');
    expect(accounts.remarks.join()).toContain('1 interpretations of what was decided');
    expect(filterOf(['放假通知']).remarks.join()).toContain('Nothing on the page looks like minutes');
  });

  it('takes the cadence from the days', () => {
    const weekly = (i: number) => new Date(Date.UTC(2024, 5, 28 - i * 7)).toISOString().slice(0, 10);
    expect(propose(page(`<ul>${items(meetings, weekly)}</ul>`)).source.crawl?.cadenceDays).toBe(7);
    expect(propose(page(`<ul>${items(meetings, () => '')}</ul>`)).remarks).toContain(
      'The list gives no days.',
    );
  });

  it('names the government as the page does', () => {
    const named = propose(page(`<ul>${items(meetings)}</ul><p>主办：云泽县人民政府</p>`));
    expect(named.source).toMatchObject({ id: 'yunze', name: '云泽县人民政府', bodies: ['云泽县人民政府'] });
    const meta = propose(
      page('<p>云泽县人民政府</p>', '<meta name="SiteName" content="临澜市青屿区人民政府网">'),
    );
    expect(meta.source.name).toBe('临澜市青屿区人民政府');
    expect(propose(page('')).remarks.join()).toContain('No name of a government');
  });

  it.each([
    [
      'feed',
      'application/rss+xml',
      '<rss version="2.0"><channel><item><title>第1次常务会议纪要</title><link>https://www.yunze.example/1.html</link></item></channel></rss>',
    ],
    [
      'sitemap',
      'application/xml',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://www.yunze.example/1.html</loc></url></urlset>',
    ],
  ])('knows a %s when it sees one', (kind, contentType, text) => {
    expect(propose({ url: URL, contentType, bytes: Buffer.from(text) }).source.crawl?.lists[0]).toEqual({
      kind,
      url: URL,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { dayAlone, dayIn, lastDayIn, withYears } from '../../functions/discover/lists/days.ts';
import {
  believable,
  firstRequest,
  readList,
  type WebList,
} from '../../functions/discover/lists/read-list.ts';

const CHINA = { timeZone: 'Asia/Shanghai' };

describe('the day that a list states', () => {
  it.each([
    ['2025-09-08', '2025-09-08'],
    ['2025-08-10T16:00:00.000+00:00', '2025-08-11'],
    ['2025-08-10T15:59:59Z', '2025-08-10'],
    ['2025-08-11T00:30:00+08:00', '2025-08-11'],
    ['1753372800000', '2025-07-25'],
    ['1753372800', '2025-07-25'],
    ['/Date(1753372800000)/', '2025-07-25'],
    ['/Date(1753372800000+0800)/', '2025-07-25'],
    ['20250708001530', '2025-07-08'],
    ['20250708', '2025-07-08'],
    ['Mon, 08 Sep 2025 00:00:00 +0800', '2025-09-08'],
    ['Sun, 07 Sep 2025 16:30:00 GMT', '2025-09-08'],
    ['2025-08-25 23:30:00', '2025-08-25'],
    ['2025年8月11日', '2025-08-11'],
    ['２０２３年１１月２０日', '2023-11-20'],
    ['民國114年9月8日', '2025-09-08'],
    ['第17次', undefined],
    ['2025-02-30', undefined],
    ['', undefined],
  ])('%s is %s', (words, day) => {
    expect(dayIn(words, CHINA)).toBe(day);
  });

  it('counts from 1912 in lists of Taiwan', () => {
    const taiwan = { timeZone: 'Asia/Taipei', language: 'zh-Hant-TW' } as const;
    expect(dayIn('114-09-08', taiwan)).toBe('2025-09-08');
    expect(dayIn('114/9/8', taiwan)).toBe('2025-09-08');
    expect(dayIn('2025-09-08', taiwan)).toBe('2025-09-08');
    expect(dayIn('114-09-08', CHINA)).toBeUndefined();
  });

  it('does not depend on the zone of the process', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['America/New_York', 'UTC', 'Asia/Shanghai', 'Pacific/Kiritimati']) {
        process.env.TZ = zone;
        expect(dayIn('2025-08-25 23:30:00', CHINA)).toBe('2025-08-25');
        expect(dayIn('2025-08-25 00:30', CHINA)).toBe('2025-08-25');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

describe('words that are nothing but a day', () => {
  it.each([
    ['[2024-03-08]', '2024-03-08'],
    ['（2024-03-08）', '2024-03-08'],
    ['发布时间：2024-03-08 10:21', '2024-03-08'],
    ['2024 年 3 月 8 日', '2024-03-08'],
    ['二〇二三年十一月二十日', '2023-11-20'],
    ['04 2023-12', '2023-12-04'],
    ['2023-12 04', '2023-12-04'],
    ['04/2023.12', '2023-12-04'],
    ['04 2023年12月', '2023-12-04'],
    ['12-18 2023', '2023-12-18'],
    ['2023 12-18', '2023-12-18'],
    ['12-18', '--12-18'],
    ['[12/18]', '--12-18'],
    ['12月18日', '--12-18'],
    ['12-18 10:21', '--12-18'],
    ['18 12月', '--12-18'],
    ['8 Jan 2024', '2024-01-08'],
    ['January 8, 2024 10:20 AM', '2024-01-08'],
    ['Mon Jan 08 10:20:00 CST 2024', '2024-01-08'],
    ['May the 4th 2024', undefined],
    ['13-40', undefined],
    ['1', undefined],
    ['2024年', undefined],
    ['第17次', undefined],
    ['2023年12月29日县政府第17次常务会议', undefined],
  ])('%s: %s', (words, day) => {
    expect(dayAlone(words, CHINA)).toBe(day);
  });

  it('are told from the last day among others', () => {
    expect(lastDayIn('会议于2023年12月29日召开，2024-01-08发布，第3次')).toBe('2024-01-08');
    expect(lastDayIn('第3次')).toBeUndefined();
  });
});

describe('a day without a year', () => {
  it.each<[string, (string | undefined)[], (string | undefined)[]]>([
    [
      'lies between its neighbours',
      ['2024-01-08', '--12-18', '2023-12-04'],
      ['2024-01-08', '2023-12-18', '2023-12-04'],
    ],
    [
      'lies before the one above',
      ['2024-01-08', '--01-05', '--12-30'],
      ['2024-01-08', '2024-01-05', '2023-12-30'],
    ],
    [
      'lies after the one below',
      ['--12-18', '--11-20', '2023-12-04'],
      ['2024-12-18', '2024-11-20', '2023-12-04'],
    ],
    [
      'may be oldest first',
      ['2023-12-04', '2023-12-11', '--12-18', '--01-03'],
      ['2023-12-04', '2023-12-11', '2023-12-18', '2024-01-03'],
    ],
    ['heeds leap years', ['2025-03-05', '--02-29', '2024-01-01'], ['2025-03-05', '2024-02-29', '2024-01-01']],
    [
      'is not led astray by what is pinned to the top',
      ['2020-05-01', '--12-18', '--12-11', '2023-12-04', '2023-11-20'],
      ['2020-05-01', '2023-12-18', '2023-12-11', '2023-12-04', '2023-11-20'],
    ],
    [
      'is not led astray by that where nothing else tells the order',
      ['2019-05-05', '2024-01-08', '--12-18'],
      ['2019-05-05', '2024-01-08', '2023-12-18'],
    ],
    [
      'may be oldest first over the turn of the year',
      ['2023-12-04', '--12-18', '--01-08', '2024-01-20'],
      ['2023-12-04', '2023-12-18', '2024-01-08', '2024-01-20'],
    ],
    ['is none where nothing tells', ['--12-18', undefined, '--12-01'], [undefined, undefined, undefined]],
    [
      'is none where it does not fit',
      ['2024-03-01', '--06-01', '2024-01-01'],
      ['2024-03-01', undefined, '2024-01-01'],
    ],
  ])('%s', (_, days, settled) => {
    expect(withYears(days)).toEqual(settled);
  });

  it('is settled in linear time', () => {
    const days = Array.from({ length: 100_000 }, (_, i) => (i % 1000 === 999 ? '2020-01-01' : '--01-01'));
    const before = performance.now();
    withYears(days);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

describe('an entry of an HTML list', () => {
  const list: WebList = { kind: 'html', url: 'https://www.qingxi.example/zwgk/cwhy/' };
  const daysOf = (html: string) =>
    readList(
      { bytes: Buffer.from(html), contentType: 'text/html', url: list.url },
      list,
      firstRequest(list),
      CHINA,
    ).entries.map(({ title, listedOn }) => [title, listedOn]);

  it('never takes the day in its title for its own', () => {
    const title = '2023年12月29日区政府第17次常务会议纪要';
    expect(daysOf(`<ul><li><a href="17.html">${title}</a><span>2024-01-08</span></li></ul>`)).toEqual([
      [title, '2024-01-08'],
    ]);
    expect(daysOf(`<ul><li><span>2024-01-08</span><a href="17.html">${title}</a></li></ul>`)).toEqual([
      [title, '2024-01-08'],
    ]);
    expect(daysOf(`<ul><li><a href="17.html"><p>${title}</p><em>2024-01-08</em></a></li></ul>`)).toEqual([
      [title, '2024-01-08'],
    ]);
    expect(daysOf(`<ul><li><a href="17.html">${title}</a></li></ul>`)).toEqual([[title, undefined]]);
    expect(
      daysOf(
        `<ul><li><a href="17.html">${title}</a><p>2023年12月29日，区长主持召开会议。</p><i>2024-01-08</i></li></ul>`,
      ),
    ).toEqual([[title, '2024-01-08']]);
  });

  it.each([
    [
      'in two boxes',
      '<div class="date"><b>04</b><i>2023-12</i></div><a href="1.html">第15次常务会议纪要</a>',
      '2023-12-04',
    ],
    [
      'in full width',
      '<a href="1.html">第15次常务会议纪要</a><span>２０２３年１１月２０日</span>',
      '2023-11-20',
    ],
    ['in bare text', '<a href="1.html">第15次常务会议纪要</a> 2023-11-20', '2023-11-20'],
    [
      'in an attribute',
      '<a href="1.html">第15次常务会议纪要</a><time datetime="2023-11-19T16:30:00Z">昨天</time>',
      '2023-11-20',
    ],
    [
      'behind a label',
      '<a href="1.html">第15次常务会议纪要</a><span>发布日期：2023.11.20</span>',
      '2023-11-20',
    ],
    [
      'with a link that leads nowhere',
      '<a href="1.html">第15次常务会议纪要</a><span>2023-11-20</span><a href="javascript:void(0)">收藏</a>',
      '2023-11-20',
    ],
    [
      'with a picture that leads to the same',
      '<a href="1.html"><img></a><a href="1.html">第15次常务会议纪要</a><span>2023-11-20</span>',
      '2023-11-20',
    ],
    [
      'by the year of its address',
      '<a href="/202311/t20231120_7.html">第15次常务会议纪要</a><span>11-20</span>',
      '2023-11-20',
    ],
  ])('has its day %s', (_, inside, day) => {
    expect(daysOf(`<ul><li>${inside}</li></ul>`)).toEqual([['第15次常务会议纪要', day]]);
  });

  it('keeps its day when its column is linked beside it', () => {
    const row =
      '<li><a href="/c/">[会议]</a><a href="1.html">第15次常务会议纪要</a><span>2023-11-20</span></li>';
    expect(daysOf(`<ul>${row}</ul>`)).toContainEqual(['第15次常务会议纪要', '2023-11-20']);
    const two =
      '<tr><td><a href="1.html">甲纪要</a></td><td>2023-11-20</td><td><a href="2.html">乙纪要</a></td><td>2023-11-13</td></tr>';
    expect(daysOf(`<table>${two}</table>`)).toEqual([
      ['甲纪要', undefined],
      ['乙纪要', undefined],
    ]);
  });

  it('has the day on its line, where lines are parted by breaks alone', () => {
    const lines =
      '<p><a href="1.html">甲纪要</a> 2024-01-08<br>2023-12-18 <a href="2.html">乙纪要</a><br><a href="3.html">丙纪要</a></p>';
    expect(daysOf(lines)).toEqual([
      ['甲纪要', '2024-01-08'],
      ['乙纪要', '2023-12-18'],
      ['丙纪要', undefined],
    ]);
    // Nobody knows whose a day is that stands between two links.
    expect(
      daysOf('<p><a href="1.html">甲纪要</a> 2024-01-08 <a href="2.html">乙纪要</a> 2023-12-18</p>'),
    ).toEqual([
      ['甲纪要', undefined],
      ['乙纪要', undefined],
    ]);
  });

  it('stands under the day of its term', () => {
    const dl =
      '<dl><dt>2023-11-20</dt><dd><a href="1.html">甲纪要</a></dd><dt>2023-11-13</dt><dd><a href="2.html">乙纪要</a></dd></dl>';
    expect(daysOf(dl)).toEqual([
      ['甲纪要', '2023-11-20'],
      ['乙纪要', '2023-11-13'],
    ]);
  });

  it('has the year of its neighbours', () => {
    const entry = (n: number, day: string) =>
      `<li><a href="${n}.html">第${n}次常务会议纪要</a><span>${day}</span></li>`;
    expect(
      daysOf(`<ul>${entry(3, '2024-01-08')}${entry(2, '12-18')}${entry(1, '2023-12-04')}</ul>`).map(
        ([, day]) => day,
      ),
    ).toEqual(['2024-01-08', '2023-12-18', '2023-12-04']);
  });

  it('is read in linear time, however the page is built', () => {
    const link = (n: number) => `<a href="${n % 7}.html"></a>`;
    for (const html of [
      `<ul><li>${Array.from({ length: 20_000 }, (_, n) => link(n)).join('')}2024-01-08</li></ul>`,
      `<div>${'<p>'.repeat(20_000)}<a href="1.html">纪要</a>`,
      `<ul>${Array.from({ length: 10_000 }, (_, n) => `<li><a href="${n}.html">第${n}次纪要</a><i>01-08</i></li>`).join('')}</ul>`,
      `<li>${'<a href="1.html"><b>纪要</b></a>'.repeat(10_000)}</li>`,
      `<a href="1.html">${'<b>'.repeat(20_000)}纪要</a>`,
    ]) {
      const before = performance.now();
      daysOf(html);
      expect(performance.now() - before, html.slice(0, 60)).toBeLessThan(6000);
    }
  });
});

describe('a day in the future', () => {
  it('is not believed', () => {
    const page = {
      entries: [
        { url: 'https://a.example/1', title: '甲', listedOn: '2052-09-08' },
        { url: 'https://a.example/2', title: '乙', listedOn: '2025-09-09' },
      ],
      sitemaps: [{ url: 'https://a.example/s', page: 2, before: 0, changedOn: '2052-01-01' }],
    };
    // It is the ninth in China already.
    expect(believable(page, new Date('2025-09-08T17:00:00Z'), 'Asia/Shanghai')).toEqual({
      entries: [
        { url: 'https://a.example/1', title: '甲' },
        { url: 'https://a.example/2', title: '乙', listedOn: '2025-09-09' },
      ],
      sitemaps: [{ url: 'https://a.example/s', page: 2, before: 0 }],
    });
  });
});

import type { Random } from '../../generator/random.ts';

export const SITE = 'https://www.qingxi.example';

/** An entry of an invented list. */
export interface Row {
  readonly title: string;
  readonly path: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

const TITLES = [
  '第17次常务会议纪要',
  '青溪区人民政府第21次常务会议召开',
  '关于停水的通知',
  '区长林知远主持召开专题会议 研究供水工作',
  '2024年第3次区长办公会议纪要（摘要）',
  '青溪区政府全体会议',
  '“十四五”规划解读',
  '常务会议议定事项',
];

const two = (n: number): string => String(n).padStart(2, '0');

/** Entries, the newest first. */
export function inventRows(random: Random): Row[] {
  let time = Date.UTC(2025, random.int(0, 11), random.int(1, 28));
  return Array.from({ length: random.int(2, 9) }, (_, i) => {
    time -= random.int(1, 40) * 86_400_000;
    const day = new Date(time).toISOString().slice(0, 10);
    const folder = random.pick(['zwgk/hy', 'art', 'c1234', 'xxgk']);
    return {
      title: `${random.pick(TITLES)}${two(i)}`,
      path: `/${folder}/t${day.replaceAll('-', '')}_${i}.html`,
      day,
    };
  });
}

export const ODD_DAYS = [
  '',
  '2024-02-30',
  '2024-13-01',
  '0000-00-00',
  '9999-12-31',
  '2099-01-01',
  '2024/2/29',
  '2023年2月29日',
  '1753372800000',
  '99999999999999999',
  '-1',
  'Mon, 31 Feb 2024 25:61:61 +9900',
  '2024-03-08T24:00:00Z',
  '/Date(99999999999999)/',
  '今天',
  '3天前',
  '民國114年9月8日',
  '2024-03-0８',
  '12-31',
  '00-00',
  '2024-W05',
  'NaN',
  '2024-03-08\u0000',
  '二〇二四年十三月',
  '1e21',
  '3000000000000',
];
export const ODD_ADDRESSES = [
  '',
  '#',
  'javascript:void(0)',
  'javascript:alert("/x.html")',
  'mailto:a@b',
  'http://',
  'http://[::1',
  '//',
  '///x',
  'https://example.com:99999/x',
  'http://a b/c',
  'ftp://x/y',
  'data:text/html,x',
  '../../../../x',
  '?id=1',
  '\\\\x\\y',
  'http://ex%ample/',
  'HTTP://EXAMPLE.COM/./a/../b',
  `/${'x'.repeat(5000)}`,
  '/x\u0000y',
  '/%zz',
  '{{url}}',
  'http://user:pass@h/x',
  '/a&amp;b',
  ' /x ',
  'https://例子.中国/纪要',
  'blob:https://x/y',
  'about:blank',
  '/x\ny',
];
export const ODD_TITLES = [
  '',
  ' ',
  '<b>纪要</b>',
  '&lt;b&gt;纪要&lt;/b&gt;',
  '&amp;lt;b&amp;gt;纪要',
  '<script>alert(1)</script>',
  '纪要\u0000\u0007',
  '纪要&#7;&#0;',
  '第'.repeat(3000),
  '\u202e纪要',
  '<![CDATA[纪要]]>',
  ']]>',
  '<',
  '第1次会议<纪要',
  '...',
  '下一页',
  '\ud800',
  '&#x1F600;',
  '&nbsp;&nbsp;',
  '\u0085\u2028',
  'a<br>b',
  '&lt;script&gt;x&lt;/script&gt;',
];

// What pages take together: the newest meetings, who decides, what a person leads, every document.
import { describe, expect, it } from 'vitest';
import { byDay } from '../../../functions/publish/index/presences.ts';
import { decidersOf } from '../../../functions/publish/site/deciders.tsx';
import { indexPage } from '../../../functions/publish/site/index-page.tsx';
import { pageContext } from '../../../functions/publish/targets/rendering.ts';
import { filesOf, indexOf, NOTHING_PUBLIC, siteOf } from '../government.ts';
import { type Sketch, smallMeeting } from '../small-meeting.ts';
import { readHtml } from './html-page.ts';

const home = (ids: readonly string[]) => indexPage([], ids, pageContext('index.html', NOTHING_PUBLIC));

describe('the home page', () => {
  it('shows meetings, each with its own decisions and how many more there are', async () => {
    const files = await siteOf([
      smallMeeting('yunze/2024/9', {
        heldOn: '2024-09-01',
        number: 9,
        series: '常务会议',
        decisions: Array.from({ length: 6 }, (_, i) => ({ subjects: [`《第${i}号办法（试行草案）》`] })),
      }),
      smallMeeting('linlan-qingyu/2024/2', { heldOn: '2024-08-01', decisions: [] }),
    ]);
    const html = files.get('index.html') ?? '';
    const [first = '', second = ''] = html.split('<p class="when">').slice(1);
    expect(first).toContain('云泽县人民政府');
    expect(first).toContain('第9次常务会议');
    expect(first.match(/<span class="stamp/g)).toHaveLength(4);
    expect(first).toContain('另有2项');
    expect(second).toContain('临澜市青屿区人民政府');
    expect(second).toContain('没有记载决定');
  });

  it('names a few governments one by one, and many by province', () => {
    const some = ['suzhou-gusu', 'changshu', 'hunan'];
    expect(home(some)).not.toContain('<details');
    const many = [...some, ...Array.from({ length: 30 }, (_, i) => `nowhere-${i}`)];
    const provinces = [...home(many).matchAll(/<summary>(.*?)<\/summary>/gs)].map(([, text = '']) =>
      readHtml(text).text.trim(),
    );
    expect(provinces).toEqual(['江苏省 2', '湖南省 1', '其他 30']);
  });
});

describe('who decides', () => {
  const held = (day: string, ...attendance: NonNullable<Sketch['attendance']>) =>
    smallMeeting(`yunze/2024/${day.slice(-2)}`, { heldOn: day, attendance }).document;

  it('is whoever chairs, then whoever is there often, with the newest post; observers do not', () => {
    const documents = byDay([
      held(
        '2024-01-01',
        { name: '甲一', role: 'chair', post: '代县长' },
        { name: '乙二', role: 'present' },
        { name: '丙三', role: 'observer' },
      ),
      held(
        '2024-01-02',
        { name: '甲一', role: 'chair', post: '县长' },
        { name: '乙二', role: 'absent' },
        { name: '丁四', role: 'present' },
      ),
      held('2024-01-03', { name: '乙二', role: 'present' }),
      held('2024-01-04', { name: '乙二', role: 'present' }),
      held('2024-01-05', { name: '乙二', role: 'present' }),
    ]);
    expect(decidersOf(documents)).toEqual([
      { name: '甲一', post: '县长', chaired: 2, present: 0, absent: 0 },
      { name: '乙二', post: undefined, chaired: 0, present: 4, absent: 1 },
    ]);
  });
});

describe('the page of a person', () => {
  it('says how often they were there, what their body is, and what they were told to do by name', async () => {
    const role = (one: 'chair' | 'absent') => [
      { name: '文渊', role: one, organization: '县交通运输局', post: '局长' } as const,
    ];
    const files = await filesOf(
      await indexOf('yunze', [
        smallMeeting('yunze/2024/3', { heldOn: '2024-03-01', attendance: role('chair') }),
        smallMeeting('yunze/2024/2', { heldOn: '2024-02-01', attendance: role('absent') }),
        smallMeeting('yunze/2024/1', {
          heldOn: '2024-01-01',
          attendance: role('chair'),
          decisions: [{ responsible: [{ name: '文渊', role: 'lead' }], subjects: ['渡口搬迁'] }, {}],
        }),
      ]),
    );
    const [, html = ''] = [...files].find(([, text]) => text.includes('<h1>文渊</h1>')) ?? [];
    const { text } = readHtml(html);
    expect(text).toContain('共3次会议，到会2次（67%）');
    expect(html).toMatch(
      /<strong><a href="\.\.\/organizations\/[0-9a-f]{16}\.html">县交通运输局<\/a>局长<\/strong>/,
    );
    const tasks = html.slice(html.indexOf('id="tasks"'), html.indexOf('id="meetings"'));
    expect(tasks).toContain('渡口搬迁');
    expect(tasks.match(/<span class="stamp/g)).toHaveLength(1);
  });
});

describe('the documents of a government', () => {
  it('are all listed: one that came once leads to what was decided', async () => {
    const documents = [{ title: '渡口管理办法', thread: '渡口管理办法' }];
    const files = await filesOf(
      await indexOf('yunze', [smallMeeting('yunze/2024/3', { decisions: [{ documents }] })]),
    );
    const html = files.get('yunze/documents/index.html') ?? '';
    expect(html).toContain('<a href="../meetings/2024/3.html#d-1-00000000">《渡口管理办法》</a>');
    expect([...files.keys()].filter((path) => path.startsWith('yunze/documents/'))).toEqual([
      'yunze/documents/index.html',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { classed, ITEM, OPENING, readText, TITLE } from './read.ts';

const REPORT = [
  '区政府召开第21次常务会议',
  '2024-03-12 来源：青溪发布',
  OPENING,
  '会议听取了桥梁养护工作的汇报。会议强调，要抓紧完成全部养护任务，确保群众出行安全。',
  '林知远要求，要尽快完善方案。',
] as const;

describe('the main content', () => {
  it.each([
    '上一篇：区政府召开第20次常务会议',
    '相关阅读',
    '【打印】【关闭】',
    '版权所有：青溪区人民政府',
    '-->2024-03-12 1 1 区',
    '区政府召开第20次常务会议',
  ])('of a report ends before %s', (foot) => {
    const { reading } = readText(...REPORT, foot, '区政府召开第19次常务会议');
    expect(reading.text.split('\n')).toEqual([REPORT[0], ...REPORT.slice(2)]);
  });

  it('begins at the headline', () => {
    const { reading } = readText('当前位置：首页>>会议信息', '政府常务会议', '', ...REPORT);
    expect(reading.text.split('\n')[0]).toBe(REPORT[0]);
  });

  it('begins above the number of a page that ends before the opening', () => {
    const lists = ['出席：林知远、周启明', '列席：县林业局李卫国'];
    const { reading } = readText(TITLE, ...lists, '1', OPENING, ...ITEM);
    expect(reading.text.split('\n').slice(0, 3)).toEqual([TITLE, ...lists]);
  });

  it('begins below the header of an archive file', () => {
    const { reading, metadata } = readText(
      '标题: 区政府召开常务会议',
      '栏目: 会议',
      '=== 正文 ===',
      OPENING,
      ITEM[1],
    );
    expect(reading.text).toBe([OPENING, ITEM[1]].join('\n'));
    expect(metadata.title).toBe('区政府召开常务会议');
  });

  it.each(['区融媒体中心供图', '（记者柏望山摄）', '青溪区政府会议现场2.jpg'])(
    'goes on behind what stands under a picture: %s',
    (credit) => {
      const { reading } = readText(REPORT[0], OPENING, credit, REPORT[3], credit, REPORT[4]);
      expect(reading.text.split('\n')).toEqual([REPORT[0], OPENING, REPORT[3], REPORT[4]]);
    },
  );

  it('loses what an intruder put into it, and the issue says so', () => {
    const { reading, issues } = readText(TITLE, OPENING, ...ITEM, '真人娱乐 注册送彩金');
    expect(reading.text).not.toContain('娱乐');
    expect(issues.map(({ code }) => code)).toEqual(['injected-text']);
  });

  it('is all but the furniture of a page that is neither form', () => {
    const { lines } = readText('当前位置：首页', '双溪市桥梁养护规则', '第一条 为了养护桥梁，制定本规则。');
    expect(lines.map(({ plain }) => plain)).toEqual([
      '双溪市桥梁养护规则',
      '第一条为了养护桥梁，制定本规则。',
    ]);
  });

  it('is refused where there is none', () => {
    expect(() => readText('首页', ' ', '版权所有')).toThrow(/Nothing stands on the page/u);
  });
});

describe('a page with several meetings', () => {
  const FIRST = [TITLE, OPENING, '一、研究防汛工作', '会议同意区水利局的防汛方案。'];
  const other = (opening: string, title?: string): readonly string[] => [
    ...(title === undefined ? [] : [title]),
    opening,
    '一、研究招商工作',
    '会议同意区商务局的招商方案。',
  ];
  it.each([
    [
      'another number',
      other(
        '2024年3月22日上午，区长林知远主持召开青溪区人民政府第22次常务会议。',
        '青溪区人民政府第22次常务会议纪要',
      ),
    ],
    [
      'another kind',
      other(
        '2024年3月22日上午，区长林知远主持召开青溪区人民政府第21次专题会议。',
        '青溪区人民政府第21次专题会议纪要',
      ),
    ],
    ['another day, without a title', other('2024年3月22日上午，区长林知远主持召开青溪区人民政府常务会议。')],
    ['the same day', ['随后，林知远主持召开区政府党组会议。', '会议研究了招商工作。']],
    ['又讯', ['又讯 3月22日，区长林知远主持召开区政府第22次常务会议，研究招商工作。']],
  ])('gives its own: %s', (_, second) => {
    const { reading, issues, metadata } = readText(...FIRST, ...second);
    expect(reading.text).toBe(FIRST.join('\n'));
    expect(issues.map(({ code }) => code)).toEqual(['several-meetings']);
    expect(metadata.otherMeetings).toBe(1);
  });

  it('gives the executive meeting where another stands first', () => {
    const { reading, issues } = readText(
      '区政府召开党组会议和常务会议',
      '3月8日，区长林知远主持召开区政府党组会议。',
      '会议学习了有关文件。',
      '随后，林知远主持召开区政府第21次常务会议。',
      '会议研究了桥梁养护工作。',
    );
    expect(reading.text).toContain('桥梁养护');
    expect(reading.text).not.toContain('有关文件');
    expect(issues.map(({ code }) => code)).toEqual(['several-meetings']);
  });

  it.each([
    [
      'a joint meeting',
      [
        '3月8日，区长林知远主持召开区政府党组会议暨第21次常务会议。',
        '在党组会议上，学习了有关文件。',
        '在常务会议上，研究了桥梁养护工作。',
      ],
    ],
    [
      'a meeting that is studied',
      [
        ...FIRST,
        '二、传达市政府常务会议精神',
        '2024年3月1日上午，市长高砚主持召开云岭市人民政府第22次常务会议。',
        '会议要求抓好落实。',
      ],
    ],
  ])('is not a page with %s', (_, lines) => {
    expect(readText(...lines).issues).toEqual([]);
  });
});

describe('what the page says of itself', () => {
  it.each([
    '发布时间：2024-03-12 09:10',
    '发布日期：2024-03-12',
    '日期：2024-03-12 15:37 来源：区政府办公室 打印页面 关闭页面',
    '日期：2024-03-12',
    '时间：2024-03-12',
    '时间：2024-03-12 17:20　　来源：区政府办　　作者：　　点击：',
    '[日期：2024-03-12] 来源：区政府办公室 [字体：大 中 小]',
    '来源：青溪区人民政府 发布时间：2024-03-12 00:00 访问量：',
    '来源：青溪信息网  更新时间：2024-03-12 10:11  作者：任思',
    '内容更新时间:2024-03-12 08:02:15来源：青溪报',
    '来源：青溪发布 2024-03-12',
    '2024-03-12 来源：青溪发布',
    '2024-03-12',
    '2024年3月12日',
    '2024-03-12 10:15',
    '【信息来源：区政府办】 【信息时间：2024-03-12 09:18】 【阅读次数：12】',
  ])('a report was published on 12 March: %s', (byline) => {
    const { metadata } = readText(REPORT[0], byline, ...REPORT.slice(2));
    expect(metadata.publishedAt).toMatch(/2024(?:-0|年)3(?:-|月)12/u);
  });

  it('a dateline is kept', () => {
    const { metadata } = readText(REPORT[0], `青溪网3月9日讯（记者 王婷）${OPENING}`, ...REPORT.slice(3));
    expect(metadata.dateline).toBe('青溪网3月9日讯（记者王婷）');
  });

  const TABLE = [
    '索引号：',
    'SY190000321',
    '发文机关：',
    '青溪区体育局',
    '发布日期：',
    '2022-02-11',
    '发文字号：',
    '青体规字〔2022〕1号',
  ];
  it('a table of another document below the text dates nothing', () => {
    expect(readText(...REPORT, ...TABLE).metadata).toEqual({ publishedAt: '2024-03-12' });
    expect(readText(REPORT[0], ...REPORT.slice(2), ...TABLE).metadata).toEqual({});
  });

  it('a table of this document below the text counts', () => {
    const table = TABLE.map((line) => line.replace(/2022/u, '2024').replace('-02-', '-03-'));
    expect(readText(REPORT[0], ...REPORT.slice(2), ...table).metadata).toMatchObject({
      publishedAt: '2024-03-11',
      documentNumber: '青体规字〔2024〕1号',
    });
  });
});

it('the same lines give the same classes, however often they are read', () => {
  expect(classed(...REPORT)).toEqual(classed(...REPORT));
});

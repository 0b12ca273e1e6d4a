import { describe, expect, it } from 'vitest';
import { parseText } from '../invented.ts';

const BODY = '一、研究桥梁养护工作\n会议同意养护方案，由区交通局组织实施。';
const headed = (...lines: readonly string[]) => parseText([...lines, BODY].join('\n'));

describe('the head of minutes', () => {
  it('counts the meeting in a line below the title, with the year in the brackets of a document number', () => {
    const { title, body, number } = headed(
      '青溪区人民政府常务会议纪要',
      '〔2024〕第9次',
      '时间：2024年3月8日',
      '主持：林知远',
    );
    expect({ title, body, number }).toEqual({
      title: '青溪区人民政府常务会议纪要',
      body: '青溪区人民政府',
      number: 9,
    });
  });

  it('gives the year of the day that the opening repeats without one', () => {
    const { heldOn, quality } = headed(
      '青溪区人民政府党组会议纪要',
      '（2024年3月8日）',
      '3月8日上午，区长林知远主持召开区政府党组会议，研究有关工作。',
    );
    expect(heldOn).toBe('2024-03-08');
    expect(quality.issues.map(({ code }) => code)).toContain('date-inferred');
  });

  it('gives a day in brackets below the title the year that the title counts in', () => {
    const { heldOn } = headed('青溪区人民政府2024年第21次常务会议纪要', '（3月8日）', '主持：区长林知远');
    expect(heldOn).toBe('2024-03-08');
  });

  it('takes 召开协调会 for the holding of a meeting', () => {
    const { heldOn, issuedOn } = headed(
      '关于协调桥梁养护有关问题的会议纪要',
      '青溪区政府办公室　　2024年3月12日',
      '2024年3月8日，副区长林知远在区政府主持召开协调会，研究桥梁养护工作。',
    );
    expect({ heldOn, issuedOn }).toEqual({ heldOn: '2024-03-08', issuedOn: '2024-03-12' });
  });

  it('takes 召集有关部门研究 for the holding of a meeting', () => {
    const { heldOn } = headed(
      '关于桥梁养护的会议纪要',
      '2024年3月8日，副区长林知远在区政府召集有关部门，就桥梁养护有关问题进行了专题研究。会议纪要如下：',
    );
    expect(heldOn).toBe('2024-03-08');
  });

  it('reads a title above the count of the meeting, below the name of the body', () => {
    const { title, body, number } = headed(
      '青溪市人民政府',
      '市长办公会议纪要',
      '2024年第7次',
      '2024年3月8日，市长林知远主持召开2024年第7次市长办公会议。',
    );
    expect({ title, body, number }).toEqual({
      title: '青溪市人民政府市长办公会议纪要',
      body: '青溪市人民政府',
      number: 7,
    });
  });

  it('reads 会议日期', () => {
    expect(headed('青溪区政府2024年第6次常务会议纪要', '会议日期：2024年3月8日', '主持：林知远').heldOn).toBe(
      '2024-03-08',
    );
  });

  it('reads the name of a company on the line above', () => {
    const { title, body, number } = headed(
      '青溪城市建设投资有限公司',
      '2024年第18次总经理办公会会议纪要',
      '主持：林知远',
    );
    expect({ title, body, number }).toEqual({
      title: '青溪城市建设投资有限公司2024年第18次总经理办公会会议纪要',
      body: '青溪城市建设投资有限公司',
      number: 18,
    });
  });

  it('finds the body of minutes that say no kind of meeting', () => {
    expect(headed('青溪新区管理委员会会议纪要', '时间：2024年3月8日', '主持：林知远').body).toBe(
      '青溪新区管理委员会',
    );
  });

  it('reads a document number that opens the line in which the page tells where it comes from', () => {
    const { documentNumber, publishedAt } = headed(
      '青溪区人民政府第21次常务会议纪要',
      '青政常纪〔2024〕4号　　信息来源：区政府办公室　　日期：2024-03-12',
      '2024年3月8日，区长林知远主持召开区政府第21次常务会议。',
    );
    expect({ documentNumber, publishedAt }).toEqual({
      documentNumber: '青政常纪〔2024〕4号',
      publishedAt: '2024-03-12',
    });
  });

  it('reads a document number whole whose words are the title, also where all lines are glued into one', () => {
    const glued =
      '内部事项经理办公会议纪要〔2024〕8号青溪供水集团有限公司签发人：程远2024年9月16日，经理林知远主持召开经理办公会议。会议审议了《管网改造计划》，内容纪要如下：工程部编制了计划。会议原则通过了该计划。';
    expect(headed(glued).documentNumber).toBe('经理办公会议纪要〔2024〕8号');
  });
});

describe('a joint meeting of party group and government', () => {
  it.each([
    ['县政府党组暨2024年第7次常务会议', 7],
    ['县政府党组（扩大）会议暨第7次常务会议', 7],
    ['县政府党组会议暨县政府常务会议', undefined],
  ])('is the government’s: %s', (name, number) => {
    const {
      body,
      series,
      number: read,
    } = parseText(
      `2024年5月30日，县长林知远主持召开${name}。\n会议审议了《停车办法》。会议强调，要抓好落实。`,
    );
    expect([body, series, read]).toEqual(['县政府', '常务会议', number]);
  });

  it('is the party group’s where it meets alone', () => {
    const page = '2024年5月30日，县长林知远主持召开县政府党组第7次会议。\n会议审议了《停车办法》。';
    expect(parseText(page).body).toBe('县政府党组');
  });
});

describe('the day of a page', () => {
  const told = (head: string, day: string): string =>
    `区政府召开第16次常务会议\n${head}\n${day}，区长林知远主持召开区政府第16次常务会议，审议《停车办法》。会议强调，要抓好落实。`;

  it.each([
    '作者：     日期：2019-11-29    浏览量：204',
    '新闻眼|来源：云岭日报 2019-11-29 07:58:11|网络编辑：甘露',
    '2019-11-29 14:07    青溪网',
    '来自:    时间：2019-11-29    浏览：次',
    '云岭日报　　2019-11-29　　通讯员 甘露',
    '（2019-11-29）',
    '[2019-11-29 10:03]',
  ])('stands in the line above the text: %s', (line) => {
    expect(parseText(told(line, '28日'))).toMatchObject({ heldOn: '2019-11-28' });
    expect(parseText(told(line, '28日')).publishedAt).toMatch(/^2019-11-29/u);
  });

  it('is that of a dateline for 今天, and not that of publication', () => {
    const page = told('2018-07-10 08:30:00 来源：云岭日报', '本报青溪7月9日讯（记者 甘露）今天上午');
    expect(parseText(page)).toMatchObject({
      heldOn: '2018-07-09',
      publishedAt: expect.stringMatching(/^2018-07-10/u),
    });
  });

  it('stands in brackets below the title, as that of issue', () => {
    const page = [
      '青溪区人民政府',
      '第37次常务会议纪要',
      '（2024年9月12日印发）',
      '9月10日下午，区长林知远主持召开区政府第37次常务会议。',
      BODY,
    ].join('\n');
    expect(parseText(page)).toMatchObject({ heldOn: '2024-09-10', issuedOn: '2024-09-12', number: 37 });
  });

  it('stands in a cell of a row of labels and values', () => {
    const page = [
      '青溪区石厝镇镇长办公会会议纪要',
      '时间\t2020年4月14日下午3时\t地点\t镇政府三楼会议室',
      '主持人\t镇长 林知远\t记录\t宋雅琴',
      '出席\t林知远  周启明',
      BODY,
    ].join('\n');
    const { heldOn, attendance } = parseText(page);
    expect(heldOn).toBe('2020-04-14');
    expect(attendance.map(({ name, role }) => `${role} ${name}`)).toEqual([
      'chair 林知远',
      'recorder 宋雅琴',
      'present 周启明',
    ]);
  });
});

it('tells all posts of whoever presided', () => {
  const page =
    '2024年9月8日，青溪县委副书记、县长林知远主持召开县政府第41次常务会议。\n会议审议了《停车办法》。';
  expect(parseText(page).attendance).toMatchObject([{ name: '林知远', post: '青溪县委副书记、县长' }]);
});

it('is called by the department that stands over the title, and numbered below it', () => {
  const page = [
    '青溪市水务局',
    '局长办公会议纪要',
    '第 5 次',
    '时间：2024年3月8日',
    '主持：林知远',
    BODY,
  ].join('\n');
  expect(parseText(page)).toMatchObject({ body: '青溪市水务局', number: 5 });
});

it('takes a title that is wrapped, below the office and the day of issue', () => {
  const page = [
    '青溪市人民政府',
    '专 题 会 议 纪 要',
    '青政专纪〔2019〕36号',
    '青溪市人民政府办公室　　　　2019年10月28日',
    '关于研究解决北安街地块回迁安置',
    '有关问题的会议纪要',
    '2019年10月22日下午，副市长林知远主持召开专题会议，研究回迁安置问题。',
    BODY,
  ].join('\n');
  expect(parseText(page)).toMatchObject({ issuedOn: '2019-10-28', heldOn: '2019-10-22' });
});

it('takes no day from digits that count the meeting', () => {
  const page = ['青溪区人民政府第2025021次常务会议纪要', '区长林知远主持召开区政府常务会议。', BODY].join(
    '\n',
  );
  expect(parseText(page)).not.toHaveProperty('heldOn');
});

import { describe, expect, it } from 'vitest';
import { agendaLayouts } from '../../../functions/parse/rules/zh/agenda/agenda.ts';
import { kindOf, kindOfBody } from '../../../functions/parse/rules/zh/agenda/kind.ts';
import {
  isGeneric,
  isNamedBy,
  isToldAgain,
  topicOf,
} from '../../../functions/parse/rules/zh/agenda/same-matter.ts';
import { headingsOf, pageOf } from './agenda-pages.ts';

const TITLE = '青溪区人民政府第21次常务会议纪要';
const OPENING = '2024年3月8日上午，区长林知远主持召开区政府第21次常务会议。';
const minutes = (...lines: string[]): string => [TITLE, OPENING, ...lines].join('\n');

const examples = agendaLayouts.flatMap(({ id, examples: own }) =>
  Object.entries(own).map(([page, headings]) => ({ id, page, headings })),
);

describe('the examples of a layout', () => {
  it.each(examples)('$id: $page', async ({ page, headings }) => {
    expect(await headingsOf(minutes(page))).toEqual(headings);
  });
});

const HEARD = '会议听取了全区河道清淤工作情况汇报。会议强调，要抓紧排查。';
const CLEARING = '听取全区河道清淤工作情况汇报';
const BRIDGES = '审议《青溪区桥梁养护办法》';

describe('headings', () => {
  it.each([
    ['第一项', '第二项'],
    ['议题一：', '议题二：'],
    ['1.', '2.'],
    ['1、', '2、'],
    ['（1）', '（2）'],
    ['（一）', '（二）'],
    ['㈠', '㈡'],
    ['一　', '二　'],
    ['【议题一】', '【议题二】'],
  ])('with the numerals %s, %s', async (first, second) => {
    const page = minutes(
      `${first}${CLEARING}`,
      '会议指出，清淤事关度汛安全，要抓紧排查淤塞河段。',
      `${second}${BRIDGES}`,
      '会议原则同意《青溪区桥梁养护办法》，由区住建局按程序印发。',
    );
    expect(await headingsOf(page)).toEqual([CLEARING, BRIDGES]);
  });

  it.each<[string, string[], string[]]>([
    [
      'end where the treatment begins',
      [`一、${CLEARING}。会议指出，清淤事关度汛安全。`, `二、${BRIDGES}，原则同意并由区住建局印发。`],
      [CLEARING, BRIDGES],
    ],
    [
      'go on over the ends of lines',
      [
        '一、审议《青溪区城市更新专项规划（2024—',
        '2030年）》',
        '会议原则同意。',
        '二、听取区水务局、',
        '区财政局关于河道清淤工作的汇报',
        '会议同意汇报意见。',
      ],
      ['审议《青溪区城市更新专项规划（2024—2030年）》', '听取区水务局、区财政局关于河道清淤工作的汇报'],
    ],
    [
      'are none where they list the agenda above the items',
      [
        `一、${CLEARING}`,
        `二、${BRIDGES}`,
        `一、${CLEARING}`,
        '会议指出，要抓紧排查淤塞河段。',
        `二、${BRIDGES}`,
        '会议原则同意。',
      ],
      [CLEARING, BRIDGES],
    ],
    [
      'are none in a list that an item announces',
      [
        `一、${CLEARING}`,
        '会议指出，要抓紧排查。',
        '二、审议年度重点项目清单',
        '会议原则同意年度重点项目清单，项目如下：',
        '一、青溪河左岸护坡工程',
        '二、白石桥加固工程',
        '三、研究旧桥拆除事宜',
        '会议同意拆除。',
      ],
      [CLEARING, '审议年度重点项目清单', '研究旧桥拆除事宜'],
    ],
    [
      'stand below paragraphs that take up matters of their own',
      [
        '会议传达学习了全市春耕工作会议精神，集中学习了《粮食安全保障法》。',
        '会议指出，各镇要抓好春耕备耕。',
        '（一）研究审议《青溪区度汛方案》',
        '会议研究审议并原则同意。',
        '（二）听取河道清淤工作情况',
        '责成区水务局抓紧推进。',
      ],
      [
        '传达学习了全市春耕工作会议精神，集中学习了《粮食安全保障法》',
        '研究审议《青溪区度汛方案》',
        '听取河道清淤工作情况',
      ],
    ],
    [
      'are not named again by a paragraph that announces them',
      [
        '会议传达学习了有关会议精神，审议通过了《青溪区桥梁养护办法》，听取了河道清淤情况汇报。',
        '一、关于《青溪区桥梁养护办法》',
        '会议要求，区住建局要抓好实施。',
        '二、关于河道清淤',
        '会议指出，清淤事关度汛安全，要抓紧排查。',
      ],
      ['关于《青溪区桥梁养护办法》', '关于河道清淤'],
    ],
    [
      'are none where they are points of the one matter of a special meeting',
      [
        '会议研究旧桥拆除有关问题。现纪要如下：',
        '会议议定：',
        '（一）关于资金来源。由区财政局统筹。',
        '（二）关于交通疏导。由区交警大队负责。',
      ],
      ['研究旧桥拆除有关问题'],
    ],
    [
      'are none where they number exhortation',
      [HEARD, '会议要求：', '一、提高认识，加强领导。', '二、突出重点，狠抓落实。'],
      ['听取了全区河道清淤工作情况汇报'],
    ],
  ])('%s', async (_name, lines, expected) => {
    expect(await headingsOf(minutes(...lines))).toEqual(expected);
  });

  it('keep the numerals of a page that skips one, and are counted where one stands twice', async () => {
    const read = async (...numerals: string[]): Promise<readonly [readonly number[], readonly string[]]> => {
      const { agenda } = await pageOf(
        minutes(...numerals.flatMap((numeral, i) => [`${numeral}、审议《第${i}号办法》`, '原则同意。'])),
      );
      return [agenda.items.map(({ number }) => number), agenda.issues.map(({ code }) => code)];
    };
    expect(await read('一', '三')).toEqual([[1, 3], ['numbering-gap']]);
    expect(await read('一', '二', '二')).toEqual([[1, 2, 3], ['numbering-repeat']]);
  });
});

describe('a table', () => {
  const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  const table = (...rows: string[]): string =>
    `<html><body><h1>${TITLE}</h1><p>${OPENING}</p><table>${rows.join('')}</table><p>会议还研究了其他事项。</p></body></html>`;

  it('gives an item for each row, and a paragraph for each cell behind its matter', async () => {
    const { agenda, passage } = await pageOf(
      table(
        row('序号', '议题', '议定意见', '责任单位'),
        row('1', '关于河道清淤的议题', '同意河道清淤项目立项。', '区水利局、区财政局'),
        row('2', '关于设立基金的议题', '暂缓设立。', ''),
      ),
      'text/html',
    );
    expect(
      agenda.items.map(({ heading, paragraphs }) => [
        passage.reading.value(heading),
        ...paragraphs.map(({ range }) => passage.reading.value(range)),
      ]),
    ).toEqual([
      ['关于河道清淤的议题', '同意河道清淤项目立项。', '区水利局、区财政局'],
      ['关于设立基金的议题', '暂缓设立。'],
    ]);
  });

  it('is none where it only lists tasks', async () => {
    const tasks = table(
      row('序号', '议定事项', '牵头单位'),
      row('1', '河道清淤项目立项', '区水利局'),
      row('2', '桥梁养护', '区住建局'),
    );
    expect(await headingsOf(tasks, 'text/html')).toEqual([]);
  });
});

describe('paragraphs of an item', () => {
  it('are its own and those up to the next matter', async () => {
    const { agenda } = await pageOf(
      minutes(
        HEARD,
        '会议决定，由区水务局牵头。',
        '会议审议了《桥梁养护办法》。',
        '会议原则同意。',
        '会议还研究了其他事项。',
      ),
    );
    expect(agenda.items.map(({ paragraphs, running }) => [paragraphs.length, running])).toEqual([
      [2, false],
      [2, false],
    ]);
  });

  it('are none where a sentence names several matters', async () => {
    const { agenda } = await pageOf(minutes('会议听取了河道清淤工作汇报，审议了《桥梁养护办法》。'));
    expect(agenda.items.map(({ paragraphs, running }) => [paragraphs.length, running])).toEqual([
      [0, true],
      [0, true],
    ]);
  });
});

describe('minutes with a paragraph for each matter', () => {
  it.each<[string, string[], string[]]>([
    [
      'take what is treated together for one',
      ['会议听取了公园建设工作汇报，审议了《公园管理办法》。会议原则同意《公园管理办法》。', HEARD],
      ['听取了公园建设工作汇报，审议了《公园管理办法》', '听取了全区河道清淤工作情况汇报'],
    ],
    [
      'take a later sentence that settles something for the outcome',
      ['会议听取了金融工作情况的汇报。会议指出，要防范风险。会议讨论并原则同意《信贷补偿办法》。', HEARD],
      ['听取了金融工作情况的汇报', '听取了全区河道清淤工作情况汇报'],
    ],
    [
      'tell a verb of the meeting from one of a body that carries out',
      ['会议同意拆除旧桥，由区住建局牵头，审核方案后报区委审定。', HEARD],
      ['听取了全区河道清淤工作情况汇报'],
    ],
  ])('%s', async (_name, lines, expected) => {
    expect(await headingsOf(minutes(...lines))).toEqual(expected);
  });
});

describe('kind of an item', () => {
  it.each([
    ['传达学习全市春耕工作会议精神', 'study'],
    ['传达学习省长在审议代表团报告时的讲话精神，研究贯彻意见', 'study'],
    ['听取防汛工作情况的汇报', 'report'],
    ['听取并原则同意区商务委关于夜市建设情况的汇报', 'report'],
    ['听取并审议《甲报告》', 'deliberation'],
    ['审议并原则通过《甲办法》', 'deliberation'],
    ['听取防汛工作汇报，审议《甲办法》', 'mixed'],
    ['研究《甲方案》', 'deliberation'],
    ['研究冬春农田水利建设等工作', 'other'],
    ['关于防汛工作情况的汇报', 'report'],
    ['关于甲项目选址问题', 'deliberation'],
    ['其他事项', 'other'],
  ])('%s: %s', (heading, kind) => {
    expect(kindOf(heading, false)).toBe(kind);
  });

  it('is told by what stands below a heading that only names its subject', () => {
    expect(kindOfBody('关于青溪大桥', ['会议同意青溪大桥拓宽。'])).toBe('deliberation');
    expect(kindOfBody('关于青溪大桥', ['会议听取了区住建局的汇报。'])).toBe('report');
    expect(kindOfBody('关于青溪大桥', ['会议强调，要做好交通疏导。'])).toBe('other');
    expect(kindOfBody('研究青溪大桥拓宽', [])).toBe('deliberation');
  });
});

describe('tellings of one matter', () => {
  it.each([
    ['研究老旧小区加装电梯等事项', '听取了近期老旧小区加装电梯工作的汇报', true],
    ['研究甲园区建设、老旧小区加装电梯工作', '审议《老旧小区加装电梯办法》', true],
    ['审议《甲规划（送审稿）》《乙规划》', '《甲规划》', true],
    ['传达学习全省森林防火会议精神', '听取全区森林防火工作汇报', false],
    ['审议《甲规划》', '审议《乙规划》', false],
    ['听取防汛工作汇报', '听取教育工作汇报', false],
  ])('the opening: %s, a paragraph: %s: %s', (one, other, same) => {
    expect(isNamedBy(topicOf(one), topicOf(other))).toBe(same);
  });

  it.each([
    ['审议通过了《甲办法》', '审议了《甲办法》', true],
    ['审议通过了社区矫正五年规划', '研究讨论了园区租金核定；社区矫正五年规划', true],
    ['审议了《甲预算调整方案》', '审议了《甲预算》', false],
    ['听取了安全生产责任考核情况的汇报', '听取了安全生产情况的汇报', false],
  ])('%s, behind %s: %s', (one, other, same) => {
    expect(isToldAgain(topicOf(one), topicOf(other))).toBe(same);
  });

  it.each([
    ['其他事项', true],
    ['近期重点工作', true],
    ['12项议题', true],
    ['有关情况的汇报', true],
    ['有关人事任免事项', false],
    ['省、市有关会议精神', false],
  ])('%s names no matter of its own: %s', (object, generic) => {
    expect(isGeneric(object)).toBe(generic);
  });
});

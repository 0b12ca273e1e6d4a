import { describe, expect, it } from 'vitest';
import { decisionsIn, summary } from './reading-of.ts';

describe('what was disposed of', () => {
  it.each([
    ['会议审议通过《甲办法》《乙办法》和《丙办法》。', '《甲办法》 | 《乙办法》 | 《丙办法》'],
    ['会议同意印发《甲办法》。', '《甲办法》'],
    ['会议同意印发实施《甲办法（试行）》，由政府办印发。', '《甲办法（试行）》'],
    ['会议同意县发改局提交的《甲规划》。', '《甲规划》'],
    ['会议同意县发改局《甲规划》，从2024年7月1日起执行。', '《甲规划》'],
    ['会议同意县发改局关于《甲规划》的意见。', '县发改局关于《甲规划》的意见'],
    ['会议同意《甲规划》及相关子方案。', '《甲规划》及相关子方案'],
    [
      '会议同意青岚大桥改造工程、城南污水处理项目、县医院扩建工程按程序立项。',
      '青岚大桥改造工程 | 城南污水处理项目 | 县医院扩建工程',
    ],
    ['会议同意青岚大桥改造工程、城南污水处理项目等2个项目。', '青岚大桥改造工程 | 城南污水处理项目'],
    ['会议同意养老试点的总体思路、相关项目和资金安排。', '养老试点的总体思路、相关项目和资金安排'],
    ['会议同意2024年中央、省级衔接资金项目清单。', '2024年中央、省级衔接资金项目清单'],
    ['会议同意由县自然资源局解除合同，签订协议，收回土地。', '解除合同，签订协议，收回土地'],
    [
      '会议同意在政务中心设立窗口，配备人员2名，承担受理职能。',
      '在政务中心设立窗口，配备人员2名，承担受理职能',
    ],
    ['会议同意启动债券发行前期工作，支持加快推进发行。', '启动债券发行前期工作'],
    ['会议同意有关建议安排。', '有关建议安排'],
    ['会议同意注册资本由5000万元增加至1亿元。', '注册资本由5000万元增加至1亿元'],
    ['会议同意向县农商行借款1,000万元。', '向县农商行借款1,000万元'],
    ['会议同意：《甲办法》。', '《甲办法》'],
    [
      '会议同意拨付：县教育局维修资金320万元；县卫健局补助资金145万元。',
      '县教育局维修资金320万元 | 县卫健局补助资金145万元',
    ],
    ['会议同意自2024年1月1日起，低保标准由560元提高到610元。', '低保标准由560元提高到610元'],
  ])('%s', (sentence, subjects) => {
    expect(summary(sentence)).toEqual([`approve: ${subjects}`]);
  });
});

describe('what only points back', () => {
  it.each([
    ['会议听取了县水利局关于《甲规划》的汇报，同意该规划。', undefined, '《甲规划》'],
    [
      '会议听取了县水利局的汇报。会议原则同意，按会议意见修改。',
      '一、审议《甲规划（送审稿）》',
      '《甲规划（送审稿）》',
    ],
    ['会议原则同意，按会议意见修改完善后印发。', '一、审议《甲规划（送审稿）》', '《甲规划（送审稿）》'],
    ['会议同意该方案。', '一、听取关于县城供热方案的汇报', '县城供热方案的汇报'],
    ['会议审议了《甲规划》《乙规划》，会议同意提交县委常委会审议。', undefined, '《甲规划》 | 《乙规划》'],
    [
      '会议认为，《办法》切实可行，同意印发。',
      '一、审议《青岚县养老服务办法（草案）》',
      '《青岚县养老服务办法（草案）》',
    ],
  ])('%s under %s', (sentence, heading, subjects) => {
    const found = summary(sentence, heading === undefined ? {} : { heading });
    expect(found.map((line) => line.replace(/^[a-z-]+: /u, ''))).toEqual([subjects]);
  });

  it('and points to nothing is a doubtful decision', () => {
    const [lost] = decisionsIn('会议同意。');
    expect(lost).toMatchObject({ subjects: [], evidence: 'in-passing' });
  });
});

describe('where a decision stands', () => {
  it('covers the sentence from its beginning and the sentences that carry it out', () => {
    const facts = decisionsIn(
      '会议指出，规划可行，原则同意县发改局意见。县发改局负责，修改完善后提请审议。会议强调，要抓好落实。',
    );
    expect(facts.map(({ text }) => text)).toEqual([
      '会议指出，规划可行，原则同意县发改局意见。县发改局负责，修改完善后提请审议。',
    ]);
  });

  it('is parted at the second verb of a sentence', () => {
    const facts = decisionsIn('会议同意新建城南小学，不同意扩建县第二中学。');
    expect(facts.map(({ text }) => text)).toEqual(['会议同意新建城南小学', '不同意扩建县第二中学。']);
  });

  it('keeps the form on the page beside a value in simplified script', () => {
    const [found] = decisionsIn('会议同意《甲 规 划》。');
    expect(found?.subjects).toEqual(['《甲规划》']);
  });
});

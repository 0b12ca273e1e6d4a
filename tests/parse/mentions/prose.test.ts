import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownOf, NOTHING_KNOWN } from '../../../functions/parse/mentions/known.ts';
import { mentionsIn } from '../../../functions/parse/mentions/mentions.ts';
import { rangeOf } from '../../../functions/parse/text/range.ts';
import { read } from '../../../functions/parse/text/reading.ts';

/** The mentions of a text, each as `kind words`; with ? where it is unnamed. */
function mentioned(text: string, known = NOTHING_KNOWN): string[] {
  const reading = read(text);
  return mentionsIn(reading, rangeOf(0, reading.plain.length), known).map(
    ({ kind, range, unnamed }) => `${kind} ${reading.value(range)}${unnamed ? '?' : ''}`,
  );
}

const organizations = (text: string): string[] =>
  mentioned(text)
    .filter((one) => one.startsWith('organization') && !one.endsWith('?'))
    .map((one) => one.slice('organization '.length));
const people = (text: string): string[] =>
  mentioned(text)
    .filter((one) => one.startsWith('person') && !one.endsWith('?'))
    .map((one) => one.slice('person '.length));

describe('organizations', () => {
  it.each([
    ['会议责成县财政局牵头办理', ['县财政局']],
    ['由县财政局、县住建局和青石镇落实', ['县财政局', '县住建局', '青石镇']],
    ['同意县水务局提出的意见', ['县水务局']],
    ['会议听取了区教育和体育局关于招生工作的汇报', ['区教育和体育局']],
    ['由市文广旅局及港务公司实施', ['市文广旅局', '港务公司']],
    ['责成虹溪镇人民政府具体负责', ['虹溪镇人民政府']],
    ['由区名城（集团）有限公司出资', ['区名城（集团）有限公司']],
    ['由财政、公安、住建等部门配合', ['财政', '公安', '住建']],
    ['由县财政安排资金', ['县财政']],
    ['请市纪委监委驻市教育局纪检监察组调查处理', ['市纪委监委驻市教育局纪检监察组']],
    ['听取实验区建设情况汇报', ['实验区']],
    ['由各乡镇组织实施', ['各乡镇']],
    ['由水利部门指导', []],
    ['局面持续向好，办理结果满意，委托代建', []],
    ['研究部署台风防御工作', []],
    ['我县推进法治政府建设', []],
    ['对生态环境的影响', []],
  ])('%s', (text, expected) => {
    expect(organizations(text)).toEqual(expected);
  });

  it('are known from elsewhere, and part of longer names', () => {
    const known = knownOf({ organizations: ['云栖小筑'] });
    expect(mentioned('由云栖小筑办公室负责', known)).toEqual(['organization 云栖小筑办公室']);
  });
});

describe('people', () => {
  it.each([
    ['副县长周启明主持会议', ['周启明']],
    ['由林知远同志牵头，赵敏、何晓峰同志配合', ['林知远', '赵敏', '何晓峰']],
    ['区领导满江、初晓东、丛林出席会议', ['满江', '初晓东', '丛林']],
    ['会议由副市长柴门主持', ['柴门']],
    ['成立以副区长陈茜为组长的工作专班', ['陈茜']],
    ['区长阿不都热合曼·依明主持召开会议', ['阿不都热合曼·依明']],
    ['区长阿不都热合曼 · 依明主持召开会议', ['阿不都热合曼·依明']],
    ['副区长夏柯、帕丽达·买合苏提，区长努尔买提·沙吾提', ['夏柯', '帕丽达·买合苏提', '努尔买提·沙吾提']],
    ['由李某、张××负责', ['李某', '张××']],
    ['副区长欧阳青、司马建国参加会议', ['欧阳青', '司马建国']],
    ['在家领导参加会议', []],
    ['与会人员讨论了第三次送审的方案', []],
    ['候选人名单和乌海经验', []],
    ['研究污水处理厂提标改造和龙塘路征迁', []],
    ['落实林长制，收取滞纳金', []],
  ])('%s', (text, expected) => {
    expect(people(text)).toEqual(expected);
  });
});

describe('the rest', () => {
  it.each([
    [
      '审议《甲县〈乙条例〉实施办法（送审稿）》（草案）',
      ['document 《甲县〈乙条例〉实施办法（送审稿）》（草案）'],
    ],
    ['《关于印发《丙办法》的通知》', ['document 《关于印发《丙办法》的通知》']],
    ['《未闭合的标题，责成县财政局办理', ['organization 县财政局']],
    ['于2024年5月底前完成，二〇二五年三月一日起施行', ['date 2024年5月底', 'date 二〇二五年三月一日']],
    ['追加资金1,200.5万元，占地35亩', ['amount 1,200.5万元', 'amount 35亩']],
    [
      '县长候选人王芳，二级巡视员林峰，四级调研员孙悦',
      ['post 县长候选人', 'person 王芳', 'post 二级巡视员', 'person 林峰', 'post 四级调研员', 'person 孙悦'],
    ],
    ['县教育局长王小明汇报', ['organization 县教育局', 'post 长', 'person 王小明']],
    ['会同有关部门和分管副县长', ['organization 有关部门?', 'person 分管副县长?']],
    ['责任落实到有关部门', ['organization 有关部门?']],
    ['责任单位：县水利局', ['organization 县水利局']],
  ])('%s', (text, expected) => {
    expect(mentioned(text)).toEqual(expected);
  });
});

it('gives mentions in order, none over another, each as sure as a share can be', () => {
  const pieces = [
    '会议',
    '由',
    '县财政局',
    '周启明',
    '、',
    '，',
    '。',
    '《',
    '》',
    '副县长',
    '（',
    '）',
    '3月',
    'a1.',
    '\n',
    '𠮷',
    '·',
    '各',
    '某',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (words) => {
      const reading = read(words.join(''));
      const whole = rangeOf(0, reading.plain.length);
      let end = 0;
      for (const { range, probability } of mentionsIn(reading, whole, NOTHING_KNOWN)) {
        expect(range.start).toBeGreaterThanOrEqual(end);
        expect(range.end).toBeGreaterThan(range.start);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
        end = range.end;
      }
    }),
    { numRuns: 300 },
  );
});

import { describe, expect, it } from 'vitest';
import { decisionsOf } from './reading-of.ts';

const responsible = (text: string): readonly string[] | undefined => decisionsOf(text)[0]?.responsible;

describe('who carries a decision out', () => {
  it.each([
    ['会议同意甲方案，由县水利局牵头、县财政局配合抓好落实。', ['县水利局 (lead)', '县财政局 (support)']],
    [
      '会议原则同意甲方案。请县水利局牵头，会同县财政局、县审计局，根据会议意见修改完善。',
      ['县水利局 (lead)', '县财政局 (support)', '县审计局 (support)'],
    ],
    ['会议同意甲方案，所需资金由县财政局安排。', ['县财政局 (owner)']],
    ['会议同意甲方案。会议强调，要抓紧推进。县水利局根据会议意见修改后印发。', ['县水利局 (owner)']],
    ['会议同意甲方案，要求县水利局修改完善后按程序印发。', ['县水利局 (owner)']],
    ['会议同意由县水利局实施河道治理工程。', ['县水利局 (owner)']],
    ['会议同意甲方案。由县水利局（责任人：李明）牵头修改完善。', ['县水利局 (lead)', '李明 (owner)']],
    ['会议决定，县水利局为项目业主单位，负责组织招标。', ['县水利局 (owner)']],
    ['会议同意甲方案，责成安全监督科修改后印发。', ['安全监督科 (owner)']],
    [
      '会议同意甲方案，由县农业农村局修改完善，经县司法局合法性审核后印发。',
      ['县农业农村局 (owner)', '县司法局 (support)'],
    ],
    ['会议同意甲方案，由县民政局指导勐岭乡按程序办理。', ['县民政局 (owner)']],
    ['会议同意甲方案，由新塘村村委会与养殖户签订协议。', ['新塘村村委会 (owner)']],
    ['会议决定，路灯维护由蒲荡镇市政养护有限公司承担。', ['蒲荡镇市政养护有限公司 (owner)']],
    ['会议同意甲方案，由照明管理中心负责、财务处配合。', ['照明管理中心 (owner)', '财务处 (support)']],
    ['会议同意甲方案，由检验检测中心会同财务科办理。', ['检验检测中心 (owner)', '财务科 (support)']],
    [
      '会议同意甲方案，由县发改委根据会议意见修改、县司法局审核后印发。',
      ['县发改委 (owner)', '县司法局 (owner)'],
    ],
  ])('%s', (text, expected) => {
    expect(responsible(text)).toEqual(expected);
  });

  it.each([
    '会议同意县水利局提出的甲方案。',
    '会议同意由县水利局起草的甲方案。',
    '会议审议通过了县水利局《关于防汛工作的请示》。',
    '会议同意甲方案。会议要求，县水利局要加强巡查。',
    '会议同意甲方案，由有关部门抓好落实。',
    '会议决定，李明任县统计局局长。',
    '会议同意甲方案，由相关科室负责、其他处室配合。',
    '会议同意甲方案，以县政府办公室名义印发。',
  ])('names nobody in: %s', (text) => {
    expect(responsible(text)).toEqual([]);
  });

  it('is told by labels below several decisions, of each that names nobody itself', () => {
    const found = decisionsOf(
      '会议议定：\n1.同意撤并两所敬老院。\n2.同意新建养老中心，由县民政局负责。\n责任单位：县水利局\n完成时限：2024年6月底前',
    );
    expect(found.map(({ responsible: names, date }) => [names, date])).toEqual([
      [['县水利局 (owner)'], '2024-06-30'],
      [['县民政局 (owner)', '县水利局 (owner)'], '2024-06-30'],
    ]);
  });
});

describe('an order behind a decision', () => {
  it('carries it out where it says to finish it', () => {
    expect(decisionsOf('会议通过《停车办法》，责成县水利局修改完善后印发。')).toHaveLength(1);
  });

  it('is a decision of its own where the task is another', () => {
    expect(decisionsOf('会议不同意收费，责成县水利局重新摸底排查全县泊位。')).toHaveLength(2);
    expect(decisionsOf('会议同意甲方案。会议责成县水利局对全县水库开展排查。')).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { parseText } from '../invented.ts';
import { decisionsOf } from './reading-of.ts';

const told = (text: string): readonly string[] =>
  decisionsOf(text).map(
    ({ kind, subjects, responsible }) =>
      `${kind}: ${subjects.join('；')}${responsible.length === 0 ? '' : ` → ${responsible.join(', ')}`}`,
  );

describe('an item that is told twice', () => {
  it('has decisions of some words, in the order of the page', () => {
    const page = `2023年5月25日晚，市长黄秋立主持市政府2023年第43次常务会议，学习贯彻《信访工作条例》，讨论《鹭岭市桥梁养护办法》，研究听取供水工作情况的汇报等事项。
三、研究听取供水工作情况的汇报。
鹭岭市人民政府
一、学习贯彻《信访工作条例》。
二、讨论《鹭岭市桥梁养护办法》。会议确定以下事项：（一）原则通过《鹭岭市桥梁养护办法》，请市民宗局抓紧修改完善，按程序报请市委常委会审议；
四、听取市市场监管局关于校园食品安全监管情况的汇报。`;
    expect(parseText(page).decisions.map(({ text }) => text.slice(0, 4))).toEqual(['会议确定']);
  });
});

describe('a decision', () => {
  it.each([
    ['会议审议并原则通过《供水办法》《停车办法》。', ['approve-in-principle: 《供水办法》；《停车办法》']],
    ['会议同意设立临江经济开发区。', ['approve: 设立临江经济开发区']],
    [
      '会议研究并原则通过县民政局、县财政局《关于提高低保标准的请示》，县水利局《关于水库加固的请示》。',
      ['approve-in-principle: 《关于提高低保标准的请示》；《关于水库加固的请示》'],
    ],
    ['对县教育局提出的增编请求，因政策不明，不予同意。', ['reject: 县教育局提出的增编请求']],
    ['会议决定暂缓设立产业基金。', ['defer: 设立产业基金']],
    ['供热价格调整方案待听证后再行研究。', ['defer: 供热价格调整方案']],
    ['会议决定成立清欠工作专班。', ['determine: 成立清欠工作专班']],
    [
      '会议同意《停车方案》，《管廊使用办法》待征求意见后再行审议。',
      ['approve: 《停车方案》', 'defer: 《管廊使用办法》'],
    ],
    ['会议责成县水利局对全县水库开展排查。', ['assign: 对全县水库开展排查 → 县水利局 (owner)']],
    ['经投票表决，议题一、议题二通过会议审议。', ['approve: 议题一、议题二']],
  ])('is read in: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    '会议强调，要加强统筹，由县水利局牵头抓好落实。',
    '会议指出，同意是共识，各部门要在6月底前完成任务。',
    '会议指出，指标喜忧参半。对三个月未开工的项目，由县招商局牵头逐个建立台账，说清楚卡在哪里。',
    '会议要求，要做好防控。对批发市场要分类建账，县商务局负责日常巡查，年底前开展一次互查。',
    '下面进行第一个议题，请县民政局李明同志汇报养老服务设施方案。',
    '会议听取了县水利局关于河道治理情况的汇报。',
    '会议还审议通过了其他事项。',
    '会议学习了国务院常务会议精神。国务院常务会议审议通过了《节水条例》。',
    '会议指出，去年市政府批准了该项目。',
    '对议题一：同意13票，不同意0票。',
    '会议由副县长李明主持。',
    '会议明确了工作重点和任务。',
    '会议要求县水利局加强巡查。',
    '资料经县政府批准后公布。',
  ])('is none in: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('is told once, though the opening sums it up', () => {
    const found = decisionsOf(
      '# 3月5日，区长甲主持召开区政府常务会议，审议通过《停车办法》。\n会议审议通过《停车办法》，由区住建局印发。',
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.responsible).toEqual(['区住建局 (owner)']);
  });

  it.each([
    [
      'each in other words',
      '会议原则同意区住建局拟订的《停车管理办法》。\n会议同意区水务局提交的《供水管理办法》。',
      2,
    ],
    ['not all of them', '会议原则同意区住建局拟订的《停车管理办法》。', 2],
  ])('is told once, though the opening lists the documents that are told below: %s', (_, below, count) => {
    const opening =
      '# 3月5日，区长甲主持召开区政府常务会议，审定了《停车管理办法》和《供水管理办法》等议题。';
    expect(decisionsOf(`${opening}\n${below}`)).toHaveLength(count);
  });

  it('is each of two that say the same about matters of their own', () => {
    expect(
      told(
        '## 听取县教育局汇报\n会议原则同意县教育局意见。\n## 听取县教育局补充汇报\n会议原则同意县教育局意见。',
      ),
    ).toHaveLength(2);
  });

  it('may cover all matters before it', () => {
    const [found] = decisionsOf('## 停车办法\n会议听取了说明。\n## 供水办法\n会议原则通过以上议题。');
    expect(found).toMatchObject({
      kind: 'approve-in-principle',
      subjects: ['以上议题', '停车办法', '供水办法'],
    });
  });
});

describe('what becomes of a matter afterwards', () => {
  it.each([
    '会议审议通过《停车办法》，同意按程序提请区委常委会会议审议。',
    '会议审议通过《停车办法》，决定以区政府办公室名义印发。',
    '会议原则同意《停车办法》，修改完善后提交下次会议审议。',
    '会议审议通过《停车办法》。会议决定，《停车办法》经修改后由区政府办印发实施。',
  ])('is part of the decision: %s', (text) => {
    expect(decisionsOf(text)).toHaveLength(1);
  });

  it('is a decision of its own where a thing of its own is put off', () => {
    expect(told('会议原则同意《停车办法》，所需经费另行研究。')).toHaveLength(2);
  });
});

describe('a list of what was settled', () => {
  it('holds measures, tasks and acts, and no guidance', () => {
    expect(
      told(
        '会议决定：\n（一）新建城东小学，投资8000万元。\n（二）由县教育局牵头，6月底前完成选址。\n（三）各部门要密切配合。',
      ),
    ).toEqual(['determine: 新建城东小学，投资8000万元', 'assign: 6月底前完成选址 → 县教育局 (lead)']);
  });

  it('ends with the item', () => {
    expect(
      told('## 城东小学\n会议决定：\n（一）新建城东小学。\n## 其他\n补助标准按每人50元执行。'),
    ).toHaveLength(1);
  });
});

describe('something that points back', () => {
  it.each([
    ['## 审议《停车办法》\n会议原则同意。', '《停车办法》'],
    ['会议审议了《停车办法》。会议原则同意该办法，由区住建局印发。', '《停车办法》'],
    ['会议研究了东门大桥加固问题。会议认为条件不成熟，暂缓实施。', '东门大桥加固问题'],
  ])('is about what stands before: %s', (text, subject) => {
    expect(decisionsOf(text)[0]?.subjects).toEqual([subject]);
  });
});

import { describe, expect, it } from 'vitest';
import { pageOf } from '../agenda-pages.ts';

const HELD = '县政府召开第14次常务会议\n2024年5月20日上午，县长沈启明主持召开县政府第14次常务会议。';

/** The number of the item of every decision of a page, or nothing. */
async function itemsOf(text: string): Promise<readonly (number | undefined)[]> {
  const { decisions } = await pageOf(text);
  return decisions.map(({ item }) => item);
}

describe('the item of a decision in running prose', () => {
  it.each<[string, string, readonly (number | undefined)[]]>([
    [
      'is the clause of its verb, of several in a paragraph',
      `${HELD}\n会议听取了电梯加装情况的汇报，决定由县领导召开专题会议研究。会议审议并原则通过了《甲县节水方案》，要求修改后报批。\n会议还研究了其他事项。`,
      [1, 2],
    ],
    [
      'is the one that names what is decided, wherever that is told',
      `${HELD}\n会议审议《甲县督查办法》，听取县教育局关于秋季学期控辍保学工作情况的汇报，审议《甲县残疾人保障规划》。会议原则通过《甲县督查办法》。\n会议原则同意县教育局关于秋季学期控辍保学工作情况的汇报。会议原则通过《甲县残疾人保障规划》。`,
      [1, 2, 3],
    ],
    [
      'is the last one before it, where it points back',
      `${HELD}\n会议研究了县城停车工作，审议了《甲县停车三年计划》，纪要如下：\n县住建局编制了停车三年计划。\n会议讨论并原则通过了该计划。`,
      [2],
    ],
    [
      'is that of the outline at the end of the page, which tells no decision again',
      `${HELD}\n会议传达学习了全省海上安全会议精神，要求各单位提高警惕。\n会议研究通过了《关于划定游泳海域的通告》，要求加大宣传力度。\n会议听取了县海洋局关于牧场建设情况的汇报，责成县海洋局于6月15日前形成项目清单。\n1.会议传达学习了全省海上安全会议精神；\n2.会议研究通过了《关于划定游泳海域的通告》；\n3.会议听取了县海洋局关于牧场建设情况的汇报；`,
      [2, 3],
    ],
    [
      'is the entry of the opening that names its document, below the paragraph of another',
      `${HELD}会议审议了《甲县年度投资计划草案的报告（讨论稿）》等文件。\n会议强调，要压实责任。\n会议原则通过《甲县产业发展纲要》，要求细化分工。\n会议原则通过《甲县年度投资计划草案的报告》。`,
      [2, 1],
    ],
    [
      'is its own, where the meeting goes further: 会议还审定了',
      `${HELD}\n会议听取了三个报告起草情况的汇报。与会人员进行了认真讨论，提出了修改意见。\n会议指出，要做好实事项目。\n会议还审定了《甲县校车办法》。`,
      [2],
    ],
    [
      'is none where the whole agenda is disposed of',
      `${HELD}\n会议审议了甲县公务用车办法；审议了甲县投资评审细则；听取了河道清淤情况的汇报。经讨论，会议原则通过以上议题。`,
      [undefined],
    ],
    [
      'is none where a clause only disposes of something else',
      `${HELD}\n会议研究了甲县四个攻坚计划，通过了乙园区报送的6个建设项目用地，听取了房产去库存工作情况汇报。`,
      [undefined],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await itemsOf(text)).toEqual(expected);
  });
});

it('is that of its numeral, where the points stand below a label of their own', async () => {
  const text = [
    '青溪县人民政府第12次常务会议纪要',
    '2024年5月20日，县长林知远主持召开县政府第12次常务会议。',
    '议题：',
    '1.关于河道清淤项目立项的请示',
    '2.关于设立产业基金的请示',
    '议定：',
    '1.同意河道清淤项目立项，由县水利局负责组织实施。',
    '2.原则同意。',
  ].join('\n');
  expect(await itemsOf(text)).toEqual([1, 2]);
});

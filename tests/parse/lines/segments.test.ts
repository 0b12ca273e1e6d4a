import { describe, expect, it } from 'vitest';
import { markOf } from '../../../functions/parse/lines/marks.ts';
import { classed, ITEM, OPENING, readText, TITLE } from './read.ts';

describe('lines that run several things together are parted', () => {
  it('minutes glued into one line', () => {
    const glued =
      '内部事项经理办公会议纪要〔2022〕8号青溪供水集团有限公司签发人：程远2022年9月16日，公司经理向荣在本部3楼会议室主持召开公司2022年第8次经理办公会议。会议审议了《管网改造计划》，内容纪要如下：工程部编制了计划。会议原则通过了该计划。参加会议人员名单：主持：向荣出席：柯明、池海请假：凌峰列席：柏青记录：安静（此件不公开发布。）青溪供水集团有限公司办公室2022年9月26日印发';
    expect(classed(glued)).toMatchObject({
      title: ['经理办公会议纪要'],
      masthead: ['内部事项', '〔2022〕8号', '青溪供水集团有限公司', '签发人：程远'],
      prose: ['会议审议了《管网改造计划》，内容纪要如下：', '工程部编制了计划。', '会议原则通过了该计划。'],
      attendance: [
        '参加会议人员名单：',
        '主持：向荣',
        '出席：柯明、池海',
        '请假：凌峰',
        '列席：柏青',
        '记录：安静',
      ],
      distribution: ['（此件不公开发布。）', '青溪供水集团有限公司办公室2022年9月26日印发'],
    });
  });

  it('spaces in the place of full stops', () => {
    const [first, ...others] = readText(
      '林知远主持召开区政府常务会议',
      '3月8日，区长林知远主持召开区政府第21次常务会议，研究桥梁养护等工作 会议听取养护情况的汇报 会议强调，要抓紧 会议同意养护方案 。',
    ).lines.slice(1);
    expect(first?.class).toBe('opening');
    expect(others.map(({ plain }) => plain)).toEqual([
      '会议听取养护情况的汇报',
      '会议强调，要抓紧',
      '会议同意养护方案。',
    ]);
  });

  it('an article of one line', () => {
    const lines = classed(
      '标题: 青溪区召开管委会第9次主任办公会',
      '发布时间: 2024-06-13 09:51',
      '原文链接: https://www.example.gov.cn/t20240613_1.htm',
      '==================== 正文 ====================',
      '6月12日，管委会主任岳峰主持召开管委会2024年第9次主任办公会，听取港口项目进展情况汇报，研究旅游保障有关事宜。会议强调，要加快项目前期。会议要求，要做好值班值守。会议还研究了其他事项。管委会副主任农小雨、支援参加会议。',
    );
    expect(lines.opening?.[0]).toMatch(/^6月12日.*有关事宜。$/u);
    expect(lines.prose).toEqual([
      '会议强调，要加快项目前期。',
      '会议要求，要做好值班值守。',
      '管委会副主任农小雨、支援参加会议。',
    ]);
    expect(lines.closing).toEqual(['会议还研究了其他事项。']);
  });

  it('items behind each other', () => {
    const { heading } = classed(
      OPENING,
      '一、审议《桥梁养护办法》。会议原则同意。二、听取防汛工作汇报。会议要求抓好落实。',
      '三、研究人事事项',
    );
    expect(heading?.map((line) => line.slice(0, 4))).toEqual(['一、审议', '二、听取', '三、研究']);
  });

  it('but the points of one paragraph stay in it', () => {
    const points = '会议明确：一、由区住建局牵头；二、由区财政局配合。';
    expect(classed(OPENING, ITEM[0], points).prose).toEqual([points]);
  });

  it('a list behind the last paragraph', () => {
    expect(classed(OPENING, ITEM[0], '会议原则同意。出席：林知远、苏明澈。记录：温若水').attendance).toEqual([
      '出席：林知远、苏明澈。',
      '记录：温若水',
    ]);
  });

  it('a label among particulars', () => {
    expect(classed(TITLE, '时间：2024年3月8日　地点：第一会议室　主持：林知远', ...ITEM)).toMatchObject({
      particular: ['时间：2024年3月8日地点：第一会议室'],
      attendance: ['主持：林知远'],
    });
  });

  it('a tab before the headline, a button behind the last word', () => {
    const lines = classed(
      '• 会议题目 • 林知远主持召开区政府第21次常务会议',
      '  • 会议内容',
      OPENING,
      '会议听取了养护情况的汇报。',
      '区领导苏明澈参加会议。 展开详细',
    );
    expect(lines).toEqual({
      furniture: ['·会议题目·', '展开详细'].map((words) => words.replace(/^·/u, '•')),
      title: ['林知远主持召开区政府第21次常务会议'],
      opening: [OPENING],
      prose: ['会议听取了养护情况的汇报。', '区领导苏明澈参加会议。'],
    });
  });
});

it('every line is a piece of the reading, in order, and none is lost', () => {
  const { reading, lines } = readText(
    TITLE,
    OPENING,
    '一、审议《办法》。会议原则同意。二、听取汇报。',
    '出席：林知远。记录：温若水',
  );
  expect(lines.map(({ range }) => reading.plain.slice(range.start, range.end))).toEqual(
    lines.map(({ plain }) => plain),
  );
  expect(lines.map(({ plain }) => plain).join('')).toBe(reading.plain.replaceAll('\n', ''));
  expect(lines.map(({ index }) => index)).toEqual(lines.map((_, i) => i));
});

describe('a numeral at the beginning of a line', () => {
  it.each([
    ['议题一、审议《青溪区桥梁养护办法》', 4],
    ['第一、审议《青溪区桥梁养护办法》', 3],
    ['第一项议题：审议《青溪区桥梁养护办法》', 6],
    ['议题一', 3],
  ])('is its mark: %s', (plain, length) => {
    expect(markOf(plain)?.length).toBe(length);
  });

  it.each(['议题一、议题二通过会议审议。', '议题1、议题2通过会议审议。', '第一、第二项议题通过会议审议。'])(
    'is none where it is the first of several that a sentence names: %s',
    (plain) => {
      expect(markOf(plain)).toBeUndefined();
    },
  );
});

import { describe, expect, it } from 'vitest';
import { findOutline } from '../../../functions/parse/outline/outline.ts';
import { type Range, read } from '../../../functions/parse/reading.ts';
import { OPENING } from '../invented.ts';

const outlineOf = (...lines: string[]) => {
  const reading = read(lines.join('\n'));
  const { outline } = findOutline(reading);
  const words = (ranges: readonly Range[] = []) =>
    ranges.map((range) => reading.plain.slice(range.start, range.end));
  return {
    title: outline.title && reading.value(outline.title),
    opening: outline.opening && reading.value(outline.opening),
    masthead: words(outline.masthead),
    particulars: words(outline.particulars),
    attendance: words(outline.attendance),
    loose: words(outline.loose),
    closing: words(outline.closing),
    items: words(outline.items.map((item) => item.range)),
  };
};

const ITEM = ['一、审议《青溪区桥梁养护办法》', '会议原则同意《青溪区桥梁养护办法》。'];

describe('the head of minutes', () => {
  it('knows title, masthead and opening of a printed record', () => {
    const outline = outlineOf(
      '青溪区人民政府常务会议纪要',
      '（第21次）',
      '〔2024〕7号',
      '青溪区人民政府办公室　2024年3月12日',
      OPENING,
      ...ITEM,
    );
    expect(outline.title).toBe('青溪区人民政府常务会议纪要');
    expect(outline.masthead).toEqual(['（第21次）', '〔2024〕7号', '青溪区人民政府办公室2024年3月12日']);
    expect(outline.opening).toBe(OPENING);
  });

  it('joins a title that is wrapped over lines', () => {
    expect(outlineOf('云岭市青溪区', '人民政府第21次常务', '会议纪要', OPENING, ...ITEM).title).toBe(
      '云岭市青溪区人民政府第21次常务会议纪要',
    );
  });

  it.each([
    '2024年3月8日上午，区长林知远主持召开青溪区人民政府第21次常务会议，现纪要如下：',
    '3月8日，区委副书记、区长林知远在区政府三楼会议室主持召开第21次区政府常务会议。',
    '二〇二四年三月八日，林知远区长主持召开区政府常务会议。',
    '青溪区人民政府第21次常务会议于2024年3月8日在区政府三楼会议室召开，区长林知远主持会议。',
    '会议于2024年3月8日上午在区政府三楼会议室召开，由区长林知远主持。',
    '2024年3月8日，青溪区政府召开第21次常务会议，区长林知远主持会议并讲话。',
    '2024 38上午，区长林知远主持召开区政府第21次常务会议。',
    '区长林知远主持召开区政府2024年第21次常务会议，研究桥梁养护等工作。',
  ])('knows the opening %s', (opening) => {
    expect(outlineOf(opening, ...ITEM).opening).toBe(opening.replaceAll(' ', ''));
  });

  it('reads particulars and lists instead of an opening', () => {
    const outline = outlineOf(
      '青溪区人民政府第21次常务会议纪要',
      '时　间：2024年3月8日上午',
      '地　点：区政府三楼会议室',
      '主　持：林知远',
      '出　席：苏明澈　高砚',
      '　　　　温若水',
      '列　席：区水务局　卢舟',
      ...ITEM,
    );
    expect(outline.particulars).toEqual(['时间：2024年3月8日上午', '地点：区政府三楼会议室']);
    expect(outline.attendance).toEqual(['主持：林知远', '出席：苏明澈高砚', '温若水', '列席：区水务局卢舟']);
    expect(outline.opening).toBeUndefined();
    expect(outline.items).toEqual([ITEM.join('\n')]);
  });

  it('reads particulars without a colon', () => {
    const outline = outlineOf(
      '青溪区人民政府常务会议纪要',
      '会议时间 2024年4月15日（星期一）15:00',
      '会议地点 区政府三楼会议室',
      ...ITEM,
    );
    expect(outline.particulars).toHaveLength(2);
  });

  it('does not take numbered particulars for agenda items', () => {
    const outline = outlineOf(
      '青溪区人民政府第21次常务会议纪要',
      '一、会议时间：2024年3月8日上午',
      '二、会议地点：区政府三楼会议室',
      '三、参会人员：林知远、苏明澈',
      '四、审议《青溪区桥梁养护办法》',
      '会议原则同意。',
    );
    expect(outline.items).toHaveLength(1);
    expect(outline.attendance).toEqual(['三、参会人员：林知远、苏明澈']);
  });

  it('keeps a sentence that announces the items out of the items', () => {
    expect(outlineOf(OPENING, '会议议定以下事项：', ...ITEM).loose).toEqual(['会议议定以下事项：']);
  });
});

describe('attendance lists', () => {
  it.each([
    ['出席：林知远　苏明澈'],
    ['出 席 林知远　苏明澈'],
    ['出席人员：', '林知远　苏明澈'],
    ['出席', '林知远　苏明澈'],
    ['【出席】林知远　苏明澈'],
    ['出席会议的有：林知远、苏明澈。'],
    ['参加会议人员：林知远、苏明澈'],
    ['参会人员：林知远（区长）、苏明澈（副区长）'],
    ['会议出席人员：林知远、苏明澈'],
    ['出席（按姓氏笔画为序）：苏明澈、林知远'],
  ])('finds %s below the items', (...lines) => {
    const outline = outlineOf(OPENING, ...ITEM, ...lines);
    expect(outline.attendance).toHaveLength(lines.length);
    expect(outline.items).toEqual([ITEM.join('\n')]);
  });

  it('finds lists between the opening and the items', () => {
    const outline = outlineOf(
      OPENING,
      '出席：林知远、苏明澈',
      '列席：',
      '区水务局卢舟',
      '会议议定以下事项：',
      ...ITEM,
    );
    expect(outline.attendance).toEqual(['出席：林知远、苏明澈', '列席：', '区水务局卢舟']);
  });

  it.each([
    ['（一）传达全市防汛会议精神', '会议要求，要压实责任。'],
    ['1.春季植树。会议要求抓紧完成。', '2.桥梁养护。会议同意养护方案。'],
    ['研究事项：', '1.桥梁养护'],
  ])('ends the list above an agenda without 一、: %s', (first, second) => {
    const { attendance } = outlineOf(
      '青溪区政府常务会议纪要',
      '主持：林知远',
      '列席：区住建局　何晓峰',
      first,
      second,
    );
    expect(attendance).toEqual(['主持：林知远', '列席：区住建局何晓峰']);
  });

  it('parts a label from the particulars in its line', () => {
    const { particulars, attendance } = outlineOf(
      '青溪区政府常务会议纪要',
      '时间：2024年3月8日　地点：第一会议室　主持：林知远',
      ...ITEM,
    );
    expect(particulars).toEqual(['时间：2024年3月8日地点：第一会议室']);
    expect(attendance).toEqual(['主持：林知远']);
  });

  it('keeps （一） groups of a list in the list', () => {
    const outline = outlineOf(OPENING, ...ITEM, '列席：', '（一）邀请列席：卢舟', '（二）区政府办：温若水');
    expect(outline.attendance).toEqual(['列席：', '（一）邀请列席：卢舟', '（二）区政府办：温若水']);
  });

  it('parts a list that follows the last paragraph in its line', () => {
    const outline = outlineOf(OPENING, ITEM[0] ?? '', '会议原则同意。出席：林知远、苏明澈。记录：温若水');
    expect(outline.attendance).toEqual(['出席：林知远、苏明澈。', '记录：温若水']);
  });

  it.each([
    '参加培训的人员要统一安排，确保效果。',
    '记录显示，去年以来清淤共完成三处。',
    '列席会议的部门要抓好落实。',
  ])('does not take the sentence %s for a list', (sentence) => {
    expect(outlineOf(OPENING, ...ITEM, sentence).attendance).toEqual([]);
  });
});

describe('the end of minutes', () => {
  it.each([
    '会议还研究了其他事项。',
    '会议还研究了其它事宜',
    '此外，会议还讨论了其他有关工作。',
    '会议还研究了人事任免等其他事项。',
    '会议还对其他事项进行了研究。',
  ])('knows the closing %s', (closing) => {
    const outline = outlineOf(OPENING, ...ITEM, closing);
    expect(outline.closing).toEqual([closing]);
    expect(outline.items).toHaveLength(1);
  });

  it('knows distribution, signature and the line of printing', () => {
    const outline = outlineOf(
      OPENING,
      ...ITEM,
      '出席：林知远、苏明澈',
      '青溪区人民政府办公室',
      '2024年3月12日',
      '抄送：区委办公室，区人大办公室，',
      '区政协办公室',
      '青溪区人民政府办公室　2024年3月13日印发',
    );
    expect(outline.attendance).toEqual(['出席：林知远、苏明澈']);
    expect(outline.closing).toHaveLength(5);
  });
});

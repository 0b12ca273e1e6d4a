import { describe, expect, it } from 'vitest';
import { classed, ITEM, OPENING, TITLE } from './read.ts';

describe('the head of minutes', () => {
  it('has title, masthead and opening', () => {
    const lines = classed(
      '青溪区人民政府常务会议纪要',
      '（第21次）',
      '〔2024〕7号',
      '青溪区人民政府办公室　2024年3月12日',
      OPENING,
      ...ITEM,
    );
    expect(lines).toEqual({
      title: ['青溪区人民政府常务会议纪要'],
      masthead: ['（第21次）', '〔2024〕7号', '青溪区人民政府办公室2024年3月12日'],
      opening: [OPENING],
      heading: [ITEM[0]],
      prose: [ITEM[1]],
    });
  });

  it('may have a title that is wrapped over lines', () => {
    const { title } = classed('云岭市青溪区', '人民政府第21次常务', '会议纪要', OPENING, ...ITEM);
    expect(title?.join('')).toBe('云岭市青溪区人民政府第21次常务会议纪要');
  });

  it.each([
    '2024年3月8日上午，区长林知远主持召开青溪区人民政府第21次常务会议，现纪要如下：',
    '3月8日，区委副书记、区长林知远在区政府三楼会议室主持召开第21次区政府常务会议。',
    '二〇二四年三月八日，林知远区长主持召开区政府常务会议。',
    '二O二四年三月八日，林知远区长主持召开区政府常务会议。',
    '青溪区人民政府第21次常务会议于2024年3月8日在区政府三楼会议室召开，区长林知远主持会议。',
    '会议于2024年3月8日上午在区政府三楼会议室召开，由区长林知远主持。',
    '2024年3月8日，青溪区政府召开第21次常务会议，区长林知远主持会议并讲话。',
    '2024 38上午，区长林知远主持召开区政府第21次常务会议。',
    '区长林知远主持召开区政府2024年第21次常务会议，研究桥梁养护等工作。',
    '3月8日，区政府第21次常务会议召开。区长林知远主持；副区长苏明澈出席。',
    '8日，管委会主任林知远主持召开管委会2024年第2次主任办公会，研究桥梁养护。',
    '昨天上午，区长林知远主持召开区政府第21次常务会议。',
    '近日，区长林知远主持召开区长办公会，研究桥梁养护。',
    '民國113年3月8日上午，县长林知远主持召开县政府第21次常务会议。',
    '受区长林知远委托，3月8日，副区长苏明澈主持召开区政府第21次常务会议。',
  ])('knows the opening %s', (opening) => {
    expect(classed(opening, '会议听取了桥梁养护工作的汇报。').opening).toEqual([
      opening.replaceAll(' ', '').replace('國', '国'),
    ]);
  });

  it.each([
    '《青溪区桥梁养护办法》已经2024年3月8日召开的区政府第21次常务会议通过，现予印发。',
    '区政府常务会议由区长召集和主持，一般每月召开两次，必要时可随时召开。',
    '内容概述：3月8日，区长林知远主持召开区政府第21次常务会议，研究桥梁养护。',
    '会议传达学习了3月8日召开的市政府第21次常务会议精神，研究贯彻意见。',
  ])('knows that %s is none', (sentence) => {
    expect(classed(TITLE, sentence).opening).toBeUndefined();
  });

  it('may be particulars and lists instead of an opening', () => {
    expect(
      classed(
        TITLE,
        '时　间：2024年3月8日上午',
        '地　点：区政府三楼会议室',
        '主　持：林知远',
        '出　席：苏明澈　高砚',
        '　　　　温若水',
        '列　席：区水务局　卢舟',
        ...ITEM,
      ),
    ).toEqual({
      title: [TITLE],
      particular: ['时间：2024年3月8日上午', '地点：区政府三楼会议室'],
      attendance: ['主持：林知远', '出席：苏明澈高砚', '温若水', '列席：区水务局卢舟'],
      heading: [ITEM[0]],
      prose: [ITEM[1]],
    });
  });

  it('may have labels whose value stands on the next line', () => {
    const lines = classed(
      '青溪区政府第21次常务会议',
      '会议时间',
      '2024年3月8日',
      '会议议题',
      '研究桥梁养护等工作',
      '会议内容',
      '3月8日，区长林知远主持召开区政府第21次常务会议。',
      '会议强调，要抓紧完成。',
    );
    expect(lines.particular).toEqual(['会议时间', '2024年3月8日', '会议议题', '研究桥梁养护等工作']);
    expect(lines.opening).toHaveLength(1);
  });

  it('does not take numbered particulars for headings', () => {
    const lines = classed(
      TITLE,
      '一、会议时间：2024年3月8日上午',
      '二、会议地点：区政府三楼会议室',
      '三、参会人员：林知远、苏明澈',
      '四、审议《青溪区桥梁养护办法》',
      '会议原则同意。',
    );
    expect(lines.heading).toEqual(['四、审议《青溪区桥梁养护办法》']);
    expect(lines.attendance).toEqual(['三、参会人员：林知远、苏明澈']);
  });
});

describe('the head of a report', () => {
  const report = '3月8日，区委副书记、区长林知远主持召开区政府第21次常务会议，研究桥梁养护等事项。';
  it.each([
    '区政府召开常务会议，研究桥梁养护等事项',
    '区政府召开七届四次常务会',
    '林知远主持召开区政府第21次常务会议',
    '区政府第四次全体会议召开',
    '2024年3月8日下午，区委副书记、区长林知远主持召开区政府常务会议',
  ])('has the headline %s', (headline) => {
    expect(classed(headline, '发布时间：2024-03-12 09:10', report, '会议强调，要抓紧完成。')).toEqual({
      title: [headline],
      opening: [report],
      prose: ['会议强调，要抓紧完成。'],
    });
  });

  it.each([
    ['青溪网3月9日讯（融媒体记者 王婷）', '青溪网3月9日讯（融媒体记者王婷）'],
    ['本报讯（记者 王婷 李响）', '本报讯（记者王婷李响）'],
    ['本报讯 ', '本报讯'],
    ['青溪新闻网讯 ', '青溪新闻网讯'],
    ['新华社青溪3月9日电（记者王婷）', '新华社青溪3月9日电（记者王婷）'],
    ['（记者王婷）', '（记者王婷）'],
    ['青溪融媒记者 王婷 李响 ', '青溪融媒记者王婷李响'],
  ])('has the dateline %s', (dateline, words) => {
    const lines = classed('区政府召开常务会议', dateline + report, '会议强调，要抓紧完成。');
    expect(lines.byline).toEqual([words]);
    expect(lines.opening).toEqual([report]);
  });

  it('may name the chair and the writer below the headline', () => {
    const lines = classed(
      '区政府常务会议召开',
      '林知远主持',
      '本文字数：498',
      '■王婷',
      report,
      '会议强调，要抓紧完成。',
    );
    expect(lines).toMatchObject({
      title: ['区政府常务会议召开'],
      masthead: ['林知远主持'],
      byline: ['■王婷'],
    });
  });

  it('may be an opening without a full stop', () => {
    const opening = '2024年3月8日，区长林知远在区政府五楼会议室主持召开了区政府七届4次常务会议';
    expect(classed('区政府召开七届四次常务会', opening, '会议审议并通过了《桥梁养护办法》。')).toEqual({
      title: ['区政府召开七届四次常务会'],
      opening: [opening],
      prose: ['会议审议并通过了《桥梁养护办法》。'],
    });
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
    ['主席：林知远', '紀錄：苏明澈'],
  ])('are found below the items: %s', (...lines) => {
    const found = classed(OPENING, ...ITEM, ...lines);
    expect(found.attendance).toHaveLength(lines.length);
    expect(found.prose).toEqual([ITEM[1]]);
  });

  it('are found between the opening and the items', () => {
    const lines = ['出席：林知远、苏明澈', '列席：', '区水务局卢舟'];
    const found = classed(OPENING, ...lines, '会议议定以下事项：', ...ITEM);
    expect(found.attendance).toEqual(lines);
  });

  it.each([
    ['（一）传达全市防汛会议精神', '会议要求，要压实责任。'],
    ['1.春季植树。会议要求抓紧完成。', '2.桥梁养护。会议同意养护方案。'],
    ['研究事项：', '1.桥梁养护'],
    ['现将会议讨论决定的事项纪要如下：', '1.桥梁养护'],
    ['• 上次会议决议事项执行情形报告', '• 各科重大事项提报及后续处理'],
  ])('end above an agenda without 一、: %s', (first, second) => {
    const { attendance } = classed(
      '青溪区政府常务会议纪要',
      '主持：林知远',
      '列席：区住建局　何晓峰',
      first,
      second,
    );
    expect(attendance).toEqual(['主持：林知远', '列席：区住建局何晓峰']);
  });

  it('keep their （一） groups', () => {
    const list = ['列席：', '（一）邀请列席：卢舟', '（二）区政府办：温若水'];
    expect(classed(OPENING, ...ITEM, ...list).attendance).toEqual(list);
  });

  it.each([
    '参加培训的人员要统一安排，确保效果。',
    '记录显示，去年以来清淤共完成三处。',
    '列席会议的部门要抓好落实。',
  ])('do not begin with the sentence %s', (sentence) => {
    expect(classed(OPENING, ...ITEM, sentence).attendance).toBeUndefined();
  });
});

describe('the end of the main content', () => {
  it.each([
    '会议还研究了其他事项。',
    '会议还研究了其它事宜',
    '此外，会议还讨论了其他有关工作。',
    '会议还研究了人事任免等其他事项。',
    '会议还对其他事项进行了研究。',
  ])('has the closing %s', (closing) => {
    expect(classed(OPENING, ...ITEM, closing).closing).toEqual([closing]);
  });

  it('has distribution, signature and the line of printing', () => {
    const found = classed(
      OPENING,
      ...ITEM,
      '出席：林知远、苏明澈',
      '青溪区人民政府办公室',
      '2024年3月12日',
      '（此件公开发布）',
      '抄送：区委办公室，区人大办公室，',
      '区政协办公室',
      '青溪区人民政府办公室　2024年3月13日印发',
    );
    expect(found.attendance).toEqual(['出席：林知远、苏明澈']);
    expect(found.distribution).toHaveLength(6);
  });

  it.each(['（王婷）', '（记者 王婷 李响）', '（责任编辑：王婷）', '（撰稿人：王婷 审稿人：李响）'])(
    'has the writers %s',
    (byline) => {
      const words = byline.replaceAll(' ', '');
      const report = '区领导苏明澈出席会议，区住建局主要负责人列席会议。';
      expect(classed(OPENING, '会议强调，要抓紧完成。', report, byline).byline).toEqual([words]);
      const { prose, byline: behind } = classed(OPENING, '会议强调，要抓紧完成。', report + byline);
      expect([prose?.at(-1), behind]).toEqual([report, [words]]);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { agendaOf, OPENING, parseText } from '../invented.ts';

const minutes = (...lines: string[]): string => [OPENING, ...lines].join('\n');

describe('numbered agendas', () => {
  it('reads 一、 headings with （一） paragraphs below them', () => {
    const page = minutes(
      '会议议定以下事项：',
      '一、听取全区河道清淤工作情况的汇报',
      '（一）要抓紧排查淤塞河段。',
      '（二）要落实管护责任。',
      '二、审议《青溪区桥梁养护办法（草案）》',
      '原则同意《青溪区桥梁养护办法（草案）》。',
      '会议还研究了其他事项。',
    );
    expect(agendaOf(page)).toEqual([
      '1 听取全区河道清淤工作情况的汇报',
      '2 审议《青溪区桥梁养护办法（草案）》',
    ]);
  });

  it('reads a bare numeral alone on its line, the words of the item below it', () => {
    const page = minutes(
      '一',
      '会议听取了全区河道清淤工作情况汇报，议定了以下意见：要抓紧排查。',
      '二',
      '会议审议了《青溪区桥梁养护办法》，原则同意。',
    );
    expect(agendaOf(page)).toEqual(['1 听取了全区河道清淤工作情况汇报', '2 审议了《青溪区桥梁养护办法》']);
  });

  it('parts items and lists that run on behind white space', () => {
    const page = `${OPENING}议定事项如下： 一、研究供水价格 会议同意供水价格调整方案，由区水利局牵头，于2025年4月15日前印发 二、研究教育工作 会议同意新建实验小学 出席：林知远、周启明`;
    expect(agendaOf(page)).toEqual(['1 研究供水价格', '2 研究教育工作']);
    expect(parseText(page).decisions.map(({ subjects }) => subjects)).toEqual([
      ['供水价格调整方案'],
      ['新建实验小学'],
    ]);
  });

  it('cuts a heading that runs into its paragraph', () => {
    const page = minutes(
      '一、听取全区河道清淤工作情况汇报。会议指出，清淤事关度汛安全。',
      '二、审议《青溪区桥梁养护办法》，原则同意并由区住建局印发。会议要求抓好落实。',
    );
    expect(agendaOf(page)).toEqual(['1 听取全区河道清淤工作情况汇报', '2 审议《青溪区桥梁养护办法》']);
  });

  it.each([
    ['第一项', '第二项', '第一项：', '第二项：'],
    ['议题一', '议题二', '议题一：', '议题二：'],
    ['1.', '2.', '1.', '2.'],
    ['1、', '2、', '1、', '2、'],
    ['（1）', '（2）', '（1）', '（2）'],
    ['（一）', '（二）', '（一）', '（二）'],
    ['㈠', '㈡', '㈠', '㈡'],
    ['一 set off by a gap', '', '一　', '二　'],
    ['【议题一】', '【议题二】', '【议题一】', '【议题二】'],
    ['议题一 set off by a gap', '', '议题一　', '议题二　'],
  ])('knows the numerals %s, %s', (_name, _next, first, second) => {
    const page = minutes(
      `${first}听取全区河道清淤工作情况汇报`,
      '会议指出，清淤事关度汛安全，要抓紧排查淤塞河段。',
      `${second}审议《青溪区桥梁养护办法》`,
      '会议原则同意《青溪区桥梁养护办法》，由区住建局按程序印发。',
    );
    expect(agendaOf(page)).toEqual(['1 听取全区河道清淤工作情况汇报', '2 审议《青溪区桥梁养护办法》']);
  });

  it('joins a heading that is broken over lines', () => {
    const page = minutes(
      '一、审议《青溪区城市更新专项规划（2024—',
      '2030年）》',
      '会议原则同意。',
      '二、听取区水务局、区住建局、',
      '区财政局关于河道清淤工作的汇报',
      '会议同意汇报意见。',
    );
    expect(agendaOf(page)).toEqual([
      '1 审议《青溪区城市更新专项规划（2024—2030年）》',
      '2 听取区水务局、区住建局、区财政局关于河道清淤工作的汇报',
    ]);
  });

  it('parts items that stand in one line', () => {
    const page = minutes(
      '一、听取全区河道清淤工作情况汇报。会议指出，要抓紧排查。二、审议《青溪区桥梁养护办法》。会议原则同意。三、研究旧桥拆除事宜。会议同意拆除。',
    );
    expect(agendaOf(page)).toEqual([
      '1 听取全区河道清淤工作情况汇报',
      '2 审议《青溪区桥梁养护办法》',
      '3 研究旧桥拆除事宜',
    ]);
  });

  it('leaves a list inside a paragraph to its item', () => {
    const page = minutes(
      '一、听取全区河道清淤工作情况汇报',
      '会议强调：一、加强领导；二、压实责任；三、严格督查。',
      '二、审议《青溪区桥梁养护办法》',
      '会议原则同意。',
    );
    expect(agendaOf(page)).toHaveLength(2);
  });

  it('leaves a list of lines with numerals of its own to the item that announces it', () => {
    const page = minutes(
      '一、听取全区河道清淤工作情况汇报',
      '会议指出，要抓紧排查。',
      '二、审议年度重点项目清单',
      '会议原则同意年度重点项目清单，项目如下：',
      '一、青溪河左岸护坡工程',
      '二、白石桥加固工程',
      '三、研究旧桥拆除事宜',
      '会议同意拆除。',
    );
    expect(agendaOf(page)).toEqual([
      '1 听取全区河道清淤工作情况汇报',
      '2 审议年度重点项目清单',
      '3 研究旧桥拆除事宜',
    ]);
  });

  it('leaves a list of 1. lines to the decision they belong to', () => {
    const page = minutes(
      '一、审议年度重点项目清单',
      '会议原则同意年度重点项目清单：',
      '1. 青溪河左岸护坡工程；',
      '2. 白石桥加固工程。',
      '二、研究旧桥拆除事宜',
      '会议同意拆除。',
    );
    expect(agendaOf(page)).toEqual(['1 审议年度重点项目清单', '2 研究旧桥拆除事宜']);
  });

  it('does not count the list of the agenda that stands above the items', () => {
    const page = [
      '青溪区人民政府第21次常务会议纪要',
      '时间：2024年3月8日上午',
      '会议议题：',
      '一、听取全区河道清淤工作情况汇报',
      '二、审议《青溪区桥梁养护办法》',
      '一、听取全区河道清淤工作情况汇报',
      '会议指出，要抓紧排查淤塞河段。',
      '二、审议《青溪区桥梁养护办法》',
      '会议原则同意《青溪区桥梁养护办法》。',
    ].join('\n');
    expect(agendaOf(page)).toEqual(['1 听取全区河道清淤工作情况汇报', '2 审议《青溪区桥梁养护办法》']);
  });

  it('takes the points under headings that only name a part of the meeting', () => {
    const page = minutes(
      '一、传达学习',
      '（一）传达学习全市春耕工作会议精神',
      '会议强调，要抓好春耕备耕。',
      '（二）学习《粮食安全保障法》',
      '会议强调，要严格落实。',
      '二、审议事项',
      '（一）审议《青溪区桥梁养护办法》',
      '会议原则同意。',
    );
    expect(agendaOf(page)).toEqual([
      '1 传达学习全市春耕工作会议精神',
      '2 学习《粮食安全保障法》',
      '3 审议《青溪区桥梁养护办法》',
    ]);
  });

  it('reads topics without numerals', () => {
    const page = minutes(
      '议题：全区河道清淤工作情况汇报',
      '会议听取了区水务局的汇报，同意汇报意见。',
      '议题：《青溪区桥梁养护办法》',
      '会议原则同意。',
    );
    expect(agendaOf(page)).toEqual(['1 全区河道清淤工作情况汇报', '2 《青溪区桥梁养护办法》']);
  });

  it('takes 会议还研究了其他事项 for an item under the numeral that the items have come to', () => {
    const items = ['一、审议《青溪区桥梁养护办法》', '会议原则同意。'];
    expect(agendaOf(minutes(...items, '二、会议还通报了其他事项。'))).toEqual([
      '1 审议《青溪区桥梁养护办法》',
      '2 还通报了其他事项',
    ]);
    expect(agendaOf(minutes(...items, '会议还研究了其他事项。'))).toHaveLength(1);
  });
});

describe('numerals that do not follow each other', () => {
  it('keeps the numerals of a page that skips one', () => {
    const page = minutes('一、审议《甲办法》', '原则同意。', '三、审议《乙办法》', '原则同意。');
    expect(agendaOf(page)).toEqual(['1 审议《甲办法》', '3 审议《乙办法》']);
  });

  it('counts where a numeral stands twice', () => {
    const page = minutes(
      '一、审议《甲办法》',
      '原则同意。',
      '二、审议《乙办法》',
      '原则同意。',
      '二、审议《丙办法》',
      '原则同意。',
    );
    expect(agendaOf(page)).toEqual(['1 审议《甲办法》', '2 审议《乙办法》', '3 审议《丙办法》']);
  });
});

describe('agendas without numerals', () => {
  it('takes each paragraph that takes up a subject', () => {
    const page = minutes(
      '会议传达学习了全市春耕工作会议精神。会议强调，要抓好春耕备耕。',
      '会议听取了全区河道清淤工作情况汇报，原则同意下一步工作安排。',
      '会议指出，清淤事关度汛安全。',
      '会议审议通过了《青溪区桥梁养护办法》。',
      '会议还研究了其他事项。',
    );
    expect(agendaOf(page)).toEqual([
      '1 传达学习了全市春耕工作会议精神',
      '2 听取了全区河道清淤工作情况汇报',
      '3 审议通过了《青溪区桥梁养护办法》',
    ]);
  });

  it('takes one item for each document that a paragraph disposes of', () => {
    const page = [
      '2024年3月8日，区长林知远主持召开区政府第21次常务会议，审议《青溪区桥梁养护办法》《青溪区古树名录》等事项。',
      '会议指出，桥梁养护是城市安全的底线，原则同意《青溪区桥梁养护办法》。区住建局负责，修改后印发。',
      '会议指出，古树承载乡愁，原则同意《青溪区古树名录》。区林业局负责，按程序公布。',
    ].join('\n');
    expect(agendaOf(page)).toEqual(['1 《青溪区桥梁养护办法》', '2 《青溪区古树名录》']);
  });

  it('takes every （一） under a sentence of study as an item, after the study above', () => {
    const page = minutes(
      '会议传达学习了全市春耕工作会议精神，集中学习了《粮食安全保障法》。',
      '会议指出，各镇要抓好春耕备耕。',
      '会议研究度汛准备相关事宜。',
      '（一）研究审议《青溪区度汛方案》',
      '会议研究审议并原则同意《青溪区度汛方案》，责成区水务局印发。',
      '（二）听取河道清淤工作情况',
      '会议听取了河道清淤工作情况，责成区水务局抓紧推进。',
    );
    expect(agendaOf(page)).toEqual([
      '1 传达学习了全市春耕工作会议精神，集中学习了《粮食安全保障法》',
      '2 研究审议《青溪区度汛方案》',
      '3 听取河道清淤工作情况',
    ]);
  });

  it('leaves （一） to the unnumbered item whose points it numbers', () => {
    const page = minutes(
      '会议听取了河道清淤、旧桥拆除工作情况汇报，议定以下意见：',
      '（一）关于河道清淤工作。要抓紧排查。',
      '（二）关于旧桥拆除工作。同意按程序拆除。',
      '会议审议了《青溪区古树名录》，原则同意。',
    );
    expect(agendaOf(page)).toEqual(['1 听取了河道清淤、旧桥拆除工作情况汇报', '2 审议了《青溪区古树名录》']);
  });

  it('leaves what a paragraph settles further on to its matter, also below a list that stands open', () => {
    const page = [
      '青溪区人民政府第21次常务会议纪要',
      OPENING,
      '会议审议了旧桥拆除有关问题。会议确定以下事项：一、同意拆除旧桥；二、原则同意《青溪区桥梁养护办法》。',
      '会议审议了古树保护有关问题。会议指出，古树承载乡愁。会议书面审议了《青溪区古树名录》，予以通过。',
    ].join('\n');
    expect(agendaOf(page)).toEqual(['1 审议了旧桥拆除有关问题', '2 审议了古树保护有关问题']);
  });

  it('reads headings that lost their numerals', () => {
    const page = minutes(
      '会议议定事项如下：',
      '听取全区河道清淤工作情况汇报',
      '会议听取了区水务局关于全区河道清淤工作情况的汇报，原则同意。',
      '审议《青溪区桥梁养护办法》',
      '会议审议了区住建局起草的《青溪区桥梁养护办法》，原则同意。',
    );
    expect(agendaOf(page)).toEqual(['1 听取全区河道清淤工作情况汇报', '2 审议《青溪区桥梁养护办法》']);
  });

  it('reads minutes that are one paragraph', () => {
    const page = `${OPENING}会议听取了全区河道清淤工作情况汇报。会议要求抓紧排查。会议审议通过了《青溪区桥梁养护办法》。`;
    expect(agendaOf(page)).toEqual([
      '1 听取了全区河道清淤工作情况汇报',
      '2 审议通过了《青溪区桥梁养护办法》',
    ]);
  });
});

describe('lists that are not the agenda', () => {
  it('reads 会议第一项： as a numeral', () => {
    const page = minutes(
      '会议第一项：关于全区河道清淤工作',
      '会议听取了区水利局的汇报，同意启动清淤。',
      '会议第二项：关于《青溪区桥梁养护办法》',
      '会议原则同意《青溪区桥梁养护办法》。',
    );
    expect(agendaOf(page)).toEqual(['1 关于全区河道清淤工作', '2 关于《青溪区桥梁养护办法》']);
  });

  it('keeps 一、 within a paragraph as points of its subject', () => {
    const page = minutes(
      '会议听取了全区河道清淤工作情况汇报。会议要求抓紧排查。',
      '会议研究了学校扩班工作。会议明确：一、新增教学楼一栋；二、调剂教师三十名；三、招生计划统一核定。',
      '会议听取了防汛工作情况汇报。会议要求加强值守。',
    );
    expect(agendaOf(page)).toEqual([
      '1 听取了全区河道清淤工作情况汇报',
      '2 研究了学校扩班工作',
      '3 听取了防汛工作情况汇报',
    ]);
  });

  it('keeps a list that ends one of several paragraphs as points of that paragraph', () => {
    const page = minutes(
      '会议听取了全区河道清淤工作情况汇报。会议要求抓紧排查。',
      '会议审议通过了以下项目建议书：',
      '1、区养老服务中心工程；',
      '2、镇中心小学迁建工程。',
      '会议听取了防汛工作情况汇报。会议要求加强值守。',
    );
    expect(agendaOf(page)).toEqual([
      '1 听取了全区河道清淤工作情况汇报',
      '2 审议通过了以下项目建议书',
      '3 听取了防汛工作情况汇报',
    ]);
  });

  it('reads 1. headings with 1. points of their own below them', () => {
    const page = minutes(
      '1．听取全区河道清淤工作情况汇报',
      '会议同意以下2个项目立项：',
      '1.清淤船队项目；',
      '2.河道监测项目。',
      '2．审议《青溪区桥梁养护办法》',
      '会议原则同意《青溪区桥梁养护办法》。',
    );
    expect(agendaOf(page)).toEqual(['1 听取全区河道清淤工作情况汇报', '2 审议《青溪区桥梁养护办法》']);
  });

  it('takes 其他事项 for an item where something was done under it or the numerals come to it', () => {
    const items = [
      '一、听取全区河道清淤工作情况汇报',
      '会议要求抓紧排查淤塞河段，确保度汛安全。',
      '二、其他事项',
    ];
    expect(agendaOf(minutes(...items, '会议同意给予区防汛抢险队通报表扬。'))).toHaveLength(2);
    expect(agendaOf(minutes(...items, '出席：林知远、周牧野'))).toHaveLength(2);
    const unnumbered = [...items.slice(0, 2), '其他事项'];
    expect(agendaOf(minutes(...unnumbered, '出席：林知远、周牧野'))).toHaveLength(1);
  });

  it('leaves the points of a paragraph to it, also where they go on on lines of their own', () => {
    const agenda = ['1 关于供水工程', '2 关于消防工作'];
    const points = ['二、由区水利局编制方案；', '三、资金由区财政局统筹安排。'];
    const next = ['二、关于消防工作', '会议同意《青溪区消防办法》。'];
    const said = '会议议定：一、同意实施供水工程；';
    expect(agendaOf(minutes('一、关于供水工程', said, ...points, ...next))).toEqual(agenda);
    expect(agendaOf(minutes('一、关于供水工程', said + points.join(''), ...next))).toEqual(agenda);
  });

  it('takes each paragraph of a report that opens with a decision for an item', () => {
    const page = minutes(
      '会议决定，自2024年7月1日起对农贸市场免收摊位费，由区市场监管局组织实施。',
      '会议同意实施城东供水工程，由区水利局牵头。',
      '会议原则同意将老旧厂房改造为文化中心，由区文旅局负责。',
    );
    expect(agendaOf(page)).toEqual([
      '1 自2024年7月1日起对农贸市场免收摊位费',
      '2 实施城东供水工程',
      '3 将老旧厂房改造为文化中心',
    ]);
    const heard = minutes(
      '会议听取了城东供水工程情况汇报。',
      '会议同意实施城东供水工程，由区水利局牵头。',
      '会议决定，所需资金从预备费中列支，由区财政局负责。',
    );
    expect(agendaOf(heard)).toHaveLength(1);
  });
});

describe('reports in minutes without numerals', () => {
  it('take up a subject, whether or not it is said that they were heard', () => {
    const page = minutes(
      '区住建局汇报了全区桥梁养护情况。会议指出，要抓紧排查。',
      '区水务局局长何晓峰通报了河道清淤进展。会议要求，6月底前完成。',
    );
    expect(agendaOf(page)).toEqual([
      '1 区住建局汇报了全区桥梁养护情况',
      '2 区水务局局长何晓峰通报了河道清淤进展',
    ]);
  });
});

describe('summaries of the agenda', () => {
  it('leaves a paragraph above numbered headings that names several of them to no item', () => {
    const page = minutes(
      '会议传达学习了有关会议精神，审议通过了《青溪区桥梁养护办法》，听取了河道清淤情况汇报。',
      '一、关于《青溪区桥梁养护办法》',
      '会议要求，区住建局要抓好实施。',
      '二、关于河道清淤',
      '会议指出，清淤事关度汛安全，要抓紧排查淤塞河段。',
    );
    expect(agendaOf(page)).toEqual(['1 关于《青溪区桥梁养护办法》', '2 关于河道清淤']);
  });

  it('takes every paragraph that settles something for an item below an opening that lists some of them', () => {
    const page = [
      '2024年3月8日，区长林知远主持召开区政府第21次常务会议，研究春季植树、桥梁养护、《青溪区古树名录》等事项。',
      '会议指出，春季植树要早谋划。会议决定自2024年3月12日起开展植树月活动，由区林业局负责。',
      '会议指出，桥梁养护事关安全，原则同意区住建局提出的2024年桥梁养护方案。区住建局负责组织实施。',
      '会议认为，《青溪区古树名录》内容详实，同意该名录。区林业局负责按程序公布。',
      '会议指出，储备粮要守住底线，同意区发改局关于储备粮轮换的意见。',
      '会议强调，各部门要抓好落实。',
    ].join('\n');
    expect(agendaOf(page)).toEqual([
      '1 自2024年3月12日起开展植树月活动',
      '2 区住建局提出的2024年桥梁养护方案',
      '3 《青溪区古树名录》',
      '4 区发改局关于储备粮轮换的意见',
    ]);
    const one = page.split('\n').slice(0, 2).join('\n');
    expect(agendaOf(one)).toEqual(['1 研究春季植树、桥梁养护、《青溪区古树名录》等事项']);
  });

  it('takes the paragraphs below 现纪要如下 for the items that it lists', () => {
    const page = minutes(
      '会议学习了有关条例，讨论了《青溪区桥梁养护办法》《青溪区公房出租办法》。现纪要如下：',
      '会议强调，要对照条例逐项整改，确保落到实处。',
      '会议原则通过《青溪区桥梁养护办法》，由区住建局根据会议意见修改。',
      '会议认为，《青溪区公房出租办法》中的租金条款尚需研究，决定暂缓审议。',
    );
    expect(agendaOf(page)).toEqual([
      '1 学习了有关条例',
      '2 《青溪区桥梁养护办法》',
      '3 《青溪区公房出租办法》',
    ]);
  });
});

describe('kinds of subjects that a heading only names', () => {
  it.each([
    ['会议同意青溪大桥拓宽，由区住建局实施。', 'deliberation'],
    ['会议听取了区住建局的汇报，同意青溪大桥拓宽。', 'report'],
    ['会议强调，要做好交通疏导工作。', 'other'],
  ])('%s', (paragraph, kind) => {
    const page = minutes('一、关于青溪大桥拓宽', paragraph, '二、关于防汛', '会议强调，要抓紧排查。');
    expect(parseText(page).items[0]?.kind).toBe(kind);
  });
});

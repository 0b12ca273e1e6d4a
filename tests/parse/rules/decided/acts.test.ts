import { describe, expect, it } from 'vitest';
import { decisionsIn, summary, withAgents } from './reading-of.ts';

describe('what the meeting consents to', () => {
  it.each([
    ['会议审议通过了《青岚县河道管理办法（草案）》。', 'approve: 《青岚县河道管理办法（草案）》'],
    ['会议审议通过《青岚县地名规划》。', 'approve: 《青岚县地名规划》'],
    ['会议审议、讨论并通过了《青岚县地名规划》。', 'approve: 《青岚县地名规划》'],
    ['会议集体研究通过了《青岚县地名规划》。', 'approve: 《青岚县地名规划》'],
    ['会议逐项审议并一致通过了《青岚县地名规划》。', 'approve: 《青岚县地名规划》'],
    ['会议通过了《青岚县地名规划》。', 'approve: 《青岚县地名规划》'],
    ['会议通过2024年度执法计划。', 'approve: 2024年度执法计划'],
    ['会议以举手表决方式通过了预算调整方案。', 'approve: 预算调整方案'],
    ['会议讨论通过了县长办公会议事分工。', 'approve: 县长办公会议事分工'],
    ['会议同意县民政局的请示。', 'approve: 县民政局的请示'],
    ['会议研究同意县民政局请示。', 'approve: 县民政局请示'],
    ['会议研究决定，同意县民政局请示。', 'approve: 县民政局请示'],
    ['会议经研究，决定同意县民政局请示。', 'approve: 县民政局请示'],
    ['经会议研究，同意县民政局请示。', 'approve: 县民政局请示'],
    ['经研究，会议同意县民政局请示。', 'approve: 县民政局请示'],
    ['与会人员一致同意推荐孟川同志为县劳动模范。', 'approve: 推荐孟川同志为县劳动模范'],
    ['会议赞同县文旅局的工作思路。', 'approve: 县文旅局的工作思路'],
    ['会议批准了县应急管理局2024年执法计划。', 'approve: 县应急管理局2024年执法计划'],
    ['会议审定《青岚县消防规划》。', 'approve: 《青岚县消防规划》'],
    ['会议研究审定了《青岚县消防规划》。', 'approve: 《青岚县消防规划》'],
    ['会议审定通过了《青岚县消防规划》。', 'approve: 《青岚县消防规划》'],
    ['会议审定通过2024年执法计划。', 'approve: 2024年执法计划'],
    ['会议研究了《青岚县消防规划》，批准通过。', 'approve: 《青岚县消防规划》'],
    ['会议研究了县城投公司投资计划，同意通过。', 'approve: 县城投公司投资计划'],
    ['会议核准县城投公司投资计划。', 'approve: 县城投公司投资计划'],
    ['会议准予青岚水泥厂复工。', 'approve: 青岚水泥厂复工'],
    ['会议同意批准县人社局招聘计划。', 'approve: 县人社局招聘计划'],
    ['会议明确：为支持企业发展，同意给青岚公司供地120亩。', 'approve: 给青岚公司供地120亩'],
    ['会议对县住建局提出的方案予以同意。', 'approve: 县住建局提出的方案'],
    ['会议讨论了《甲方案》，予以通过。', 'approve: 《甲方案》'],
    ['会议认为该项目可行，予以同意。', 'approve: '],
    ['会议指出，该桥年久失修，同意重建青岚桥。', 'approve: 重建青岚桥'],
    ['会议同意不再保留县招商服务中心。', 'approve: 不再保留县招商服务中心'],
    ['会议同意免去罗平同志县林业局副局长职务。', 'approve: 免去罗平同志县林业局副局长职务'],
    ['会议采纳县司法局提出的修改意见。', 'approve: 县司法局提出的修改意见'],
  ])('%s', (sentence, expected) => {
    expect(summary(sentence)).toEqual([expected]);
  });
});

describe('what it consents to in principle', () => {
  it.each([
    ['会议原则同意《甲方案》。', '《甲方案》'],
    ['会议原则上同意《甲方案》。', '《甲方案》'],
    ['会议原则通过《甲方案》。', '《甲方案》'],
    ['会议原则上通过了《甲方案》。', '《甲方案》'],
    ['会议审议并原则同意《甲方案》。', '《甲方案》'],
    ['会议研究审议并原则同意《甲方案》。', '《甲方案》'],
    ['会议讨论并原则同意县司法局《关于聘请法律顾问的方案》。', '《关于聘请法律顾问的方案》'],
    ['会议听取并原则同意县发改局关于重点项目的汇报。', '县发改局关于重点项目的汇报'],
    ['会议听取了县发改局的汇报并原则同意其下一步安排。', '其下一步安排'],
    ['会议听取了县发改局关于经济运行的汇报，原则同意有关建议安排。', '有关建议安排'],
    ['会议基本同意县教育局的布局方案。', '县教育局的布局方案'],
    ['会议总体同意县教育局的布局方案。', '县教育局的布局方案'],
    ['会议指出，规划编制程序规范，原则同意县发改局意见。', '县发改局意见'],
    ['会议认为，《方案》切实可行，原则同意。', '《方案》'],
    ['《青岚县消防规划》原则通过。', '《青岚县消防规划》'],
    ['会议对《甲方案》表示原则同意。', '《甲方案》'],
    ['会议审议了《甲方案》。会议原则通过后要求，各部门要严格执行。', '《甲方案》'],
    ['会议决定，原则同意县水利局的调度方案。', '县水利局的调度方案'],
    ['（一）原则同意县水利局的调度方案。', '县水利局的调度方案'],
    ['一是原则同意县水利局的调度方案；', '县水利局的调度方案'],
  ])('%s', (sentence, subject) => {
    expect(summary(sentence)).toEqual([`approve-in-principle: ${subject}`]);
  });
});

describe('what it refuses and puts off', () => {
  it.each([
    ['会议不同意青岚茶业公司减免租金的申请。', 'reject: 青岚茶业公司减免租金的申请'],
    ['经研究，不予同意县体育中心改建计划。', 'reject: 县体育中心改建计划'],
    ['会议原则上不同意县城东扩方案。', 'reject: 县城东扩方案'],
    ['会议未通过《甲方案》，退回县科技局重新论证。', 'reject: 《甲方案》'],
    ['会议否决了《甲方案》。', 'reject: 《甲方案》'],
    ['会议认为担保不合规定，对青岚酒厂提出的担保申请不予支持。', 'reject: 青岚酒厂提出的担保申请'],
    ['会议决定对该申请不予批准。', 'reject: 该申请'],
    ['会议决定暂缓审议《甲方案》。', 'defer: 《甲方案》'],
    ['会议决定，《甲方案》暂缓审议，由县科技局论证后再提交会议研究。', 'defer: 《甲方案》'],
    ['会议同意暂缓审议《甲方案》。', 'defer: 《甲方案》'],
    ['会议认为条件尚不成熟，暂缓实施县城东扩工程。', 'defer: 县城东扩工程'],
    ['县城东扩工程暂不研究，待条件成熟后再议。', 'defer: 县城东扩工程'],
    ['鉴于资金未落实，县城东扩工程留待下次会议再议，请县财政局补充测算。', 'defer: 县城东扩工程'],
    ['关于县中医院搬迁问题，待项目资金落实后再研究。', 'defer: 县中医院搬迁问题'],
    ['设备配备由县机关事务中心提出方案后另行研究。', 'defer: 设备配备'],
    ['会议审议了《甲方案》，由县科技局修改后再次提交县政府常务会议审议。', 'defer: 《甲方案》'],
  ])('%s', (sentence, expected) => {
    expect(summary(sentence)).toEqual([expected]);
  });

  it('does not take the further way of a matter for a second decision', () => {
    expect(summary('会议原则同意《甲方案》，由县科技局修改后再次提交会议审议。')).toEqual([
      'approve-in-principle: 《甲方案》',
    ]);
  });

  it('takes a thing of its own that is put off for one', () => {
    expect(summary('会议原则同意《甲方案》，所需经费另行研究。')).toEqual([
      'approve-in-principle: 《甲方案》',
      'defer: 所需经费',
    ]);
  });
});

describe('what it determines', () => {
  it.each([
    [
      '会议决定成立青岚县春耕保障专班，由李国强同志任组长，办公室设在县农业农村局。',
      '成立青岚县春耕保障专班',
    ],
    ['会议决定，任命周文斌同志为县统计局副局长。', '任命周文斌同志为县统计局副局长'],
    ['会议研究了新桥命名事宜，决定将该桥命名为“清波桥”。', '将该桥命名为“清波桥”'],
    ['会议研究决定：将县城供热期延长至3月31日。', '将县城供热期延长至3月31日'],
    ['会议明确，修缮资金680万元由县财政局承担。', '修缮资金680万元由县财政局承担'],
    ['会议确定，自下月1日起调整公交票价。', '自下月1日起调整公交票价'],
    ['会议确定2024年县级民生实事项目10件。', '2024年县级民生实事项目10件'],
    ['会议议定，工业园区土地出让底价为每亩25万元。', '工业园区土地出让底价为每亩25万元'],
    ['会议审议了《甲方案》，会议决定自2024年7月1日起施行。', '自2024年7月1日起施行'],
  ])('%s', (sentence, subject) => {
    expect(summary(sentence)).toEqual([`determine: ${subject}`]);
  });
});

describe('several decisions', () => {
  it('parts two verbs with objects of their own', () => {
    expect(summary('会议原则同意关于下一步工作的建议安排。原则同意《甲办法》，请县司法局修改完善。')).toEqual(
      ['approve-in-principle: 关于下一步工作的建议安排', 'approve-in-principle: 《甲办法》'],
    );
    expect(summary('会议同意新建城南小学；同意扩建县第二中学。')).toEqual([
      'approve: 新建城南小学',
      'approve: 扩建县第二中学',
    ]);
    expect(summary('会议同意新建城南小学，不同意扩建县第二中学。')).toEqual([
      'approve: 新建城南小学',
      'reject: 扩建县第二中学',
    ]);
  });
});

describe('what is no decision', () => {
  it.each([
    '会议通过视频形式召开。',
    '会议通过听取汇报、实地查看等方式了解情况。',
    '会议传达学习了国务院批准的《全国湿地保护规划》。',
    '会议传达了市委常委会同意的事项。',
    '会议通报了市政府同意我县设立开发区的情况。',
    '项目须经县政府同意后实施，未经批准不得开工。',
    '该规划已经市政府批准，正在组织实施。',
    '该方案经专家评审通过，并征求了各乡镇意见。',
    '会议强调，要提高群众同意率，通过公开招标方式确定施工单位。',
    '会议强调，要通过政府购买服务补充力量。',
    '会议指出，省政府印发《关于同意调整部分行政区划的批复》，要抓好衔接。',
    '会议强调，对以往会议审议通过的事项要开展回头看。',
    '会议指出，抽查一次通过率明显提升。',
    '会议要求，要认真落实会议确定的各项任务，对会议决定的事项抓紧办理。',
    '会议要求，由县城管局牵头，县公安局配合，开展整治。',
    '县委副书记、代县长林知远指出，各乡镇要逐户排查。沿街摊点由县城管局牵头，县公安局配合，月底前要把主干道过一遍。',
    '县委副书记、县长林知远强调，摊点整治由县城管局牵头抓总。',
    '会议研究2024年文明城市创建工作时要求：要从群众最关心的事做起，年内建成示范街10条。县城管局负责日常巡查，各单位要派人值守。',
    '会议听取防汛工作情况汇报时强调，要备足物资。县水利局负责调度，各单位要开展演练。',
    '会议强调，要发挥市场的决定性作用。',
    '会议强调，对群众急难愁盼的事，不得以任何理由暂缓拖延。',
    '会议指出，对无预算的支出一律不予安排。',
    '会议决定，各乡镇要高度重视秸秆禁烧工作。',
    '会议明确了下一步工作重点。',
    '会议明确要求，各单位必须压实责任。',
    '会议听取了县审计局关于预算执行审计情况的汇报，并对整改工作提出要求。',
    '会议对上述议题进行了研究，并对有关工作作出安排部署。',
    '会议充分肯定了前期工作成效。',
    '会议还审议通过了其他事项。',
    '会议还研究了其他事项。',
    '会议认为，应予支持。',
    '双方同意签订协议，市住建局同意备案。',
    '业主大会同意后方可加装电梯。',
    '要确定专人专班，明确时间表、路线图。',
    '要坚持谁主管谁负责、谁审批谁负责，由点到面推开。',
    '由省交通厅批准的项目，全县共有三个。',
    '由县住建局牵头编制的《甲规划》已完成。',
    '由县住建局牵头，完成了老旧小区改造任务。',
    '县水利局要加强巡查，县应急管理局要做好准备。',
    '请示事项要限时答复。',
    '理由充分，程序合规。',
    '会议重申，未经会议同意，任何单位不得变更规划。',
  ])('%s', (sentence) => {
    expect(summary(sentence)).toEqual([]);
  });

  it('is a heading, unless the item says nothing else', () => {
    expect(summary('会议原则同意《甲方案》。', { heading: '一、审议通过《甲方案》' })).toEqual([
      'approve-in-principle: 《甲方案》',
    ]);
    expect(summary('会议指出，要抓好落实。', { heading: '一、审议《甲方案》' })).toEqual([]);
    expect(summary('会议指出，要抓好落实。', { heading: '一、审议通过《甲方案》' })).toEqual([
      'approve: 《甲方案》',
    ]);
  });
});

describe('what was put off or refused', () => {
  it.each([
    ['甲公司提出的补发津贴的要求，没有政策依据，不予支持。', 'reject: 甲公司提出的补发津贴的要求'],
    ['县疾控中心增加名额的请求，待编制核定后统筹考虑，本次不予增加。', 'reject: 县疾控中心增加名额的请求'],
    ['关于加装电梯补助标准，各方意见尚不一致，暂不列入本次方案。', 'defer: 加装电梯补助标准'],
    ['对甲排涝站重建项目，由于论证不足，会议议定暂不列入资金安排范围。', 'defer: 甲排涝站重建项目'],
    ['会议决定，该项目本次不作决策，由县发改局继续磋商。', 'defer: 乙方案'],
    ['会议决定由县林业局再作调研，提出意见后另行研究。', 'defer: 乙方案'],
    ['二期工程中的码头项目缓建，视情况再行研究。', 'defer: 二期工程中的码头项目'],
    ['会议认为，《甲办法（草案）》部分条款操作性不强，暂不通过。', 'defer: 《甲办法（草案）》'],
    ['会议没有同意县化肥厂提出的转让方案。', 'reject: 县化肥厂提出的转让方案'],
    ['会议同意县国资局关于推迟出台薪酬办法的意见。', 'defer: 薪酬办法的意见'],
  ])('%s', (text, expected) => {
    expect(summary(text, { heading: '一、审议乙方案' })).toEqual([expected]);
  });

  it.each(['多数同志不赞成补发。', '未通过环保验收的不得投入运行。', '甲地块调查报告尚未通过评审。'])(
    'is no act of the meeting: %s',
    (text) => {
      expect(summary(text)).toEqual([]);
    },
  );

  it('does not come back a second time in the next sentence', () => {
    const text = '会议议定：此议题暂不通过。请县城管局会同县财政局摸清底数，成熟后再次提请会议审议。';
    expect(withAgents(text)).toEqual(['defer: 此议题 [县城管局 县财政局]']);
  });

  it('may be charged to someone before the verb', () => {
    expect(withAgents('责成县商务局、县生态环境分局进一步论证，该请示暂不审议。')).toEqual([
      'defer: 该请示 [县商务局 县生态环境分局]',
    ]);
  });
});

describe('a bare verb', () => {
  it.each([
    ['会议书面审议了《甲办法》，予以通过。', 'approve: 《甲办法》'],
    ['会议议定：原则同意，由县科技局修改完善后公布。', 'approve-in-principle: 乙方案'],
    ['会议议定：通过，由县住建局于12月15日前上报。', 'approve: 乙方案'],
    ['会议强调，要做好讨论、研究人员保障。会议议定：原则同意。', 'approve-in-principle: 乙方案'],
  ])('is about what was considered: %s', (text, expected) => {
    expect(summary(text, { heading: '一、审议乙方案' })).toEqual([expected]);
  });
});

describe('an order in the sentence of a decision', () => {
  it('is a decision of its own when its task is', () => {
    const text = '会议不同意收取停车费，责成县城市管理执法局会同县公安局对停车泊位重新摸底。';
    expect(summary(text)).toEqual(['reject: 收取停车费', 'assign: 对停车泊位重新摸底']);
  });

  it('is part of it when it only carries it out', () => {
    const text = '会议原则同意《甲办法》，责成县司法局结合会上意见修改完善后报县委审议。';
    expect(summary(text)).toEqual(['approve-in-principle: 《甲办法》']);
  });
});

describe('who is told at once behind an approval', () => {
  it.each([
    [
      '会议同意甲校与乙校合并办学，责成区教育局8月底前完成师生分流。',
      ['approve: 甲校与乙校合并办学 [区教育局]'],
    ],
    [
      '会议原则同意区住建局关于供热改造的汇报。责成区住建局牵头，区财政局配合，加快推进实施。',
      ['approve-in-principle: 区住建局关于供热改造的汇报 [区住建局 区财政局]'],
    ],
    [
      '会议原则同意区林业局关于退耕地块的处理意见。',
      ['approve-in-principle: 区林业局关于退耕地块的处理意见 []'],
    ],
    [
      '会议同意《甲办法》，并责成区审计局开展专项审计。',
      ['approve: 《甲办法》 []', 'assign: 开展专项审计 [区审计局]'],
    ],
  ])('carries it out: %s', (text, expected) => {
    expect(withAgents(text)).toEqual(expected);
  });
});

describe('what becomes of a document', () => {
  it('is no second decision', () => {
    expect(summary('会议讨论并通过了《甲办法》，决定以县政府办公室名义印发执行。')).toEqual([
      'approve: 《甲办法》',
    ]);
    expect(summary('会议原则通过《甲办法》，决定提交县委常委会讨论。')).toEqual([
      'approve-in-principle: 《甲办法》',
    ]);
    expect(summary('会议审议通过《甲办法》，决定按程序报县委常委会研究审定后印发实施。')).toEqual([
      'approve: 《甲办法》',
    ]);
    expect(summary('会议表决通过《甲报告》，决定将上述报告提交县两会审议和协商。')).toEqual([
      'approve: 《甲报告》',
    ]);
  });
});

describe('what is put off until it comes back', () => {
  it.each([
    ['责成市住建局会同市发改局重新研究后再次上会。', ['defer: 《甲办法》 [市住建局 市发改局]']],
    ['会议认为依据不充分，决定退回县教育局补充完善，下次会议再议。', ['defer: 《甲办法》 [县教育局]']],
    ['会议认为，规定与政策不一致，由市住建局作进一步研究，成熟后再议。', ['defer: 《甲办法》 [市住建局]']],
    [
      '甲等4所幼儿园，同意认定为普惠园；乙园消防验收未通过，暂不予认定。',
      ['approve: 认定为普惠园 []', 'defer: 《甲办法》 []'],
    ],
  ])('%s', (text, expected) => {
    expect(withAgents(text, { heading: '一、审议《甲办法》' })).toEqual(expected);
  });
});

describe('a measure and who carries it out', () => {
  it.each([
    [
      '会议决定，自2025年起将应诉率纳入考评，由区司法局制定细则。',
      ['determine: 自2025年起将应诉率纳入考评 [区司法局]'],
    ],
    ['会议决定，自9月1日起，对老年人实行免费乘车，所需补贴由区财政局承担。', ['determine [区财政局]']],
    ['会议决定由县水务局作为项目业主，抓紧开展前期工作。', ['determine [县水务局]']],
    ['会议决定授权县城管局作为实施机构。', ['determine [县城管局]']],
    [
      '会议明确：清退补偿方案，由县渔业局会同县财政局另行制定。',
      ['assign: 清退补偿方案 [县渔业局 县财政局]'],
    ],
    ['会议明确：征地补偿由河头镇政府负责，所需经费在专项资金中解决。', ['assign: 征地补偿 [河头镇政府]']],
    [
      '会议要求，各单位要倒排工期。未完成整改的3个问题，由甲局牵头，11月30日前完成。',
      ['assign: 未完成整改的3个问题 [甲局]'],
    ],
    [
      '会议明确：违章建筑由城东街道负责，市执法局配合，6月底前全部拆除到位。',
      ['assign: 违章建筑 [城东街道 市执法局]'],
    ],
  ])('%s', (text, expected) => {
    const said = withAgents(text);
    expect(said.map((one, i) => (expected[i]?.includes(':') ? one : one.replace(/: [^[]*/u, ' ')))).toEqual(
      expected,
    );
  });
});

describe('labels in lines of their own', () => {
  it('are about every decision above them that names nobody', () => {
    const text = [
      '1.同意撤并甲院。',
      '2.同意新建乙院，由丙局负责。',
      '责任领导：邰丽',
      '责任单位：民政局，柳林镇、石桥乡政府',
      '3.同意出租丁院。',
      '责任单位：财政局',
    ].join('\n');
    expect(withAgents(text)).toEqual([
      'approve: 撤并甲院 [邰丽 民政局 柳林镇 石桥乡政府]',
      'approve: 新建乙院 [丙局 邰丽 民政局 柳林镇 石桥乡政府]',
      'approve: 出租丁院 [财政局]',
    ]);
  });
});

describe('what stands behind a semicolon of 会议明确', () => {
  it('was settled too', () => {
    const text = '会议明确，概算调整为8650万元；征地工作由白云镇具体负责，4月15日前完成。';
    expect(summary(text)).toEqual(['determine: 概算调整为8650万元', 'assign: 征地工作']);
  });
});

describe('a matter that comes back', () => {
  it.each([
    ['会议听取了汇报，因材料不全，不予审议。', 'defer: 《甲办法》'],
    ['会议明确，该事项作进一步研究，成熟后再议。', 'defer: 《甲办法》'],
    ['会议认为，因核算材料不全，暂不予核销。', 'defer: 《甲办法》'],
  ])('%s', (sentence, expected) => {
    expect(summary(sentence, { heading: '一、关于审议《甲办法》的议题' })).toEqual([expected]);
  });
});

describe('who is agreed upon behind an act', () => {
  it.each([
    ['会议审定了《甲办法》，同意由县政务服务中心修订后印发。', ['approve: 《甲办法》']],
    ['会议通过《甲办法》，决定由县司法局负责印发。', ['approve: 《甲办法》']],
    ['会议通过《甲办法》，同意由县水利局编制供水规划。', ['approve: 《甲办法》', 'approve: 编制供水规划']],
    ['会议明确青岚集团为项目业主单位，全面负责项目建设。', ['determine: 青岚集团为项目业主单位']],
  ])('%s', (sentence, expected) => {
    expect(summary(sentence)).toEqual(expected);
  });
});

describe('time limits in lines of their own', () => {
  const limitsOf = (paragraphs: string): (string | undefined)[] =>
    decisionsIn(paragraphs).map(({ date }) => date);

  it.each([
    [
      '（一）同意甲方案。\n（二）同意乙方案。\n责任单位：县水利局\n完成时限：9月30日前',
      ['2024-09-30', '2024-09-30'],
    ],
    ['（一）同意甲方案。\n（二）同意乙方案，7月底前完工。\n完成时限：9月底', ['2024-09-30', '2024-07-31']],
    ['同意甲方案。\n完成时限：9月底\n同意乙方案。\n完成时限：10月底', ['2024-09-30', '2024-10-31']],
    ['同意甲方案。\n县财政局、县水利局\n2024年11月底前', ['2024-11-30']],
    ['同意甲方案。\n完成时限：长期坚持', [undefined]],
    ['同意甲方案（责任单位：县水利局；完成时限：8月底前）。', ['2024-08-31']],
  ])('%s', (paragraphs, dates) => {
    expect(limitsOf(paragraphs)).toEqual(dates);
  });
});

describe('what is sent back, put off or refused for a reason', () => {
  it.each([
    ['会议认为，测算依据不足，退回县林业局重新研究。', 'defer: 林下经济 [县林业局]'],
    ['会议认为，资金来源不明确，有关问题待县国资办提出方案后再议。', 'defer: 林下经济 []'],
    ['城东片区因权属争议未解决，暂不纳入改造计划。', 'defer: 城东片区 []'],
    ['会议认为，手续不全，本次会议不予审议。', 'defer: 林下经济 []'],
  ])('%s', (sentence, expected) => {
    expect(withAgents(sentence, { heading: '一、研究林下经济' })).toEqual([expected]);
  });
});

it('does not determine by what it demands among what it settled', () => {
  const list = '会议议定以下事项：\n1.同意甲方案。要进一步明确职责边界，确定重点任务，细化推进措施。';
  expect(summary(list)).toEqual(['approve: 甲方案']);
});

describe('who is told', () => {
  it.each([
    [
      '会议原则同意《甲措施》，由县工信局按照会议意见修改完善，经陆文涛同志审定后印发。',
      'approve-in-principle: 《甲措施》 [县工信局]',
    ],
    [
      '会议原则同意《甲计划》。县农业农村局要根据会议意见优化项目，县财政局要落实配套资金。',
      'approve-in-principle: 《甲计划》 [县农业农村局 县财政局]',
    ],
    ['会议决定由村镇建设办牵头实施路灯维修。', 'assign: 实施路灯维修 [村镇建设办]'],
    ['会议决定：资金筹措方案由县财政局研究提出。', 'assign: 资金筹措方案 [县财政局]'],
  ])('%s', (sentence, expected) => {
    expect(withAgents(sentence)).toEqual([expected]);
  });
});

describe('points of demands', () => {
  it('are tasks where a body is to do something itself', () => {
    const points =
      '会议同意终止甲项目。会议要求：1.由县水利局与社会资本方签订终止协议；2.由县财政局开展清算审计；3.由县应急局加强监管；4.要做好宣传。';
    expect(withAgents(points)).toEqual([
      'approve: 终止甲项目 []',
      'assign: 与社会资本方签订终止协议 [县水利局]',
      'assign: 开展清算审计 [县财政局]',
    ]);
  });
});

describe('a name or noun that begins with 后', () => {
  it.each([
    ['会议一致同意后英等3名同志晋升职级。', ['approve: 后英等3名同志晋升职级']],
    ['会议同意后山水库除险加固工程。', ['approve: 后山水库除险加固工程']],
    ['经县委同意后实施。', []],
    ['方案报县政府同意后由县财政局拨付。', []],
  ])('%s', (sentence, expected) => {
    expect(summary(sentence)).toEqual(expected);
  });
});

describe('a duty with a day behind what was decided', () => {
  it.each([
    ['会议同意拨付补助资金680万元。县财政局要于5月底前拨付到位。', 'approve: 拨付补助资金680万元 [县财政局]'],
    [
      '会议同意划转第二粮库。县国资中心、县发改局要在一个月内办结移交手续。',
      'approve: 划转第二粮库 [县国资中心 县发改局]',
    ],
    ['会议同意上调起步价。县发改局、县交通局按职责做好政策解释。', 'approve: 上调起步价 [县发改局 县交通局]'],
    ['会议同意甲方案。县财政局要加强监管。', 'approve: 甲方案 []'],
    [
      '会议同意甲方案。人员由县人社局安置（责任单位：县人社局；配合单位：县财政局）。',
      'approve: 甲方案 [县人社局 县财政局]',
    ],
    ['会议同意甲方案。县水利局要于5月底前制定管护办法。', 'approve: 甲方案 []'],
  ])('%s', (sentence, expected) => {
    expect(withAgents(sentence)).toEqual([expected]);
  });
});

describe('points right below the heading', () => {
  const heading = '一、研究学府路征地补偿问题';

  it('are what was settled', () => {
    const points =
      '（一）补偿标准参照《甲办法》执行。\n（二）城关镇政府负责签订协议，8月25日前完成。\n（三）要做好群众工作。\n（四）涉及规划调整的，须经原批准机关同意，不得擅自变更。';
    expect(withAgents(points, { heading })).toEqual([
      'determine: 补偿标准参照《甲办法》执行 []',
      'assign: 签订协议，8月25日前完成 [城关镇政府]',
    ]);
  });

  it('are none below a report', () => {
    expect(
      summary('（一）上半年完成投资3亿元。\n（二）下半年安排投资2亿元。', { heading, kind: 'report' }),
    ).toEqual([]);
  });
});

describe('words that only look like a body, or like putting off', () => {
  it.each([
    ['会议同意城南小学由民办转为公办。转制后学校资产由县教育局接收。', 'approve: 城南小学由民办转为公办 []'],
    [
      '请县教育局抓紧研究入学办法，7月底前报县政府，下次会议汇报。',
      'assign: 抓紧研究入学办法，7月底前报县政府，下次会议汇报 [县教育局]',
    ],
  ])('%s', (sentence, expected) => {
    expect(withAgents(sentence)).toEqual([expected]);
  });
});

describe('two verbs that are one', () => {
  it.each(['会议审定通过。', '会议讨论通过，由县文旅局牵头落实。', '会议审定通过，由县文旅局牵头落实。'])(
    'finds in the heading what was disposed of: %s',
    (sentence) => {
      expect(summary(sentence, { heading: '一、冬季旅游推广方案' })).toEqual(['approve: 冬季旅游推广方案']);
    },
  );

  it('leaves alone what has been passed already', () => {
    expect(summary('会议指出，审定通过后的方案要尽快公布。')).toEqual([]);
  });
});

describe('a heading that disposes', () => {
  it.each([
    [
      '一、审议通过《青岚县消防规划》',
      '由县消防大队负责公布实施。',
      'approve: 《青岚县消防规划》 [县消防大队]',
    ],
    [
      '二、同意新建白云镇敬老院',
      '由县民政局牵头，县财政局配合。',
      'approve: 新建白云镇敬老院 [县民政局 县财政局]',
    ],
    ['三、原则同意《甲方案》', '请县司法局修改完善后印发。', 'approve-in-principle: 《甲方案》 [县司法局]'],
  ])('is carried out by whom the line below names: %s', (heading, line, expected) => {
    expect(withAgents(line, { heading })).toEqual([expected]);
  });

  it('adds nothing to what is decided below it', () => {
    expect(
      withAgents('会议同意新建白云镇敬老院，由县民政局牵头。', { heading: '一、同意新建白云镇敬老院' }),
    ).toEqual(['approve: 新建白云镇敬老院 [县民政局]']);
  });

  it('leaves a task below a matter alone', () => {
    expect(withAgents('由县民政局牵头制定《甲方案》。', { heading: '一、研究养老服务' })).toEqual([
      'assign: 制定《甲方案》 [县民政局]',
    ]);
  });
});

describe('a sentence that tells who came', () => {
  const came = '县林业局局长邓山、副局长白露，县水利局总工程师江明，白云镇镇长石磊';

  it.each(['参加会议', '列席了会议', '出席本次会议'])('decides nothing: …%s', (verb) => {
    expect(summary('会议同意甲事项。', { above: `${came}${verb}。现将会议议定事项纪要如下：` })).toEqual([
      'approve: 甲事项',
    ]);
    expect(summary(`会议同意甲事项。\n${came}${verb}。`)).toEqual(['approve: 甲事项']);
  });
});

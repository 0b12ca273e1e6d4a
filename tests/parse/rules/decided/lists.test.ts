import { describe, expect, it } from 'vitest';
import { decisionsIn, summary } from './reading-of.ts';

describe('lists of what an item settled', () => {
  it('hold measures and tasks, not guidance', () => {
    const paragraphs = [
      '会议听取了县自然资源局的汇报，议定以下意见：',
      '（一）原则同意工业园区用地方案，由县自然资源局根据会议意见修改完善。',
      '（二）由县住建局牵头，白云镇人民政府配合，于9月底前完成园区道路建设。',
      '（三）剩余补偿款由县财政局从土地出让收入中列支。',
      '（四）各有关部门要密切配合，确保项目早落地。',
      '（五）切实加强资金监管，严格按程序推进。',
    ].join('\n');
    expect(summary(paragraphs)).toEqual([
      'approve-in-principle: 工业园区用地方案',
      'assign: 于9月底前完成园区道路建设',
      'determine: 剩余补偿款由县财政局从土地出让收入中列支',
    ]);
  });

  it.each([
    [
      '会议议定：一是职工安置费用由市国资委统筹解决；二是市人社局要做好社保接续。',
      ['determine: 职工安置费用由市国资委统筹解决'],
    ],
    [
      '会议明确：1.由县交通局牵头，于9月底前完成道路修缮；2.县财政安排经费50万元；3.要加强宣传引导。',
      ['assign: 于9月底前完成道路修缮', 'determine: 县财政安排经费50万元'],
    ],
    [
      '会议研究决定：一、同意新建城南小学；二、由县住建局负责项目建设，县教育局配合；三、所需资金800万元由县财政局统筹安排。',
      ['approve: 新建城南小学', 'assign: 项目建设', 'determine: 所需资金800万元由县财政局统筹安排'],
    ],
    [
      '会议就有关具体事项明确如下：\n1.关于工作经费问题。县财政安排县卫健局经费50万元。',
      ['determine: 县财政安排县卫健局经费50万元'],
    ],
    [
      '会议议定：酌情只退还保证金总额的50%，青岚公司不再主张利息。',
      ['determine: 退还保证金总额的50%，青岚公司不再主张利息'],
    ],
    ['会议议定：成立改制工作专班，由副县长钱伟任组长。', ['determine: 成立改制工作专班']],
    ['会议议定：县水利局要在9月底前提交调度方案。', ['assign: 县水利局要在9月底前提交调度方案']],
    [
      '会议决定：\n1.码头搬迁由县交通运输局负责，白云镇配合。\n2.搬迁工作须于2024年9月底前完成。',
      ['assign: 码头搬迁', 'determine: 搬迁工作须于2024年9月底前完成'],
    ],
  ])('%s', (paragraphs, expected) => {
    expect(summary(paragraphs)).toEqual(expected);
  });

  it('may be one object with several points', () => {
    const facts = decisionsIn(
      '会议同意：\n1.将甲小区纳入改造范围；\n2.安排改造资金300万元；\n3.由县住建局组织实施。',
    );
    expect(facts.map(({ subjects }) => subjects)).toEqual([['将甲小区纳入改造范围', '安排改造资金300万元']]);
    expect(facts[0]?.responsible).toEqual(['县住建局 (owner)']);
  });

  it('hold whatever is a point of them and no guidance', () => {
    expect(
      summary(
        '会议议定以下意见：\n一是汛期实行24小时值守。\n二是示范单位每三年复验一次，由县教育局落实。\n三是要强化责任。\n四是深入研究对策。',
      ),
    ).toEqual(['determine: 汛期实行24小时值守', 'determine: 示范单位每三年复验一次']);
  });

  it.each(['抽查合格率由去年的91%提高到97%。', '该规划此前已获上级批准。', '（'])(
    'settle nothing by what is told of the past: %s',
    (point) => {
      expect(summary(`会议议定以下意见：\n一是${point}`)).toEqual([]);
    },
  );

  it.each([
    ['由县审计局对寄宿制学校食堂开展专项审计，9月1日前报县政府。', ['assign']],
    ['县审计局负责核清账面投资，11月底前完成。', ['assign']],
    ['甲协议交由县科技局办理，11月底前报送结果。', ['assign']],
    ['会议指定县数据局为牵头单位、县司法局为配合单位，核准目录。', ['assign']],
    ['由县审计局加强监督。', []],
    ['各部门要密切配合，11月底前完成。', []],
  ])('of demands may be followed by a task: %s', (task, kinds) => {
    const facts = decisionsIn(`会议要求，一要管住采购。二要管住账目。${task}`);
    expect(facts.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('of demands end with their points', () => {
    const paragraphs =
      '会议要求：\n1.由县教育局牵头，年底前完成排查。\n2.县财政局安排经费50万元。\n会议同意新建城南小学。';
    expect(summary(paragraphs)).toEqual(['assign: 年底前完成排查', 'approve: 新建城南小学']);
  });
});

describe('minutes that call everything settled in their opening', () => {
  const above = '会议议定以下事项：';

  it.each([
    [
      '（一）原则通过《甲结果》。\n（二）加强结果应用。县工信局要落实公示。',
      ['approve-in-principle: 《甲结果》'],
    ],
    ['（一）安全是最大的民生，必须常抓不懈。\n（二）要提高思想认识，全面排查隐患。', []],
    ['（一）白云镇要加密巡查频次。\n（二）县交通运输局要绷紧安全弦，做好疏导。', []],
    ['（一）收回青岚机械公司闲置土地46.5亩。', ['determine: 收回青岚机械公司闲置土地46.5亩']],
  ])('%s', (paragraphs, expected) => {
    expect(summary(paragraphs, { above, heading: '一、听取甲工作汇报', kind: 'report' })).toEqual(expected);
  });

  it('are less sure of a measure than an item that says so itself', () => {
    const measure = '补偿款200万元由县财政局拨付。';
    expect(
      decisionsIn(measure, { above, heading: '一、研究补偿工作' }).map(({ evidence }) => evidence),
    ).toEqual(['in-passing']);
    expect(decisionsIn(`会议决定，${measure}`).map(({ evidence }) => evidence)).toEqual(['listed']);
  });
});

describe('a point in which somebody reports', () => {
  it.each([
    ['林知远汇报校舍加固的准备情况：校方愿意承担部分费用，并争取县级补助资金50万元。', []],
    ['县教育局副局长周启明介绍选址情况：拟征用土地30亩，需资金200万元。', []],
    ['由周启明说明补偿标准：每户补助5000元，由县财政局承担。', []],
    ['周启明具体负责选址，6月底前完成。', ['assign: 选址，6月底前完成']],
  ])('settles nothing: %s', (point, expected) => {
    const page = `会议议定：\n（一）${point}\n（二）收回闲置土地46.5亩。`;
    const rest = ['determine: 收回闲置土地46.5亩'];
    expect(
      summary(page, { heading: '一、研究校舍加固', present: ['林知远', '周启明'] }).filter(
        (one) => !rest.includes(one),
      ),
    ).toEqual(expected);
  });
});

describe('points that another line or clause opens', () => {
  it.each([
    [
      '一、会议议定',
      '1、成立治理工程领导小组。\n2、渗漏检测于9月底前完成，由村建所做好衔接。\n3、提高思想认识。',
      ['determine: 成立治理工程领导小组', 'determine: 渗漏检测于9月底前完成'],
    ],
    // A heading that names a matter opens no list.
    ['一、研究治理工程', '1、渗漏检测于9月底前完成，由村建所做好衔接。\n2、提高思想认识。', []],
    [
      '一、研究三户征迁问题',
      '会议确定采取以下途径解决：一是由东川学校依法提起诉讼；二是由县住建局牵头，白云镇配合，对违建部分取证。',
      ['assign: 依法提起诉讼', 'assign: 对违建部分取证'],
    ],
    ['一、研究三户征迁问题', '会议听取了以下途径的比较：一是协商；二是诉讼。', []],
    [
      '一、研究改制',
      '会议议定：\n（一）关于农机厂遗留问题：一是回迁房按成本价结算；二是收回闲置土地46.5亩；三是要做好思想工作。',
      ['determine: 回迁房按成本价结算', 'determine: 收回闲置土地46.5亩'],
    ],
    [
      '一、研究改制',
      '会议决定如下事项：\n（一）甲公司应将首层用房交给乙宾馆。\n（二）各单位应将责任落实到人。\n（三）暂停城西项目前期工作。\n（四）目前已完成六成。',
      ['determine: 甲公司应将首层用房交给乙宾馆', 'determine: 暂停城西项目前期工作'],
    ],
  ])('%s: %s', (heading, page, expected) => {
    expect(summary(page, { heading })).toEqual(expected);
  });
});

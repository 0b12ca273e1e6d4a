import { none, type Rule, rule } from '../../../grammar/rule.ts';

/** What a clause shows of a concrete measure. */
export interface Measure {
  /** Money, land, an appointment or a new body: naming who carries it out makes no task of it. */
  readonly substantial: boolean;
  /** A price, a number, a standing: enough in a list of what was settled, not outside. */
  readonly wide?: boolean;
}

/** A concrete measure, as against guidance: held against the clauses of a list of what was settled. */
export const measureRules: readonly Rule<Measure>[] = [
  rule('measure/money', {
    match: ['amount ..40 money-verb', 'money-verb ..40 amount'],
    yields: { substantial: true },
    examples: { '每年安排养护资金600万元。': '', '每户再补助5000元。': '', '加强资金监管。': none },
  }),
  rule('measure/funds', {
    match:
      'funds ..40 (由 | 从 | 在 | 列) ..40 (承担 | 解决 | 列支 | 拨付 | 支付 | 安排 | 列入 | 纳入 | 筹措 | 保障 | 统筹)',
    yields: { substantial: true },
    examples: { '所需经费从预备费中列支。': '', '经费要管好。': none },
  }),
  rule('measure/land', {
    match: ['(amount | 地块 | 宗地 | 用地) ..40 land-verb', 'land-verb ..40 (amount | 地块 | 宗地)'],
    yields: { substantial: true },
    examples: { '该地块以挂牌方式出让。': '', '土地管理要规范。': none },
  }),
  rule('measure/establish', {
    match: [
      '^ (会议 | 研究 | 决定 | 将 | 并 | 正式 | 暂){0,4} establish',
      '(出资 | 注资) ..8 (组建 | 成立 | 设立)',
    ],
    yields: { substantial: true },
    examples: { '成立清欠工作专班。': '', '有关机构成立情况。': none },
  }),
  rule('measure/appoint', {
    match: '(任命 | 任 | 担任 | 兼任 | 免去) ..16 (post | post-noun)',
    yields: { substantial: true },
    examples: { '由副县长任组长。': '', '责任到人。': none },
  }),
  rule('measure/in-force', {
    match: ['自 ..20 (起 | 之日起) 正式? (施行 | 实施 | 执行 | 生效 | 启用)', '有效期'],
    yields: { substantial: false },
    examples: { '自2024年1月1日起执行。': '', '自觉执行规定。': none },
  }),
  rule('measure/price', {
    match:
      '按 ..20 (价 | 价格 | 标准 | 比例 | 面积 | 税率 | 费率) (安置 | 执行 | 补偿 | 收取 | 计算 | 支付 | 缴纳 | 结算 | 出让 | 供应 | 给予 | 补助 | $)',
    yields: { substantial: false, wide: true },
    examples: { '补偿按评估价格结算。': '', '按要求执行。': none },
  }),
  rule('measure/standing', {
    match: '^ ..30 standing',
    yields: { substantial: false, wide: true },
    examples: { '规范性文件12件予以废止。': '', '加强领导。': none },
  }),
  rule('measure/change', {
    match: [
      'change ..30 (digit | numeral | amount)',
      '(digit | numeral (个 | 名 | 处 | 宗 | 户 | 成 | 倍 | 年 | 级 | 类 | 家) | amount) ..30 change',
    ],
    yields: { substantial: false, wide: true },
    examples: { '起步价由6元调整为7元。': '', '提高认识。': none },
  }),
];

/** What ought to be, not what was settled. */
export const guidanceRules: readonly Rule<'guidance'>[] = [
  rule('guidance/opens', {
    match: '^ !(应 (急 | 收 | 付 | 届 | 征 | 缴) | 要 (素 | 闻 | 点 | 件)) guidance',
    yields: 'guidance',
    examples: { '加强统筹协调。': '', '进一步提高认识。': '', '补偿标准按省定标准执行。': none },
  }),
  rule('guidance/obliges', {
    match:
      '^ ..40 (<!(重 | 主 | 需 | 纪 | 摘 | 必 | 只) 要 !(求 | 素 | 闻 | 点 | 件) | 必须 | <!(供 | 响 | 适 | 相 | 对 | 反 | 效 | 感 | 呼 | 顺) 应 当? !(急 | 退 | 收 | 付 | 缴 | 补 | 得 | 用 | 对 | 届 | 尽 | 税 | 纳 | 诉 | 聘 | 邀 | 季 | 试 | 考 | 答 | 力 | 激) | 务必 | 须)',
    yields: 'guidance',
    examples: { '各镇要高度重视。': '', '有关部门应当配合。': '', '主要任务已经完成。': none },
  }),
  rule('guidance/addresses', {
    match: '^ addressee',
    yields: 'guidance',
    examples: { '全县上下统一思想。': '', '县城全域推进。': none },
  }),
];

/** What is told: what the meeting went through, what happened before, what a point is about. */
export const toldOfRules: readonly Rule<'told'>[] = [
  rule('told/meeting', {
    match: [
      '^ (会议 | 首先 | 随后 | 最后 | 还){0,3} narrates !(室 | 院 | 所 | 工作 | 决定 | 确定)',
      '^ 由 ..30 主持',
      '(出席 | 列席 | 参加) 了? 会议',
    ],
    yields: 'told',
    examples: { '会议听取了有关汇报。': '', '研究室负责起草。': none },
  }),
  rule('told/speaker', {
    match:
      '^ (首先 | 随后 | 最后 | 由 | 会上)? (organization | post | 、){0,6} (person | 主要? 负责人 | 负责同志) 同志? (分别 | 逐一 | 简要 | 代表 ..16 | 就 ..30 | 对 ..30){0,2} 作? 了? (汇报 | 介绍 | 通报 | 说明 | 发言)',
    unless: '(定期 | 按月 | 按季 | 每 (周 | 月 | 季 | 年) | 及时 | 会后)',
    yields: 'told',
    examples: {
      '林知远汇报校舍加固的准备情况：设计已经完成，': '',
      '由县水利局局长林知远介绍工程进度，': '',
      '由县水利局每月汇报工程进度，': none,
      '由林知远具体负责，': none,
    },
  }),
  rule('told/past', {
    match:
      '^ ..16 (此前 | 前期 !(工作 | 手续 | 物业 | 费) | 已经 | 已获 | 去年 | 上年 | 今年以来 | 近年来 | <!项 目前)',
    yields: 'told',
    examples: {
      '该规划此前已获批复。': '',
      '目前已完成六成。': '',
      '前期工作经费200万元。': none,
      '暂停该项目前期工作。': none,
    },
  }),
  rule('told/topic', {
    match: ['^ 关于 ..24 $', '^ ..22 (问题 | 事宜 | 方面 | 事项 | 议题) $'],
    unless: '(由 | 负责 | 牵头 | agree | 不予 | 暂)',
    yields: 'told',
    examples: { '关于征地工作。': '', '关于征地工作由县水利局负责。': none },
  }),
];

/** A reason or a condition, which leaves open what is settled. */
export const prefaceRules: readonly Rule<'preface'>[] = [
  rule('preface', {
    match: [
      '^ preface',
      '^ (会后 | 下一步 | 对)',
      '^ (date | (于 | 在 | 自 | 从)? ..30 (起 | 前 | 后 | 内 | 底 | 间 | 时 | 中)) $',
    ],
    yields: 'preface',
    examples: { '鉴于资金紧张，': '', '为加快进度，': '', '拨付资金，': none },
  }),
];

/** A duty that binds: 须经乙同意, 不得另行收费. */
export const bindingRules: readonly Rule<'binds'>[] = [
  rule('binds', {
    match:
      '^ !(各 | 相关 | 有关 | 全 (县 | 市 | 区 | 省 | 镇) | unnamed) .. (须 | 不得 | 一律 | 应当 | 应 (将 | 把 | 于))',
    yields: 'binds',
    unless: '(要 !求 | 高度 | 切实 | 加强 | 强化 | 进一步)',
    examples: {
      '定制部分须签订协议后开工。': '',
      '甲公司应将使用权交给乙公司。': '',
      '各单位须高度重视。': none,
      '各单位应将责任落实到人。': none,
    },
  }),
];

/** What cannot be an order: it was done, or only somebody above could be told. */
export const doneRules: readonly Rule<'done'>[] = [
  rule('done', {
    match: ['已 !有', '<!(为 | 除) 了 !解', '完成情况', '取得 !(联系)'],
    yields: 'done',
    examples: { '由县水利局完成了排查。': '', '由县水利局开展排查。': none },
  }),
];

/** The name of a matter and nothing more: 清退补偿方案. */
export const matterRules: readonly Rule<'matter'>[] = [
  rule('matter', {
    match: [
      '^ ..10 matter-noun $',
      '^ ..26 的 ..10 matter-noun $',
      '^ (对 | 关于 | 针对) ..24 (问题 | 事宜 | 事项 | 工作 | 建筑 | 房屋)? $',
    ],
    yields: 'matter',
    unless: [
      '^ (将 | 把 | 从 | 由 | 按 | 自 | 给予 | 实行 | 采用 | 采取 | 开展 | 启动 | 新增 | 调整 | 列入 | 纳入)',
      '^ guidance',
      '^ (对 | 关于 | 针对) ..24 (要 | 应 | 须 | 必须)',
    ],
    examples: {
      '清退补偿方案，': '',
      '剩余的3个问题，': '',
      '将甲地块列入方案，': none,
      '对老旧小区要分类建账，': none,
    },
  }),
];

import { none, type Rule, rule } from '../../../grammar/rule.ts';

/** What a task says: it only finishes or carries out what was disposed of before, or it points back to it. */
export type TaskSays = 'finishes' | 'carries-out' | 'reworks' | 'draws-up' | 'points-back' | 'stands-as';

const HASTE = '(duty-word | haste | part-adverb){0,6}';
/** 会议意见, 会上讨论意见, 与会人员意见. */
const OPINIONS =
  '(根据 | 按照 | 按 | 结合 | 依据 | 对照 | 吸收 | 吸纳 | 参照) (本次 | 此次)? (会议 | 会上 | 会中 | 与会 | 大家 | 各方 | 常务会 | 审议 | 讨论 | 上述 | 以上) (..12 (意见 | 建议 | 要求 | 精神 | 情况 | 决定 | 内容) 要求?)?';

/** Held against the task behind the names of a duty. */
export const taskRules: readonly Rule<TaskSays>[] = [
  rule('task/by-opinions', {
    match: `^ ${HASTE} ${OPINIONS} (、 | 和 | 及)? (haste | 再 | 作 | 做){0,4} (对 ..14)? (finishing | editing | rework | $)`,
    yields: 'finishes',
    examples: {
      根据会议讨论意见修改完善后印发: '',
      结合会上意见继续修改完善: '',
      按照省里要求制定办法: none,
    },
  }),
  rule('task/revises', {
    match: [
      `^ ${HASTE} (修改 | 修订) (、 | 和)? 完善 $`,
      `^ ${HASTE} (修改 | 修订) (、 | 和)? 完善? (后 | ，)? (按 ..6 程序 | 依程序 | 正式 | 及时 | 尽快 | 抓紧 | 再 | 予以){0,3} (印发 | 下发 | 发布 | 公布 | 颁布 | 报 | 上报 | 提交 | 提请)`,
    ],
    yields: 'finishes',
    examples: { 修改完善后按程序印发: '', 修改城市总体规划: none },
  }),
  rule('task/carries-out', {
    match: [
      `^ ${HASTE} ((按 ..10 | 于? (date | ..12) (前 | 内) | 依法 | 依规 | ..24 (配合 | 负责 | 参加 | 参与)) ，?){0,2} ${HASTE} (finishing | 修订后 | 修正后)`,
      '^ date (前 | 内)? $',
    ],
    yields: 'carries-out',
    examples: { 按程序印发: '', 抓好落实: '', 于6月底前组织实施: '', 排查全县自建房: none },
  }),
  rule('task/points-back', {
    match:
      '^ (haste | 做好 | 抓好){0,3} (back-pointer | (该 | 此 | 上述 | 以上 | 前述 | 有关 | 相关) ..12) $',
    yields: 'points-back',
    examples: { 上述事项: '', 停车场建设: none },
  }),
];

/** Held against the task of somebody who acts before a matter can come back. */
export const reworkRules: readonly Rule<TaskSays>[] = [
  rule('task/reworks', {
    match: '^ (作 | 做 | haste | 共同 | 再 | 对 ..20 (作 | 进行)? | 按照 ..20){0,4} (rework | 进一步)',
    yields: 'reworks',
    examples: { 进一步修改完善: '', 对方案再作论证: '', 拨付资金: none },
  }),
  rule('task/draws-up', {
    match: '^ (于? date (前 | 底前)?)? (研究 | 另行 | 抓紧 | 尽快 | 负责 | 牵头){0,3} draw-up',
    yields: 'draws-up',
    examples: { 研究提出: '', 另行制定: '', 拨付: none },
  }),
];

/** Held against the task too: 授权甲局作为实施机构. */
export const standingRules: readonly Rule<TaskSays>[] = [
  rule('task/stands-as', {
    match: '^ (作为 | 为 | 担任)',
    yields: 'stands-as',
    examples: { 作为实施机构: '', 实施工程: none },
  }),
];

/** What the words before 由 are about, and how an order is given; held against the clause. */
export type PhraseSays =
  | 'supplements'
  | 'points-back'
  | 'charges'
  | 'orders'
  | 'at-once'
  | 'stands-as'
  | 'superior';

/** Held against the topic of a phrase. */
export const topicRules: readonly Rule<PhraseSays>[] = [
  rule('topic/supplements', {
    match: '^ (supplement | (工程 | 项目) (由 | 所 | 总? 投资 | 概算 | 资金 | 实施 | 具体 | 用地 | $))',
    yields: 'supplements',
    examples: { 所需资金: '', 停车场建设: none },
  }),
  rule('topic/points-back', {
    match: '^ back-pointer ，? $',
    yields: 'points-back',
    examples: { 该项工作: '', 停车场建设工作: none },
  }),
];

/** Held against the clause in which somebody is told. */
export const orderRules: readonly Rule<PhraseSays>[] = [
  rule('order/charges', {
    match: '^ (同时 | 另外 | 并)? meeting (还 | 同时 | 另外)? (责成 | 责令 | 请 | 委托 | 授权 | 指定 | 指派)',
    yields: 'charges',
    examples: { 会议责成县水利局制定方案: '', 责成县水利局制定方案: none },
  }),
  rule('order/orders', {
    match: '^ (同时 | 另外 | 还 | 并){1,2} (责成 | 责令)',
    yields: 'orders',
    examples: { 并责成县水利局制定方案: '', 由县水利局制定方案: none },
  }),
  rule('order/at-once', {
    match: '^ (责成 | 责令)',
    yields: 'at-once',
    examples: { 责成县水利局制定方案: '', 并责成县水利局制定方案: none },
  }),
  rule('order/superior', {
    match: '^ ..6 由 (国家 | 国务院 | 中央 | 省 | 自治区)',
    yields: 'superior',
    examples: { 由国务院批准: '', 由县水利局批准: none },
  }),
];

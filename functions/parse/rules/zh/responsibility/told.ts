import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { type Duty, LINK, NO_TASK } from './duty.ts';
import { NAMES } from './names.ts';

/** 会同乙局, behind who is told. */
const JOINT = `(、? 并? joint support:(${NAMES}))? !(joint (organization | person | unnamed))`;

/** Who is told to act, by whichever word: 责成甲局…, 请甲局…, 由甲局…. */
export const toldRules: readonly Rule<Duty>[] = [
  rule('responsible/ordered', {
    match: [
      `${LINK} order-strong owner:(${NAMES}) ${JOINT} ${NO_TASK} task:rest`,
      `${LINK} order-strong joint support:(${NAMES}) ${NO_TASK} task:rest`,
    ],
    yields: { by: 'order', place: 'initial' },
    examples: {
      '责成县水利局会同县财政局制定方案。': { owner: '县水利局', support: '县财政局', task: '制定方案' },
      '会议责成县水利局制定方案。': { owner: '县水利局' },
      '授权有关部门办理。': { owner: '有关部门' },
    },
  }),
  rule('responsible/requested-in-turn', {
    // The names stand on both sides of what the first does.
    match: `${LINK} order owner:(${NAMES} ...16 editing (、 | 完善 | 后 | ，){0,3} ${NAMES}) ...8 editing task:rest`,
    yields: { by: 'request', place: 'initial' },
    examples: {
      '由县发改委根据会议意见修改、县司法局审核后印发。': {
        owner: '县发改委根据会议意见修改、县司法局',
        task: '后印发',
      },
      '由县发改委修改完善。': none,
    },
  }),
  rule('responsible/requested', {
    match: `${LINK} order owner:(${NAMES}) ${JOINT} ${NO_TASK} task:rest`,
    yields: { by: 'request', place: 'initial' },
    // Who speaks next, or presides, is given no task of what was decided.
    unless: [
      '^ ..4 ( 请 | 由 ) ..30 ( 同志 )? ( 汇报 | 介绍 | 发言 | 作说明 | 讲话 ) ( 关于 | 情况 | 。 | $ )',
      '( 由 | 请 ) ..30 主持',
    ],
    examples: {
      '请县商务局甲某同志汇报关于商业网点规划编制情况。': none,
      '会议由县政府县长甲某主持。': none,
      '由县水利局修改完善。': { owner: '县水利局', task: '修改完善' },
      '请县水利局抓紧印发。': { owner: '县水利局' },
      '由县水利局编制的方案。': none,
      '由包文泉任组长。': none,
    },
  }),
  rule('responsible/demanded', {
    match: [
      `${LINK} demand owner:(${NAMES}) ${JOINT} ${NO_TASK} task:rest`,
      `${LINK} demand joint support:(${NAMES}) ${NO_TASK} task:rest`,
    ],
    yields: { by: 'demand', place: 'initial' },
    examples: { '要求县水利局修改完善。': { owner: '县水利局', task: '修改完善' } },
  }),
  rule('responsible/told-behind-topic', {
    match: `topic:..60 <!(理 | 自 | 缘 | 经 | 事) (由 | 交由 | 责成) owner:(${NAMES}) ${JOINT} ${NO_TASK} !($) task:rest`,
    yields: { by: 'request', place: 'inner' },
    examples: {
      '所需资金由县财政局安排。': { topic: '所需资金', owner: '县财政局', task: '安排' },
      '不同意由县财政局提出的理由。': none,
    },
  }),
  rule('responsible/has-duty', {
    match: `^ link{0,3} owner:(${NAMES}) duty-word task:rest`,
    yields: { by: 'duty', place: 'initial' },
    examples: { '县水利局要加快进度。': { owner: '县水利局', task: '加快进度' } },
  }),
  rule('responsible/named', {
    match: `^ link{0,3} owner:(${NAMES}) ${JOINT} ${NO_TASK} !(的 | 等 | 、 | 是 | 为 | 提出 | 提交 | 汇报 | 关于 | 所 | duty-word | $) task:((does | date | amount | numeral) rest)`,
    yields: { by: 'name', place: 'initial' },
    examples: {
      '县水利局将补贴纳入预算。': { owner: '县水利局', task: '将补贴纳入预算' },
      '县水利局提出的方案。': none,
      '乡镇卫生院住院补偿比例提高。': none,
      '县水利局的方案。': none,
    },
  }),
];

import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { ADVERBS, type Duty, LINK, NO_TASK } from './duty.ts';
import { NAMES } from './names.ts';

/** 乙局配合; 会同丙局; 丁局做好资金监管. */
export const supportRules: readonly Rule<Duty>[] = [
  rule('responsible/support', {
    match: `${LINK} called:(order | 、)? support:(${NAMES}) ${ADVERBS} ${NO_TASK} (技术 | 业务 | 资金 | 政策)? support-part task:rest`,
    yields: { by: 'part', place: 'initial' },
    examples: {
      '县财政局、县审计局配合。': { support: '县财政局、县审计局' },
      '县水务局给予技术支持。': { support: '县水务局' },
      '县水利局参加会议。': none,
    },
    unless: '(参加 | 参与 | 列席 | 出席) 了? (本次 | 此次)? (会议 | 常务会议)',
  }),
  rule('responsible/joint', {
    match: `^ link{0,3} joint support:(${NAMES}) ${NO_TASK} task:rest`,
    yields: { by: 'beside', place: 'initial' },
    examples: { '会同县财政局核定金额。': { support: '县财政局', task: '核定金额' } },
  }),
  rule('responsible/checks', {
    match: `^ (并 | 再)? 经 support:(${NAMES}) (合法性 | 公平竞争 | 法制 | 法律)? (审核 | 审查 | 复核 | 把关 | 会签) (同意 | 通过)? 后? task:rest`,
    yields: { by: 'beside', place: 'initial' },
    examples: {
      '经县司法局合法性审核后，': { support: '县司法局' },
      '经县委常委会审议通过后，': none,
    },
  }),
  rule('responsible/support-standing', {
    match: `${LINK} (明确 | 以)? support:(${NAMES}) (作为 | 为 | 是) ..6 support-standing task:rest`,
    yields: { by: 'standing', place: 'initial' },
    examples: { '县财政局为配合单位。': { support: '县财政局' } },
  }),
  rule('responsible/support-standing-first', {
    match: `^ 成员单位 为 support:(${NAMES}) $`,
    yields: { by: 'standing', place: 'initial' },
    examples: { '成员单位为县财政局、县水利局。': { support: '县财政局、县水利局' } },
  }),
  rule('responsible/aiding', {
    match: `^ link{0,3} support:(${NAMES}) ${ADVERBS} aiding task:rest`,
    yields: { by: 'beside', place: 'initial' },
    examples: { '县财政局做好资金监管。': { support: '县财政局' } },
  }),
];

import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { ADVERBS, type Duty, LINK, NO_TASK } from './duty.ts';
import { NAMES } from './names.ts';

const BESIDE = `((、 | 并)? joint support:(${NAMES}) | 、 support:(${NAMES}) ${ADVERBS} (support-part | aiding))?`;

/** 由甲局负责; 甲局为业主单位; 甲局承担. */
export const ownerRules: readonly Rule<Duty>[] = [
  rule('responsible/owner', {
    match: `${LINK} called:((明确 | 确定)? order?) owner:(${NAMES}) ${ADVERBS} ${NO_TASK} owner-part ${BESIDE} task:rest`,
    yields: { by: 'part', place: 'initial' },
    examples: {
      '由县水利局负责实施。': { owner: '县水利局' },
      '县财政局、县审计局按职责分工负责。': { owner: '县财政局、县审计局' },
      '县水利局负责人参加。': none,
    },
  }),
  rule('responsible/owner-behind-topic', {
    match: `topic:..60 <!(理 | 自 | 缘 | 经 | 事) (由 | 交由 | 责成) owner:(${NAMES}) ${ADVERBS} ${NO_TASK} owner-part ${BESIDE} task:rest`,
    yields: { by: 'part', place: 'inner' },
    examples: { '征收工作由县水利局负责。': { topic: '征收工作', owner: '县水利局' } },
  }),
  rule('responsible/owner-standing', {
    match: `${LINK} called:((明确 | 确定)? (由 | 以)?) owner:(${NAMES}) (作为 | 为 | 是 | 担任) ..6 (owner-standing task:rest | (unnamed | organization) $)`,
    yields: { by: 'standing', place: 'initial' },
    examples: { '县水利局作为项目业主。': { owner: '县水利局' } },
  }),
];

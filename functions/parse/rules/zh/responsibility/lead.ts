import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { ADVERBS, type Duty, LINK, NO_TASK } from './duty.ts';
import { NAMES } from './names.ts';

/** Who else is named in the same clause: 甲局牵头、乙局配合; 甲局牵头会同乙局. */
const BESIDE = `((、 | 并)? (joint | 组织) support:(${NAMES}) | 、 support:(${NAMES}) ${ADVERBS} (support-part | aiding)?)?`;
const CALLED = 'called:((明确 | 确定)? (order | 以)?)';

/** 由甲局牵头、乙局配合. */
export const leadRules: readonly Rule<Duty>[] = [
  rule('responsible/lead', {
    match: `${LINK} ${CALLED} lead:(${NAMES}) ${ADVERBS} lead-part ${NO_TASK} ${BESIDE} task:rest`,
    yields: { by: 'part', place: 'initial' },
    examples: {
      '由县农业农村局牵头实施。': { lead: '县农业农村局', task: '实施' },
      '由县水利局牵头、县财政局配合抓好落实。': { lead: '县水利局', support: '县财政局' },
      '县水利局牵头组织。': { lead: '县水利局' },
      '该方案由县水利局牵头起草。': none,
    },
  }),
  rule('responsible/lead-behind-topic', {
    match: `topic:..60 <!(理 | 自 | 缘 | 经 | 事) 由 lead:(${NAMES}) ${ADVERBS} lead-part ${NO_TASK} ${BESIDE} task:rest`,
    yields: { by: 'part', place: 'inner' },
    examples: { '管线迁改由县水利局牵头实施。': { topic: '管线迁改', lead: '县水利局' } },
  }),
  rule('responsible/lead-standing', {
    match: `${LINK} ${CALLED} lead:(${NAMES}) (作为 | 为 | 是) ..6 lead-standing (、 support:(${NAMES}) (作为 | 为 | 是) ..6 support-standing)? task:rest`,
    yields: { by: 'standing', place: 'initial' },
    examples: { '县水利局为牵头单位。': { lead: '县水利局' } },
  }),
];

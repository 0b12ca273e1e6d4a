import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { type Disposal, LEAD, NAMED, STUDIED } from './disposal.ts';

/** 会议明确了工作重点: it tells what was spoken of, not what was settled. */
const ABSTRACT = '(明确 | 确定) (了? ..24 abstract-noun (和 ..8)? | 了 ..24 工作) $';

/** It goes on with what is settled, not with the announcement of a list. */
const SOMETHING = '!(了? (事项 | 意见 | 内容 | 如下 | 以下 ..6)? $)';

/** The meeting settles something, told in the clause of the verb; what stands behind 会议决定， is read by `measures.ts`. */
export const determineRules: readonly Rule<Disposal>[] = [
  rule('determine/meeting', {
    match: `${NAMED} settle-word ${SOMETHING} object:rest`,
    yields: { kind: 'determine', evidence: 'meeting-named' },
    unless: ABSTRACT,
    examples: {
      '会议决定成立清欠工作专班。': '成立清欠工作专班',
      '会议确定首批更新渔船20艘。': '首批更新渔船20艘',
      '会议明确了工作重点和任务。': none,
      '会议决定的事项。': none,
    },
  }),
  rule('determine/studied', {
    match: `${STUDIED} settle-word ${SOMETHING} object:rest`,
    yields: { kind: 'determine', evidence: 'bare-verb' },
    unless: ABSTRACT,
    examples: {
      '经研究决定委托甲公司代建。': '委托甲公司代建',
      '研究决定事项。': none,
    },
  }),
  rule('determine/decides', {
    match: `^ ${LEAD} 决定 ${SOMETHING} object:rest`,
    yields: { kind: 'determine', evidence: 'bare-verb', inTalk: true },
    // What decides the future of something is no meeting.
    unless: ['决定 (了 | 性)', '决定 ..20 ( 空间 | 方向 | 成败 | 命运 | 前途 | 兴衰 | 高度 | 未来 ) $'],
    examples: {
      '决定甲县未来的发展空间和方向。': none,
      '决定对引进的博士给予安家补助。': '对引进的博士给予安家补助',
      '决定性作用。': none,
      '甲局决定自筹资金。': none,
    },
  }),
];

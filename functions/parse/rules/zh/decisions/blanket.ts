import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { type Disposal, LEAD, NAMED } from './disposal.ts';

const ALL = 'object:(blanket ..8 (议题 | 事项 | 议程 | 文件 | 议案 | 方案 | 请示 | 项目))';

/** One sentence disposes of all matters listed before it. */
export const blanketRules: readonly Rule<Disposal>[] = [
  rule('blanket/principle', {
    match: `^ ${LEAD} principle (lead | principle){0,4} (agree | pass) 了? ${ALL} $`,
    yields: { kind: 'approve-in-principle', evidence: 'principle', inTalk: true, blanket: true },
    examples: {
      '经讨论，会议原则通过以上议题。': '以上议题',
      '会议原则同意上述3个事项。': '上述3个事项',
      '会议原则同意该方案。': none,
    },
  }),
  rule('blanket/approve', {
    match: [
      `${NAMED} (agree | pass | ratify) 了? ${ALL} $`,
      `^ ${LEAD} process lead{0,3} (agree | pass) 了? ${ALL} $`,
    ],
    yields: { kind: 'approve', evidence: 'meeting-named', inTalk: true, blanket: true },
    examples: { '会议审议通过了以上全部议题。': '以上全部议题', '会议听取了以上事项的汇报。': none },
  }),
];

/** A vote is how, not what: 经投票表决，议题一通过会议审议. */
export const voteRules: readonly Rule<Disposal>[] = [
  rule('vote/passes', {
    match: [
      '^ lead{0,4} object:..60 (pass | 获得 通过 | 获 通过) 了? (本次 | 此次)? (会议 | 表决 | 投票 | 票决) (审议 | 表决 | 审查 | 讨论)? $',
    ],
    yields: { kind: 'approve', evidence: 'in-passing' },
    unless: ['未 ..8 pass', 'dependent .. pass', '(不同意 | 赞成 | 同意) (digit | amount)'],
    examples: {
      '议题一、议题二通过会议审议。': '议题一、议题二',
      '议题三未通过会议审议。': none,
      '须通过会议审议。': none,
    },
  }),
];

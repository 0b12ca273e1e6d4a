import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { type Disposal, LEAD } from './disposal.ts';

/** What stands before the verb: 对甲公司的申请, 该请示. */
const FRONT = '(meeting lead{0,6} | 决定)? (对于 | 对 | 就 | 关于)? object:..60';
const dependentBefore = (verb: string): string => `(dependent | waiting) ..60 ${verb}`;
/** 多数同志不赞成: they are not the meeting. */
const someBefore = (verb: string): string => `some ..8 ${verb}`;

export const rejectRules: readonly Rule<Disposal>[] = [
  rule('reject/refuses', {
    match: `^ (lead | principle){0,8} reject-verb object:rest`,
    yields: { kind: 'reject', evidence: 'bare-verb', inTalk: true },
    unless: [someBefore('reject-verb')],
    examples: {
      '会议不同意延续租赁合同。': '延续租赁合同',
      '不予支持。': '',
      '会议否决了以房抵债方案。': '了以房抵债方案',
      '未通过环保验收的不得投入运行。': none,
      '多数同志不赞成补发。': none,
    },
  }),
  rule('reject/object-first', {
    match: `^ ${FRONT} lead{0,8} <!暂 reject-verb manner:rest`,
    yields: { kind: 'reject', evidence: 'in-passing', inTalk: true },
    unless: [dependentBefore('reject-verb'), someBefore('reject-verb'), 'reject-verb ..12 的'],
    examples: {
      '对甲公司提出的减免申请不予同意。': '甲公司提出的减免申请',
      '此选址意见不予采纳。': '此选址意见',
      '凡手续不全的一律不予受理。': none,
    },
  }),
  rule('reject/does-not', {
    match:
      '^ lead{0,4} (本年度 | 本次 | 今年 | 现阶段)? 不 !(断 | 得 | 超过 | 低于 | 少于 | 高于 | 再 | 仅 | 只 | 足 | 变) object:rest',
    yields: { kind: 'reject', evidence: 'listed', whereSettled: true },
    examples: {
      '会议决定，本年度不增购。': '增购',
      '会议决定，不再续签合同。': none,
    },
  }),
  rule('reject/upholds', {
    match: `^ ${LEAD} 维持 (原 ..6 | 不变) (意见 | 结论 | 决定) $`,
    yields: { kind: 'reject', evidence: 'bare-verb' },
    examples: { '会议决定维持原考核意见。': '', '维持原有秩序。': none },
  }),
];

const COMES_BACK =
  '(再次 | 重新 | 再行 | 再 | 下次) (提交 | 提请 | 报请 | 提报 | 报 | 上) ..20 (会议 | 会 | 政府 | 管委会 | organization) (再次 | 再行 | 再 | 进行)? (审议 | 研究 | 讨论 | 审定 | 会议审议 | 常务会议审议 | 会议研究)';
const LATER =
  '(再 | 另 | 另行) (行 | 次)? (研究 | 审议 | 讨论 | 提交 | 提请 | 上会 | 议定 | 决定 | 确定 | 定 | 议 | 作研究 | 作决定)';

export const deferRules: readonly Rule<Disposal>[] = [
  rule('defer/agrees-to-wait', {
    match: `^ ${LEAD} agree (..20 关于)? put-off dealt-with object:rest`,
    yields: { kind: 'defer', evidence: 'bare-verb', inTalk: true },
    examples: { '会议同意暂缓审议该办法。': '该办法', '会议同意暂缓施工的申请。': none },
  }),
  rule('defer/waits', {
    match: [
      `^ ${LEAD} object:..60 waiting ..40 (后 | 时) ${LATER}`,
      `^ ${LEAD} waiting ..40 (后 | 时) ${LATER}`,
      `^ object:..40 lead{0,8} 留待 ..40 (研究 | 考虑 | 议 | 讨论 | 审议)`,
    ],
    yields: { kind: 'defer', evidence: 'in-passing', inTalk: true },
    unless: [dependentBefore(`waiting ..40 (后 | 时)`)],
    examples: {
      '第四季度补助待审计后另行研究。': '第四季度补助',
      '待条件成熟时再议。': '',
      '待验收合格后再拨付尾款。': none,
    },
  }),
  rule('defer/waits-behind-comma', {
    match: '^ 再 (行 | 次)? (研究 | 审议 | 讨论 | 提交 ..20 研究 | 提交 ..20 审议) object:rest',
    yields: { kind: 'defer', evidence: 'in-passing', inTalk: true, behindWaiting: true },
    examples: { '再研究欠费问题。': '欠费问题', '再次研究欠费问题。': '欠费问题', '进一步研究。': none },
  }),
  rule('defer/comes-back', {
    match: [`^ ${LEAD} ${COMES_BACK}`, `^ object:..60 lead{0,8} ${COMES_BACK}`],
    yields: { kind: 'defer', evidence: 'in-passing', inTalk: true },
    unless: ['dependent ..40 (再次 | 重新 | 再)'],
    examples: { '修改完善后再次提请常务会议审议。': '修改完善', '会议再次强调要重视。': none },
  }),
  rule('defer/puts-off', {
    match: [
      `^ ${LEAD} defer-verb (予 han{2,4} $ | (再次 | 再行 | 再)? dealt-with{1,3} object:rest)`,
      `^ ${LEAD} defer-verb object:rest`,
    ],
    yields: { kind: 'defer', evidence: 'bare-verb', inTalk: true },
    unless: [someBefore('defer-verb')],
    examples: {
      '会议决定暂缓设立该基金。': '设立该基金',
      '暂不出台奖励办法。': '奖励办法',
      '缓议。': '',
      '暂不具备条件的村可申请延期。': none,
    },
  }),
  rule('defer/object-first', {
    match: [`^ ${FRONT} lead{0,8} defer-verb manner:rest`],
    yields: { kind: 'defer', evidence: 'in-passing', inTalk: true },
    unless: [dependentBefore('defer-verb'), someBefore('defer-verb'), 'defer-verb ..12 的'],
    examples: {
      '该地块暂缓供应。': '该地块',
      '薪酬制度改革办法暂缓出台。': '薪酬制度改革办法',
      '须另行研究。': none,
    },
  }),
];

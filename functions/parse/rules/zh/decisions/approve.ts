import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { type Disposal, HEARD, LEAD, NAMED, OTHERS, STUDIED } from './disposal.ts';

const VERB = '(agree | ratify | ratify-if-named | pass)';
/** 须经甲同意, 报乙批准: somebody else is to agree, or under a condition. */
const DEPENDENT = `(dependent | waiting) ..60 ${VERB}`;
const PRINCIPLE = '(lead | principle){0,4}';

/** The meeting agrees, with its object behind the verb. */
export const approveRules: readonly Rule<Disposal>[] = [
  rule('approve/principle', {
    match: [
      `^ (organization (党组会议 | 常务会议 | 办公会议 | 专题会议))? ${LEAD} principle ${PRINCIPLE} ${VERB} 了? object:rest`,
      `^ ${HEARD} ${LEAD} principle ${PRINCIPLE} ${VERB} 了? object:rest`,
      `^ ${LEAD} principle ${PRINCIPLE} (通过 | 同意) 后`,
    ],
    yields: { kind: 'approve-in-principle', evidence: 'principle', inTalk: true },
    unless: OTHERS,
    examples: {
      '会议原则同意《青屿区供水办法（送审稿）》。': '《青屿区供水办法（送审稿）》',
      '会议审议并原则通过《青屿区供水办法》《停车场管理办法》。': '《青屿区供水办法》《停车场管理办法》',
      '原则上同意实施东门大桥改造工程。': '实施东门大桥改造工程',
      '会议听取并原则同意关于夜市建设情况的汇报。': '关于夜市建设情况的汇报',
      '会议研究了供水问题并原则同意下步安排。': '下步安排',
      '按照原则同意的意见修改。': none,
      '甲公司原则同意该方案。': none,
    },
  }),
  rule('approve/meeting', {
    match: `${NAMED} (agree | ratify | ratify-if-named) 了? object:rest`,
    yields: { kind: 'approve', evidence: 'meeting-named', inTalk: true },
    // Of 各方案 nobody is told which they are, nor what became of them.
    unless: [OTHERS, '审定 了? 各 ..6 $'],
    examples: {
      '会议同意设立临江经济开发区。': '设立临江经济开发区',
      '与会人员逐一审定各项目。': none,
      '会议研究并同意县水务局提出的实施方案。': '县水务局提出的实施方案',
      '会议批准了年度计划。': '年度计划',
      '会议决定同意续租。': '续租',
      '会议认为双方同意的条款有效。': none,
      '经县委会议同意后实施。': none,
    },
  }),
  rule('approve/meeting-passes', {
    match: [
      `${NAMED} pass 了 object:rest`,
      `${NAMED} pass object:((由 | 关于)? ..60 document rest)`,
      `${NAMED} pass object:(... document-noun (（ ..16 ）)? (等 ..8)?) $`,
      `${NAMED} pass $`,
    ],
    yields: { kind: 'approve', evidence: 'meeting-named', inTalk: true },
    unless: OTHERS,
    examples: {
      '会议通过了三个用地项目。': '三个用地项目',
      '会议审议通过《停车场管理办法》。': '《停车场管理办法》',
      '会议审议并通过由区水务中心提交的《关于护岸工程变更的请示》。':
        '由区水务中心提交的《关于护岸工程变更的请示》',
      '会议通过年审名单。': '年审名单',
      '会议还审议通过了其他事项。': none,
      '会议通过视频形式召开。': none,
    },
  }),
  rule('approve/studied', {
    match: [
      `${STUDIED} (agree | ratify | ratify-if-named) 了? object:rest`,
      `${STUDIED} pass 了? object:rest`,
      `^ ${LEAD} process lead{0,3} pass $`,
    ],
    yields: { kind: 'approve', evidence: 'meeting-named' },
    unless: [OTHERS, 'waiting .. (agree | ratify | pass)'],
    examples: {
      '审议通过《公租房租金减免细则》。': '《公租房租金减免细则》',
      '审议并通过了预算调整方案。': '预算调整方案',
      '经研究同意拨付资金30万元。': '拨付资金30万元',
      '研究通过有关人事任免。': '有关人事任免',
      '审议通过后实施。': none,
      '经甲局审核同意的项目。': none,
    },
  }),
  rule('approve/agrees', {
    match: `^ ${LEAD} agree 了? object:rest`,
    yields: { kind: 'approve', evidence: 'bare-verb', inTalk: true },
    unless: OTHERS,
    examples: {
      '同意追加预算420万元。': '追加预算420万元',
      '一致同意将村道硬化列入计划。': '将村道硬化列入计划',
      '同意后实施。': none,
      '报请上级同意。': none,
    },
  }),
  rule('approve/passes', {
    match: [
      `^ ${LEAD} pass 了 object:(... (document | document-noun | 项目 | 事项 | 人选 | 用地) rest)`,
      `^ ${LEAD} pass object:(document rest)`,
      `^ ${LEAD} pass object:(... document-noun (（ ..16 ）)?) $`,
      '^ lead{0,3} (予以 | 获 | 获得) lead{0,2} pass $',
    ],
    yields: { kind: 'approve', evidence: 'bare-verb' },
    unless: [OTHERS, 'principle'],
    examples: {
      '通过《城市更新专项规划》。': '《城市更新专项规划》',
      '通过了县人民政府报送的6个建设项目用地。': '县人民政府报送的6个建设项目用地',
      '予以通过。': '',
      '通过公开招标选择运营单位。': none,
      '通过验收的项目。': none,
    },
  }),
  rule('approve/passes-alone', {
    match: '^ pass $',
    yields: { kind: 'approve', evidence: 'bare-verb', whereSettled: true },
    examples: { '会议决定：通过。': '', '通过公开招标。': none },
  }),
  rule('approve/ratifies', {
    match: [`^ ${LEAD} <!经 ratify 了? object:rest`, `^ ${LEAD} (审定 了 | 采纳 了) object:rest`],
    yields: { kind: 'approve', evidence: 'bare-verb' },
    unless: [OTHERS, '经 (ratify | 审定)'],
    examples: {
      '批准实施芳草路北延工程。': '实施芳草路北延工程',
      '审定了幼儿园收费标准调整方案。': '幼儿园收费标准调整方案',
      '经批准后实施。': none,
      '按程序报批准。': none,
    },
  }),
  rule('approve/document-first-in-principle', {
    match: [
      `^ (meeting lead{0,4})? (对于 | 对 | 就 | 将 | 把 | 关于)? object:(..24 document ..40) lead{0,6} principle ${PRINCIPLE} ${VERB} $`,
      `^ (meeting lead{0,4})? (对于 | 对 | 就) object:..40 lead{0,6} principle ${PRINCIPLE} ${VERB} $`,
    ],
    yields: { kind: 'approve-in-principle', evidence: 'principle', inTalk: true },
    unless: DEPENDENT,
    examples: {
      '《消防规划》原则通过。': '《消防规划》',
      '会议对《甲方案》表示原则同意。': '《甲方案》',
      '甲局对乙局的意见原则同意后上报。': none,
    },
  }),
  rule('approve/meeting-of-object', {
    match: `^ meeting lead{0,4} (对于 | 对 | 就 | 将 | 把) object:..60 lead{1,8} ${VERB} $`,
    yields: { kind: 'approve', evidence: 'meeting-named', inTalk: true },
    unless: DEPENDENT,
    examples: {
      '会议对《科技创新券管理办法》予以审议通过。': '《科技创新券管理办法》',
      '会议对甲局的做法表示肯定。': none,
    },
  }),
  rule('approve/document-first', {
    match: [
      `^ meeting? (对于 | 对 | 就 | 将 | 把 | 关于)? object:(..24 document ..40) lead{0,6} ${VERB} $`,
      `^ meeting? (对于 | 对 | 就) object:..40 lead{1,8} ${VERB} $`,
      `^ object:..40 (予以 | 获得 | 获) lead{0,2} ${VERB} $`,
    ],
    yields: { kind: 'approve', evidence: 'in-passing' },
    unless: DEPENDENT,
    examples: {
      '《停车场管理办法》获得通过。': '《停车场管理办法》',
      '对该公司的申请会议一致同意。': '该公司的申请',
      '《办法》须经县委同意。': none,
    },
  }),
];

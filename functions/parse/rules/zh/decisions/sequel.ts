import { type Finding, none, type Rule, RuleBook, rule } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import { lexicon } from '../lexicon.ts';

/** What becomes of a matter afterwards, as against what is decided about it. */
export type Afterwards =
  /** A thing of its own is put off: 所需经费另行研究. */
  | 'of-its-own'
  /** The same once more: 维持原意见，不予调整. */
  | 'again'
  /** Whoever was told before does it: 指定甲局为牵头单位，核准乙. */
  | 'done-by-others'
  /** Somebody is told first what to do: 请甲局论证，成熟后再次提请审议. */
  | 'told-first'
  /** 决定以县政府办公室名义印发. */
  | 'issues';

export const afterwardsRules: readonly Rule<Afterwards>[] = [
  rule('afterwards/of-its-own', {
    match: '^ ..40 (另行 | 暂缓 | 暂不)',
    unless: ['(由 | 待 | 后) ..30 (另行 | 暂缓 | 暂不)', '^ (lead | 再 | 并){0,6} (另行 | 暂缓 | 暂不)'],
    yields: 'of-its-own',
    examples: { 所需经费另行研究: '', 修改后另行研究: none },
  }),
  rule('afterwards/again', {
    match: '^ ..3 reject-verb han{0,3} $',
    yields: 'again',
    examples: { 不予调整: '', 不同意新建附属用房: none },
  }),
  rule('afterwards/done-by-others', {
    match: '^ (批准 | 核准 | 准予 | 审定 | 认可 | 采纳)',
    yields: 'done-by-others',
    examples: { 核准方案: '', 同意方案: none },
  }),
  rule('afterwards/told-first', {
    match: '^ (请 | 由 | 责成 | 责令)',
    yields: 'told-first',
    examples: { 请县水利局论证: '', 县水利局论证: none },
  }),
  rule('afterwards/issues', {
    match:
      '^ lead{0,4} (决定 | 同意) (将 (该 | 此 | 上述 | 以上 | 修改后的 | 修改完善后的) ..12)? (以 ..24 (名义 | 令) | 按 ..8 程序 | 正式 | 修改完善后 | 修改后 | 尽快 | 予以){0,3} ((报批 | 报审 | 送审)? 后? (印发 | 下发 | 发布 | 公布 | 颁布 | 实施) | 报批 | (上报 | 报批 | 印发 | 下发) (或 | 或者 | 和 | 、) (上报 | 报批 | 印发 | 下发 | 发布 | 实施) | (提交 | 提请 | 上报 | 报请 | 报送 | 报) ..60 (审定 | 审批 | 审议 | 讨论 | 批准 | 备案 | 研究 | 审查 | 决定 | 协商){1,3} ((和 | 、 | 及) ..8)? (后 ..4 (印发 | 下发 | 公布 | 发布 | 实施))?) (执行 | 实施 | 施行)? $',
    yields: 'issues',
    examples: {
      决定以县政府办公室名义印发执行: '',
      同意按程序提请县委常委会会议审议: '',
      决定提交市委常委会讨论: '',
      决定按程序上报或印发: '',
      决定按规定程序报市委常委会研究审定后印发实施: '',
      决定以市政府令公布: '',
      决定将上述报告提交县两会审议和协商: '',
      决定将该项目提交专家论证: none,
      决定印发奖励办法: none,
    },
  }),
];

/** What else the words around a verb say. */
export type More =
  | 'firm'
  | 'sent-back'
  | 'since'
  | 'announces'
  | 'does-to-each'
  | 'does'
  | 'trailing'
  | 'one-more-document'
  | 'waits'
  | 'next-time'
  | 'money';

export const moreRules: readonly Rule<More>[] = [
  rule('more/firm', {
    match: '(决定 | 决议 | 作出 | 做出)',
    yields: 'firm',
    examples: { '会议决定：': '', '会议议定：': none },
  }),
  rule('more/sent-back', {
    match: '退回 (organization | person | unnamed)',
    yields: 'sent-back',
    examples: { 退回县水利局补充完善: '', 退回重新论证: none },
  }),
  rule('more/since', {
    match: '^ (自 | 从) ..24 起 $',
    yields: 'since',
    examples: { '自2024年1月1日起，': '', 自行解决: none },
  }),
  rule('more/announces', {
    match: ['(以下 | 下列 | 如下)', '^ $'],
    yields: 'announces',
    examples: { '新增以下项目：': '', '拨付工程款：': none },
  }),
  rule('more/does-to-each', {
    match: '^ (拨付 | 安排 | 追加 | 下达 | 核拨 | 任命 | 免去 | 聘任) (资金 | 经费)? $',
    yields: 'does-to-each',
    examples: { '拨付：': '', '拨付工程款：': none },
  }),
  rule('more/does', {
    match: '^ doing',
    yields: 'does',
    examples: { 将甲村列为试点: '', 甲方案: none },
  }),
  rule('more/trailing', {
    match: '^ (trailing | 并 | 但 | 要求 | 会议 | 强调 | 同时)',
    yields: 'trailing',
    examples: { 按程序印发: '', '县水利局《甲办法》': none },
  }),
  rule('more/one-more-document', {
    match: '^ ((organization | unnamed) 、?){1,8} (提交 的 | 的)? document $',
    yields: 'one-more-document',
    examples: { '县水利局《甲办法》': '', '县水利局修改《甲办法》': none },
  }),
  rule('more/waits', {
    match: '^ (会议 | 研究 | 决定 | 议定 | 明确){0,3} waiting whom:(..40) (后 | 时)',
    yields: 'waits',
    examples: { 待县水利局补充核查后: { whom: '县水利局补充核查' }, 优待军属: none },
  }),
  rule('more/next-time', {
    match: '下次 ..6 (会议 | 会)? (再次 | 再行 | 再)? (审议 | 研究 | 讨论 | 议 | 审定) $',
    yields: 'next-time',
    examples: { 再次征求意见后提交下次会议审议: '', 下次会议汇报: none },
  }),
  rule('more/money', {
    match: [
      'amount ..40 money-verb',
      'money-verb ..40 amount',
      '(任命 | 任 | 担任 | 兼任) ..16 (post | post-noun)',
      '^ establish',
    ],
    yields: 'money',
    examples: { 安排资金300万元: '', 制定方案: none },
  }),
];

const more = new RuleBook(moreRules, lexicon);

/** What else the words of a stretch say. */
export const moreOf = (
  surface: Surface,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Finding<More>[] => more.all(surface, from, to);

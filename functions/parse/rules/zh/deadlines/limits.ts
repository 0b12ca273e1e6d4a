import { none, type Rule, rule } from '../../../grammar/rule.ts';
import { DAY, type Limit } from '../../limits.ts';

const PERIOD = '(digit{1,3} | count-numeral{1,2}) 个? period';

/** How minutes say until when. They are held against the words themselves, in which dates alone stand for themselves. */
export const limitRules: readonly Rule<Limit>[] = [
  rule('deadline/day', {
    over: 'dates',
    match: `limit:((${DAY}) (（ (周 | 星期) weekday ）)? (下班 | 中午)? by)`,
    yields: 'by',
    examples: {
      于2025年6月30日前完成: { limit: '2025年6月30日前', date: '2025年6月30日' },
      于二〇二五年六月底前完成: { limit: '二〇二五年六月底前', date: '二〇二五年六月底' },
      '12月底前办结': { limit: '12月底前', date: '12月底' },
      '7月15日（周二）下班前反馈': { limit: '7月15日（周二）下班前' },
      明年2月底前建成: { limit: '明年2月底前', near_year: '明年' },
      年底前完成: { limit: '年底前' },
      会议前发言: none,
    },
  }),
  rule('deadline/before-year', {
    over: 'dates',
    match: 'limit:(date:date by) !(后 | 期 | 半 | 几 | 两 | numeral)',
    yields: 'before-year',
    examples: {
      '2030年前建成环线': { limit: '2030年前' },
      二〇三〇年以前建成环线: { limit: '二〇三〇年以前' },
      '2030年前后建成': none,
      '2030年前三季度': none,
    },
  }),
  rule('deadline/packed', {
    over: 'dates',
    match: '<!(digit | 月 | 年) limit:((year:(20 digit digit))? packed:digit{2,4} 日? by)',
    yields: 'packed',
    examples: { 于831日前报送: { limit: '831日前', packed: '831' }, 提前完成: none },
    unless: '(<!digit) digit{1,2} by',
  }),
  rule('deadline/within-year', {
    over: 'dates',
    match: 'limit:((date:date | near-year:near-year | <!(count-numeral | digit) 年) within) !(部 | 容)',
    yields: 'within',
    examples: { '2026年内完成': { limit: '2026年内' }, 三年内部整改: none, 毕业五年内的人才: none },
  }),
  rule('deadline/within-month', {
    over: 'dates',
    match: 'limit:(near-month:near-month within)',
    yields: 'within',
    examples: { 于本月内办结: { limit: '本月内' }, 月内: none },
  }),
  rule('deadline/this-month', {
    over: 'dates',
    match: '<!(年 | 月 | 本 | 当 | 下) limit:(月底 by)',
    yields: 'this-month',
    examples: { 于月底前完成: { limit: '月底前' }, 本月底前完成: none },
  }),
  rule('deadline/quarter', {
    over: 'dates',
    match:
      'limit:((date:date | near-year:near-year)? 第? quarter:(month-numeral | digit) 季度 (末 | 底 | 结束) by)',
    yields: 'quarter',
    examples: { 三季度末前完成: { limit: '三季度末前', quarter: '三' }, 第三季度: none },
  }),
  rule('deadline/span', {
    over: 'dates',
    match: [
      `limit:((自 !(然 | 治 | 来 | 贸 | 查 | 行) ..24 (起 | 后) ..4) (${PERIOD} within | 最迟? 不 得? (超过 | 晚于 | 迟于) ${PERIOD}))`,
      `limit:(span-start? ${PERIOD} within)`,
      `limit:(最迟? 不 得? (超过 | 晚于 | 迟于) ${PERIOD})`,
    ],
    yields: 'open',
    examples: {
      自签订之日起三十日内付清: { limit: '自签订之日起三十日内' },
      两个月内形成成果: { limit: '两个月内' },
      三个月的试用期: none,
    },
  }),
  rule('deadline/occasion', {
    over: 'dates',
    match: ['limit:(date? (named-day weekday? | 第? month-numeral 季度) by)', 'handed-in limit:next-meeting'],
    yields: 'open',
    examples: {
      国庆节前必须通水: { limit: '国庆节前' },
      提交下次常务会议审议: { limit: '下次常务会议' },
      会前: none,
    },
  }),
];

/** Behind a label a day needs no 前: 完成时限：2024年12月底. */
export const labelledLimitRules: readonly Rule<Limit>[] = [
  rule('deadline/labelled', {
    over: 'dates',
    match: `limit-label 要求? ： limit:((${DAY} | near-year:near-year) by?) (， | 。 | ； | ） | $)`,
    yields: 'within',
    examples: { '完成时限：2024年12月底': { limit: '2024年12月底' }, 时限紧: none },
  }),
];

import { none, type Rule, rule } from '../../../grammar/rule.ts';

/** What a time limit says; its captures tell which day. */
export type Limit =
  /** The captures `year`, `near-year`, `month`, `near-month`, `day`, `third` and `end` fix its last day. */
  | 'day'
  /** 831日前: 年, 月 or 日 were lost beside the digits of `packed`. */
  | 'packed'
  /** The end of the month of the meeting. */
  | 'this-month'
  /** The end of the quarter in `quarter`. */
  | 'quarter'
  /** A span or an occasion, of which the words fix no day. */
  | 'open';

const YEAR = '(year:digit{4} 年 度? | near-year:near-year)';
const MONTH = '(month:(digit{1,2} | month-numeral) 月 | near-month:near-month)';
const DAY = '(day:digit{1,2} (日 | 号) | third:third-of-month | end:(底 | 末))';
const PERIOD = '(digit{1,3} | count-numeral{1,2}) 个? period';

/** How minutes say until when. They are held against the words themselves: a day is no name. */
export const limitRules: readonly Rule<Limit>[] = [
  rule('deadline/day', {
    over: 'words',
    match: [
      `limit:(${YEAR}? ${MONTH} ${DAY}? (（ (周 | 星期) weekday ）)? (下班 | 中午)? by)`,
      `limit:(${YEAR} (end:(底 | 末 | 年底 | 年末)) by)`,
      'limit:((年底 | 年末) by)',
    ],
    yields: 'day',
    examples: {
      于2025年6月30日前完成: { limit: '2025年6月30日前', day: '30' },
      '12月底前办结': { limit: '12月底前', end: '底' },
      '7月15日（周二）下班前反馈': { limit: '7月15日（周二）下班前' },
      年底前完成: { limit: '年底前' },
      会议前发言: none,
    },
  }),
  rule('deadline/packed', {
    over: 'words',
    match: '<!(digit | 月 | 年) limit:((year:(20 digit digit))? packed:digit{2,4} 日? by)',
    yields: 'packed',
    examples: { 于831日前报送: { limit: '831日前', packed: '831' }, 提前完成: none },
    unless: '(<!digit) digit{1,2} by',
  }),
  rule('deadline/within-year', {
    over: 'words',
    match: `limit:((year:digit{4} 年 度? | near-year:near-year | <!(count-numeral | digit) 年) within) !(部 | 容)`,
    yields: 'day',
    examples: { '2026年内完成': { limit: '2026年内' }, 三年内部整改: none, 毕业五年内的人才: none },
  }),
  rule('deadline/within-month', {
    over: 'words',
    match: 'limit:(near-month:near-month end:within)',
    yields: 'day',
    examples: { 于本月内办结: { limit: '本月内' }, 月内: none },
  }),
  rule('deadline/this-month', {
    over: 'words',
    match: '<!(年 | 月 | 本 | 当 | 下 | digit) limit:(月底 by)',
    yields: 'this-month',
    examples: { 于月底前完成: { limit: '月底前' }, 本月底前完成: none },
  }),
  rule('deadline/quarter', {
    over: 'words',
    match: `limit:(${YEAR}? 第? quarter:(month-numeral | digit) 季度 (末 | 底 | 结束) by)`,
    yields: 'quarter',
    examples: { 三季度末前完成: { limit: '三季度末前', quarter: '三' }, 第三季度: none },
  }),
  rule('deadline/span', {
    over: 'words',
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
    over: 'words',
    match: [
      'limit:((digit{4} 年)? (named-day weekday? | 第? month-numeral 季度) by)',
      'handed-in limit:next-meeting',
    ],
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
    over: 'words',
    match: [
      `limit-label 要求? ： limit:(${YEAR}? ${MONTH} ${DAY}? by?) (， | 。 | ； | ） | $)`,
      `limit-label 要求? ： limit:((${YEAR} (底 | 末)? | 年底 | 年末) by?) (， | 。 | ； | ） | $)`,
    ],
    yields: 'day',
    examples: { '完成时限：2024年12月底': { limit: '2024年12月底' }, 时限紧: none },
  }),
];

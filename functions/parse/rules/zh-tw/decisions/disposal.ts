import { rule } from '../../../grammar/rule.ts';
import type { DecisionFact } from '../../facts.ts';

/** What a ruling does with its matter. `received`: a report is taken note of, which decides nothing. */
export type Disposal = DecisionFact['kind'] | 'received';

const END = '( $ | ， | 。 | ； | ： | （ )';

/** The disposing words of rulings, the more particular first. They are held against the words of a sentence: a name may begin with one. */
export const disposalRules = [
  rule<Disposal>('tw/reject', {
    match: `( ^ | ， | ： ) how-passed{0,4} refused`,
    yields: 'reject',
    over: 'words',
    examples: { '不予通過。': {}, '本案不同意，維持現行規定。': {}, '本案通過。': null },
  }),
  rule<Disposal>('tw/defer', {
    match: [
      `( ^ | ， | ： ) how-passed{0,4} put-off`,
      `( 后 | 时 | 会议 | 会报 | 另行 | ， ) ( 再 | 续 | 重 ){1,2} ( 行 | 予 )? ( 提会 | 提报 | 提本会 | 提 | 审议 | 讨论 | 研议 | 议 | 审查 | 检讨 ) ( 讨论 | 审议 | 报告 | 市政会议 | 委员会议 | 委员会 | 会议 ){0,2} ${END}`,
      '( 组成 | 成立 ) ..8 ( 专案 | 审查 )? 小组 ..12 审查',
    ],
    yields: 'defer',
    over: 'words',
    examples: {
      '本案緩議。': {},
      '下次會議再行討論。': {},
      '請地政局補充分析後再提會討論。': {},
      '本案通過。': null,
    },
  }),
  rule<Disposal>('tw/approve-in-principle', {
    match: '原则 上? ( 予以 )? ( 同意 | 通过 )',
    yields: 'approve-in-principle',
    over: 'words',
    examples: { '本案原則同意，租期縮短為五年。': {}, '本案通過。': null },
  }),
  rule<Disposal>('tw/received', {
    match: [
      `^ how-passed{0,3} received ${END}`,
      `^ 请 ..16 ( 自行参阅 | 参阅 | 参考 ) ${END}`,
      '^ ..24 解除列管',
    ],
    yields: 'received',
    over: 'words',
    examples: {
      '洽悉。': {},
      '准予備查。': {},
      '紀錄確定。': {},
      '編號3解除列管，餘繼續列管。': {},
      '照案通過。': null,
    },
  }),
  rule<Disposal>('tw/approve', {
    match: [
      `( ^ | ， | ： | 外 | ） ) how-passed{0,6} agreed !( 备查 | 率 | 后再 | 标准 )`,
      `( ^ | ， | 外 ) how-passed{0,4} ( 依 | 照 | 准照 | 准依 ) ..40 ( 通过 | 办理 | 同意 | 定案 )`,
      '( ^ | ， ) ( 其余 | 余 ) ..12 ( 依 | 照 ) ..40 ( 通过 | 办理 )',
    ],
    yields: 'approve',
    over: 'words',
    unless: '^ ( 请 | 由 ) ..40 ( 依 | 照 ) ..40 办理 $',
    examples: {
      '照案通過，送請市議會審議。': {},
      '修正後通過。': {},
      '依輪值表草案辦理，自8月1日起實施。': {},
      '除第三案溪口里外，餘照案通過。': {},
      '准予備查。': null,
    },
  }),
];

/** A measure that a resolution itself lays down. */
export const measureRules = [
  rule<'determine'>('tw/determine', {
    match: [
      '^ ( 采 | 以 | 自 | 改 | 订 | 定 | 增 | 维持 | 比照 | 统一 | 仍 ) ..60 ( 办理 | 实施 | 统筹 | 为 | 计 | 执行 | 方式 | 负责 )',
      '( ^ | ， ) 维持',
      '^ ..30 由 ..30 own-duty',
    ],
    yields: 'determine',
    over: 'words',
    examples: {
      '採分科辦理，由秘書室統籌。': {},
      '縣道橋梁由工務處負責養護。': {},
      '洽悉。': null,
    },
  }),
];

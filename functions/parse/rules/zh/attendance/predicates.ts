import { rule } from '../../../grammar/rule.ts';
import type { Role } from '../../../mentions/people.ts';

/** What the people before it did: clauses that end in a verb of being there or not. */
export const predicateRules = [
  rule<Role>('attendance/came-or-was-invited', {
    match: 'predicate:( attend 或 convoked? ( attend | sit-in ) the-meeting ) end-of-clause',
    yields: 'present',
    examples: { 副市长甲某某出席或应邀出席会议: '出席或应邀出席会议' },
  }),
  rule<Role>('attendance/stayed-away', {
    match: 'predicate:( how-attended* ( 因 ..8 )? stay-away the-meeting ) end-of-clause',
    yields: 'absent',
    examples: {
      副县长甲某某因公请假: '因公请假',
      副县长甲某某未出席会议: '未出席会议',
      会议要求严格请假制度: null,
    },
  }),
  rule<Role>('attendance/was-invited', {
    match: 'predicate:( how-attended* came-invited the-meeting ) end-of-clause',
    yields: 'observer',
    examples: { 县政协副主席甲某某应邀出席会议: '应邀出席会议', 县领导甲某某出席会议: null },
  }),
  rule<Role>('attendance/sat-in', {
    match: 'predicate:( ( convoked | how-attended )* sit-in the-meeting ) end-of-clause',
    yields: 'observer',
    examples: {
      甲某某应邀列席了会议: '应邀列席了会议',
      '甲某某、乙某某列席': '列席',
      列席会议的有甲某某: null,
    },
  }),
  rule<Role>('attendance/kept-record', {
    match: '<!会议 predicate:keep-record end-of-clause',
    yields: 'recorder',
    examples: { 县政府办甲某某担任记录: '担任记录' },
  }),
  rule<Role>('attendance/came', {
    match: 'predicate:( how-attended* attend the-meeting ) end-of-clause',
    yields: 'present',
    examples: {
      '县领导甲某某、乙某某出席会议': '出席会议',
      副县长甲某某参加了本次会议并讲话: '参加了本次会议并讲话',
      参加会议的单位要抓好落实: null,
      组织干部参加全市防汛工作会议: null,
    },
  }),
];

/** What a stretch before a predicate says besides naming people. */
export type Aside =
  /** 县领导, '在家的市领导': what all that follow are called; no organization of theirs. */
  | 'called'
  /** 会议还邀请了: those who follow are guests. */
  | 'invited'
  /** 及有关部门负责人: others, whom nobody names, from here to the end of the stretch. */
  | 'others'
  /** 区直有关部门主要负责人: the whole stretch names nobody. */
  | 'group';

export const asideRules = [
  rule<Aside>('attendance/invited-by-the-meeting', {
    match: '^ ( this-meeting | 会上 | 并 )? 还? 也? 另? invite',
    yields: 'invited',
    over: 'words',
    examples: { 会议还邀请了区政协副主席甲某某: {}, 区政协副主席甲某某: null },
  }),
  rule<Aside>('attendance/called-leaders', {
    match:
      '( ^ | 、 ) ( 其他 )? ( 在家 的? )? han{1,7} 领导 ( 班子 )? ( 成员 )? ( 同志 )? ：? !( 小组 | 办公室 | 机构 | 干部 | 、 | 和 | 及 | 以及 | $ )',
    yields: 'called',
    over: 'words',
    examples: { 实验区领导甲某某: {}, 在家的县领导甲某某: {}, 县检察院领导: null, 副县长甲某某: null },
  }),
  rule<Aside>('attendance/several-and-others', {
    match: 'others:( 等 ( ..40 group-tail | 人 | 同志 )? ) $',
    yields: 'others',
    over: 'words',
    examples: { '区财政局甲某某、区商务局乙某某等单位负责同志': '等单位负责同志', '甲某某、乙某某': null },
  }),
  rule<Aside>('attendance/and-any-of-them', {
    match:
      'others:( and-others ( level? ( 委 | 党委 | 党工委 | 政府 | 人大 | 政协 ) 各 | group-head ) ..60 ) $',
    yields: 'others',
    over: 'words',
    examples: {
      副县长甲某某及各乡镇负责人: '及各乡镇负责人',
      县长甲某某及县委各常委: '及县委各常委',
      '县领导甲某某、乙某某及各乡镇负责人': '及各乡镇负责人',
      副县长甲某某及乙某某: null,
    },
  }),
  rule<Aside>('attendance/any-of-them', {
    match: '^ ( 以及 | 及 | 和 )? group-head ..60 $',
    yields: 'group',
    over: 'words',
    examples: { 各镇街主要负责人: {}, 部分人大代表: {}, 县财政局局长甲某某: null },
  }),
  rule<Aside>('attendance/those-of-bodies', {
    match: 'group-tail $',
    yields: 'group',
    over: 'words',
    examples: { '县财政局、县审计局主要负责同志': {}, 防汛工作专班: {}, 县财政局局长甲某某: null },
  }),
];

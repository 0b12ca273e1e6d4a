import { RuleBook, rule } from '../../../grammar/rule.ts';
import { lexicon } from '../lexicon.ts';

/** What a clause of running prose says of the agenda. */
export type Telling =
  /** It says that the meeting took up a matter: 会议听取了A的汇报. */
  | 'takes-up'
  /** The same with a verb that makes a matter only in the list of an opening sentence: 部署A, 分析A. */
  | 'takes-up-in-a-list'
  /** The same with a verb that makes a matter only at the head of a paragraph: 观看A警示片. */
  | 'takes-up-alone'
  /** It names a matter in passing, before what was said of it: 在通报A情况时，…. */
  | 'in-passing'
  /** It goes on about the matter before it: 研究贯彻意见. */
  | 'goes-on'
  /** It disposes of something: 会议原则通过A. In a paragraph of its own this may be a matter. */
  | 'disposes'
  /** What follows is what somebody said: 会议强调. */
  | 'urges';

/**
 * How a clause tells of the agenda, the more particular first. `subject` is captured where the meeting itself is named
 * as who acts; `verb` and `object` make the heading.
 */
export const tellingRules = [
  rule<Telling>('agenda/taken-up-and-said', {
    match:
      '^ agenda-lead{0,2} subject:meeting agenda-lead{0,2} 在? agenda-lead{0,2} verb:( verbs | weak-agenda-verb | 研究部署 ) object:..80 时 ( exhort-verb | state-verb )+ $',
    yields: 'takes-up',
    examples: {
      '会议在研究部署防汛工作时强调，要加强值守。': { verb: '研究部署', object: '防汛工作' },
      '会议在传达学习全市工业大会精神时指出，机遇难得。': { verb: '传达学习', object: '全市工业大会精神' },
      '会议研究2024年文明城市创建工作时要求：要做细做实。': { object: '2024年文明城市创建工作' },
      '会议在三楼会议室召开时强调，要守纪律。': null,
      '甲某在研究防汛工作时强调，要加强值守。': null,
    },
  }),
  rule<Telling>('agenda/speech', {
    match: [
      '^ ..14 ( exhort-verb | state-verb ) $',
      '^ agenda-lead{0,3} ( meeting | person 同志? ) agenda-lead{0,3} ( 强调 | 要求 | 指出 | 认为 | 希望 )',
    ],
    yields: 'urges',
    examples: {
      '会议强调，要压实责任。': {},
      '会上宫某强调，下半年是关键期。': {},
      '会议强调要严格履行程序。': {},
      '会议听取了防汛工作汇报。': null,
    },
  }),
  rule<Telling>('agenda/in-passing', {
    match:
      '^ agenda-lead{0,2} 在 ( meeting 上? )? agenda-lead{0,2} verb:verbs object:..80 ( 时 | 后 | 过程中 | 之后 | 环节 ) $',
    yields: 'in-passing',
    examples: {
      '在通报河道清淤逾期项目约谈情况时，甲某指出，要逐件说明原因。': {
        verb: '通报',
        object: '河道清淤逾期项目约谈情况',
      },
      '在听取全区防汛工作汇报后，甲某强调，要加强值守。': { verb: '听取', object: '全区防汛工作汇报' },
      '会议在三楼会议室召开。': null,
    },
  }),
  rule<Telling>('agenda/talks-it-over', {
    match:
      '^ 并 ( 就 | 对 | 围绕 ) ..40 ( 进行 | 作 | 做 | 开展 ) 了? agenda-lead{0,2} ( 讨论 | 研究 | 审议 ) $',
    yields: 'goes-on',
    examples: { '并就采购方式进行了讨论。': {}, '会议就采购方式进行了讨论。': null },
  }),
  rule<Telling>('agenda/object-first', {
    match:
      '^ acting ( 就 | 对 | 围绕 | 针对 ) object:..300 verb:( doing-verb 了? agenda-lead{0,2} doing-noun ) $',
    yields: 'takes-up',
    examples: {
      '会议就调整公益性岗位补贴方式进行研究。': { object: '调整公益性岗位补贴方式' },
      '会议还对防汛、招商等工作作出安排部署。': null,
    },
  }),
  rule<Telling>('agenda/goes-on', {
    match: [
      '^ acting ( verbs | weak-agenda-verb | 提出 ) 了? ..8 贯彻 ( 落实 | generic-word ){0,6} $',
      '^ acting ( verbs | weak-agenda-verb | 提出 ) 了? generic-word{0,3} 落实 generic-word{0,6} $',
    ],
    yields: 'goes-on',
    examples: {
      '传达学习全市安全生产会议精神，研究我县初步贯彻意见。': {},
      '传达学习全市安全生产会议精神，听取我区贯彻落实情况的汇报。': {},
      '传达学习全市安全生产会议精神，安排部署贯彻落实工作。': {},
      '听取全市河湖长制工作落实情况的汇报。': null,
    },
  }),
  rule<Telling>('agenda/takes-up', {
    match: '^ acting verb:verbs object:rest',
    yields: 'takes-up',
    examples: {
      '会议听取了全区防汛工作情况的汇报。': { verb: '听取了', object: '全区防汛工作情况的汇报' },
      '会议审议并原则通过《甲办法》。': { verb: '审议并原则通过', object: '《甲办法》' },
      '会上，首先听取、讨论并一致同意了《甲报告》。': { verb: '听取、讨论并一致同意了' },
      '会议听取并原则同意区商务委关于夜市建设情况的汇报。': { verb: '听取并原则同意' },
      '会前，集中学习了《甲条例》。': { verb: '学习了', object: '《甲条例》' },
      '会议研究决定，由区水务局负责。': null,
      '会议强调，要学习先进经验。': null,
      '学习教育要走深走实。': null,
    },
  }),
  rule<Telling>('agenda/convened-to', {
    match: '( convenes | 主持 ) ...60 ( 会议 | 会 | 并 ) agenda-lead{0,3} verb:verbs object:rest',
    yields: 'takes-up',
    // A meeting that is still to come.
    unless: '^ ..6 ( 决定 | 要求 | 建议 | 明确 | 由 )',
    examples: {
      '决定由市领导近期召开专题会议研究协调。': null,
      '区长甲某主持召开区政府第12次常务会议专题研究防汛工作。': { verb: '研究', object: '防汛工作' },
      '区长甲某主持会议并传达学习全市工业大会精神。': { verb: '传达学习' },
      '区长甲某主持召开区政府第12次常务会议。': null,
    },
  }),
  rule<Telling>('agenda/numbered-document', {
    match: '^ object:( document （ 议题 numeral ） )',
    yields: 'takes-up',
    examples: {
      '《乙规划》（议题二）等两个议题。': { object: '《乙规划》（议题二）' },
      '《乙规划》（送审稿）。': null,
    },
  }),
  rule<Telling>('agenda/told-by', {
    match: [
      '^ agenda-lead{0,2} verb:( ( organization | post | person | 、 ){1,6} 同志? 分别? reporting-verb 了 ) object:rest',
      '^ agenda-lead{0,2} verb:( ( organization | post | 、 ){0,5} person 同志? ( 通报 | 传达 | 传达学习 ) ) object:( ..80 ( 情况 | 精神 | document ) ) ( 并 ..40 )? $',
    ],
    yields: 'takes-up',
    examples: {
      '区住建局汇报了全区桥梁养护情况。': { verb: '区住建局汇报了', object: '全区桥梁养护情况' },
      '区发改局、区财政局分别汇报了重点项目进展情况。': { object: '重点项目进展情况' },
      '常务副区长甲某通报市十五届人大五次会议情况。': { object: '市十五届人大五次会议情况' },
      '区住建局汇报工作。': null,
    },
  }),
  rule<Telling>('agenda/reported-on', {
    match:
      '^ agenda-lead{0,2} ( organization | post | person | unnamed | 、 ){1,6} ( 负责人 | 负责同志 | 同志 )? ( 就 | 围绕 ) object:..80 ( 作 | 做 | 进行 ) 了? ( 汇报 | 说明 | 通报 ) $',
    yields: 'in-passing',
    examples: {
      '市财政局负责人就《甲细则》的起草过程和征求意见情况作了汇报。': {
        object: '《甲细则》的起草过程和征求意见情况',
      },
      '会议就甲工作进行了通报。': null,
    },
  }),
  rule<Telling>('agenda/takes-up-in-a-list', {
    match: '^ acting verb:( weak-agenda-verb 了? ) object:rest',
    yields: 'takes-up-in-a-list',
    examples: {
      '区长甲某主持召开常务会议，分析研判经济运行情况。': { verb: '分析研判', object: '经济运行情况' },
      '会议安排部署了农村客货邮融合发展工作。': { verb: '安排部署了' },
    },
  }),
  rule<Telling>('agenda/takes-up-alone', {
    match: '^ acting verb:( screening-verb 了? ) object:rest',
    yields: 'takes-up-alone',
    examples: { '会议集体观看了安全生产警示教育片。': { object: '安全生产警示教育片' } },
  }),
  rule<Telling>('agenda/disposes', {
    match:
      '^ acting ( 经 ..12 )? ( 研究 | 讨论 | 审议 | 决定 | 议定 | 经研究 )? 并? 原则? 予以? verb:( approving-verb 了? ) object:rest',
    yields: 'disposes',
    examples: {
      '会议原则同意《甲办法》。': { object: '《甲办法》' },
      '会议决定予以通过。': { verb: '通过' },
      '经会议研究，同意实施城东供水工程。': { object: '实施城东供水工程' },
      '会议强调，要通过多种方式加强宣传。': null,
    },
  }),
];

export const tellingBook = new RuleBook(tellingRules, lexicon);

/** What settles the matter of a paragraph of its own without a verb of approval; `object` may stand in the next clause. */
export const determiningRules = [
  rule<'disposes'>('agenda/determines', {
    match:
      '^ agenda-lead{0,3} ( meeting | 经 ..8 ( 研究 | 讨论 ) ) agenda-lead{0,3} ( 研究 | 讨论 )? verb:determining-verb !( 要 | 提出 | 指出 | 的 | 由 | 请 | 责成 | settle-noun ) object:rest',
    yields: 'disposes',
    examples: {
      '会议决定自7月1日起免收摊位费。': { verb: '决定', object: '自7月1日起免收摊位费' },
      '会议研究决定，将旧厂房改造为文化中心。': { verb: '决定' },
      '会议明确要求，各镇要抓紧排查。': null,
      '会议决定由区水务局负责。': null,
      '会议议定以下事项：': null,
    },
  }),
];

export const determiningBook = new RuleBook(determiningRules, lexicon);

/**
 * Where a second matter begins inside a clause: a lost ；, or a 、 between two of them. `next` is where.
 */
export const partingRules = [
  rule<'parts'>('agenda/lost-semicolon', {
    match: '( 汇报 | 情况 | 精神 | 报告 | 事宜 | document ) next:lost-stop-verb !( 情况 | 活动 | 工作 )',
    yields: 'parts',
    examples: {
      '会议听取学区调整情况汇报听取反诈行动汇报。': { next: '听取' },
      '会议听取会议精神传达学习情况汇报。': null,
    },
  }),
  rule<'parts'>('agenda/numbered-documents', {
    match: '（ 议题 numeral ） ( 、 | 和 ) next:document',
    yields: 'parts',
    examples: { '会议审议了《甲规划》（议题一）、《乙规划》（议题二）。': { next: '《乙规划》' } },
  }),
  rule<'parts'>('agenda/enumerated-acts', {
    match: '<! takes-up-verb 、 next:( lost-stop-verb | 传达 )',
    yields: 'parts',
    examples: {
      '会议传达学习《甲规定》、传达学习全省调度会精神。': { next: '传达学习' },
      '会议听取、审议了《甲报告》。': null,
    },
  }),
];

export const partingBook = new RuleBook(partingRules, lexicon);

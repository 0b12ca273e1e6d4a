import type { Clause } from '../../../clauses/passage.ts';
import { none, type Rule, RuleBook, rule } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Range } from '../../../text/range.ts';
import { lexicon } from '../lexicon.ts';
import { partsOf } from '../responsibility/names.ts';

/** What the words behind a verb say of what was disposed of. */
export type Subject =
  /** Documents by their titles, captured as `documents`. */
  | 'documents'
  /** A list whose entries end like names of projects. */
  | 'entries'
  /** It stands before: 该方案, or a mere procedure (按程序印发). */
  | 'back'
  /** Nothing of it is the object: 通过后, 以下. */
  | 'nothing';

const AND = '(、 | 和 | 及 | 以及 | 与 | ，)?';
const WHOSE = '((organization | unnamed) (、 | 和)?){1,8} 的?';
const DOCUMENTS = `documents:(document (${AND} document){0,40})`;
/** 方案 that is not the beginning of 方案设计. */
const ENTRY = '(项目 | 工程 | document-noun | 地块) !(设计 | document-noun | 项目 | 工程 | 建设)';
const AFTER = '(等 ... | (印发 | 发布 | 按程序 | 提请 | 提交 | 上报) ... | 实施 | 执行 | 施行 | 的 | 草案)?';

/** Held against the object of a disposing verb. */
export const subjectRules: readonly Rule<Subject>[] = [
  rule('subject/nothing', {
    over: 'sentence',
    match: '^ (后 (要求 | 强调 | 指出 | 明确) | (以下 | 下列 | 如下))',
    yields: 'nothing',
    examples: { 以下事项: '', 下步安排: none },
  }),
  rule('subject/procedure', {
    over: 'sentence',
    match: [
      '^ (提交 | 提请 | 上报 | 报请 | 呈报 | 报送 | 报) ..24 (审议 | 审定 | 审批 | 批准 | 备案 | 研究 | 决定 | 核准) $',
      '^ (按程序 | 依程序 | 按规定 | 按会议 | 根据会议) ..16 $',
      '^ (通过 | 批准 | 核准) $',
      '^ 组织? (印发 | 实施 | 办理 | 立项 | 执行 | 发布 | 公布 | 施行 | 修改完善){1,3} (后 ..12)? $',
      '^ (再 | 并 | 待 | 条件 | 时机 | 成熟 | 后 | 时 | 提交 | 提请 | 上报 | 修改 | 完善 | 补充){1,6} $',
      '^ $',
    ],
    yields: 'back',
    examples: { 按程序印发: '', 提交县人大常委会审议: '', 印发奖励办法: none },
  }),
  rule('subject/points-back', {
    over: 'sentence',
    match: '^ demonstrative (document | ..14) $',
    unless: [
      '^ (有关 | 相关) (建议 | 工作 | 安排 | 意见 | han{4,14})',
      '^ demonstrative (地块 | 项目 | 区域 | 片区 | 路段 | 小区 | 企业 | 公司) 的? han{4,12} document-noun $',
    ],
    yields: 'back',
    examples: {
      该实施方案: '',
      '上述《办法》': '',
      有关建议安排: none,
      该项目实施方案: '',
      上述地块征收补偿方案: none,
    },
  }),
  rule('subject/documents', {
    over: 'sentence',
    match: [
      `^ (以 ..24 名义)? (issuing | ${WHOSE} | 关于){0,3} ${DOCUMENTS} ${AFTER} $`,
      `^ (由 | 将)? ...60 submitted 的 ${DOCUMENTS} ${AFTER} $`,
      `^ documents:((${WHOSE})? document (${AND} (${WHOSE})? document){1,40}) ${AFTER} $`,
    ],
    unless: '^ 关于 (修改 | 废止)',
    yields: 'documents',
    examples: {
      '《甲办法》《乙办法》': '《甲办法》《乙办法》',
      '由县水利局提交的《甲办法》': '《甲办法》',
      '《甲办法》规定的标准': none,
    },
  }),
  rule('subject/entries', {
    over: 'sentence',
    match: `^ span (document-noun | 地块 | 公司 | 学校 | 道路 | 公园 | 资金) (（ ..16 ）)? 、 last:(... ${ENTRY}) ((和 | 及 | 以及) more:(..40 ${ENTRY}))? ...40 $`,
    unless: ['document', 'relative 的', '由 (organization | person)', '、 (相关 | 有关)'],
    yields: 'entries',
    examples: {
      '东门大桥工程、西门停车场项目按程序立项': { last: '西门停车场项目' },
      '甲园规划设计方案、乙园规划设计方案和丙巷改造项目规划设计方案': {
        last: '乙园规划设计方案',
        more: '丙巷改造项目规划设计方案',
      },
      东门大桥工程: none,
    },
  }),
];

const subjects = new RuleBook(subjectRules, lexicon);

/** What an object names. `back`: it only points to something that stands before. */
export function subjectIn(
  surface: Surface,
  from: number,
  to: number,
): { readonly subjects: readonly Range[]; readonly back: boolean } {
  const begins = afterParticles(surface.text, from, to);
  const start = begins + (RATIFYING.exec(surface.text.slice(begins, to))?.[0].length ?? 0);
  const end = beforeMarks(surface.text, start, to);
  const whole = surface.rangeOf(start, end);
  const finding = subjects.first(surface, start, end);
  switch (finding?.yields) {
    case 'back':
    case 'nothing':
      return { subjects: start === end ? [] : [whole], back: true };
    case 'documents': {
      const { documents = finding } = finding.captures;
      return { subjects: documentsIn(surface, documents.from, documents.to), back: false };
    }
    case 'entries': {
      const { last, more } = finding.captures;
      const parts = partsOf(surface, start, last?.to ?? end);
      return { subjects: more ? [...parts, surface.rangeOf(more.from, more.to)] : parts, back: false };
    }
    default:
      return { subjects: start === end ? [] : [whole], back: start === end };
  }
}

/** The documents that a stretch names. */
export const documentsIn = (surface: Surface, from: number, to: number): readonly Range[] =>
  surface
    .mentionsWithin(from, to)
    .filter(({ kind }) => kind === 'document')
    .map(({ range }) => range);

/** 同意批准甲: what was agreed to is 甲. */
const RATIFYING = /^(?:批准|核准|通过)(?=.{2})/u;
const PARTICLES = '了：，、';
const MARKS = '，。；：、！';
function afterParticles(text: string, from: number, to: number): number {
  let start = from;
  while (start < to && PARTICLES.includes(text.charAt(start))) start++;
  return start;
}
function beforeMarks(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && MARKS.includes(text.charAt(end - 1))) end--;
  return end;
}

/** What a sentence is about, at its beginning: 甲公司提出的要求，没有政策依据，不予支持. */
export const topicRules: readonly Rule<'topic'>[] = [
  rule('subject/topic', {
    match: [
      '^ 会议? (对于 | 对 | 关于 | 就 | 针对) topic:rest',
      '^ topic:((han | organization) ..24) 因 !(此 | 而 | 素 | 地) ..24 $',
      '^ topic:(... (document-noun | 请求 | 要求 | 申请 | 诉求 | 标准 | 问题 | 事宜 | 名额 | 意见 | 主张 | 申诉 | 提议 | 设想 | 做法) (（ ..16 ）)?) $',
    ],
    unless: [
      '^ (会议 | 首先 | 还){0,2} (听取 | 审议 | 研究 | 讨论 | 传达) 了',
      '^ (鉴于 | 根据 | 按照 | 为 | 由于 | 考虑到 | 综合考虑)',
    ],
    yields: 'topic',
    examples: {
      '对甲公司提出的减免申请，': { topic: '甲公司提出的减免申请' },
      '甲公司提出的减免申请，': { topic: '甲公司提出的减免申请' },
      '鉴于该项申请，': none,
    },
  }),
];
const topics = new RuleBook(topicRules, lexicon);

/** The topic that opens a statement, where a verb further behind is about it. */
export function topicBefore(surface: Surface, clauses: readonly Clause[], at: number): Range | undefined {
  const first = clauses.find(({ reports }) => !reports);
  if (first === undefined || first.mode === 'exhort' || clauses.indexOf(first) >= at) return undefined;
  const topic = topics.first(surface, first.from, first.to)?.captures.topic;
  return topic && surface.rangeOf(topic.from, topic.to);
}

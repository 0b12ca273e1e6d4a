import { type Finding, RuleBook, rule, type Tracer } from '../../../grammar/rule.ts';
import type { Surface } from '../../../grammar/surface.ts';
import type { Range } from '../../../text/range.ts';
import type { ResponsibleFact } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';

const NAME =
  '( bureau | organization | !exhort-task han{1,4} organization | han{2,10} ( 科 | 课 | 局 | 处 | 室 | 所 | 队 | 中心 | 公司 ) !( 长 | 主任 | 室 | 会 | 别 ) )';
const NAMES = `( ${NAME} ( ( 、 | 及 | 与 | 和 | 暨 ) ${NAME} )* )`;

/** Phrases that name who acts: by request, by duty, by label. */
export const dutyRules = [
  rule<'duty'>('tw/duty-by', {
    match: [
      `由 lead:${NAMES} ( 主政 | 主办 | 主责 | 统筹 | 召集 ) task:( ...80 ) ( ， ( 请? support:${NAMES} supports ) )?`,
    ],
    yields: 'duty',
    over: 'sentence',
    examples: {
      '由民政課主政，秘書室協助辦理採購。': { lead: '民政课', support: '秘书室' },
      '由市長主持。': null,
    },
  }),
  rule<'duty'>('tw/duty-asked', {
    match: `( 请 | 责请 | 责成 | 函请 | 移请 | 交由 | 交 | 由 | 指示 ) !vague-who owner:${NAMES} ( ，? with support:${NAMES} )? task:rest`,
    yields: 'duty',
    over: 'sentence',
    examples: {
      '請財政局會同主計處於十二月十日前完成控管表。': { owner: '财政局', support: '主计处' },
      '由法制處依程序發布。': { owner: '法制处' },
      '請各單位落實自主檢查。': null,
    },
  }),
];
const duties = new RuleBook(dutyRules, lexicon);

/** （主辦單位：甲科；協辦單位：乙室） */
export const dutyLabelRules = [
  rule<'label'>('tw/duty-label-lead', {
    match: `( 主办 | 主政 | 权责 | 主责 | 承办 ) ( 单位 | 机关 | 局处 | 科室 )? ： lead:${NAMES}`,
    yields: 'label',
    over: 'sentence',
    examples: { '（主辦單位：養護工程科）': { lead: '养护工程科' }, '說明：略': null },
  }),
  rule<'label'>('tw/duty-label-support', {
    match: `( 协办 | 配合 | 会办 ) ( 单位 | 机关 | 局处 | 科室 )? ： support:${NAMES}`,
    yields: 'label',
    over: 'sentence',
    examples: { '（協辦：會計室）': { support: '会计室' }, '說明：略': null },
  }),
];
const dutyLabels = new RuleBook(dutyLabelRules, lexicon);

/** What a task says of itself. */
export const taskRules = [
  rule<'exhorts' | 'finishes'>('tw/task-exhorts', {
    match: '^ ( ， | 应 | 务必 | 能 | 也 | 要 ){0,3} exhort-task',
    yields: 'exhorts',
    over: 'sentence',
    examples: { 加強取締違規停車: {}, 提出趕工計畫: null },
  }),
  rule<'exhorts' | 'finishes'>('tw/task-finishes', {
    match: ['^ ..16 finishing', '^ ..40 ( 后续 | 本案 | 上开 | 前述 | 纳入计划书 )'],
    yields: 'finishes',
    over: 'sentence',
    examples: { 依程序發布: {}, 公告受理: {}, 提出趕工計畫: null },
  }),
];
const tasks = new RuleBook(taskRules, lexicon);

/** Who is told to do what. */
export interface Duty {
  readonly rule: string;
  readonly responsible: readonly ResponsibleFact[];
  readonly exhorts: boolean;
  readonly finishes: boolean;
  /** By 由, which lays down who has charge, and not by 請. */
  readonly laysDown: boolean;
  readonly from: number;
}

const ROLES = ['lead', 'owner', 'support'] as const;
const PARTED = /[、及与和暨]/u;

/** The names of a list, one by one. */
function namesIn(
  surface: Surface,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Range[] {
  const names: Range[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && !PARTED.test(surface.text.charAt(at))) continue;
    if (at > start) names.push(surface.rangeOf(start, at));
    start = at + 1;
  }
  return names;
}

const responsibleOf = (
  surface: Surface,
  { rule: id, captures }: Finding<unknown>,
): readonly ResponsibleFact[] =>
  ROLES.flatMap((role) => {
    const list = captures[role];
    return list === undefined
      ? []
      : namesIn(surface, list).map((name): ResponsibleFact => ({ name, role, rule: id }));
  });

/** Who is told to act in a stretch of a surface, first of all. */
export function dutyIn(surface: Surface, from?: number, to?: number, tracer?: Tracer): Duty | undefined {
  const finding = duties.first(surface, from, to, tracer);
  const labelled = dutyLabels
    .all(surface, from, to, tracer)
    .flatMap((label) => responsibleOf(surface, label));
  if (finding === undefined && labelled.length === 0) return undefined;
  const { task } = finding?.captures ?? {};
  const says = new Set(
    task === undefined ? [] : tasks.all(surface, task.from, task.to).map(({ yields }) => yields),
  );
  // A label says more exactly who leads than the request before it.
  const leads = labelled.some(({ role }) => role === 'lead');
  const told = finding === undefined || leads ? [] : responsibleOf(surface, finding);
  return {
    rule: finding?.rule ?? 'tw/duty-label-lead',
    responsible: [...told, ...labelled],
    exhorts: says.has('exhorts'),
    finishes: says.has('finishes'),
    laysDown: finding !== undefined && surface.text.charAt(finding.from) === '由',
    from: finding?.from ?? 0,
  };
}

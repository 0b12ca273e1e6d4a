import type { DraftDecision } from './draft.ts';
import type { Matter } from './matter.ts';

/** A clause that says who carries a decision out: in the same sentence (begins with ，) or the next one (。). */
export type Implementing = (m: Matter, d: DraftDecision) => string;

export const implementing: Readonly<Record<string, Implementing>> = {
  none: () => '',
  'by-printing': (m, d) => `，由${d.owner(m.lead)}按程序印发实施`,
  'by-revising': (m, d) => `，由${d.owner(m.lead)}根据会议意见修改完善后，按程序印发实施`,
  'please-revise': (m, d) => `，请${d.owner(m.lead)}根据会议讨论意见进一步修改完善，按程序报批`,
  'please-next-sentence': (m, d) => `。请${d.owner(m.lead)}抓紧修改完善，按程序报请${m.upper}审议`,
  'to-party-committee': (m, d) => `，由${d.owner(m.lead)}按程序提请${m.upper}审议`,
  'lead-with': (m, d) => `，由${d.lead(m.lead)}牵头，会同${d.support([m.other()])}抓紧推进`,
  'lead-and-support': (m, d) => `，由${d.lead(m.lead)}牵头，${d.support(m.others)}配合，抓好组织实施`,
  'owner-with': (m, d) => `，由${d.owner(m.lead)}会同${d.support(m.others)}组织实施`,
  'in-charge-supported': (m, d) => `，${d.owner(m.lead)}负责组织实施，${d.support([m.other()])}做好配合`,
  charged: (m, d) =>
    `，责成${d.owner(m.lead)}结合会上意见修改完善，${d.deadline(m.due())}报${m.minutes.government.shortest}审定`,
  'deputy-coordinates': (m, d) =>
    `，由${d.lead(m.deputy())}牵头调度，${d.owner(m.lead)}具体负责，依法依规办理相关手续`,
  'deputy-next-sentence': (m, d) =>
    `。由${d.lead(m.deputy())}牵头，${d.owner(m.lead)}具体负责，于${d.deadline(m.due())}落实到位`,
  'in-charge-next-sentence': (m, d) => `。${d.owner(m.lead)}负责，根据会议讨论意见修改后，按程序办理`,
  'handed-over': (m, d) => `，交由${d.owner(m.lead)}按程序办理`,
  'concretely-next-sentence': (m, d) => `。具体工作由${d.owner(m.lead)}负责实施`,
  'two-owners': (m, d) => `，由${d.owners([m.lead, m.other()])}按职责分工抓好落实`,
  'generic-followers': (m, d) =>
    `，由${d.lead(m.lead)}牵头落实，${d.maybe('各相关部门')}、${d.maybe('各镇街')}要严格抓好执行`,
  'deadline-only': (m, d) => `，请${d.owner(m.lead)}于${d.deadline(m.due())}完成全部手续`,
  'supported-doing': (m, d) =>
    `，由${d.owner(m.lead)}组织实施，${d.support([m.other()])}${m.random.pick(['做好资金监管', '做好技术指导', '按照职责予以配合', '做好政策解释工作'])}`,
  'responsible-cooperate': (m, d) =>
    `。由${d.owner(m.lead)}负责办理前期手续，${d.support(m.others)}按照各自职责予以配合，确保${d.deadline(m.due())}具备开工条件`,
  'each-its-part': (m, d) => {
    const other = m.other();
    return `。${d.owner(m.lead)}负责组织实施，${d.owner(other)}负责落实要素保障`;
  },
};

/** Lines below the decision, as in minutes that end every item with a list of who and when. No full stop follows. */
export function responsibilityLines(m: Matter, d: DraftDecision): string {
  const deputy = m.deputyNamed();
  return [
    `责任领导：${d.lead(deputy)}`,
    `责任单位：${d.owners([m.lead, m.other()])}`,
    `完成时限：${d.deadline(m.due())}`,
  ].join('\n');
}

type Weights = readonly (readonly [string, number])[];

const forPapers: Weights = Object.keys(implementing).map((name) => [
  name,
  name === 'none' ? 5 : name.startsWith('by-') || name.startsWith('please') ? 2 : 1,
]);

/** A measure is carried out; it is not revised, printed or handed in. */
const forMeasures: Weights = [
  ['none', 4],
  ['lead-with', 1],
  ['lead-and-support', 1],
  ['owner-with', 1],
  ['in-charge-supported', 1],
  ['deputy-next-sentence', 1],
  ['concretely-next-sentence', 1],
  ['two-owners', 1],
  ['generic-followers', 1],
  ['each-its-part', 1],
  ['supported-doing', 1],
  ['responsible-cooperate', 1],
];

function some(weights: Weights, m: Matter, d: DraftDecision): string {
  const clause = implementing[m.random.weighted(weights)];
  return clause ? clause(m, d) : '';
}

/** Some clause that carries out what a paper says. The words end before the full stop. */
export const implement = (m: Matter, d: DraftDecision): string => some(forPapers, m, d);

/** Some clause that carries out a measure. The words end before the full stop. */
export const carryOut = (m: Matter, d: DraftDecision): string => some(forMeasures, m, d);

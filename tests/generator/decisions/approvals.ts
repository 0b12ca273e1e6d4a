import { carryOut, implement, responsibilityLines } from './implementing.ts';
import { joined, opinionOf, type Wordings } from './wording.ts';

/** Consent in principle. */
export const inPrinciple: Wordings = {
  'principle-documents': {
    kind: 'approve-in-principle',
    weight: 5,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}原则同意${joined(m, d, m.documents())}${implement(m, d)}。`;
    },
  },
  'principle-upon': {
    kind: 'approve-in-principle',
    weight: 3,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}原则上同意${d.subject(m.object())}${implement(m, d)}。`;
    },
  },
  'principle-passed': {
    kind: 'approve-in-principle',
    weight: 3,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}原则通过${joined(m, d, m.documents())}${implement(m, d)}。`;
    },
  },
  'principle-discussed': {
    kind: 'approve-in-principle',
    weight: 2,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}讨论并${d.at}原则同意${d.subject(m.document())}${implement(m, d)}。`;
    },
  },
  'principle-deliberated': {
    kind: 'approve-in-principle',
    weight: 2,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}研究审议并${d.at}原则同意${d.subject(m.document())}，责成${d.owner(m.lead)}结合会上意见继续修改，经审核把关后报${m.upper}审议。`;
    },
  },
  'principle-deliberated-passed': {
    kind: 'approve-in-principle',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}审议并${d.at}原则通过了${d.subject(m.document())}${implement(m, d)}。`;
    },
  },
  'principle-opinion': {
    kind: 'approve-in-principle',
    write: (m, who, decide) => {
      const d = decide();
      d.alsoSubject(m.document());
      return `${who}${d.at}原则同意${d.subject(opinionOf(m.lead))}。${d.owner(m.lead)}负责，根据会议讨论意见进一步修改完善后，提请${m.upper}审议。`;
    },
  },
  'principle-proposal': {
    kind: 'approve-in-principle',
    write: (m, who, decide) => {
      const d = decide();
      const matter = m.matter();
      return `${who}${d.at}原则同意${m.lead.name}提出的${d.subject(matter)}${implement(m, d)}。`;
    },
  },
  'principle-report': {
    kind: 'approve-in-principle',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}听取了${m.lead.name}关于${m.topic.report}的汇报，${d.at}原则同意${d.subject('下一步工作安排')}。`;
    },
  },
  'principle-after-reason': {
    kind: 'approve-in-principle',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}认为，${m.topic.report}事关群众切身利益，时机和条件均已成熟，${d.at}原则同意${d.subject(m.object())}${implement(m, d)}。`;
    },
  },
  'principle-thinking': {
    kind: 'approve-in-principle',
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}原则同意${d.subject(`${m.work}工作的总体思路和相关资金安排`)}${implement(m, d)}。`;
    },
  },
  'principle-with-lines': {
    kind: 'approve-in-principle',
    weight: 0.7,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}原则同意${d.subject(m.object())}。\n${responsibilityLines(m, d)}\n`;
    },
  },
  'principle-content': {
    kind: 'approve-in-principle',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      const document = m.document();
      d.alsoSubject(document);
      return `${who}审议了${document}，${d.at}原则同意${d.subject('方案内容')}，由${d.owner(m.lead)}根据会议意见修改后印发实施。`;
    },
  },
  'principle-bare': {
    kind: 'approve-in-principle',
    point: false,
    write: (m, who, decide) => {
      const announced = m.announced();
      const d = decide();
      if (announced === undefined) return `${who}${d.at}原则同意${d.subject(m.object())}。`;
      d.about(announced);
      return `${who}议定：${d.at}原则同意，由${d.owner(m.lead)}按会议要求修改完善后公布。`;
    },
  },
  'principle-many': {
    kind: 'approve-in-principle',
    write: (m, who, decide) => {
      const d = decide();
      const all = [m.matter(), m.matter(), m.matter()];
      return `${who}${d.at}原则同意${d.subjects(all, '、')}按程序推进。`;
    },
  },
};

/** Consent. */
export const approvals: Wordings = {
  'consent-matter': {
    kind: 'approve',
    weight: 4,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}同意${d.subject(m.object())}${implement(m, d)}。`;
    },
  },
  'consent-by-body': {
    kind: 'approve',
    weight: 3,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}同意由${d.owner(m.lead)}${d.subject(m.task())}。`;
    },
  },
  'consent-joint': {
    kind: 'approve',
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}同意${d.lead(m.lead)}牵头会同${d.support([m.other()])}${d.subject(m.task())}。`;
    },
  },
  'consent-print': {
    kind: 'approve',
    weight: 2,
    write: (m, who, decide) => {
      const d = decide();
      const g = m.minutes.government;
      return `${who}${d.at}同意以${g.shortest}名义印发${d.subject(m.document())}${implement(m, d)}。`;
    },
  },
  'consent-unanimous': {
    kind: 'approve',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}一致同意${d.subject(m.object())}${implement(m, d)}。`;
    },
  },
  'consent-after-study': {
    kind: 'approve',
    weight: 2,
    point: false,
    write: (m, _who, decide) => {
      const d = decide();
      return `经会议研究，${d.at}同意${joined(m, d, m.documents())}${implement(m, d)}。`;
    },
  },
  'consent-studied': {
    kind: 'approve',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}研究${d.at}同意${d.subject(m.matter())}${implement(m, d)}。`;
    },
  },
  'consent-decided': {
    kind: 'approve',
    weight: 0.7,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}研究决定，${d.at}同意${d.subject(m.matter())}${implement(m, d)}。`;
    },
  },
  'consent-measure': {
    kind: 'approve',
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}同意${d.subject(m.measure())}${carryOut(m, d)}。`;
    },
  },
  'consent-twice': {
    kind: 'approve',
    weight: 1.5,
    write: (m, who, decide) => {
      const first = decide();
      const second = decide();
      return `${who}${first.at}同意${first.subject(m.object())}；${second.at}同意${second.subject(m.matter())}${implement(m, second)}。`;
    },
  },
  'consent-money': {
    kind: 'approve',
    write: (m, who, decide) => {
      const d = decide();
      const finance = [m.lead, ...m.others].find((body) => body.key === 'finance');
      const source = finance ? `所需资金由${d.owner(finance)}统筹安排` : '所需资金从预备费中列支';
      return `${who}${d.at}同意${d.subject(m.matter())}，${source}。`;
    },
  },
  'consent-enterprise': {
    kind: 'approve',
    write: (m, who, decide) => {
      const d = decide();
      const groups = m.minutes.government.bodies.filter((b) => b.kind === 'group');
      const group = groups.length > 0 ? m.random.pick(groups).name : `${m.minutes.government.place}建设公司`;
      return `${who}${d.at}同意${d.maybe(group)}以自有资金实施${d.subject(m.matter())}。`;
    },
  },
  'consent-projects-listed': {
    kind: 'approve',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      const projects = [m.matter(), m.matter(), m.matter()];
      d.alsoSubject(...projects);
      const list = projects.map((p, at) => `\n${at + 1}.${p}${at < 2 ? '；' : '。'}`).join('');
      return `${who}${d.at}同意${d.subject('以下3个项目')}立项：${list}`;
    },
  },
  'consent-projects-inline': {
    kind: 'approve',
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}同意${d.subjects([m.matter(), m.matter()], '和')}，请${d.owner(m.lead)}抓紧办理。`;
    },
  },
  passed: {
    kind: 'approve',
    weight: 3,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}审议通过${m.random.pick(['', '了'])}${joined(m, d, m.documents())}${implement(m, d)}。`;
    },
  },
  'passed-plainly': {
    kind: 'approve',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}通过了${d.subject(m.document())}${implement(m, d)}。`;
    },
  },
  'passed-inverted': {
    kind: 'approve',
    weight: 0.7,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}对${d.subject(m.document())}予以审议通过${implement(m, d)}。`;
    },
  },
  'consent-bare': {
    kind: 'approve',
    point: false,
    write: (m, who, decide) => {
      const announced = m.announced();
      const d = decide();
      if (announced === undefined) return `${who}${d.at}同意${d.subject(m.object())}。`;
      d.about(announced);
      return `${who}议定：${d.at}同意，由${d.owner(m.lead)}依法办理。`;
    },
  },
  'consent-financed': {
    kind: 'approve',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      const { level } = m.minutes.government;
      return `${who}${d.at}同意${d.subject(m.matter())}。所需资金由${level === '省' ? '省、市' : `${level}、${level === '镇' ? '村' : '镇'}`}两级按6:4比例负担，${d.owner(m.lead)}负责审核发放，${d.deadline(m.due())}发放到位。`;
    },
  },
  'passed-upon-reading': {
    kind: 'approve',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}书面审议了${d.subject(m.document())}，${d.at}予以通过。`;
    },
  },
  finalised: {
    kind: 'approve',
    weight: 0.7,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}审定了${d.subject(m.document())}${implement(m, d)}。`;
    },
  },
  ratified: {
    kind: 'approve',
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}批准${d.subject(m.object())}${implement(m, d)}。`;
    },
  },
};

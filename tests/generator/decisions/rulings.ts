import { carryOut } from './implementing.ts';
import type { Wordings } from './wording.ts';

/** What the meeting determines itself. */
export const determinations: Wordings = {
  'decided-measure': {
    kind: 'determine',
    weight: 3,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}决定，${d.subject(m.measure())}${carryOut(m, d)}。`;
    },
  },
  'clarified-measure': {
    kind: 'determine',
    weight: 2,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}明确，${d.subject(m.measure())}${carryOut(m, d)}。`;
    },
  },
  'fixed-measure': {
    kind: 'determine',
    weight: 2,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}确定，自下月1日起，${d.subject(m.measure())}${carryOut(m, d)}。`;
    },
  },
  'studied-and-decided': {
    kind: 'determine',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}研究决定：${d.subject(m.measure())}${carryOut(m, d)}。`;
    },
  },
  'settled-measure': {
    kind: 'determine',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}议定，${d.subject(m.measure())}，请${d.owner(m.lead)}会同${d.support([m.other()])}于${d.deadline(m.due())}落实到位。`;
    },
  },
  'decided-taskforce': {
    kind: 'determine',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}决定${d.subject(`成立${m.work}工作专班`)}，由${d.lead(m.lead)}牵头，${d.support(m.others)}参加。`;
    },
  },
  'taskforce-headed': {
    kind: 'determine',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}决定${d.subject(`成立${m.work}工作专班`)}，由${d.lead(m.deputy())}任组长，${d.support([m.lead, m.other()])}为成员单位。`;
    },
  },
  commander: {
    kind: 'determine',
    weight: 0.7,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      const work = m.matter();
      d.alsoSubject(work);
      return `${who}${d.at}决定${d.subject(`启动${work}`)}，由${d.lead(m.deputy())}任总指挥，${d.owner(m.lead)}具体组织实施。`;
    },
  },
  'decided-after-reason': {
    kind: 'determine',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}认为，现行标准已不适应形势变化，${d.at}决定${d.subject(m.measure())}${carryOut(m, d)}。`;
    },
  },
  'measure-as-point': {
    kind: 'determine',
    weight: 3,
    point: 'only',
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}${d.subject(m.measure())}${carryOut(m, d)}。`;
    },
  },
  'decided-twice': {
    kind: 'determine',
    weight: 0.7,
    point: false,
    write: (m, who, decide) => {
      const first = decide();
      const second = decide();
      return `${who}${first.at}决定，${first.subject(m.measure())}。${who}同时${second.at}明确，${second.subject(m.measure())}，由${second.owner(m.lead)}负责解释。`;
    },
  },
};

/** What a named body or person is told to do. */
export const assignments: Wordings = {
  charged: {
    kind: 'assign',
    weight: 2,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}责成${d.owner(m.lead)}${d.subject(m.task())}，于${d.deadline(m.due())}完成。`;
    },
  },
  'charged-both': {
    kind: 'assign',
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}责成${d.owners([m.lead, m.other()])}${d.subject(m.task())}。`;
    },
  },
  'led-and-supported': {
    kind: 'assign',
    weight: 3,
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}由${d.lead(m.lead)}牵头，${d.support(m.others)}配合，${d.deadline(m.due())}${d.subject(m.task())}。`;
    },
  },
  'deputy-leads': {
    kind: 'assign',
    weight: 2,
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}由${d.lead(m.deputy())}牵头，${d.owner(m.lead)}具体负责，${d.subject(m.task())}。`;
    },
  },
  'led-responsible': {
    kind: 'assign',
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}由${d.lead(m.lead)}牵头、${d.owner(m.other())}负责，${d.subject(m.task())}，${d.deadline(m.due())}报${m.minutes.government.shortest}。`;
    },
  },
  'please-with': {
    kind: 'assign',
    weight: 2,
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}请${d.owner(m.lead)}会同${d.support([m.other()])}${d.subject(m.task())}，${d.deadline(m.due())}提交${m.minutes.government.shortest}研究。`;
    },
  },
  'please-print': {
    kind: 'assign',
    point: false,
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}请${d.owner(m.lead)}根据讨论情况修改${d.subject(m.document())}，${d.deadline(m.due())}印发。`;
    },
  },
  'work-led-by': {
    kind: 'assign',
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}${d.subject(`${m.work}反映问题的整改`)}由${d.lead(m.lead)}牵头、${d.support([m.other()])}配合，${d.deadline(m.due())}完成。`;
    },
  },
  'matter-handed': {
    kind: 'assign',
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}${d.subject(m.matter())}交由${d.owner(m.lead)}办理，${d.deadline(m.due())}报送结果。`;
    },
  },
  'heard-and-charged': {
    kind: 'assign',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}听取了${m.topic.report}，${d.at}责成${d.owner(m.lead)}按照会上意见${d.subject(m.task())}，报${m.upper}审议。`;
    },
  },
  'named-leader': {
    kind: 'assign',
    weight: 0.7,
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}指定${d.lead(m.lead)}为牵头单位、${d.support([m.other()])}为配合单位，${d.subject(m.task())}。`;
    },
  },
  'drawn-up-by': {
    kind: 'assign',
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}由${d.owner(m.lead)}研究制定${d.subject(m.document())}，${d.deadline(m.due())}报${m.minutes.government.shortest}审定。`;
    },
  },
  'charged-supported': {
    kind: 'assign',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}责成${d.owner(m.lead)}具体负责${d.subject(m.task())}，${d.support([m.other()])}做好技术指导，确保${d.deadline(m.due())}完成。`;
    },
  },
  'body-responsible': {
    kind: 'assign',
    weight: 1.5,
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}${d.owner(m.lead)}负责${d.subject(m.task())}，${d.deadline(m.due())}完成。`;
    },
  },
};

/** What is put off. */
export const deferrals: Wordings = {
  'defer-deliberation': {
    kind: 'defer',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}决定，${d.subject(m.document())}暂缓审议，由${d.owner(m.lead)}进一步调研论证后再提交会议研究。`;
    },
  },
  'defer-carrying-out': {
    kind: 'defer',
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}决定暂缓实施${d.subject(m.matter())}。`;
    },
  },
  'defer-not-passed': {
    kind: 'defer',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}认为，${d.subject(m.document())}部分条款操作性不强，${d.at}暂不通过，由${d.owner(m.lead)}会同${d.support([m.other()])}作进一步论证，完善后另行提交。`;
    },
  },
  'defer-no-decision': {
    kind: 'defer',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}决定，${d.subject(m.matter())}${d.at}本次不作决策，由${d.owner(m.lead)}继续做好前期工作，条件成熟后再上会研究。`;
    },
  },
  'defer-postponed': {
    kind: 'defer',
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.subject(m.document())}${d.at}延期审议，由${d.owner(m.lead)}补充完善后另行提交。`;
    },
  },
  'defer-not-listed': {
    kind: 'defer',
    point: false,
    write: (m, _who, decide) => {
      const d = decide();
      return `关于${d.subject(m.matter())}，由于前期论证不足，${d.at}暂不列入本次安排，由${d.lead(m.deputy())}召集相关部门协调后再提交研究。`;
    },
  },
  'defer-until-clear': {
    kind: 'defer',
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.subject(m.matter())}${d.at}待上级政策明确后另行研究。`;
    },
  },
  'defer-until-ready': {
    kind: 'defer',
    write: (m, _who, decide) => {
      const d = decide();
      return `${d.at}${d.subject(m.matter())}暂不研究，待条件成熟后再议。`;
    },
  },
  'defer-next-time': {
    kind: 'defer',
    point: false,
    write: (m, _who, decide) => {
      const d = decide();
      return `鉴于资金来源尚未落实，${d.at}${d.subject(m.matter())}留待下次会议再议，请${d.owner(m.lead)}补充测算。`;
    },
  },
};

/** What is turned down. */
export const rejections: Wordings = {
  'reject-matter': {
    kind: 'reject',
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}不同意${d.subject(m.matter())}，由${d.owner(m.lead)}做好解释工作。`;
    },
  },
  'reject-request': {
    kind: 'reject',
    point: false,
    write: (m, _who, decide) => {
      const d = decide();
      return `经研究，${d.at}不予同意${d.subject(m.matter())}。`;
    },
  },
  'reject-paper': {
    kind: 'reject',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}未通过${d.subject(m.document())}，退回${d.owner(m.lead)}重新论证。`;
    },
  },
  'reject-not-supported': {
    kind: 'reject',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `对${m.lead.name}提出的${d.subject(m.matter())}，${who}${d.at}${m.random.pick(['不予支持', '不予考虑', '未予采纳'])}。`;
    },
  },
  'reject-vetoed': {
    kind: 'reject',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}否决了${m.lead.name}提出的${d.subject(m.matter())}。`;
    },
  },
  'reject-did-not-agree': {
    kind: 'reject',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}没有同意${m.lead.name}提出的${d.subject(m.matter())}，由${d.owner(m.lead)}做好解释工作。`;
    },
  },
  'reject-principle': {
    kind: 'reject',
    point: false,
    write: (m, who, decide) => {
      const d = decide();
      return `${who}${d.at}原则上不同意${d.subject(m.matter())}。`;
    },
  },
};

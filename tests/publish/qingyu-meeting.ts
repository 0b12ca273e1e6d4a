// An invented meeting of an invented district, with everything a page can show: eight items, ten decisions, fifty
// people, a doubtful value, a repair, two facts whose spans overlap.

import type { Attendance, Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';
import type { WholeMeeting } from './government.ts';

const ID = 'linlan-qingyu/2024/12';

const OPENING =
  '2024年6月21日上午，区委副书记、区长程漱石主持召开区政府第12次常务会议，研究防汛防台风、老旧小区加装电梯、滨海慢行步道建设等工作。现纪要如下：';

interface ItemSketch {
  readonly heading: string;
  readonly kind: MinutesDocument['items'][number]['kind'];
  readonly paragraphs: readonly string[];
}

const ITEMS: readonly ItemSketch[] = [
  {
    heading: '一、学习全市防汛防台风工作视频会议精神',
    kind: 'study',
    paragraphs: [
      '会议传达学习了全市防汛防台风工作视频会议精神。会议强调，要把保障人民群众生命财产安全放在首位，宁可十防九空，不可失防万一。',
      '会议确定，由区应急管理局牵头，区水务局、各街道办事处配合，6月底前完成低洼易涝点全面排查，逐点落实责任人和转移路线。',
    ],
  },
  {
    heading: '二、听取上半年经济运行情况汇报',
    kind: 'report',
    paragraphs: [
      '会议听取了区发展改革局关于上半年经济运行情况的汇报。会议原则同意下一步工作安排，由区发展改革局会同区统计局修改完善后印发。',
    ],
  },
  {
    heading: '三、审议《青屿区老旧小区加装电梯补助办法（修订稿）》',
    kind: 'deliberation',
    paragraphs: [
      '会议听取了区住房城乡建设局关于修订情况的说明。会议指出，加装电梯是群众呼声最高的民生实事之一，要把政策讲清楚、把账算明白。',
      '会议原则同意《青屿区老旧小区加装电梯补助办法（修订稿）》，由区住房城乡建设局根据会议意见修改完善后，按程序以区政府办公室名义印发。',
    ],
  },
  {
    heading: '四、审议滨海慢行步道二期工程有关事项',
    kind: 'deliberation',
    paragraphs: [
      '会议同意滨海慢行步道二期工程初步设计方案，概算总投资控制在4860万元以内，由区城市管理局负责，12月31日前建成开放。会议明确，工程涉及的12处临时摊点由潮音街道办事处负责另行安置。',
    ],
  },
  {
    heading: '五、审议区属中小学食堂食材集中采购方案',
    kind: 'deliberation',
    paragraphs: [
      '会议认为，集中采购方向正确，但家长代表意见征求不够充分。会议决定，暂缓实施区属中小学食堂食材集中采购方案，请区教育局补充征求意见后再次提交会议审议。',
    ],
  },
  {
    heading: '六、审议2024年度储备土地出让计划调整',
    kind: 'deliberation',
    paragraphs: [
      '会议同意将渔港北片区两宗商住用地调入2024年度储备土地出让计划；不同意将望潮路以东地块纳入本年度出让计划。',
    ],
  },
  {
    heading: '七、研究夜间经济示范街区建设',
    kind: 'mixed',
    paragraphs: ['会议责成区商务局在7月15日前提出示范街区业态准入清单，区市场监管局、青屿公安分局配合。'],
  },
  {
    heading: '八、其他事项',
    kind: 'other',
    paragraphs: ['会议通过《青屿区政府常务会议议题管理规定》，自2024年7月1日起施行。'],
  },
];

type DecisionSketch = Omit<Decision, 'id' | 'span'> & { readonly hash: string };

const owner = (name: string) => ({ name, role: 'owner' as const });
const lead = (name: string) => ({ name, role: 'lead' as const });
const support = (name: string) => ({ name, role: 'support' as const });

const DECISIONS: readonly DecisionSketch[] = [
  {
    hash: '0b51c7e2',
    item: 1,
    kind: 'assign',
    subjects: ['完成低洼易涝点全面排查，逐点落实责任人和转移路线'],
    responsible: [lead('区应急管理局'), support('区水务局'), support('各街道办事处')],
    deadline: { text: '6月底前', date: '2024-06-30' },
    text: '会议确定，由区应急管理局牵头，区水务局、各街道办事处配合，6月底前完成低洼易涝点全面排查，逐点落实责任人和转移路线。',
    confidence: 0.94,
  },
  {
    hash: '77d20a91',
    item: 2,
    kind: 'approve-in-principle',
    subjects: ['下一步工作安排'],
    responsible: [owner('区发展改革局'), support('区统计局')],
    text: '会议原则同意下一步工作安排，由区发展改革局会同区统计局修改完善后印发。',
    confidence: 0.97,
  },
  {
    hash: 'c4e9f310',
    item: 3,
    kind: 'approve-in-principle',
    subjects: ['《青屿区老旧小区加装电梯补助办法（修订稿）》'],
    responsible: [owner('区住房城乡建设局')],
    text: '会议原则同意《青屿区老旧小区加装电梯补助办法（修订稿）》，由区住房城乡建设局根据会议意见修改完善后，按程序以区政府办公室名义印发。',
    confidence: 0.99,
  },
  {
    hash: '1f6a8d44',
    item: 4,
    kind: 'approve',
    subjects: ['滨海慢行步道二期工程初步设计方案'],
    responsible: [owner('区城市管理局')],
    deadline: { text: '12月31日前', date: '2024-12-31' },
    text: '会议同意滨海慢行步道二期工程初步设计方案，概算总投资控制在4860万元以内，由区城市管理局负责，12月31日前建成开放。',
    confidence: 0.98,
  },
  {
    hash: '9be03c5d',
    item: 4,
    kind: 'determine',
    subjects: ['工程涉及的12处临时摊点另行安置'],
    responsible: [owner('潮音街道办事处')],
    text: '会议明确，工程涉及的12处临时摊点由潮音街道办事处负责另行安置。',
    confidence: 0.83,
  },
  {
    hash: 'e2d7b86f',
    item: 5,
    kind: 'defer',
    subjects: ['区属中小学食堂食材集中采购方案'],
    responsible: [owner('区教育局')],
    text: '会议决定，暂缓实施区属中小学食堂食材集中采购方案，请区教育局补充征求意见后再次提交会议审议。',
    confidence: 0.96,
  },
  {
    hash: '5a14f0c8',
    item: 6,
    kind: 'approve',
    subjects: ['将渔港北片区两宗商住用地调入2024年度储备土地出让计划'],
    responsible: [],
    text: '会议同意将渔港北片区两宗商住用地调入2024年度储备土地出让计划；',
    confidence: 0.95,
  },
  {
    hash: '38cc91ab',
    item: 6,
    kind: 'reject',
    subjects: ['将望潮路以东地块纳入本年度出让计划'],
    responsible: [],
    text: '不同意将望潮路以东地块纳入本年度出让计划。',
    confidence: 0.93,
  },
  {
    hash: 'f07e2b16',
    item: 7,
    kind: 'assign',
    subjects: ['提出示范街区业态准入清单'],
    responsible: [owner('区商务局'), support('区市场监管局'), support('青屿公安分局')],
    deadline: { text: '7月15日前', date: '2024-07-15' },
    text: '会议责成区商务局在7月15日前提出示范街区业态准入清单，区市场监管局、青屿公安分局配合。',
    confidence: 0.97,
  },
  {
    hash: '6d83a5f9',
    item: 8,
    kind: 'approve',
    subjects: ['《青屿区政府常务会议议题管理规定》'],
    responsible: [],
    text: '会议通过《青屿区政府常务会议议题管理规定》，自2024年7月1日起施行。',
    confidence: 0.98,
  },
];

const PRESENT = ['裴怀瑾', '卓望舒', '孟亦寒', '阮清和', '申屠衡', '柏一川', '祁念慈', '卞思源'];

const OBSERVERS: readonly (readonly [organization: string, post: string, name: string])[] = [
  ['区人大常委会', '副主任', '蔺书白'],
  ['区政协', '副主席', '费听澜'],
  ['区纪委监委', '副书记', '岑如松'],
  ['区人武部', '副部长', '戎定远'],
  ['区法院', '副院长', '邵明夷'],
  ['区检察院', '副检察长', '支子安'],
  ['区政府办公室', '主任', '尹归鸿'],
  ['区发展改革局', '局长', '薄云起'],
  ['区教育局', '局长', '乔知微'],
  ['区科技局', '局长', '伍千寻'],
  ['区工业和信息化局', '局长', '屠维桢'],
  ['青屿公安分局', '政委', '雷惊蛰'],
  ['区民政局', '局长', '沈若谷'],
  ['区司法局', '局长', '季正言'],
  ['区财政局', '局长', '钱度支'],
  ['区人力资源社会保障局', '局长', '路遥之'],
  ['青屿自然资源分局', '局长', '山行远'],
  ['青屿生态环境分局', '局长', '水长清'],
  ['区住房城乡建设局', '局长', '梁栋材'],
  ['区城市管理局', '局长', '康衢'],
  ['区交通运输局', '局长', '车同轨'],
  ['区水务局', '局长', '江永年'],
  ['区农业农村局', '副局长', '禾穗'],
  ['区商务局', '局长', '贾为先'],
  ['区文化和旅游局', '局长', '游于艺'],
  ['区卫生健康局', '局长', '安康之'],
  ['区退役军人局', '局长', '武止戈'],
  ['区应急管理局', '局长', '严未雨'],
  ['区审计局', '局长', '平允之'],
  ['区市场监管局', '局长', '秤公'],
  ['区统计局', '局长', '舒数'],
  ['区医保局', '副局长', '白芷'],
  ['区信访局', '局长', '闻达'],
  ['区税务局', '副局长', '税知秋'],
  ['潮音街道办事处', '主任', '海若'],
  ['望潮街道办事处', '主任', '澹台远'],
  ['渔港街道办事处', '主任', '鱼跃'],
  ['青屿城投公司', '总经理', '筑长城'],
];

const text = [
  '临澜市青屿区人民政府',
  '第12次常务会议纪要',
  OPENING,
  ...ITEMS.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
  `出席：${PRESENT.join('　')}`,
  `列席：${OBSERVERS.map(([organization, , name]) => `${organization} ${name}`).join('　')}`,
  '请假：祝融（因公出差）　共工（病假）',
  '记录：仓颉',
].join('\n');

/** Where a piece of the text stands; the piece must be there. */
function spanOf(piece: string, from = 0): [number, number] {
  const start = text.indexOf(piece, from);
  if (start < 0) throw new Error(`not in the invented minutes: ${piece}`);
  return [start, start + piece.length];
}

const listStart = text.indexOf('出席：');

const attendance: Attendance[] = [
  {
    name: '程漱石',
    role: 'chair',
    post: '区长',
    span: spanOf('程漱石'),
    confidence: 0.99,
  },
  ...PRESENT.map((name): Attendance => ({ name, role: 'present', span: spanOf(name), confidence: 0.99 })),
  ...OBSERVERS.map(
    ([organization, post, name]): Attendance => ({
      name,
      role: 'observer',
      organization,
      post,
      span: spanOf(name, listStart),
      confidence: 0.97,
      // The page is not clear about where the organisation ends.
      ...(name === '秤公' && {
        confidence: 0.72,
        flags: ['name-truncated'] as ['name-truncated'],
        alternatives: ['秤公平'] as [string],
      }),
    }),
  ),
  { name: '祝融', role: 'absent', note: '因公出差', span: spanOf('祝融'), confidence: 0.98 },
  { name: '共工', role: 'absent', note: '病假', span: spanOf('共工'), confidence: 0.98 },
  { name: '仓颉', role: 'recorder', span: spanOf('仓颉'), confidence: 0.99 },
];

/** The whole document, as `parse` would give it. */
export const qingyuDocument: MinutesDocument = {
  id: ID,
  schemaVersion: 2,
  form: 'minutes',
  source: 'linlan-qingyu',
  title: '临澜市青屿区人民政府第12次常务会议纪要',
  body: '临澜市青屿区人民政府',
  series: '常务会议',
  number: 12,
  heldOn: '2024-06-21',
  heldDuring: 'morning',
  documentNumber: '青政纪〔2024〕12号',
  indexNumber: '00987654X/2024-00031',
  issuer: '青屿区人民政府办公室',
  categories: ['会议纪要'],
  issuedOn: '2024-06-27',
  publishedAt: '2024-07-02T09:30:00+08:00',
  validity: '长期',
  items: ITEMS.map(({ heading, kind, paragraphs }, index) => ({
    number: index + 1,
    heading: heading.slice(2),
    kind,
    span: [spanOf(heading)[0], spanOf(paragraphs.at(-1) ?? heading)[1]],
  })),
  decisions: DECISIONS.map(({ hash, ...decision }) => ({
    id: `${ID}/${decision.item}-${hash}`,
    ...decision,
    span: spanOf(decision.text),
  })),
  attendance,
  text,
  quality: {
    score: 0.93,
    issues: [
      {
        code: 'date-repaired',
        severity: 'info',
        span: spanOf('2024年6月21日上午'),
        message: 'The day of the meeting reads “2024621上午”; by the day of issue it is 2024-06-21.',
      },
      {
        code: 'name-truncated',
        severity: 'warning',
        span: spanOf('秤公', listStart),
        message: 'The name “秤公” seems to be cut off.',
      },
    ],
  },
  provenance: {
    url: 'https://www.qingyu.example/zwgk/hyjy/202407/t20240702_1012.html',
    fetchedAt: '2024-07-02T02:00:00Z',
    sha256: 'a3f1c0de'.repeat(8),
    contentType: 'text/html',
    script: 'hans',
    parser: '1.0.0',
  },
};

export const qingyuMeeting: WholeMeeting = {
  version: 'qingyu',
  document: qingyuDocument,
  firstSeenAt: '2024-07-02T02:00:05.000Z',
};

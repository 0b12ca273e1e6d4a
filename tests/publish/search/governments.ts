// Governments of invented counties with the minutes of years, each with other people, departments and matters: what the
// search of a large portal is measured on. Words are as many and as unevenly spread as in real minutes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attendance, Decision, MinutesDocument } from '../../../schemas/generated/minutes.ts';
import type { Source } from '../../../schemas/generated/source.ts';
import { Random } from '../../generator/random.ts';
import type { WholeMeeting } from '../government.ts';

const FIRST = [...'云青白玉金石清东西南北长安永宁泰和华阳江河湖溪泉松柏桐梅兰竹'];
const SECOND = [...'泽屿滩岭川原台桥关坪浦港洲湾林塘渡溪谷阜'];
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const GIVEN = [
  ...'伟强磊洋艳勇军杰娟涛明超兰霞平刚桂英华玉秀文建国志海东晓红丽敏静波斌辉峰鹏飞宇浩然子涵思远清和怀瑾知行若谷云帆景嘉禾书衡以宁望舟澜',
];
const FIELDS = [
  '发展改革',
  '财政',
  '住房城乡建设',
  '交通运输',
  '水利',
  '农业农村',
  '教育',
  '卫生健康',
  '民政',
  '自然资源',
  '应急管理',
  '生态环境',
  '司法',
  '文化旅游',
  '数据',
  '审计',
  '商务',
  '科技',
  '统计',
  '林业',
  '城市管理',
  '医疗保障',
  '人力资源社会保障',
  '市场监管',
  '退役军人事务',
  '信访',
];
const MATTERS = [
  '城乡供水',
  '渡口管理',
  '养老服务',
  '校园安全',
  '粮食安全',
  '防汛抗旱',
  '老旧小区改造',
  '农村公路',
  '垃圾分类',
  '河湖长制',
  '招商引资',
  '营商环境',
  '污水处理',
  '学前教育',
  '普惠托育',
  '医疗救助',
  '殡葬改革',
  '耕地保护',
  '高标准农田',
  '秸秆禁烧',
  '电动自行车',
  '燃气安全',
  '森林防火',
  '地质灾害防治',
  '乡村振兴',
  '产业园区',
  '标准厂房',
  '数字政府',
  '政务服务',
  '停车设施',
  '公共租赁住房',
  '物业管理',
  '文物保护',
  '全域旅游',
  '群众体育',
  '档案管理',
  '根治欠薪',
  '稳定就业',
  '残疾人康复',
  '困境儿童',
  '退役士兵安置',
  '国有资产',
  '政府债务',
  '预算绩效',
  '土地征收',
  '房屋征收',
  '矿山修复',
  '湿地保护',
];
const FORMS = [
  '管理办法',
  '实施方案',
  '三年行动计划',
  '专项规划',
  '补助办法',
  '应急预案',
  '若干措施',
  '工作要点',
  '责任清单',
  '初步设计及概算',
];
const EDITIONS = ['送审稿', '修订稿', '报批稿', '试行', '征求意见稿'];
const MEASURES = [
  '进一步压实属地责任',
  '按程序报批后印发实施',
  '抓紧完善相关手续',
  '会同有关乡镇逐村排查',
  '建立台账并逐月调度',
  '对照审计意见逐项整改',
  '细化资金来源和分年度安排',
  '广泛听取群众意见',
  '同步做好政策解读',
  '严格控制建设规模和标准',
  '确保资金专款专用',
  '年底前形成阶段性成果',
  '加强与市级部门衔接',
  '将落实情况报县政府办公室',
];
const KINDS: readonly Decision['kind'][] = [
  'approve-in-principle',
  'approve',
  'assign',
  'determine',
  'defer',
];
const VERBS: Readonly<Record<Decision['kind'], string>> = {
  'approve-in-principle': '原则同意',
  approve: '同意',
  assign: '责成相关单位落实',
  determine: '会议明确',
  defer: '暂缓审议',
  reject: '不同意',
};

/** Words of the dictionary of jieba with two to four characters, the most frequent first. */
const WORDS: readonly string[] = readFileSync(
  join(import.meta.dirname, '../../../node_modules/@node-rs/jieba/dict.txt'),
  'utf8',
)
  .split('\n')
  .map((line) => line.split(' '))
  .filter(([word = '']) => /^\p{Script=Han}{2,4}$/u.test(word))
  .sort(([, one], [, other]) => Number(other) - Number(one))
  .slice(0, 30_000)
  .map(([word = '']) => word);

/** As words are spread in a language: the second half as often as the second. */
const word = (random: Random): string => WORDS[Math.floor(WORDS.length ** random.fraction())] ?? '';
const phrase = (random: Random): string =>
  Array.from({ length: random.int(3, 8) }, () => word(random)).join('');

const DAY_MS = 86_400_000;

export interface InventedGovernment {
  readonly source: Source;
  /** Oldest first. */
  readonly meetings: readonly WholeMeeting[];
}

const placeOf = (i: number): string =>
  `${FIRST[i % FIRST.length]}${SECOND[(i * 7 + Math.floor(i / FIRST.length)) % SECOND.length]}`;

/** The same numbers give the same governments. */
export function inventGovernment(i: number, count: number, daysBetween = 15): InventedGovernment {
  const place = placeOf(i);
  const source: Source = {
    id: `county-${i}`,
    name: `${place}县人民政府`,
    timeZone: 'Asia/Shanghai',
    language: 'zh-Hans-CN',
    bodies: [`${place}县人民政府`],
    invented: true,
  };
  const random = new Random(`governments-${i}`);
  const person = () =>
    `${random.pick(SURNAMES)}${random.pick(GIVEN)}${random.chance(0.8) ? random.pick(GIVEN) : ''}`;
  const people = [...new Set(Array.from({ length: 40 }, person))];
  const bodies = random.sample(FIELDS, 18).map((field) => `${random.chance(0.5) ? '县' : ''}${field}局`);
  const towns = Array.from({ length: 8 }, () => `${random.pick(FIRST)}${random.pick(SECOND)}镇`);
  const numbers = new Map<string, number>();
  const meetings = Array.from({ length: count }, (_, index) => {
    const held = new Date(
      Date.UTC(2024, 11, 20 - (i % daysBetween)) - (count - 1 - index) * daysBetween * DAY_MS,
    );
    const heldOn = held.toISOString().slice(0, 10);
    const year = heldOn.slice(0, 4);
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    const document = inventMeeting({
      id: `${source.id}/${year}/${number}`,
      place,
      number,
      heldOn,
      people,
      bodies,
      towns,
      random,
    });
    return {
      firstSeenAt: new Date(held.getTime() + 6 * DAY_MS).toISOString(),
      document,
      version: `${source.id}-${index}`,
    };
  });
  return { source, meetings };
}

interface Sketch {
  readonly id: string;
  readonly place: string;
  readonly number: number;
  readonly heldOn: string;
  readonly people: readonly string[];
  readonly bodies: readonly string[];
  readonly towns: readonly string[];
  readonly random: Random;
}

function inventMeeting({
  id,
  place,
  number,
  heldOn,
  people,
  bodies,
  towns,
  random,
}: Sketch): MinutesDocument {
  let text = `第${number}次常务会议纪要`;
  const add = (piece: string): [number, number] => {
    const start = text.length + 1;
    text += `\n${piece}`;
    return [start, text.length];
  };
  const items: MinutesDocument['items'] = [];
  const decisions: Decision[] = [];
  for (let item = 1; item <= 3 + random.int(0, 4); item++) {
    const thread = `${random.chance(0.3) ? random.pick(towns) : ''}${random.pick(MATTERS)}${random.pick(FORMS)}`;
    const title = `${place}县${thread}（${random.pick(EDITIONS)}）`;
    const heading = `审议《${title}》`;
    const start = add(`${item}、${heading}`)[0];
    const kind = random.pick(KINDS);
    const [lead = '', support = ''] = random.sample(bodies, 2);
    const due = new Date(Date.parse(heldOn) + random.int(20, 200) * DAY_MS);
    const deadline = `${due.getUTCFullYear()}年${due.getUTCMonth() + 1}月${due.getUTCDate()}日`;
    const isDue = random.chance(0.4);
    const sentence = `会议${VERBS[kind]}《${title}》，由${lead}负责，${support}、${random.pick(towns)}配合，${random.pick(MEASURES)}，${phrase(random)}，${phrase(random)}${isDue ? `，于${deadline}前完成` : ''}。`;
    const span = add(sentence);
    items.push({ number: item, heading, kind: 'deliberation', span: [start, span[1]] });
    decisions.push({
      id: `${id}/${item}-${number.toString(16).padStart(8, '0')}`,
      item,
      kind,
      subjects: [`《${title}》`],
      documents: [{ title, thread }],
      responsible: [
        { name: lead, role: 'lead' },
        { name: support, role: 'support' },
      ],
      ...(isDue && { deadline: { text: `${deadline}前`, date: due.toISOString().slice(0, 10) } }),
      text: sentence,
      span,
      confidence: 0.98,
    });
  }
  const attendance = people.flatMap((name, index): Attendance[] => {
    if (index >= 9 && random.chance(0.4)) return [];
    const role = index === 0 ? 'chair' : index < 9 ? 'present' : 'observer';
    const facts =
      index === 0
        ? { post: '县长' }
        : index < 9
          ? { post: '副县长' }
          : { organization: bodies[index % bodies.length] ?? '', post: '局长' };
    return [{ name, role, ...facts, span: add(name), confidence: 0.99 }];
  });
  return {
    id,
    schemaVersion: 2,
    form: 'minutes',
    source: id.slice(0, id.indexOf('/')),
    title: `${place}县人民政府第${number}次常务会议纪要`,
    body: `${place}县人民政府`,
    series: '常务会议',
    number,
    heldOn,
    documentNumber: `${place.charAt(0)}政会纪〔${heldOn.slice(0, 4)}〕${number}号`,
    items,
    decisions,
    attendance,
    text,
    quality: { score: 0.97, issues: [] },
    provenance: { sha256: '0'.repeat(64), contentType: 'text/html', script: 'hans', parser: '0.1.0' },
  };
}

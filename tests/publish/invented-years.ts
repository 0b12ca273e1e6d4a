// Minutes of one invented government over years: the same people and organisations again and again, documents that
// come back, deadlines. What a parser would have read; for the pages that look at many meetings together.
import { versionHash } from '../../functions/publish/index/name-id.ts';
import type { Attendance, Decision, MinutesDocument } from '../../schemas/generated/minutes.ts';
import { Random } from '../generator/random.ts';
import type { WholeMeeting } from './government.ts';

const BODIES = [
  '县发展改革局',
  '县财政局',
  '县住房城乡建设局',
  '县交通运输局',
  '县水利局',
  '县农业农村局',
  '县教育局',
  '县卫生健康局',
  '县民政局',
  '县自然资源局',
  '县应急管理局',
  '县生态环境分局',
  '县司法局',
  '县文化旅游局',
  '县数据局',
  '县审计局',
  '白鹭滩镇',
  '柳溪镇',
  '东塘街道',
];
const SURNAMES = '林沈苏顾方陆程秦温叶乔席';
const GIVEN = [
  '知远',
  '望舟',
  '明澜',
  '若谷',
  '清和',
  '怀瑾',
  '思齐',
  '云帆',
  '景行',
  '嘉禾',
  '书衡',
  '以宁',
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
];
const FORMS = ['管理办法', '工作方案', '三年行动计划', '专项规划', '补助办法'];
const EDITIONS = ['送审稿', '修订稿', '报批稿'];
const KINDS: readonly (readonly [Decision['kind'], number])[] = [
  ['approve-in-principle', 42],
  ['approve', 26],
  ['assign', 14],
  ['determine', 12],
  ['defer', 4],
  ['reject', 2],
];

const DAY_MS = 86_400_000;
const MEMBERS = 9;
const OBSERVERS = 14;

export interface YearsOptions {
  readonly source?: string;
  readonly meetings: number;
  /** Day of the first meeting. */
  readonly from?: string;
  readonly daysBetween?: number;
}

/** Oldest first. The same options give the same meetings. */
export function inventYears(options: YearsOptions): WholeMeeting[] {
  const { source = 'yunze', meetings, from = '2023-01-12', daysBetween = 15 } = options;
  const people = [...SURNAMES].flatMap((surname, row) =>
    [0, 1, 2].map((column) => `${surname}${GIVEN[(row * 5 + column * 7) % GIVEN.length]}`),
  );
  const numbers = new Map<string, number>();
  return Array.from({ length: meetings }, (_, index) => {
    const random = new Random(`${source}-${index}`);
    const held = new Date(Date.parse(from) + index * daysBetween * DAY_MS);
    const heldOn = held.toISOString().slice(0, 10);
    const year = heldOn.slice(0, 4);
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    const document = inventMeeting({
      id: `${source}/${year}/${number}`,
      source,
      number,
      heldOn,
      people,
      random,
    });
    const firstSeenAt = new Date(held.getTime() + 6 * DAY_MS).toISOString();
    return { firstSeenAt, document, version: versionHash([document, firstSeenAt]) };
  });
}

interface Sketch {
  readonly id: string;
  readonly source: string;
  readonly number: number;
  readonly heldOn: string;
  readonly people: readonly string[];
  readonly random: Random;
}

function inventMeeting({ id, source, number, heldOn, people, random }: Sketch): MinutesDocument {
  let text = `第${number}次常务会议纪要`;
  const add = (piece: string): [number, number] => {
    const start = text.length + 1;
    text += `\n${piece}`;
    return [start, text.length];
  };
  const items: MinutesDocument['items'] = [];
  const decisions: Decision[] = [];
  for (let item = 1; item <= 3 + random.int(0, 4); item++) {
    const title = `云泽县${random.pick(MATTERS)}${random.pick(FORMS)}`;
    const edition = `${title}（${random.pick(EDITIONS)}）`;
    const heading = `审议《${edition}》`;
    const start = add(`${item}、${heading}`)[0];
    const kind = random.weighted(KINDS);
    const [lead, support] = random.sample(BODIES, 2);
    const deadline = random.chance(0.4) ? dayAfter(heldOn, random.int(20, 120)) : undefined;
    const sentence = `会议${kind === 'defer' ? '暂缓审议' : '原则同意'}《${edition}》，由${lead}负责，${support}配合${deadline === undefined ? '' : `，于${deadline}前完成`}。`;
    const span = add(sentence);
    items.push({ number: item, heading, kind: 'deliberation', span: [start, span[1]] });
    decisions.push({
      id: `${id}/${item}-${number.toString(16).padStart(8, '0')}`,
      item,
      kind,
      subjects: [`《${edition}》`],
      documents: [{ title: edition, thread: title.slice(3) }],
      responsible: [
        { name: lead ?? '', role: random.chance(0.3) ? 'lead' : 'owner' },
        { name: support ?? '', role: 'support' },
      ],
      ...(deadline !== undefined && { deadline: { text: `${deadline}前`, date: deadline } }),
      text: sentence,
      span,
      confidence: random.chance(0.06) ? 0.7 : 0.98,
    });
  }
  const attendance = people.slice(0, MEMBERS + OBSERVERS).flatMap((name, index): Attendance[] => {
    const member = index < MEMBERS;
    if (!member && random.chance(0.45)) return [];
    const role = index === 0 ? 'chair' : member ? (random.chance(0.12) ? 'absent' : 'present') : 'observer';
    const post = index === 0 ? '县长' : member ? '副县长' : undefined;
    return [
      {
        name,
        role,
        ...(member ? {} : { organization: BODIES[index % BODIES.length] ?? '' }),
        ...(post !== undefined && { post }),
        span: add(name),
        confidence: 0.99,
      },
    ];
  });
  return {
    id,
    schemaVersion: 2,
    form: 'minutes',
    source,
    title: `云泽县人民政府第${number}次常务会议纪要`,
    body: '云泽县人民政府',
    series: '常务会议',
    number,
    heldOn,
    items,
    decisions,
    attendance,
    text,
    quality: { score: 0.97, issues: [] },
    provenance: { sha256: '0'.repeat(64), contentType: 'text/html', script: 'hans', parser: '0.1.0' },
  };
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

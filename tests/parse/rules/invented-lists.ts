import given from './data/given-names.json' with { type: 'json' };
import surnames from './data/surnames.json' with { type: 'json' };

// Invents attendance lists in the layouts that governments use, together with what they say.

export interface Expected {
  readonly name: string;
  readonly role: 'chair' | 'present' | 'observer' | 'absent' | 'recorder';
  readonly organization?: string;
  readonly note?: string;
  readonly truncated?: boolean;
}

export interface InventedList {
  readonly layout: string;
  readonly text: string;
  readonly expected: readonly Expected[];
  /** The text is an opening sentence, not a list. */
  readonly opening?: boolean;
}

/** A small seeded generator (mulberry32), so that every run invents the same lists. */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(count: number): number {
    return Math.floor(this.next() * count);
  }
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }
  /** Picks by weight. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [one, weight] of list) {
      left -= weight;
      if (left < 0) return one;
    }
    return this.pick(list)[0];
  }
}

export type NameSource = (random: Random) => string;

const weightedSurnames = surnames.bands.flatMap(({ share, surnames: list }) =>
  [...list].map((surname) => [surname, share] as const),
);
const weightedGiven = given.bands
  .filter(({ share }) => share >= 0.0003)
  .flatMap(({ share, characters }) => [...characters].map((character) => [character, share] as const));
const alone = [...given.usualAlone];

/** A name as they occur: three characters mostly, two often, a compound surname now and then. */
export const inventedName: NameSource = (random) => {
  const surname = random.chance(0.01)
    ? random.pick(surnames.compound.slice(0, 12))
    : random.weighted(weightedSurnames);
  if (random.chance(0.36))
    return surname + (random.chance(0.7) ? random.pick(alone) : random.weighted(weightedGiven));
  return surname + random.weighted(weightedGiven) + random.weighted(weightedGiven);
};

const DEPARTMENTS =
  '发改局 发展改革局 发改委 教育局 教体局 科技局 经科局 工信局 经信局 民政局 司法局 财政局 人社局 人力资源社会保障局 自然资源局 自然资源和规划局 资规局 生态环境局 住建局 住建委 住房城乡建设局 城管局 城管委 综合行政执法局 交通局 交通运输局 水利局 水务局 农业农村局 商务局 商粮局 文旅局 文广旅局 文体旅游局 卫健局 卫健委 卫生健康局 退役军人局 退役军人事务局 应急局 应急管理局 审计局 国资局 国资中心 市场监管局 统计局 医保局 信访局 林业局 乡村振兴局 数据局 大数据局 金融办 机关事务中心 机关事务管理局 行政审批局 政务服务局 税务局 公安局 气象局 供销社 档案馆 投促中心 融媒体中心 消防救援大队 人防办 民宗局 体育局 招商局 科协 残联 妇联 总工会 团委 工商联 红十字会 法院 检察院 人武部 纪委监委 人大常委会 政协 委办 委组织部 委宣传部 委统战部 委政法委 委编办 政府办 府办 党政办 文明办 城市更新中心 公积金中心 疾控中心 不动产登记中心 交警大队 烟草局 供电公司 邮政公司 电信公司 农商行'.split(
    ' ',
  );
const PLACE_CHARACTERS = [
  ...'江山河湖海桥塘湾泾港浦洲溪泉坪坝岭谷川石门塔庄店堡屯集潭津阳阴东西南北中上新大长平安和兴隆昌丰永太庆云龙凤马鹿鹤金银玉竹柳杨桃李梅花莲青白黄红高双三五七王张陈周胡罗梁宋董曹苏叶沈彭',
];
const AREA_ENDINGS = ['街道', '镇', '乡'];
const BRANDS = [...'城建投运旅恒泰鑫瑞盛华龙腾汇通源达康宏'];
const COMPANY_ENDINGS = [
  '集团',
  '公司',
  '投资集团',
  '发展集团',
  '控股集团',
  '水务公司',
  '建设公司',
  '投资发展有限公司',
  '文旅集团',
  '实业有限公司',
];

/** A body as its minutes write it. With a level (区, 县) in front unless it is a place or a company. */
export function inventedBody(random: Random, level: string): string {
  const kind = random.next();
  if (kind < 0.7) {
    const body = random.pick(DEPARTMENTS);
    return body.startsWith('委') ? (level || '县') + body : level + body;
  }
  if (kind < 0.9) {
    const length = random.chance(0.75) ? 2 : 3;
    const place = Array.from({ length }, () => random.pick(PLACE_CHARACTERS)).join('');
    return place + random.pick(AREA_ENDINGS);
  }
  return random.pick(PLACE_CHARACTERS) + random.pick(BRANDS) + random.pick(COMPANY_ENDINGS);
}

interface Pair {
  readonly body: string;
  readonly names: readonly string[];
}

export class Inventor {
  readonly #random: Random;
  readonly #name: NameSource;

  constructor(seed: number, name: NameSource = inventedName) {
    this.#random = new Random(seed);
    this.#name = name;
  }

  #names(low: number, high: number): string[] {
    return Array.from({ length: this.#random.between(low, high) }, () => this.#name(this.#random));
  }

  #pairs(low: number, high: number, level: string, most = 1): Pair[] {
    return Array.from({ length: this.#random.between(low, high) }, () => ({
      body: inventedBody(this.#random, level),
      names: this.#names(1, this.#random.chance(0.15) ? most : 1),
    }));
  }

  #level(): string {
    return this.#random.pick(['区', '县', '市', '']);
  }

  /** 王　晋 in the width of 王某某. */
  #padded(name: string, space = '　'): string {
    return name.length === 2 ? `${name[0]}${space}${name[1]}` : name;
  }

  invent(): InventedList {
    const layout = this.#random.pick(LAYOUTS);
    return this.inLayout(layout);
  }

  inLayout(layout: string): InventedList {
    return { layout, ...this.#write(layout) };
  }

  #write(layout: string): Omit<InventedList, 'layout'> {
    const random = this.#random;
    const present = this.#names(5, 9);
    const presentFacts = present.map((name) => ({ name, role: 'present' as const }));
    switch (layout) {
      case 'names separated by 、':
        return { text: `出席：${present.join('、')}`, expected: presentFacts };
      case 'names run together': {
        const first = present.slice(0, 3);
        const rest = present.slice(3);
        return { text: `出席:  ${first.join('')}\n  ${rest.join('')}`, expected: presentFacts };
      }
      case 'names in columns, padded': {
        const rows: string[] = [];
        for (let i = 0; i < present.length; i += 4) {
          rows.push(
            present
              .slice(i, i + 4)
              .map((name) => this.#padded(name))
              .join('　'),
          );
        }
        return { text: `出　席：${rows.join('\n　　　　')}`, expected: presentFacts };
      }
      case 'names in columns, wide gaps':
        return {
          text: `出席人员：${present.map((name) => this.#padded(name, '  ')).join('    ')}`,
          expected: presentFacts,
        };
      case 'label split over lines':
        return {
          text: `列\n席：${present.join('、')}`,
          expected: present.map((name) => ({ name, role: 'observer' })),
        };
      case 'label without colon':
        return {
          text: `出席　　${present.join('　')}\n记录　　${this.#join(['周文书'])}`,
          expected: [...presentFacts, { name: '周文书', role: 'recorder' }],
        };
      case 'bodies and names run together': {
        const pairs = this.#pairs(15, 30, random.pick(['区', '县', '市']), 3);
        const text = pairs
          .map(({ body, names }) => `${body}${names.join('、')}${random.chance(0.4) ? '  ' : ''}`)
          .join('');
        return { text: `    列席:${text}`, expected: facts(pairs, 'observer') };
      }
      case 'bodies and names separated by ，': {
        const pairs = this.#pairs(10, 25, this.#level(), 4);
        return {
          text: `列 席：${pairs.map(({ body, names }) => body + names.join('、')).join('，')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'bodies and names separated by 、': {
        const pairs = this.#pairs(6, 15, this.#level());
        return {
          text: `列席：${pairs.map(({ body, names }) => body + names.join('')).join('、')}。`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'one pair a line': {
        const pairs = this.#pairs(6, 15, this.#level());
        const gap = random.pick([' ', '  ', '　', '    ', '\t']);
        return {
          text: `列席人员：\n${pairs.map(({ body, names }) => body + gap + names.map((name) => this.#padded(name)).join('')).join('\n')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'table: body, name, post': {
        const pairs = this.#pairs(5, 12, this.#level());
        const rows = pairs.map(({ body, names }) =>
          [body, names.join(''), random.pick(['局长', '副局长', '主任', '书记', '副主任'])].join('\t'),
        );
        return {
          text: `列席人员：\n单位\t姓名\t职务\n${rows.join('\n')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'table: number, name, body and post': {
        const pairs = this.#pairs(5, 12, this.#level());
        const rows = pairs.map(
          ({ body, names }, i) =>
            `${i + 1}  ${names.join('')}  ${body}${random.pick(['局长', '副局长', '主任', '副书记', '副主任'])}`,
        );
        return {
          text: `列席：\n序号  姓名  单位及职务\n${rows.join('\n')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'table, one cell a line': {
        const pairs = this.#pairs(5, 12, this.#level());
        return {
          text: `列席：\n单位\n姓名\n${pairs.map(({ body, names }) => `${body}\n${names.join('')}`).join('\n')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'bodies in brackets': {
        const pairs = this.#pairs(5, 15, this.#level());
        return {
          text: `列席人员：${pairs.map(({ body, names }) => `${names.join('')}（${body}）`).join('、')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'bodies and posts in brackets': {
        const pairs = this.#pairs(5, 15, this.#level());
        return {
          text: `列席：${pairs.map(({ body, names }) => `${names.join('')}（${body}${random.pick(['局长', '主任', '副主任', '书记'])}）`).join('  ')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'posts before names': {
        const pairs = this.#pairs(5, 15, this.#level());
        return {
          text: `列席：${pairs.map(({ body, names }) => `${body}${random.pick(['局长', '主任', '副主任', '书记', '党组书记、局长'])}${names.join('')}`).join('，')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'posts after names': {
        const pairs = this.#pairs(5, 15, this.#level());
        return {
          text: `列席：\n${pairs.map(({ body, names }) => `${names.join('')}　${body}${random.pick(['局长', '主任', '副主任', '书记', '副局长'])}`).join('\n')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'deputies by post': {
        const [chief = '王一', ...deputies] = present;
        return {
          text: `出席：区长${chief}，副区长${deputies.join('、')}`,
          expected: [chief, ...deputies].map((name) => ({ name, role: 'present' })),
        };
      }
      case 'groups': {
        const invited = this.#names(1, 3);
        const office = this.#names(4, 9);
        const pairs = this.#pairs(8, 20, '', 3);
        return {
          text: `列 席：\n（一）邀请列席：${invited.join('、')}\n（二）政府办：${office.join('、')}\n（三）${pairs.map(({ body, names }) => body + names.join('、')).join('，')}`,
          expected: [
            ...invited.map((name) => ({ name, role: 'observer' as const })),
            ...office.map((name) => ({ name, role: 'observer' as const, organization: '政府办' })),
            ...facts(pairs, 'observer'),
          ],
        };
      }
      case 'by agenda item': {
        const first = this.#pairs(2, 5, '区');
        const second = this.#pairs(2, 5, '区');
        const write = (pairs: readonly Pair[]): string =>
          pairs.map(({ body, names }) => body + names.join('、')).join('，');
        return {
          text: `出席：${present.join('、')}\n列席第一项议题：${write(first)}\n列席第二、三项议题：${write(second)}`,
          expected: [
            ...presentFacts,
            ...facts(first, 'observer', '第一项议题'),
            ...facts(second, 'observer', '第二、三项议题'),
          ],
        };
      }
      case 'leave with reasons': {
        const [first = '', second = '', third = ''] = present;
        const rest = present.slice(3);
        return {
          text: `出席：${rest.join('、')}\n请假：${first}（外出学习）、${second}(病假)，${third}`,
          expected: [
            ...rest.map((name) => ({ name, role: 'present' as const })),
            { name: first, role: 'absent', note: '外出学习' },
            { name: second, role: 'absent', note: '病假' },
            { name: third, role: 'absent' },
          ],
        };
      }
      case 'several labels on a line': {
        const [recorder = '', ...rest] = present;
        const pairs = this.#pairs(3, 6, '县');
        return {
          text: `出席：${rest.join('、')}  列席：${pairs.map(({ body, names }) => body + names.join('')).join('、')}  记录：${recorder}`,
          expected: [
            ...rest.map((name) => ({ name, role: 'present' as const })),
            ...facts(pairs, 'observer'),
            { name: recorder, role: 'recorder' },
          ],
        };
      }
      case 'two bodies for one person': {
        const pairs = this.#pairs(4, 8, '区').map(({ names }) => ({
          body: `区${random.pick(DEPARTMENTS.slice(0, 40))}、区${random.pick(DEPARTMENTS.slice(40, 62))}`,
          names,
        }));
        return {
          text: `列席：${pairs.map(({ body, names }) => body + names.join('')).join('  ')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'cut names': {
        const pairs = this.#pairs(8, 12, '区');
        const cut = random.below(pairs.length);
        const written = pairs.map(({ body, names }, i) =>
          i === cut ? { body, names: [(names[0] ?? '王')[0] ?? '王'] } : { body, names },
        );
        return {
          text: `列席：${written.map(({ body, names }) => `${body}${names.join('')}`).join('  ')}`,
          expected: written.flatMap(({ body, names }, i) =>
            names.map((name) => ({
              name,
              role: 'observer' as const,
              organization: body,
              ...(i === cut && { truncated: true }),
            })),
          ),
        };
      }
      case 'names of other languages': {
        const names = [
          '阿不都拉·买买提',
          '古丽米热·艾尼瓦尔',
          '帕尔哈提·吐尔逊',
          '努尔兰·叶尔江',
          '玛依拉·阿布都热合曼',
        ];
        const pairs = this.#pairs(5, 9, '县').map(({ body, names: own }) => ({
          body,
          names: random.chance(0.5) ? [random.pick(names)] : own,
        }));
        return {
          text: `列席：${pairs.map(({ body, names: own }) => body + own.join('')).join('，')}`,
          expected: facts(pairs, 'observer'),
        };
      }
      case 'sentences': {
        const [chief = '', ...others] = present;
        const deputies = others.slice(0, -2);
        const guests = others.slice(-2);
        return {
          opening: true,
          text: `2024年3月5日上午，县委副书记、县长${chief}主持召开县政府第12次常务会议，县政府副县长${deputies.join('、')}出席会议。县人大常委会副主任${guests[0] ?? ''}，县政协副主席${guests[1] ?? ''}列席会议。会议研究了以下事项。`,
          expected: [
            { name: chief, role: 'chair' },
            ...deputies.map((name) => ({ name, role: 'present' as const })),
            { name: guests[0] ?? '', role: 'observer', organization: '县人大常委会' },
            { name: guests[1] ?? '', role: 'observer', organization: '县政协' },
          ],
        };
      }
      case 'sentences with bodies': {
        const [chief = '', ...others] = present;
        const leave = others.pop() ?? '';
        const pairs = this.#pairs(3, 8, '县');
        return {
          opening: true,
          text: `8月2日，会议由区长${chief}同志主持。区领导${others.join('、')}出席会议，${leave}因公请假；${pairs.map(({ body, names }) => body + names.join('')).join('、')}列席会议。`,
          expected: [
            { name: chief, role: 'chair' },
            ...others.map((name) => ({ name, role: 'present' as const })),
            { name: leave, role: 'absent' },
            ...facts(pairs, 'observer'),
          ],
        };
      }
      default:
        throw new Error(`unknown layout ${layout}`);
    }
  }

  #join(names: readonly string[]): string {
    return names.join('、');
  }
}

const facts = (pairs: readonly Pair[], role: Expected['role'], note?: string): Expected[] =>
  pairs.flatMap(({ body, names }) =>
    names.map((name) => ({ name, role, organization: body, ...(note !== undefined && { note }) })),
  );

export const LAYOUTS: readonly string[] = [
  'names separated by 、',
  'names run together',
  'names in columns, padded',
  'names in columns, wide gaps',
  'label split over lines',
  'label without colon',
  'bodies and names run together',
  'bodies and names separated by ，',
  'bodies and names separated by 、',
  'one pair a line',
  'table: body, name, post',
  'table: number, name, body and post',
  'table, one cell a line',
  'bodies in brackets',
  'bodies and posts in brackets',
  'posts before names',
  'posts after names',
  'deputies by post',
  'groups',
  'by agenda item',
  'leave with reasons',
  'several labels on a line',
  'two bodies for one person',
  'cut names',
  'names of other languages',
  'sentences',
  'sentences with bodies',
];

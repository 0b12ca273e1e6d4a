import wrapping from '../data/wrapping.json' with { type: 'json' };
import { type Meeting, titleOf } from '../meeting.ts';
import { type Block, line } from '../minutes.ts';
import { chineseDate, chineseNumeralDate } from '../numerals.ts';
import type { Random } from '../random.ts';

export interface Entry {
  readonly label: string;
  readonly value: string;
}

/** A page before it is given its form: everything on it is text that damage can fall upon. */
export interface Sheet {
  readonly navigation: readonly string[];
  /** Entries of the disclosure catalogue. */
  readonly catalogue: readonly Entry[];
  readonly titles: readonly string[];
  /** Line below the title: 发布时间：… 来源：…. */
  readonly byline: string;
  readonly blocks: readonly Block[];
  readonly footer: readonly string[];
  /** `meta` elements of the head, where the page is HTML. */
  readonly meta: readonly Entry[];
}

/** Facts of the meeting that the page shows outside the minutes proper. */
export type Shown = ReadonlySet<'documentNumber' | 'indexNumber' | 'issuedOn' | 'publishedOn' | 'issuer'>;

const CATALOGUES: Readonly<Record<string, readonly string[]>> = {
  full: ['索引号', '信息分类', '发布机构', '生成日期', '文件标题', '文号', '有效性'],
  short: ['索引号', '发文机关', '成文日期', '文号'],
  lettered: ['索 引 号', '公开目录', '发文机关', '成文日期', '文　　号', '有 效 性'],
  dated: ['索引号', '主题分类', '发文机关', '成文日期', '标题', '发文字号', '发布日期'],
};

function catalogueValue(label: string, meeting: Meeting): string {
  const values: Readonly<Record<string, string>> = {
    索引号: meeting.indexNumber,
    信息分类: '区政府常务会议;其他;'.replace('区', meeting.government.level),
    主题分类: '综合政务、其他',
    发布机构: meeting.government.official,
    发文机关: `${meeting.government.formal}办公室`,
    生成日期: meeting.issuedOn,
    成文日期: meeting.issuedOn,
    发布日期: meeting.publishedOn,
    文件标题: titleOf(meeting),
    标题: titleOf(meeting),
    文号: meeting.documentNumber,
    发文字号: meeting.documentNumber,
    有效性: '有效',
    公开目录: '政府常务会议',
  };
  return values[label.replace(/\s/gu, '')] ?? '';
}

const shows: Readonly<
  Record<string, 'documentNumber' | 'indexNumber' | 'issuedOn' | 'publishedOn' | 'issuer'>
> = {
  索引号: 'indexNumber',
  文号: 'documentNumber',
  发文字号: 'documentNumber',
  生成日期: 'issuedOn',
  成文日期: 'issuedOn',
  发布日期: 'publishedOn',
  发布机构: 'issuer',
};

function fill(random: Random, text: string, meeting: Meeting): string {
  const { government, series, number } = meeting;
  return text
    .replaceAll('{place}', government.place)
    .replaceAll('{parent}', government.parent || government.area)
    .replaceAll('{body}', government.formal)
    .replaceAll('{series}', series)
    .replaceAll('{before}', String(Math.max(1, (number ?? 9) - 1)))
    .replaceAll('{abbreviation}', government.abbreviation)
    .replaceAll('{siteCode}', String(random.int(1000000000, 6599999999)))
    .replaceAll('{icp}', String(random.int(10000000, 29999999)))
    .replaceAll('{security}', String(random.int(10000000000000, 65999999999999)))
    .replaceAll('{phone}', `${random.int(311, 998)}-${random.int(2000000, 8999999)}`);
}

const BYLINES: readonly ((m: Meeting) => string)[] = [
  (m) => `发布时间：${m.publishedAt} 来源：${m.government.shortest}办公室 浏览次数：`,
  (m) => `发布日期：${m.publishedOn}　来源：${m.government.area}政府网　字体：[大 中 小]`,
  (m) => `发布时间:${m.publishedAt}访问量:`,
  (m) => `时间：${m.publishedAt} 作者：${m.government.shortest}办 点击：1024`,
  (m) => `[日期：${m.publishedOn}] 来源：${m.government.shortest}办公室 [字体：大 中 小]`,
  (m) => `时间：${m.publishedAt}　　来源：${m.government.shortest}办　　作者：　　点击：`,
  (m) => `来源：${m.government.formal} 发布时间：${chineseDate(m.publishedOn)}`,
];

export interface SheetChoice {
  /** Name of a catalogue, or `none`. */
  readonly catalogue: string;
  readonly furniture: boolean;
  readonly byline: boolean;
  readonly meta: boolean;
  readonly title: 'whole' | 'broken' | 'none';
  readonly signature: 'none' | 'date' | 'office-and-date' | 'printed' | 'classified';
  readonly numberBelowTitle: boolean;
  /** The day of issue below the title: not at all, in brackets, or after the office. */
  readonly dateBelowTitle: 'none' | 'in-brackets' | 'after-office';
}

/** Chooses what goes on the sheet. `form`: name of the page's form, which limits what can be shown. */
export function chooseSheet(random: Random, form: string): SheetChoice {
  const furniture = random.chance(0.6) && !/^(?:docx|pdf)/.test(form);
  const values = form.endsWith('/values-alone') ? ['full'] : Object.keys(CATALOGUES);
  return {
    furniture,
    catalogue: furniture && random.chance(0.55) ? random.pick(values) : 'none',
    byline: furniture && random.chance(0.7),
    meta: form.startsWith('html/') && random.chance(0.4),
    title: random.weighted([
      ['whole', 7],
      ['broken', 2],
      ['none', furniture ? 0 : 1.5],
    ]),
    signature: random.weighted([
      ['none', 6],
      ['date', 1],
      ['office-and-date', 1],
      ['printed', 1],
      ['classified', 0.7],
    ]),
    numberBelowTitle: random.chance(0.15),
    dateBelowTitle: random.weighted([
      ['none', 16],
      ['in-brackets', 1],
      ['after-office', 2],
    ]),
  };
}

function signature(random: Random, meeting: Meeting, kind: SheetChoice['signature']): Block[] {
  const { government, issuedOn } = meeting;
  const date = random.chance(0.2) ? chineseNumeralDate(issuedOn) : chineseDate(issuedOn);
  const office = `${government.formal}办公室`;
  if (kind === 'date') return [line('signature', date)];
  if (kind === 'office-and-date') return [line('signature', office), line('signature', date)];
  if (kind === 'classified')
    return [
      line('signature', `主题词：${random.pick(['政务　会议　纪要', '行政事务　会议　纪要', '会议　纪要'])}`),
      line(
        'signature',
        `抄送：${government.level}委、${government.level}人大、${government.level}政协办公室。`,
      ),
      line('signature', `${office}　　　${date}印`),
    ];
  if (kind === 'printed')
    return [
      line(
        'signature',
        `分送：${government.shortest}领导，各镇人民政府、街道办事处，${government.shortest}各部门。`,
      ),
      line('signature', `${office}　　　${date}印发`),
    ];
  return [];
}

/** Puts the minutes on a sheet with what stands around them. */
export function layOutSheet(
  random: Random,
  meeting: Meeting,
  minutes: readonly Block[],
  choice: SheetChoice,
): { sheet: Sheet; shown: Shown } {
  const title = titleOf(meeting);
  const shown = new Set<'documentNumber' | 'indexNumber' | 'issuedOn' | 'publishedOn' | 'issuer'>();
  const catalogue = (CATALOGUES[choice.catalogue] ?? []).map((label) => ({
    label,
    value: catalogueValue(label, meeting),
  }));
  for (const { label } of catalogue) {
    const fact = shows[label.replace(/\s/gu, '')];
    if (fact) shown.add(fact);
  }
  if (choice.byline || choice.meta) shown.add('publishedOn');
  if (choice.signature !== 'none') shown.add('issuedOn');
  const blocks: Block[] = [];
  const cut = title.indexOf('人民政府') + 4;
  if (choice.title === 'whole') blocks.push(line('title', title));
  if (choice.title === 'broken')
    blocks.push(line('title', title.slice(0, cut)), line('title', title.slice(cut)));
  if (choice.numberBelowTitle) {
    shown.add('documentNumber');
    blocks.push(line('title', meeting.documentNumber));
  }
  if (choice.dateBelowTitle !== 'none' && choice.title !== 'none') {
    shown.add('issuedOn');
    const date = chineseDate(meeting.issuedOn);
    const office = `${meeting.government.formal}办公室　　　`;
    blocks.push(line('title', choice.dateBelowTitle === 'in-brackets' ? `（${date}）` : office + date));
  }
  blocks.push(...minutes, ...signature(random, meeting, choice.signature));
  const some = (texts: readonly string[], count: number): string[] =>
    choice.furniture ? random.sample(texts, count).map((text) => fill(random, text, meeting)) : [];
  return {
    shown,
    sheet: {
      navigation: [...some(wrapping.navigation, random.int(1, 4)), ...some(wrapping.tools, random.int(0, 2))],
      catalogue,
      titles: choice.furniture && choice.title !== 'none' ? [title] : [],
      byline: choice.byline ? random.pick(BYLINES)(meeting) : '',
      blocks,
      footer: [
        ...some(wrapping.tools, random.int(0, 2)),
        ...some(wrapping.related, random.int(0, 2)),
        ...some(wrapping.footer, random.int(2, 5)),
      ],
      meta: choice.meta
        ? [
            { label: 'SiteName', value: `${meeting.government.area}人民政府网` },
            { label: 'ArticleTitle', value: title },
            { label: 'PubDate', value: meeting.publishedAt },
            { label: 'ContentSource', value: `${meeting.government.shortest}办公室` },
          ]
        : [],
    },
  };
}

/** The sheet with every text on it changed by `change`. */
export function mapSheet(sheet: Sheet, change: (text: string) => string): Sheet {
  const entry = ({ label, value }: Entry): Entry => ({ label: change(label), value: change(value) });
  return {
    navigation: sheet.navigation.map(change),
    catalogue: sheet.catalogue.map(entry),
    titles: sheet.titles.map(change),
    byline: change(sheet.byline),
    blocks: sheet.blocks.map((block) => mapBlock(block, change)),
    footer: sheet.footer.map(change),
    meta: sheet.meta.map(({ label, value }) => ({ label, value: change(value) })),
  };
}

export function mapBlock(block: Block, change: (text: string) => string): Block {
  if (block.role === 'table') return { role: 'table', rows: block.rows.map((row) => row.map(change)) };
  return { role: block.role, text: change(block.text) };
}

/** The minutes' own text with its marks, line by line. */
export const textOf = (sheet: Sheet): string =>
  sheet.blocks
    .map((b) => (b.role === 'table' ? b.rows.map((r) => r.join('\t')).join('\n') : b.text))
    .join('\n');

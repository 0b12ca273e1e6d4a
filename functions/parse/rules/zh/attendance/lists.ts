import type { QualityIssue } from '../../../../../schemas/generated/minutes.ts';
import type { Passage } from '../../../clauses/passage.ts';
import { RuleBook, rule } from '../../../grammar/rule.ts';
import { surfaceOf } from '../../../grammar/surface.ts';
import type { Line } from '../../../lines/line.ts';
import type { Known } from '../../../mentions/known.ts';
import { type PeopleList, type Person, readPeople } from '../../../mentions/people.ts';
import { isEmpty, type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { AttendanceFact, Found } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import { factsOf } from './facts.ts';
import { type Label, labelsIn } from './labels.ts';

/** What the columns of a table are. */
type Columns = 'organizations' | 'roles';

/** Heads of tables of people. */
export const tableRules = [
  rule<Columns>('attendance/table-of-organizations', {
    match: ['table-organization ( 及 | 和 )? 职务? 姓名', '姓名 table-organization'],
    yields: 'organizations',
    over: 'words',
    examples: { 单位姓名备注: {}, 序号姓名工作单位: {}, '列席：甲某某': null },
  }),
  rule<Columns>('attendance/table-of-roles', {
    match: '姓名 ..24 ( 备注 | 情况 | 身份 | 类别 )',
    yields: 'roles',
    over: 'words',
    examples: { 单位姓名参会情况: {}, '列席：甲某某': null },
  }),
];

/** What sentences of minutes have and lists of people do not: a day, an act of the meeting, a document. */
export const intruderRules = [
  rule<'sentence'>('attendance/sentence-in-list', {
    match: [
      '主持召开',
      '《',
      '会议 ( exhort-verb | state-verb | settle-verb | agenda-verb | dispose-verb )',
      '( 关于 | 听取 | 审议 | 传达 ) han{6}',
      '的 ( 汇报 | 通知 | 意见 | 请示 | 报告 | 决定 | 方案 | 建议 )',
      'digit{2,4} 年 digit{1,2} 月',
    ],
    yields: 'sentence',
    over: 'words',
    examples: {
      '会议指出，要压实责任。': {},
      '2024年3月8日，区长甲某某主持召开会议': {},
      '县林业局甲某某、县审计局乙某某': null,
    },
  }),
];

/** A bracket behind the chair that names who presided in that place. */
export const standInRules = [
  rule<'chair'>('attendance/chair-stood-in', {
    match: '（ who:han{2,4} 代 ( 理 | 为 )? 主持? ）',
    yields: 'chair',
    over: 'words',
    examples: { '主席：甲局长某（乙某某代）': '乙某某', '主持：甲某某（副局长）': null },
  }),
];

const standIns = new RuleBook(standInRules, lexicon);
const tables = new RuleBook(tableRules, lexicon);
const intruders = new RuleBook(intruderRules, lexicon);

/** What stands under one label. */
interface Section {
  readonly label: Label | undefined;
  readonly ranges: Range[];
}

/** The people of attendance lists, and what of the lists names nobody or could not be read. */
export function readLists({ reading, lines }: Passage, known: Known): Found<AttendanceFact> {
  const facts: AttendanceFact[] = [];
  const issues: QualityIssue[] = [];
  const report = (
    ranges: readonly Range[],
    code: string,
    severity: QualityIssue['severity'],
    message: string,
  ): void => {
    for (const range of ranges)
      issues.push({
        code,
        severity,
        span: reading.span(range),
        message: `${message}: ${reading.value(range)}`,
      });
  };
  const blocks = blocksOf(reading, lines);
  const head = [...blocks.map(({ range }) => range), ...headsAbove(lines)].flatMap((range) =>
    tables.all(surfaceOf(reading.plain, range, [])).map((finding) => finding),
  );
  const table = head.some(({ yields }) => yields === 'organizations');
  const roleColumn = head.some(({ yields }) => yields === 'roles');
  for (const { label, ranges } of sectionsOf(reading, blocks, roleColumn)) {
    if (label?.role === 'elsewhere') continue;
    const { lists, sentences } = partedOf(
      reading,
      ranges.map((range) => (label?.role === 'chair' ? standIn(reading, range) : counted(reading, range))),
    );
    const read = readPeople(reading, lists, known, { table });
    const alone = label?.role === undefined ? undefined : aloneIn(reading, read);
    facts.push(
      ...factsOf(reading, alone === undefined ? presiding(reading, read, roleColumn) : [alone], {
        role: label?.role ?? 'present',
        rule: label?.rule ?? 'attendance/unlabelled-list',
        evidence: label?.role === undefined ? 'unlabelled-list' : 'labelled-list',
        note: label?.note,
        mixed: label?.mixed ?? false,
      }),
    );
    report(
      read.bare,
      'attendance-without-name',
      'info',
      'An attendance list names this body or post, but nobody for it',
    );
    report(
      [...(alone === undefined ? read.unread : []), ...sentences],
      'attendance-unread',
      'warning',
      'In an attendance list, neither name, body nor post',
    );
  }
  return { facts, issues };
}

/** How sure a name is that only the label before it tells. */
const BY_LABEL = 0.8;

/** 记录：简单: what stands alone under a label and cannot be read is a name of ordinary words. */
function aloneIn({ plain }: Reading, { people, unread, bare, asides }: PeopleList): Person | undefined {
  const [name, ...others] = unread;
  if (name === undefined || people.length + others.length + bare.length + asides.length > 0) return undefined;
  if (!/^\p{Script=Han}{2,3}$/u.test(plain.slice(name.start, name.end))) return undefined;
  return {
    name,
    probability: BY_LABEL,
    truncated: false,
    alternatives: [],
    organizations: [],
    organizationProbability: 1,
    posts: [],
    notes: [],
    role: undefined,
  };
}

const PRESIDES = /^主持人?$/u;

/** 主持 in the last cell of a row is the role of whoever stands in that row. */
function presiding(
  { plain }: Reading,
  { people, asides }: PeopleList,
  roleColumn: boolean,
): readonly Person[] {
  const cells = roleColumn ? asides.filter(({ start, end }) => PRESIDES.test(plain.slice(start, end))) : [];
  if (cells.length === 0) return people;
  const inRow = (person: Person, cell: Range): boolean =>
    person.name.end <= cell.start && !plain.slice(person.name.end, cell.start).includes('\n');
  const chairs = new Set(cells.map((cell) => people.findLast((person) => inRow(person, cell))));
  return people.map((person) => (chairs.has(person) ? { ...person, role: 'chair' } : person));
}

interface Block {
  readonly range: Range;
  /** The label of the block before holds on: only the frame of the page stands between. */
  readonly goesOn: boolean;
  /** What stands before the first label lists people as well. */
  readonly lists: boolean;
}

/** Lines that list people, as far as nothing but blank lines stands between. */
function blocksOf(reading: Reading, lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  let apart: 'together' | 'framed' | 'apart' = 'apart';
  for (const line of lines) {
    if (line.class === 'attendance' || line.class === 'particular') {
      const last = blocks.at(-1);
      const lists = line.class === 'attendance';
      // Particulars list people only behind a label of their own.
      if (last !== undefined && apart === 'together' && last.lists === lists)
        blocks[blocks.length - 1] = { ...last, range: rangeOf(last.range.start, line.range.end) };
      else blocks.push({ range: line.range, goesOn: lists && apart !== 'apart', lists });
      apart = 'together';
    } else if (line.class === 'furniture' || line.class === 'injected') {
      if (apart === 'together') apart = 'framed';
    } else if (line.class !== 'blank') {
      apart = 'apart';
    }
  }
  return blocks.filter(({ range }) => reading.plain.slice(range.start, range.end).trim() !== '');
}

/** The lines right above lists, which may be the heads of their tables. */
function headsAbove(lines: readonly Line[]): readonly Range[] {
  const filled = lines.filter((line) => line.class !== 'blank');
  return filled.flatMap((line, i) => {
    const below = filled[i + 1];
    return line.class !== 'attendance' && below?.class === 'attendance' ? [line.range] : [];
  });
}

/** Cuts the blocks at their labels. */
function sectionsOf(reading: Reading, blocks: readonly Block[], roleColumn: boolean): readonly Section[] {
  const sections: Section[] = [];
  let label: Label | undefined;
  for (const { range, goesOn, lists } of blocks) {
    if (!goesOn) label = undefined;
    let from = range.start;
    const close = (end: number): void => {
      const content = rangeOf(from, end);
      if (isEmpty(content) || (label === undefined && !lists)) return;
      const last = sections.at(-1);
      if (last !== undefined && last.label === label && goesOn) last.ranges.push(content);
      else sections.push({ label, ranges: [content] });
    };
    for (const next of labelsIn(reading, range, roleColumn)) {
      close(next.range.start);
      // 第一项议题： without a label before it: who attends for an item is an observer.
      const role = next.role ?? (label === undefined || label.mixed ? 'observer' : label.role);
      label = { ...next, role };
      from = next.range.end;
    }
    close(range.end);
  }
  return sections;
}

/** 钟局长文彬（赖一凡代）: the bracket names who presided. */
function standIn({ plain }: Reading, range: Range): Range {
  const surface = surfaceOf(plain, range, []);
  const who = standIns.first(surface)?.captures.who;
  return who === undefined ? range : surface.rangeOf(who.from, who.to);
}

const COUNT = /^共?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[人名]（(?=[^（）]*）[。；]?\n*$)/u;

/** 请假2人（甲某、乙某）: the bracket holds the list. */
function counted({ plain }: Reading, range: Range): Range {
  const words = plain.slice(range.start, range.end);
  const count = COUNT.exec(words)?.[0].length;
  return count === undefined ? range : rangeOf(range.start + count, range.start + words.indexOf('）'));
}

const BRACKETS = /（[^（）\n]*）/gu;

/** Tells the lines of a list from running text: names are looked for in the former only. */
function partedOf(
  reading: Reading,
  ranges: readonly Range[],
): { readonly lists: readonly Range[]; readonly sentences: readonly Range[] } {
  const lists: Range[] = [];
  const sentences: Range[] = [];
  for (const range of ranges) {
    let open: Range | undefined;
    for (const line of linesOf(reading, range)) {
      const from = sentenceIn(reading, line);
      const list = rangeOf(line.start, from ?? line.end);
      if (!isEmpty(list)) open = open === undefined ? list : rangeOf(open.start, list.end);
      if (from === undefined) continue;
      sentences.push(rangeOf(from, line.end));
      if (open !== undefined) lists.push(open);
      open = undefined;
    }
    if (open !== undefined) lists.push(open);
  }
  return { lists, sentences };
}

function linesOf({ plain }: Reading, { start, end }: Range): readonly Range[] {
  const lines: Range[] = [];
  for (let from = start; from < end; ) {
    const found = plain.indexOf('\n', from);
    const to = found < 0 ? end : Math.min(found, end);
    if (to > from) lines.push(rangeOf(from, to));
    from = to + 1;
  }
  return lines;
}

/** Where a sentence begins in a line of a list: at its clause, or at the gap before it. */
function sentenceIn(reading: Reading, { start, end }: Range): number | undefined {
  const { plain } = reading;
  const line = plain.slice(start, end);
  // What a bracket says of somebody is no sentence of the minutes.
  const bare = line.replace(BRACKETS, (bracket) => ' '.repeat(bracket.length));
  const finding = intruders.first(surfaceOf(bare, rangeOf(0, bare.length), []));
  if (finding === undefined) return undefined;
  let from = start + finding.from;
  while (from > start && !/[。；]/u.test(plain.charAt(from - 1)) && reading.gapBefore(from) === 0) from--;
  return from;
}

import { RuleBook, rule } from '../../../grammar/rule.ts';
import { type Surface, surfaceOf } from '../../../grammar/surface.ts';
import type { Role } from '../../../mentions/people.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';

/** How a label must stand for it to be one: white space and line ends are no part of what patterns see. */
interface Layout {
  /** What the label says: a role; more of the role above it; nothing of anybody. */
  readonly says: 'role' | 'items' | 'elsewhere';
  /**
   * What stands before it: anything, where a colon tells it from a verb; a mark, a gap or a line end; a gap or a line
   * end; a line end.
   */
  readonly behind: 'anything' | 'mark' | 'gap' | 'line';
  /** Whether a gap or a line end must follow. */
  readonly setOff?: boolean;
}

/** The ways in which pages write the labels of lists of people. */
export const labelRules = [
  rule<Layout>('attendance/label-of-annex', {
    match: '( 附 | 附件 ) digit? ： label !no-label',
    yields: { says: 'role', behind: 'line', setOff: true },
    over: 'words',
    examples: {
      '附：参会人员名单': { present: '参会' },
      '附件1：列席人员': { observer: '列席' },
      '附：土地出让清单': null,
    },
  }),
  rule<Layout>('attendance/label-of-something-else', {
    match: 'other-label ：',
    yields: { says: 'elsewhere', behind: 'mark' },
    over: 'words',
    examples: { '签发：甲某某': {}, '出席：甲某某': null },
  }),
  rule<Layout>('attendance/label-topic', {
    match: '( numeral ( 、 | . ) | （ numeral ） )? note:( topic-verb ...80 ) ：',
    yields: { says: 'items', behind: 'line' },
    over: 'words',
    examples: {
      '二、关于水利工程的议题：县水利局甲某某': { note: '关于水利工程的议题' },
      '列席：甲某某': null,
    },
  }),
  rule<Layout>('attendance/label-for-items', {
    match: 'note:for-items ：',
    yields: { says: 'items', behind: 'mark' },
    over: 'words',
    examples: {
      '第二、三项议题：县水利局甲某某': { note: '第二、三项议题' },
      '议题1：甲某某': { note: '议题1' },
    },
  }),
  rule<Layout>('attendance/label-with-colon', {
    match: 'label ：',
    yields: { says: 'role', behind: 'anything' },
    over: 'words',
    examples: {
      '出席人员：甲某某': { present: '出席' },
      '应邀参加：甲某某': { observer: '应邀参加' },
      '未参加人员：甲某某': { absent: '未参加' },
      '【列席人员】：甲某某': { observer: '列席' },
      '因病请假：甲某某': { absent: '请假', note: '因病' },
      '第一项议题列席人员：甲某某': { observer: '列席', note: '第一项议题' },
      '会议主持人：甲某某': { chair: '主持人' },
      '会议要求：各部门要尽快落实。': null,
    },
  }),
  rule<Layout>('attendance/label-chair-of-assembly', {
    match: '( ^ | line-end ) 会议? chair:主席 ：',
    yields: { says: 'role', behind: 'line' },
    over: 'words',
    examples: { '主席：甲某某': { chair: '主席' }, '副主席：甲某某': null },
  }),
  rule<Layout>('attendance/label-telling', {
    match: 'label-name label-tail ( 有 | 为 ) !关',
    yields: { says: 'role', behind: 'mark' },
    over: 'words',
    examples: { '参加会议的有甲某某、乙某某': { present: '参加' }, 参加会议的有关单位: null },
  }),
  rule<Layout>('attendance/label-set-off', {
    match: 'label !no-label',
    yields: { says: 'role', behind: 'gap', setOff: true },
    over: 'words',
    examples: { 出席: { present: '出席' }, 列席人员: { observer: '列席' }, 列席了会议: null },
  }),
  rule<Layout>('attendance/label-glued', {
    match: 'bare-role ( 人员 | 人 )? !no-label',
    yields: { says: 'role', behind: 'line' },
    over: 'words',
    examples: { '出席甲某某、乙某某': { present: '出席' }, 主持召开会议: null },
  }),
];
const book = new RuleBook(labelRules, lexicon);

const ROLES = ['absent', 'recorder', 'observer', 'present', 'chair'] as const satisfies readonly Role[];

/** A label of a list of people. */
export interface Label {
  readonly rule: string;
  readonly range: Range;
  /** `elsewhere`: what follows is of something else (时间：, 签发：); `undefined`: of the role above it. */
  readonly role: Role | 'elsewhere' | undefined;
  /** What it says of all under it: agenda items, a reason for leave. */
  readonly note: Range | undefined;
  /** Its word takes members and guests together: who comes for single items is a guest. */
  readonly mixed: boolean;
}

/** 参加, 参会: members and guests alike. */
const MIXED = /^(?:参加|参会|与会|到会)$/u;
const MARKS = '。；：，、！）】.．';

function standsBehind(reading: Reading, block: Range, at: number, { behind }: Layout): boolean {
  const before = at === block.start ? '\n' : reading.plain.charAt(at - 1);
  const gap = before === '\n' || reading.gapBefore(at) > 0;
  switch (behind) {
    case 'line':
      return before === '\n';
    case 'gap':
      return gap;
    case 'mark':
      return gap || MARKS.includes(before) || /\d/u.test(before);
    default:
      return true;
  }
}

const isSetOff = (reading: Reading, block: Range, at: number): boolean =>
  at >= block.end || reading.plain.charAt(at) === '\n' || reading.gapBefore(at) > 0;

/**
 * The labels of a block of lines that list people, in order.
 *
 * @param roleColumn the block is a table in which the word of a role stands in a cell of its row, and is no label there
 */
export function labelsIn(reading: Reading, block: Range, roleColumn = false): readonly Label[] {
  if (!book.mayMatchIn(reading.plain.slice(block.start, block.end))) return [];
  const surface = surfaceOf(reading.plain, block, []);
  const labels: Label[] = [];
  let end = block.start;
  for (const { rule: id, yields, from, to, captures } of book.everywhere(surface)) {
    const whole = surface.rangeOf(from, to);
    const start = reading.plain.charAt(whole.start) === '\n' ? whole.start + 1 : whole.start;
    if (start < end || !standsBehind(reading, block, start, yields)) continue;
    // 甲某某（固定|列席）, wrapped within the bracket
    if (OPEN_BRACKET.test(reading.plain.slice(Math.max(block.start, start - LONGEST_BRACKET), start)))
      continue;
    if (yields.setOff === true && !isSetOff(reading, block, whole.end)) continue;
    const inCell =
      roleColumn &&
      reading.plain.charAt(whole.end - 1) !== '：' &&
      !standsBehind(reading, block, start, { ...yields, behind: 'line' });
    if (inCell) continue;
    const role = ROLES.find((one) => captures[one] !== undefined);
    const core = role && captures[role];
    const { note } = captures;
    labels.push({
      rule: id,
      range: rangeOf(start, whole.end),
      role: yields.says === 'elsewhere' ? 'elsewhere' : role,
      note: note && surface.rangeOf(note.from, note.to),
      mixed: core !== undefined && MIXED.test(textOf(surface, core)),
    });
    end = whole.end;
  }
  return labels;
}

/** How many units of a bracket stand at most before a word in it that looks like a label. */
const LONGEST_BRACKET = 8;
const OPEN_BRACKET = /（[^（）：]*$/u;

const textOf = ({ text }: Surface, { from, to }: { readonly from: number; readonly to: number }): string =>
  text.slice(from, to);

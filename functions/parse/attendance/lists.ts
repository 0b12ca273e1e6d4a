import type { QualityIssue } from '../../../schemas/generated/minutes.ts';
import { gathered } from '../gathered.ts';
import type { Range, Reading } from '../reading.ts';
import type { AttendanceFact, Found } from '../types.ts';
import type { Known } from './candidates.ts';
import { factsOf } from './facts.ts';
import { type Flow, flowOf, rangeIn } from './flow.ts';
import { findSections, type Section, type Stretch } from './labels.ts';
import { readList } from './list.ts';
import { type Entries, NO_ENTRIES } from './people.ts';
import { partRunningText } from './running-text.ts';
import { hasBodyColumn, hasRoleColumn } from './sharing.ts';

/** Everything that stands under one label of the lists. */
export interface ReadSection extends Section, Entries {}

/**
 * Cuts the lists at their labels and reads what stands under each. Every word is in a label or an entry. `above`: the
 * line over the lists, which may be the head of their table.
 */
export function readSections(flow: Flow, known: Known, above = ''): readonly ReadSection[] {
  const headed = above + flow.text;
  const table = hasBodyColumn(headed);
  return findSections(flow, hasRoleColumn(headed)).map((section) => {
    const { role, note, mixed, label, content } = section;
    if (role === 'elsewhere') return { role, note, mixed, label, content, ...NO_ENTRIES, asides: [content] };
    const { list, count } = counted(flow, content);
    const { lists, sentences } = partRunningText(flow, list);
    const read = lists.map((list) => readList(flow, list, known, { table }));
    return {
      role,
      note,
      mixed,
      label,
      content,
      people: gathered(read, ({ people }) => people),
      unread: [...gathered(read, ({ unread }) => unread), ...sentences],
      bare: gathered(read, ({ bare }) => bare),
      pending: NO_ENTRIES.pending,
      asides: [...count, ...gathered(read, ({ asides }) => asides)],
    };
  });
}

const COUNT = /^共?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[人名]（(?=[^（）]*）[。；]?$)/u;

/** 请假2人（甲某、乙某）: the bracket holds the list. */
function counted({ text }: Flow, content: Stretch): { list: Stretch; count: readonly Stretch[] } {
  const words = text.slice(content.start, content.end);
  const count = COUNT.exec(words)?.[0].length;
  if (count === undefined) return { list: content, count: [] };
  const start = content.start + count;
  return {
    list: { start, end: content.start + words.indexOf('）') },
    count: [{ start: content.start, end: start }],
  };
}

function lineAbove(reading: Reading, [first]: readonly Range[]): string {
  if (first === undefined) return '';
  const above = reading.lines.findLast(({ start, end }) => end > start && end <= first.start);
  return above === undefined ? '' : reading.plain.slice(above.start, above.end);
}

const UNLABELLED = { role: 'present', sure: false } as const;

/** The people of attendance lists, and what of the lists names nobody or could not be read. */
export function readLists(reading: Reading, ranges: readonly Range[], known: Known): Found<AttendanceFact> {
  const flow = flowOf(reading, ranges);
  const facts: AttendanceFact[] = [];
  const issues: QualityIssue[] = [];
  const report = (
    stretches: readonly Stretch[],
    issue: Pick<QualityIssue, 'code' | 'severity'>,
    message: string,
  ): void => {
    for (const { start, end } of stretches) {
      const range = rangeIn(flow, start, end);
      issues.push({ ...issue, span: reading.span(range), message: `${message}: ${reading.value(range)}` });
    }
  };
  for (const section of readSections(flow, known, lineAbove(reading, ranges))) {
    const { role, note, mixed, people, bare, unread } = section;
    if (role === 'elsewhere') continue;
    const list = role === undefined ? UNLABELLED : { role, sure: true, mixed };
    for (const fact of factsOf(reading, flow, people, list, note)) facts.push(fact);
    report(
      bare,
      { code: 'attendance-without-name', severity: 'info' },
      'An attendance list names this body or post, but nobody for it',
    );
    report(
      unread,
      { code: 'attendance-unread', severity: 'warning' },
      'In an attendance list, neither name, body nor post',
    );
  }
  return { facts, issues };
}

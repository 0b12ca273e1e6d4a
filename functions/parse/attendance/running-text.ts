import { BREAK, type Flow } from './flow.ts';
import type { Stretch } from './labels.ts';

/** What sentences of minutes have and lists of people do not: a day, an act of the meeting, a document. */
const SENTENCE =
  /\d{2,4}年\d{1,2}月|主持召开|《|会议(?:指出|强调|要求|认为|听取|审议|研究|讨论|通过|同意|决定|议定)|(?:关于|听取|审议|传达)[^、，（）]{6}|的(?:汇报|通知|意见|请示|报告|决定|方案|建议)/u;
const CLAUSE_END = /[。；]/u;
const BRACKETS = /（[^（）]*）/gu;

/** A stretch of a list taken apart into the lines of the list and sentences that have got between them. */
export interface Parted {
  readonly lists: readonly Stretch[];
  readonly sentences: readonly Stretch[];
}

/** Tells the lines of a list from running text: names are looked for in the former only. */
export function partRunningText(flow: Flow, stretch: Stretch): Parted {
  const lists: Stretch[] = [];
  const sentences: Stretch[] = [];
  let goesOn = false;
  for (const line of linesOf(flow, stretch)) {
    const from = goesOn ? line.start : sentenceIn(flow, line);
    if (from === undefined) {
      join(lists, line);
      continue;
    }
    if (from > line.start) join(lists, { start: line.start, end: from });
    sentences.push({ start: from, end: line.end });
    goesOn = flow.breaks[line.end] === BREAK.line;
  }
  return { lists, sentences };
}

function linesOf({ breaks }: Flow, { start, end }: Stretch): readonly Stretch[] {
  const lines: Stretch[] = [];
  let from = start;
  for (let i = start + 1; i <= end; i++) {
    if (i < end && (breaks[i] ?? 0) < BREAK.line) continue;
    lines.push({ start: from, end: i });
    from = i;
  }
  return end > start ? lines : [];
}

/** Adds a line to the list that ends where it begins, or as a new one. */
function join(lists: Stretch[], line: Stretch): void {
  const last = lists.at(-1);
  if (last?.end === line.start) lists[lists.length - 1] = { start: last.start, end: line.end };
  else lists.push(line);
}

/** Where a sentence begins in a line of a list: at its clause, or at the wide gap before it. */
function sentenceIn({ text, breaks }: Flow, { start, end }: Stretch): number | undefined {
  const line = text.slice(start, end);
  const found = SENTENCE.exec(
    line.includes('（') ? line.replace(BRACKETS, (bracket) => ' '.repeat(bracket.length)) : line,
  );
  if (found === null) return undefined;
  let from = start + found.index;
  while (from > start && !CLAUSE_END.test(text[from - 1] ?? '') && (breaks[from] ?? 0) < BREAK.narrow) from--;
  return from;
}

import heads from '../data/decision-tables.json' with { type: 'json' };
import { alternatives, type Line } from '../landmarks/line.ts';
import type { Range, Reading } from '../reading.ts';
import type { Draft } from './draft.ts';
import { wordsOf } from './draft.ts';

const HEAD = new RegExp(`^(?:${alternatives([...heads.item, ...heads.settled, ...heads.others])})+$`, 'u');
const ITEM = new RegExp(alternatives(heads.item), 'u');
const SETTLED = new RegExp(alternatives(heads.settled), 'u');
const LONGEST_HEAD = 60;
/** Columns of white space between the cells of a row: a tab, or two ideographic spaces. */
const GAP = 4;

/** 序号 议题 议定意见 责任单位: the head of a table whose rows are agenda items. */
const isHead = ({ plain }: Line): boolean =>
  plain.length <= LONGEST_HEAD && HEAD.test(plain) && ITEM.test(plain) && SETTLED.test(plain);

function cellsOf(reading: Reading, { range }: Line): readonly Range[] {
  const cells: Range[] = [];
  let start = range.start;
  for (let i = range.start + 1; i <= range.end; i++) {
    if (i < range.end && reading.gapBefore(i) < GAP) continue;
    cells.push({ start, end: i });
    start = i;
  }
  return cells;
}

/** The item of a row: its number, its matter, and a paragraph for every further cell. */
function draftOf(reading: Reading, line: Line): Draft | undefined {
  const [number, heading, ...others] = cellsOf(reading, line);
  if (number === undefined || heading === undefined || others.length === 0) return undefined;
  const numeral = Number(reading.plain.slice(number.start, number.end));
  if (!Number.isInteger(numeral) || numeral < 1 || numeral > 99) return undefined;
  const lines = [heading, ...others].map((range) => ({
    index: line.index,
    range,
    plain: wordsOf(reading, range),
  }));
  return { numeral, heading, kindText: wordsOf(reading, heading), lines };
}

/** Items that a table lists row by row, and the lines that are not of it. `undefined` where there is no such table. */
export function splitTable(
  reading: Reading,
  body: readonly Line[],
):
  | { readonly drafts: Draft[]; readonly before: readonly Line[]; readonly after: readonly Line[] }
  | undefined {
  const head = body.findIndex(isHead);
  if (head < 0) return undefined;
  const drafts: Draft[] = [];
  let end = head + 1;
  for (let line = body[end]; line !== undefined; line = body[end]) {
    const draft = draftOf(reading, line);
    if (draft === undefined) break;
    drafts.push(draft);
    end++;
  }
  return drafts.length === 0 ? undefined : { drafts, before: body.slice(0, head), after: body.slice(end) };
}

import heads from '../data/decision-tables.json' with { type: 'json' };
import { alternatives, type Line, lineOf } from '../landmarks/line.ts';
import { markOfLine } from '../landmarks/numbering.ts';
import type { Range, Reading } from '../reading.ts';
import type { Draft } from './draft.ts';
import { wordsOf } from './draft.ts';

const WORD = new RegExp(alternatives([...heads.item, ...heads.settled, ...heads.others]), 'gu');
const ITEM: ReadonlySet<string> = new Set(heads.item);
const SETTLED: ReadonlySet<string> = new Set(heads.settled);
const LONGEST_HEAD = 60;
/** Columns of white space between the cells of a row: a tab, or two ideographic spaces. */
const GAP = 4;

/**
 * 序号 议题 议定意见 责任单位: the head of a table whose rows are agenda items. 序号 议定事项 责任单位 is that of a list of
 * tasks, which minutes append.
 */
function isHead({ plain }: Line): boolean {
  if (plain.length > LONGEST_HEAD) return false;
  const words = plain.match(WORD) ?? [];
  return (
    words.join('').length === plain.length &&
    words.some((word) => ITEM.has(word)) &&
    words.some((word) => SETTLED.has(word))
  );
}

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
  const lines = [heading, ...others].map((range) => lineOf(line.index, range, wordsOf(reading, range)));
  return { numeral, heading, kindText: wordsOf(reading, heading), lines };
}

/**
 * Items that a table lists row by row, and the lines that are not of it. `undefined` where there is no such table, or
 * where numbered items stand above it.
 */
export function splitTable(
  reading: Reading,
  body: readonly Line[],
):
  | { readonly drafts: Draft[]; readonly before: readonly Line[]; readonly after: readonly Line[] }
  | undefined {
  const head = body.findIndex(isHead);
  if (head < 0 || body.slice(0, head).some((line) => markOfLine(reading, line)?.style === 'major'))
    return undefined;
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

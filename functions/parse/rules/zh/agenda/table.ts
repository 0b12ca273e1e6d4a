import { paragraphOf, speechPatterns } from '../../../clauses/clauses.ts';
import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import type { Line } from '../../../lines/line.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import type { Agenda } from '../../facts.ts';
import { lexicon } from '../lexicon.ts';
import type { Draft, Layout } from './draft.ts';
import { kindOfBody } from './kind.ts';

const ITEM = new Set(lexicon.wordsOf('column-of-matter'));
const SETTLED = new Set(lexicon.wordsOf('column-of-outcome'));
/** Who carries it out, and by when. */
const DUTY = new Set(lexicon.wordsOf('column-of-duty'));
const HEAD = new RegExp(
  [...ITEM, ...SETTLED, ...DUTY, ...lexicon.wordsOf('column-of-others')]
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
);
const LONGEST_HEAD = 60;
/** Columns of white space between the cells of a row: a tab, or two ideographic spaces. */
const GAP = 4;

/**
 * The columns of a table whose rows are items, where a line is the head of one: 序号 议题 议定意见 责任单位. 序号 议定事项 责任单位
 * is the head of a list of tasks, which minutes append.
 */
function columnsOf({ plain }: Line): readonly string[] | undefined {
  if (plain.length > LONGEST_HEAD) return undefined;
  const words = plain.match(HEAD) ?? [];
  const isTable =
    words.join('').length === plain.length &&
    words.some((word) => ITEM.has(word)) &&
    words.some((word) => SETTLED.has(word));
  return isTable ? words : undefined;
}

/** A cell of a row, and the number of its column. */
interface Cell {
  readonly column: number;
  readonly range: Range;
}

/** The cells of a row that are not empty. */
function cellsOf({ text, gapBefore, span }: Reading, { range }: Line): readonly Cell[] {
  const cells: Cell[] = [];
  let { start } = range;
  let column = 0;
  for (let at = range.start + 1; at <= range.end; at++) {
    if (at < range.end && gapBefore(at) < GAP) continue;
    const own = rangeOf(start, at);
    cells.push({ column, range: own });
    const [, end] = span(own);
    const [next] = span(rangeOf(at, at));
    // An empty cell leaves the tabs on both of its sides.
    column += Math.max(text.slice(end, next).split('\t').length - 1, 1);
    start = at;
  }
  return cells;
}

const patterns = speechPatterns(lexicon);

/** A stretch of a line that speaks for itself, as a paragraph: a cell of a table, the value of a label. */
export function paragraphIn({ reading, surfaceOf }: Passage, line: Line, range: Range): Paragraph {
  const own: Line = {
    ...line,
    range,
    plain: reading.plain.slice(range.start, range.end),
    mark: undefined,
    class: 'prose',
    rule: 'line/cell',
  };
  return paragraphOf(reading, own, surfaceOf(range).mentions, patterns);
}

/** The item of a row: its number, its matter, and a paragraph for every cell that says what was settled, or for whom to do. */
function draftOf(passage: Passage, line: Line, columns: readonly string[]): Draft | undefined {
  const { reading } = passage;
  const wordsOf = ({ start, end }: Range): string => reading.plain.slice(start, end);
  const [number, ...cells] = cellsOf(reading, line);
  if (number === undefined) return undefined;
  const numeral = Number(wordsOf(number.range));
  if (!Number.isInteger(numeral) || numeral < 1 || numeral > 99) return undefined;
  const under = (heads: ReadonlySet<string>): readonly Range[] =>
    cells.filter(({ column }) => heads.has(columns[column] ?? '')).map(({ range }) => range);
  const [heading] = under(ITEM);
  const settled = under(SETTLED);
  const told = [...settled, ...under(DUTY)];
  if (heading === undefined || told.length === 0) return undefined;
  return {
    rule: tableLayout.id,
    evidence: 'headed',
    numeral,
    kind: kindOfBody(wordsOf(heading), settled.map(wordsOf)),
    heading,
    range: rangeOf(Math.min(heading.start, ...told.map(({ start }) => start)), line.range.end),
    paragraphs: told.map((range) => paragraphIn(passage, line, range)),
    running: false,
  };
}

/** A passage in which the rows of a table that are items stand cell by cell, as the items have them. */
export function withCells(passage: Passage, { items }: Agenda): Passage {
  const rows = new Map<number, Paragraph[]>();
  for (const { rule, paragraphs } of items)
    if (rule === tableLayout.id)
      for (const paragraph of paragraphs)
        rows.set(paragraph.line.index, [...(rows.get(paragraph.line.index) ?? []), paragraph]);
  if (rows.size === 0) return passage;
  return {
    ...passage,
    paragraphs: passage.paragraphs.flatMap((paragraph) => rows.get(paragraph.line.index) ?? [paragraph]),
  };
}

/** Minutes that list their items row by row in a table. */
export const tableLayout: Layout = {
  id: 'agenda/table',
  read(passage, { lines }) {
    const head = lines.findIndex((line) => columnsOf(line) !== undefined);
    const columns = lines[head] && columnsOf(lines[head]);
    if (columns === undefined || lines.slice(0, head).some(({ mark }) => mark?.style === 'major'))
      return undefined;
    const drafts: Draft[] = [];
    for (const line of lines.slice(head + 1)) {
      const draft = draftOf(passage, line, columns);
      if (draft === undefined) break;
      drafts.push(draft);
    }
    return drafts.length === 0 ? undefined : drafts;
  },
  examples: {
    '序号\t议题\t议定意见\t责任单位\n1\t关于河道清淤的议题\t同意河道清淤项目立项。\t区水利局\n2\t关于设立基金的议题\t暂缓设立。\t区财政局':
      ['关于河道清淤的议题', '关于设立基金的议题'],
    '序号\t汇报单位\t议题\t会议意见\t备注\n1\t区水利局\t关于河道清淤的议题\t同意。\t\n2\t\t关于设立基金的议题\t暂缓设立。':
      ['关于河道清淤的议题', '关于设立基金的议题'],
    '序号\t议定事项\t责任单位\n1\t河道清淤\t区水利局': [],
  },
};

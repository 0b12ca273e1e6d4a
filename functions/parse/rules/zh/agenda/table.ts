import { paragraphOf, speechPatterns } from '../../../clauses/clauses.ts';
import type { Paragraph, Passage } from '../../../clauses/passage.ts';
import type { Line } from '../../../lines/line.ts';
import { type Range, rangeOf } from '../../../text/range.ts';
import type { Reading } from '../../../text/reading.ts';
import { lexicon } from '../lexicon.ts';
import type { Draft, Layout } from './draft.ts';
import { kindOfBody } from './kind.ts';

const ITEM = new Set(lexicon.wordsOf('column-of-matter'));
const SETTLED = new Set(lexicon.wordsOf('column-of-outcome'));
const HEAD = new RegExp(
  [...ITEM, ...SETTLED, ...lexicon.wordsOf('column-of-others')].sort((a, b) => b.length - a.length).join('|'),
  'gu',
);
const LONGEST_HEAD = 60;
/** Columns of white space between the cells of a row: a tab, or two ideographic spaces. */
const GAP = 4;

/**
 * 序号 议题 议定意见 责任单位: the head of a table whose rows are items. 序号 议定事项 责任单位 is that of a list of tasks,
 * which minutes append.
 */
function isHead({ plain }: Line): boolean {
  if (plain.length > LONGEST_HEAD) return false;
  const words = plain.match(HEAD) ?? [];
  return (
    words.join('').length === plain.length &&
    words.some((word) => ITEM.has(word)) &&
    words.some((word) => SETTLED.has(word))
  );
}

function cellsOf(reading: Reading, { range }: Line): readonly Range[] {
  const cells: Range[] = [];
  let start = range.start;
  for (let at = range.start + 1; at <= range.end; at++) {
    if (at < range.end && reading.gapBefore(at) < GAP) continue;
    cells.push(rangeOf(start, at));
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
  };
  return paragraphOf(reading, own, surfaceOf(range).mentions, patterns);
}

/** The item of a row: its number, its matter, and a paragraph for every further cell. */
function draftOf(passage: Passage, line: Line): Draft | undefined {
  const { reading } = passage;
  const wordsOf = ({ start, end }: Range): string => reading.plain.slice(start, end);
  const [number, heading, ...others] = cellsOf(reading, line);
  if (number === undefined || heading === undefined || others.length === 0) return undefined;
  const numeral = Number(wordsOf(number));
  if (!Number.isInteger(numeral) || numeral < 1 || numeral > 99) return undefined;
  return {
    rule: tableLayout.id,
    evidence: 'headed',
    numeral,
    kind: kindOfBody(wordsOf(heading), others.map(wordsOf)),
    heading,
    range: rangeOf(heading.start, line.range.end),
    paragraphs: others.map((range) => paragraphIn(passage, line, range)),
    running: false,
  };
}

/** Minutes that list their items row by row in a table. */
export const tableLayout: Layout = {
  id: 'agenda/table',
  read(passage, { lines }) {
    const head = lines.findIndex(isHead);
    if (head < 0 || lines.slice(0, head).some(({ mark }) => mark?.style === 'major')) return undefined;
    const drafts: Draft[] = [];
    for (const line of lines.slice(head + 1)) {
      const draft = draftOf(passage, line);
      if (draft === undefined) break;
      drafts.push(draft);
    }
    return drafts.length === 0 ? undefined : drafts;
  },
  examples: {
    '序号\t议题\t议定意见\t责任单位\n1\t关于河道清淤的议题\t同意河道清淤项目立项。\t区水利局\n2\t关于设立基金的议题\t暂缓设立。\t区财政局':
      ['关于河道清淤的议题', '关于设立基金的议题'],
    '序号\t议定事项\t责任单位\n1\t河道清淤\t区水利局': [],
  },
};

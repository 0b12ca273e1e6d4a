/** A piece of text where a page of a PDF puts it, in points, from the lower left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of its letters. */
  readonly size: number;
}

/** Pieces whose baselines lie closer than this share of their size stand on one line. */
const SAME_LINE = 0.5;
/** A gap of less than this share of the size is none: justified lines are stretched by as much. */
const LEAST_GAP = 0.3;
/** Columns of white space that a gap or an indent stands for at most. */
const WIDEST_GAP = 40;

/** White space as wide as a gap, in columns of half a letter. */
const space = (gap: number, size: number): string =>
  gap < size * LEAST_GAP ? '' : ' '.repeat(Math.min(WIDEST_GAP, Math.max(1, Math.round((2 * gap) / size))));

/** Left to right; what lies in one line but in different columns of a table stays on it, set apart by its gap. */
function lineOf(pieces: readonly Piece[], margin: number): string {
  let line = '';
  let end: number | undefined;
  for (const piece of [...pieces].sort((a, b) => a.x - b.x)) {
    line += space(piece.x - (end ?? margin), piece.size) + piece.text;
    end = piece.x + piece.width;
  }
  return line;
}

/** The lines of a page from top to bottom, with their indents and the gaps between columns as white space. */
export function linesOfPage(pieces: readonly Piece[]): string[] {
  const printed = pieces.filter(({ text }) => /\S/u.test(text));
  const margin = printed.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const rows: Piece[][] = [];
  for (const piece of [...printed].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (
      row !== undefined &&
      first !== undefined &&
      first.y - piece.y < SAME_LINE * Math.max(first.size, piece.size)
    )
      row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => lineOf(row, margin));
}

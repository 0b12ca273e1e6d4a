import type { Glyph, PlacedGlyph } from './glyphs.ts';
import { withoutWatermarks } from './watermarks.ts';

/** The lines of a page, and what of it they leave out. */
export interface PageLines {
  readonly lines: readonly string[];
  /** Columns of half a letter from the left margin to one as wide on the right, in which lines were broken. */
  readonly width: number | undefined;
  /** Characters that run in another direction, upright or sidewards, or slanted; characters of watermarks. */
  readonly turned: number;
}

/** Degrees within which text runs in one direction: pages are scanned askew. */
const ASKEW = 5;
/** Pieces whose baselines lie closer than this share of their size stand on one line. */
const SAME_LINE = 0.5;
/** A glyph that lies so close to the same one, as a share of its size, is drawn a second time to look bold. */
const SAME_PLACE = 0.2;
/** A gap of less than this share of the size is none: justified lines are stretched by as much. */
const LEAST_GAP = 0.3;
/** Between Latin letters, and where the page has a space, less is a gap. */
const LEAST_SPACE = 0.15;
/** Columns of white space that a gap or an indent stands for at most. */
const WIDEST_GAP = 40;

const isBlank = ({ text }: { readonly text: string }): boolean => !/\S/u.test(text);
const middleOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Degrees between two directions, at most 180. */
const between = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

/** The direction of most of a page: along one of its edges if anything is, for what is slanted is a watermark or a stamp. */
function directionOf(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { angle } of glyphs) {
    const straight = Math.round(angle / 90) * 90;
    const direction = between(angle, straight) <= ASKEW ? straight : Math.round(angle);
    const turn = (direction + 360) % 360;
    counts.set(turn, (counts.get(turn) ?? 0) + 1);
  }
  const all = [...counts].sort(([, a], [, b]) => b - a);
  return (all.find(([angle]) => angle % 90 === 0) ?? all[0])?.[0] ?? 0;
}

/** The glyphs that run in one direction, by their places along it. */
function along(glyphs: readonly Glyph[], direction: number): PlacedGlyph[] {
  const kept = glyphs.filter(({ angle }) => between(angle, direction) <= ASKEW);
  const askew = kept.reduce((sum, { angle }) => sum + ((angle - direction + 540) % 360) - 180, 0);
  const turn = ((direction + (kept.length > 0 ? askew / kept.length : 0)) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return kept.map(({ text, x, y, advance, size, faint, piece }) => ({
    text,
    x: x * cos + y * sin,
    y: y * cos - x * sin,
    advance,
    size,
    faint,
    piece,
  }));
}

/** White space as wide as a gap, in columns of half a letter. */
const space = (gap: number, size: number): string =>
  ' '.repeat(Math.min(WIDEST_GAP, Math.max(1, Math.round((2 * gap) / size))));

/** What stands for a gap between two glyphs. */
function gapBetween(before: string, gap: number, size: number, spaced: boolean, after: string): string {
  if (gap >= size * LEAST_GAP) return space(gap, size);
  const isLatin = /[A-Za-z]$/u.test(before) && /^[A-Za-z]/u.test(after);
  return gap >= size * LEAST_SPACE && (spaced || isLatin) ? ' ' : '';
}

interface Row {
  readonly text: string;
  readonly end: number;
  readonly size: number;
}

/** So many of the glyphs before it are looked at, whether one of them is the same. */
const LOOK_BACK = 6;

/** Left to right; what lies in one line but in different columns of a table stays on it, set apart by its gap. */
function rowOf(glyphs: readonly PlacedGlyph[], margin: number): Row {
  const kept: PlacedGlyph[] = [];
  const pieces: string[] = [];
  let end: number | undefined;
  let spaced = false;
  for (const glyph of [...glyphs].sort((a, b) => a.x - b.x)) {
    if (isBlank(glyph)) {
      // One that stands for nothing takes its place all the same.
      if (glyph.text === '' && end !== undefined) end = Math.max(end, glyph.x + glyph.advance);
      else spaced = true;
      continue;
    }
    const reach = glyph.size * SAME_PLACE;
    const isDrawnAgain = kept
      .slice(-LOOK_BACK)
      .some(({ text, x, y }) => text === glyph.text && glyph.x - x < reach && Math.abs(glyph.y - y) < reach);
    if (isDrawnAgain) continue;
    const gap = glyph.x - (end ?? margin);
    if (end !== undefined) pieces.push(gapBetween(pieces.at(-1) ?? '', gap, glyph.size, spaced, glyph.text));
    else if (gap >= glyph.size * LEAST_GAP) pieces.push(space(gap, glyph.size));
    pieces.push(glyph.text);
    kept.push(glyph);
    end = glyph.x + glyph.advance;
    spaced = false;
  }
  return { text: pieces.join(''), end: end ?? margin, size: middleOf(kept.map(({ size }) => size)) };
}

/** Glyphs line by line, from top to bottom. White space belongs to the line that it stands in. */
function rowsOf(glyphs: readonly PlacedGlyph[]): PlacedGlyph[][] {
  const rows: PlacedGlyph[][] = [];
  let first: PlacedGlyph | undefined;
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    if (first !== undefined && glyph.y - first.y < SAME_LINE * Math.max(first.size, glyph.size))
      rows.at(-1)?.push(glyph);
    else {
      rows.push([glyph]);
      first = glyph;
    }
  }
  return rows;
}

/**
 * The lines of a page in the direction of most of its text, from top to bottom, with their indents and the gaps between
 * columns as white space. Text that runs otherwise, watermarks, and glyphs drawn a second time are left out.
 *
 * @param page width and height of the page as people see it, in points
 */
export function linesOfPage(
  glyphs: readonly Glyph[],
  page: readonly [width: number, height: number],
): PageLines {
  const seen = glyphs.filter(
    ({ x, y, advance }) => x + advance >= 0 && x - advance <= page[0] && y >= 0 && y - 1 <= page[1],
  );
  const printed = seen.filter((glyph) => !isBlank(glyph));
  const direction = directionOf(printed);
  const usual = middleOf(printed.map(({ size }) => size));
  const placed = withoutWatermarks(along(seen, direction), usual);
  const text = placed.filter((glyph) => !isBlank(glyph));
  const margin = text.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const rows = rowsOf(placed)
    .filter((row) => row.some((glyph) => !isBlank(glyph)))
    .map((row) => rowOf(row, margin));
  // Where a page begins along its direction, seen from there.
  const across = direction % 180 === 0 ? page[0] : page[1];
  const left = direction === 180 || direction === 270 ? margin + across : margin;
  const width = direction % 90 === 0 && usual > 0 ? Math.round((2 * (across - 2 * left)) / usual) : undefined;
  return {
    lines: rows.map((row) => row.text),
    width: width !== undefined && width > 0 ? width : undefined,
    turned: printed.length - text.length,
  };
}

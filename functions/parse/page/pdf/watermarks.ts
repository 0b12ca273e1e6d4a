import type { PlacedGlyph } from './glyphs.ts';

/** A watermark is so many times larger than the text of the page. */
const LARGER = 1.4;
/** Share of a piece's glyphs that lie upon the text, from which on it is no text beside it. */
const UPON = 0.25;
/** Share of the smaller one of two glyphs that the other covers. */
const COVERS = 0.2;
/** Glyphs of a cell that are looked at: no honest page has more in the space of one letter. */
const MOST_IN_CELL = 16;

/** How much of the smaller of two glyphs the other covers. */
function coveredOf(one: PlacedGlyph, other: PlacedGlyph): number {
  const wide = Math.min(one.x + one.advance, other.x + other.advance) - Math.max(one.x, other.x);
  const high =
    Math.min(one.y + one.size * 0.1, other.y + other.size * 0.1) -
    Math.max(one.y - one.size * 0.8, other.y - other.size * 0.8);
  const smaller = Math.min(one.advance * one.size, other.advance * other.size) * 0.9;
  return wide > 0 && high > 0 && smaller > 0 ? (wide * high) / smaller : 0;
}

/** The text of a page by where it stands, in cells of the size of a letter. */
class Places {
  readonly #size: number;
  readonly #cells = new Map<string, PlacedGlyph[]>();

  constructor(glyphs: readonly PlacedGlyph[], size: number) {
    this.#size = size;
    for (const glyph of glyphs) {
      const key = this.#key(glyph.x, glyph.y);
      const cell = this.#cells.get(key) ?? [];
      if (cell.length < MOST_IN_CELL) cell.push(glyph);
      this.#cells.set(key, cell);
    }
  }

  #key(x: number, y: number): string {
    return `${Math.floor(x / this.#size)} ${Math.floor(y / this.#size)}`;
  }

  /** Whether a glyph lies upon some text. */
  isUpon(glyph: PlacedGlyph): boolean {
    const [wide, high] = [glyph.advance, glyph.size].map((length) =>
      Math.min(8, Math.ceil(length / this.#size)),
    );
    for (let column = -1; column <= (wide ?? 1); column++)
      for (let row = -(high ?? 1); row <= 1; row++) {
        const cell = this.#cells.get(this.#key(glyph.x + column * this.#size, glyph.y + row * this.#size));
        if (cell?.some((other) => coveredOf(glyph, other) >= COVERS)) return true;
      }
    return false;
  }
}

/**
 * The glyphs without those of watermarks that run as the text does: faint and large; faint or large and laid upon the
 * text; the same words in faint letters elsewhere. Light letters in a dark row lie upon no text, and large headings neither.
 *
 * @param usual size of most letters of the page
 */
export function withoutWatermarks<G extends PlacedGlyph>(glyphs: readonly G[], usual: number): G[] {
  const isLarge = ({ size }: PlacedGlyph): boolean => size > usual * LARGER;
  const suspects = new Map<number, G[]>();
  const text: G[] = [];
  for (const glyph of glyphs) {
    if (!/\S/u.test(glyph.text)) continue;
    const piece = suspects.get(glyph.piece);
    if (!glyph.faint && !isLarge(glyph)) text.push(glyph);
    else if (piece === undefined) suspects.set(glyph.piece, [glyph]);
    else piece.push(glyph);
  }
  if (suspects.size === 0 || usual <= 0) return [...glyphs];
  const places = new Places(text, usual);
  const wordsOf = (piece: readonly G[]): string => piece.map((glyph) => glyph.text).join('');
  const isMark = (piece: readonly G[]): boolean => {
    const faint = piece[0]?.faint === true;
    if (faint && piece.some(isLarge)) return true;
    return piece.filter((glyph) => places.isUpon(glyph)).length >= piece.length * UPON;
  };
  const marks = new Set([...suspects].filter(([, piece]) => isMark(piece)).map(([number]) => number));
  const said = new Set(
    [...suspects].filter(([number]) => marks.has(number)).map(([, piece]) => wordsOf(piece)),
  );
  for (const [number, piece] of suspects) if (piece[0]?.faint && said.has(wordsOf(piece))) marks.add(number);
  // A piece in which some letters are text and others are not is one: it is left out by what makes it a suspect.
  return glyphs.filter((glyph) => !marks.has(glyph.piece) || (!glyph.faint && !isLarge(glyph)));
}

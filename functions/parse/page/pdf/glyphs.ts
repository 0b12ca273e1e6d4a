import type { Characters, PdfFont, PdfGlyph } from './fonts.ts';

/** A glyph where the page puts it: points from its upper left corner, as people see it, y downwards. */
export interface Glyph {
  /** White space, or what the glyph stands for. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** How far the next glyph is, along the direction of the text. */
  readonly advance: number;
  /** Direction of the text, in degrees clockwise from left to right. */
  readonly angle: number;
  /** Height of its letters. */
  readonly size: number;
  /** Light or see-through, as watermarks are. */
  readonly faint: boolean;
  /** The piece of text that it was shown with. */
  readonly piece: number;
}

/** A glyph along the direction of its page: x from line start to line end, y from line to line. */
export type PlacedGlyph = Omit<Glyph, 'angle'>;

export interface PageGlyphs {
  readonly glyphs: readonly Glyph[];
  /** Pieces of text in fonts that cannot be read at all: of those there are no glyphs. */
  readonly lostPieces: number;
}

/** a, b, c, d, e, f of ISO 32000-1, 8.3.3. */
type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that applies the second one first. */
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const matrixOf = (numbers: ArrayLike<number>): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(numbers);
  return [a, b, c, d, e, f];
};

/** The graphics state as far as it decides where text stands (ISO 32000-1, 8.4.1 and 9.3.1). */
interface State {
  /** From the page's own coordinates to the reader's eye. */
  ctm: Matrix;
  textMatrix: Matrix;
  lineMatrix: Matrix;
  font: string;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  color: string;
  alpha: number;
}

/** A page as pdf.js takes it apart. */
export interface PageOperations {
  readonly fnArray: readonly number[];
  // biome-ignore lint/suspicious/noExplicitAny: each operation has arguments of its own, and pdf.js gives them no types.
  readonly argsArray: readonly any[];
}

/** A text seen through so much, or so light on white paper, is a watermark, if it is large. */
const FAINT_ALPHA = 0.7;
const FAINT_LIGHT = 0.6;

function isFaint({ color, alpha }: State): boolean {
  const [, red = '0', green = '0', blue = '0'] = /^#(..)(..)(..)$/u.exec(color) ?? [];
  const light = (0.3 * parseInt(red, 16) + 0.59 * parseInt(green, 16) + 0.11 * parseInt(blue, 16)) / 255;
  return alpha < FAINT_ALPHA || light > FAINT_LIGHT;
}

/** So many states may be saved within each other; real pages have a dozen. */
const DEEPEST = 10_000;

/** Follows the operations of a page and collects the glyphs that it shows. */
export class GlyphCollector {
  readonly #fonts: ReadonlyMap<string, PdfFont | string>;
  readonly #characters: Characters;
  readonly #isVisible: (content: unknown) => boolean;
  readonly #glyphs: Glyph[] = [];
  readonly #saved: State[] = [];
  /** Of the open pieces of marked content, whether each is shown. */
  readonly #marked: boolean[] = [];
  #hidden = 0;
  #lostPieces = 0;
  #pieces = 0;
  #state: State;

  constructor(
    view: ArrayLike<number>,
    fonts: ReadonlyMap<string, PdfFont | string>,
    characters: Characters,
    isVisible: (content: unknown) => boolean,
  ) {
    this.#fonts = fonts;
    this.#characters = characters;
    this.#isVisible = isVisible;
    this.#state = {
      ctm: matrixOf(view),
      textMatrix: IDENTITY,
      lineMatrix: IDENTITY,
      font: '',
      size: 0,
      characterSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      color: '#000000',
      alpha: 1,
    };
  }

  /** The glyphs of a page, in the order in which it shows them. */
  read({ fnArray, argsArray }: PageOperations, names: ReadonlyMap<number, string>): PageGlyphs {
    for (const [i, fn] of fnArray.entries()) this.#operate(names.get(fn) ?? '', argsArray[i] ?? []);
    return { glyphs: this.#glyphs, lostPieces: this.#lostPieces };
  }

  // biome-ignore lint/suspicious/noExplicitAny: see PageOperations.
  #operate(name: string, args: any): void {
    const state = this.#state;
    switch (name) {
      case 'save':
      case 'beginGroup':
        this.#save();
        break;
      case 'restore':
      case 'endGroup':
      case 'paintFormXObjectEnd':
        this.#state = this.#saved.pop() ?? state;
        break;
      case 'paintFormXObjectBegin':
        this.#save();
        if (args[0]) this.#state.ctm = times(state.ctm, matrixOf(args[0]));
        break;
      case 'transform':
        state.ctm = times(state.ctm, matrixOf(args));
        break;
      case 'beginText':
        state.textMatrix = state.lineMatrix = IDENTITY;
        break;
      case 'setFont':
        [state.font, state.size] = args;
        break;
      case 'setCharSpacing':
        state.characterSpacing = args[0];
        break;
      case 'setWordSpacing':
        state.wordSpacing = args[0];
        break;
      case 'setHScale':
        state.scale = args[0] / 100;
        break;
      case 'setLeading':
        state.leading = args[0];
        break;
      case 'setTextRise':
        state.rise = args[0];
        break;
      case 'setTextMatrix':
        state.textMatrix = state.lineMatrix = matrixOf(args.length === 6 ? args : args[0]);
        break;
      case 'moveText':
        this.#moveLine(args[0], args[1]);
        break;
      case 'setLeadingMoveText':
        state.leading = -args[1];
        this.#moveLine(args[0], args[1]);
        break;
      case 'nextLine':
        this.#moveLine(0, -state.leading);
        break;
      case 'setFillRGBColor':
        state.color = String(args[0]);
        break;
      case 'setGState':
        for (const [key, value] of args[0] ?? []) {
          if (key === 'ca') state.alpha = Number(value);
          if (key === 'Font') [state.font, state.size] = value;
        }
        break;
      case 'beginMarkedContent':
        this.#mark(true);
        break;
      case 'beginMarkedContentProps':
        this.#mark(args[0] !== 'OC' || this.#isVisible(args[1]));
        break;
      case 'endMarkedContent':
        if (this.#marked.pop() === false) this.#hidden--;
        break;
      case 'showText':
        if (this.#hidden === 0) this.#show(args[0]);
        break;
      default:
    }
  }

  #save(): void {
    if (this.#saved.length < DEEPEST) this.#saved.push(this.#state);
    this.#state = { ...this.#state };
  }

  #mark(isShown: boolean): void {
    this.#marked.push(isShown);
    if (!isShown) this.#hidden++;
  }

  #moveLine(x: number, y: number): void {
    const state = this.#state;
    state.textMatrix = state.lineMatrix = times(state.lineMatrix, [1, 0, 0, 1, x, y]);
  }

  #show(shown: readonly (PdfGlyph | number)[]): void {
    const state = this.#state;
    const font = this.#fonts.get(state.font);
    if (font === undefined || typeof font === 'string') {
      this.#lostPieces++;
      return;
    }
    const [unit = 0.001] = font.fontMatrix ?? [];
    const { size, scale } = state;
    const matrix = times(state.ctm, state.textMatrix);
    const [a, b, c, d] = matrix;
    const [along, across] = font.vertical
      ? [-c, -d]
      : [a * Math.sign(size * scale), b * Math.sign(size * scale)];
    const angle = (Math.atan2(across, along) * 180) / Math.PI;
    const height = Math.hypot(c, d) * heightOf(font, size);
    const stretch = font.vertical ? Math.hypot(c, d) : Math.hypot(a, b);
    const faint = isFaint(state);
    const piece = this.#pieces++;
    let pen = 0;
    for (const one of shown) {
      if (typeof one === 'number') {
        pen -= (one / 1000) * size * (font.vertical ? 1 : scale);
        continue;
      }
      const spacing = state.characterSpacing + (one.isSpace ? state.wordSpacing : 0);
      const downwards = (one.vmetric ?? font.defaultVMetrics)?.[0] ?? -1000;
      const width = (font.vertical ? downwards : one.width) * unit * size;
      const [x, y] = font.vertical ? [0, pen] : [pen, state.rise];
      this.#glyphs.push({
        text: this.#characters.of(state.font, font, one),
        x: matrix[0] * x + matrix[2] * y + matrix[4],
        y: matrix[1] * x + matrix[3] * y + matrix[5],
        advance: Math.abs(font.vertical ? width : width * scale) * stretch,
        angle,
        size: height,
        faint,
        piece,
      });
      pen += font.vertical ? width + spacing : (width + spacing) * scale;
    }
    state.textMatrix = times(state.textMatrix, font.vertical ? [1, 0, 0, 1, 0, pen] : [1, 0, 0, 1, pen, 0]);
  }
}

/** Height of the letters of a size. Fonts whose glyphs are little pictures have units of their own (9.6.5). */
function heightOf({ isType3Font, fontMatrix, bbox }: PdfFont, size: number): number {
  const [, bottom = 0, , top = 0] = bbox ?? [];
  const unit = Math.abs(fontMatrix?.[3] ?? 0.001);
  const isOwn = isType3Font === true && unit !== 0.001 && top > bottom;
  return Math.abs(size) * (isOwn ? unit * (top - bottom) : 1);
}

/** What pdf.js says of a glyph that a page shows. */
export interface PdfGlyph {
  readonly originalCharCode: number;
  readonly unicode: string;
  /** In thousandths of the font's size. */
  readonly width: number;
  /** Of vertical writing: advance downwards, and where its origin lies. */
  readonly vmetric?: readonly number[] | null;
  readonly isSpace: boolean;
}

/** What pdf.js says of a font, with `fontExtraProperties`; of one that it cannot read, the error as words. */
export interface PdfFont {
  readonly fontMatrix?: readonly number[];
  readonly vertical?: boolean;
  readonly defaultVMetrics?: readonly number[];
  readonly isType3Font?: boolean;
  readonly bbox?: readonly number[];
  readonly composite?: boolean;
  /** Characters by code; of a font that has no such table at all, only the range of its codes. */
  readonly toUnicode?: { readonly _map?: readonly (string | undefined)[] };
}

/** What stands for a character of which nobody knows which it is. */
export const UNKNOWN = '\ufffd';

/** Codes for which the symbol fonts of Windows show bullets and arrows: signs that stand for no character. */
const SYMBOL = /^[\uf000-\uf0ff]$/u;
const MEANINGLESS = /[\p{Co}\p{Cn}\ufffd]/u;
/** Programs give signs that show nothing the codes of controls, and soft hyphens and joiners stand for nothing here. */
const SILENT = /^[\p{Cc}\p{Cf}]*$/u;
/** Punctuation as it stands in columns. */
const OF_COLUMNS = /^[\ufe10-\ufe19\ufe30-\ufe4f]$/u;

/** The same punctuation as it stands in lines, of full width. */
function inLines(unicode: string): string {
  const plain = unicode.normalize('NFKC');
  return /^[!-~]$/u.test(plain) ? String.fromCharCode(plain.charCodeAt(0) + 0xfee0) : plain;
}
const HAN = /\p{Script=Han}/u;
/** As in any text in Chinese of some length; signs whose codes are taken for characters hit them by chance only. */
const FREQUENT = /[的会會议議政府市区區县縣人民年月日第一二三工作要和了在、，。：]/u;
const LEAST_FREQUENT = 0.05;

/** The characters of a font that has no table of them are its codes, if the text that comes of it reads as Chinese. */
class CodesAsCharacters {
  #total = 0;
  #han = 0;
  #frequent = 0;

  add(text: string): void {
    this.#total++;
    if (HAN.test(text)) this.#han++;
    if (FREQUENT.test(text)) this.#frequent++;
  }

  get areBelieved(): boolean {
    return this.#han * 2 >= this.#total && this.#frequent >= this.#total * LEAST_FREQUENT;
  }
}

/** Knows which characters the glyphs of the fonts of one document stand for. */
export class Characters {
  readonly #codes = new Map<string, CodesAsCharacters>();

  /** Takes note of the glyphs that a font shows, before any of them is asked for. */
  see(name: string, font: PdfFont, glyphs: readonly PdfGlyph[]): void {
    if (!font.composite || font.toUnicode?._map !== undefined) return;
    const codes = this.#codes.get(name) ?? new CodesAsCharacters();
    this.#codes.set(name, codes);
    for (const { unicode } of glyphs) codes.add(unicode);
  }

  /** The characters of a glyph, none for one that says nothing; {@link UNKNOWN} where its font does not say which they are. */
  of(name: string, font: PdfFont, { unicode, originalCharCode }: PdfGlyph): string {
    if (/^\s+$/u.test(unicode) || SYMBOL.test(unicode)) return unicode;
    const map = font.toUnicode?._map;
    const isKnown =
      map === undefined ? !font.composite || this.#isBelieved(name) : map[originalCharCode] !== undefined;
    if (!isKnown || MEANINGLESS.test(unicode)) return UNKNOWN;
    if (OF_COLUMNS.test(unicode)) return inLines(unicode);
    return SILENT.test(unicode) ? '' : unicode;
  }

  #isBelieved(name: string): boolean {
    return this.#codes.get(name)?.areBelieved ?? true;
  }
}

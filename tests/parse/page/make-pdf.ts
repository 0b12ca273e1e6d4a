// Writes PDF files (ISO 32000-1) with Chinese text and without a font file: the font names the characters of its signs
// in a ToUnicode table, which is all that a reader of text needs.

/** A piece of text at a place of the page, in points from the lower left corner. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface PdfOptions {
  /** Leaves out the table that says which characters the signs stand for. */
  readonly withoutCharacters?: boolean;
  /** Entry of the trailer, e.g. for encryption. */
  readonly trailer?: string;
}

export const SIZE = 16;
const TOP = 780;
const LEFT = 80;
const LEADING = 28;

const isWide = (character: string): boolean => character > '\u2e7f' || character === '“' || character === '”';

/** Width of a text in points. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isWide(character) ? SIZE : SIZE / 2), 0);

const hex = (n: number): string => n.toString(16).padStart(4, '0');

/** Lays lines out below each other; leading ideographic spaces become an indent, as word processors print them. */
export const linesAt = (lines: readonly string[]): Placed[] =>
  lines.map((line, i) => {
    const text = line.replace(/^\u3000+/u, '');
    return { text, x: LEFT + (line.length - text.length) * SIZE, y: TOP - i * LEADING };
  });

/** Breaks a paragraph into lines of at most so many letters, the first of them indented. */
export function paragraph(text: string, letters: number): string[] {
  const lines = ['　　'];
  for (const character of text) {
    const last = lines.at(-1) ?? '';
    if (widthOf(last + character) > letters * SIZE && !/[，。、；：）》]/u.test(character))
      lines.push(character);
    else lines[lines.length - 1] = last + character;
  }
  return lines;
}

/** The bytes of a PDF file with these pages. */
export function pdfOf(pages: readonly (readonly Placed[])[], options: PdfOptions = {}): Uint8Array {
  const characters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))];
  const signs = new Map(characters.map((character, i) => [character, i + 1]));
  const narrow = characters
    .filter((character) => !isWide(character))
    .map((character) => signs.get(character));
  const table = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Test def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...characters.map(
      (character) =>
        `1 beginbfchar <${hex(signs.get(character) ?? 0)}> <${[...Array(character.length).keys()]
          .map((at) => hex(character.charCodeAt(at)))
          .join('')}> endbfchar`,
    ),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
  const stream = (content: string): string =>
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const contents = pages.map((page) =>
    page
      .map(({ text, x, y }) => {
        const codes = [...text].map((character) => hex(signs.get(character) ?? 0)).join('');
        return `BT /F1 ${SIZE} Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj ET`;
      })
      .join('\n'),
  );
  const firstPage = 6;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${firstPage + 2 * i} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [4 0 R]${
      options.withoutCharacters ? '' : ' /ToUnicode 5 0 R'
    } >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> /DW 1000 /W [${narrow
      .map((sign) => `${sign} [500]`)
      .join(' ')}] >>`,
    stream(table),
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + 2 * i + 1} 0 R >>`,
      stream(content),
    ]),
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${xref}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

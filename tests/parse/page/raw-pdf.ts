// Writes PDF files (ISO 32000-1) of which every part can be as programs really make them: fonts of several kinds, pages
// that are turned, layers, text at any place and in any direction.

/** A font: the objects that it is made of, and how it writes text. */
export interface RawFont {
  /** Its dictionary; `%1`, `%2` … stand for references to its parts. */
  readonly dictionary: string;
  readonly parts: readonly string[];
  /** The string that shows a text, in hex. */
  readonly codesOf: (text: string) => string;
}

export interface RawPage {
  readonly content: string;
  /** Entries of the page's dictionary, e.g. `/Rotate 90`. */
  readonly entries?: string;
}

export interface RawPdfOptions {
  /** XObjects by name: dictionary entries and content. */
  readonly forms?: Readonly<Record<string, readonly [entries: string, content: string]>>;
  /** Entries of `/Properties`, of the catalog, and objects from number 900 on. */
  readonly properties?: string;
  readonly catalog?: string;
  readonly objects?: readonly string[];
}

const stream = (content: string, entries = ''): string =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** The bytes of a PDF file. Extra objects have the numbers from 900 on. */
export function rawPdf(
  pages: readonly RawPage[],
  fonts: Readonly<Record<string, RawFont>>,
  { forms = {}, properties = '', catalog = '', objects: extra = [] }: RawPdfOptions = {},
): Uint8Array {
  const objects = new Map<number, string>();
  let next = 3;
  const add = (object: string): number => {
    objects.set(next, object);
    return next++;
  };
  const fontNumbers = Object.entries(fonts).map(([name, { dictionary, parts }]) => {
    const numbers = parts.map((part) => add(part));
    return `/${name} ${add(dictionary.replace(/%(\d)/gu, (_, n: string) => `${numbers[Number(n) - 1]} 0 R`))} 0 R`;
  });
  const fontResources = `/Font << ${fontNumbers.join(' ')} >>`;
  const formNumbers = Object.entries(forms).map(
    ([name, [entries, content]]) =>
      `/${name} ${add(stream(content, `/Type /XObject /Subtype /Form /Resources << ${fontResources} >> ${entries}`))} 0 R`,
  );
  const resources = `<< ${fontResources} /XObject << ${formNumbers.join(' ')} >> /Properties << ${properties} >> /ExtGState << /Pale << /ca 0.3 >> >> >>`;
  const kids = pages.map(({ content, entries = '' }) => {
    const box = entries.includes('/MediaBox') ? '' : '/MediaBox [0 0 595 842]';
    return add(
      `<< /Type /Page /Parent 2 0 R ${box} ${entries} /Resources ${resources} /Contents ${add(stream(content))} 0 R >>`,
    );
  });
  objects.set(1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  objects.set(2, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((n) => `${n} 0 R`).join(' ')}] >>`);
  for (const [i, object] of extra.entries()) objects.set(900 + i, object);
  let file = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, object] of objects) {
    offsets.set(number, file.length);
    file += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const xref = file.length;
  const size = Math.max(...objects.keys()) + 1;
  file += `xref\n0 ${size}\n`;
  for (let number = 0; number < size; number++) {
    const offset = offsets.get(number);
    file += offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const hex = (bytes: Iterable<number>): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** How a character set writes a character, from its decoder: Node has none that encodes. */
function encoderOf(label: string): (text: string) => string {
  const table = new Map<string, string>();
  const decoder = new TextDecoder(label);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && !table.has(character)) table.set(character, hex([lead, trail]));
    }
  return (text) => [...text].map((c) => table.get(c) ?? hex([c.charCodeAt(0)])).join('');
}

export const encodeGbk = encoderOf('gbk');
export const encodeBig5 = encoderOf('big5');
export const encodeUtf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');

const descriptor = (name: string): string =>
  `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>`;

/** A font that is not embedded and has no table of its characters: its encoding is a predefined CMap. */
export const predefined = (
  encoding: string,
  ordering: string,
  codesOf: (text: string) => string,
): RawFont => ({
  dictionary: `<< /Type /Font /Subtype /Type0 /BaseFont /SimHei /Encoding /${encoding} /DescendantFonts [%2] >>`,
  parts: [
    descriptor('SimHei'),
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimHei /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> /DW 1000 /FontDescriptor ${descriptor('SimHei')} >>`,
  ],
  codesOf,
});

/** A number of its own for each character, which is none of its code. */
const sign = (character: string): string =>
  ((character.charCodeAt(0) * 7 + 0x1234) & 0xffff).toString(16).padStart(4, '0');

/**
 * A font whose codes are numbers of signs, with a table of the characters that they stand for, but for those left out;
 * without any table when `characters` is empty.
 */
export function signs(characters: string, without = ''): RawFont {
  const told = [...new Set(characters)].filter((character) => !without.includes(character));
  const table = stream(
    [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Test def /CMapType 2 def',
      '1 begincodespacerange <0000> <ffff> endcodespacerange',
      ...told.map((c) => `1 beginbfchar <${sign(c)}> <${encodeUtf16(c)}> endbfchar`),
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n'),
  );
  return {
    dictionary: `<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [%2] ${told.length > 0 ? '/ToUnicode %1' : ''} >>`,
    parts: [
      table,
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor ${descriptor('Test')} >>`,
    ],
    codesOf: (text) => [...text].map(sign).join(''),
  };
}

/** Glyphs that are little drawings with names of their own: nothing says which characters they stand for. */
export const drawn: RawFont = {
  dictionary:
    '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 65 /LastChar 70 /Widths [1000 1000 1000 1000 1000 1000] /CharProcs << /xa %1 /xb %1 >> /Encoding << /Type /Encoding /Differences [65 /xa /xb /xa /xb /xa /xb] >> /Resources << >> >>',
  parts: [stream('1000 0 0 0 750 750 d1 0 0 750 750 re f')],
  codesOf: (text) => hex([...text].map((_, i) => 65 + (i % 6))),
};

/** A text at a place and in a direction, in degrees counter-clockwise as the page's own coordinates count them. */
export function show(
  font: string,
  codes: string,
  x: number,
  y: number,
  { size = 16, degrees = 0 }: { size?: number; degrees?: number } = {},
): string {
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn).toFixed(6), Math.sin(turn).toFixed(6)];
  return `BT /${font} ${size} Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm <${codes}> Tj ET`;
}

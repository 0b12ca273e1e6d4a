import { deflateSync } from 'node:zlib';
import { zipOf } from './make-docx.ts';
import { rawPdf } from './raw-pdf.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const LINE = '<p>青溪区人民政府第21次常务会议纪要</p>';

/** A PDF of one page with this content, deflated so many times. */
export function packedPdf(content: Buffer, times = 1): Uint8Array {
  let packed = content;
  for (let i = 0; i < times; i++) packed = deflateSync(packed, { level: 9 });
  const filter = `/Filter [${'/FlateDecode '.repeat(times)}]`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [0 0 99 99] /Resources << /Font << /F 5 0 R >> >> >>',
    `<< ${filter} /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Size 6 /Root 1 0 R >>\n%%EOF`, 'latin1');
}

export const docx = (body: string): Uint8Array =>
  zipOf({ 'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>` });
const html = (body: string): Uint8Array => Buffer.from(LINE + body);

/** A text of a megabyte. */
const text = (words: string): Uint8Array =>
  Buffer.from(
    `2024年3月8日，区长林知远主持召开青溪区人民政府第21次常务会议。\n${words.repeat(Math.floor(1e6 / Buffer.byteLength(words)))}`,
  );

/** A page whose form shows another form twice, and so on: its last one is shown as often as no file can hold. */
const forms = (depth: number): Uint8Array =>
  rawPdf(
    [{ content: 'q /F0 Do Q' }],
    {},
    {
      forms: Object.fromEntries(
        Array.from({ length: depth }, (_, i) => [
          `F${i}`,
          [
            `/BBox [0 0 99 99] /Resources << /XObject << /Next ${i + 4} 0 R >> >>`,
            '/Next Do /Next Do',
          ] as const,
        ]),
      ),
    },
  );

/** Files that somebody made to hold a reader up. */
export const HOSTILE: readonly (readonly [what: string, bytes: () => Uint8Array])[] = [
  ['400 KB of <', () => html('<'.repeat(400_000))],
  ['a megabyte of <div>', () => html('<div>'.repeat(200_000))],
  ['as many <b>, and closing tags of others', () => html('<b>'.repeat(150_000) + '</p>'.repeat(100_000))],
  ['rows without end', () => html(`<table>${'<tr><td>林知远<td>区长'.repeat(30_000)}`)],
  ['tables in tables', () => html('<table><tr><td>'.repeat(40_000))],
  ['lists in lists', () => html('<ul><li>'.repeat(100_000))],
  ['spaces that do not break', () => html('&nbsp;'.repeat(150_000))],
  ['preformatted spaces', () => html(`<pre>${' '.repeat(400_000)}x${' '.repeat(400_000)}y </pre>`)],
  [
    'rules of style',
    () =>
      html(`<style>${'.a .b .c{display:none}'.repeat(20_000)}</style>${'<p class="c">甲'.repeat(30_000)}`),
  ],
  ['braces of style', () => html(`<style>${'{'.repeat(300_000)}${'}'.repeat(300_000)}`)],
  ['<style> without end', () => html('<style>'.repeat(140_000))],
  ['comments of style', () => html(`<style>${'/*'.repeat(400_000)}`)],
  ['a paragraph of many runs', () => docx(`<w:p>${'<w:r><w:t>会</w:t></w:r>'.repeat(200_000)}</w:p>`)],
  ['tables in tables of Word', () => docx('<w:tbl><w:tr><w:tc><w:p>'.repeat(40_000))],
  [
    'many cells',
    () => docx(`<w:tbl><w:tr>${'<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>'.repeat(80_000)}`),
  ],
  [
    'states of a PDF',
    () => packedPdf(Buffer.from(`BT /F 9 Tf ${'(a) Tj 1 0 0 1 0 0 cm q '.repeat(40_000)}`)),
  ],
  ['a PDF packed twice', () => packedPdf(Buffer.alloc(400_000_000, 0x20), 2)],
  ['forms that show each other twice', () => forms(40)],
  ['bodies with remarks', () => text('由区住建局（牵头）、区水利局（配合）、区财政局（配合）')],
  ['brackets', () => text('同意（（（《《“')],
  [
    'a list on a level far out',
    () =>
      zipOf({
        'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${'<w:p><w:pPr><w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'.repeat(7000)}</w:body></w:document>`,
        'word/numbering.xml': `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="99999999"/><w:lvl w:ilvl="0"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
      }),
  ],
  ['many pieces of text', () => packedPdf(Buffer.from(`BT /F 9 Tf ${'(a) Tj 0 1 Td '.repeat(300_000)}`))],
];

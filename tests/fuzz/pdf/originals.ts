import type { Generated } from '../../generator/generate.ts';
import { pageForms } from '../../generator/page/render.ts';
import type { Random } from '../../generator/random.ts';
import { linesAt } from '../../parse/page/make-pdf.ts';
import {
  encodeGbk,
  encodeUtf16,
  predefined,
  type RawFont,
  rawPdf,
  show,
  signs,
} from '../../parse/page/raw-pdf.ts';
import type { Original } from '../page-case.ts';
import { shortPages } from '../short-pages.ts';

const LETTERS = 30;
const LINES_A_PAGE = 24;
const PRINTED = 10;
const RAW = 8;

/** The lines of minutes as they are printed. */
function linesOf({ page, encoding }: Generated): string[] {
  const text = new TextDecoder(encoding).decode(page.bytes);
  return text
    .split('\n')
    .map((line) => line.trim().replace(/[^\p{Script=Han}\d，。、；：（）《》“”]/gu, ''))
    .filter((line) => line !== '')
    .flatMap((line) => line.match(new RegExp(`.{1,${LETTERS}}`, 'gu')) ?? []);
}

const pagesOf = (lines: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(lines.length / LINES_A_PAGE) }, (_, i) =>
    lines.slice(i * LINES_A_PAGE, (i + 1) * LINES_A_PAGE),
  );

/** Minutes in fonts of other kinds, with a form and a turned page among them. */
function rawOf(random: Random, lines: readonly string[]): Uint8Array {
  const fonts: readonly RawFont[] = [
    predefined('GBK-EUC-H', 'GB1', encodeGbk),
    predefined('UniGB-UCS2-H', 'GB1', encodeUtf16),
    signs(lines.join('')),
  ];
  const font = random.pick(fonts);
  const contents = pagesOf(lines).map((page) =>
    linesAt(page)
      .map(({ text, x, y }) => show('F', font.codesOf(text), x, y))
      .join('\n'),
  );
  const [first = '', ...more] = contents;
  return rawPdf(
    [{ content: 'q /Form Do Q' }, ...more.map((content) => ({ content }))],
    { F: font },
    { forms: { Form: ['/BBox [0 0 595 842]', first] } },
  );
}

/** PDF files of short minutes. */
export function pdfOriginals(random: Random): Original[] {
  const contentType = 'application/pdf';
  const printed = shortPages(random.fork('printed'), ['pdf/printed'], PRINTED).map(({ page }) => page.bytes);
  const plain = pageForms.filter((form) => form.startsWith('plain/'));
  const raw = shortPages(random.fork('raw'), plain, RAW).map((page, i) =>
    rawOf(random.fork(String(i)), linesOf(page)),
  );
  return [...printed, ...raw].map((bytes) => ({ bytes, contentType }));
}

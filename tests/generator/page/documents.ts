import { docxOf, paragraph as docxParagraph, table as docxTable, run } from '../../parse/page/make-docx.ts';
import { linesAt, pdfOf, paragraph as pdfParagraph } from '../../parse/page/make-pdf.ts';
import type { Block } from '../minutes.ts';
import type { Random } from '../random.ts';
import type { Sheet } from './sheet.ts';

/** Renders the minutes of a sheet as a file of another format than text. Marks are taken out by then. */
export interface DocumentForm {
  readonly contentType: string;
  readonly extension: 'docx' | 'pdf';
  readonly render: (sheet: Sheet, random: Random) => Uint8Array;
}

const shown = (sheet: Sheet): Block[] => sheet.blocks.filter(({ role }) => role !== 'hidden');

/** What XML can hold: its control characters end here. */
const xmlText = (text: string): string =>
  [...text]
    .filter((character) => character >= ' ' || character === '\t')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Numbers stand in runs of their own, because word processors set them in another font. */
const runs = (text: string): string =>
  text
    .split(/(\d+)/)
    .filter((part) => part !== '')
    .map((part) => run(xmlText(part)))
    .join('');

const renderDocx = (sheet: Sheet): Uint8Array =>
  docxOf(
    ...shown(sheet).flatMap((block) =>
      block.role === 'table'
        ? [docxTable(block.rows.map((row) => row.map(xmlText)))]
        : block.text.split('\n').map((text) => docxParagraph(runs(text))),
    ),
  );

const LINES_A_PAGE = 24;

function renderPdf(sheet: Sheet, random: Random): Uint8Array {
  const letters = random.int(26, 30);
  const lines = shown(sheet).flatMap((block) => {
    if (block.role === 'table') return block.rows.map((row) => row.join('　　'));
    if (block.role === 'title') return block.text.split('\n').map((text) => `　　　　${text}`);
    return block.text.split('\n').flatMap((text) => pdfParagraph(text, letters));
  });
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += LINES_A_PAGE)
    pages.push([...lines.slice(at, at + LINES_A_PAGE), `— ${pages.length + 1} —`]);
  return pdfOf(pages.map(linesAt));
}

/** The forms by name. */
export const documentForms: Readonly<Record<string, DocumentForm>> = {
  'docx/paragraphs': {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    render: renderDocx,
  },
  'pdf/printed': { contentType: 'application/pdf', extension: 'pdf', render: renderPdf },
};

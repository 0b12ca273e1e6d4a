import './polyfills.ts';
import { getResolvedPDFJS } from 'unpdf';
import type { QualityIssue } from '../../../../schemas/generated/minutes.ts';
import { OpenMinutesError, refused } from '../../../shared/errors.ts';
import type { RawPage } from '../raw-page.ts';
import { CMaps } from './cmaps.ts';
import { Characters, type PdfFont, type PdfGlyph, UNKNOWN } from './fonts.ts';
import { withoutFrame } from './frame.ts';
import { GlyphCollector, type PageGlyphs, type PageOperations } from './glyphs.ts';
import { linesOfPage, type PageLines } from './lines.ts';

/** Pages and characters of a document that are read: many times those of the longest minutes. */
const MOST_PAGES = 300;
const MOST_CHARACTERS = 1_000_000;
/** Fewer characters to a page than this, and the page is a picture with at most a stamp on it. */
const LEAST_CHARACTERS = 20;
/** Share of the characters that may have no meaning, because a font does not say which letters its signs are. */
const MOST_UNKNOWN = 0.2;

type PdfJs = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type Pdf = Awaited<ReturnType<PdfJs['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** What is read of all pages together. */
interface Document {
  readonly pages: readonly PageLines[];
  readonly lostPieces: number;
}

/**
 * Reads a PDF document: the lines of its pages, without page numbers and running heads. It takes as long and as much
 * memory as the file makes it; `readBounded` ends it.
 *
 * @throws refused `unreadable`, `encrypted`, `too-large`, `no-text`.
 */
export async function readPdf(bytes: Uint8Array): Promise<RawPage> {
  const pdfJs = await getResolvedPDFJS();
  const task = pdfJs.getDocument({
    // pdf.js takes possession of the bytes that it is given.
    data: new Uint8Array(bytes),
    verbosity: pdfJs.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    // No picture is looked at, however it is packed.
    maxImageSize: 0,
    // What the fonts say of their characters comes along.
    fontExtraProperties: true,
    cMapUrl: '/',
    cMapPacked: true,
    BinaryDataFactory: CMaps,
    useWorkerFetch: false,
    useWasm: false,
  });
  try {
    const document = await readPages(await task.promise, pdfJs);
    checkText(document);
    const { pages } = document;
    const widths = pages.map(({ width }) => width).filter((width) => width !== undefined);
    const [width] = [...widths].sort((a, b) => b - a);
    return {
      lines: withoutFrame(pages.map(({ lines }) => lines)),
      metadata: {},
      issues: issuesOf(document),
      ...(width !== undefined && { width }),
    };
  } catch (error) {
    throw reasonOf(error);
  } finally {
    await task.destroy();
  }
}

async function readPages(pdf: Pdf, { OPS }: PdfJs): Promise<Document> {
  if (pdf.numPages > MOST_PAGES)
    throw refused('too-large', `The PDF file has ${pdf.numPages} pages; at most ${MOST_PAGES} are read.`);
  const names = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));
  const layers = await pdf.getOptionalContentConfig();
  const isVisible = (content: unknown): boolean => layers.isVisible(content);
  const characters = new Characters();
  const pages: PageLines[] = [];
  let count = 0;
  let lostPieces = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { transform, width, height } = page.getViewport({ scale: 1 });
    const read = await glyphsOf(
      page,
      (fonts) => new GlyphCollector(transform, fonts, characters, isVisible),
      {
        names,
        characters,
      },
    );
    count += read.glyphs.length;
    lostPieces += read.lostPieces;
    if (count > MOST_CHARACTERS)
      throw refused('too-large', `The PDF file has more than ${MOST_CHARACTERS} characters.`);
    pages.push(linesOfPage(read.glyphs, [width, height]));
    page.cleanup();
  }
  return { pages, lostPieces };
}

/** The glyphs of a page: its operations, its fonts, then each operation with its font. */
async function glyphsOf(
  page: Page,
  collectorWith: (fonts: ReadonlyMap<string, PdfFont | string>) => GlyphCollector,
  { names, characters }: { names: ReadonlyMap<number, string>; characters: Characters },
): Promise<PageGlyphs> {
  // Annotations are not what the page says; 0 leaves them out.
  const operations: PageOperations = await page.getOperatorList({ annotationMode: 0 });
  const fonts = new Map<string, PdfFont | string>();
  const shown: (readonly [font: string, glyphs: readonly PdfGlyph[]])[] = [];
  let font = '';
  for (const [i, fn] of operations.fnArray.entries()) {
    const name = names.get(fn);
    const args = operations.argsArray[i] ?? [];
    if (name === 'setFont') font = String(args[0]);
    else if (name === 'setGState')
      font = args[0]?.find(([key]: [string]) => key === 'Font')?.[1]?.[0] ?? font;
    else if (name === 'showText')
      shown.push([font, args[0].filter((one: unknown) => typeof one === 'object')]);
    if (!fonts.has(font) && font !== '') fonts.set(font, await fontOf(page, font));
  }
  for (const [name, glyphs] of shown) {
    const known = fonts.get(name);
    if (typeof known === 'object') characters.see(name, known, glyphs);
  }
  return collectorWith(fonts).read(operations, names);
}

const fontOf = (page: Page, name: string): Promise<PdfFont | string> =>
  new Promise((resolve) => page.commonObjs.get(name, resolve));

const FONTS_SILENT = 'The fonts of the PDF file do not say which characters its signs stand for.';

/** A scan has no text, and a font without a table of its letters gives none that means anything. */
function checkText({ pages, lostPieces }: Document): void {
  const text = pages
    .flatMap(({ lines }) => lines)
    .join('')
    .replace(/\s+/gu, '');
  const unknown = text.split(UNKNOWN).length - 1;
  const isShort = text.length < LEAST_CHARACTERS * pages.length && !/\p{Script=Han}{4}/u.test(text);
  if (unknown > text.length * MOST_UNKNOWN || (isShort && lostPieces > 0))
    throw refused('no-text', FONTS_SILENT);
  if (isShort)
    throw refused(
      'no-text',
      'The PDF file holds pictures of pages, no text; they would have to be recognised first.',
    );
  if (!/\p{Script=Han}/u.test(text)) throw refused('no-text', FONTS_SILENT);
}

function issuesOf({ pages, lostPieces }: Document): QualityIssue[] {
  const issues: QualityIssue[] = [];
  const unknown =
    pages
      .flatMap(({ lines }) => lines)
      .join('')
      .split(UNKNOWN).length - 1;
  if (unknown + lostPieces > 0) {
    const what = [
      ...(unknown > 0 ? [`${unknown} character(s), each of which stands as U+FFFD`] : []),
      ...(lostPieces > 0 ? [`${lostPieces} piece(s) of text, which are missing`] : []),
    ].join(', and ');
    const message = `The fonts of the PDF file do not say what they show: ${what}.`;
    issues.push({ code: 'text-lost', severity: 'error', message });
  }
  const turned = pages.reduce((sum, page) => sum + page.turned, 0);
  if (turned > 0) {
    const message = `${turned} characters that run across the page or lie under it were left out.`;
    issues.push({ code: 'turned-text', severity: 'info', message });
  }
  return issues;
}

function reasonOf(error: unknown): OpenMinutesError {
  if (error instanceof OpenMinutesError) return error;
  if (error instanceof Error && error.name === 'PasswordException')
    return refused('encrypted', 'The PDF file is encrypted; it opens with a password only.');
  const why = error instanceof Error ? error.message.replace(/\.?$/u, '.') : 'it is damaged.';
  return refused('unreadable', `This cannot be read as PDF: ${why}`, error);
}

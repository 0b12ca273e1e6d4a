import { getResolvedPDFJS } from 'unpdf';
import { OpenMinutesError, refused } from '../../../shared/errors.ts';
import type { RawPage } from '../raw-page.ts';
import { withoutFrame } from './frame.ts';
import { linesOfPage, type Piece } from './lines.ts';
import { passOverStrayRejections } from './stray-rejections.ts';

/** Pages and characters of a document that are read: many times those of the longest minutes. */
const MOST_PAGES = 300;
const MOST_CHARACTERS = 1_000_000;
/** Longest time that a document may take, in milliseconds. It never decides what is read, only whether. */
const LONGEST_MS = 20_000;
/** Fewer characters to a page than this, and the page is a picture with at most a stamp on it. */
const LEAST_CHARACTERS = 20;
/** Share of the characters that may have no meaning, because a font does not say which letters its signs are. */
const MOST_UNKNOWN = 0.2;

type Pdf = Awaited<ReturnType<Awaited<ReturnType<typeof getResolvedPDFJS>>['getDocument']>['promise']>;

/**
 * Reads a PDF document: the lines of its pages, without page numbers and running heads.
 *
 * @throws refused `unreadable`, `encrypted`, `too-large`, `too-slow`, `no-text`.
 */
export async function readPdf(bytes: Uint8Array): Promise<RawPage> {
  passOverStrayRejections();
  const { getDocument, VerbosityLevel } = await getResolvedPDFJS();
  const task = getDocument({
    // pdf.js takes possession of the bytes that it is given.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    const message = `The PDF file could not be read within ${LONGEST_MS / 1000} seconds.`;
    timer = setTimeout(() => reject(refused('too-slow', message)), LONGEST_MS);
  });
  try {
    const pages = await Promise.race([task.promise.then(readPages), tooSlow]);
    checkText(pages);
    return { lines: withoutFrame(pages), metadata: {}, issues: [] };
  } catch (error) {
    throw reasonOf(error);
  } finally {
    clearTimeout(timer);
    await task.destroy();
  }
}

async function readPages(pdf: Pdf): Promise<string[][]> {
  if (pdf.numPages > MOST_PAGES)
    throw refused('too-large', `The PDF file has ${pdf.numPages} pages; at most ${MOST_PAGES} are read.`);
  const pages: string[][] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const pieces: Piece[] = [];
    for (const item of items) {
      if (!('str' in item)) continue;
      const [, , , , x = 0, y = 0] = item.transform as number[];
      pieces.push({ text: item.str, x, y, width: item.width, size: item.height || 1 });
      characters += item.str.length;
    }
    if (characters > MOST_CHARACTERS)
      throw refused('too-large', `The PDF file has more than ${MOST_CHARACTERS} characters.`);
    pages.push(linesOfPage(pieces));
    page.cleanup();
  }
  return pages;
}

/** A scan has no text, and a font without a table of its letters gives none that means anything. */
function checkText(pages: readonly (readonly string[])[]): void {
  const text = pages.flat().join('').replace(/\s+/gu, '');
  if (text.length < LEAST_CHARACTERS * pages.length && !/\p{Script=Han}{4}/u.test(text))
    throw refused(
      'no-text',
      'The PDF file holds pictures of pages, no text; they would have to be recognised first.',
    );
  const unknown = text.match(/[\p{Co}\p{Cc}\ufffd]/gu)?.length ?? 0;
  if (unknown > text.length * MOST_UNKNOWN || !/\p{Script=Han}/u.test(text))
    throw refused('no-text', 'The fonts of the PDF file do not say which characters its signs stand for.');
}

function reasonOf(error: unknown): OpenMinutesError {
  if (error instanceof OpenMinutesError) return error;
  if (error instanceof Error && error.name === 'PasswordException')
    return refused('encrypted', 'The PDF file is encrypted; it opens with a password only.');
  return refused('unreadable', 'The PDF file is damaged.', error);
}

import { Random } from '../random.ts';
import { documentForms } from './documents.ts';
import { type Encoding, encode } from './encode.ts';
import { htmlForms } from './html.ts';
import { plainForms } from './plain.ts';
import type { Sheet } from './sheet.ts';

export interface Page {
  readonly bytes: Uint8Array;
  /** As a server would send it. */
  readonly contentType: string;
  /** File name. */
  readonly name: string;
}

export interface Rendered {
  readonly page: Omit<Page, 'name'>;
  readonly extension: 'txt' | 'html' | 'docx' | 'pdf';
  readonly form: string;
  readonly encoding: Encoding;
}

/** The forms of a page, by name. */
export const pageForms: readonly string[] = [
  ...Object.keys(plainForms),
  ...Object.keys(htmlForms),
  ...Object.keys(documentForms),
];

function chooseEncoding(random: Random, traditional: boolean): Encoding {
  return random.weighted<Encoding>([
    ['utf-8', 75],
    ['gb18030', traditional ? 5 : 25],
    ['big5', traditional ? 20 : 0],
  ]);
}

const CHARSET: Readonly<Record<Encoding, readonly string[]>> = {
  'utf-8': ['utf-8', 'UTF-8'],
  gb18030: ['gb2312', 'GBK', 'gb18030'],
  big5: ['big5'],
};

/** Most pages are text or HTML, a few files of other formats. */
export const chooseForm = (random: Random): string =>
  random.pick(
    random.weighted<readonly string[]>([
      [Object.keys(plainForms), 46],
      [Object.keys(htmlForms), 46],
      [Object.keys(documentForms), 8],
    ]),
  );

/** Gives the sheet a form and an encoding; falls back to UTF-8 where the character set lacks a character. */
export function renderPage(
  random: Random,
  sheet: Sheet,
  options: { readonly traditional: boolean; readonly form: string },
): Rendered {
  const { form } = options;
  const file = documentForms[form];
  if (file) {
    const { contentType, extension, render } = file;
    return { page: { bytes: render(sheet, random), contentType }, extension, form, encoding: 'utf-8' };
  }
  const wanted = chooseEncoding(random, options.traditional);
  const plain = plainForms[form];
  const html = htmlForms[form];
  const write = (charset: string): string => {
    const again = new Random(`${random.seed}/${form}`);
    if (plain) return plain(sheet, again);
    if (html) return html(sheet, again, charset);
    throw new Error(`no form of a page is called ${form}`);
  };
  const media = plain ? 'text/plain' : 'text/html';
  const charset = random.pick(CHARSET[wanted]);
  const bytes = encode(write(charset), wanted);
  const sent = random.chance(0.5) ? `${media}; charset=${bytes ? charset : 'utf-8'}` : media;
  const extension = plain ? 'txt' : 'html';
  if (bytes) return { page: { bytes, contentType: sent }, extension, form, encoding: wanted };
  const unicode = new TextEncoder().encode(write('utf-8'));
  return { page: { bytes: unicode, contentType: sent }, extension, form, encoding: 'utf-8' };
}

import { inflateRawSync } from 'node:zlib';
import type { Random } from '../../generator/random.ts';
import { shortPages } from '../short-pages.ts';
import type { WordFile, WordPart } from './file.ts';

const COUNT = 24;

/** Takes apart an archive as `zipOfParts` writes it. */
function partsOf(bytes: Uint8Array): WordPart[] {
  const view = Buffer.from(bytes);
  const parts: WordPart[] = [];
  let at = 0;
  while (view.readUInt32LE(at) === 0x04034b50) {
    const size = view.readUInt32LE(at + 18);
    const start = at + 30 + view.readUInt16LE(at + 26);
    const name = view.toString('utf8', at + 30, start);
    parts.push({ name, text: inflateRawSync(view.subarray(start, start + size)).toString('utf8') });
    at = start + size;
  }
  return parts;
}

/** Every third paragraph a point of a list that Word counts, or of a style. */
function numbered(text: string): string {
  let at = 0;
  return text.replaceAll('<w:p><w:pPr>', (opening) => {
    at++;
    if (at % 3 === 0)
      return `${opening}<w:numPr><w:ilvl w:val="${at % 2}"/><w:numId w:val="${1 + (at % 2)}"/></w:numPr>`;
    return at % 5 === 0 ? `${opening}<w:pStyle w:val="Point"/>` : opening;
  });
}

/** Word documents of short minutes, and their parts. */
export function docxOriginals(random: Random): { readonly contentType: string; readonly file: WordFile }[] {
  return shortPages(random, ['docx/paragraphs'], COUNT).map(({ page }, i) => {
    const parts = partsOf(page.bytes).map((part) =>
      part.name === 'word/document.xml' && i % 2 === 1 ? { ...part, text: numbered(part.text) } : part,
    );
    return { contentType: page.contentType, file: { parts, comment: '' } };
  });
}

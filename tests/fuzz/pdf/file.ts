import { deflateSync } from 'node:zlib';

/** An object of a PDF file; characters are bytes. */
export interface PdfObject {
  readonly number: number;
  /** All of it, or the dictionary of its stream, without `/Length`. */
  readonly body: string;
  readonly content?: string;
  /** What the stream says its length is, where that is not so. */
  readonly length?: string;
}

/** A PDF file by its objects. */
export interface PdfFile {
  readonly objects: readonly PdfObject[];
  readonly trailer: string;
  /** How the table of offsets stands at the end: right, not there, or somewhere else than it says. */
  readonly xref: 'right' | 'none' | 'wrong';
  /** Before the first object, and behind the last word. */
  readonly before: string;
  readonly behind: string;
}

const OBJECT = /(\d+) 0 obj\n([\s\S]*?)\nendobj\n/gu;
const STREAM = /^<<([\s\S]*?)>>\nstream\n([\s\S]*)\nendstream$/u;

/** Takes apart a file as the makers of PDF files for tests write it. */
export function pdfIn(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = [...text.matchAll(OBJECT)].map(([, number, body = '']): PdfObject => {
    const [, dictionary, content] = STREAM.exec(body) ?? [];
    return dictionary === undefined || content === undefined
      ? { number: Number(number), body }
      : { number: Number(number), body: `<<${dictionary.replace(/\/Length \d+/u, '')}>>`, content };
  });
  const trailer = /trailer\n<<([\s\S]*)>>\nstartxref/u.exec(text)?.[1] ?? '';
  return { objects, trailer, xref: 'right', before: '%PDF-1.7\n', behind: '' };
}

const bodyOf = ({ body, content, length }: PdfObject): string =>
  content === undefined
    ? body
    : `${body.replace(/>>$/u, '')} /Length ${length ?? content.length} >>\nstream\n${content}\nendstream`;

/** The bytes of a file, its objects in their order. */
export function bytesOfPdf({ objects, trailer, xref, before, behind }: PdfFile): Uint8Array {
  let file = before;
  const offsets = new Map<number, number>();
  for (const object of objects) {
    offsets.set(object.number, file.length);
    file += `${object.number} 0 obj\n${bodyOf(object)}\nendobj\n`;
  }
  const start = file.length;
  const size = Math.max(0, ...offsets.keys()) + 1;
  if (xref !== 'none') {
    file += `xref\n0 ${size}\n0000000000 65535 f \n`;
    for (let number = 1; number < size; number++) {
      const offset = offsets.get(number);
      file +=
        offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
    }
  }
  const told = xref === 'wrong' ? start + 17 : start;
  file += `trailer\n<<${trailer}>>\nstartxref\n${told}\n%%EOF\n${behind}`;
  return Buffer.from(file, 'latin1');
}

/** A stream whose content is packed. */
export function packed(object: PdfObject, filter = '/FlateDecode'): PdfObject {
  if (object.content === undefined || object.body.includes('/Filter')) return object;
  const content = deflateSync(Buffer.from(object.content, 'latin1')).toString('latin1');
  return { ...object, body: object.body.replace(/>>$/u, ` /Filter ${filter} >>`), content };
}

export const isContent = ({ content }: PdfObject): boolean => content?.includes(' Tj') === true;
export const isCharacterTable = ({ content }: PdfObject): boolean => content?.includes('begincmap') === true;

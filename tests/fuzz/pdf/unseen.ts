import type { Random } from '../../generator/random.ts';
import { type Change, changeOne } from '../change.ts';
import { bytesOfPdf, isContent, type PdfFile, type PdfObject, packed } from './file.ts';

// What no viewer shows: the file is written in another way, and the page is the same.

const withContents = (file: PdfFile, change: (content: string) => string): PdfFile => ({
  ...file,
  objects: file.objects.map((object) =>
    isContent(object) && !object.body.includes('/Filter')
      ? { ...object, content: change(object.content ?? '') }
      : object,
  ),
});

const highest = ({ objects }: PdfFile): number => Math.max(0, ...objects.map(({ number }) => number));

const added = (file: PdfFile, ...bodies: readonly string[]): PdfFile => {
  const next = highest(file) + 1;
  return {
    ...file,
    objects: [...file.objects, ...bodies.map((body, i): PdfObject => ({ number: next + i, body }))],
  };
};

/** An object that nothing leads to. */
const stray = (random: Random): string =>
  random.pick([
    '<< /Type /Font /Subtype /Type1 /BaseFont /Nobody >>',
    '[ 1 2 3 (会议) ]',
    'null',
    '(text that stands nowhere)',
    '<< /Type /Page /Parent 2 0 R >>',
  ]);

export const unseenInPdf: readonly Change<PdfFile>[] = [
  {
    name: 'objects in another order',
    apply: (random, file) => ({ ...file, objects: random.shuffle(file.objects) }),
  },
  { name: 'no table of offsets', apply: (_, file) => ({ ...file, xref: 'none' }) },
  { name: 'a wrong table of offsets', apply: (_, file) => ({ ...file, xref: 'wrong' }) },
  {
    name: 'streams packed',
    apply: (_, file) => ({ ...file, objects: file.objects.map((object) => packed(object)) }),
  },
  { name: 'stray objects', apply: (random, file) => added(file, stray(random), stray(random)) },
  {
    name: 'a wrong length',
    apply: (random, file) => {
      const length = random.pick(['0', '1', '99999', '-5', '99 0 R', 'null']);
      const objects = changeOne(random, file.objects, (object) =>
        object.content === undefined ? object : { ...object, length },
      );
      return { ...file, objects };
    },
  },
  {
    name: 'a state saved and restored',
    apply: (_, file) => withContents(file, (content) => `q q 1 0 0 1 3 3 cm Q\n${content}\nQ`),
  },
  {
    name: 'marked content',
    apply: (_, file) => withContents(file, (content) => `/Span << /MCID 0 >> BDC\n${content}\nEMC`),
  },
  {
    name: 'comments',
    apply: (_, file) => withContents(file, (content) => content.replaceAll('\n', ' % q\n')),
  },
  {
    name: 'other white space',
    apply: (random, file) =>
      withContents(file, (content) =>
        content.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n\n', '\t\n '])),
      ),
  },
  {
    name: 'a later edition of the same objects',
    apply: (random, file) => {
      const again = random.sample(file.objects, random.int(1, 3));
      const later = Buffer.from(bytesOfPdf({ ...file, objects: again, before: '', xref: 'none' })).toString(
        'latin1',
      );
      return { ...file, xref: 'none', behind: `${file.behind}${later}` };
    },
  },
  {
    name: 'words before the file',
    apply: (random, file) => ({
      ...file,
      xref: 'none',
      before: `${random.pick(['\n', 'HTTP/1.1 200 OK\r\n\r\n', '\u00ef\u00bb\u00bf'])}${file.before}`,
    }),
  },
  {
    name: 'text behind the file',
    apply: (_, file) => ({ ...file, behind: `${file.behind}\n<!-- 12 ms -->\n\0\0` }),
  },
];

import type { Random } from '../../generator/random.ts';
import { type Change, changeOne } from '../change.ts';
import { isCharacterTable, isContent, type PdfFile, type PdfObject, packed } from './file.ts';

// Changes of a PDF file that anybody would see, or that leave no file at all.

const inObjects =
  (change: (random: Random, object: PdfObject) => PdfObject) =>
  (random: Random, file: PdfFile): PdfFile => ({
    ...file,
    objects: changeOne(random, file.objects, (object) => change(random, object)),
  });

const inThose =
  (is: (object: PdfObject) => boolean, change: (random: Random, object: PdfObject) => PdfObject) =>
  (random: Random, file: PdfFile): PdfFile => ({
    ...file,
    objects: file.objects.map((object) => (is(object) ? change(random, object) : object)),
  });

const isPage = ({ body }: PdfObject): boolean => /\/Type \/Page\b(?!s)/u.test(body);
const isFont = ({ body }: PdfObject): boolean => body.includes('/Type /Font ');

/** A value of a dictionary put in place of the one that is there, or beside it. */
function withEntry(object: PdfObject, name: string, value: string): PdfObject {
  const there = new RegExp(`/${name} (?:\\[[^\\]]*\\]|\\d+ 0 R|/\\S+|-?[\\d.]+)`, 'u');
  const body = there.test(object.body)
    ? object.body.replace(there, () => `/${name} ${value}`)
    : object.body.replace(/>>$/u, () => ` /${name} ${value} >>`);
  return { ...object, body };
}

const ODD_NUMBERS = [
  '0',
  '-1',
  '1e9',
  '99999999999999',
  '.',
  '--3',
  '0.0000001',
  'NaN',
  '2147483648',
  'null',
];
const MATRICES = [
  '0 0 0 0 0 0',
  '0 1 -1 0 300 300',
  '1 0 0 1 1e9 -1e9',
  '-1 0 0 1 0 0',
  '1e-9 0 0 1e-9 0 0',
  '0.7 0.7 -0.7 0.7 9 9',
];
const OPERATORS = [
  'q',
  'Q',
  'BT',
  'ET',
  'T*',
  "(x) '",
  '/F1 0 Tf',
  '0 Tr',
  '7 Tr',
  '3 Tr',
  '-50 Tz',
  '0 Tz',
  '1e6 TL',
  '/Nobody Do',
  'BI /W 1 /H 1 ID x EI',
  'EMC',
  '/OC /x BDC',
  '[ ( ] TJ',
  '<4> Tj',
  '(\\',
  '1 0 0 RG',
  '/Pale gs',
  'sh',
  '] [',
];
const ENCODINGS = [
  '/Identity-H',
  '/Identity-V',
  '/GBK-EUC-H',
  '/GBK-EUC-V',
  '/UniGB-UTF16-H',
  '/ETen-B5-H',
  '/90ms-RKSJ-H',
  '/Nothing-H',
  '5 0 R',
  'null',
  '/WinAnsiEncoding',
];
const FILTERS = [
  '/FlateDecode',
  '/LZWDecode',
  '/ASCII85Decode',
  '/ASCIIHexDecode',
  '/RunLengthDecode',
  '/DCTDecode',
  '/JBIG2Decode',
  '/CCITTFaxDecode',
  '/Nothing',
  '[/FlateDecode /FlateDecode]',
  '[/ASCII85Decode /LZWDecode]',
  '[]',
];

const damageOfTable = (random: Random, table: string): string =>
  random.pick<() => string>([
    () => table.slice(0, random.int(0, table.length)),
    () => table.replaceAll('beginbfchar', 'beginbfrange'),
    () => table.replaceAll(/<[0-9a-f]{4}>/gu, () => `<${random.int(0, 0xffff).toString(16)}>`),
    () => table.replace('endcodespacerange', '<00> <ffffffff> endcodespacerange'),
    () => table.replaceAll(/<([0-9a-f]{4})> endbfchar/gu, '<$1$1$1$1$1$1$1$1> endbfchar'),
    () => table.replaceAll(/> <[0-9a-f]{4}> endbfchar/gu, '> <0000> endbfchar'),
    () => table.replace('endcmap', '1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap'),
    () =>
      table.replace(
        'endcmap',
        '/Identity-H usecmap 1 beginbfrange <0000> <0005> [<d800> <dfff>] endbfrange endcmap',
      ),
    () => table.replaceAll('begincmap', 'begincmap begincmap'),
  ])();

/** An operation of a content written again and again, or put somewhere else. */
const damageOfContent = (random: Random, content: string): string => {
  const lines = content.split('\n');
  const at = random.int(0, lines.length - 1);
  const line = lines[at] ?? '';
  return random.pick<() => string>([
    () => lines.toSpliced(at, 1).join('\n'),
    () => lines.toSpliced(at, 0, ...Array<string>(random.int(1, 60)).fill(line)).join('\n'),
    () => random.shuffle(lines).join('\n'),
    () => lines.toSpliced(at, 0, random.pick(OPERATORS)).join('\n'),
    () =>
      content.replaceAll(
        /1(?:\.0+)? 0(?:\.0+)? -?0(?:\.0+)? 1(?:\.0+)? [\d.]+ [\d.]+ Tm/gu,
        () => `${random.pick(MATRICES)} Tm`,
      ),
    () => content.replaceAll(/ (\d+) Tf/gu, () => ` ${random.pick(ODD_NUMBERS)} Tf`),
    () => content.replace(/[\d.]+/u, () => random.pick(ODD_NUMBERS)),
    () => `${random.pick(MATRICES)} cm ${content}`,
    () => content.replaceAll(' Tj', ` ${random.pick(['TJ', '"', "'", 'Tj ET', 'Do'])}`),
    () => content.slice(0, random.int(0, content.length)),
    () => content.replaceAll(/<([0-9a-f]+)>/gu, (_, hex: string) => `<${hex.slice(random.int(0, 3))}>`),
    () => 'q '.repeat(random.int(1, 400)) + content,
    () => `${'/P BMC '.repeat(random.int(1, 300))}${content}`,
  ])();
};

/** Forms that show each other, or themselves; a tree of forms in which each shows the next one twice. */
function formsWithin(random: Random, file: PdfFile): PdfFile {
  const first = Math.max(0, ...file.objects.map(({ number }) => number)) + 1;
  const depth = random.int(1, 9);
  const isCircle = random.chance(0.5);
  const forms = Array.from({ length: depth }, (_, i): PdfObject => {
    const next = i + 1 < depth ? first + i + 1 : isCircle ? first : undefined;
    const resources = next === undefined ? '' : `/XObject << /Next ${next} 0 R >>`;
    const body = `<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << ${resources} >> >>`;
    return { number: first + i, body, content: next === undefined ? 'BT (x) Tj ET' : '/Next Do /Next Do' };
  });
  const objects = file.objects.map((object) =>
    isPage(object)
      ? {
          ...object,
          body: object.body.replace('/Resources <<', `/Resources << /XObject << /Next ${first} 0 R >>`),
        }
      : isContent(object)
        ? { ...object, content: `/Next Do ${object.content}` }
        : object,
  );
  return { ...file, objects: [...objects, ...forms] };
}

export const damageOfPdf: readonly Change<PdfFile>[] = [
  {
    name: 'an object lost',
    apply: (random, file) => ({
      ...file,
      objects: file.objects.toSpliced(random.int(0, file.objects.length - 1), 1),
    }),
  },
  {
    name: 'two objects swapped',
    apply: (random, file) => {
      const [a, b] = random.sample(file.objects, 2);
      if (a === undefined || b === undefined) return file;
      const objects = file.objects.map((object) =>
        object === a ? { ...b, number: a.number } : object === b ? { ...a, number: b.number } : object,
      );
      return { ...file, objects };
    },
  },
  {
    name: 'an object twice',
    apply: (random, file) => {
      const [a, b] = random.sample(file.objects, 2);
      return a === undefined || b === undefined
        ? file
        : { ...file, objects: [...file.objects, { ...a, number: b.number }] };
    },
  },
  {
    name: 'references to itself',
    apply: inObjects((random, object) => ({
      ...object,
      body: random.chance(0.3)
        ? `${object.number} 0 R`
        : object.body.replaceAll(/\d+ 0 R/gu, (was) => (random.chance(0.5) ? `${object.number} 0 R` : was)),
    })),
  },
  {
    name: 'references to others',
    apply: inObjects((random, object) => ({
      ...object,
      body: object.body.replaceAll(/\d+ 0 R/gu, (was) =>
        random.chance(0.5) ? `${random.int(0, 12)} 0 R` : was,
      ),
    })),
  },
  {
    name: 'an odd number',
    apply: inObjects((random, object) => ({
      ...object,
      body: object.body.replace(/(?<=[ [])-?\d+(?! 0 R)(?=[ \]])/u, () => random.pick(ODD_NUMBERS)),
    })),
  },
  {
    name: 'a page turned',
    apply: inThose(isPage, (random, object) =>
      withEntry(object, 'Rotate', random.pick(['90', '180', '270', '-90', '45', '7', '1e9', '/x', '[90]'])),
    ),
  },
  {
    name: 'an odd page',
    apply: inThose(isPage, (random, object) =>
      withEntry(
        object,
        random.pick(['MediaBox', 'CropBox']),
        random.pick([
          '[0 0 1e9 1e9]',
          '[0 0 0 0]',
          '[595 842 0 0]',
          '[0 0 -1 -1]',
          '[]',
          'null',
          '[0 0 3 3]',
          '(x)',
        ]),
      ),
    ),
  },
  {
    name: 'units of a page',
    apply: inThose(isPage, (random, object) => withEntry(object, 'UserUnit', random.pick(ODD_NUMBERS))),
  },
  { name: 'forms within forms', apply: formsWithin },
  {
    name: 'encoding of a font',
    apply: inThose(isFont, (random, object) => withEntry(object, 'Encoding', random.pick(ENCODINGS))),
  },
  {
    name: 'kind of a font',
    apply: inThose(isFont, (random, object) =>
      withEntry(
        object,
        'Subtype',
        random.pick([
          '/Type0',
          '/Type1',
          '/Type3',
          '/TrueType',
          '/CIDFontType0',
          '/CIDFontType2',
          '/MMType1',
          '/x',
        ]),
      ),
    ),
  },
  {
    name: 'a font without its table',
    apply: inThose(isFont, (_, object) => ({
      ...object,
      body: object.body.replace(/\/ToUnicode \d+ 0 R/u, ''),
    })),
  },
  {
    name: 'parts of a font',
    apply: inThose(isFont, (random, object) =>
      withEntry(
        object,
        random.pick([
          'DescendantFonts',
          'ToUnicode',
          'W',
          'DW',
          'FontDescriptor',
          'CIDToGIDMap',
          'WMode',
          'FontMatrix',
        ]),
        random.pick([
          '[]',
          'null',
          '[0 [1 2 3] 4]',
          '[[[[]]]]',
          '99 0 R',
          '/Identity',
          '-1000',
          '[0 0 0 0 0 0]',
        ]),
      ),
    ),
  },
  {
    name: 'ordering of a font',
    apply: inObjects((random, object) => ({
      ...object,
      body: object.body.replace(
        /\/Ordering \(\w+\)/u,
        () => `/Ordering (${random.pick(['GB1', 'CNS1', 'Japan1', 'Korea1', 'Identity', 'x', ''])})`,
      ),
    })),
  },
  {
    name: 'a damaged table of characters',
    apply: inThose(isCharacterTable, (random, object) => ({
      ...object,
      content: damageOfTable(random, object.content ?? ''),
    })),
  },
  {
    name: 'damaged content',
    apply: inThose(isContent, (random, object) => ({
      ...object,
      content: damageOfContent(random, object.content ?? ''),
    })),
  },
  {
    name: 'a wrong filter',
    apply: inObjects((random, object) =>
      object.content === undefined ? object : withEntry(object, 'Filter', random.pick(FILTERS)),
    ),
  },
  {
    name: 'a filter of another name',
    apply: inObjects((random, object) => packed(object, random.pick(FILTERS))),
  },
  {
    name: 'a stream cut off',
    apply: inObjects((random, object) =>
      object.content === undefined
        ? object
        : { ...object, content: object.content.slice(0, random.int(0, object.content.length)) },
    ),
  },
  {
    name: 'a broken trailer',
    apply: (random, file) => ({
      ...file,
      trailer: random.pick([
        '',
        ' /Root 2 0 R ',
        ' /Root 99 0 R ',
        ' /Size 1 /Root 1 0 R /Prev 0 ',
        ' /Root 1 0 R /Encrypt 3 0 R ',
        ' /Root 1 0 R /XRefStm 9 ',
        ' /Size -1 /Root 1 0 R ',
      ]),
    }),
  },
  {
    name: 'the tree of pages',
    apply: inThose(
      ({ body }) => body.includes('/Type /Pages'),
      (random, object) =>
        withEntry(
          object,
          random.pick(['Kids', 'Count']),
          random.pick(['[2 0 R]', '[2 0 R 2 0 R]', '[]', '1000000', '-1', '[1 0 R]', '299', 'null']),
        ),
    ),
  },
  {
    name: 'a layer that is off',
    apply: inThose(
      ({ body }) => body.includes('/Type /Catalog'),
      (random, object) =>
        withEntry(
          object,
          'OCProperties',
          random.pick(['<< /OCGs [9 0 R] /D << /OFF [9 0 R] >> >>', '<< >>', '[]', '1 0 R']),
        ),
    ),
  },
];

import type { Random } from '../../generator/random.ts';
import { type Change, changeOne } from '../change.ts';
import { DOCUMENT, NUMBERING, STYLES, type WordFile, withPart } from './file.ts';

// Changes of a Word document that anybody would see, or that leave no document at all.

const TAG = /<\/?[\w:]+[^<>]*>/gu;

/** One of the elements of a part, by its tag. */
function changeTag(random: Random, text: string, change: (tag: string) => string): string {
  const tags = [...text.matchAll(TAG)];
  const tag = tags.length === 0 ? undefined : random.pick(tags);
  return tag === undefined
    ? text
    : text.slice(0, tag.index) + change(tag[0]) + text.slice(tag.index + tag[0].length);
}

const inDocument =
  (change: (random: Random, text: string) => string) =>
  (random: Random, file: WordFile): WordFile =>
    withPart(file, DOCUMENT, (text) => change(random, text));

const ODD_VALUES = ['', '-1', '0', '999999999', '1e3', 'x', '&#0;', '%1%2%3', '一', 'off', 'true'];
const WRAPPERS: readonly (readonly [string, string])[] = [
  ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'],
  ['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'],
  ['<w:p>', '</w:p>'],
  ['<w:r>', '</w:r>'],
  ['<w:r><w:txbxContent>', '</w:txbxContent></w:r>'],
  ['<w:del>', '</w:del>'],
  ['<w:ins>', '</w:ins>'],
];
const FORMATS = [
  'chineseCounting',
  'decimal',
  'upperRoman',
  'ideographDigital',
  'japaneseCounting',
  'bullet',
  'none',
  'x',
  'lowerLetter',
  'chineseLegalSimplified',
  'decimalEnclosedCircle',
];

const setValue = (random: Random, tag: string): string =>
  tag.replace(/w:val="[^"]*"/u, () => `w:val="${random.pick(ODD_VALUES)}"`);

export const damageOfDocx: readonly Change<WordFile>[] = [
  {
    name: 'a part lost',
    apply: (random, file) => ({
      ...file,
      parts: file.parts.toSpliced(random.int(0, file.parts.length - 1), 1),
    }),
  },
  {
    name: 'a part of another name',
    apply: (random, file) => ({
      ...file,
      parts: changeOne(random, file.parts, (part) => ({
        ...part,
        name: random.pick([
          '',
          '/',
          '../x.xml',
          'WORD/DOCUMENT.XML',
          'xl/workbook.xml',
          'word/document.xml',
          '文档.xml',
          'a'.repeat(3000),
        ]),
      })),
    }),
  },
  {
    name: 'a part twice',
    apply: (random, file) => ({
      ...file,
      parts: [
        ...file.parts,
        {
          ...random.pick(file.parts.length > 0 ? file.parts : [{ name: 'x', text: '' }]),
          name: random.pick([DOCUMENT, STYLES, NUMBERING]),
        },
      ],
    }),
  },
  {
    name: 'a wrong size',
    apply: (random, file) => ({
      ...file,
      parts: changeOne(random, file.parts, (part) => ({
        ...part,
        packedSize: random.pick([0, 1, 20, 0xffffffff]),
      })),
    }),
  },
  {
    name: 'relations that lead elsewhere',
    apply: (random, file) => ({
      ...file,
      parts: [
        ...file.parts,
        {
          name: random.pick(['_rels/.rels', 'word/_rels/document.xml.rels']),
          text: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="x/${random.pick(['officeDocument', 'styles', 'numbering'])}" Target="${random.pick(['document.xml', '/word/styles.xml', '../../../etc', 'http://x', '', '/word/numbering.xml'])}"/></Relationships>`,
        },
      ],
    }),
  },
  { name: 'a tag lost', apply: inDocument((random, text) => changeTag(random, text, () => '')) },
  {
    name: 'a tag twice',
    apply: inDocument((random, text) => changeTag(random, text, (tag) => tag.repeat(random.int(2, 40)))),
  },
  {
    name: 'another element',
    apply: inDocument((random, text) =>
      changeTag(random, text, (tag) =>
        tag.replace(/w:\w+/u, () =>
          random.pick(['w:t', 'w:r', 'w:p', 'w:tr', 'w:del', 'w:rPr', 'w:trPr', 'w:tab', 'w:x', 'x']),
        ),
      ),
    ),
  },
  {
    name: 'an odd value',
    apply: inDocument((random, text) => changeTag(random, text, (tag) => setValue(random, tag))),
  },
  {
    name: 'wrapped',
    apply: inDocument((random, text) => {
      const [open, close] = random.pick(WRAPPERS);
      const times = random.chance(0.1) ? random.int(300, 1200) : random.int(1, 5);
      const at = random.pick([...text.matchAll(/<w:p>|<w:r>/gu)].map(({ index }) => index).concat(0));
      const end = text.indexOf('</w:body>', at);
      return (
        text.slice(0, at) +
        open.repeat(times) +
        text.slice(at, end) +
        (random.chance(0.8) ? close.repeat(times) : '') +
        text.slice(end)
      );
    }),
  },
  { name: 'cut off', apply: inDocument((random, text) => text.slice(0, random.int(0, text.length))) },
  {
    name: 'paragraphs joined',
    apply: inDocument((_, text) => text.replaceAll('<w:pPr>', '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr>')),
  },
  {
    name: 'rows deleted',
    apply: inDocument((random, text) =>
      text.replaceAll('<w:tr>', () =>
        random.chance(0.5) ? '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>' : '<w:tr>',
      ),
    ),
  },
  {
    name: 'runs struck out',
    apply: inDocument((random, text) =>
      text.replaceAll('<w:rPr></w:rPr>', () =>
        random.chance(0.2) ? '<w:rPr><w:strike/></w:rPr>' : '<w:rPr></w:rPr>',
      ),
    ),
  },
  {
    name: 'paragraphs in another order',
    apply: inDocument((random, text) => random.shuffle(text.split(/(?=<w:p>)/gu)).join('')),
  },
  {
    name: 'numbered everywhere',
    apply: inDocument((random, text) =>
      text.replaceAll(
        '<w:pPr>',
        () =>
          `<w:pPr><w:numPr><w:ilvl w:val="${random.pick(['0', '1', '8', '9', '-1', '99', 'x'])}"/><w:numId w:val="${random.pick(['0', '1', '2', '3', '77'])}"/></w:numPr>`,
      ),
    ),
  },
  {
    name: 'odd lists',
    apply: (random, file) =>
      withPart(file, NUMBERING, (text) =>
        text
          .replaceAll(/w:numFmt w:val="\w+"/gu, () => `w:numFmt w:val="${random.pick(FORMATS)}"`)
          .replaceAll(/w:start w:val="\d+"/gu, () => `w:start w:val="${random.pick(ODD_VALUES)}"`)
          .replaceAll(
            /w:lvlText w:val="[^"]*"/gu,
            () =>
              `w:lvlText w:val="${random.pick(['%1、', '%9', '%1.%2.%3.%4', '第%1项', '', '%', '%%1'.repeat(50)])}"`,
          ),
      ),
  },
  {
    name: 'lists that lead in a circle',
    apply: (random, file) =>
      withPart(file, NUMBERING, (text) =>
        text.replaceAll(
          '<w:lvl ',
          () => `<w:numStyleLink w:val="Item"/><w:lvlRestart w:val="${random.pick(ODD_VALUES)}"/><w:lvl `,
        ),
      ),
  },
  {
    name: 'styles that lead in a circle',
    apply: (random, file) =>
      withPart(file, STYLES, (text) =>
        text.replaceAll(
          /<w:style [^>]*>/gu,
          (style) =>
            `${style}<w:basedOn w:val="${random.pick(['Item', 'Point', 'Bold', 'Circle', 'x'])}"/>${random.chance(0.3) ? '<w:rPr><w:vanish/></w:rPr>' : ''}`,
        ),
      ),
  },
  {
    name: 'an encoding that it has not',
    apply: inDocument((random, text) =>
      text.replace(
        'encoding="UTF-8"',
        () => `encoding="${random.pick(['GBK', 'UTF-16', 'nonsense', 'big5', ''])}"`,
      ),
    ),
  },
  {
    name: 'entities',
    apply: inDocument(
      (_, text) =>
        `<!DOCTYPE x [<!ENTITY a "会议"><!ENTITY b "&a;&a;&a;&a;">]>${text.replaceAll('会议', '&b;&#x110000;&nbsp;')}`,
    ),
  },
];

const BOMB_SIZE = 40 * 1024 * 1024;

/** A part that unpacks to more than any part may. */
export const bombInDocx = (random: Random, file: WordFile): WordFile =>
  withPart(file, random.pick([DOCUMENT, STYLES, NUMBERING]), (text) => text + ' '.repeat(BOMB_SIZE));

import type { Random } from '../../generator/random.ts';
import { run } from '../../parse/page/make-docx.ts';
import type { Change } from '../change.ts';
import { TEMPTING } from '../short-pages.ts';
import { DOCUMENT, type WordFile, withPart } from './file.ts';

// What Word does not show: the document is written in another way, or says more that was deleted, hidden or struck out.

/** Something put between two paragraphs, rows or runs. */
const between = (random: Random, text: string, what: RegExp, piece: string): string => {
  const places = [...text.matchAll(what)].map((match) => match.index);
  const at = places.length === 0 ? undefined : random.pick(places);
  return at === undefined ? text : text.slice(0, at) + piece + text.slice(at);
};

const betweenRuns =
  (piece: (random: Random) => string) =>
  (random: Random, file: WordFile): WordFile =>
    withPart(file, DOCUMENT, (text) => between(random, text, /<w:r>|<\/w:p>/gu, piece(random)));

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${RELATIONS}">${targets
    .map(([type, target], i) => `<Relationship Id="r${i}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export const unseenInDocx: readonly Change<WordFile>[] = [
  {
    name: 'parts in another order',
    apply: (random, file) => ({ ...file, parts: random.shuffle(file.parts) }),
  },
  {
    name: 'parts stored',
    apply: (_, file) => ({ ...file, parts: file.parts.map((part) => ({ ...part, stored: true })) }),
  },
  {
    name: 'a comment of the archive',
    apply: (random, file) => ({ ...file, comment: 'PK\u0003\u0004'.repeat(random.int(0, 300)) }),
  },
  {
    name: 'names as Windows writes them',
    apply: (_, file) => ({
      ...file,
      parts: file.parts.map((part) => ({ ...part, name: part.name.replaceAll('/', '\\') })),
    }),
  },
  {
    name: 'UTF-16',
    apply: (random, file) => {
      const encoding = random.pick(['utf-16le', 'utf-16be'] as const);
      return { ...file, parts: file.parts.map((part) => ({ ...part, encoding })) };
    },
  },
  {
    name: 'another prefix',
    apply: (random, file) => {
      const prefix = random.pick(['ns0', 'x', 'W', 'w14']);
      return withPart(file, DOCUMENT, (text) =>
        !text.includes('<w:document')
          ? text
          : text
              .replaceAll(/<(\/?)w:/gu, `<$1${prefix}:`)
              .replaceAll(/ w:(?=\w+=)/gu, ` ${prefix}:`)
              .replaceAll(/xmlns:\w+="([^"]*wordprocessingml[^"]*)"/gu, `xmlns:${prefix}="$1"`),
      );
    },
  },
  {
    name: 'the strict variant',
    apply: (_, file) =>
      withPart(file, DOCUMENT, (text) =>
        text.replaceAll(MAIN, 'http://purl.oclc.org/ooxml/wordprocessingml/main'),
      ),
  },
  { name: 'comments of XML', apply: betweenRuns(() => `<!-- ${TEMPTING} -->`) },
  { name: 'instructions of XML', apply: betweenRuns(() => `<?x ${TEMPTING}?>`) },
  {
    name: 'marks of the editor',
    apply: betweenRuns((random) =>
      random.pick([
        '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="0" w:name="_Goto"/>',
        '<w:lastRenderedPageBreak/>',
        '<w:commentRangeStart w:id="3"/>',
      ]),
    ),
  },
  {
    name: 'deleted text',
    apply: betweenRuns(
      () =>
        `<w:del w:id="1" w:author="x"><w:r><w:delText>${TEMPTING}</w:delText></w:r>${run(TEMPTING)}</w:del>`,
    ),
  },
  { name: 'text moved away', apply: betweenRuns(() => `<w:moveFrom w:id="1">${run(TEMPTING)}</w:moveFrom>`) },
  { name: 'hidden text', apply: betweenRuns(() => run(TEMPTING, '<w:vanish/>')) },
  {
    name: 'text struck out',
    apply: betweenRuns((random) =>
      run(TEMPTING, random.pick(['<w:strike/>', '<w:dstrike/>', '<w:strike w:val="true"/>'])),
    ),
  },
  { name: 'empty runs', apply: betweenRuns(() => '<w:r><w:rPr><w:b/></w:rPr></w:r><w:r/>') },
  {
    name: 'code of a field',
    apply: betweenRuns(
      () =>
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${TEMPTING}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
  },
  {
    name: 'a copy for old programs',
    apply: betweenRuns(
      () =>
        `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"/><mc:Fallback>${run(TEMPTING)}</mc:Fallback></mc:AlternateContent>`,
    ),
  },
  {
    name: 'properties that were changed',
    apply: (_, file) =>
      withPart(file, DOCUMENT, (text) =>
        text.replaceAll(
          '<w:rPr></w:rPr>',
          '<w:rPr><w:rPrChange w:id="2"><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange></w:rPr>',
        ),
      ),
  },
  {
    name: 'split runs',
    apply: (_, file) =>
      withPart(file, DOCUMENT, (text) =>
        text.replaceAll(
          /(<w:rPr><\/w:rPr><w:t xml:space="preserve">\p{Script=Han}{2})(?=\p{Script=Han})/gu,
          '$1</w:t></w:r><w:r><w:rPr/><w:t>',
        ),
      ),
  },
  {
    name: 'the main part of another name',
    apply: (random, file) => {
      const main = random.pick(['word/document2.xml', 'Word/Main.xml', 'doc.xml', 'a/b/c.xml']);
      if (!file.parts.some(({ name }) => name === DOCUMENT)) return file;
      const folder = main.slice(0, main.lastIndexOf('/') + 1);
      const named = file.parts.map((part) => (part.name === DOCUMENT ? { ...part, name: main } : part));
      return {
        ...file,
        parts: [
          ...named,
          { name: '_rels/.rels', text: relations(['officeDocument', `/${main}`]) },
          {
            name: `${folder}_rels/${main.slice(folder.length)}.rels`,
            text: relations(['styles', '/word/styles.xml'], ['numbering', '/word/numbering.xml']),
          },
        ],
      };
    },
  },
  {
    name: 'parts that nobody asks for',
    apply: (random, file) => ({
      ...file,
      parts: [
        ...file.parts,
        {
          name: random.pick([
            'word/header1.xml',
            'word/footnotes.xml',
            'docProps/app.xml',
            'customXml/item1.xml',
          ]),
          text: `<x>${TEMPTING}</x>`,
        },
      ],
    }),
  },
];

import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../functions/parse/page/docx/docx.ts';
import { run, zipOf } from './make-docx.ts';

// The relatives of the kinds in docx-kinds: other ways in which programs write what Word shows in the same way.

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const SEEN = '由区住建局牵头';

const paragraph = (runs: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
const documentOf = (body: string): string =>
  `<w:document xmlns:w="${W}" xmlns:mc="${MC}"><w:body>${body}</w:body></w:document>`;
const stylesOf = (styles: string): Record<string, string> => ({
  'word/styles.xml': `<w:styles xmlns:w="${W}">${styles}</w:styles>`,
});
const numberingOf = (lists: string): Record<string, string> => ({
  'word/numbering.xml': `<w:numbering xmlns:w="${W}">${lists}</w:numbering>`,
});
const style = (type: string, id: string, look: string, more = ''): string =>
  `<w:style w:type="${type}" w:styleId="${id}"${more}><w:rPr>${look}</w:rPr></w:style>`;
const read = (body: string, more: Record<string, string> = {}) => {
  const { lines, issues } = readDocx(zipOf({ 'word/document.xml': documentOf(body), ...more }));
  return { lines, issues: issues.map(({ code }) => code) };
};
const STRUCK = { lines: [SEEN], issues: ['struck-text'] };
const HIDDEN = { lines: [SEEN], issues: ['hidden-text'] };
const WHOLE = { lines: [SEEN], issues: [] };

describe('what a style crosses out or hides', () => {
  const line = (properties: string) => paragraph(run(SEEN) + run('区审计局', properties));

  it.each([
    ['the style of a run', line('<w:rStyle w:val="S"/>'), style('character', 'S', '<w:strike/>'), STRUCK],
    [
      'the one that it is based on',
      line('<w:rStyle w:val="T"/>'),
      `${style('character', 'S', '<w:dstrike/>')}<w:style w:type="character" w:styleId="T"><w:basedOn w:val="S"/></w:style>`,
      STRUCK,
    ],
    [
      'the style of a table',
      `${paragraph(run(SEEN))}<w:tbl><w:tblPr><w:tblStyle w:val="S"/></w:tblPr><w:tr><w:tc>${paragraph(run('区审计局'))}</w:tc></w:tr></w:tbl>`,
      style('table', 'S', '<w:strike/>'),
      STRUCK,
    ],
    [
      'the style of paragraphs that name none',
      paragraph(run('区审计局')) + paragraph(run(SEEN), '<w:pStyle w:val="M"/>'),
      style('paragraph', 'N', '<w:vanish/>', ' w:default="1"') + style('paragraph', 'M', ''),
      HIDDEN,
    ],
    [
      'what holds where nothing is said',
      paragraph(run(SEEN, '<w:vanish w:val="0"/>') + run('区审计局')),
      '<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>',
      HIDDEN,
    ],
    [
      'two styles, which show it again',
      paragraph(run(SEEN, '<w:rStyle w:val="C"/>'), '<w:pStyle w:val="S"/>'),
      style('paragraph', 'S', '<w:strike/>') + style('character', 'C', '<w:strike/>'),
      WHOLE,
    ],
    [
      'a style, but not the run',
      paragraph(run(SEEN, '<w:strike w:val="false"/>'), '<w:pStyle w:val="S"/>'),
      style('paragraph', 'S', '<w:strike/>'),
      WHOLE,
    ],
  ])('%s', (_how, body, styles, seen) => {
    expect(read(body, stylesOf(styles))).toEqual(seen);
  });
});

describe('letters that no eye sees', () => {
  it.each([
    ['white', '<w:color w:val="FFFFFF"/>'],
    ['of half a point', '<w:sz w:val="1"/>'],
  ])('are left out: %s', (_how, look) => {
    expect(read(paragraph(run(SEEN) + run('区城投公司', look)))).toEqual(HIDDEN);
  });

  it.each([
    [
      'white on a ground of their own',
      paragraph(run(SEEN, '<w:color w:val="FFFFFF"/><w:shd w:fill="C00000"/>')),
    ],
    [
      'white in a paragraph with one',
      paragraph(run(SEEN, '<w:color w:val="FFFFFF"/>'), '<w:shd w:fill="C00000"/>'),
    ],
    [
      'white in a table',
      `<w:tbl><w:tr><w:tc>${paragraph(run(SEEN, '<w:color w:val="FFFFFF"/>'))}</w:tc></w:tr></w:tbl>`,
    ],
    ['of the colour of the system', paragraph(run(SEEN, '<w:color w:val="auto"/>'))],
    ['hidden on the web alone', paragraph(run(SEEN, '<w:webHidden/>'))],
  ])('are there: %s', (_how, body) => {
    expect(read(body)).toEqual(WHOLE);
  });
});

describe('what was deleted', () => {
  const row = (first: string, second: string, properties = '') =>
    `<w:tr><w:trPr>${properties}</w:trPr><w:tc><w:tcPr>${first}</w:tcPr>${paragraph(run('区审计局'))}</w:tc><w:tc>${paragraph(run(second))}</w:tc></w:tr>`;

  it.each([
    ['a cell of a table', `<w:tbl>${row('<w:cellDel/>', SEEN)}</w:tbl>`, WHOLE],
    ['a row that is hidden', `<w:tbl>${row('', '', '<w:hidden/>')}</w:tbl>${paragraph(run(SEEN))}`, HIDDEN],
    ['text of its own kind', paragraph(`${run(SEEN)}<w:r><w:delText>区审计局</w:delText></w:r>`), WHOLE],
    [
      'what had been put in',
      paragraph(`${run(SEEN)}<w:ins><w:del>${run('区审计局')}</w:del></w:ins>`),
      WHOLE,
    ],
    ['what was moved away', paragraph(`${run(SEEN)}<w:moveFrom>${run('区审计局')}</w:moveFrom>`), WHOLE],
    [
      'a mark before a table, which ends the line',
      `${paragraph(run(SEEN), '<w:rPr><w:del/></w:rPr>')}<w:tbl><w:tr><w:tc>${paragraph(run('区财政局'))}</w:tc></w:tr></w:tbl>`,
      { lines: [SEEN, '区财政局'], issues: [] },
    ],
    [
      'a mark that was moved away',
      paragraph(run('由区住建'), '<w:rPr><w:moveFrom/></w:rPr>') + paragraph(run('局牵头')),
      WHOLE,
    ],
    [
      'a mark that was deleted once, and is there now',
      paragraph(run(SEEN), '<w:rPr><w:rPrChange><w:rPr><w:del/></w:rPr></w:rPrChange></w:rPr>') +
        paragraph(run('区财政局')),
      { lines: [SEEN, '区财政局'], issues: [] },
    ],
  ])('%s', (_what, body, seen) => {
    expect(read(body)).toEqual(seen);
  });
});

describe('a piece in several versions', () => {
  const versions = (requires: string): string =>
    paragraph(
      `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>${run(SEEN)}`,
    );
  it.each([
    ['wps', `新${SEEN}`],
    ['w14 wp14', `新${SEEN}`],
    ['unheard', `旧${SEEN}`],
  ])('is read once, in the one that Word shows: %s', (requires, line) => {
    expect(read(versions(requires)).lines).toEqual([line]);
  });
});

it('reads what a field shows, and not its code', () => {
  const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const body = paragraph(`${field('begin')}${run('EQ \\o')}${field('separate')}${run(SEEN)}${field('end')}`);
  expect(read(body)).toEqual(WHOLE);
});

it('reads what stands behind a field that is never closed, from where its paragraph ends', () => {
  const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
  const body = `${paragraph(`${begin}${run(SEEN)}`)}${paragraph(run(SEEN))}`;
  expect(read(body)).toEqual({ ...WHOLE, lines: [...WHOLE.lines, ...WHOLE.lines] });
});

describe('numerals', () => {
  const level = (more = '') =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>${more}</w:lvl>`;
  const item = (text: string, list: number, properties = '') =>
    paragraph(run(text), `${properties}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`);
  const one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

  it.each([
    [
      'taken away from one paragraph',
      item('甲', 1) + item('乙', 0) + item('丙', 1),
      numberingOf(`<w:abstractNum w:abstractNumId="0">${level()}</w:abstractNum>${one}`),
      ['一、甲', '乙', '二、丙'],
    ],
    [
      'that count and are not shown',
      item('甲', 1),
      numberingOf(
        `<w:abstractNum w:abstractNumId="0">${level('<w:rPr><w:vanish/></w:rPr>')}</w:abstractNum>${one}`,
      ),
      ['甲'],
    ],
    [
      'of a style of lists that names its list, and is not named by it',
      item('甲', 1) + item('乙', 1),
      {
        ...numberingOf(
          `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="5">${level()}</w:abstractNum>${one}<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>`,
        ),
        ...stylesOf(
          '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
        ),
      },
      ['一、甲', '二、乙'],
    ],
    [
      'of the style of paragraphs that name none',
      paragraph(run('甲')),
      {
        ...numberingOf(`<w:abstractNum w:abstractNumId="0">${level()}</w:abstractNum>${one}`),
        ...stylesOf(
          '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        ),
      },
      ['一、甲'],
    ],
  ])('%s', (_what, body, more, lines) => {
    expect(read(body, more).lines).toEqual(lines);
  });
});

describe('the main part', () => {
  const relations = (type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${type}" Target="${target}"/></Relationships>`;
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const line = paragraph(run(SEEN));

  it.each([
    [
      'named by an address with escapes',
      { '_rels/.rels': relations(office, 'word/%E6%AD%A3.xml'), 'word/正.xml': documentOf(line) },
    ],
    [
      'of the strict variant',
      {
        '_rels/.rels': relations(
          'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument',
          'word/d.xml',
        ),
        'word/d.xml': documentOf(line).replace(W, STRICT),
      },
    ],
    [
      'of a document with macros',
      {
        '[Content_Types].xml':
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/w/m.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        'w/m.xml': documentOf(line),
      },
    ],
    [
      'beside an old one of the usual name',
      {
        '_rels/.rels': relations(office, 'word/y.xml'),
        'word/document.xml': documentOf(paragraph(run('旧稿'))),
        'word/y.xml': documentOf(line),
      },
    ],
  ])('%s', (_what, files) => {
    expect(readDocx(zipOf(files as unknown as Record<string, string>)).lines).toEqual([SEEN]);
  });
});

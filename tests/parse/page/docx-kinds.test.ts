import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../functions/parse/page/docx/docx.ts';
import { numeralIn } from '../../../functions/parse/page/docx/numerals.ts';
import { docxOf, paragraph, run, table, zipOf } from './make-docx.ts';

// What Word files of governments are like, kind by kind; each with what Word shows.

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const LINES = ['青溪区人民政府第21次常务会议纪要', '会议同意《桥梁养护办法》。'];

const linesOf = (bytes: Uint8Array): readonly string[] => readDocx(bytes).lines;
const relations = (...targets: readonly (readonly [kind: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(
      ([kind, target], i) =>
        `<Relationship Id="rId${i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
const documentWith = (prefix: string, namespace: string, texts = LINES): string => {
  const p = prefix === '' ? '' : `${prefix}:`;
  const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const paragraphs = texts.map((text) => `<${p}p><${p}r><${p}t>${text}</${p}t></${p}r></${p}p>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><${p}document ${xmlns}="${namespace}"><${p}body>${paragraphs}</${p}body></${p}document>`;
};

describe('the parts of a Word file', () => {
  it.each([
    ['document2.xml', 'word/document2.xml', 'word/document2.xml'],
    ['named from the root', '/word/document22.xml', 'word/document22.xml'],
    ['in a folder of another name', 'doc/./sub/../main.xml', 'doc/main.xml'],
    ['in letters of another case', 'Word/Document.xml', 'word/document.xml'],
    ['as Windows writes folders', 'word/document3.xml', 'word\\document3.xml'],
  ])('begin with the one that the relations name: %s', (_how, target, name) => {
    const files = {
      '_rels/.rels': relations(['officeDocument', target]),
      [name]: documentWith('w', W),
    };
    expect(linesOf(zipOf(files))).toEqual(LINES);
  });

  it('begin with the one of the right content type where there are no relations', () => {
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/main.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
    const files = { '[Content_Types].xml': types, 'word/main.xml': documentWith('w', W) };
    expect(linesOf(zipOf(files))).toEqual(LINES);
  });

  it('have their numbering where the main part says', () => {
    const numbering = `<n:numbering xmlns:n="${W}"><n:abstractNum n:abstractNumId="7"><n:lvl n:ilvl="0"><n:numFmt n:val="chineseCounting"/><n:lvlText n:val="第%1项　"/></n:lvl></n:abstractNum><n:num n:numId="1"><n:abstractNumId n:val="7"/></n:num></n:numbering>`;
    const document = `<w:document xmlns:w="${W}"><w:body>${paragraph(run('听取汇报'), [1, 0])}</w:body></w:document>`;
    const files = {
      '_rels/.rels': relations(['officeDocument', 'word/document2.xml']),
      'word/document2.xml': document,
      'word/_rels/document2.xml.rels': relations(['numbering', 'numbering2.xml']),
      'word/numbering2.xml': numbering,
    };
    expect(linesOf(zipOf(files))).toEqual(['第一项　听取汇报']);
  });

  it.each([
    ['another prefix', documentWith('ns0', W)],
    ['no prefix', documentWith('', W)],
    ['the strict variant', documentWith('w', STRICT)],
    ['a prefix that is bound within', documentWith('w', W).replace(/<w:p>/gu, `<w:p xmlns:w="${W}">`)],
  ])('are known by their namespace: %s', (_how, xml) => {
    expect(linesOf(zipOf({ 'word/document.xml': xml }))).toEqual(LINES);
  });

  it.each([
    ['UTF-16, little end first', '\ufeff', false],
    ['UTF-16, big end first', '\ufeff', true],
    ['UTF-16 without a mark', '', false],
  ])('may be in %s', (_how, mark, swapped) => {
    const bytes = Buffer.from(mark + documentWith('w', W).replace('UTF-8', 'UTF-16'), 'utf16le');
    if (swapped) bytes.swap16();
    expect(linesOf(zipOf({ 'word/document.xml': bytes }))).toEqual(LINES);
  });

  it('may be in the encoding that they name', () => {
    const bytes = Buffer.from(
      `<?xml version="1.0" encoding="gb2312"?><w:document xmlns:w="${W}"><w:body><w:p><w:r><w:t>`,
    );
    const end = Buffer.from('</w:t></w:r></w:p></w:body></w:document>');
    const words = Buffer.from([0xbb, 0xe1, 0xd2, 0xe9]);
    expect(linesOf(zipOf({ 'word/document.xml': Buffer.concat([bytes, words, end]) }))).toEqual(['会议']);
  });
});

describe('text that Word does not show as it is', () => {
  const SENTENCE = [run('由区住建局牵头'), run('、区审计局'), run('配合。')];
  const withLook = (look: string): string => paragraph(SENTENCE[0] + run('、区审计局', look) + SENTENCE[2]);
  const codesOf = (bytes: Uint8Array) => readDocx(bytes).issues.map(({ code }) => code);

  it.each([
    ['crossed out', '<w:strike/>', 'struck-text'],
    ['crossed out twice', '<w:dstrike/>', 'struck-text'],
    ['crossed out in so many words', '<w:strike w:val="true"/>', 'struck-text'],
    ['hidden', '<w:vanish/>', 'hidden-text'],
    ['of a style that crosses out', '<w:rStyle w:val="Old"/>', 'struck-text'],
    ['of a style based on one that crosses out', '<w:rStyle w:val="Older"/>', 'struck-text'],
  ])('is left out: %s', (_how, look, code) => {
    const styles = `<w:styles xmlns:w="${W}"><w:style w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId="Older"><w:basedOn w:val="Old"/></w:style></w:styles>`;
    const bytes = zipOf({
      'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${withLook(look)}</w:body></w:document>`,
      'word/styles.xml': styles,
    });
    expect(linesOf(bytes)).toEqual(['由区住建局牵头配合。']);
    expect(codesOf(bytes)).toEqual([code]);
  });

  it.each([
    '<w:strike w:val="0"/>',
    '<w:dstrike w:val="false"/>',
    '<w:vanish w:val="off"/>',
    '<w:strike w:val="0"/><w:dstrike w:val="0"/>',
  ])('is there where %s switches it off', (look) => {
    const bytes = docxOf(withLook(look));
    expect(linesOf(bytes)).toEqual(['由区住建局牵头、区审计局配合。']);
    expect(codesOf(bytes)).toEqual([]);
  });

  it('leaves no numeral of a paragraph that is crossed out whole, which counts all the same', () => {
    const bytes = docxOf(
      paragraph(run('甲'), [1, 0]),
      paragraph(run('乙', '<w:strike/>'), [1, 0]),
      paragraph(run('丙'), [1, 0]),
    );
    expect(linesOf(bytes)).toEqual(['一、甲', '三、丙']);
  });

  it('leaves no row of a table that was deleted', () => {
    const deleted = table([['区水利局', '许青禾']]).replace(
      '<w:tr>',
      '<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr>',
    );
    expect(linesOf(docxOf(deleted + table([['区住建局', '郑开阳']])))).toEqual(['区住建局\t郑开阳']);
  });
});

describe('paragraphs whose mark was deleted', () => {
  const marked = (text: string, mark: string, list = ''): string =>
    `<w:p><w:pPr>${list}<w:rPr>${mark}</w:rPr></w:pPr>${text}</w:p>`;
  const NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

  it.each([
    ['deleted', '<w:del w:id="1" w:author="a" w:date="2024-03-08T00:00:00Z"/>'],
    ['moved away', '<w:moveFrom w:id="1" w:author="a"/>'],
    ['hidden', '<w:vanish/>'],
  ])('are one with the next: %s', (_how, mark) => {
    expect(linesOf(docxOf(marked(run('由区住建局牵头、'), mark), paragraph(run('区财政局配合。'))))).toEqual([
      '由区住建局牵头、区财政局配合。',
    ]);
  });

  it('are two where the mark was put in', () => {
    expect(linesOf(docxOf(marked(run('甲。'), '<w:ins w:id="1"/>'), paragraph(run('乙。'))))).toEqual([
      '甲。',
      '乙。',
    ]);
  });

  it('go on over several, and end with their cell', () => {
    const mark = '<w:del w:id="1"/>';
    const cell = (text: string): string => `<w:tc>${marked(run(text), mark)}</w:tc>`;
    expect(
      linesOf(
        docxOf(
          marked(run('甲'), mark),
          marked(run('乙'), mark),
          paragraph(run('丙。')),
          `<w:tbl><w:tr>${cell('区水利局')}${cell('许青禾')}</w:tr></w:tbl>`,
          paragraph(run('丁')),
        ),
      ),
    ).toEqual(['甲乙丙。', '区水利局\t许青禾', '丁']);
  });

  it('have one numeral, and that of a paragraph deleted whole is gone', () => {
    const mark = '<w:del w:id="1"/>';
    const deletedText = `<w:del w:id="2"><w:r><w:delText>旧事项</w:delText></w:r></w:del>`;
    expect(
      linesOf(
        docxOf(
          marked(run('听取'), mark, NUMBERED),
          paragraph(run('汇报'), [1, 0]),
          marked(deletedText, mark, NUMBERED),
          paragraph(run('审议办法'), [1, 0]),
        ),
      ),
    ).toEqual(['一、听取汇报', '二、审议办法']);
  });
});

describe('numerals that Word counts', () => {
  const level = (at: number, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const abstract = (id: number, levels: string): string =>
    `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
  const list = (id: number, of: number, more = ''): string =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
  const counted = (numbering: string, ...places: readonly (readonly [list: number, level: number])[]) =>
    linesOf(
      zipOf({
        'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${places
          .map((place) => paragraph(run('甲'), place))
          .join('')}</w:body></w:document>`,
        'word/numbering.xml': `<w:numbering xmlns:w="${W}">${numbering}</w:numbering>`,
      }),
    ).map((line) => line.replace('甲', ''));
  const TWO = abstract(0, level(0, '%1、') + level(1, '（%2）'));

  it('go on in another list of the same kind', () => {
    expect(counted(TWO + list(1, 0) + list(2, 0), [1, 0], [2, 0], [1, 0])).toEqual(['一、', '二、', '三、']);
  });

  it('begin anew where a list says so, once', () => {
    const own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    expect(counted(TWO + list(1, 0) + list(2, 0, own), [1, 0], [1, 0], [2, 0], [2, 0], [1, 0])).toEqual([
      '一、',
      '二、',
      '一、',
      '二、',
      '三、',
    ]);
  });

  it('begin with the number that a list says', () => {
    const own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    expect(counted(TWO + list(2, 0, own), [2, 0], [2, 0])).toEqual(['五、', '六、']);
  });

  it.each(['x', '', '1.5', '99999999999'])('begin with one where a list says %j', (start) => {
    const odd = abstract(0, level(0, '%1、').replace('w:start w:val="1"', `w:start w:val="${start}"`));
    const own = `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
    expect(counted(odd + list(1, 0) + list(2, 0, own), [1, 0], [2, 0])).toEqual(['一、', '二、']);
  });

  it('are none on a level that no list has, however far out it lies', () => {
    const far = abstract(0, level(0, '%1、') + level(999_999_999, '%1）') + level(-1, '%1）'));
    const started = process.cpuUsage().user;
    expect(counted(far + list(1, 0), [1, 999_999_999], [1, 0], [1, -1], [1, 0])).toEqual([
      '',
      '一、',
      '',
      '二、',
    ]);
    expect(process.cpuUsage(undefined).user - started).toBeLessThan(500_000);
  });

  it('look as a level of its own list has them, and not as those of others', () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, '议题%1：')}</w:lvlOverride>`;
    expect(counted(TWO + list(1, 0) + list(2, 0, own), [1, 0], [2, 0], [1, 1])).toEqual([
      '一、',
      '议题二：',
      '（一）',
    ]);
  });

  it('do not begin anew below an item where the level says never', () => {
    const never = abstract(0, level(0, '%1、') + level(1, '（%2）', '<w:lvlRestart w:val="0"/>'));
    expect(counted(never + list(1, 0), [1, 0], [1, 1], [1, 0], [1, 1])).toEqual([
      '一、',
      '（一）',
      '二、',
      '（二）',
    ]);
  });

  it('are those of the list that a style stands for', () => {
    const linked =
      abstract(0, `<w:styleLink w:val="Agenda"/>${level(0, '%1、')}`) +
      abstract(1, '<w:numStyleLink w:val="Agenda"/>');
    expect(counted(linked + list(1, 0) + list(2, 1), [1, 0], [2, 0])).toEqual(['一、', '二、']);
  });

  it('count paragraphs that are empty', () => {
    const numbering = `<w:numbering xmlns:w="${W}">${TWO}${list(1, 0)}</w:numbering>`;
    const body = [paragraph(run('甲'), [1, 0]), paragraph('', [1, 0]), paragraph(run('乙'), [1, 0])].join('');
    const files = {
      'word/document.xml': `<w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document>`,
      'word/numbering.xml': numbering,
    };
    expect(linesOf(zipOf(files))).toEqual(['一、甲', '三、乙']);
  });

  it.each([
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 11, '十一'],
    ['chineseCountingThousand', 20, '二十'],
    ['chineseCountingThousand', 105, '一百〇五'],
    ['ideographDigital', 12, '一二'],
    ['taiwaneseCountingThousand', 21, '二十一'],
    ['chineseLegalSimplified', 3, '叁'],
    ['ideographTraditional', 2, '乙'],
    ['ideographZodiac', 12, '亥'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalEnclosedParen', 3, '⑶'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalZero', 7, '07'],
    ['upperRoman', 9, 'IX'],
    ['lowerLetter', 27, 'aa'],
    ['decimal', 7, '7'],
    ['bullet', 7, ''],
  ])('in the format %s: %i is %s', (format, n, text) => {
    expect(numeralIn(format, n)).toBe(text);
  });
});

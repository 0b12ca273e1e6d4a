import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../functions/parse/page/docx/docx.ts';
import { parse } from '../../../functions/parse/parse.ts';
import { OPENING, qingxi, snapshotOf } from '../invented.ts';
import { docxOf, paragraph, run, styled, table, zipOf } from './make-docx.ts';

const MAJOR = [1, 0] as const;
const MINOR = [1, 1] as const;
const linesOf = (bytes: Uint8Array): readonly string[] => readDocx(bytes).lines;

describe('minutes as DOCX', () => {
  const minutes = docxOf(
    paragraph(run('青溪区人民政府第21次常务会议纪要')),
    paragraph(run(OPENING)),
    paragraph(run('听取全区河道清淤工作情况的汇报'), MAJOR),
    paragraph(run('会议指出，清淤事关度汛安全，要抓紧排查淤塞河段。')),
    paragraph(run('审议《青溪区桥梁养护') + run('办法（草案）》'), MAJOR),
    paragraph(run('会议原则同意《青溪区桥梁养护办法（草案）》，由区住建局按程序印发。')),
    paragraph(run('出席：林知远、周牧野')),
    table([
      ['列席：', ''],
      ['区住建局', '郑开阳'],
      ['区水利局', '许青禾'],
    ]),
  );

  it('are read with the numerals that Word counts', () => {
    const document = parse(snapshotOf(minutes, { contentType: 'application/octet-stream' }), [qingxi]);
    expect(document).toMatchObject({ id: 'yunling-qingxi/2024/21', heldOn: '2024-03-08' });
    expect(document.text).toContain('二、审议《青溪区桥梁养护办法（草案）》');
    expect(document.items.map(({ number, heading }) => [number, heading])).toEqual([
      [1, '听取全区河道清淤工作情况的汇报'],
      [2, '审议《青溪区桥梁养护办法（草案）》'],
    ]);
    expect(document.attendance.map(({ name }) => name)).toContain('许青禾');
  });

  it('count the points of an item anew under every item', () => {
    const lines = linesOf(
      docxOf(
        paragraph(run('甲'), MAJOR),
        paragraph(run('子'), MINOR),
        paragraph(run('丑'), MINOR),
        paragraph(run('乙'), MAJOR),
        paragraph(run('寅'), MINOR),
        paragraph(run('卯'), [2, 0]),
        paragraph(run('丙'), MAJOR),
      ),
    );
    expect(lines).toEqual(['一、甲', '（一）子', '（二）丑', '二、乙', '（一）寅', '1.卯', '三、丙']);
  });

  it('are counted by the styles of their paragraphs', () => {
    const lines = linesOf(
      docxOf(
        styled(run('甲'), 'Item'),
        styled(run('子'), 'Point'),
        styled(run('丑'), 'Point'),
        styled(run('乙'), 'Bold'),
        styled(run('寅'), 'Point'),
        styled(run('卯'), 'Circle'),
        `<w:p><w:pPr><w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>${run('辰')}</w:p>`,
        `<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Item"/></w:pPr></w:pPrChange></w:pPr>${run('巳')}</w:p>`,
      ),
    );
    expect(lines).toEqual(['一、甲', '（一）子', '（二）丑', '二、乙', '（一）寅', '卯', '辰', '巳']);
  });

  it('keep the cells of a table row apart, and lines within a paragraph', () => {
    expect(
      linesOf(
        docxOf(table([['区水利局', '许青禾']]), paragraph(`${run('上')}<w:r><w:br/></w:r>${run('下')}`)),
      ),
    ).toEqual(['区水利局\t许青禾', '上', '下']);
  });

  it('leave out what was deleted, what is hidden, and the copy of a text box', () => {
    const page = readDocx(
      docxOf(
        paragraph(
          `${run('会议')}<w:del>${run('不')}</w:del>${run('同意')}${run('机密', '<w:vanish/>')}<mc:Fallback>${run('副本')}</mc:Fallback>。`,
        ),
      ),
    );
    expect(page.lines).toEqual(['会议同意']);
    expect(page.issues).toMatchObject([{ code: 'hidden-text', severity: 'warning' }]);
  });
});

describe('archives that cannot be read', () => {
  const codeOf = (bytes: Uint8Array): string => {
    try {
      readDocx(bytes);
      return 'read';
    } catch (error) {
      return String((error as { code: string }).code);
    }
  };
  const document = (text: string) => ({ 'word/document.xml': text });

  it.each([
    ['other kinds of document', zipOf({ 'xl/workbook.xml': '<workbook/>' }), 'unsupported-type'],
    ['encrypted ones', zipOf(document('<w:document/>'), 1), 'encrypted'],
    ['those without text', docxOf(paragraph('')), 'no-text'],
    ['those that are cut off', docxOf(paragraph(run('甲'))).subarray(0, 200), 'unreadable'],
    ['those that unpack to more than anybody wrote', zipOf(document(' '.repeat(40_000_000))), 'too-large'],
  ])('%s', (_name, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
});

import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../functions/parse/page/pdf/pdf.ts';
import { parseAnyFormat } from '../../../functions/parse/parse.ts';
import { qingxi, snapshotOf } from '../invented.ts';
import { linesAt, paragraph, pdfOf } from './make-pdf.ts';

const LETTERS = 28;
const MINUTES = [
  '2024年3月8日上午，区长林知远主持召开青溪区人民政府第21次常务会议。现将会议有关事项纪要如下：',
  '一、听取全区河道清淤工作情况的汇报',
  '会议指出，清淤事关度汛安全，各镇街要在入汛前把淤塞河段逐一排查清楚，该疏的疏、该拓的拓，不能等水来了再想办法。',
  '二、审议《青溪区桥梁养护办法（草案）》',
  '会议原则同意《青溪区桥梁养护办法（草案）》，由区住建局根据会议意见修改完善后，按程序以区政府名义印发实施。会议要求，养护资金要列入年度预算，专款专用。',
];
const LISTS = ['出席：林知远、周牧野、何清川', '列席：区住建局　郑开阳', '　　　区水利局　许青禾'];

/** Two printed pages: the second begins in the middle of a sentence. */
function printed(): Uint8Array {
  const title = ['　　　　青溪区人民政府第21次常务会议纪要'];
  const lines = [...title, ...MINUTES.flatMap((text) => paragraph(text, LETTERS)), ...LISTS];
  const cut = lines.findIndex((line) => line.includes('桥梁养护办法（草案）》，')) + 1;
  return pdfOf([linesAt([...lines.slice(0, cut), '— 1 —']), linesAt([...lines.slice(cut), '— 2 —'])]);
}

const parsePdf = (bytes: Uint8Array) =>
  parseAnyFormat(snapshotOf(bytes, { contentType: 'application/pdf' }), [qingxi]);

describe('minutes as PDF', () => {
  it('are read like the same minutes as text', async () => {
    const document = await parsePdf(printed());
    expect(document).toMatchObject({ id: 'yunling-qingxi/2024/21', heldOn: '2024-03-08', number: 21 });
    expect(document.text).toContain(MINUTES.at(-1));
    expect(document.text).toContain(MINUTES[2]);
    expect(document.items.map(({ heading }) => heading)).toEqual([
      '听取全区河道清淤工作情况的汇报',
      '审议《青溪区桥梁养护办法（草案）》',
    ]);
    expect(document.decisions.map(({ kind }) => kind)).toEqual(['approve-in-principle']);
    expect(document.attendance.map(({ name }) => name)).toContain('郑开阳');
  });

  it('leave no page number in the text', async () => {
    expect((await parsePdf(printed())).text).not.toMatch(/—|^\d$/mu);
  });

  it('are known by their bytes, whatever the server says', async () => {
    const snapshot = snapshotOf(printed(), { contentType: 'application/octet-stream' });
    expect((await parseAnyFormat(snapshot, [qingxi])).number).toBe(21);
  });

  it('lose what every page repeats at its head', async () => {
    const page = (n: number) => linesAt(['青溪区人民政府常务会议纪要', `第${n}段的话不重复。`, `第 ${n} 页`]);
    const { lines } = await readPdf(pdfOf([page(1), page(2), page(3)]));
    expect(lines.map((line) => line.trim())).toEqual([
      '第1段的话不重复。',
      '第2段的话不重复。',
      '第3段的话不重复。',
    ]);
  });

  it('keep the columns of a table apart', async () => {
    const row = (y: number, a: string, b: string) => [
      { text: a, x: 80, y },
      { text: b, x: 300, y: y - 0.4 },
    ];
    const { lines } = await readPdf(
      pdfOf([[...row(700, '区住房和城乡建设局', '郑开阳'), ...row(670, '区水利局', '许青禾')]]),
    );
    expect(lines.map((line) => line.split(/ {2,}/u))).toEqual([
      ['区住房和城乡建设局', '郑开阳'],
      ['区水利局', '许青禾'],
    ]);
  });
});

describe('PDF files that cannot be read', () => {
  const codeOf = (bytes: Uint8Array) =>
    readPdf(bytes).then(
      () => 'read',
      (error: { code: string; kind: string }) => `${error.kind} ${error.code}`,
    );

  it('hold pictures only', async () => {
    expect(await codeOf(pdfOf([[], []]))).toBe('refused no-text');
  });

  it('have fonts that keep their characters to themselves', async () => {
    const bytes = pdfOf([linesAt(MINUTES)], { withoutCharacters: true });
    expect(await codeOf(bytes)).toBe('refused no-text');
  });

  it('are encrypted', async () => {
    const key = '00'.repeat(32);
    const trailer = `/ID [<${key}> <${key}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >>`;
    expect(await codeOf(pdfOf([linesAt(MINUTES)], { trailer }))).toBe('refused encrypted');
  });

  it('are cut off, or are no PDF after all', async () => {
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7\nnot much'))).toBe('refused unreadable');
  });

  it('have more pages than minutes ever have', async () => {
    expect(await codeOf(pdfOf(Array.from({ length: 301 }, () => [])))).toBe('refused too-large');
  });
});

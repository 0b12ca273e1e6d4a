import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../functions/parse/page/pdf/pdf.ts';
import { parseAnyFormat } from '../../../functions/parse/parse.ts';
import { qingxi, snapshotOf } from '../invented.ts';
import {
  drawn,
  encodeBig5,
  encodeGbk,
  encodeUtf16,
  predefined,
  type RawPage,
  type RawPdfOptions,
  rawPdf,
  show,
  signs,
} from './raw-pdf.ts';

// What PDF files of governments are like, kind by kind; each with what its reader sees.

const LINES = [
  '青溪区人民政府第21次常务会议纪要',
  '一、审议《青溪区桥梁养护办法》',
  '会议同意，由区住建局牵头、区财政局配合。',
  '出席：林知远、周牧野',
];
const TRADITIONAL = ['青溪區公所第21次會議紀錄', '出席：林知遠、周牧野、何清川'];
const ALL = [...LINES, ...TRADITIONAL].join('');
const F = signs(ALL);
const G = predefined('GBK-EUC-H', 'GB1', encodeGbk);

/** The lines below each other in a font. */
const column = (lines: readonly string[], font = 'F', codesOf = F.codesOf, size = 16): string[] =>
  lines.map((line, i) => show(font, codesOf(line), 60, 760 - 30 * i, { size }));
const pageOf = (...pieces: readonly string[]): RawPage => ({ content: pieces.join('\n') });
const read = (page: RawPage, options?: RawPdfOptions) =>
  readPdf(rawPdf([page], { F, G, D: drawn, S: signs('') }, options));
const linesOf = async (page: RawPage, options?: RawPdfOptions): Promise<string[]> =>
  (await read(page, options)).lines.map((line) => line.trim());

describe('fonts that are not embedded and have no table of their characters', () => {
  it.each([
    ['GBK-EUC-H', 'GB1', encodeGbk, LINES],
    ['GB-EUC-H', 'GB1', encodeGbk, LINES],
    ['GBK2K-H', 'GB1', encodeGbk, LINES],
    ['UniGB-UCS2-H', 'GB1', encodeUtf16, LINES],
    ['UniGB-UTF16-H', 'GB1', encodeUtf16, LINES],
    ['ETen-B5-H', 'CNS1', encodeBig5, TRADITIONAL],
    ['UniCNS-UTF16-H', 'CNS1', encodeUtf16, TRADITIONAL],
    ['UniJIS-UCS2-H', 'Japan1', encodeUtf16, TRADITIONAL],
  ] as const)('%s names them by itself', async (encoding, ordering, encode, lines) => {
    const bytes = rawPdf([pageOf(...column(lines, 'P', encode))], {
      P: predefined(encoding, ordering, encode),
    });
    const page = await readPdf(bytes);
    expect(page.lines.map((line) => line.trim())).toEqual(lines);
    expect(page.issues).toEqual([]);
  });

  it('stand beside fonts that are embedded, in one line', async () => {
    const line = [show('F', F.codesOf('出席：'), 60, 670), show('G', G.codesOf('林知远、周牧野'), 108, 670)];
    expect(await linesOf(pageOf(...column(LINES.slice(0, 3)), ...line))).toEqual(LINES);
  });

  it('may be of an encoding that nobody knows: the page waits for a person', async () => {
    const bytes = rawPdf([pageOf(...column(LINES), show('X', '41424344', 60, 400))], {
      F,
      X: predefined('No-Such-H', 'GB1', encodeGbk),
    });
    const document = await parseAnyFormat(snapshotOf(bytes, { contentType: 'application/pdf' }), [qingxi]);
    expect(document.quality.issues).toContainEqual(
      expect.objectContaining({ code: 'text-lost', severity: 'error' }),
    );
    expect(document.quality.review).toContain('1 piece(s) of text, which are missing');
  });

  it('are a reason to refuse a page of which nothing else is left', async () => {
    const bytes = rawPdf([pageOf(...column(LINES, 'X', encodeGbk))], {
      X: predefined('No-Such-H', 'GB1', encodeGbk),
    });
    await expect(readPdf(bytes)).rejects.toMatchObject({
      code: 'no-text',
      message: expect.stringContaining('fonts') as string,
    });
  });
});

describe('signs whose characters the font does not say', () => {
  const lostIn = async (page: RawPage) => {
    const { lines, issues } = await read(page);
    return [lines.map((line) => line.trim()), issues.map(({ code }) => code)];
  };

  it('stand as U+FFFD one by one, where the table lacks them', async () => {
    const bytes = rawPdf([pageOf(...column(LINES))], { F: signs(ALL, '远') });
    const { lines, issues } = await readPdf(bytes);
    expect(lines.map((line) => line.trim())).toEqual([...LINES.slice(0, 3), '出席：林知\ufffd、周牧野']);
    expect(issues).toMatchObject([{ code: 'text-lost', severity: 'error' }]);
  });

  it('stand so in a font without any table', async () => {
    expect(await lostIn(pageOf(...column(LINES), show('S', F.codesOf('林知远'), 60, 400)))).toEqual([
      [...LINES, '\ufffd\ufffd\ufffd'],
      ['text-lost'],
    ]);
  });

  it('stand so where each is a little drawing', async () => {
    expect(await lostIn(pageOf(...column(LINES), show('D', drawn.codesOf('林知远'), 60, 400)))).toEqual([
      [...LINES, '\ufffd\ufffd\ufffd'],
      ['text-lost'],
    ]);
  });

  it('are believed where the codes of such a font are the characters', async () => {
    const codes = { ...signs(''), codesOf: encodeUtf16 };
    const bytes = rawPdf([pageOf(...column(LINES, 'C', encodeUtf16))], { C: codes });
    expect((await readPdf(bytes)).lines.map((line) => line.trim())).toEqual(LINES);
  });

  it('are no loss where they are bullets of a symbol font', async () => {
    const bytes = rawPdf([pageOf(...column(LINES), show('B', signs('\uf06c').codesOf('\uf06c'), 60, 400))], {
      F,
      B: signs('\uf06c'),
    });
    expect((await readPdf(bytes)).issues).toEqual([]);
  });
});

describe('pages that are turned', () => {
  /** Turns what stands upright so that the page's own turning sets it upright again. */
  const turned: Readonly<Record<number, string>> = {
    90: '0 1 -1 0 595 0 cm',
    180: '-1 0 0 -1 595 842 cm',
    270: '0 -1 1 0 0 842 cm',
  };

  it.each([90, 180, 270])('by %i degrees are read as they stand before the eye', async (degrees) => {
    const lines = LINES.map((line, i) => show('F', F.codesOf(line), 60, 560 - 30 * i));
    const page = {
      content: ['q', turned[degrees], ...lines, 'Q'].join('\n'),
      entries: `/Rotate ${degrees}`,
    };
    expect(await linesOf(page)).toEqual(LINES);
  });

  it('hold a table lying on its side', async () => {
    const lines = LINES.map((line, i) => show('F', F.codesOf(line), 100 + 30 * i, 60, { degrees: 90 }));
    expect(await linesOf(pageOf(...lines, show('F', F.codesOf('21'), 290, 30, { size: 10 })))).toEqual(LINES);
  });

  it('may have their corner elsewhere, and units of their own', async () => {
    const lines = LINES.map((line, i) => show('F', F.codesOf(line), -200, 1500 - 30 * i));
    const entries = '/MediaBox [-300 800 300 1600] /UserUnit 2';
    expect(await linesOf({ content: lines.join('\n'), entries })).toEqual(LINES);
  });

  it('may be scanned askew', async () => {
    const lines = LINES.map((line, i) =>
      show('F', F.codesOf(line), 60 + 0.8 * i, 760 - 30 * i, { degrees: 1.5 }),
    );
    expect(await linesOf(pageOf(...lines))).toEqual(LINES);
  });

  it('may be written from top to bottom', async () => {
    const V = predefined('UniCNS-UTF16-V', 'CNS1', encodeUtf16);
    const columns = TRADITIONAL.map((line, i) => show('V', encodeUtf16(line), 500 - 40 * i, 780));
    const { lines } = await readPdf(rawPdf([pageOf(...columns)], { V }));
    expect(lines.map((line) => line.trim())).toEqual(TRADITIONAL);
  });

  it('may be put together of forms', async () => {
    const half = (lines: readonly string[]): readonly [string, string] => [
      '/BBox [0 0 595 842] /Matrix [0.5 0 0 0.5 30 0]',
      lines.map((line, i) => show('F', F.codesOf(line), 60, 700 - 60 * i, { size: 32 })).join('\n'),
    ];
    const page = pageOf('q 1 0 0 1 0 200 cm /A Do Q', '/B Do');
    expect(await linesOf(page, { forms: { A: half(LINES.slice(0, 2)), B: half(LINES.slice(2)) } })).toEqual(
      LINES,
    );
  });
});

describe('watermarks', () => {
  const MARK = '仅供区政府';
  const W = signs(ALL + MARK);
  const readMarked = async (...marks: readonly string[]) => {
    const { lines, issues } = await readPdf(rawPdf([pageOf(...column(LINES), ...marks)], { F, W }));
    return [lines.map((line) => line.trim()), issues.map(({ code, severity }) => `${severity} ${code}`)];
  };
  const READ = [LINES, ['info turned-text']];

  it('slanted, in one piece', async () => {
    expect(await readMarked(show('W', W.codesOf(MARK), 80, 640, { size: 40, degrees: 35 }))).toEqual(READ);
  });

  it('slanted, character by character', async () => {
    const marks = [...MARK].map((c, i) =>
      show('W', W.codesOf(c), 80 + 33 * i, 660 + 23 * i, { size: 40, degrees: 35 }),
    );
    expect(await readMarked(...marks)).toEqual(READ);
  });

  it('slanted, all over the page, and more of it than of the page', async () => {
    const marks = Array.from({ length: 40 }, (_, i) =>
      show('W', W.codesOf(MARK), 40 + 120 * (i % 4), 60 + 80 * Math.floor(i / 4), { size: 14, degrees: 45 }),
    );
    expect(await readMarked(...marks)).toEqual(READ);
  });

  it.each([
    ['light', '0.85 g', '0 g'],
    ['see-through', 'q /Pale gs', 'Q'],
  ])('level, large and %s', async (_kind, before, after) => {
    const mark = show('W', W.codesOf(MARK), 80, 690, { size: 60 });
    expect(await readMarked(before, mark, after)).toEqual(READ);
  });

  it('are no headings: those are large as well, but not faint, and light text in a dark row is not large', async () => {
    const heading = `1 0 0 rg ${show('F', F.codesOf(LINES[0] ?? ''), 60, 760, { size: 26 })} 0 g`;
    const row = `1 g ${show('F', F.codesOf(LINES[3] ?? ''), 60, 670)} 0 g`;
    expect(await linesOf(pageOf(heading, ...column(LINES).slice(1, 3), row))).toEqual(LINES);
  });

  const turned = async (...pieces: readonly string[]) => {
    const { lines, issues } = await read(pageOf(...pieces));
    return [lines.map((line) => line.trim()), issues.map(({ code }) => code)];
  };
  const between = (words: string, size = 16): string[] =>
    [0, 1, 2].map((i) => show('F', F.codesOf(words), 70, 756 - 30 * i, { size }));

  it('of the size of the text, faint and laid upon it', async () => {
    const mark = ['0.85 g', ...between('区财政局'), '0 g'];
    expect(await turned(...mark, ...column(LINES))).toEqual([LINES, ['turned-text']]);
    const seeThrough = ['q /Pale gs', ...between('区财政局', 10), 'Q'];
    expect(await turned(...column(LINES), ...seeThrough)).toEqual([LINES, ['turned-text']]);
  });

  it('faint, where the same words lie upon the text elsewhere', async () => {
    const mark = ['0.85 g', ...between('区财政局'), show('F', F.codesOf('区财政局'), 70, 400), '0 g'];
    expect(await turned(...mark, ...column(LINES))).toEqual([LINES, ['turned-text']]);
  });

  it('large and in outlines, upon the text', async () => {
    const mark = ['1 Tr', show('F', F.codesOf('林知远'), 60, 700, { size: 48 }), '0 Tr'];
    expect(await turned(...mark, ...column(LINES))).toEqual([LINES, ['turned-text']]);
  });

  it('is what a grey line between the others is not, however often it says the same', async () => {
    const grey = [
      '0.7 g',
      ...[0, 1, 2].map((i) => show('F', F.codesOf('区财政局'), 60, 600 - 30 * i)),
      '0 g',
    ];
    expect(await turned(...column(LINES), ...grey)).toEqual([
      [...LINES, '区财政局', '区财政局', '区财政局'],
      [],
    ]);
  });

  it('of a layer that is switched off are not there', async () => {
    const hidden = `/OC /L BDC ${show('F', F.codesOf('会议不同意。'), 60, 400)} EMC`;
    const options = {
      properties: '/L 900 0 R',
      catalog: '/OCProperties << /OCGs [900 0 R] /D << /OFF [900 0 R] >> >>',
      objects: ['<< /Type /OCG /Name (L) >>'],
    };
    expect(await linesOf(pageOf(...column(LINES), hidden), options)).toEqual(LINES);
  });

  it('beyond the edge of the page are not there', async () => {
    expect(await linesOf(pageOf(...column(LINES), show('F', F.codesOf('会议'), 60, 900)))).toEqual(LINES);
  });
});

describe('text drawn more than once to look bold', () => {
  const again = (dx: number, dy: number): string[] =>
    LINES.map((line, i) => show('F', F.codesOf(line), 60 + dx, 760 - 30 * i + dy));
  const byCharacter = (dx: number): string[] =>
    LINES.flatMap((line, i) =>
      [...line].flatMap((c, k) => [
        show('F', F.codesOf(c), 60 + 16 * k, 760 - 30 * i),
        show('F', F.codesOf(c), 60 + 16 * k + dx, 760 - 30 * i),
      ]),
    );

  it.each([
    ['line by line, a third of a point apart', [...again(0, 0), ...again(0.33, 0)]],
    ['line by line, at the same place', [...again(0, 0), ...again(0, 0)]],
    ['line by line, to the right and below', [...again(0, 0), ...again(0.8, -0.8)]],
    ['four times', [...again(0, 0), ...again(0.4, 0), ...again(0.8, 0), ...again(0.4, 0.4)]],
    ['character by character', byCharacter(0.4)],
    ['character by character, the second one first', byCharacter(-0.4)],
  ])('%s, counts once', async (_how, pieces) => {
    expect(await linesOf(pageOf(...pieces))).toEqual(LINES);
  });

  it('is not what a doubled character is', async () => {
    const line = '沈沈、周周周牧野';
    const D = signs(line);
    expect((await readPdf(rawPdf([pageOf(...column([line], 'D', D.codesOf))], { D }))).lines[0]?.trim()).toBe(
      line,
    );
  });
});

describe('what programs do to the characters and the file', () => {
  const LISTED = ['青溪区人⺠政府第21次常务会议纪要', '出席：买买提•艾力、⽔⽣、\uf9f4青禾'];
  const K = signs(LISTED.join(''));
  const parsed = async (bytes: Uint8Array) =>
    parseAnyFormat(snapshotOf(bytes, { contentType: 'application/octet-stream' }), [qingxi]);
  const minutes = (first: string, last: string, codesOf = K.codesOf): RawPage => {
    const body = '2024年3月8日上午，区长林知远主持召开区政府常务会议。';
    const B = signs(body);
    return pageOf(
      show('K', codesOf(first), 60, 760),
      show('B', B.codesOf(body), 60, 730),
      show('K', codesOf(last), 60, 700),
    );
  };
  const B = signs('2024年3月8日上午，区长林知远主持召开区政府常务会议。');

  it('radicals, compatibility forms and dots of all kinds are published as the characters they stand for', async () => {
    const [first = '', last = ''] = LISTED;
    const document = await parsed(rawPdf([minutes(first, last)], { K, B }));
    expect(document).toMatchObject({ source: 'yunling-qingxi', number: 21, heldOn: '2024-03-08' });
    expect(document.attendance.map(({ name }) => name)).toEqual(['林知远', '买买提·艾力', '水生', '林青禾']);
    // Whoever searches the text finds them as well.
    expect(document.text).toContain('青溪区人民政府');
    expect(document.text).not.toMatch(/[\u2e80-\u2fdf\uf900-\ufaff]/u);
  });

  it('a file may begin behind what a server put before it', async () => {
    const bytes = rawPdf([pageOf(...column(LINES))], { F });
    const document = await parsed(Buffer.concat([Buffer.from('\r\n  \ufeff'), bytes]));
    expect(document.number).toBe(21);
  });

  it('the text of a scan may lie unseen under its picture', async () => {
    expect(await linesOf(pageOf('BT 3 Tr ET', ...column(LINES)))).toEqual(LINES);
  });

  it('controls that a font gives for signs that show nothing are no characters', async () => {
    const text = '会议\u0007同意\u00ad。';
    const C = signs(text);
    const { lines, issues } = await readPdf(
      rawPdf([pageOf(...column([...LINES]), show('C', C.codesOf(text), 60, 400))], { F, C }),
    );
    expect(lines.at(-1)?.trim()).toBe('会议同意。');
    expect(issues).toEqual([]);
  });
});

describe('short minutes', () => {
  it('are put together by the width of their page', async () => {
    const wrapped = [
      '　　2024年3月8日上午，区长林知远主持召开区政府第21',
      '次常务会议。纪要如下：',
      '　　会议同意《桥梁养护办法》，由区住建局牵头、区财政局',
      '配合，于2024年5月31日前印发。',
      '　　出席：林知远、周牧野',
    ];
    const W = signs(wrapped.join(''));
    const pieces = wrapped.map((line, i) => {
      const text = line.replace(/^　+/u, '');
      return show('W', W.codesOf(text), 80 + 16 * (line.length - text.length), 760 - 30 * i);
    });
    const title = show('F', F.codesOf(LINES[0] ?? ''), 160, 800);
    const bytes = rawPdf([pageOf(title, ...pieces)], { F, W });
    const document = await parseAnyFormat(snapshotOf(bytes, { contentType: 'application/pdf' }), [qingxi]);
    expect(document.heldOn).toBe('2024-03-08');
    expect(document.decisions[0]?.responsible).toEqual([
      { name: '区住建局', role: 'lead' },
      { name: '区财政局', role: 'support' },
    ]);
    expect(document.decisions[0]?.deadline?.date).toBe('2024-05-31');
  });
});

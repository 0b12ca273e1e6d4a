import { XMLParser } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Table, TableRow } from '../../../functions/publish/downloads/table.ts';
import { workbook } from '../../../functions/publish/downloads/workbook.ts';

const table = (name: string, columns: readonly Partial<Table['columns'][number]>[]): Table => ({
  name: 'items',
  title: name,
  titleEn: name,
  description: '',
  columns: columns.map((column) => ({ name: 'c', title: '列', type: 'string', description: '', ...column })),
  open: () => ({ add: () => [], end: () => [] }),
});

const bookOf = (sheets: readonly (readonly [Table, readonly TableRow[]])[]): Uint8Array => {
  const book = workbook();
  const writers = sheets.map(([of, rows]) => [book.sheet(of), rows] as const);
  for (const [writer, rows] of writers) for (const row of rows) writer.write([row]);
  return book.end();
};

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
  isArray: (name) => ['row', 'c', 'sheet', 'xf'].includes(name),
});

interface Cell {
  readonly '@r': string;
  readonly '@s'?: string;
  readonly v?: string;
  readonly is?: { readonly t: string | { readonly '#text': string } };
}

const partOf = (book: Uint8Array, path: string) => parser.parse(unzipSync(book)[path] as Buffer);
function sheetOf(book: Uint8Array, number = 1) {
  const { worksheet } = partOf(book, `xl/worksheets/sheet${number}.xml`);
  const cells: Cell[] = worksheet.sheetData.row.flatMap(({ c = [] }: { c?: Cell[] }) => c);
  const textOf = ({ v, is }: Cell) => v ?? (typeof is?.t === 'object' ? is.t['#text'] : is?.t);
  return {
    worksheet,
    styles: Object.fromEntries(cells.map((cell) => [cell['@r'], cell['@s']])),
    values: Object.fromEntries(cells.map((cell) => [cell['@r'], textOf(cell)])),
  };
}

const COLUMNS = [
  { title: '标识', forPrograms: true as const },
  { title: '名称' },
  { title: '日期', type: 'date' as const },
  { title: '时间', type: 'instant' as const },
  { title: '数', type: 'integer' as const },
  { title: '单位', type: 'list' as const },
];

describe('the workbook', () => {
  it('has a sheet a table under its Chinese name, its header frozen, in Chinese, and filtered', () => {
    const book = bookOf([
      [table('会议', COLUMNS), [['k', '甲', undefined, undefined, 1, []]]],
      [table('决定', [{ title: '事项' }]), []],
    ]);
    const names = partOf(book, 'xl/workbook.xml').workbook.sheets.sheet;
    expect(names.map((sheet: { '@name': string }) => sheet['@name'])).toEqual(['会议', '决定']);
    const { worksheet, values } = sheetOf(book);
    expect(worksheet.sheetViews.sheetView.pane).toMatchObject({ '@ySplit': '1', '@state': 'frozen' });
    expect(worksheet.autoFilter['@ref']).toBe('A1:E2');
    expect(values).toEqual({ A1: '名称', B1: '日期', C1: '时间', D1: '数', E1: '单位', A2: '甲', D2: '1' });
    expect(sheetOf(book, 2).values).toEqual({ A1: '事项' });
  });

  it('has days and instants as dates: an instant as the clock at its place showed it', () => {
    const rows: TableRow[] = [['k', '甲', '2024-03-01', '2024-03-01T18:00:00+08:00', 1, ['乙', '丙|丁']]];
    const { values, styles } = sheetOf(bookOf([[table('会议', COLUMNS), rows]]));
    // Excel counts 2024-03-01 as day 45352.
    expect([values.B2, values.C2, values.E2]).toEqual(['45352', '45352.75', '乙|丙\\|丁']);
    const formats = partOf(bookOf([]), 'xl/styles.xml').styleSheet.cellXfs.xf;
    expect([styles.B2, styles.C2].map((style) => formats[Number(style)]['@numFmtId'])).toEqual([
      '164',
      '165',
    ]);
  });

  it.each(['=cmd()', '+1', '-x', '@x', '\tx'])('keeps %j a text, marked so that it stays one', (text) => {
    const { values, styles } = sheetOf(bookOf([[table('会议', COLUMNS), [['k', text]]]]));
    expect(values.A2).toBe(text);
    const formats = partOf(bookOf([]), 'xl/styles.xml').styleSheet.cellXfs.xf;
    expect(formats[Number(styles.A2)]).toMatchObject({ '@quotePrefix': '1', '@numFmtId': '49' });
  });

  it('keeps every character that XML has, and cuts what no cell can hold', () => {
    const rows: TableRow[] = [
      ['k', '<a href="x">&amp;</a> 😀\n二'],
      ['k', 'a\u0000b'],
      ['k', '长'.repeat(40_000)],
    ];
    const { values } = sheetOf(bookOf([[table('会议', COLUMNS.slice(0, 2)), rows]]));
    expect(values.A2).toBe('<a href="x">&amp;</a> 😀\n二');
    expect(values.A3).toBe('a\uFFFDb');
    expect(values.A4).toHaveLength(32_767);
  });

  it('has the same bytes whenever and however many rows at a time it is written', () => {
    const rows = Array.from(
      { length: 100 },
      (_, n): TableRow => ['k', `甲${n}`, '2024-03-01', undefined, n, []],
    );
    const one = bookOf([[table('会议', COLUMNS), rows]]);
    const book = workbook();
    const sheet = book.sheet(table('会议', COLUMNS));
    sheet.write(rows);
    expect(Buffer.from(book.end()).equals(one)).toBe(true);
  });

  it('is whole where a sheet is compressed in many blocks, beside another that grows with it', () => {
    const rows = Array.from({ length: 9_000 }, (_, n): TableRow => ['k', `甲${n}`.repeat(20)]);
    const columns = COLUMNS.slice(0, 2);
    const book = workbook();
    const [one, two] = [book.sheet(table('会议', columns)), book.sheet(table('决定', columns))];
    for (const row of rows) {
      one.write([row]);
      two.write([row]);
    }
    const bytes = book.end();
    const part = unzipSync(bytes)['xl/worksheets/sheet1.xml']?.byteLength ?? 0;
    expect(part).toBeGreaterThan(1_000_000);
    for (const number of [1, 2]) {
      const { values } = sheetOf(bytes, number);
      expect(Object.keys(values)).toHaveLength(9_001);
      expect(values.A9001).toBe('甲8999'.repeat(20));
    }
    const whole = workbook();
    for (const title of ['会议', '决定']) whole.sheet(table(title, columns)).write(rows);
    expect(Buffer.from(whole.end()).equals(bytes)).toBe(true);
  });

  it('names columns beyond Z', () => {
    const wide = table(
      '会议',
      Array.from({ length: 28 }, (_, n) => ({ title: `列${n}` })),
    );
    expect(sheetOf(bookOf([[wide, []]])).values).toMatchObject({ Z1: '列25', AA1: '列26', AB1: '列27' });
  });
});

import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../functions/parse/lines/unwrap.ts';

const PARAGRAPHS = [
  '2024年3月8日上午，区长林知远主持召开青溪区人民政府第21次常务会议，听取全区河道清淤工作情况的汇报，审议《青溪区桥梁养护办法（草案）》等事项。',
  '一、听取全区河道清淤工作情况的汇报',
  '会议指出，清淤事关度汛安全，各镇街要在入汛前把淤塞河段逐一排查清楚，该疏的疏、该拓的拓，不能等水来了再想办法。',
  '会议要求，区水利局要会同各镇街建立清淤台账，逐条明确责任人和完成时限，资金由区财政局按进度拨付，不留缺口。',
  '二、审议《青溪区桥梁养护办法（草案）》',
  '会议原则同意《青溪区桥梁养护办法（草案）》，由区住建局根据会议意见修改完善后，按程序以区政府名义印发实施。',
];

const columns = (text: string): number => [...text].reduce((sum, c) => sum + (c > '\u2e7f' ? 2 : 1), 0);

/** Breaks a paragraph where the next character would pass the width. */
function wrapped(paragraph: string, width: number, widthOf: (text: string) => number): string[] {
  const lines = [''];
  for (const character of paragraph) {
    const last = lines.at(-1) ?? '';
    if (widthOf(last + character) > width) lines.push(character);
    else lines[lines.length - 1] = last + character;
  }
  return lines;
}

const joined = (lines: readonly string[]): readonly string[] =>
  unwrap({ lines, metadata: {}, issues: [] }).lines.map((line) => line.trim());

describe('lines broken at a fixed width', () => {
  it.each([
    ['of columns', 56, columns],
    ['of characters', 31, (text: string) => [...text].length],
  ])('are joined: a width %s', (_name, width, widthOf) => {
    const page = PARAGRAPHS.flatMap((paragraph) => wrapped(paragraph, width, widthOf));
    expect(joined(page)).toEqual(PARAGRAPHS);
  });

  it('are joined though one is torn behind the name of a meeting', () => {
    const page = [
      ...PARAGRAPHS.flatMap((paragraph) => wrapped(`    ${paragraph}`, 50, columns)),
      '    县水投公司提出的提高比例的建议，会议不予采纳，仍',
      '按原来的比例执行，其余意见见县政府第31次常务会',
      '议纪要，由县财政局落实。',
    ];
    expect(joined(page).at(-1)).toBe(
      '县水投公司提出的提高比例的建议，会议不予采纳，仍按原来的比例执行，其余意见见县政府第31次常务会议纪要，由县财政局落实。',
    );
  });

  it.each(['　　', '    ', '        '])('are joined under an indent put in afterwards: “%s”', (indent) => {
    const page = PARAGRAPHS.flatMap((paragraph) => wrapped(paragraph, 60, columns)).map((line) =>
      PARAGRAPHS.some((paragraph) => paragraph.startsWith(line)) ? indent + line : line,
    );
    expect(joined(page)).toEqual(PARAGRAPHS);
  });

  it('are joined across a page number', () => {
    const page = PARAGRAPHS.flatMap((paragraph) => wrapped(paragraph, 56, columns));
    const at = page.findIndex((line) => line.startsWith('会议指出')) + 1;
    expect(joined([...page.slice(0, at), '', '— 2 —', '', ...page.slice(at)])).toEqual(PARAGRAPHS);
  });

  it('are found among the frame of a site', () => {
    const frame = ['首页 政务公开', '网站地图', '主办：青溪区人民政府办公室 承办：青溪区大数据中心'];
    const page = [...frame, ...PARAGRAPHS.flatMap((paragraph) => wrapped(paragraph, 56, columns)), ...frame];
    expect(joined(page)).toEqual([...frame, ...PARAGRAPHS, ...frame]);
  });

  it('keep the bounds of the article', () => {
    const page = ['首页', ...PARAGRAPHS.flatMap((paragraph) => wrapped(paragraph, 56, columns)), '版权所有'];
    const whole = unwrap({ lines: page, article: [1, page.length - 1], metadata: {}, issues: [] });
    expect(whole.lines.slice(...(whole.article ?? []))).toEqual(PARAGRAPHS);
  });
});

describe('lines that are whole', () => {
  it('stay as they are', () => {
    expect(joined(PARAGRAPHS)).toEqual(PARAGRAPHS);
  });

  it('stay, even where many are of one width', () => {
    const list = Array.from({ length: 8 }, () => '区发展和改革委员会　　张明远　　区政府办公室　　李知秋');
    expect(joined([...PARAGRAPHS, ...list])).toEqual([...PARAGRAPHS, ...list]);
  });
});

describe('short pages', () => {
  const wrapped = [
    '青溪区人民政府第21次常务会议纪要',
    '　　2024年3月8日上午，区长林知远主持召开区政府第21次常',
    '务会议。纪要如下：',
    '　　一、审议《青溪区桥梁养护办法》',
    '　　会议同意《青溪区桥梁养护办法》，由区住建局牵头，区财',
    '政局配合，于2024年5月31日前印发实施。',
    '　　出席：林知远、周牧野',
  ];
  const whole = [
    '青溪区人民政府第21次常务会议纪要',
    '　　2024年3月8日上午，区长林知远主持召开区政府第21次常务会议。纪要如下：',
    '　　一、审议《青溪区桥梁养护办法》',
    '　　会议同意《青溪区桥梁养护办法》，由区住建局牵头，区财政局配合，于2024年5月31日前印发实施。',
    '　　出席：林知远、周牧野',
  ];

  const bare = whole.map((line) => line.trim());

  it('are joined by the indents of their paragraphs', () => {
    expect(joined(wrapped)).toEqual(bare);
  });

  it('are joined without indents where two lines are as wide as any, and no heading', () => {
    const flush = [
      '青溪区人民政府第21次常务会议纪要',
      '',
      '2024年3月8日上午，区长林知远主持召开区政府第二十一次常务',
      '会议。现将会议议定的有关事项纪要如下：',
      '',
      '一、审议《青溪区城乡桥梁和城乡道路养护维修及管理办法实施',
      '',
      '会议同意《青溪区桥梁养护办法》，由区住建局牵头，由区财政',
      '局配合，于2024年5月31日前印发实施。',
    ];
    expect(joined(flush).filter((line) => line !== '')).toEqual([
      flush[0],
      `${flush[2]}${flush[3]}`,
      flush[5],
      `${flush[7]}${flush[8]}`,
    ]);
  });

  it('are joined where the next begins with a mark that no line begins with', () => {
    const lines = ['会议同意该办法，由区住建局牵头', '，区财政局配合', '。', '二、研究防汛工作'];
    expect(joined(lines)).toEqual(['会议同意该办法，由区住建局牵头，区财政局配合', '。', '二、研究防汛工作']);
  });

  it('are joined by the width that their format gives', () => {
    const flush = wrapped.map((line) => line.replace(/^　+/u, ''));
    const lines = [
      flush[0] ?? '',
      '会议同意《青溪区桥梁养护办法》，由区住建局牵头、区财政局',
      '配合，于2024年5月31日前印发。',
    ];
    const page = { lines, metadata: {}, issues: [] };
    expect(unwrap(page).lines).toEqual(lines);
    expect(unwrap({ ...page, width: 56 }).lines).toEqual([lines[0], `${lines[1]}${lines[2]}`]);
  });

  it('stay as they are when their lines are whole', () => {
    expect(joined(whole)).toEqual(bare);
    const page = { lines: whole, metadata: {}, issues: [], width: 56 };
    expect(unwrap(page).lines).toEqual(whole);
  });
});

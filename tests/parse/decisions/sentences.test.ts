import { describe, expect, it } from 'vitest';
import { passageOf } from '../../../functions/parse/decisions/passage.ts';
import { segmentsOf } from '../../../functions/parse/decisions/sentences.ts';

const clausesOf = (plain: string): string[][] =>
  segmentsOf(passageOf(plain), { start: 0, end: plain.length }).map(({ clauses }) =>
    clauses.map(({ range }) => plain.slice(range.start, range.end)),
  );

describe('mask', () => {
  it.each([
    ['同意《关于同意甲的批复》实施', '同意《□□□□□□□□》实施'],
    ['《甲《乙》丙》', '《□□□□□》'],
    ['“一事一议”（试行）', '“□□□□”（□□）'],
    ['《没有收尾的标题', '《没有收尾的标题'],
    ['多余的》括号）', '多余的》括号）'],
    ['《甲“乙》丙”', '《□□□》丙”'],
    ['《甲\n乙》', '《甲\n乙》'],
  ])('%s', (plain, masked) => {
    expect(passageOf(plain).masked).toBe(masked);
  });
});

describe('segments and clauses', () => {
  it.each([
    ['会议同意甲，由乙负责；同意丙。', [['会议同意甲', '由乙负责'], ['同意丙']]],
    ['（一）同意甲。（二）同意乙。', [['同意甲'], ['同意乙']]],
    ['会议议定：一是同意甲；二是由乙负责。', [['会议议定', '同意甲'], ['由乙负责']]],
    ['1.同意甲。2.投资1.5亿元。', [['同意甲'], ['投资1.5亿元']]],
    ['安排1，000万元，12：30开始', [['安排1，000万元', '12：30开始']]],
    ['同意《甲，乙。丙》。', [['同意《甲，乙。丙》']]],
    ['一要抓紧，二要落实', [['要抓紧', '要落实']]],
    ['，原则同意甲', [['原则同意甲']]],
    ['。；，', []],
  ])('%s', (plain, expected) => {
    expect(clausesOf(plain)).toEqual(expected);
  });
});

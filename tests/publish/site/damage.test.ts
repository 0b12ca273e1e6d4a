import { describe, expect, it } from 'vitest';
import { damagedDigits } from '../../../functions/publish/site/damage.tsx';

const found = (text: string) => damagedDigits(text).map(([start, end]) => text.slice(start, end));

describe('digits that lost what stood between them', () => {
  it.each([
    ['听取20241-8月重点项目建设情况', ['20241-8月']],
    ['列入20251季度开工项目', ['20251季度']],
    ['1130前完成', ['1130前']],
    ['831日前报送', ['831日前']],
    ['2024912日上午，20231-6月', ['2024912日', '20231-6月']],
  ])('%s', (text, damaged) => {
    expect(found(text)).toEqual(damaged);
  });
});

describe('digits that are whole', () => {
  it.each([
    '2024年1-8月重点项目建设情况',
    '2024年11月30日前完成',
    '2025年度计划、2025年一季度',
    '12月31日前、6月底前',
    '青政纪〔2024〕12号',
    '投资4860万元，面积1200平方米',
    '建成1130座前哨站',
    '2024－2035年',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { surfaceOf } from '../../../functions/parse/grammar/surface.ts';
import { thingsIn } from '../../../functions/parse/mentions/things.ts';
import { deadlineIn } from '../../../functions/parse/rules/zh/deadlines/deadlines.ts';
import { rangeOf } from '../../../functions/parse/text/range.ts';
import { read } from '../../../functions/parse/text/reading.ts';

const limitIn = (words: string, heldOn?: string): readonly [string, string | undefined] | undefined => {
  const reading = read(words);
  const range = rangeOf(0, reading.plain.length);
  const surface = surfaceOf(reading.plain, range, thingsIn(reading, range));
  const found = deadlineIn(reading.plain, { surface, range }, range, heldOn);
  return found && [reading.value(found.range), found.date];
};

describe('time limits', () => {
  it.each([
    ['于2023年12月31日前完成', '2023年12月31日前', '2023-12-31'],
    ['于二O二五年十月三十一日前完成', '二O二五年十月三十一日前', '2025-10-31'],
    ['于二〇二五年十月卅一日之前完成', '二〇二五年十月卅一日之前', '2025-10-31'],
    ['於民國一百一十四年十月三十一日前完成', '民国一百一十四年十月三十一日前', '2025-10-31'],
    ['于民国114年10月31日前完成', '民国114年10月31日前', '2025-10-31'],
    ['于2025-10-31前完成', '2025-10-31前', '2025-10-31'],
    ['于2026年元月31日前完成', '2026年元月31日前', '2026-01-31'],
    ['于九月十五日前完成', '九月十五日前', '2024-09-15'],
    ['5日内提出方案，于二〇二五年十月三十一日前完成', '5日内', undefined],
    ['于2025年6月底前完成', '2025年6月底前', '2025-06-30'],
    ['于二〇二五年六月底前完成', '二〇二五年六月底前', '2025-06-30'],
    ['于民国一一四年六月底前完成', '民国一一四年六月底前', '2025-06-30'],
    ['于２０２５年６月底前完成', '２０２５年６月底前', '2025-06-30'],
    ['二〇二五年底前完成', '二〇二五年底前', '2025-12-31'],
    ['二〇二六年内完成', '二〇二六年内', '2026-12-31'],
    ['于九月中旬前完成', '九月中旬前', '2024-09-20'],
    ['2030年前建成', '2030年前', undefined],
    ['二〇三〇年之前建成', '二〇三〇年之前', undefined],
    ['1999年以前建成的，2024年9月15日前登记', '2024年9月15日前', '2024-09-15'],
    ['一季度末前完成', '一季度末前', '2025-03-31'],
    ['5日内提出方案，于2025年10月31日前完成', '5日内', undefined],
    ['2025年底前完成', '2025年底前', '2025-12-31'],
    ['12月底前完成', '12月底前', '2024-12-31'],
    ['9月15日前报县政府', '9月15日前', '2024-09-15'],
    ['十二月底前完成', '十二月底前', '2024-12-31'],
    ['3月底前完成', '3月底前', '2025-03-31'],
    ['年底前完成', '年底前', '2024-12-31'],
    ['今年年底前完成', '今年年底前', '2024-12-31'],
    ['明年2月底前完成', '明年2月底前', '2025-02-28'],
    ['本月底前完成', '本月底前', '2024-05-31'],
    ['下月底前完成', '下月底前', '2024-06-30'],
    ['月底前完成', '月底前', '2024-05-31'],
    ['9月中旬前完成', '9月中旬前', '2024-09-20'],
    ['2026年内完成', '2026年内', '2026-12-31'],
    ['年内完成', '年内', '2024-12-31'],
    ['在一个工作日内答复', '一个工作日内', undefined],
    ['于30日内办结', '30日内', undefined],
    ['会后5日内办结', '会后5日内', undefined],
    ['自收回土地后最迟不超过两年完成支付', '自收回土地后最迟不超过两年', undefined],
    ['春节前完成', '春节前', undefined],
    ['于本月内办结', '本月内', '2024-05-31'],
    ['下月内办结', '下月内', '2024-06-30'],
    ['三季度末前完成', '三季度末前', '2024-09-30'],
    ['2025年一季度底前完成', '2025年一季度底前', '2025-03-31'],
    ['2025年一季度前完成', '2025年一季度前', undefined],
    ['完善后提交下次常务会议审议', '下次常务会议', undefined],
    ['831日前报县政府', '831日前', '2024-08-31'],
    ['2024930日前完成', '2024930日前', '2024-09-30'],
    ['20241231前完成', '20241231前', '2024-12-31'],
    ['111日前完成', '111日前', undefined],
    ['自然资源局于会后5日内办结', '会后5日内', undefined],
    ['9月前完成', '9月前', undefined],
  ])('%s', (words, text, date) => {
    expect(limitIn(words, '2024-05-20')).toEqual([text, date]);
  });

  it.each([
    '尽快印发实施',
    '按程序办理',
    '《2024年底前行动方案》',
    '范围内的项目',
    '2月30日起实施',
    '1999年以前形成的住房',
    '2030年前后',
    '2025年前三季度',
  ])('%s has none', (words) => {
    expect(limitIn(words, '2024-05-20')).toBeUndefined();
  });

  it('have no date of a day that does not exist, nor one that hangs on an unknown day of the meeting', () => {
    expect(limitIn('2025年2月30日前', '2024-05-20')).toEqual(['2025年2月30日前', undefined]);
    expect(limitIn('12月底前')).toEqual(['12月底前', undefined]);
  });

  it('have no date of a year that no minutes mean, as where a page has lost a digit', () => {
    for (const year of ['0204', '9024'])
      expect(limitIn(`${year}年6月底前`, '2024-05-20')).toEqual([`${year}年6月底前`, undefined]);
  });

  it('need no 前 behind their label', () => {
    expect(limitIn('完成时限：2024年12月底')).toEqual(['2024年12月底', '2024-12-31']);
  });
});

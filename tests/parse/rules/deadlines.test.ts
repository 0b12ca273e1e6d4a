import { describe, expect, it } from 'vitest';
import { deadlineIn } from '../../../functions/parse/rules/zh/deadlines/deadlines.ts';
import { rangeOf } from '../../../functions/parse/text/range.ts';
import { read } from '../../../functions/parse/text/reading.ts';

const limitIn = (words: string, heldOn?: string): readonly [string, string | undefined] | undefined => {
  const reading = read(words);
  const found = deadlineIn(reading.plain, rangeOf(0, reading.plain.length), heldOn);
  return found && [reading.value(found.range), found.date];
};

describe('a time limit', () => {
  it.each([
    ['于2025年6月30日前完成', '2025年6月30日前', '2025-06-30'],
    ['12月底前办结', '12月底前', '2023-12-31'],
    ['3月底前报县政府', '3月底前', '2024-03-31'],
    ['年底前完成', '年底前', '2023-12-31'],
    ['明年2月底前完成', '明年2月底前', '2024-02-29'],
    ['9月前完成', '9月前', undefined],
    ['2024年内完成', '2024年内', '2024-12-31'],
    ['三季度末前完成', '三季度末前', '2023-09-30'],
    ['于831日前报送', '831日前', '2023-08-31'],
    ['两个月内形成成果', '两个月内', undefined],
    ['自签订之日起三十日内付清', '自签订之日起三十日内', undefined],
    ['国庆节前必须通水', '国庆节前', undefined],
    ['完成时限：2024年12月底', '2024年12月底', '2024-12-31'],
    ['提交下次常务会议审议', '下次常务会议', undefined],
  ])('%s', (words, text, date) => {
    expect(limitIn(words, '2023-08-18')).toEqual([text, date]);
  });

  it.each(['尽快印发实施', '范围内的项目', '会前准备', '提前完成'])('is none in %s', (words) => {
    expect(limitIn(words, '2023-08-18')).toBeUndefined();
  });

  it('has no date that hangs on an unknown day of the meeting, nor of a year that no minutes mean', () => {
    expect(limitIn('12月底前办结')).toEqual(['12月底前', undefined]);
    expect(limitIn('9024年6月30日前完成')).toEqual(['9024年6月30日前', undefined]);
  });
});

import { describe, expect, it } from 'vitest';
import { findDay, partOfDay, settleDay, weekdayAfter } from '../../../functions/parse/text/days.ts';
import { matchingForm } from '../../../functions/parse/text/reading.ts';

const candidatesOf = (words: string): readonly string[] | undefined =>
  findDay(matchingForm(words))?.candidates;

describe('a day on a page', () => {
  it.each([
    ['2024年5月9日', ['2024-05-09']],
    ['２０２４年５月９日', ['2024-05-09']],
    ['2024 年 5 月 9 日', ['2024-05-09']],
    ['二〇二四年五月九日', ['2024-05-09']],
    ['二○二四年十二月三十一日', ['2024-12-31']],
    ['二O二五年九月五日', ['2025-09-05']],
    ['二0二五年九月五日', ['2025-09-05']],
    ['2024-05-09', ['2024-05-09']],
    ['2024.5.9', ['2024-05-09']],
    ['2024/5/9 10:15', ['2024-05-09']],
    ['民國114年9月5日', ['2025-09-05']],
    ['中华民国114年9月5日', ['2025-09-05']],
    ['民国一百一十四年九月五日', ['2025-09-05']],
    ['114年9月5日', ['2025-09-05']],
    ['民国114.9.5', ['2025-09-05']],
    ['2025·9·5', ['2025-09-05']],
    ['二О二五年元月廿五日', ['2025-01-25']],
    ['5月9日', ['--05-09']],
    ['十月十二日上午', ['--10-12']],
    ['19日，县长', ['---19']],
    ['第3次会议于25日召开', ['---25']],
  ])('%s', (words, candidates) => {
    const day = findDay(matchingForm(words));
    expect(day?.candidates).toEqual(candidates);
    expect(day?.damaged).toBe(false);
  });

  it.each([
    ['昨天上午', -1],
    ['昨日，市长', -1],
    ['今天，区政府', 0],
    ['今天上午', 0],
    ['前天下午', -2],
  ])('%s is counted', (words, counted) => {
    expect(findDay(words)?.counted).toBe(counted);
  });

  it.each([
    ['2023818上午', ['2023-08-18']],
    ['2023年818日', ['2023-08-18']],
    ['20238月18日', ['2023-08-18']],
    ['2023年8月18上午', ['2023-08-18']],
    ['2023112日，县委', ['2023-01-12', '2023-11-02']],
    ['818日下午', ['--08-18']],
    ['131日，县长', ['--01-31']],
    ['6-11，县长', ['--06-11']],
  ])('%s has lost characters', (words, candidates) => {
    const day = findDay(words);
    expect(day?.candidates).toEqual(candidates);
    expect(day?.damaged).toBe(true);
  });

  it.each([
    '近日，区长',
    '30日内',
    '2021-2025年规划',
    '第18次会议',
    '2月30日',
    '13号议题',
    '3至5日内',
    '农历八月十五日',
  ])('%s is none', (words) => {
    expect(candidatesOf(words)).toBeUndefined();
  });

  it('is the first that the text names', () => {
    expect(candidatesOf('区政府8月3日转发5月9日的通知')).toEqual(['--08-03']);
  });
});

describe('what a day comes to', () => {
  const settled = (words: string, bounds: Parameters<typeof settleDay>[1]): unknown => {
    const day = findDay(words);
    const { how, day: found } = day ? settleDay(day, bounds) : { how: 'none', day: undefined };
    return found ?? how;
  };
  it.each([
    ['2024年5月9日', {}, '2024-05-09'],
    ['5月9日上午', { notAfter: '2024-05-22' }, '2024-05-09'],
    ['12月28日上午', { notAfter: '2024-01-03' }, '2023-12-28'],
    ['5月9日上午', { notAfter: '2025-05-22', year: 2024 }, '2024-05-09'],
    ['5月9日上午', {}, 'unclear'],
    ['11日，区', { writtenOn: '2022-01-12' }, '2022-01-11'],
    ['30日，区', { writtenOn: '2022-01-12' }, '2021-12-30'],
    ['14日，区', { writtenOn: '2022-01-12', year: 2022 }, '2022-01-04'],
    ['14日，区', { writtenOn: '2022-01-12', year: 2021 }, '2021-12-14'],
    ['31日，区', { writtenOn: '2022-01-12', year: 2022 }, 'unclear'],
    ['十四日，区', { writtenOn: '2022-01-12', year: 2022 }, 'unclear'],
    ['14日，区', { year: 2022 }, 'unclear'],
    ['昨天上午', { writtenOn: '2024-03-01' }, '2024-02-29'],
    ['昨天上午', {}, 'unclear'],
    ['2023112日，县', { notAfter: '2023-11-03' }, 'unclear'],
    ['2024112日，县', { notAfter: '2024-11-03', weekday: 6 }, '2024-11-02'],
    ['2023112日，县', { notAfter: '2023-10-03' }, '2023-01-12'],
  ])('%s within %j', (words, bounds, expected) => {
    expect(settled(words, bounds)).toBe(expected);
  });
});

it('the day of the week and the part of the day stand right behind', () => {
  const plain = '5月9日（星期五）下午3：00';
  expect(weekdayAfter(plain, 4)).toBe(5);
  expect(partOfDay(plain, 4)).toBe('afternoon');
  expect(partOfDay('5月9日9：30，', 4)).toBe('morning');
  expect(partOfDay('5月9日召开。下午', 4)).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { findDate, partOfDay, readMoment, weekdayAfter } from '../../../functions/parse/repair/dates.ts';

describe('a date on the page', () => {
  it.each([
    ['2024年3月8日上午', '2024-03-08'],
    ['二〇二四年三月八日', '2024-03-08'],
    ['二○二四年十二月二十一日', '2024-12-21'],
    ['二零二四年十月三十日', '2024-10-30'],
    ['2024-03-08', '2024-03-08'],
    ['2024/3/8', '2024-03-08'],
    ['2024.3.8', '2024-03-08'],
    ['2024年3月5日至6日', '2024-03-05'],
  ])('%s is whole', (words, day) => {
    expect(findDate(words)).toMatchObject({ candidates: [day], damaged: false });
  });

  it.each([
    ['2024818上午', ['2024-08-18']],
    ['2024年818日', ['2024-08-18']],
    ['20248月18日', ['2024-08-18']],
    ['2024年8月18上午', ['2024-08-18']],
    ['20241231，', ['2024-12-31']],
    ['2024111上午', ['2024-01-11', '2024-11-01']],
    ['202438上午', ['2024-03-08']],
    ['20240308上午', ['2024-03-08']],
    ['3月8日', ['--03-08']],
    ['三月八日', ['--03-08']],
    ['828日下午', ['--08-28']],
    ['111日上午', ['--01-11', '--11-01']],
  ])('%s is damaged and can mean %j', (words, candidates) => {
    expect(findDate(words)).toMatchObject({ candidates, damaged: true });
  });

  it.each(['2024年2月30日', '2024年13月1日', '28日下午', '2024年度', '20246项', '第2024次'])(
    '%s is none',
    (words) => {
      expect(findDate(words)).toBeUndefined();
    },
  );

  it('knows the part of the day and the day of the week', () => {
    const words = '2024年3月8日（星期五）下午，区长';
    const end = findDate(words)?.end ?? 0;
    expect(partOfDay(words, end)).toBe('afternoon');
    expect(weekdayAfter(words, end)).toBe(5);
    expect(partOfDay('2024年3月8日9：30', 9)).toBe('morning');
    expect(partOfDay('2024年3月8日，区长林知远', 9)).toBeUndefined();
  });

  it('reads times with the offset of the time zone', () => {
    expect(readMoment('2024-03-12 15:04', 'Asia/Shanghai')).toBe('2024-03-12T15:04:00+08:00');
    expect(readMoment('2024年03月12日 09:04:05', 'Asia/Taipei')).toBe('2024-03-12T09:04:05+08:00');
    expect(readMoment('2024-03-12', 'Asia/Shanghai')).toBe('2024-03-12');
    expect(readMoment('近日', 'Asia/Shanghai')).toBeUndefined();
  });
});

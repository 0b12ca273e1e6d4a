import { describe, expect, it } from 'vitest';
import { missingIndexNumbers } from '../../functions/health/index-numbers.ts';
import { gapOf, holesIn, type NumberedMeeting } from '../../functions/health/meeting-numbers.ts';
import { missingMeetings as missingAmong } from '../../functions/health/missing-meetings.ts';

const missingMeetings = (all: readonly NumberedMeeting[]) => holesIn(all).map(gapOf);
const meetings = (byYear: Readonly<Record<number, readonly number[]>>, series = '常务会议') =>
  Object.entries(byYear).flatMap(([year, numbers]) =>
    numbers.map((number) => ({ series, year: Number(year), number })),
  );
const to = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const without = (numbers: readonly number[], ...missing: number[]) =>
  numbers.filter((number) => !missing.includes(number));

describe('numbers of meetings', () => {
  it.each<[what: string, given: Readonly<Record<number, readonly number[]>>, missing: readonly string[]]>([
    ['nothing', {}, []],
    ['a whole year', { 2023: to(1, 40) }, []],
    ['a hole', { 2023: without(to(1, 40), 7, 8, 9, 31) }, ['2023: 7–9, 31']],
    ['where the history begins', { 2023: to(12, 40) }, []],
    [
      'a count of each year',
      { 2022: to(20, 38), 2023: without(to(1, 41), 3), 2024: to(2, 20) },
      ['2023: 3', '2024: 1'],
    ],
    ['a count that goes past the year before', { 2022: to(1, 38), 2023: to(1, 45) }, []],
    [
      'a count through a term',
      { 2021: to(1, 30), 2022: without(to(31, 65), 40), 2023: to(66, 90) },
      ['2021–2023: 40'],
    ],
    ['a hole at the turn of a year', { 2021: to(1, 30), 2022: to(33, 65) }, ['2021–2022: 31–32']],
    [
      'a new term in the middle of a year',
      { 2020: to(60, 97), 2021: [...to(99, 105), ...to(1, 12)], 2022: to(13, 40) },
      ['2020–2021: 98'],
    ],
    [
      'a new term in the first year that is known',
      { 2021: [...to(99, 105), ...to(1, 12)], 2022: to(13, 40) },
      [],
    ],
    ['a stretch that is missing in the first year', { 2023: [...to(1, 12), ...to(40, 52)] }, ['2023: 13–39']],
    [
      'a few numbers of each year',
      { 2023: [3, 17, 40], 2024: [2, 17, 44] },
      ['2023: 4–16, 18–39', '2024: 1, 3–16, 18–43'],
    ],
    ['a year without any', { 2021: to(1, 10), 2023: to(11, 20) }, []],
  ])('%s', (_, given, missing) => {
    expect(missingMeetings(meetings(given)).map((gap) => `${gap.sequence}: ${gap.missing}`)).toEqual(missing);
  });

  it('are counted for each kind of meeting, and twice the same is once', () => {
    const all = [...meetings({ 2023: [1, 2, 2, 4] }), ...meetings({ 2023: [1, 3] }, '专题会议')];
    expect(missingMeetings(all)).toEqual([
      { of: 'meeting-number', series: '专题会议', sequence: '2023', missing: '2', count: 1 },
      { of: 'meeting-number', series: '常务会议', sequence: '2023', missing: '3', count: 1 },
    ]);
  });

  it('says where more is missing than there', () => {
    expect(missingMeetings(meetings({ 2023: [1, 9] }))[0]).toMatchObject({ count: 7, partial: true });
  });

  it('stays short, however much is missing', () => {
    const odd = Array.from({ length: 200 }, (_, i) => i * 2 + 1);
    const [gap] = missingMeetings(meetings({ 2023: odd }));
    expect(gap?.count).toBe(199);
    expect(gap?.missing.endsWith('38, 40 …')).toBe(true);
  });
});

describe('meetings by their identifiers', () => {
  const among = (ids: readonly string[], withdrawn: readonly string[] = []) =>
    missingAmong({ id: 'yunze' }, ids, new Set(withdrawn));

  it('are missing by year, series and number; of others nothing is counted', () => {
    const ids = [
      'yunze/2024/1',
      'yunze/2024/3',
      'yunze/2024/zhuanti-1',
      'yunze/2024/zhuanti-3',
      'yunze/5f3a9c20',
    ];
    expect(among(ids).map(({ series, missing }) => [series, missing])).toEqual([
      ['专题会议', '2'],
      ['常务会议', '2'],
    ]);
  });

  it('are not missing where they were withdrawn', () => {
    const ids = [
      'yunze/2024/1',
      'yunze/2024/3',
      'yunze/2024/5',
      'yunze/2024/zhuanti-1',
      'yunze/2024/zhuanti-3',
    ];
    expect(among(ids, ['yunze/2024/3', 'yunze/2024/2', 'yunze/2024/zhuanti-2'])).toMatchObject([
      { series: '常务会议', missing: '4', count: 1 },
    ]);
  });
});

describe('index numbers', () => {
  const numbered = (counts: readonly number[], prefix = '320508/2024-') =>
    counts.map((count) => `${prefix}${String(count).padStart(5, '0')}`);

  it('have gaps where they count nothing else', () => {
    expect(missingIndexNumbers(numbered(without(to(11, 30), 17)))).toEqual([
      { of: 'index-number', sequence: '320508/2024-', missing: '17', count: 1 },
    ]);
  });

  it.each([
    ['count everything that an office publishes', numbered([11, 40, 77, 102, 160, 200])],
    ['are few', numbered([1, 2, 4])],
    ['do not count', ['无', '', 'ABC']],
    ['are all there', numbered(to(1, 20))],
  ])('tell of nothing where they %s', (_, given) => {
    expect(missingIndexNumbers(given)).toEqual([]);
  });
});

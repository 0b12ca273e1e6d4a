import { describe, expect, it } from 'vitest';
import { parseText } from '../invented.ts';

const HEAD = [
  '青溪区人民政府第21次常务会议纪要',
  '2024年3月8日上午，区长林知远主持召开青溪区人民政府第21次常务会议。',
];
const ROADS = [
  '审议《青溪区桥梁养护办法》',
  '会议同意该办法，由区住建局牵头，于2024年5月31日前印发。',
] as const;
const SCHOOL = ['研究区第二小学扩建事宜', '会议同意区第二小学扩建立项，由区教育局负责。'] as const;
const FLOOD = ['研究防汛事宜', '会议同意防汛预案，由区应急管理局负责。'] as const;
const NUMERALS = '一二三四';

type Item = readonly [heading: string, text: string];
const pageOf = (...items: readonly Item[]): string =>
  [...HEAD, ...items.flatMap(([heading, text], i) => [`${NUMERALS.charAt(i)}、${heading}`, text])].join('\n');
const idsOf = (page: string): string[] =>
  parseText(page).decisions.map(({ id }) => id.split('/').at(-1) ?? '');

describe('the identifiers of decisions', () => {
  const [roads = '', school = ''] = idsOf(pageOf(ROADS, SCHOOL));

  it('differ', () => {
    expect(new Set([roads, school, '']).size).toBe(3);
  });

  it.each<[string, readonly Item[], (roads: string, school: string) => readonly unknown[]]>([
    ['an item is put in front', [FLOOD, ROADS, SCHOOL], (r, s) => [expect.any(String), r, s]],
    ['an item is put between', [ROADS, FLOOD, SCHOOL], (r, s) => [r, expect.any(String), s]],
    ['the items change places', [SCHOOL, ROADS], (r, s) => [s, r]],
    ['an item goes', [SCHOOL], (_, s) => [s]],
    [
      'a heading is worded otherwise',
      [['研究关于《青溪区桥梁养护办法》的汇报', ROADS[1]], SCHOOL],
      (r, s) => [r, s],
    ],
    [
      'signs of another width are used',
      [[ROADS[0], ROADS[1].replaceAll('，', ',')], SCHOOL],
      (r, s) => [r, s],
    ],
    [
      'the text is set with spaces',
      [[ROADS[0], ROADS[1].replace('同意', ' 同 意 ')], SCHOOL],
      (r, s) => [r, s],
    ],
    ['the deadline moves', [[ROADS[0], ROADS[1].replace('5月', '7月')], SCHOOL], (r, s) => [r, s]],
  ])('stay when %s', (_what, items, expected) => {
    expect(idsOf(pageOf(...items))).toEqual(expected(roads, school));
  });

  it('are two where the same is decided twice', () => {
    const ids = idsOf(pageOf(ROADS, SCHOOL, SCHOOL));
    expect(ids.slice(0, 2)).toEqual([roads, school]);
    expect(new Set(ids).size).toBe(3);
  });
});

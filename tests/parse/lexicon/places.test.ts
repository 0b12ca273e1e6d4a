import { describe, expect, it } from 'vitest';
import { places, placesOfTaiwan } from '../../../functions/parse/lexicon/zh/places.ts';

const current = places().filter(({ until }) => until === undefined);
const named = (name: string) => places().filter((place) => place.name === name);

describe('administrative divisions', () => {
  it.each([
    ['320000', '江苏省', 'province'],
    ['320500', '苏州市', 'prefecture'],
    ['320508', '姑苏区', 'county'],
    ['150300', '乌海市', 'prefecture'],
    ['419001', '济源市', 'county'],
    ['110108', '海淀区', 'county'],
    ['653228', '和康县', 'county'],
    ['320571', '苏州工业园区', 'zone'],
  ] as const)('has %s %s', (code, name, level) => {
    expect(current).toContainEqual({ code, name, level });
  });

  it('has a code once', () => {
    expect(new Set(current.map(({ code }) => code)).size).toBe(current.length);
  });

  it('has as many as there are', () => {
    const of = (level: string) => current.filter((place) => place.level === level).length;
    expect([of('province'), of('prefecture')]).toEqual([34, 333]);
    expect(of('county')).toBeGreaterThan(2840);
    expect(of('county')).toBeLessThan(2860);
  });

  it('knows what was abolished, and in which year it still stood', () => {
    expect(named('下城区')).toEqual([{ code: '330103', name: '下城区', level: 'county', until: 2016 }]);
    expect(named('崇文区')).toMatchObject([{ code: '110103', until: 2009 }]);
  });

  it('holds no rows that only divide a table', () => {
    expect(places().filter(({ name }) => /市辖区|直辖/.test(name) || name.length < 2)).toEqual([]);
    expect(places().every(({ code }) => /^\d{6}$/.test(code))).toBe(true);
  });

  it('knows the cities and counties of Taiwan', () => {
    expect(placesOfTaiwan()).toHaveLength(22);
    expect(placesOfTaiwan()).toContain('台北市');
  });
});

import { describe, expect, it } from 'vitest';
import { nameScore, names, textCost } from '../../../functions/parse/lexicon/zh/names.ts';

/** What docs/lexicon.md measures with. */
const THRESHOLD = 3;

describe('names and running text', () => {
  it.each([
    '王伟',
    '李明',
    '张华',
    '王建国',
    '高小明',
    '欧阳晓波',
    '诸葛文',
    '吐尔逊·热合曼',
    '扎西次仁',
    '古丽巴哈尔',
    '乌兰图雅',
    '吉克阿依',
  ])('takes %s for a name', (name) => {
    expect(nameScore(name)).toBeGreaterThan(THRESHOLD);
  });

  it.each([
    '在家',
    '与会',
    '本期',
    '部分',
    '简单',
    '乌海',
    '第三次',
    '候选人',
    '实验',
    '今天',
    '方案',
    '关于',
    '安全',
    '全区',
    '高峰',
    '央企',
    '水环境',
    '都要',
    '区管',
  ])('takes %s for no name', (words) => {
    expect(nameScore(words)).toBeLessThan(THRESHOLD);
  });

  it('is certain of neither where a word is a usual name, too', () => {
    expect(Math.abs(nameScore('向阳'))).toBeLessThan(THRESHOLD);
    expect(Math.abs(nameScore('常青'))).toBeLessThan(THRESHOLD);
  });
});

describe('costs of characters', () => {
  it('knows surnames by how many people have them', () => {
    const shares = ['王', '欧阳', '禚'].map((surname) => Math.exp(-(names().surnameCost(surname) ?? 0)));
    expect(shares[0]).toBeCloseTo(0.064, 2);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(names().surnameCost('的')).toBeUndefined();
  });

  it('knows where in a given name a character stands', () => {
    expect(names().givenCost('建', 'first')).toBeLessThan(names().givenCost('建', 'second'));
    expect(names().givenCost('华', 'second')).toBeLessThan(names().givenCost('华', 'first'));
    expect(names().givenCost('伟', 'single')).toBeLessThan(names().givenCost('案', 'single'));
  });

  it.each(['single', 'first', 'second'] as const)(
    'gives all characters of a place together a share of one (%s)',
    (position) => {
      let sum = 0;
      for (let code = 0x3400; code <= 0x9fff; code++) {
        const cost = names().givenCost(String.fromCharCode(code), position);
        if (cost < 14) sum += Math.exp(-cost);
      }
      expect(sum).toBeCloseTo(1, 1);
    },
  );

  it('cuts running text into its words', () => {
    expect(textCost('审议方案')).toBeCloseTo(textCost('审议') + textCost('方案'));
    expect(textCost('')).toBe(0);
  });
});

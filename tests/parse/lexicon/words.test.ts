import { describe, expect, it } from 'vitest';
import { LONGEST_WORD, longestPrefix, lookup, prefixes } from '../../../functions/parse/lexicon/zh/words.ts';

describe('words of the dictionary', () => {
  it.each([
    ['方案', 'noun'],
    ['审议', 'verb'],
    ['研究', 'verbal-noun'],
    ['简单', 'adjective'],
    ['今天', 'time'],
    ['乌海', 'place'],
    ['第三次', 'number'],
    ['由', 'function'],
    ['明白', 'verb'],
    ['文明', 'noun'],
    ['我县', 'function'],
    ['林长制', 'noun'],
  ] as const)('takes %s for a %s', (word, pos) => {
    expect(lookup(word)?.pos).toBe(pos);
  });

  it.each(['在家', '与会', '本期', '部分', '候选人', '央企', '水环境'])('knows %s', (word) => {
    expect(lookup(word)).toBeDefined();
  });

  it.each(['王伟', '张某', '', '，', '部分由'])('does not know %j', (word) => {
    expect(lookup(word)).toBeUndefined();
  });

  it('tells frequent words from rare ones', () => {
    const frequencies = ['的', '会议', '在家', '乌海'].map((word) => lookup(word)?.logFreq ?? Number.NaN);
    expect(frequencies).toEqual([...frequencies].sort((a, b) => b - a));
    expect(Math.exp(frequencies[0] ?? 0)).toBeCloseTo(0.008, 2);
  });
});

describe('words at a place of a text', () => {
  it('gives the longest', () => {
    expect(longestPrefix('市人民政府常务会议', 1)).toMatchObject({ word: '人民政府' });
    expect(longestPrefix('会议审议', 2)).toMatchObject({ word: '审议', is: { pos: 'verb' } });
  });

  it('gives all, the shortest first, and none beyond the end of the text', () => {
    const found = prefixes('人民政府', 0).map(({ word }) => word);
    expect(found).toContain('人民');
    expect(found.at(-1)).toBe('人民政府');
    expect(found.every((word) => word.length <= LONGEST_WORD)).toBe(true);
    expect(prefixes('政', 0).map(({ word }) => word)).toEqual(['政']);
  });

  it('gives none where there is no character of a word', () => {
    expect(longestPrefix('会议', 2)).toBeUndefined();
    expect(longestPrefix('2024', 0)).toBeUndefined();
    expect(prefixes('，会议', 0)).toEqual([]);
  });
});

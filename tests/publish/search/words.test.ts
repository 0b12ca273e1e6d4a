// What is found by what: the same rules for the build, which lists tokens, and for the browser, which looks for words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../functions/publish/search/fold-map.ts';
import { decodePostings, encodePostings } from '../../../functions/publish/search/postings.ts';
import { quarterAfter, quarterOf, quartersFrom } from '../../../functions/publish/search/quarters.ts';
import {
  nearPatternOf,
  patternOf,
  soughtAt,
  tokensAt,
  wordsOf,
} from '../../../functions/publish/search/query.ts';
import { tokensOf } from '../../../functions/publish/search/tokens.ts';

const COUNTY = { name: '乙市甲县人民政府', areas: ['乙市甲县', '甲县', '县'] };

/** Whether a word is in a text, and whether its tokens lead there. */
function search(query: string, text: string): { found: boolean; led: boolean } {
  const folded = fold(text).text;
  const tokens = tokensOf(folded);
  const words = wordsOf(query, fold);
  const { patterns } = soughtAt(words, COUNTY);
  return {
    found: patterns.every((pattern) => pattern === undefined || folded.search(pattern) >= 0),
    led: words.every((word) => (tokensAt(word, COUNTY) ?? []).every((token) => tokens.has(token))),
  };
}

const BOTH = { found: true, led: true };

describe('a query finds', () => {
  it.each([
    ['渡口管理', '审议《云泽县渡口管理办法（修订稿）》'],
    ['渡口 水利局', '由县水利局负责，修订渡口管理办法'],
    ['渡口，水利局', '由县水利局负责，修订渡口管理办法'],
    ['養老服務', '关于养老服务设施的三年行动计划'],
    ['养老服务', '關於養老服務設施的三年行動計畫'],
    ['臺灣', '对台湾同胞的服务'],
    ['《渡口管理办法》', '渡 口 管理办法'],
    ['ppp项目', '某ＰＰＰ项目实施方案'],
    ['第17次', '县人民政府第17次常务会议'],
    ['第十七次', '县人民政府第17次常务会议'],
    ['第17次', '县人民政府第十七次常务会议'],
    ['第１７次常务会议', '县人民政府第17次常务会议'],
    ['第120次', '第一百二十次会议'],
    ['2023-08-18', '于2023年8月18日前完成'],
    ['2023年8月18日', '2023-08-18'],
    ['2023.8.18', '2023-08-18'],
    ['8月18日', '2023-08-18'],
    ['8月18日', '请于8月18日前报送'],
    ['2023年8月', '2023-08-18'],
    ['2023年8月', '2023年8月底前'],
    ['2023年', '2023-08-18'],
    ['3.5亿', '总投资3.5亿元'],
    ['〔2023〕16号', '甲政办发〔2023〕16号'],
    ['甲政办发[2023]16号', '甲政办发〔2023〕16号'],
    ['甲县财政局', '由财政局会同水利局办理'],
    ['县财政局', '由财政局会同水利局办理'],
    ['财政局', '由甲县财政局会同水利局办理'],
    ['甲县 渡口', '渡口管理办法'],
    ['水', '水利'],
  ])('%s in %s', (query, text) => {
    expect(search(query, text)).toEqual(BOTH);
  });

  it.each([
    ['第17次', '第117次、第171次会议'],
    ['17', '2017年'],
    ['第17次', '第七十七次会议'],
    ['第17次', '第一百一十七次会议'],
    ['2023-08-18', '2023年8月1日'],
    ['8月1日', '8月18日'],
    ['1月8日', '11月8日'],
    ['2023年1月', '2023年12月'],
    ['ppp', 'pppp项目'],
    ['渡口 桥梁', '渡口管理办法'],
    ['县财政局', '由市财政局拨付'],
  ])('not %s in %s', (query, text) => {
    expect(search(query, text).found).toBe(false);
  });

  it('whatever stands in a text, which its tokens lead to', () => {
    const text = fc.array(fc.constantFrom(...'第十七2023年8月1日aB 。渡口管理養老〔16〕号-'), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (units) => {
        const { found, led } = search(units.join(''), units.join(''));
        // Several words in one text, a number at the end of one and at the beginning of the next.
        return !found || led;
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a folded text', () => {
  it('knows where its characters come from', () => {
    const text = '《𠮷ＡＢ 養老》 8 - 18';
    const { text: folded, from } = fold(text);
    expect(folded).toBe('𠮷ab养老8-18');
    expect(Array.from(folded, (_, i) => i).length).toBeGreaterThan(0);
    expect(from).toHaveLength(folded.length);
    expect([...'养老'].map((one) => text.charAt(from[folded.indexOf(one)] ?? -1)).join('')).toBe('養老');
  });
});

describe('a wrong character', () => {
  it.each([
    ['林之远', '林知远'],
    ['渡口管办法', '渡口管理办法'],
    ['林知知远', '林知远'],
    ['渡囗管理办法', '渡口管理办法'],
  ])('of %s is found in %s', (typed, text) => {
    expect(new RegExp(nearPatternOf(typed), 'u').exec(text)?.[0]).toBe(text);
  });

  it('is one: with two, nothing is like it', () => {
    expect(new RegExp(nearPatternOf('林之运'), 'u').test('林知远')).toBe(false);
  });

  it('is not looked for in numbers and in words as short as two', () => {
    for (const query of ['第17次', '2023-08-18', '渡口'])
      expect(wordsOf(query, fold).flatMap(({ nearTokens }) => nearTokens)).toEqual([]);
  });
});

describe('a pattern', () => {
  it('is one for every text that can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (typed) => {
        for (const { folded } of wordsOf(typed, fold))
          new RegExp(`${patternOf(folded)}|${nearPatternOf(folded)}`, 'gu');
      }),
    );
  });
});

describe('postings', () => {
  it('are the same after a round trip', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 5_000_000 })), (numbers) => {
        numbers.sort((a, b) => a - b);
        expect(decodePostings(encodePostings(numbers))).toEqual(numbers);
      }),
    );
  });

  it('are those of source maps but for the sign', () => {
    expect(encodePostings([0, 1, 33, 33 + 1024])).toBe('ABgBggB');
  });
});

describe('quarters', () => {
  it('are counted through the years', () => {
    expect([quarterOf('2023-08-18'), quarterOf('2023-12-31'), quarterOf(undefined)]).toEqual([
      '2023-3',
      '2023-4',
      'undated',
    ]);
    expect(quartersFrom('2022-4', '2024-1')).toBe(5);
    expect(quarterAfter('2022-4', 5)).toBe('2024-1');
  });
});

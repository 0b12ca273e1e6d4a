import { describe, expect, it } from 'vitest';
import { Lexicon } from '../../../functions/parse/grammar/lexicon.ts';
import { Pattern } from '../../../functions/parse/grammar/pattern.ts';
import { RuleBook, rule } from '../../../functions/parse/grammar/rule.ts';
import { surfaceOf } from '../../../functions/parse/grammar/surface.ts';
import { parsePattern, sourceOf } from '../../../functions/parse/grammar/syntax.ts';
import { zh } from '../../../functions/parse/rules/zh/zh.ts';
import { zhTw } from '../../../functions/parse/rules/zh-tw/zh-tw.ts';
import { rangeOf } from '../../../functions/parse/text/range.ts';

const lexicon = new Lexicon([
  { about: 'For these tests.', classes: { agree: ['同意', '通过'], meeting: ['会议', '本次会议'] } },
]);
const surface = (words: string) => surfaceOf(words, rangeOf(0, words.length), []);
const found = (pattern: string, words: string, from?: number, to?: number): string | undefined => {
  const match = new Pattern(pattern, lexicon).matchIn(surface(words), from, to);
  return match && words.slice(match.from, match.to);
};

describe('a pattern', () => {
  it.each([
    ['meeting agree', '会议同意甲方案', '会议同意'],
    ['agree object:..4 $', '会议同意甲方案', '同意甲方案'],
    ['^ agree', '会议同意甲方案', undefined],
    ['^ (meeting | 兹) agree', '会议同意甲方案', '会议同意'],
    ['^ meeting? agree', '同意甲方案', '同意'],
    ['agree !甲', '会议同意甲方案，通过乙方案', '通过'],
    ['<!会议 agree', '会议同意甲方案，通过乙方案', '通过'],
    ['.. 方案', '会议同意甲方案', '会议同意甲方案'],
    ['digit{2,3}', '共12345元', '123'],
    ['meeting* 甲', '会议会议甲', '会议会议甲'],
  ])('%s finds in %s', (pattern, words, expected) => {
    expect(found(pattern, words)).toBe(expected);
  });

  it('sees nothing of what stands outside of the stretch', () => {
    expect(found('^ agree', '会议同意甲', 2)).toBe('同意');
    expect(found('agree $', '会议同意甲', 0, 4)).toBe('同意');
    expect(found('agree', '会议同意', 0, 3)).toBeUndefined();
    expect(found('<!会议 agree', '会议同意甲', 2)).toBe('同意');
  });

  it('finds all matches, one behind the other', () => {
    const all = new Pattern('agree', lexicon).matchesIn(surface('同意甲，通过乙，同意丙'));
    expect(all.map(({ from }) => from)).toEqual([0, 4, 8]);
  });

  it('reads brackets in a row in one way, however many there are', () => {
    const started = process.cpuUsage().user;
    expect(found('(agree （ ..16 ） 、)* 。', '同意（甲）、'.repeat(24))).toBeUndefined();
    expect(found('agree （ ..16 ） 、 agree', '同意（甲）、同意')).toBe('同意（甲）、同意');
    expect(process.cpuUsage().user - started).toBeLessThan(500_000);
  });

  it('tells what it captured', () => {
    const match = new Pattern('meeting agree object:rest', lexicon).matchIn(surface('经会议同意甲方案'));
    expect(match?.captures).toEqual({ object: { from: 5, to: 8 } });
  });
});

describe('a book of rules', () => {
  const book = new RuleBook(
    [
      rule('test/agrees', { match: 'meeting agree', unless: '不', yields: 'agrees', examples: {} }),
      rule('test/any', { match: '^ ..3 $', yields: 'any', examples: {} }),
      rule('test/agree', { match: 'agree', yields: 'agree', examples: {} }),
    ],
    lexicon,
  );

  it('says what the first rule says that matches, in their order', () => {
    expect(book.first(surface('会议同意甲'))?.rule).toBe('test/agrees');
    expect(book.first(surface('不经会议同意甲'))?.rule).toBe('test/agree');
    expect(book.first(surface('甲乙'))?.rule).toBe('test/any');
    expect(book.first(surface('甲乙丙丁'))).toBeUndefined();
    expect(book.all(surface('会议同意')).map(({ yields }) => yields)).toEqual(['agrees', 'agree']);
  });

  it('says the same when it is asked again, and of each stretch its own', () => {
    const words = surface('会议同意甲，会议研究');
    expect(book.first(words, 0, 5)).toBe(book.first(words, 0, 5));
    expect(book.first(words, 6)?.rule).toBeUndefined();
  });
});

describe.each([zh, zhTw])('the rules of $id', ({ rules, lexicon: words }) => {
  const patterns = rules.flatMap(({ match, unless = [] }) => [match, unless].flat());

  it('repeat nothing without end, but for all that is left of a stretch', () => {
    const endless = patterns.filter((pattern) => {
      const source = sourceOf(parsePattern(pattern, words), undefined)
        .replaceAll('[^]*', '')
        .replaceAll(/\\./gu, '')
        .replaceAll(/\[[^\]]*\]/gu, '');
      return /[*+]|\{\d+,\}/u.test(source);
    });
    expect(endless).toEqual([]);
  });
});

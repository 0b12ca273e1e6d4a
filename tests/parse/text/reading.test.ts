import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeOf } from '../../../functions/parse/text/range.ts';
import { matchingForm, publishedForm, read } from '../../../functions/parse/text/reading.ts';

const whole = (text: string) => {
  const reading = read(text);
  return { reading, range: rangeOf(0, reading.plain.length) };
};

describe('the matching form', () => {
  it.each([
    ['会 议\u3000听取', '会议听取'],
    ['第（１７）次:A', '第（17）次：A'],
    ['(甲),乙;丙', '（甲），乙；丙'],
    ['「甲」—乙～丙', '“甲”-乙-丙'],
    ['會議聽取彙報', '会议听取汇报'],
    ['⼯业和信息⼚⻓', '工业和信息厂长'],
    ['甲\u0000乙\u200b丙', '甲乙丙'],
    ['买买提•艾力', '买买提·艾力'],
    ['买买提．艾力', '买买提·艾力'],
    ['买买提 ・ 艾力', '买买提·艾力'],
    ['买买提　·　艾力', '买买提·艾力'],
    ['买买提ꞏ艾力', '买买提·艾力'],
    ['买买提◦艾力', '买买提·艾力'],
    ['一．审议方案', '一.审议方案'],
    ['2024．5．9', '2024.5.9'],
  ])('%s', (text, plain) => {
    expect(matchingForm(text)).toBe(plain);
  });
});

describe('the published form', () => {
  it.each([
    ['会 议', '会议'],
    ['⼾⻓会议', '户长会议'],
    ['會議', '会议'],
    ['買買提 • 艾力', '买买提·艾力'],
    ['（１７）', '（１７）'],
    ['Open  Data 开放', 'Open Data开放'],
  ])('%s', (text, value) => {
    expect(publishedForm(text)).toBe(value);
  });

  it('has the page beside it', () => {
    const { reading, range } = whole('主席：買買提 • 艾力主持會議');
    expect(reading.script).toBe('hant');
    expect(reading.asPublished(range)).toBe('主席：買買提•艾力主持會議');
    expect(reading.ownValue(range)).toBe('主席：買買提·艾力主持會議');
  });
});

describe('a reading', () => {
  it('knows where its lines stand in the text', () => {
    const reading = read(' 甲 乙 \n\n 丙');
    expect(reading.lines.map(({ start, end }) => reading.plain.slice(start, end))).toEqual([
      '甲乙',
      '',
      '丙',
    ]);
    expect(reading.span(rangeOf(0, 2))).toEqual([1, 4]);
    expect(reading.gapBefore(1)).toBe(1);
  });

  it('gives the reading of some lines', () => {
    const reading = read('甲 乙\n丙\n丁');
    const [first, , third] = reading.lines;
    const excerpt = reading.excerpt([first, third].filter((line) => line !== undefined));
    expect(excerpt.text).toBe('甲 乙\n丁');
    expect(excerpt.plain).toBe('甲乙\n丁');
  });

  it('has one unit of text for one of its own, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲會⼾⻓ﬁ𠮷·•．.,(\u3000 \t\n\u200bA１〇㈠') });
    fc.assert(
      fc.property(text, (words) => {
        const reading = read(words);
        for (let i = 0; i < reading.plain.length; i++) {
          const [start, end] = reading.span(rangeOf(i, i + 1));
          expect(end - start).toBe(1);
        }
        const [from, to] = reading.span(rangeOf(0, reading.plain.length));
        expect(from).toBeLessThanOrEqual(to);
      }),
    );
  });
});

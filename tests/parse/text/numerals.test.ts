import { describe, expect, it } from 'vitest';
import { readNumeral } from '../../../functions/parse/text/numerals.ts';

describe('a numeral', () => {
  it.each([
    ['47', 47],
    ['４７', 47],
    ['四十七', 47],
    ['十', 10],
    ['十二', 12],
    ['一百一十二', 112],
    ['一百十二', 112],
    ['一百零三', 103],
    ['一〇三', 103],
    ['一O三', 103],
    ['一Ｏ三', 103],
    ['1○3', 103],
    ['廿', 20],
    ['廿一', 21],
    ['卅九', 39],
    ['两百', 200],
    ['两百零一', 201],
    ['兩百', 200],
    ['两千〇四', 2004],
    ['壹佰零叁', 103],
    ['壹佰零三', 103],
    ['贰拾壹', 21],
    ['二〇二六', 2026],
    ['二O二五', 2025],
    ['二0二五', 2025],
    ['二零二五', 2025],
  ])('%s is read as a whole', (words, value) => {
    expect(readNumeral(words)).toBe(value);
  });

  it.each([
    '',
    '17-1',
    '十七-十八',
    '十七—十八',
    '一百二',
    '百',
    '十十',
    '二十百',
    '1十',
    '1二',
    'O',
    '第三',
    '三次',
  ])('%s is not understood at all', (words) => {
    expect(readNumeral(words)).toBeUndefined();
  });
});

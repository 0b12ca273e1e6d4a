import { describe, expect, it } from 'vitest';
import { faultOfIndexNumber, normaliseDocumentNumber } from '../../../functions/parse/repair/numbers.ts';
import { readNumeral } from '../../../functions/parse/repair/numerals.ts';

describe('numerals', () => {
  it.each([
    ['17', 17],
    ['七', 7],
    ['十', 10],
    ['十七', 17],
    ['四十', 40],
    ['四十七', 47],
    ['一百', 100],
    ['一百零三', 103],
    ['一百二十', 120],
    ['二〇二四', 2024],
    ['一二', 12],
  ])('%s', (words, value) => expect(readNumeral(words)).toBe(value));

  it.each(['', '甲', '十甲'])('“%s” is none', (words) => expect(readNumeral(words)).toBeUndefined());
});

describe('document numbers', () => {
  it.each([
    '青政纪[2024]7号',
    '青政纪［2024］7号',
    '青政纪（2024）7号',
    '青政纪【2024】7号',
    '青政纪〔2024〕7号',
    '青政纪(2024)7号',
  ])('%s gets the brackets of the standard', (value) =>
    expect(normaliseDocumentNumber(value)).toBe('青政纪〔2024〕7号'),
  );
});

describe('index numbers', () => {
  it('accepts one whose check digit is right', () => {
    // Weights 3 7 9 10 5 8 4 2 over 12345678: sum 3+14+27+40+25+48+28+16 = 201, 201 mod 11 = 3, 11 − 3 = 8.
    expect(faultOfIndexNumber('123456788/2024-00007', '2024-03-12')).toBeUndefined();
  });
  it('says what is wrong with one', () => {
    expect(faultOfIndexNumber('123456789/2024-00007', undefined)).toContain('check digit');
    expect(faultOfIndexNumber('123456788/2024-7', undefined)).toContain('form');
    expect(faultOfIndexNumber('123456788/2023-00007', '2024-03-12')).toContain('2024');
  });
});

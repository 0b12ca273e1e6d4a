import { describe, expect, it } from 'vitest';
import { cleanText, clip, mapText, plainLine, webAddress } from '../../functions/publish/text.ts';

describe('clean text', () => {
  it.each([
    ['keeps tabs and line ends, in one form', 'a\tb\r\nc\rd\ne', 'a\tb\nc\nd\ne'],
    ['drops control characters', 'a\u0000b\u0008c\u009Fd', 'abcd'],
    ['drops lone surrogates, keeps pairs', 'a\uD800b\uDC00c𠮷', 'abc𠮷'],
    ['drops noncharacters', 'a\uFFFEb\uFDD0c\u{10FFFF}d', 'abcd'],
    ['drops what reorders text', 'a\u202Eb\u2066c\u200Fd', 'abcd'],
    ['shows what only the page had as 〓', '张\uE83F\u{F0001}\uFFFD', '张〓〓〓'],
  ])('%s', (_, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

describe('a plain line', () => {
  it.each([
    ['has single spaces', ' a \n b\u3000c ', 'a b c'],
    ['has no tags', '<b>x</b>', '＜b＞x＜/b＞'],
    ['has no character references', 'a &amp; b &#60; c', 'a ＆amp; b ＆#60; c'],
    ['keeps an ampersand that is one', 'R&D & 研发', 'R&D & 研发'],
  ])('%s', (_, text, line) => {
    expect(plainLine(text)).toBe(line);
  });
});

describe('clip', () => {
  it.each([
    ['一二三', 3, '一二三'],
    ['一二三四', 3, '一二…'],
    ['𠮷𠮷𠮷', 3, '𠮷𠮷𠮷'],
    ['𠮷𠮷𠮷𠮷', 3, '𠮷𠮷…'],
  ])('%s to %i', (text, length, clipped) => {
    expect(clip(text, length)).toBe(clipped);
  });
});

it('changes every string of a value and nothing else', () => {
  const value = { a: 'x', b: [1, 'x', null, { c: 'x' }], d: true };
  expect(mapText(value, () => 'y')).toEqual({ a: 'y', b: [1, 'y', null, { c: 'y' }], d: true });
});

it.each([
  ['https://a.example/b', 'https://a.example/b'],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['urn:sha256:00', undefined],
  ['/relative', undefined],
  [undefined, undefined],
])('a web address: %s', (address, safe) => {
  expect(webAddress(address)).toBe(safe);
});

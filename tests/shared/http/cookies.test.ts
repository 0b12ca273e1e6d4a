import { describe, expect, it } from 'vitest';
import { ChainCookies } from '../../../functions/shared/http/cookies.ts';

const SET_AT = 'https://www.qingxi.example/zwgk/cwhy/17.html';
function sent(lines: string[], to: string): string {
  const cookies = new ChainCookies();
  cookies.take(lines, SET_AT);
  return cookies.headerFor(to);
}

describe('the cookies of a chain of redirects', () => {
  it.each([
    ['to the folder that set it', ['a=1'], 'https://www.qingxi.example/zwgk/cwhy/', 'a=1'],
    ['not above it', ['a=1'], 'https://www.qingxi.example/zwgk/', ''],
    ['not to a folder that begins alike', ['a=1; path=/zwgk'], 'https://www.qingxi.example/zwgk2/', ''],
    ['to its path', ['a=1; Path=/'], 'https://www.qingxi.example/', 'a=1'],
    ['not to another host', ['a=1; path=/'], 'https://qingxi.example/', ''],
    ['to hosts of its domain', ['a=1; path=/; domain=.qingxi.example'], 'https://old.qingxi.example/', 'a=1'],
    ['not for a domain of others', ['a=1; path=/; domain=other.example'], 'https://other.example/', ''],
    ['not for all of a country', ['a=1; path=/; domain=example'], 'https://www.qingxi.example/', ''],
    ['securely', ['a=1; path=/; secure'], 'http://www.qingxi.example/', ''],
    ['the last value', ['a=1; path=/', 'a=2; path=/'], 'https://www.qingxi.example/', 'a=2'],
    [
      'not what is to be forgotten',
      ['a=1; path=/', 'a=; path=/; max-age=0'],
      'https://www.qingxi.example/',
      '',
    ],
    [
      'not what has long expired',
      ['a=1; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT'],
      'https://www.qingxi.example/',
      '',
    ],
    ['with a space in its value', ['a=1 2; path=/'], 'https://www.qingxi.example/', 'a=1 2'],
    ['with signs in its value', ['a="b=c"; path=/'], 'https://www.qingxi.example/', 'a="b=c"'],
    [
      'nothing that is none',
      ['', '=1', 'a', 'a=b\r\nx: y; path=/', 'a=会议; path=/'],
      'https://www.qingxi.example/',
      '',
    ],
  ])('go %s', (_, lines, to, header) => {
    expect(sent(lines, to)).toBe(header);
  });

  it('are a few', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `c${i}=${'x'.repeat(100)}; path=/`);
    expect(sent(many, 'https://www.qingxi.example/').length).toBeLessThan(3000);
    expect(sent([`a=${'x'.repeat(10_000)}; path=/`], 'https://www.qingxi.example/')).toBe('');
  });
});

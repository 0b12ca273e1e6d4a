import { describe, expect, test } from 'vitest';
import { addressOf } from '../../functions/record/address.ts';
import { normaliseUrl } from '../../functions/shared/normalise-url.ts';

describe('the address of a page', () => {
  test.each([
    ['https://WWW.Qingshi.example/a/B.html', 'https://www.qingshi.example/a/B.html'],
    ['https://www.qingshi.example:443/a', 'https://www.qingshi.example/a'],
    ['http://www.qingshi.example:8080/a', 'http://www.qingshi.example:8080/a'],
    ['https://www.qingshi.example/a#part', 'https://www.qingshi.example/a'],
    ['https://www.qingshi.example/a?', 'https://www.qingshi.example/a'],
    ['https://www.qingshi.example/a?id=7&utm_source=x&UTM_medium=y', 'https://www.qingshi.example/a?id=7'],
    ['https://www.qingshi.example/a?spm=1.2.3', 'https://www.qingshi.example/a'],
    ['https://www.qingshi.example/a?b=2&a=1', 'https://www.qingshi.example/a?b=2&a=1'],
    ['https://www.qingshi.example/a?special=1&spmx=2', 'https://www.qingshi.example/a?special=1&spmx=2'],
    ['https://www.qingshi.example/3.html;jsessionid=0A1B.node2', 'https://www.qingshi.example/3.html'],
    ['https://www.qingshi.example/3.do;JSESSIONID=0A?id=7#top', 'https://www.qingshi.example/3.do?id=7'],
    ['https://www.qingshi.example/a;v=1/b;sid=2', 'https://www.qingshi.example/a;v=1/b'],
    ['https://www.qingshi.example/a?PHPSESSID=q1w2e3&id=7', 'https://www.qingshi.example/a?id=7'],
    ['https://www.qingshi.example/a.html%3Bjsessionid=0A1B?id=7', 'https://www.qingshi.example/a.html?id=7'],
    ['https://www.qingshi.example/a%3Bb.html', 'https://www.qingshi.example/a%3Bb.html'],
    ['https://www.qingshi.example/a?id=7;jsessionid=0A1B', 'https://www.qingshi.example/a?id=7'],
    ['https://www.qingshi.example/a?id=7;b=2', 'https://www.qingshi.example/a?id=7;b=2'],
    ['https://www.qingshi.example/a?id=7&amp;PHPSESSID=q1', 'https://www.qingshi.example/a?id=7'],
    ['https://www.qingshi.example/a?id=7&amp;b=2', 'https://www.qingshi.example/a?id=7&amp;b=2'],
    [`https://www.qingshi.example/a?osCsid=${'0v'.repeat(13)}&id=7`, 'https://www.qingshi.example/a?id=7'],
    [
      'https://www.qingshi.example/a?session_key=x&sid=4028e4e5',
      'https://www.qingshi.example/a?session_key=x&sid=4028e4e5',
    ],
    [
      'https://www.qingshi.example/a.asp?ASPSESSIONIDQQBCDEFG=X&id=7',
      'https://www.qingshi.example/a.asp?id=7',
    ],
    [`https://www.qingshi.example/a?sid=${'0f'.repeat(16)}`, 'https://www.qingshi.example/a'],
    ['https://www.qingshi.example/a?sid=7', 'https://www.qingshi.example/a?sid=7'],
    ['https://www.qingshi.example/a?id=7&_=1694000000123', 'https://www.qingshi.example/a?id=7'],
    ['https://www.qingshi.example/a?t=0.8112345678&id=7', 'https://www.qingshi.example/a?id=7'],
    ['https://www.qingshi.example/a?t=2024', 'https://www.qingshi.example/a?t=2024'],
    [
      'https://www.qingshi.example/(S(lit3py55t21z5v55vlm25s55))/a.aspx',
      'https://www.qingshi.example/a.aspx',
    ],
    ['https://www.qingshi.example/(会议)/a', 'https://www.qingshi.example/(%E4%BC%9A%E8%AE%AE)/a'],
    ['https://www.qingshi.example/会议/3', 'https://www.qingshi.example/%E4%BC%9A%E8%AE%AE/3'],
  ])('%s is %s', (spelled, normal) => {
    expect(normaliseUrl(spelled)).toBe(normal);
    expect(normaliseUrl(normal)).toBe(normal);
  });

  test('that is none is refused for good', () => {
    expect(() => normaliseUrl('会议纪要')).toThrowError(expect.objectContaining({ code: 'bad-address' }));
  });

  const provenance = {
    sha256: 'f'.repeat(64),
    contentType: 'text/HTML; charset=gbk',
    script: 'hans',
    parser: '1.0.0',
  } as const;

  test('is where it was fetched, else where it says it stands, else its bytes', () => {
    const url = 'https://a.example/';
    const canonicalUrl = 'https://b.example/';

    expect(addressOf({ form: 'minutes', provenance: { ...provenance, url, canonicalUrl } }).address).toBe(
      url,
    );
    expect(addressOf({ form: 'minutes', provenance: { ...provenance, canonicalUrl } }).address).toBe(
      canonicalUrl,
    );
    expect(addressOf({ form: 'minutes', provenance })).toEqual({
      address: `urn:sha256:${'f'.repeat(64)}`,
      place: 'file:text/html',
    });
  });

  test('of a file with a report is not the place of files with minutes: it would follow them as a newer edition', () => {
    expect(addressOf({ form: 'report', provenance }).place).toBe('file:text/html;report');
  });
});

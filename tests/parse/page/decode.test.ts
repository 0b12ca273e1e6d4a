import { describe, expect, it } from 'vitest';
import { decode } from '../../../functions/parse/page/decode.ts';
import { readBytes } from '../../../functions/parse/page/read-bytes.ts';
import { encodeBig5, encodeGbk } from './raw-pdf.ts';

const TEXT =
  '青溪区人民政府第21次常务会议纪要：2024年3月8日上午，区长林知远主持召开区政府常务会议，研究河道清淤工作。';
const TRADITIONAL = '青溪區公所第21次會議紀錄：區長林知遠主持會議，研究河道清淤工作，會議決定由工務課辦理。';
const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');
const gbk = (text: string): Buffer => bytesOf(encodeGbk(text));
const big5 = (text: string): Buffer => bytesOf(encodeBig5(text));
const read = (bytes: Uint8Array, contentType = 'text/html') => decode(bytes, contentType);
const codes = (bytes: Uint8Array) => read(bytes).issues.map(({ code }) => code);

describe('one broken character costs one character', () => {
  /** The text up to a character, its first byte alone, and the rest. */
  const without = (encode: (text: string) => Buffer, text: string, at: number, byte: 0 | 1): Buffer =>
    Buffer.concat([
      encode(text.slice(0, at)),
      encode(text.slice(at, at + 1)).subarray(byte, byte + 1),
      encode(text.slice(at + 1)),
    ]);

  it.each([
    ['in UTF-8', (text: string) => Buffer.from(text), TEXT, 0],
    ['in GB 18030, its second half missing', gbk, TEXT, 0],
    ['in GB 18030, its first half missing', gbk, TEXT, 1],
    ['in Big5, its second half missing', big5, TRADITIONAL, 0],
    ['in Big5, its first half missing', big5, TRADITIONAL, 1],
  ] as const)('%s', (_how, encode, text, byte) => {
    for (const at of [3, 5, 20, text.length - 3]) {
      if (/[\d，：。]/u.test(text.charAt(at))) continue;
      const { text: found, issues } = read(without(encode, text, at, byte));
      const right = `${text.slice(0, at)}\ufffd${text.slice(at + 1)}`;
      // Which of two like neighbours lost its half is not always to be told; no more than that is lost.
      const lost = [...right].filter((c, i) => c !== found[i]).length;
      expect([found.length, lost <= 4]).toEqual([text.length, true]);
      // Half a character of Big5 may be a letter: that looks like any other.
      if (encode !== big5) expect(issues.map(({ code }) => code)).toEqual(['characters-broken']);
    }
  });

  it('before markup, which stays whole', () => {
    const bytes = Buffer.concat([
      Buffer.from('<meta charset="gb2312"><meta name="description" content="'),
      gbk(TEXT).subarray(0, 11),
      Buffer.from('"><p>'),
      gbk(TEXT),
      Buffer.from('</p>'),
    ]);
    expect(read(bytes).text).toContain(`content="青溪区人民\ufffd"><p>${TEXT}</p>`);
  });

  it('in a list in which every title was cut', () => {
    const item = Buffer.concat([
      Buffer.from('<li><a href="/t1.html">'),
      gbk('县政府召开第16次常务会议研究防汛工').subarray(0, 33),
      Buffer.from('...</a></li>'),
    ]);
    const { text } = read(Buffer.concat(Array.from({ length: 20 }, () => item)));
    expect(text.match(/研究防汛\ufffd\.\.\.<\/a>/gu)).toHaveLength(20);
  });

  it('on a page of one line', () => {
    const short = Buffer.concat([gbk('会议同意。出席：林知'), Buffer.from([0xd4])]);
    expect(read(short).text).toBe('会议同意。出席：林知\ufffd');
  });

  it('but noise is no text', () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, i) =>
      i % 3 === 0 ? 0xff : 0x80 + ((i * i * 7) % 128),
    );
    expect(() => read(noise)).toThrow(/character set/u);
  });
});

describe('a page of pieces in two sets', () => {
  const foot = '<div>主办：青溪区人民政府办公室</div>';
  it.each([
    ['GB 18030, with a foot in UTF-8', gbk(`<p>${TEXT}</p>`), Buffer.from(foot)],
    ['UTF-8, with a foot in GB 18030', Buffer.from(`<p>${TEXT}</p>`), gbk(foot)],
  ])('is read in both: %s', (_how, body, end) => {
    const { text, issues } = read(Buffer.concat([body, end]));
    expect(text).toBe(`<p>${TEXT}</p>${foot}`);
    expect(issues).toEqual([]);
  });
});

describe('the character set of a page', () => {
  it.each([
    ['what the server says', gbk(TEXT), 'text/html; charset=gb2312', TEXT],
    [
      'what the page says',
      Buffer.concat([Buffer.from('<meta charset="gbk">'), gbk(TEXT)]),
      'text/html',
      TEXT,
    ],
    [
      'what XML says',
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="GBK"?>'), gbk(TEXT)]),
      'text/html',
      TEXT,
    ],
    ['its own, where nobody says one', big5(TRADITIONAL), 'text/html', TRADITIONAL],
    ['its own, where the server is wrong', big5(TRADITIONAL), 'text/html; charset=gb2312', TRADITIONAL],
    ['its own, where the page is wrong', gbk(TEXT), 'text/html; charset=utf-8', TEXT],
    ['its own, where the name is none', gbk(TEXT), 'text/html; charset=cp936', TEXT],
    ['UTF-8 whatever is said', Buffer.from(TEXT), 'text/html; charset=gb2312', TEXT],
    ['UTF-16 by its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'text/html', TEXT],
    ['UTF-16 without one', Buffer.from(`<html><p>${TEXT}</p></html>`, 'utf16le'), 'text/html', TEXT],
    [
      'UTF-16 without one, big end first',
      Buffer.from(`<p>${TEXT}</p>`, 'utf16le').swap16(),
      'text/html',
      TEXT,
    ],
  ] as const)('is %s', (_how, bytes, contentType, text) => {
    expect(read(bytes, contentType).text).toContain(text);
    expect(read(bytes, contentType).issues).toEqual([]);
  });
});

it('is not UTF-16 for one NUL in a short text', () => {
  expect(read(Buffer.from('{"list":[{"t":"第17次\0常务会议","u":"/17.html"}]}')).text).toContain(
    '第17次常务会议',
  );
});

it.each(['<style>p{}</style>', '<center>', '<h1>纪要</h1>', '<font size=3>'])(
  'a page that begins with %s is one of HTML, whatever the server says',
  (head) => {
    expect(readBytes(Buffer.from(`${head}<p>${TEXT}</p>`), 'text/plain').lines.join('')).not.toContain('<p>');
  },
);

describe('control characters', () => {
  it.each(['\0', '\u0007', '\u001f', '\u007f', '\u0090'])(
    '%j are left out, and an issue says so',
    (control) => {
      const bytes = Buffer.from(TEXT.replace('林知远', `林${control}知远`));
      expect(read(bytes).text).toBe(TEXT);
      expect(codes(bytes)).toEqual(['control-characters']);
    },
  );

  it('are no reason to take a text for a binary file, if they are few', () => {
    const text = `青溪区人民政府第21次常务会议纪要\n${TEXT}\0\n会议同意。`;
    expect(readBytes(Buffer.from(text), 'text/plain').lines).toEqual([
      '青溪区人民政府第21次常务会议纪要',
      TEXT,
      '会议同意。',
    ]);
  });

  it('are one, if they are many', () => {
    const binary = Uint8Array.from({ length: 4000 }, (_, i) => (i % 7 === 0 ? 0 : (i * 31) % 256));
    expect(() => readBytes(binary, 'text/plain')).toThrow(/binary/u);
  });

  it('do not part lines, and line ends do', () => {
    expect(readBytes(Buffer.from('甲\u000b乙\f丙\u0085丁\t戊'), 'text/plain').lines).toEqual([
      '甲',
      '乙',
      '丙',
      '丁\t戊',
    ]);
  });
});

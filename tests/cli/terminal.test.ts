import { describe, expect, it } from 'vitest';
import { harmless } from '../../cli/terminal.ts';

describe('what is shown on a terminal', () => {
  it.each([
    ['a colour', '\x1b[31mred\x1b[0m.txt', '\\u001b[31mred\\u001b[0m.txt'],
    ['a title of the window', '\x1b]0;owned\x07', '\\u001b]0;owned\\u0007'],
    ['controls of one byte (C1)', '\x9b2J', '\\u009b2J'],
    ['going back over the line', 'good\rbad\x08\x7f', 'good\\u000dbad\\u0008\\u007f'],
    ['turning the direction of text', 'a\u202etxt.exe\u2066', 'a\\u202etxt.exe\\u2066'],
  ])('is never obeyed: %s', (_, text, shown) => {
    expect(harmless(text)).toBe(shown);
  });

  it('stays as it is otherwise', () => {
    const text = '会议纪要 – 第1次\t𠮷\nnext line\n';
    expect(harmless(text)).toBe(text);
  });

  it('is the same JSON', () => {
    const value = { text: 'a\x9b\u202e\x1b\x7f', line: '1\n2\t' };
    const text = JSON.stringify(value, null, 2);
    expect(harmless(text)).not.toBe(text);
    expect(JSON.parse(harmless(text))).toEqual(value);
  });
});
